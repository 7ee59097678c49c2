"""The badge pass over a page of results keeps the page quick."""

from collections.abc import Callable
from statistics import median

from playwright.sync_api import expect

from e2e.pages.in_ats import badges
from e2e.pages.recruiter import Recruiter
from e2e.support.tracing import longest_task

LONG = 50  # milliseconds, as in the W3C's Long Tasks API


def test_a_page_of_25_rows_with_the_badge_pass_on_it_has_no_long_task(
    connected: Recruiter, record_property: Callable[[str, object], None]
):
    def open_results() -> None:
        connected.open_results()
        expect(badges(connected.page).first).to_be_visible()

    longest = median(longest_task(connected.page, open_results) for _ in range(3))
    record_property("longest_task_ms", longest)
    assert longest < LONG
