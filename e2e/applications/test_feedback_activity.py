"""An interviewer is asked for feedback, is reminded by hand, saves, submits, and reads others' feedback only then."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from e2e.pages.attract import Attract
from e2e.support.accessibility import assert_accessible
from e2e.support.colleague import ADMIN, INTERVIEWER, MANAGER, RECRUITER, Colleague, ExportResult, Job
from e2e.support.people import Pool


@pytest.fixture
def job(colleague: Callable[..., Colleague]) -> Job:
    """A job that is no more than a draft, with a manager and an interviewer on its team."""
    one = colleague()
    made = one.open_job("Stage Manager", activate=False)
    one.put_on_team(made, "Harald Manager", "hiring_manager")
    one.put_on_team(made, "Ingrid Interviewer", "interviewer")
    return made


def test_who_is_asked_saves_submits_and_only_then_reads_what_others_wrote(
    visit: Callable[..., Attract], colleague: Callable[..., Colleague], people: Pool, job: Job, scripts: bool
):
    rita = _signed_in(visit, RECRUITER, f"/jobs/{job.id}/process", java_script_enabled=scripts)
    rita.page.get_by_role("button", name="Change feedback in Interview").click()
    if scripts:
        assert_accessible(rita.page)
    rita.page.get_by_role("checkbox", name="Ask for feedback").check()
    rita.page.get_by_label("Reminder to those who have not submitted").select_option("After 2 days")
    rita.button("Save").click()
    expect(rita.page.get_by_text("Reminder: After 2 days")).to_be_visible()
    rita.button("Activate").click()
    rita.open(f"/jobs/{job.id}/process")
    expect(rita.page.get_by_role("button", name="Change feedback in Interview")).to_have_count(0)

    kari = _in_interview(colleague, people, job)
    harald = colleague(MANAGER)
    harald.feedback(kari, "Knows every line.", submit=True)

    ingrid = _signed_in(visit, INTERVIEWER, "/jobs", java_script_enabled=scripts)
    ingrid.load_until(ingrid.page.get_by_role("link", name=re.compile("Notifications .*unread")))
    ingrid.page.get_by_role("link", name="Notifications").click()
    ingrid.page.get_by_role("button", name=re.compile("Your feedback on .* Stage Manager")).first.click()
    expect(ingrid.page).to_have_url(f"{ingrid.address}/candidates/{kari.candidate}/feedback")
    expect(ingrid.page.get_by_text("You are asked for your feedback.")).to_be_visible()
    ingrid.page.get_by_label("Strengths").fill("Calm behind the stage.")
    ingrid.button("Save").click()
    expect(ingrid.page.get_by_text("Saved, not submitted: only you see it.")).to_be_visible()
    expect(ingrid.page.get_by_text("Knows every line.")).to_have_count(0)
    ingrid.page.get_by_role("radio", name="Hire", exact=True).check()
    ingrid.button("Submit").click()
    expect(ingrid.page.get_by_text("Knows every line.")).to_be_visible()
    expect(ingrid.page.get_by_role("heading", name="Your feedback on Stage Manager")).to_have_count(0)


def test_a_reminder_by_hand_arrives_in_the_bell_and_in_the_mailbox(
    visit: Callable[..., Attract], colleague: Callable[..., Colleague], people: Pool, job: Job
):
    kari = _asked(colleague, people, job)
    rita = _signed_in(visit, RECRUITER, f"/candidates/{kari.candidate}/feedback")
    asked = rita.page.get_by_role("listitem").filter(has_text="Ingrid Interviewer")
    rita.load_until(asked)
    asked.locator("summary").click()
    asked.get_by_label("Message to Ingrid Interviewer").fill("Before Friday, please.")
    asked.get_by_role("button", name="Send reminder").click()
    expect(rita.said).to_contain_text("The reminder is sent.")
    assert_accessible(rita.page)

    ingrid = _signed_in(visit, INTERVIEWER, "/notifications")
    expect(ingrid.page.get_by_text("Before Friday, please.").first).to_be_visible()
    assert_accessible(ingrid.page)
    ingrid.open("/feedback")
    expect(ingrid.heading("My feedback to give")).to_be_visible()
    assert_accessible(ingrid.page)

    arne = _signed_in(visit, ADMIN, "/admin/mailbox")
    letter = arne.page.get_by_role("row").filter(has_text="interviewer@attract.example").filter(has_text="reminds you")
    arne.load_until(letter)
    assert_accessible(arne.page)
    letter.first.get_by_role("link").click()
    expect(arne.page.get_by_text("Before Friday, please.")).to_be_visible()
    expect(arne.page.get_by_role("button", name="Give feedback")).to_have_attribute(
        "href", f"{arne.address}/candidates/{kari.candidate}/feedback"
    )
    assert_accessible(arne.page)
    arne.open("/admin/system")
    assert_accessible(arne.page)


def test_an_interviewer_reads_it_all_in_norwegian_and_chooses_what_to_be_told(
    visit: Callable[..., Attract], colleague: Callable[..., Colleague], people: Pool, job: Job
):
    kari = _asked(colleague, people, job)
    attract = visit(locale="nb-NO").open("/sign-in?next=/settings")
    attract.page.get_by_label("E-post").fill(INTERVIEWER)
    attract.page.get_by_label("Passord").fill("attract-demo")
    attract.page.get_by_role("button", name="Logg på").click()
    expect(attract.heading("Brukerinnstillinger")).to_be_visible()
    attract.page.get_by_role("main").get_by_role("link", name="Varsler").click()
    expect(attract.page.get_by_role("row", name="Min tilbakemelding mangler")).to_be_visible()
    assert_accessible(attract.page)
    attract.page.get_by_role("button", name="Lagre").click()
    expect(attract.said).to_contain_text("Valget ditt er lagret.")
    attract.open("/notifications")
    asked = attract.page.get_by_role("button", name=re.compile("Du blir bedt om tilbakemelding på .*Stage Manager"))
    expect(asked.first).to_be_visible()
    attract.open(f"/candidates/{kari.candidate}/feedback")
    expect(attract.page.get_by_text("Du blir bedt om tilbakemelding.")).to_be_visible()


def _signed_in(visit: Callable[..., Attract], email: str, path: str, **options: bool) -> Attract:
    attract = visit(**options).open(f"/sign-in?next={path}").sign_in(email)
    expect(attract.page).to_have_url(attract.address + path)
    return attract


def _asked(colleague: Callable[..., Colleague], people: Pool, job: Job) -> ExportResult:
    """Somebody in Interview, where the team is asked for feedback."""
    colleague().ask_for_feedback(job, "Interview")
    return _in_interview(colleague, people, job, activate=True)


def _in_interview(colleague: Callable[..., Colleague], people: Pool, job: Job, activate: bool = False) -> ExportResult:
    one = colleague()
    if activate:
        one.activate(job)
    exported = one.export(people.anybody(), job)
    one.move_to_application(exported)
    one.advance(exported)
    return exported
