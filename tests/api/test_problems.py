"""Errors of the API are problems (RFC 9457), whatever went wrong, in the reader's language."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.api import problems
from server.app import create_app
from server.config import Settings
from server.domain import errors
from server.domain.errors import AttractError, Contended, TooMany, Unavailable
from server.usecases.applications import exportable_jobs
from tests.support.api_calls import Api, problem
from tests.support.people import People


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """One database is enough for what never reaches it."""
    return sqlite_url


def kinds(base: type[AttractError] = AttractError) -> list[type[AttractError]]:
    return [base, *(kind for child in base.__subclasses__() for kind in kinds(child))]


def test_every_refusal_has_a_title() -> None:
    assert {kind.code for kind in kinds()} == set(problems.TITLES)


@pytest.mark.parametrize(
    "path", ["/api/", "/api/v1/", "/api/v1/nothing", "/api/v2/me", "/oauth/nothing", "/.well-known/x", "/healthz/x"]
)
def test_an_address_that_is_none_is_a_problem_and_no_page(api: Api, path: str) -> None:
    problem(api.nobody.get(path), 404, "not_found")


@pytest.mark.parametrize(
    "path", ["/api/v1/me", "/api/v1/exports", "/oauth/authorize", "/healthz", "/livez", "/api/v1/openapi.json"]
)
def test_a_method_that_an_address_does_not_take_names_those_it_takes(api: Api, path: str) -> None:
    answer = api.nobody.call("DELETE", path)
    problem(answer, 405, "method_not_allowed")
    assert set(answer.headers["Allow"].split(", ")) & {"GET", "POST"}


def test_a_page_keeps_its_own_errors(api: Api) -> None:
    answer = api.nobody.get("/nothing")
    assert (answer.status_code, answer.mimetype) == (404, "text/html")


@pytest.fixture
def own_app(people: People, make_settings: Callable[..., Settings]) -> Flask:
    """An application that a test may add to."""
    return create_app(make_settings())


@pytest.fixture
def failing(own_app: Flask) -> FlaskClient:
    """An application whose /api/v1/fails fails as nobody expected."""

    def fails() -> None:
        password = "hunter2"
        raise ZeroDivisionError(f"value {password} of kari@x.example")

    own_app.add_url_rule("/api/v1/fails", view_func=fails)
    return own_app.test_client()


def test_an_unexpected_failure_is_a_problem_that_gives_nothing_away(
    failing: FlaskClient, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = failing.get("/api/v1/fails")
    problems_read = problem(answer, 500, "internal_error")
    assert "Zero" not in answer.text
    logged = capsys.readouterr().err
    assert answer.headers["X-Request-Id"] in logged
    assert "builtins.ZeroDivisionError" in logged
    assert "fails" in logged
    assert "hunter2" not in logged
    assert "kari@x.example" not in logged
    assert problems_read["instance"].endswith(answer.headers["X-Request-Id"])


def test_too_many_says_when_to_come_back(own_app: Flask) -> None:
    def busy() -> None:
        raise TooMany(90)

    own_app.add_url_rule("/api/v1/busy", view_func=busy)
    answer = own_app.test_client().get("/api/v1/busy")
    problem(answer, 429, "too_many")
    assert answer.headers["Retry-After"] == "90"


def test_a_database_that_cannot_be_reached_is_said_to_be_unavailable(
    api: Api, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise Unavailable

    caller = api.of(people.recruiter())
    monkeypatch.setattr(exportable_jobs, "search", gone)
    problem(caller.get("/api/v1/jobs"), 503, "unavailable")


def test_a_deadlock_is_a_problem_of_its_own(api: Api, people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    def conflict(*_: object) -> None:
        raise Contended

    caller = api.of(people.recruiter())
    monkeypatch.setattr(exportable_jobs, "search", conflict)
    problem(caller.get("/api/v1/jobs"), 503, "contended")


@pytest.mark.parametrize(
    ("languages", "title"),
    [("nb", "Ikke funnet"), ("no;q=0.9, en;q=0.5", "Ikke funnet"), ("en", "Not found"), ("xx", "Not found")],
)
def test_a_problem_speaks_the_readers_language(api: Api, languages: str, title: str) -> None:
    problems_read = problem(api.nobody.get("/api/v1/nothing", **{"Accept-Language": languages}), 404, "not_found")
    assert problems_read["title"] == title


def test_what_is_wrong_with_a_field_is_said_in_the_readers_language(api: Api, people: People) -> None:
    answer = api.of(people.recruiter()).post("/api/v1/exports/preview", {}, **{"Accept-Language": "nb"})
    english = problem(api.of(people.recruiter()).post("/api/v1/exports/preview", {}), 422, "invalid")
    norwegian = problem(answer, 422, "invalid")
    assert english["errors"] == [{"field": "person", "message": "This is needed."}]
    assert norwegian["errors"][0]["message"] != "This is needed."


def test_each_request_has_an_id_of_its_own(api: Api) -> None:
    assert (
        len({api.nobody.get("/livez", **{"X-Request-Id": "forged"}).headers["X-Request-Id"] for _ in range(3)} - {"forged"}) == 3
    )


def test_the_codes_of_the_contract_stand() -> None:
    told = {kind.code for kind in kinds()} | {code for code, _, _ in problems._HTTP.values()}
    contract = """signed_out expired not_permitted not_found not_in_ats job_not_active job_closed prospects_off
        ambiguous_person cannot_undo key_reused key_missing not_json invalid not_a_profile too_large too_many unavailable
        method_not_allowed unsupported_media_type"""
    assert set(contract.split()) <= told
    assert errors.Invalid.code == "invalid"
