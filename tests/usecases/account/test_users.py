"""Signing in: right, wrong, too often, and no longer (design section 3)."""

import time
from collections.abc import Callable

import pytest

from server.domain import clock, throttle
from server.domain.errors import Invalid, TooMany, WrongCredentials
from server.domain.roles import Role
from server.storage import tables
from server.usecases import housekeeping
from server.usecases.account import users
from tests.support.at_once import at_once
from tests.support.people import People

PASSWORD = "correct horse battery"
ADDRESS = "Rita@Attract.example"


@pytest.fixture
def rita(people: People, quick_passwords: None) -> int:
    return users.add_user(ADDRESS, "Rita", PASSWORD, frozenset({Role.RECRUITER}))


def wrong(times: int, email: str = ADDRESS, remote: str = "192.0.2.1") -> None:
    for _ in range(times):
        with pytest.raises(WrongCredentials):
            users.sign_in(email, "wrong password", remote)


@pytest.mark.parametrize("email", [ADDRESS, "rita@attract.example", "  RITA@ATTRACT.EXAMPLE "])
def test_the_right_password_signs_in_however_the_address_is_written(rita: int, email: str) -> None:
    actor, token = users.sign_in(email, PASSWORD, "192.0.2.1")
    assert (actor.id, actor.name, actor.roles) == (rita, "Rita", {Role.RECRUITER})
    assert users.signed_in(token) == actor


def test_passwords_are_kept_as_argon2_alone(rita: int) -> None:
    kept = tables.User.get_by_id(rita).password_hash
    assert kept.startswith("$argon2id$")
    assert PASSWORD not in kept


@pytest.mark.parametrize("password", ["", "wrong", PASSWORD.upper(), PASSWORD + " ", "x" * 100_000])
def test_a_wrong_password_does_not_sign_in(rita: int, password: str) -> None:
    with pytest.raises(WrongCredentials):
        users.sign_in(ADDRESS, password, "192.0.2.1")


@pytest.mark.parametrize("email", ["", "nobody@attract.example", "x" * 10_000, "rita@attract.example'--", "rita\x00"])
def test_an_unknown_address_is_answered_like_a_wrong_password(rita: int, email: str) -> None:
    with pytest.raises(WrongCredentials):
        users.sign_in(email, PASSWORD, "192.0.2.1")


def test_an_unknown_address_takes_as_long_as_a_wrong_password(people: People) -> None:
    users.add_user(ADDRESS, "Rita", PASSWORD, frozenset({Role.RECRUITER}))

    def seconds(email: str) -> float:
        started = time.process_time()
        wrong(1, email)
        return time.process_time() - started

    known, unknown = (min(seconds(email) for _ in range(3)) for email in (ADDRESS, "nobody@attract.example"))
    assert 0.5 < unknown / known < 2


def test_somebody_who_may_not_sign_in_any_more_does_not(rita: int) -> None:
    _, token = users.sign_in(ADDRESS, PASSWORD, "192.0.2.1")
    tables.User.update(active=False).execute()
    with pytest.raises(WrongCredentials):
        users.sign_in(ADDRESS, PASSWORD, "192.0.2.1")
    assert users.signed_in(token) is None


def test_signing_out_ends_one_sign_in_and_leaves_the_others(rita: int) -> None:
    (_, here), (_, there) = (users.sign_in(ADDRESS, PASSWORD, "192.0.2.1") for _ in range(2))
    users.sign_out(here)
    users.sign_out(here)
    assert users.signed_in(here) is None
    assert users.signed_in(there) is not None


def test_a_sign_in_ends_two_weeks_after_it_was_last_used(rita: int, let_pass: Callable[[int], None]) -> None:
    _, token = users.sign_in(ADDRESS, PASSWORD, "192.0.2.1")
    for _ in range(2):
        let_pass(users.IDLE_LIFE - clock.HOUR)
        assert users.signed_in(token) is not None
    let_pass(users.IDLE_LIFE + clock.HOUR)
    assert users.signed_in(token) is None


def test_a_sign_in_ends_after_thirty_days_however_much_it_is_used(rita: int, let_pass: Callable[[int], None]) -> None:
    _, token = users.sign_in(ADDRESS, PASSWORD, "192.0.2.1")
    for _ in range(29):
        let_pass(clock.DAY)
        assert users.signed_in(token) is not None
    let_pass(clock.DAY + clock.MINUTE)
    assert users.signed_in(token) is None


def test_the_secret_of_a_sign_in_is_not_kept(rita: int) -> None:
    _, token = users.sign_in(ADDRESS, PASSWORD, "192.0.2.1")
    assert token not in repr(tables.SignIn.get().__data__)


def test_housekeeping_deletes_sign_ins_that_have_ended_and_no_other(rita: int, let_pass: Callable[[int], None]) -> None:
    users.sign_in(ADDRESS, PASSWORD, "192.0.2.1")
    let_pass(users.IDLE_LIFE + clock.HOUR)
    _, token = users.sign_in(ADDRESS, PASSWORD, "192.0.2.1")
    housekeeping.sweep()
    assert tables.SignIn.select().count() == 1
    assert users.signed_in(token) is not None


@pytest.mark.parametrize("token", ["", "1:stamp", "x" * 10_000, "\x00"])
def test_nobody_is_signed_in_by_an_invented_secret(rita: int, token: str) -> None:
    users.sign_in(ADDRESS, PASSWORD, "192.0.2.1")
    assert users.signed_in(token) is None


def test_too_many_wrong_passwords_pause_the_account_even_for_the_right_one(rita: int, let_pass: Callable[[int], None]) -> None:
    wrong(throttle.PER_ACCOUNT)
    with pytest.raises(TooMany) as refused:
        users.sign_in(ADDRESS, PASSWORD, "192.0.2.99")
    assert 0 < refused.value.retry_after <= 15 * 60
    let_pass(throttle.WINDOW + clock.SECOND)
    with pytest.raises(WrongCredentials):
        users.sign_in(ADDRESS, "wrong", "192.0.2.1")


def test_a_right_password_forgets_the_wrong_ones_of_the_account(rita: int) -> None:
    wrong(2)
    users.sign_in(ADDRESS, PASSWORD, "192.0.2.1")
    left = [row.bucket for row in tables.SignInFailure.select()]
    assert len(left) == 2
    assert len(set(left)) == 1


@pytest.mark.usefixtures("quick_passwords")
def test_many_addresses_from_one_place_are_paused_too(people: People) -> None:
    for number in range(throttle.PER_ADDRESS):
        wrong(1, f"user{number}@attract.example", "198.51.100.7")
    with pytest.raises(TooMany):
        users.sign_in("fresh@attract.example", PASSWORD, "198.51.100.7")
    wrong(1, "fresh@attract.example", "198.51.100.8")


def test_no_address_is_kept_with_a_failure(people: People) -> None:
    wrong(1, "somebody@attract.example", "192.0.2.1")
    kept = " ".join(row.bucket for row in tables.SignInFailure.select())
    assert "somebody" not in kept
    assert "192.0.2.1" not in kept


@pytest.mark.parametrize(
    ("email", "name", "password", "field"),
    [
        ("", "Rita", PASSWORD, "email"),
        ("rita", "Rita", PASSWORD, "email"),
        ("rita@attract.example", "Rita", PASSWORD, "email"),
        ("new@attract.example", " ", PASSWORD, "name"),
        ("new@attract.example", "Rita", "short", "password"),
    ],
    ids=["no address", "no address either", "taken", "no name", "short password"],
)
def test_a_user_needs_an_address_of_their_own_a_name_and_a_password(
    rita: int, email: str, name: str, password: str, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        users.add_user(email, name, password, frozenset())
    assert list(refused.value.errors) == [field]
    assert tables.User.select().count() == 1


def test_everybody_reads_their_own_account(people: People) -> None:
    user = people.user()
    assert users.own(user) == user


def test_wrong_passwords_tried_all_at_once_are_counted_like_those_tried_in_turn(people: People, quick_passwords: None) -> None:
    users.add_user("kari@example.org", "Kari", "a long password", frozenset())
    tries = 2 * throttle.PER_ACCOUNT
    answers = at_once(*[lambda: users.sign_in("kari@example.org", "wrong password", "192.0.2.1")] * tries)
    assert [type(answer) for answer in answers].count(WrongCredentials) == throttle.PER_ACCOUNT


def test_right_sign_ins_from_one_office_do_not_use_up_its_tries(people: People, quick_passwords: None) -> None:
    users.add_user("kari@example.org", "Kari", "a long password", frozenset())
    for _ in range(3):
        users.sign_in("kari@example.org", "a long password", "192.0.2.1")
    assert tables.SignInFailure.select().count() == 0
