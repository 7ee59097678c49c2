"""The pages of history, and Undo, over HTTP."""

from collections.abc import Callable

import pytest
from flask import Flask

from server.domain.option_sets import OptionSet
from server.domain.roles import Actor, Role, TeamRole
from server.domain.stages import StageKind
from server.storage import tables
from server.usecases.account import option_sets
from server.usecases.applications import add_by_hand, applications
from server.usecases.applications.add_by_hand import NewPerson
from server.usecases.linkedin.tab import links
from server.web.history import value
from tests.support.people import People
from tests.web.support.browsing import Browser

KARI = "https://www.linkedin.com/in/kari-history"


@pytest.fixture
def rita(people: People) -> Actor:
    return people.user(Role.ADMINISTRATOR, Role.RECRUITER, name="Rita Recruiter")


def test_a_job_a_candidate_and_the_admin_center_show_who_did_what(
    people: People, rita: Actor, browser_of: Callable[[Actor], Browser]
) -> None:
    job = people.job((rita, TeamRole.RECRUITER))
    candidate = people.applicant(rita, job, people.person("Kari Nordmann")).candidate
    browser = browser_of(rita)
    for path in (f"/jobs/{job}/history", f"/candidates/{candidate}/history", "/admin/history", "/admin/history?of=application"):
        shown = browser.get(path).text
        assert "Application: made" in shown, path
        assert "Rita Recruiter" in shown, path
    assert "Application: made" not in browser.get("/admin/history?of=job").text


def test_sources_and_reasons_that_administrators_made_are_told_by_their_names(
    people: People, rita: Actor, browser_of: Callable[[Actor], Browser]
) -> None:
    source = option_sets.add(rita, OptionSet.SOURCE, "Met at the fjord", "Møtt ved fjorden")
    reason = option_sets.add(rita, OptionSet.REASON, "Moved to the moon")
    codes = {one: tables.Option.get_by_id(one).code for one in (source, reason)}
    job = people.job((rita, TeamRole.RECRUITER))
    added = add_by_hand.add(rita, job, StageKind.APPLICATION, NewPerson("Kari", "Nordmann", source=codes[source])).application
    applications.reject(rita, added, codes[reason])
    candidate = tables.Application.get_by_id(added).candidate_id
    for path in (f"/jobs/{job}/history", f"/candidates/{candidate}/history", "/admin/history"):
        page = browser_of(rita).open(path)
        assert "Met at the fjord" in page.text, path
        assert "Moved to the moon" in page.text, path
        assert not [code for code in codes.values() if code in page.text]


def test_undo_goes_back_to_the_page_it_was_asked_on(people: People, rita: Actor, browser_of: Callable[[Actor], Browser]) -> None:
    candidate = people.applicant(rita, people.job((rita, TeamRole.RECRUITER))).candidate
    undoable_action = links.link_address(rita, candidate, KARI)
    browser, page = browser_of(rita), f"/candidates/{candidate}/history"
    assert f'action="/undo/{undoable_action}"' in browser.get(page).text
    answer = browser.post(f"/undo/{undoable_action}", {"back": page})
    assert (answer.status_code, answer.location) == (303, page)
    shown = browser.get(page).text
    assert "Taken back." in shown
    assert f'action="/undo/{undoable_action}"' not in shown
    browser.post(f"/undo/{undoable_action}", {"back": page})
    assert "This cannot be undone any more." in browser.get(page).text


@pytest.mark.parametrize("elsewhere", ["https://evil.example/x", "//evil.example/x", "/\\evil.example", "javascript:alert(1)"])
def test_undo_leads_to_no_other_site(people: People, rita: Actor, browser_of: Callable[[Actor], Browser], elsewhere: str) -> None:
    candidate = people.applicant(rita, people.job((rita, TeamRole.RECRUITER))).candidate
    undoable_action = links.link_address(rita, candidate, KARI)
    assert browser_of(rita).post(f"/undo/{undoable_action}", {"back": elsewhere}).location in ("/jobs", "/x")


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("person:UlSr4_x-1", "LinkedIn member UlSr4_x-1"),
        ("member:AEMAAbc", "LinkedIn member AEMAAbc"),
        ("in:kari-nordmann", "www.linkedin.com/in/kari-nordmann"),
        (["in:kari"], "www.linkedin.com/in/kari"),
        ("in: the beginning", "in: the beginning"),
        (KARI, KARI),
    ],
)
def test_a_profile_is_named_as_people_know_it(app: Flask, kept: object, said: str) -> None:
    with app.test_request_context():
        assert value(kept) == said
