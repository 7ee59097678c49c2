"""The Approval tab of a job, for those who ask and those who answer."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from server.domain.approvals import Answer
from server.domain.jobs import JobStatus
from server.domain.roles import Actor, TeamRole
from server.storage import tables
from server.usecases.jobs import approval_answers, approvals, jobs
from tests.support.people import DRAFT, People
from tests.web.support.browsing import Browser
from tests.web.support.page_content import Page

BrowserOf = Callable[[Actor], Browser]


class Office:
    """A recruiter with a draft that needs approval, and a colleague who is on no team; both at their browsers."""

    def __init__(self, people: People, browser_of: BrowserOf) -> None:
        self.people, self.browser_of = people, browser_of
        self.rita, self.ola = people.recruiter("Rita"), people.user(name="Ola Nordmann")
        self.job = people.job((self.rita, TeamRole.RECRUITER), status=JobStatus.DRAFT, approval=True, title="Designer")
        self.at, self.tab = f"/jobs/{self.job}", f"/jobs/{self.job}/approval"
        self.asks, self.answers = browser_of(self.rita), browser_of(self.ola)

    def sent(self, *approvers: Actor) -> Page:
        for one in approvers or (self.ola,):
            self.asks.send(f"{self.tab}/approvers", user=str(one.id))
        return self.asks.send(f"{self.tab}/send", message="Please.")


@pytest.fixture
def office(people: People, browser_of: BrowserOf) -> Office:
    return Office(people, browser_of)


@pytest.mark.statement(166, 168, 173)
def test_a_job_goes_to_its_approvers_and_can_be_activated_when_they_agree(office: Office) -> None:
    page = office.asks.open(office.at)
    assert page.goes_to(office.tab)
    assert not page.goes_to(f"{office.at}/activate")
    page = office.sent()
    assert "The job is with its approvers." in page.text
    assert [form.action for form in page.forms if form.action.startswith(office.tab)] == [f"{office.tab}/withdraw"]
    answer = office.answers.open(office.tab).form(f"{office.tab}/answer")
    page = office.answers.send(answer.action, **answer.filled(answer="approved", comment="Go on."))
    assert "You approved the job." in page.text
    assert not page.goes_to(f"{office.tab}/answer")
    page = office.asks.open(office.tab)
    assert ("Approved" in page.text, "Go on." in page.text) == (True, True)
    assert page.goes_to(f"{office.at}/activate")
    office.asks.send(f"{office.at}/activate")
    assert jobs.read(office.rita, office.job).job.status == JobStatus.ACTIVE


def test_what_is_written_to_the_approvers_stands_above_their_answer_until_they_are_asked_anew(office: Office) -> None:
    for name in ("Kari", "Per"):
        office.asks.send(f"{office.tab}/approvers", user=str(office.people.user(name=name).id))
    office.asks.send(f"{office.tab}/approvers", user=str(office.ola.id))
    office.asks.send(f"{office.tab}/send", message="<b>Before</b> Friday?")
    for browser in (office.asks, office.answers):
        assert browser.open(office.tab).html.count("&lt;b&gt;Before&lt;/b&gt; Friday?") == 1
    office.asks.send(f"{office.tab}/withdraw")
    assert "Friday?" not in office.asks.open(office.tab).text
    office.asks.send(f"{office.tab}/send", message="")
    page = office.answers.open(office.tab)
    assert page.goes_to(f"{office.tab}/answer")
    assert "Friday?" not in page.text
    assert "<blockquote" not in page.html


@pytest.mark.statement(169)
def test_a_rejection_is_shown_with_its_comment_and_the_job_can_be_edited_and_sent_again(office: Office) -> None:
    office.sent()
    office.answers.send(f"{office.tab}/answer", answer="rejected", comment="<b>No</b> budget", asked=_asked(office))
    page = office.asks.open(office.tab)
    assert "<b>No</b> budget" in page.text  # as it was written, and no markup
    assert page.goes_to(f"{office.at}/edit")
    jobs.change(office.rita, office.job, replace(DRAFT, title="Cheaper designer"))
    page = office.asks.open(office.tab)
    assert "About the job as it was before." in page.text
    page = office.asks.send(f"{office.tab}/send")
    assert "<b>No</b> budget" not in page.text
    assert "Waiting" in page.text


def test_an_approver_who_is_on_no_team_reads_the_job_from_the_link_of_the_notification(office: Office) -> None:
    assert office.answers.get(office.at).status_code == 404
    office.sent()
    told = office.answers.open("/notifications")
    assert "Rita asks you to approve the job Designer" in told.text
    page = office.answers.open(office.tab)
    links = [link for link in page.links.values() if link.startswith(office.at)]
    assert {office.at, f"{office.at}/team", f"{office.at}/process", office.tab} == set(links)
    for link in set(links):
        office.answers.open(link)
    for hidden in ("applicants", "prospects", "history", "edit", "postings"):
        assert office.answers.get(f"{office.at}/{hidden}").status_code == 403


def test_an_approver_with_a_role_elsewhere_reads_no_more_of_the_job_than_one_without(office: Office) -> None:
    eva = office.people.manager()
    office.sent(eva)
    page = office.browser_of(eva).open(office.tab)
    assert not page.goes_to(f"{office.at}/history")
    for hidden in ("applicants", "prospects", "history", "edit", "postings"):
        assert office.browser_of(eva).get(f"{office.at}/{hidden}").status_code == 403


@pytest.mark.statement(177)
def test_home_lists_what_is_assigned_to_me_and_what_i_requested(office: Office) -> None:
    eva = office.people.manager("Eva")
    assert "Approvals" not in office.answers.open("/").text
    office.sent(office.ola, eva)
    page = office.answers.open("/")
    for text in ("Assigned to you", "Designer", "Rita asks", "also asked: Eva"):
        assert text in page.text
    assert page.links["Designer"] == office.tab
    assert "Requested by you" not in page.text
    page = office.asks.open("/")
    assert "Requested by you" in page.text
    assert "not answered yet: Ola Nordmann, Eva" in page.text
    approval_answers.answer(office.ola, office.job, Answer.APPROVED)
    assert "Approvals" not in office.answers.open("/").text
    page = office.asks.open("/")
    assert "not answered yet: Eva" in page.text
    assert "Answer to the approval Approved Ola Nordmann" in page.text  # among what changed on my jobs


def test_an_answer_to_what_was_changed_since_is_refused_with_a_word(office: Office) -> None:
    office.sent()
    asked = _asked(office)
    jobs.change(office.rita, office.job, replace(DRAFT, title="Other"))
    page = office.answers.send(f"{office.tab}/answer", answer="approved", asked=asked)
    assert "was asked for anew" in page.text
    assert jobs.read(office.rita, office.job).job.status == JobStatus.DRAFT


def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(office: Office) -> None:
    office.sent()
    answer = office.answers.post(f"{office.tab}/answer", {"comment": "x" * 2001, "answer": "approved", "asked": _asked(office)})
    page = Page(answer.text)
    assert (answer.status_code, page.message_of("comment")) == (422, "This is too long.")
    assert page.form(f"{office.tab}/answer").fields["comment"].strip() == "x" * 2001
    answer = office.answers.post(f"{office.tab}/answer", {"comment": "Fine", "asked": _asked(office)})
    assert (answer.status_code, Page(answer.text).message_of("answer")) == (422, "Choose one of the two.")


def test_without_approvers_there_is_nothing_to_send_and_an_approver_can_be_removed(office: Office) -> None:
    page = office.asks.open(office.tab)
    assert "Nobody is asked to approve this job yet." in page.text
    assert not page.goes_to(f"{office.tab}/send")
    answer = office.asks.post(f"{office.tab}/send")
    assert (answer.status_code, Page(answer.text).message_of("user")) == (422, "Add an approver first.")
    page = office.asks.send(f"{office.tab}/approvers", user=str(office.ola.id))
    row = approvals.read(office.rita, office.job).approvers[0].id
    assert page.goes_to(f"{office.tab}/approvers/{row}/remove")
    page = office.asks.send(f"{office.tab}/approvers/{row}/remove")
    assert "Nobody is asked to approve this job yet." in page.text
    assert office.asks.post(f"{office.tab}/approvers/{row}/remove").status_code == 404


def test_in_a_large_organisation_an_approver_is_sought_by_name(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(approvals, "SHOWN", 2)
    for number in range(3):
        office.people.user(name=f"Aa Colleague {number}")
    page = office.asks.open(office.tab)
    assert str(office.ola.id) not in page.form(f"{office.tab}/approvers").choices["user"]
    page = office.asks.open(f"{office.tab}?person=nordm")
    assert page.form(f"{office.tab}/approvers").choices["user"] == [str(office.ola.id)]
    assert "Nobody has that name or address." in office.asks.open(f"{office.tab}?person=zzz").text


def test_who_cannot_answer_any_more_is_named_with_what_to_do(office: Office) -> None:
    office.sent()
    tables.User.update(active=False).where(tables.User.id == office.ola.id).execute()
    page = office.asks.open(office.tab)
    assert "Cannot answer any more: Ola Nordmann." in page.text
    page = office.asks.send(f"{office.tab}/withdraw")
    assert "The job is a draft again." in page.text


def test_a_job_that_needs_no_approval_has_no_such_tab(office: Office) -> None:
    other = office.people.job((office.rita, TeamRole.RECRUITER), status=JobStatus.DRAFT)
    assert not office.asks.open(f"/jobs/{other}").goes_to(f"/jobs/{other}/approval")
    assert "needs no approval" in office.asks.open(f"/jobs/{other}/approval").text


def test_the_history_says_who_answered_what_in_norwegian_too(office: Office) -> None:
    office.sent()
    approval_answers.answer(office.ola, office.job, Answer.REJECTED, "Nei takk.")
    page = Page(office.asks.get(f"{office.at}/history", **{"Accept-Language": "nb"}).text)
    for text in ("Svar på godkjenningen", "Avvist", "Nei takk.", "Godkjennere endret"):
        assert text in page.text
    page = Page(office.asks.get(office.tab, **{"Accept-Language": "nb"}).text)
    for text in ("Legg til godkjenner", "Send til godkjennere"):
        assert text in page.text


def _asked(office: Office) -> str:
    return office.answers.open(office.tab).form(f"{office.tab}/answer").fields["asked"]
