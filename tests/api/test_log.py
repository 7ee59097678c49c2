"""The log: one line of JSON per request, without personal data and secrets."""

import json
import logging
from collections.abc import Callable
from typing import Any

import pytest

from server.app import create_app
from server.config import Settings
from server.domain.roles import TeamRole
from server.storage import database
from tests.support.api_calls import Api
from tests.support.people import People


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """One database is enough for the log."""
    return sqlite_url


@pytest.fixture
def logging_at(
    people: People, make_settings: Callable[..., Settings], capsys: pytest.CaptureFixture[str]
) -> Callable[[str], tuple[Api, Callable[[], str]]]:
    """The API of an application that logs from a level on, and what was logged since the last time of asking."""

    def begin(level: str) -> tuple[Api, Callable[[], str]]:
        database.release()
        api = Api(create_app(make_settings(LOG_LEVEL=level)))
        return api, lambda: capsys.readouterr().err

    return begin


Logging = Callable[[str], tuple[Api, Callable[[], str]]]


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_request_leaves_one_line_with_its_rule_and_never_its_address(people: People, logging_at: Logging) -> None:
    api, logged = logging_at("info")
    rita = people.recruiter()
    caller = api.of(rita)
    logged()
    answer = caller.get("/api/v1/jobs?q=Kari+Nordmann")
    (line,) = lines(logged())
    assert line.pop("at").endswith("+00:00")
    assert 0 < line.pop("ms") < 60_000
    assert line == {
        "level": "info",
        "event": "request",
        "request": answer.headers["X-Request-Id"],
        "method": "GET",
        "route": "/api/v1/jobs",
        "status": 200,
        "user": rita.id,
    }


def test_no_level_writes_down_people_or_secrets(people: People, logging_at: Logging) -> None:
    api, logged = logging_at("debug")
    rita = people.recruiter("Rita Recruiter")
    job = people.job((rita, TeamRole.RECRUITER))
    tokens = api.tokens(rita)
    person = {"name": "Kari Nordmann", "email": "kari@x.example", "profile_url": "https://www.linkedin.com/in/karinordmann"}
    api.with_token(tokens.access).export(job, person, key="the-key", note="a secret note")
    form = {"grant_type": "refresh_token", "client_id": "attract-extension", "refresh_token": tokens.refresh}
    fresh = api.nobody.call("POST", "/oauth/token", data=form).json
    api.nobody.get("/sign-in?next=/candidates/kari@x.example")
    written = logged()
    assert len(lines(written)) >= 3
    secrets = (tokens.access, tokens.refresh, fresh["access_token"], fresh["refresh_token"], "the-key", "a secret note")
    for word in (*secrets, "Kari", "kari", "Rita", rita.email):
        assert word not in written, word


def test_an_address_that_is_none_is_logged_without_it(logging_at: Logging) -> None:
    api, logged = logging_at("info")
    api.nobody.get("/api/v1/kari@x.example")
    (line,) = lines(logged())
    assert (line["route"], line["status"], line["user"]) == (None, 404, None)


def test_a_higher_level_keeps_quiet_about_what_went_well(logging_at: Logging) -> None:
    api, logged = logging_at("warning")
    api.nobody.get("/livez")
    assert logged() == ""


def test_what_libraries_say_is_a_line_of_json_without_the_values_of_exceptions(logging_at: Logging) -> None:
    _, logged = logging_at("info")
    try:
        raise ValueError("Key (email)=(kari@x.example) already exists")
    except ValueError:
        logging.getLogger("some.library").exception("failed %s", "twice")
    (line,) = lines(logged())
    assert (line["event"], line["logger"], line["level"]) == ("failed twice", "some.library", "error")
    assert line["causes"][0]["kind"] == "builtins.ValueError"
    assert "kari@x.example" not in json.dumps(line)


def test_what_the_matrix_refuses_leaves_a_line_of_its_own_whatever_the_level(people: People, logging_at: Logging) -> None:
    api, logged = logging_at("warning")
    reader = people.read_only()
    job = people.job((people.recruiter(), TeamRole.RECRUITER))
    caller = api.of(reader)
    logged()
    answer = caller.export(job, people.person())
    assert answer.status_code == 403
    line = next(one for one in lines(logged()) if one["event"] == "not_permitted")
    assert (line["level"], line["route"], line["user"]) == ("warning", "/api/v1/exports", reader.id)
