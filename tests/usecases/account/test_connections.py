"""Connected extensions: what a user sees of them, and how they end; tokens over HTTP stand in tests/api."""

from collections.abc import Callable

import pytest

from server.domain import clock, refresh_token
from server.domain.errors import NotFound, SignedOut
from server.domain.roles import Actor
from server.storage.tables import AccessToken, AuthorizationCode, ExtensionSession
from server.usecases import housekeeping
from server.usecases.account import connections
from server.usecases.account.connections import ExtensionTokens
from tests.support.people import People

KEY = "a secret key for tests only, 0123456789"


def connect(actor: Actor, device: str = "Chrome on Linux") -> ExtensionTokens:
    code = connections.issue_code(actor, "attract-extension", "https://x.chromiumapp.org/", "profile jobs", "challenge")
    tokens = connections.exchange(code, device, KEY)
    assert tokens is not None
    return tokens


def test_a_user_sees_their_own_connections_last_used_first(people: People, let_pass: Callable[[int], None]) -> None:
    rita, other = people.recruiter(), people.recruiter()
    first = connect(rita, "Chrome on Linux")
    let_pass(clock.MINUTE)
    connect(rita, "Firefox on Windows")
    connect(other)
    assert [one.device for one in connections.of_user(rita)] == ["Firefox on Windows", "Chrome on Linux"]
    let_pass(10 * clock.MINUTE)
    connections.authenticate(first.access)
    shown = connections.of_user(rita)
    assert [one.device for one in shown] == ["Chrome on Linux", "Firefox on Windows"]
    assert shown[0].created_at < shown[0].last_used_at <= clock.now()


def test_disconnecting_ends_one_session_at_once_and_once_more_changes_nothing(people: People) -> None:
    rita = people.recruiter()
    ended, kept = connect(rita), connect(rita)
    session = refresh_token.session_of(KEY, ended.refresh)
    assert session is not None
    for _ in range(2):
        connections.disconnect(rita, session)
    with pytest.raises(SignedOut):
        connections.authenticate(ended.access)
    assert connections.refresh(ended.refresh, "profile", KEY) is None
    assert connections.authenticate(kept.access)[0] == rita
    assert len(connections.of_user(rita)) == 1


def test_somebody_elses_connection_is_not_there_to_disconnect(people: People) -> None:
    rita, other = people.recruiter(), people.recruiter()
    connect(rita)
    for session in (connections.of_user(rita)[0].id, 999_999):
        with pytest.raises(NotFound):
            connections.disconnect(other, session)
    assert len(connections.of_user(rita)) == 1


def test_a_connection_that_ran_out_is_not_shown(people: People, let_pass: Callable[[int], None]) -> None:
    rita = people.recruiter()
    connect(rita)
    let_pass(connections.IDLE_LIFE)
    assert connections.of_user(rita) == []


def test_a_token_speaks_for_its_user_with_the_roles_of_this_moment(people: People) -> None:
    rita = people.recruiter("Rita")
    assert connections.authenticate(connect(rita).access) == (rita, "profile jobs")


def test_no_access_token_outlives_its_session(people: People, let_pass: Callable[[int], None]) -> None:
    tokens: ExtensionTokens | None = connect(people.recruiter())
    for _ in range(6):
        let_pass(29 * clock.DAY)
        assert tokens is not None
        tokens = connections.refresh(tokens.refresh, "profile", KEY)
    let_pass(6 * clock.DAY - clock.MINUTE)
    assert tokens is not None
    tokens = connections.refresh(tokens.refresh, "profile", KEY)
    assert tokens is not None
    let_pass(2 * clock.MINUTE)
    assert connections.refresh(tokens.refresh, "profile", KEY) is None
    assert AccessToken.select().where(AccessToken.expires_at > clock.now()).count() == 0


def test_what_ended_is_swept_a_week_later_and_what_lives_is_kept(people: People, let_pass: Callable[[int], None]) -> None:
    rita = people.recruiter()
    ended = connect(rita)
    connections.revoke(ended.access)
    let_pass(8 * clock.DAY)
    living = connect(rita)
    housekeeping.sweep()
    assert (ExtensionSession.select().count(), AuthorizationCode.select().count(), AccessToken.select().count()) == (1, 1, 1)
    assert connections.authenticate(living.access)[0] == rita


@pytest.mark.parametrize(
    "change", [lambda t: t[:-1], lambda t: "9" + t, lambda t: t.replace(".", "", 1), lambda t: "", lambda t: t + "é"]
)
def test_a_refresh_token_that_was_altered_names_no_session(change: Callable[[str], str]) -> None:
    token = refresh_token.issue(KEY, 17)
    assert refresh_token.session_of(KEY, token) == 17
    assert refresh_token.session_of(KEY, change(token)) is None
    assert refresh_token.session_of(KEY[::-1], token) is None
