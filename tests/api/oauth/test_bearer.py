"""Bearer tokens: missing, forged, expired, revoked, too weak (RFC 6750)."""

from collections.abc import Callable

import pytest

from server.api.operations import OPERATIONS, PREFIX
from server.domain import clock
from server.storage.tables import ExtensionSession, User
from server.usecases.account import connections
from tests.support.api_calls import Api, problem
from tests.support.people import People

PROTECTED = [one for one in OPERATIONS if one.scope]
NAMES = [f"{one.method} {one.path}" for one in PROTECTED]


@pytest.mark.parametrize("one", PROTECTED, ids=NAMES)
def test_every_operation_needs_a_token_of_its_scope(api: Api, people: People, one: object) -> None:
    path = PREFIX + one.path.format(export=1, candidate=1)  # type: ignore[attr-defined]
    method, scope = one.method, one.scope  # type: ignore[attr-defined]
    missing = api.nobody.call(method, path)
    problem(missing, 401, "signed_out")
    assert missing.headers["WWW-Authenticate"] == "Bearer"
    others = " ".join(name for name in ("profile", "jobs", "export", "in_ats") if name != scope)
    weak = api.of(people.recruiter(), others).call(method, path)
    problem(weak, 403, "not_permitted")
    assert weak.headers["WWW-Authenticate"] == f'Bearer error="insufficient_scope", scope="{scope}"'


@pytest.mark.parametrize("header", ["Bearer", "Bearer ", "Basic YTpi", "Token x", "", "Bearer" * 2000])
def test_what_is_no_bearer_token_is_no_token(api: Api, header: str) -> None:
    answer = api.nobody.get("/api/v1/me", Authorization=header)
    problem(answer, 401, "signed_out")
    assert answer.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("token", ["forged", "a" * 8000, "\xe9\xe8", "' or 1=1 --"])
def test_a_forged_token_is_signed_out(api: Api, token: str) -> None:
    answer = api.with_token(token).get("/api/v1/me")
    problem(answer, 401, "signed_out")
    assert answer.headers["WWW-Authenticate"] == 'Bearer error="invalid_token"'


def test_a_token_expires_after_an_hour(api: Api, people: People, let_pass: Callable[[int], None]) -> None:
    caller = api.of(people.recruiter())
    let_pass(clock.HOUR - clock.SECOND)
    assert caller.get("/api/v1/me").status_code == 200
    let_pass(clock.SECOND)
    answer = caller.get("/api/v1/me")
    problem(answer, 401, "expired")
    assert answer.headers["WWW-Authenticate"] == 'Bearer error="invalid_token"'


def test_a_disconnected_token_is_signed_out_at_once(api: Api, people: People) -> None:
    rita = people.recruiter()
    caller = api.of(rita)
    connections.disconnect(rita, connections.of_user(rita)[0].id)
    problem(caller.get("/api/v1/me"), 401, "signed_out")


def test_a_user_who_may_no_longer_sign_in_speaks_through_no_token(api: Api, people: People) -> None:
    rita = people.recruiter()
    caller = api.of(rita)
    User.update(active=False).where(User.id == rita.id).execute()
    problem(caller.get("/api/v1/me"), 401, "signed_out")


def test_the_scheme_is_read_without_regard_to_case(api: Api, people: People) -> None:
    token = api.tokens(people.recruiter()).access
    assert api.nobody.get("/api/v1/me", Authorization=f"bearer {token}").status_code == 200


def test_when_a_session_was_last_used_is_kept_every_five_minutes(
    api: Api, people: People, let_pass: Callable[[int], None]
) -> None:
    caller = api.of(people.recruiter())
    begun = ExtensionSession.get().last_used_at
    let_pass(5 * clock.MINUTE - clock.SECOND)
    caller.get("/api/v1/me")
    assert ExtensionSession.get().last_used_at == begun
    let_pass(2 * clock.SECOND)
    caller.get("/api/v1/me")
    assert ExtensionSession.get().last_used_at > begun


def test_a_cookie_means_nothing_to_the_api(api: Api, people: People) -> None:
    answer = api.nobody.get("/api/v1/me", Cookie="attract=anything")
    problem(answer, 401, "signed_out")
    assert "Set-Cookie" not in answer.headers
