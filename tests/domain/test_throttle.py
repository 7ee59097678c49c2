"""How long to wait after wrong sign-ins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain import throttle
from server.domain.clock import SECOND
from server.domain.throttle import WINDOW, seconds_to_wait

NOW = 1_700_000_000_000


@pytest.mark.parametrize(
    ("ages", "wait"),
    [
        ([], 0),
        ([60, 30], 0),
        ([90, 60, 30], 900 - 90),
        ([200, 90, 60, 30], 900 - 90),
        ([900, 60, 30], 0),
        ([899, 60, 30], 1),
        ([0, 0, 0], 900),
    ],
)
def test_a_third_failure_within_the_window_waits_until_the_first_leaves_it(ages: list[int], wait: int) -> None:
    assert seconds_to_wait([NOW - age * SECOND for age in ages], 3, NOW) == wait


@given(st.lists(st.integers(NOW - 2 * WINDOW, NOW)).map(sorted), st.integers(1, 10))
def test_the_wait_is_bounded_and_over_when_it_is_over(failures: list[int], limit: int) -> None:
    wait = seconds_to_wait(failures, limit, NOW)
    assert 0 <= wait <= WINDOW // SECOND
    assert seconds_to_wait(failures, limit, NOW + (wait + 1) * SECOND) == 0


@pytest.mark.parametrize(
    ("remote", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("", ""),
    ],
)
def test_one_connection_to_the_net_counts_as_one_address(remote: str, network: str) -> None:
    assert throttle.network(remote) == network
