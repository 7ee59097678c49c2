"""The page Exports from LinkedIn, and choosing who is meant, there and from the page of a job."""

import json
from collections.abc import Callable

import pytest
from flask import Flask

from server.domain import clock
from server.domain.errors import LinkedInRefused
from server.domain.linkedin.incoming_exports import EXPORT, SENTENCES, STATUS_CHANGE, ExportContent, IncomingExportState
from server.domain.person import Person
from server.domain.roles import Actor, TeamRole
from server.storage import tables
from server.storage.database import transaction
from server.storage.linkedin.incoming import incoming_exports
from server.storage.linkedin.setup import account
from server.usecases.linkedin.incoming import incoming_exports as arriving
from tests.support.people import People
from tests.web.support.browsing import Browser

BrowserOf = Callable[[Actor], Browser]
HERE = "/admin/linkedin/exports"
JOB = "REQ-1042"
COMPANY = "urn:li:organization:99"
SEAT = "urn:li:seat:9001"


@pytest.fixture
def administrator(app: Flask, people: People) -> Actor:
    """An administrator of a company that LinkedIn knows by the number 99."""
    with transaction():
        account.change(company_id="99")
    return people.administrator()


def receive_export(
    number: str,
    first: str = "Kari",
    last: str = "Nordmann",
    slug: str = "kari",
    email: str = "",
    job: str = JOB,
    exporter: str | None = None,
) -> int:
    """LinkedIn has told of an export; it was looked at."""
    address = f"https://www.linkedin.com/in/{slug}"
    told = ExportContent(
        f"urn:li:person:{slug}", first, last, address, "Engineer", None, "Acme", (email,), job, COMPANY, exporter
    )
    with transaction():
        incoming_exports.receive(number, EXPORT, None)
        row = next(one for one in incoming_exports.due(100) if one.notification == number)
        answer = json.dumps({"told": told.text(), "answer": {"headline": "Engineer"}})
        incoming_exports.keep_answer(row.id, answer, job, exporter, told.name)
    arriving.take_over(row.id)
    return row.id


def ambiguous(people: People, recruiter: Actor) -> tuple[int, int]:
    """Two candidates who may be Kari."""
    other = people.job((recruiter, TeamRole.RECRUITER))
    by_profile = people.export(recruiter, other, Person("Kari Nordmann", "https://www.linkedin.com/in/kari"))
    by_address = people.export(recruiter, other, Person("K. Nordmann", member_id="M1", email="kari@example.org"))
    return by_profile.candidate, by_address.candidate


def test_the_page_says_what_became_of_each_export_and_what_to_do(
    browser_of: BrowserOf, people: People, administrator: Actor
) -> None:
    people.job(job_id=JOB, title="Engineer")
    receive_export("1")
    receive_export("2", "Ola", "Hansen", "ola", job="REQ-9999")
    page = browser_of(administrator).open(HERE)
    assert page.links["Kari Nordmann"] == f"/candidates/{tables.Candidate.get().id}"
    assert "Kari Nordmann was exported to Engineer REQ-1042 ." in page.text
    assert "done Taken over, and on the Prospect tab of REQ-1042." in page.text
    assert "Ola Hansen was exported to REQ-9999 ." in page.text
    assert "refused Attract has no job REQ-9999. Ask for an export to another job, or dismiss this one." in page.text
    assert "Ola Hansen" in browser_of(administrator).open(f"{HERE}?view=open").text
    assert "Ola Hansen" not in browser_of(administrator).open(f"{HERE}?view=done").text
    assert "Nothing needs you." not in page.text


def test_what_only_a_technician_wants_is_behind_details(browser_of: BrowserOf, people: People, administrator: Actor) -> None:
    people.job(job_id=JOB)
    receive_export("4001-abc")
    page = browser_of(administrator).open(HERE)
    before, _, details = page.html.partition("<details>")
    for technical in ("4001-abc", EXPORT, "exported</code>", "&#34;headline&#34;: &#34;Engineer&#34;"):
        assert technical not in before
        assert technical in details
    with transaction():
        incoming_exports.forget_answers(clock.now() + 1)
    assert "What LinkedIn answered" not in browser_of(administrator).open(HERE).text


def test_whoever_exported_is_named_and_links_lead_to_person_and_job(
    browser_of: BrowserOf, people: People, administrator: Actor
) -> None:
    rita = people.recruiter("Rita Recruiter")
    job = people.job((rita, TeamRole.RECRUITER), job_id=JOB, title="Engineer")
    with transaction():
        tables.LinkedInSeat.create(seat=SEAT, contract="urn:li:contract:1", state="ACTIVE", kind="recruiter", user=rita.id)
    receive_export("1", exporter=SEAT)
    page = browser_of(administrator).open(HERE)
    assert "Rita Recruiter exported Kari Nordmann to Engineer REQ-1042 ." in page.text
    assert page.links["Engineer"] == f"/jobs/{job}"


@pytest.mark.parametrize("type", ["SOMETHING_NEW", STATUS_CHANGE])
def test_notifications_that_are_no_exports_are_sentences_too(browser_of: BrowserOf, administrator: Actor, type: str) -> None:
    with transaction():
        incoming_exports.receive("1", type, None)
        incoming_exports.count_turned_away("2026-11-25")
    browser = browser_of(administrator)
    everything, levels = browser.open(HERE), browser.open(f"{HERE}?view=switches")
    assert "Notifications that LinkedIn did not sign." in everything.text
    assert "Check the client secret if exports are missing." in everything.text
    known = "In LinkedIn an access level was requested or switched. waiting Attract asks LinkedIn how the access levels stand."
    other = "A notification of a kind that Attract does not know. unknown It was kept, and nothing was done."
    # News of access levels ask nothing of anybody, so they are not among the exports.
    assert (known in levels.text, other in everything.text) == (type == STATUS_CHANGE, type != STATUS_CHANGE)
    assert known not in everything.text
    assert type not in everything.html.partition("<details>")[0].replace("view=switches", "")
    with transaction():
        incoming_exports.settle(incoming_exports.due(9)[0].id, IncomingExportState.DONE) if type == STATUS_CHANGE else None
    assert ("done Attract knows how the access levels stand now." in browser.open(f"{HERE}?view=switches").text) == (
        type == STATUS_CHANGE
    )


def test_an_export_that_waits_says_what_attract_does(browser_of: BrowserOf, administrator: Actor) -> None:
    with transaction():
        incoming_exports.receive("1", EXPORT, None)
    page = browser_of(administrator).open(f"{HERE}?view=waiting")
    assert "Somebody was exported. LinkedIn has not told who it is. waiting Attract asks LinkedIn who it is." in page.text


def test_an_empty_page_says_how_exports_come_here(browser_of: BrowserOf, administrator: Actor) -> None:
    assert "Nobody was exported in LinkedIn yet." in browser_of(administrator).open(HERE).text
    assert "Nothing needs you." in browser_of(administrator).open(f"{HERE}?view=open").text


def test_one_is_tried_again_after_mending(browser_of: BrowserOf, people: People, administrator: Actor) -> None:
    id = receive_export("1")
    people.job(job_id=JOB)
    page = browser_of(administrator).send(f"{HERE}/{id}/retry")
    assert "It is tried again." in page.text
    arriving.work()
    assert incoming_exports.by_id(id).state == IncomingExportState.DONE  # type: ignore[union-attr]


def test_one_is_dismissed_and_found_again(browser_of: BrowserOf, administrator: Actor) -> None:
    id = receive_export("1")
    browser = browser_of(administrator)
    browser.send(f"{HERE}/{id}/dismiss")
    assert "Kari Nordmann" not in browser.open(f"{HERE}?view=open").text
    assert browser.open(f"{HERE}?view=dismissed").goes_to(f"{HERE}/{id}/retry")
    assert browser.post(f"{HERE}/{id}/dismiss").status_code == 404


def test_an_administrator_chooses_who_is_meant(browser_of: BrowserOf, people: People, administrator: Actor) -> None:
    people.job(job_id=JOB)
    by_profile, by_address = ambiguous(people, people.recruiter())
    id = receive_export("1", email="kari@example.org")
    browser = browser_of(administrator)
    address = browser.open(HERE).links["Choose Kari Nordmann"]
    page = browser.open(address)
    assert page.links["Exports from LinkedIn"] == HERE
    assert "Who is Kari Nordmann?" in page.title
    assert "same profile address" in page.text
    assert f'value="{by_address}"' in page.html
    assert 'value="new"' not in page.html
    answer = browser.post(address, {})
    assert answer.status_code == 422
    assert "Choose who this is." in answer.text
    assert "The export is taken over." in browser.send(address, candidate=by_profile).text
    assert incoming_exports.shown(id).candidate == by_profile  # type: ignore[union-attr]
    assert browser.get(address).status_code == 404


def test_the_jobs_recruiter_is_told_and_chooses(browser_of: BrowserOf, people: People, administrator: Actor) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER), job_id=JOB)
    by_profile, _ = ambiguous(people, recruiter)
    browser = browser_of(recruiter)
    assert "waits until somebody says" not in browser.open(f"/jobs/{job}/prospects").text
    id = receive_export("1", email="kari@example.org")
    address = browser.open(f"/jobs/{job}/prospects").links["Choose who it is"]
    page = browser.open(address)
    form = page.form(f"{address}/{id}")
    assert form.buttons
    assert "Choose who this is." in browser.post(form.action, {}).text
    page = browser.send(form.action, candidate=by_profile)
    assert "Kari Nordmann" in page.links
    assert "No export from LinkedIn waits for a choice." in browser.open(address).text


def test_others_are_neither_told_nor_let_in(browser_of: BrowserOf, people: People, administrator: Actor) -> None:
    interviewer, reader = people.user(), people.read_only()
    job = people.job((people.recruiter(), TeamRole.RECRUITER), (interviewer, TeamRole.INTERVIEWER), job_id=JOB)
    ambiguous(people, people.recruiter())
    receive_export("1", email="kari@example.org")
    assert "waits until somebody says" not in browser_of(reader).open(f"/jobs/{job}/prospects").text
    for other in (interviewer, reader):
        assert browser_of(other).get(f"/jobs/{job}/exports").status_code == 403
        assert browser_of(other).get(HERE).status_code == 403


def test_the_activity_says_that_somebody_was_exported_from_linkedin(
    browser_of: BrowserOf, people: People, administrator: Actor
) -> None:
    people.job(job_id=JOB)
    receive_export("1")
    page = browser_of(administrator).open(f"/candidates/{tables.Candidate.get().id}/activity")
    assert "Exported from LinkedIn to Prospect" in page.text


def test_names_from_linkedin_are_never_markup(browser_of: BrowserOf, people: People, administrator: Actor) -> None:
    ambiguous(people, people.recruiter())
    people.job(job_id=JOB)
    receive_export("1", "<b>Kari", "%(x)s</b>", email="kari@example.org", job="<i>%(job)s")
    page = browser_of(administrator).open(HERE)
    assert "<b>Kari %(x)s</b>" in page.text
    assert "<i>%(job)s" in page.text


@pytest.mark.parametrize("words", ["salary is 100% wrong", "%(x)s is unknown", "<b>%d</b>"])
def test_linkedins_own_words_are_shown_as_they_are(browser_of: BrowserOf, administrator: Actor, words: str) -> None:
    with transaction():
        incoming_exports.receive("1", EXPORT, None)
    arriving._put_off(incoming_exports.due(1), LinkedInRefused(422, words))
    assert f"LinkedIn refused the request (422): {words}" in browser_of(administrator).open(HERE).text


def test_every_refusal_has_a_sentence_that_fills_its_places(administrator: Actor) -> None:
    for sentence in SENTENCES.values():
        assert sentence % {"job": "REQ-1", "name": "Rita"}
