"""When the Home page takes what it showed as seen."""

import pytest

from server.domain import clock
from server.domain.visits import NOTED_EVERY, STILL_HERE, Visit, shown_now, visited_up_to

NOW = 1_800_000_000_000
BEFORE = Visit(10, NOW - clock.DAY, 20, NOW)


def test_the_first_visit_has_seen_nothing() -> None:
    assert shown_now(None, 7, NOW) == Visit(0, None, 7, NOW)


@pytest.mark.parametrize(
    ("later", "seen", "shown"),
    [
        (0, 10, 20),
        (NOTED_EVERY - 1, 10, 20),
        (NOTED_EVERY, 10, 30),
        (STILL_HERE, 10, 30),
        (STILL_HERE + 1, 20, 30),
        (90 * clock.DAY, 20, 30),
    ],
)
def test_what_is_new_stays_while_its_reader_is_here_and_begins_where_they_left_off_when_they_come_back(
    later: int, seen: int, shown: int
) -> None:
    result = shown_now(BEFORE, 30, NOW + later)
    assert (result.seen_entry, result.shown_entry) == (seen, shown)


def test_who_comes_back_is_told_when_they_were_here() -> None:
    assert shown_now(BEFORE, 30, NOW + clock.DAY).seen_at == NOW


def test_a_page_that_is_loaded_again_at_once_is_the_same_visit() -> None:
    assert shown_now(BEFORE, 30, NOW + NOTED_EVERY - 1) is BEFORE


def test_what_was_seen_is_never_unseen() -> None:
    assert visited_up_to(BEFORE, 15, NOW).seen_entry == 15
    assert visited_up_to(BEFORE, 5, NOW).seen_entry == 10
    assert shown_now(visited_up_to(BEFORE, 25, NOW), 30, NOW + clock.DAY).seen_entry == 25
