"""Codes and tokens over HTTP: exchange, rotation, replay, revocation."""

import base64
import hashlib
from collections.abc import Callable
from typing import Any

import pytest
from werkzeug.test import TestResponse

from server.api.oauth.client import CHROME_REDIRECT, CLIENT_ID, FIREFOX_REDIRECT
from server.domain import clock
from server.domain.roles import Actor
from server.storage.tables import AccessToken, AuthorizationCode, ExtensionSession
from server.usecases.account import connections
from tests.api.v1.test_exports_at_once import at_once
from tests.support.api_calls import ALL_SCOPES, Api, problem
from tests.support.people import People

VERIFIER = "a-verifier-of-the-test-with-at-least-43-characters"
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).decode().rstrip("=")


@pytest.fixture
def rita(people: People) -> Actor:
    return people.recruiter("Rita")


@pytest.fixture
def code(api: Api, rita: Actor) -> str:
    return connections.issue_code(rita, CLIENT_ID, CHROME_REDIRECT, ALL_SCOPES, CHALLENGE)


def token(api: Api, **form: str | None) -> TestResponse:
    sent = {name: value for name, value in form.items() if value is not None}
    return api.nobody.call("POST", "/oauth/token", data=sent)


def exchange(api: Api, good: str, **other: str | None) -> TestResponse:
    form = {"client_id": CLIENT_ID, "redirect_uri": CHROME_REDIRECT, "code_verifier": VERIFIER, "code": good}
    return token(api, **({"grant_type": "authorization_code"} | form | other))


def refresh(api: Api, refresh_token: str, **other: str | None) -> TestResponse:
    form = {"grant_type": "refresh_token", "client_id": CLIENT_ID, "refresh_token": refresh_token}
    return token(api, **(form | other))


def refused(answer: TestResponse, error: str = "invalid_grant") -> None:
    assert (answer.status_code, answer.content_type, answer.json["error"]) == (400, "application/json", error)


def works(api: Api, access_token: str) -> bool:
    return api.with_token(access_token).get("/api/v1/me").status_code == 200


def test_a_code_is_exchanged_for_tokens_that_are_kept_hashed(api: Api, code: str) -> None:
    answer = exchange(api, code, device="Chrome on Linux")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    told: dict[str, Any] = answer.json
    assert (told["token_type"], told["expires_in"], told["scope"]) == ("Bearer", 3600, ALL_SCOPES)
    assert works(api, told["access_token"])
    session = ExtensionSession.get()
    assert session.device == "Chrome on Linux"
    assert session.refresh_hash == hashlib.sha256(told["refresh_token"].encode()).hexdigest()
    assert AccessToken.get().token_hash == hashlib.sha256(told["access_token"].encode()).hexdigest()


@pytest.mark.parametrize(
    "other",
    [
        {"code_verifier": "x" * 43},
        {"redirect_uri": FIREFOX_REDIRECT},
        {"redirect_uri": None},
        {"code": "forged"},
        {"code": "\x00"},
    ],
    ids=str,
)
def test_a_code_is_worth_nothing_without_all_that_belongs_to_it(api: Api, code: str, other: dict[str, str | None]) -> None:
    refused(exchange(api, code, **other))
    assert ExtensionSession.select().count() == 0


@pytest.mark.parametrize(
    ("other", "error"),
    [
        ({"code_verifier": None}, "invalid_request"),
        ({"code_verifier": "short"}, "invalid_request"),
        ({"code": None}, "invalid_request"),
        ({"client_id": None}, "invalid_client"),
        ({"client_id": "somebody-else"}, "invalid_client"),
        ({"client_secret": "x"}, "invalid_client"),
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"grant_type": None}, "unsupported_grant_type"),
    ],
    ids=str,
)
def test_a_request_for_tokens_must_be_complete(api: Api, code: str, other: dict[str, str | None], error: str) -> None:
    refused(exchange(api, code, **other), error)


def test_a_code_expires_after_a_minute(api: Api, code: str, let_pass: Callable[[int], None]) -> None:
    let_pass(clock.MINUTE)
    refused(exchange(api, code))


def test_a_second_use_of_a_code_ends_what_the_first_began(api: Api, code: str) -> None:
    first = exchange(api, code).json
    refused(exchange(api, code))
    problem(api.with_token(first["access_token"]).get("/api/v1/me"), 401, "signed_out")
    refused(refresh(api, first["refresh_token"]))


def test_a_code_used_twice_at_once_begins_at_most_one_session_and_none_survives(api: Api, code: str) -> None:
    answers = at_once(lambda: exchange(api, code), lambda: exchange(api, code))
    assert sorted(answer.status_code for answer in answers) == [200, 400]
    (first,) = (answer.json for answer in answers if answer.status_code == 200)
    assert not works(api, first["access_token"])
    assert ExtensionSession.select().where(ExtensionSession.revoked_at.is_null()).count() == 0


def test_a_refresh_token_is_spent_by_its_use(api: Api, rita: Actor) -> None:
    first = api.tokens(rita)
    second = refresh(api, first.refresh)
    assert second.status_code == 200
    assert works(api, second.json["access_token"])
    assert works(api, first.access)  # requests under way when the tokens changed still end well
    assert refresh(api, second.json["refresh_token"]).status_code == 200


def test_a_spent_refresh_token_is_good_for_a_minute_when_its_answer_was_lost(
    api: Api, rita: Actor, let_pass: Callable[[int], None]
) -> None:
    first = api.tokens(rita)
    refresh(api, first.refresh)
    let_pass(clock.MINUTE - clock.SECOND)
    again = refresh(api, first.refresh)
    assert again.status_code == 200
    assert refresh(api, again.json["refresh_token"]).status_code == 200


def test_a_replayed_refresh_token_ends_the_session(api: Api, rita: Actor, let_pass: Callable[[int], None]) -> None:
    first = api.tokens(rita)
    second = refresh(api, first.refresh).json
    let_pass(clock.MINUTE + clock.SECOND)
    refused(refresh(api, first.refresh))
    assert not works(api, second["access_token"])
    refused(refresh(api, second["refresh_token"]))


def test_a_replay_of_a_token_spent_long_ago_ends_the_session_too(api: Api, rita: Actor) -> None:
    first = api.tokens(rita)
    third = refresh(api, refresh(api, first.refresh).json["refresh_token"]).json
    refused(refresh(api, first.refresh))
    assert not works(api, third["access_token"])


def test_an_invented_refresh_token_ends_nobodys_session(api: Api, rita: Actor) -> None:
    real = api.tokens(rita)
    session = ExtensionSession.get().id
    for invented in (f"{session}.aaaa.{'0' * 32}", f"{session}.{real.refresh.split('.')[1]}.", "..", "", "\x00", "é.é.é"):
        refused(refresh(api, invented))
    assert works(api, real.access)


def test_two_refreshes_at_once_both_get_tokens_and_the_session_lives(api: Api, rita: Actor) -> None:
    first = api.tokens(rita)
    answers = at_once(lambda: refresh(api, first.refresh), lambda: refresh(api, first.refresh))
    assert [answer.status_code for answer in answers] == [200, 200]
    assert all(works(api, answer.json["access_token"]) for answer in answers)
    assert ExtensionSession.get().revoked_at is None


def test_a_refresh_may_ask_for_less_but_not_for_more(api: Api, rita: Actor) -> None:
    first = api.tokens(rita, "profile jobs")
    refused(refresh(api, first.refresh, scope="profile export"), "invalid_scope")
    less = refresh(api, first.refresh, scope="profile").json
    assert less["scope"] == "profile"
    problem(api.with_token(less["access_token"]).get("/api/v1/jobs"), 403, "not_permitted")


@pytest.mark.parametrize(("pause", "times", "lives"), [(29, 1, True), (31, 1, False), (29, 6, True), (29, 7, False)])
def test_a_session_ends_after_thirty_idle_days_and_after_half_a_year_in_any_case(
    api: Api, rita: Actor, let_pass: Callable[[int], None], pause: int, times: int, lives: bool
) -> None:
    refresh_token, status = api.tokens(rita).refresh, 0
    for _ in range(times):
        let_pass(pause * clock.DAY)
        answer = refresh(api, refresh_token)
        status = answer.status_code
        refresh_token = answer.json.get("refresh_token", "")
    assert (status == 200) is lives


@pytest.mark.parametrize("kind", ["access", "refresh"])
def test_revoking_either_token_ends_the_session_at_once(api: Api, rita: Actor, kind: str) -> None:
    tokens, other = api.tokens(rita), api.tokens(rita)
    answer = api.nobody.call("POST", "/oauth/revoke", data={"token": getattr(tokens, kind), "client_id": CLIENT_ID})
    assert answer.status_code == 200
    assert not works(api, tokens.access)
    refused(refresh(api, tokens.refresh))
    assert works(api, other.access)


def test_revoking_needs_no_client_and_tells_nobody_which_tokens_exist(api: Api, rita: Actor) -> None:
    real = api.nobody.call("POST", "/oauth/revoke", data={"token": api.tokens(rita).access})
    unknown = api.nobody.call("POST", "/oauth/revoke", data={"token": "never issued"})
    assert (real.status_code, real.data) == (unknown.status_code, unknown.data) == (200, b"{}")
    refused(api.nobody.call("POST", "/oauth/revoke", data={"client_id": CLIENT_ID}), "invalid_request")
    refused(api.nobody.call("POST", "/oauth/revoke", data={"token": "x", "client_id": "other"}), "invalid_client")


@pytest.mark.parametrize("path", ["/oauth/token", "/oauth/revoke"])
def test_tokens_are_asked_for_with_forms_of_bounded_size(api: Api, path: str) -> None:
    problem(api.nobody.post(path, {"token": "x"}), 415, "unsupported_media_type")
    problem(api.nobody.call("POST", path, data={"token": "x" * 70_000}), 413, "too_large")
    problem(api.nobody.get(path), 405, "method_not_allowed")


def test_the_extension_asks_from_its_own_origin_and_is_answered(api: Api, rita: Actor) -> None:
    origin = {"Origin": "chrome-extension://opcjmlibplblfpeknfbafpkdhlbpampd", "Sec-Fetch-Site": "cross-site"}
    form = {"grant_type": "refresh_token", "client_id": CLIENT_ID, "refresh_token": api.tokens(rita).refresh}
    answer = api.nobody.call("POST", "/oauth/token", origin, data=form)
    assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (200, "*")


def test_the_name_of_a_device_is_cut_and_holds_no_control_characters(api: Api, code: str) -> None:
    exchange(api, code, device="Chrome\x00\n\x1b[31m" + "x" * 500)
    kept = ExtensionSession.get().device
    assert kept.startswith("Chrome[31mx")
    assert len(kept) == 100


def test_used_codes_are_kept_to_notice_a_second_use(api: Api, code: str) -> None:
    exchange(api, code)
    assert AuthorizationCode.get().used
