"""The pages of the sync in the Admin center: words where there were numbers, and ways to what can be mended."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from server.domain import clock
from server.domain.linkedin import refusals
from server.domain.linkedin.kinds import RecordKind
from server.domain.linkedin.records import ApplicationRecord, CandidateRecord, FeedbackRecord, NoteRecord, StageRecord
from server.domain.roles import Actor, Role, TeamRole
from server.linkedin.transport.quotas import QUOTAS
from server.storage.database import transaction
from server.storage.tables import LinkedInQuota, SyncDirty, SyncRecord
from server.usecases.candidates import notes
from server.usecases.linkedin.outgoing import desired_state
from server.usecases.linkedin.setup import connection
from server.web.linkedin import sync_labels
from tests.support.linkedin_company import LinkedInCompany
from tests.support.people import People
from tests.web.support.browsing import Browser

BrowserOf = Callable[[Actor], Browser]
HERE = "/admin/linkedin/sync"


@pytest.fixture
def app(make_app: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch) -> Flask:
    monkeypatch.setattr(connection._state, "settings", None)
    return make_app(**LinkedInCompany.environment)


@pytest.fixture
def browser(people: People, app: Flask, tmp_path: Path, browser_of: BrowserOf) -> Browser:
    """An administrator's, of a company that is connected."""
    LinkedInCompany(tmp_path).connect()
    return browser_of(people.user(Role.ADMINISTRATOR, Role.RECRUITER, name="Ada Admin"))


def record(kind: RecordKind, key: object, subject_id: int, state: str, **more: Any) -> None:
    """One record between Attract and LinkedIn."""
    own = {"subject": "job" if kind is RecordKind.JOB else "candidate", "desired": "w", "may_be_there": state == "acknowledged"}
    with transaction():
        SyncRecord.create(kind=kind, key=str(key), subject_id=subject_id, state=state, **own | more)


@pytest.fixture
def kari(people: People) -> tuple[int, int, int]:
    """Candidate, application and note of an applicant to a Data Engineer's job."""
    rita = people.recruiter("Rita Recruiter")
    exported = people.applicant(rita, people.job((rita, TeamRole.RECRUITER), job_id="REQ-7", title="Data Engineer"))
    note = notes.add(rita, exported.candidate, "Speaks well", private=False, application_id=exported.application)
    return exported.candidate, exported.application, note


def test_the_ledger_of_a_person_is_in_words(browser: Browser, kari: tuple[int, int, int]) -> None:
    candidate, application, note = kari
    sent = {"first_sent_at": clock.now() - clock.DAY, "sent_at": clock.now(), "acknowledged_at": clock.now()}
    record(
        RecordKind.CANDIDATE, candidate, candidate, "acknowledged", fields="first_name,emails,author_first,author_last", **sent
    )
    record(RecordKind.APPLICATION, application, candidate, "failed", parent=str(candidate), message="LinkedIn's <own> 100% words")
    record(RecordKind.APPLICATION_NOTE, note, candidate, "waiting", parent=str(application), desired=None, **sent)
    record(RecordKind.STAGE, 999_999, candidate, "refused", parent=str(application), message=refusals.NO_STAGE)
    page = browser.open(f"{HERE}/candidates/{candidate}")
    assert page.links["Kari Nordmann"] == f"/candidates/{candidate}"
    assert page.links["Sync"] == HERE
    assert "Profile The person acknowledged Fields: first name, e-mail address, author First sent" in page.text
    assert (
        "Application: Data Engineer REQ-7 The application refused by LinkedIn LinkedIn's <own> 100% words Sent never" in page.text
    )
    assert "Note by Rita Recruiter being withdrawn First sent" in page.text
    assert f"A stage that is gone not sent {refusals.NO_STAGE}" in page.text
    for number in (f" {application} ", f" {note} ", "999999"):
        assert number not in re.sub(r"\d+ \w+ \d{4} \d\d:\d\d", "", page.text)  # a day may be the same number


def test_of_whom_linkedin_was_never_told_the_ledger_says_when_it_would_be(browser: Browser, kari: tuple[int, int, int]) -> None:
    page = browser.open(f"{HERE}/candidates/{kari[0]}")
    assert "LinkedIn was never told anything about this person." in page.text
    assert "LinkedIn hears of people once they are past Prospect on a job." in page.text


def test_of_whom_is_gone_the_ledger_still_tells(browser: Browser) -> None:
    record(RecordKind.CANDIDATE, 12345, 12345, "withdrawn", desired=None, first_sent_at=1, sent_at=1, acknowledged_at=clock.now())
    page = browser.open(f"{HERE}/candidates/12345")
    assert "candidate 12345, who is erased" in page.text
    assert "The person withdrawn" in page.text


def test_records_that_linkedin_does_not_have_are_named_and_lead_to_what_can_be_mended(
    browser: Browser, kari: tuple[int, int, int]
) -> None:
    record(RecordKind.CANDIDATE, kari[0], kari[0], "refused", message=refusals.NO_EMAIL_NOR_MEMBER)
    record(RecordKind.APPLICATION, kari[1], kari[0], "waiting", message="Waits until LinkedIn has what it belongs to.")
    record(RecordKind.JOB, "REQ-7", 1, "failed", message="title")
    page = browser.open(HERE)
    assert page.links["1 Candidates"] == f"{HERE}/records?kind=candidate&state=refused"
    assert page.links["1 Jobs"] == f"{HERE}/records?kind=job&state=failed"
    assert page.text.index(refusals.NO_EMAIL_NOR_MEMBER) < page.text.index("Waits until LinkedIn has")
    page = browser.open(page.links["1 Candidates"])
    assert "Candidates: not sent" in page.text
    assert page.links["Kari Nordmann"] == f"/candidates/{kari[0]}"
    assert page.links["What LinkedIn was told Kari Nordmann"] == f"{HERE}/candidates/{kari[0]}"
    page = browser.open(f"{HERE}/records?kind=job&state=failed")
    assert page.links["Data Engineer"] == "/jobs/1"
    assert "They are tried again." in browser.send(f"{HERE}/retry", kind="job", state="failed").text
    assert "There are none" in browser.open(f"{HERE}/records?kind=job&state=failed").text


def test_before_anything_was_compared_the_page_says_where_to_begin(browser: Browser, kari: tuple[int, int, int]) -> None:
    page = browser.open(HERE)
    assert "The sync has not begun Nothing was compared and nothing was sent. Begin with the dry run" in page.text
    assert "Should be there" not in page.text
    assert "Dry run" in page.form(f"{HERE}/dry-run").buttons


def test_all_that_moves_follows_the_sync_while_the_page_is_open(browser: Browser, kari: tuple[int, int, int]) -> None:
    browser.send(f"{HERE}/dry-run")
    assert 'hx-trigger="every 2s"' in browser.htmx(HERE).text
    SyncDirty.delete().execute()
    record(RecordKind.CANDIDATE, kari[0], kari[0], "refused", message=refusals.NO_EMAIL_NOR_MEMBER)
    part = browser.htmx(HERE).text
    assert "hx-get" not in part
    assert "What would not be sent, and why" in part
    assert "Start the sync" in part
    browser.send(f"{HERE}/start")
    SyncDirty.delete().execute()
    part = browser.htmx(HERE).text
    assert 'hx-trigger="every 20s"' in part
    assert "Pause" in part


def test_the_dry_run_says_what_would_be_sent_and_what_would_not_and_why(browser: Browser, kari: tuple[int, int, int]) -> None:
    browser.send(f"{HERE}/dry-run")
    record(RecordKind.CANDIDATE, kari[0], kari[0], "refused", message=refusals.NO_EMAIL_NOR_MEMBER)
    record(RecordKind.JOB, "REQ-7", 1, "waiting")
    page = browser.open(HERE)
    which = browser.open(page.links["1 would be sent"])
    assert which.links["Data Engineer"] == "/jobs/1"
    assert "Jobs: to be sent" in which.text
    assert "tried again" not in which.text
    assert (
        "Kind Should be there Acknowledged Would be sent Would not be sent Jobs 1 0 1 would be sent 0 Candidates 1 0 0 1"
        in page.text
    )
    assert f"What would not be sent, and why Kind Reason Records Candidates {refusals.NO_EMAIL_NOR_MEMBER} 1" in page.text
    assert "To be looked at" not in page.text


def test_requests_are_counted_by_what_they_are_about(browser: Browser) -> None:
    day = clock.iso(clock.now())[:10]
    with transaction():
        LinkedInQuota.create(resource="atsApplications/interviewFeedback", day=day, requests=1234)
        LinkedInQuota.create(resource="somethingNew", day=day, requests=1)
    text = browser.open(HERE).text
    assert "Interview feedback 1,234 98,766 open" in text
    assert "somethingNew 1 – open" in text
    norwegian = browser.get(HERE, **{"Accept-Language": "nb"}).text
    assert "98\xa0766" in norwegian


def test_everything_that_linkedin_is_told_has_a_word() -> None:
    kinds = (CandidateRecord, ApplicationRecord, StageRecord, NoteRecord, FeedbackRecord)
    assert {name for kind in kinds for name in desired_state._FIELDS[kind.__name__]} <= sync_labels.FIELDS.keys()
    assert QUOTAS.keys() <= sync_labels._RESOURCES.keys()
    assert set(RecordKind) == sync_labels.KINDS.keys()
