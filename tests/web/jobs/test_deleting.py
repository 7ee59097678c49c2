"""Deleting a job: the one question, and what it says."""

from collections.abc import Callable

import pytest

from server.domain.roles import Actor
from server.storage import tables
from server.usecases.candidates import notes
from tests.support.people import People
from tests.web.support.browsing import Browser
from tests.web.support.page_content import Page
from tests.web.support.team import Team

BrowserOf = Callable[[Actor], Browser]


@pytest.fixture
def team(people: People) -> Team:
    return Team.of(people)


def test_one_question_says_what_goes_and_then_it_is_gone(team: Team, browser_of: BrowserOf) -> None:
    at, browser = f"/jobs/{team.job}", browser_of(team.rita)
    kari = team.applicant()
    team.export("Per Hansen")
    notes.add(team.rita, team.row(kari).candidate, "Calm.", False, kari)
    assert browser.open(at).goes_to(f"{at}/delete")
    question = browser.htmx(f"{at}/delete")
    assert "<html" not in question.text
    page = Page(question.text)
    for text in ("This cannot be undone.", "1 applicant", "1 prospect", "1 note", "The candidates themselves stay"):
        assert text in page.text
    assert page.goes_to(f"{at}/close")
    page = browser.send(f"{at}/delete", **page.form(f"{at}/delete").filled())
    assert "is deleted." in page.text
    assert browser.get(at).status_code == 404
    assert browser.post(f"{at}/delete", {"people": "2"}).status_code == 404
    assert tables.Candidate.select().count() == 2


def test_the_question_comes_again_when_somebody_was_added_meanwhile(team: Team, browser_of: BrowserOf) -> None:
    at, browser = f"/jobs/{team.job}", browser_of(team.rita)
    form = browser.open(f"{at}/delete").form(f"{at}/delete").filled()
    team.applicant()
    answer = browser.post(f"{at}/delete", form)
    page = Page(answer.text)
    assert (answer.status_code, "Somebody was added to this job in the meantime." in page.text) == (409, True)
    assert page.form(f"{at}/delete").fields["people"] == "1"


@pytest.mark.statement(183, 184)
def test_a_hiring_manager_is_offered_it_while_there_are_no_applicants(team: Team, browser_of: BrowserOf) -> None:
    at, browser = f"/jobs/{team.job}", browser_of(team.hans)
    assert browser.open(at).goes_to(f"{at}/delete")
    team.applicant()
    assert not browser.open(at).goes_to(f"{at}/delete")
    assert browser.get(f"{at}/delete").status_code == 403
    assert browser.post(f"{at}/delete", {"people": "9"}).status_code == 403
    assert not browser_of(team.ingrid).open(at).goes_to(f"{at}/delete")


def test_an_administrator_reads_in_history_who_deleted_what(team: Team, browser_of: BrowserOf, people: People) -> None:
    browser_of(team.rita).send(f"/jobs/{team.job}/delete", people="0")
    page = browser_of(people.administrator()).open("/admin/history?of=job")
    for text in ("Job: deleted", "Senior Data Engineer", "Rita"):
        assert text in page.text


def test_the_question_speaks_norwegian(team: Team, browser_of: BrowserOf) -> None:
    team.applicant()
    page = Page(browser_of(team.rita).get(f"/jobs/{team.job}/delete", **{"Accept-Language": "nb"}).text)
    for text in ("Slett jobb", "1 søker", "Dette kan ikke angres"):
        assert text in page.text
