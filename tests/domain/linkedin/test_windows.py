"""Windows over streams from LinkedIn: no gap, whatever happens to clocks and processes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.clock import DAY, HOUR, MINUTE
from server.domain.linkedin.parties import other_party
from server.domain.linkedin.windows import INMAIL, LAG, STREAMS, STUBS, Window, caught_up, following, pause, reached

NOW = 1_800_000_000_000


@pytest.mark.parametrize("stream", STREAMS.values(), ids=lambda stream: stream.name)
def test_a_window_follows_what_is_here_and_is_no_longer_than_linkedin_allows(stream) -> None:  # type: ignore[no-untyped-def]
    window = following(stream, NOW - 90 * DAY, NOW)
    assert window is not None
    assert window.start == NOW - 90 * DAY
    assert window.end - window.start == stream.longest


def test_nothing_younger_than_the_lag_is_asked_for() -> None:
    assert following(INMAIL, NOW - HOUR, NOW) == Window(NOW - HOUR, NOW - LAG)
    assert following(INMAIL, NOW - LAG, NOW) is None
    assert following(INMAIL, NOW + DAY, NOW) is None
    assert caught_up(NOW - LAG, NOW)


def test_a_window_that_is_refused_is_halved_down_to_an_hour_and_more() -> None:
    lengths = [window.end - window.start for tries in range(8) if (window := following(STUBS, NOW - 90 * DAY, NOW, tries))]
    assert lengths == [DAY, DAY // 2, DAY // 4, DAY // 8, DAY // 16, DAY // 16, DAY // 16, DAY // 16]


def test_a_window_drawn_by_a_clock_that_runs_ahead_counts_only_as_far_as_linkedins() -> None:
    assert reached(Window(NOW - HOUR, NOW + HOUR), NOW) == NOW - LAG
    assert reached(Window(NOW - HOUR, NOW - LAG), NOW) == NOW - LAG
    assert reached(Window(NOW, NOW + HOUR), NOW - DAY) == NOW  # never back


def test_pauses_grow_to_half_an_hour_and_differ() -> None:
    assert pause(1, 0.5) == MINUTE
    assert pause(2, 0.5) == 2 * MINUTE
    assert pause(50, 0.0) < pause(50, 1.0) <= 40 * MINUTE


# Every step: how much time passes, how far our clock is off, and whether the process is killed before it keeps what it read.
_STEPS = st.lists(
    st.tuples(st.integers(0, 3 * DAY), st.integers(-10 * MINUTE, 10 * MINUTE), st.booleans(), st.booleans()), max_size=60
)


@given(_STEPS)
def test_whatever_clocks_and_restarts_do_no_instant_is_left_out(steps: list[tuple[int, int, bool, bool]]) -> None:
    now, until = NOW, NOW - 90 * DAY
    kept: list[Window] = []
    for passed, off, known, killed in steps:
        now += passed
        window = following(INMAIL, until, now if known else now + off)
        if window is None or killed:
            continue
        come = reached(window, now)
        # What LinkedIn has of the window by now; later events with earlier instants are what the lag is for.
        kept.append(Window(window.start, min(window.end, now)))
        until = come
    ends = NOW - 90 * DAY
    for window in kept:
        assert window.start <= ends
        ends = max(ends, window.end)
    assert until <= ends
    assert until <= now - LAG or until == NOW - 90 * DAY or not kept


SEAT, RITA, KARI, OLA = "urn:li:seat:1", "urn:li:person:rita", "urn:li:person:kari", "urn:li:person:ola"


@pytest.mark.parametrize(
    ("parties", "colleagues", "expected"),
    [
        ((SEAT, KARI), {}, KARI),
        ((KARI, SEAT), {}, KARI),
        ((KARI, RITA), {RITA: RITA}, KARI),
        ((SEAT, OLA, KARI), {OLA: OLA}, KARI),
        ((SEAT, OLA), {OLA: OLA}, OLA),
        (("urn:li:seat:2", SEAT), {"urn:li:seat:2": OLA}, OLA),
        ((SEAT, None), {}, None),
        ((SEAT, "urn:li:seat:3"), {"urn:li:seat:3": None}, None),
        ((), {}, None),
    ],
)
def test_an_inmail_is_with_whoever_is_not_the_seat_itself(
    parties: tuple[str | None, ...], colleagues: dict[str, str | None], expected: str | None
) -> None:
    assert other_party(parties, (SEAT, RITA), colleagues) == expected
