"""Refusals and failures, as pages and as messages in the page that is open."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from server.domain.errors import Contended, Unavailable
from server.domain.roles import Actor, TeamRole
from server.usecases.jobs import jobs
from tests.support.people import People
from tests.web.support.browsing import HTMX, Browser
from tests.web.support.page_content import Page


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """One database is enough: nothing here depends on which it is."""
    return sqlite_url


def fails_with(error: Exception) -> Callable[..., Any]:
    def failing(*_args: object, **_named: object) -> None:
        raise error

    return failing


def test_an_unknown_address_says_so_and_leads_on(people: People, browser_of: Callable[[Actor], Browser]) -> None:
    page = browser_of(people.recruiter()).open("/no/such/page", 404)
    assert "There is nothing here, or you may not see it." in page.text
    assert page.links["Go to Jobs"] == "/jobs"


def test_what_may_not_be_seen_looks_like_what_does_not_exist(people: People, browser_of: Callable[[Actor], Browser]) -> None:
    job = people.job((people.recruiter(), TeamRole.RECRUITER))
    browser = browser_of(people.recruiter())
    hidden, absent = browser.open(f"/jobs/{job}", 404), browser.open("/jobs/987654", 404)
    assert hidden.text.partition("Reference")[0] == absent.text.partition("Reference")[0]


@pytest.mark.parametrize("id", ["2147483648", "9" * 30, "-1", "0x1", "1.0", "%00"])
def test_an_id_that_no_row_has_is_an_unknown_address(people: People, browser_of: Callable[[Actor], Browser], id: str) -> None:
    assert browser_of(people.recruiter()).get(f"/candidates/{id}").status_code == 404


def test_a_wrong_method_names_the_right_ones(people: People, browser_of: Callable[[Actor], Browser]) -> None:
    answer = browser_of(people.recruiter()).get("/sign-out")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "OPTIONS, POST")


def test_a_form_that_is_far_too_long_is_refused_as_a_whole(people: People, browser_of: Callable[[Actor], Browser]) -> None:
    answer = browser_of(people.recruiter()).post("/jobs/new", {"description": "x" * 600_000})
    assert answer.status_code == 413
    assert "too much at once" in Page(answer.text).text


def test_a_failure_gives_a_reference_that_the_log_knows(
    app: Flask, people: People, browser_of: Callable[[Actor], Browser], monkeypatch: pytest.MonkeyPatch
) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    monkeypatch.setattr(jobs, "list_jobs", fails_with(RuntimeError("secret detail")))
    browser = browser_of(people.recruiter())
    answer = browser.get("/jobs")
    assert answer.status_code == 500
    assert f"Reference: {answer.headers['X-Request-Id']}" in Page(answer.text).text
    assert "secret detail" not in answer.text
    part = browser.htmx("/jobs")
    assert (part.status_code, part.headers["HX-Reswap"]) == (500, "none")
    assert f"Reference: {part.headers['X-Request-Id']}" in Page(part.text).text


def test_a_database_that_cannot_be_reached_is_said_as_such(
    people: People, browser_of: Callable[[Actor], Browser], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "list_jobs", fails_with(Unavailable()))
    assert "cannot reach its database" in browser_of(people.recruiter()).open("/jobs", 503).text


def test_a_deadlock_is_said_as_such_and_that_nothing_was_done(
    people: People, browser_of: Callable[[Actor], Browser], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "list_jobs", fails_with(Contended()))
    assert "so nothing was done. Try again." in browser_of(people.recruiter()).open("/jobs", 503).text


def test_htmx_gets_a_refusal_as_a_message_and_keeps_the_page(people: People, browser_of: Callable[[Actor], Browser]) -> None:
    answer = browser_of(people.recruiter()).get("/jobs?view=all", **HTMX)
    assert (answer.status_code, answer.headers["HX-Reswap"]) == (403, "none")
    assert '<hx-partial hx-target="#said"' in answer.text
    assert "Your role does not allow this." in Page(answer.text).text
    assert "<html" not in answer.text


@pytest.mark.parametrize("path", ["/api/v1/nothing", "/oauth/nothing", "/.well-known/nothing"])
def test_the_api_answers_its_own_errors(stranger: Browser, path: str) -> None:
    answer = stranger.get(path)
    assert (answer.status_code, answer.content_type) == (404, "application/problem+json")
    assert stranger.post("/api/v1/instance").content_type == "application/problem+json"
    assert stranger.get("/api/v1/me").content_type == "application/problem+json"
