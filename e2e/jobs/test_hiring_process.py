"""A job from its first draft to a hire's way through it, by the pages of Attract alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from e2e.pages.attract import Attract
from e2e.support.colleague import RECRUITER, Colleague, Job
from e2e.support.people import Pool


@pytest.mark.statement(149, 150, 151, 155, 163, 164, 165)
def test_a_new_job_gets_its_details_its_team_and_its_process_and_is_activated(visit: Callable[..., Attract], scripts: bool):
    attract = visit(java_script_enabled=scripts).open("/jobs").sign_in(RECRUITER)
    page = attract.page
    page.get_by_role("button", name="New job").or_(page.get_by_role("link", name="New job")).click()
    page.get_by_label("Job title").fill("Harbour Pilot")
    page.get_by_role("radio", name="Recruiter").check()
    attract.button("Skip").click()
    expect(page.get_by_label("Number of openings")).to_have_value("1")
    page.get_by_label("Location").fill("Ålesund, Norway")
    attract.button("Save as draft").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Job title")).to_have_value("Harbour Pilot")
    page.get_by_label("Job description").fill("Brings ships in.\n\nKnows every <reef>.")
    attract.button("Save as draft").click()
    expect(attract.heading("Harbour Pilot")).to_be_visible()
    expect(page.get_by_text("Draft", exact=True)).to_be_visible()
    expect(page.get_by_text("Knows every <reef>.")).to_be_visible()

    attract.show_tab("Hiring team")
    page.get_by_label("Person").select_option(label="Ingrid Interviewer · interviewer@attract.example")
    page.get_by_label("Role").select_option("Interviewer")
    attract.button("Add").click()
    expect(page.get_by_role("listitem").filter(has_text="Ingrid Interviewer")).to_contain_text("Interviewer")

    attract.show_tab("Process")
    page.get_by_label("Name of stage 3").fill("Trial voyage")
    attract.button("Save").click()
    expect(attract.said).to_contain_text("The process is saved.")
    attract.button("Activate").click()
    expect(page.get_by_text("Active", exact=True)).to_be_visible()
    attract.show_tab("Process")
    expect(page.get_by_text("The process cannot be changed after activation.")).to_be_visible()
    expect(page.locator("ol.stages > li").filter(has_text="Trial voyage")).to_be_visible()
    attract.show_tab("Prospect")
    expect(page.get_by_text("Nobody is in Prospect yet.")).to_be_visible()


@pytest.mark.statement(217, 218, 219)
def test_a_prospect_becomes_an_applicant_advances_is_rejected_with_a_reason_and_taken_back(
    visit: Callable[..., Attract], people: Pool, colleague: Callable[..., Colleague], scripts: bool
):
    member, one = people.anybody(), colleague()
    job = one.open_job(f"Ice Pilot {scripts}")
    candidate = one.export(member, job).candidate
    attract = visit(java_script_enabled=scripts).open("/sign-in").sign_in(RECRUITER)
    expect(attract.heading("Home")).to_be_visible()
    attract.open_prospects(job)
    attract.row(member.name).get_by_role("button", name="Move to Application").click()
    expect(attract.said).to_contain_text(f"{member.name} is in Application now.")
    expect(attract.row(member.name)).to_have_count(0)

    attract.show_tab("Applicants")
    attract.row(member.name).get_by_role("button", name="Advance").click()
    expect(attract.said).to_contain_text(f"{member.name} is in Interview now.")
    expect(attract.row(member.name)).to_contain_text("Interview")
    _reject(attract, member.name)
    expect(attract.said).to_contain_text(f"{member.name} is rejected.")
    attract.open(f"/jobs/{job.id}/applicants?status=rejected")
    expect(attract.row(member.name)).to_contain_text("Rejected")

    attract.open(f"/candidates/{candidate}/activity")
    expect(attract.page.get_by_text("Cannot stand the cold.")).to_be_visible()
    attract.button("Undo").first.click()
    expect(attract.said).to_contain_text("Taken back.")
    attract.open_applicants(job)
    expect(attract.row(member.name)).to_contain_text("Interview")
    expect(attract.row(member.name)).not_to_contain_text("Rejected")


def test_undo_stands_in_the_message_right_after_a_move(
    visit: Callable[..., Attract], people: Pool, colleague: Callable[..., Colleague]
):
    member, one = people.anybody(), colleague()
    job = one.open_job("Canal Pilot")
    one.export(member, job)
    attract = _signed_in(visit, job)
    attract.row(member.name).get_by_role("button", name="Move to Application").click()
    attract.said.get_by_role("button", name="Undo").click()
    expect(attract.said).to_contain_text("Taken back.")
    expect(attract.row(member.name)).to_be_visible()


def test_a_dialog_asks_for_the_reason_and_cancel_changes_nothing(
    visit: Callable[..., Attract], people: Pool, colleague: Callable[..., Colleague]
):
    member, one = people.anybody(), colleague()
    job = one.open_job("River Pilot")
    one.move_to_application(one.export(member, job))
    attract = _signed_in(visit, job)
    attract.show_tab("Applicants")
    attract.row(member.name).get_by_role("button", name="Reject").click()
    dialog = attract.page.get_by_role("dialog", name=f"Reject {member.name}")
    expect(dialog).to_be_visible()
    dialog.get_by_role("link", name="Cancel").click()
    expect(dialog).to_be_hidden()
    expect(attract.row(member.name)).not_to_contain_text("Rejected")


def test_a_move_that_a_colleague_made_first_is_not_made_twice(
    visit: Callable[..., Attract], people: Pool, colleague: Callable[..., Colleague]
):
    member, one = people.anybody(), colleague()
    job = one.open_job("Deep Sea Pilot")
    exported = one.export(member, job)
    one.move_to_application(exported)
    attract = _signed_in(visit, job)
    attract.show_tab("Applicants")
    one.advance(exported)
    attract.row(member.name).get_by_role("button", name="Advance").click()
    expect(attract.row(member.name)).to_contain_text("Interview")
    expect(attract.row(member.name)).not_to_contain_text("Offer")


def _signed_in(visit: Callable[..., Attract], job: Job) -> Attract:
    attract = visit().open(f"/sign-in?next=/jobs/{job.id}/prospects").sign_in(RECRUITER)
    expect(attract.heading(job.title)).to_be_visible()
    return attract


def _reject(attract: Attract, name: str) -> None:
    attract.row(name).get_by_role("button", name="Reject").click()
    # In a dialog, or without scripts on a page of its own; the list behind it has a Reject for many.
    form = attract.page.locator('form[action^="/applications/"][action$="/reject"]')
    form.get_by_label("Rejection reason").select_option(index=1)
    form.get_by_label("Comment").fill("Cannot stand the cold.")
    form.get_by_role("button", name="Reject", exact=True).click()
