"""Close job, and a closed job."""

from collections.abc import Callable

import pytest

from server.domain.jobs import JobStatus
from server.domain.roles import Actor
from server.usecases.applications import application_flags
from server.usecases.jobs import jobs
from tests.support.people import People, advance
from tests.web.support.browsing import Browser
from tests.web.support.page_content import Page
from tests.web.support.team import Team

BrowserOf = Callable[[Actor], Browser]


@pytest.fixture
def team(people: People) -> Team:
    return Team.of(people)


@pytest.fixture
def browser(team: Team, browser_of: BrowserOf) -> Browser:
    return browser_of(team.rita)


def in_offer(team: Team, name: str = "Kari Nordmann") -> int:
    application = team.applicant(name)
    for _ in range(2):
        advance(team.rita, application)
    return application


@pytest.mark.statement(185, 188)
def test_a_job_is_cancelled_with_a_comment_and_opened_again(team: Team, browser: Browser) -> None:
    at = f"/jobs/{team.job}"
    assert browser.open(at).goes_to(f"{at}/close")
    question = browser.htmx(f"{at}/close")
    assert "Close this job" in question.text
    assert "<html" not in question.text
    form = Page(question.text).form(f"{at}/close")
    assert form.choices.get("reason", form.repeated.get("reason", ["cancelled"])) == ["cancelled"]
    page = browser.send(f"{at}/close", reason="cancelled", comment="<i>Merged</i> with another team.")
    for text in ("The job is closed.", "Job cancelled", "<i>Merged</i> with another team.", "Closed by Rita"):
        assert text in page.text
    assert not page.goes_to(f"{at}/close")
    undo = next(form.action for form in page.forms if form.action.startswith("/undo/"))
    page = browser.send(undo, back=at)
    assert "Taken back." in page.text
    assert page.goes_to(f"{at}/close")
    assert jobs.read(team.rita, team.job).job.status == JobStatus.ACTIVE


@pytest.mark.statement(186, 187)
def test_position_filled_is_there_once_an_offer_was_accepted_and_asks_by_whom(team: Team, browser: Browser) -> None:
    at = f"/jobs/{team.job}"
    kari = in_offer(team)
    question = browser.open(f"{at}/close").text
    assert "Position filled" not in question
    assert "choose Offer accepted in the menu of an applicant" in question
    browser.post(f"/applications/{kari}/offer-accepted", {"on": "1"})
    page = browser.open(f"{at}/close")
    assert "Position filled" in page.text
    answer = browser.post(f"{at}/close", {"reason": "filled", "comment": "At last."})
    page = Page(answer.text)
    assert (answer.status_code, page.message_of("hired")) == (422, "Choose who accepted the offer.")
    assert page.form(f"{at}/close").fields["comment"].strip() == "At last."
    page = browser.send(f"{at}/close", reason="filled", hired=str(kari))
    for text in ("Position filled", "Kari Nordmann took the position."):
        assert text in page.text


def test_the_others_are_rejected_when_that_is_ticked_with_a_reason(team: Team, browser: Browser) -> None:
    at, per = f"/jobs/{team.job}", team.applicant("Per Hansen")
    assert "1 person is still in the running" in browser.open(f"{at}/close").text
    answer = browser.post(f"{at}/close", {"reason": "cancelled", "reject": "1", "rejection": ""})
    assert (answer.status_code, Page(answer.text).message_of("rejection")) == (422, "Choose a reason.")
    browser.send(f"{at}/close", reason="cancelled", rejection="other")  # chosen, but not ticked
    assert team.stage(per) == ("Application", "active")
    browser.send(next(form.action for form in browser.open(at).forms if form.action.startswith("/undo/")))
    browser.send(f"{at}/close", reason="cancelled", reject="1", rejection="other")
    assert team.stage(per) == ("Application", "rejected")


def test_a_closed_job_is_not_closed_another_way(team: Team, browser: Browser) -> None:
    at = f"/jobs/{team.job}"
    browser.send(f"{at}/close", reason="cancelled")
    page = browser.open(f"{at}/close")
    assert f"Senior Data Engineer ({jobs.read(team.rita, team.job).job.job_id}) is closed." in page.text
    assert "is closed." in browser.send(f"{at}/close", reason="filled").text


@pytest.mark.statement(182)
def test_who_may_not_close_is_not_offered_to(team: Team, browser_of: BrowserOf, browser: Browser) -> None:
    at = f"/jobs/{team.job}"
    for one in (team.hans, team.ingrid):
        assert not browser_of(one).open(at).goes_to(f"{at}/close")
        assert browser_of(one).post(f"{at}/close", {"reason": "cancelled"}).status_code == 403
    browser.send(f"{at}/close", reason="cancelled")
    assert not [form for form in browser_of(team.hans).open(at).forms if form.action.startswith("/undo/")]


def test_closing_speaks_norwegian(team: Team, browser: Browser) -> None:
    application_flags.accept_offer(team.rita, in_offer(team), True)
    team.applicant("Per Hansen")
    page = Page(browser.get(f"/jobs/{team.job}/close", **{"Accept-Language": "nb"}).text)
    for text in ("Lukk jobb", "Årsak", "Jobb annullert", "Stilling besatt", "1 person er fortsatt med"):
        assert text in page.text
