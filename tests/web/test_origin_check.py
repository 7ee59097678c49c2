"""Writes that another site makes with the reader's cookie are refused."""

from collections.abc import Callable

import pytest

from server.domain.roles import Actor, TeamRole
from server.usecases.jobs import jobs
from tests.support.people import People
from tests.web.support.browsing import HTMX, Browser
from tests.web.support.page_content import Page

FOREIGN = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
    {"Origin": "https://evil.example"},
    {"Origin": "http://localhost.evil.example"},
    {"Origin": "null"},
]
OWN = [
    {"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"},
    {"Sec-Fetch-Site": "none"},
    {"Origin": "http://localhost"},
    {},
]


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """One database is enough: nothing here depends on which it is."""
    return sqlite_url


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_a_write_from_elsewhere_changes_nothing(
    people: People, browser_of: Callable[[Actor], Browser], headers: dict[str, str]
) -> None:
    rita = people.recruiter()
    job = people.job((rita, TeamRole.RECRUITER))
    form = {"title": "Taken over", "description": "x", "location": "x", "openings": "1"}
    answer = browser_of(rita).post(f"/jobs/{job}/edit", form, **headers)
    assert answer.status_code == 403
    assert "came from another site" in Page(answer.text).text
    assert jobs.read(rita, job).job.title == "Senior Data Engineer"


@pytest.mark.parametrize("headers", OWN, ids=str)
def test_a_write_from_the_page_itself_is_done(
    people: People, browser_of: Callable[[Actor], Browser], headers: dict[str, str]
) -> None:
    rita = people.recruiter()
    job = people.job((rita, TeamRole.RECRUITER))
    form = {"title": "Renamed", "description": "x", "location": "x", "openings": "1", "version": jobs.to_edit(rita, job).version}
    assert browser_of(rita).post(f"/jobs/{job}/edit", form, **headers).status_code == 303
    assert jobs.read(rita, job).job.title == "Renamed"


def test_nobody_is_signed_in_from_another_site(stranger: Browser) -> None:
    answer = stranger.post("/sign-in", {"email": "a@b.example", "password": "x"}, **{"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403


def test_reading_from_another_site_is_an_ordinary_link(people: People, browser_of: Callable[[Actor], Browser]) -> None:
    assert browser_of(people.recruiter()).get("/jobs", **{"Sec-Fetch-Site": "cross-site"}).status_code == 200


def test_htmx_hears_the_refusal_without_losing_the_page(people: People, browser_of: Callable[[Actor], Browser]) -> None:
    answer = browser_of(people.recruiter()).post("/jobs/new", {}, **HTMX, **{"Sec-Fetch-Site": "cross-site"})
    assert (answer.status_code, answer.headers["HX-Reswap"]) == (403, "none")


def test_programs_with_tokens_come_from_anywhere(stranger: Browser) -> None:
    answer = stranger.post("/oauth/token", {"grant_type": "nonsense"}, Origin="chrome-extension://abc")
    assert answer.status_code == 400
