"""Feedback on pages: asked for, given, reminded of; and the options of a stage."""

from collections.abc import Callable

import pytest

from server.domain.feedback import FeedbackOptions, Reminder
from server.domain.jobs import JobStatus
from server.domain.roles import Actor, TeamRole
from server.storage import tables
from server.storage.database import transaction
from server.storage.jobs import feedback_activities, process
from server.usecases.applications import feedback_requests
from tests.support.people import People, advance
from tests.web.support.browsing import Browser

BrowserOf = Callable[[Actor], Browser]


class Interview:
    """An applicant in a stage that asks two interviewers."""

    def __init__(self, people: People, **options: bool) -> None:
        self.rita, self.ingrid, self.olav = people.recruiter("Rita"), people.user(name="Ingrid"), people.user(name="Olav")
        roles = (TeamRole.RECRUITER, TeamRole.INTERVIEWER, TeamRole.INTERVIEWER)
        self.job = people.job(*zip((self.rita, self.ingrid, self.olav), roles, strict=True), title="Designer")
        self.stage = process.stages(self.job)[2].id
        with transaction():
            feedback_activities.keep(self.stage, FeedbackOptions(active=True, **options))
        kari = people.applicant(self.rita, self.job, people.person("Kari Nordmann"))
        advance(self.rita, kari.application)
        feedback_requests.work()
        self.address = f"/candidates/{kari.candidate}/feedback"

    def give(self, browser: Browser, comment: str, how: str = "submit") -> str:
        """Fill in and send the reader's form; what the page says then."""
        fields = browser.open(self.address).form(self.address).fields
        return browser.send(self.address, **fields | {"recommendation": "hire", "comment": comment, how: "1"}).text


def test_who_is_asked_finds_the_form_by_the_bell_and_by_the_list_of_what_is_to_give(
    people: People, browser_of: BrowserOf
) -> None:
    interview = Interview(people)
    browser = browser_of(interview.ingrid)
    notices = browser.open("/notifications")
    assert "Your feedback on Kari Nordmann is asked for: Designer" in notices.text
    (opened,) = [form.action for form in notices.forms if form.action.endswith("/open")]
    assert "You are asked for your feedback." in browser.send(opened).text
    for page in ("/feedback", "/"):
        assert browser.open(page).links["Kari Nordmann"] == interview.address
    assert "My feedback to give" not in browser_of(people.recruiter()).open("/").text
    interview.give(browser, "Half", how="save")
    for page in ("/feedback", "/"):
        assert "Saved, not submitted" in browser.open(page).text
    interview.give(browser, "Whole")
    assert "Nobody waits for your feedback." in browser.open("/feedback").text
    assert "Nobody waits for your approval or your feedback." in browser.open("/").text


@pytest.mark.statement(265)
def test_an_interviewer_reads_what_others_wrote_after_submitting(people: People, browser_of: BrowserOf) -> None:
    interview = Interview(people)
    ingrid, olav = browser_of(interview.ingrid), browser_of(interview.olav)
    interview.give(olav, "What Olav thinks")
    assert "What Olav thinks" not in ingrid.open(interview.address).text
    assert "What Olav thinks" not in interview.give(ingrid, "Mine", how="save")
    assert "What Olav thinks" in interview.give(ingrid, "Mine")
    opened = Interview(people, see_others=True)
    opened.give(browser_of(opened.olav), "For all")
    assert "For all" in browser_of(opened.ingrid).open(opened.address).text


@pytest.mark.statement(266)
def test_submitted_feedback_is_offered_for_change_only_where_that_is_on(people: People, browser_of: BrowserOf) -> None:
    for editable in (True, False):
        interview = Interview(people, edit_after=editable)
        browser = browser_of(interview.ingrid)
        fields = browser.open(interview.address).form(interview.address).fields
        interview.give(browser, "First")
        page = browser.open(interview.address)
        assert page.goes_to(interview.address + "x") is False
        assert any(form.action == interview.address for form in page.forms) is editable
        if editable:
            assert "You may change it, and submit it again." in page.text
            assert page.form(interview.address).buttons == ["Submit"]
            assert "Second" in interview.give(browser, "Second")
        else:
            answer = browser.post(interview.address, fields | {"recommendation": "hire", "submit": "1"})
            assert answer.status_code == 409


@pytest.mark.statement(267)
def test_a_recruiter_reminds_and_the_interviewer_reads_it(people: People, browser_of: BrowserOf) -> None:
    interview = Interview(people)
    rita, ingrid = browser_of(interview.rita), browser_of(interview.ingrid)
    page = rita.open(interview.address)
    request = tables.FeedbackRequest.get(tables.FeedbackRequest.user == interview.ingrid.id).id
    act = f"{interview.address}/{request}/remind"
    done = rita.send(act, **page.form(act).fields | {"message": "<b>Soon</b>, please"})
    assert "The reminder is sent." in done.text
    assert "reminded" in done.text
    notices = ingrid.open("/notifications")
    assert "Rita reminds you of your feedback on Kari Nordmann: Designer" in notices.text
    assert "<b>Soon</b>, please" in notices.text
    refused = rita.post(act, {"message": "x" * 2001})
    assert refused.status_code == 422
    assert "This is too long." in refused.text
    interview.give(ingrid, "Done")
    assert not rita.open(interview.address).goes_to(act)
    assert "This feedback was submitted in the meantime." in rita.send(act).text
    assert not ingrid.open(interview.address).goes_to(act)
    assert ingrid.post(act).status_code == 403


@pytest.mark.statement(164, 268)
def test_the_options_are_set_on_the_process_tab_until_the_job_is_active(people: People, browser_of: BrowserOf) -> None:
    rita, olav = people.recruiter(), people.user(name="Olav Okonkwo")
    job = people.job((rita, TeamRole.RECRUITER), status=JobStatus.DRAFT)
    stage = process.stages(job)[2].id
    here = f"/jobs/{job}/process/{stage}/feedback"
    browser = browser_of(rita)
    page = browser.open(f"/jobs/{job}/process")
    assert page.goes_to(here)
    form = browser.open(here).form(here)
    assert form.fields["inherit"] == "on"
    assert "active" not in form.fields
    assert form.choices["reminder"] == [one.value for one in Reminder]
    chosen = form.fields | {"active": "on", "reminder": "two_days", "participant": str(olav.id)}
    del chosen["inherit"]
    page = browser.send(here, **chosen)
    assert "Olav Okonkwo" in page.text
    assert page.form(here).fields[f"participant-{olav.id}"] == "on"
    shown = browser.open(f"/jobs/{job}/process").text
    for text in ("Only those who were chosen take part.", "Reminder: After 2 days", "Interview On"):
        assert text in shown
    assert "Olav Okonkwo" in browser.open(f"/jobs/{job}/team").text
    tables.Job.update(status="active").where(tables.Job.id == job).execute()
    assert not browser.open(f"/jobs/{job}/process").goes_to(here)
    assert not any(form.action == here for form in browser.open(here).forms)
    assert browser.post(here, chosen).status_code == 409


def test_whoever_saves_a_stage_second_sees_both_versions_and_may_save_again(people: People, browser_of: BrowserOf) -> None:
    rita, hans = people.recruiter(), people.manager()
    job = people.job((rita, TeamRole.RECRUITER), (hans, TeamRole.HIRING_MANAGER), status=JobStatus.DRAFT)
    here = f"/jobs/{job}/process/{process.stages(job)[2].id}/feedback"
    first, second = browser_of(rita), browser_of(hans)
    seen = second.open(here).form(here).fields
    first.send(here, **first.open(here).form(here).fields | {"active": "on", "edit_after": "on"})
    answer = second.post(here, seen | {"active": "on", "see_others": "on"})
    assert answer.status_code == 409
    assert "Somebody else saved this in the meantime." in answer.text
    assert "Submitted feedback may be changed by its author." in answer.text
    form = type(second.open("/about"))(answer.text).form(here)
    assert {"active", "see_others"} <= set(form.fields)
    assert "edit_after" not in form.fields
    second.send(here, **form.fields)
    assert feedback_activities.of_stage(process.stages(job)[2].id) == FeedbackOptions(active=True, see_others=True)
