"""Every operation of the API asks the permission matrix; the few that nobody needs permission for are named here."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from server.api.operations import OPERATIONS, PREFIX, Operation
from server.domain import permissions
from server.domain.roles import TeamRole
from server.usecases import access
from tests.support.api_calls import Api, described
from tests.support.people import People

PUBLIC = {"/instance"}
PUBLIC_ROUTES = {
    "/healthz",
    "/livez",
    "/api/v1/openapi.json",
    "/.well-known/oauth-authorization-server",
    "/oauth/token",  # what is asked there is the code or token itself
    "/oauth/revoke",
    "/webhooks/linkedin/<token>",  # what nobody can guess is the address itself, and what it says is signed
}


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """One database is enough to see who is asked."""
    return sqlite_url


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The actions that were asked about, in order."""
    result: list[str] = []
    real = permissions.allowed

    def spy(action: permissions.Action, *more: Any) -> bool:
        result.append(action)
        return real(action, *more)

    monkeypatch.setattr(access, "allowed", spy)
    return result


def bodies(people: People, export: int, job: int, candidate: int) -> dict[str, Callable[[], dict[str, Any]]]:
    person = described(people.person())
    return {
        "/exports/preview": lambda: {"json": {"person": person}},
        "/exports": lambda: {"json": {"job": job, "person": person}, "headers": {"Idempotency-Key": "k"}},
        "/in-ats/lookup": lambda: {"json": {"profiles": [{"ref": "0", "member_id": "AEMAAx"}]}},
    }


@pytest.mark.parametrize("one", [one for one in OPERATIONS if one.path not in PUBLIC], ids=lambda one: one.path)
def test_an_operation_asks_the_matrix_on_its_way_to_an_answer(api: Api, people: People, asked: list[str], one: Operation) -> None:
    rita = people.recruiter()
    job = people.job((rita, TeamRole.RECRUITER))
    exported, applicant = people.export(rita, job), people.applicant(rita, job)
    caller = api.of(rita)
    sent = bodies(people, exported.id, job, applicant.candidate).get(one.path, dict)()
    asked.clear()
    path = PREFIX + one.path.format(export=exported.id, candidate=applicant.candidate)
    answer = caller.call(one.method, path, **sent)
    assert answer.status_code in one.answers, answer.text
    assert asked


def test_every_route_of_the_api_is_an_operation_or_named_as_public(app: Flask) -> None:
    declared = {PREFIX + one.path.partition("{")[0] for one in OPERATIONS}
    routes = {rule.rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("api.")}
    others = {rule for rule in routes if not any(rule.partition("<")[0] == one for one in declared)}
    assert others == PUBLIC_ROUTES | {"/oauth/authorize"}


def test_what_needs_no_token_is_named_as_public() -> None:
    assert {one.path for one in OPERATIONS if one.scope is None} == PUBLIC


def test_a_code_is_issued_to_who_may_open_attract(api: Api, people: People, asked: list[str]) -> None:
    api.tokens(people.user())
    assert asked == [permissions.Action.OPEN_ATTRACT]
