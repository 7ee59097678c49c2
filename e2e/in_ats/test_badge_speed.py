"""The badge pass over a page of results keeps the page quick."""

import json
from collections.abc import Callable
from statistics import median
from typing import Any

from playwright.sync_api import expect

from e2e.pages.in_ats import badges
from e2e.pages.recruiter import Recruiter

LONG = 50  # milliseconds, as in the W3C's Long Tasks API
_CATEGORIES = ["toplevel", "devtools.timeline"]


def test_a_page_of_25_rows_with_the_badge_pass_on_it_has_no_long_task(
    connected: Recruiter, record_property: Callable[[str, object], None]
):
    longest = median(_longest_task(connected) for _ in range(3))
    record_property("longest_task_ms", longest)
    assert longest < LONG


def _longest_task(recruiter: Recruiter) -> float:
    """The longest task of the page's main thread from its loading to its badges, in milliseconds.

    Time of the processor and not of the clock, so that other programs on the machine do not count; and every task of the page, of
    which the extension's are some, because a browser's trace does not name the script behind each.
    """
    browser, page = recruiter.page.context.browser, recruiter.page
    assert browser
    browser.start_tracing(page=page, categories=_CATEGORIES)
    recruiter.open_results()
    expect(badges(page).first).to_be_visible()
    events: list[dict[str, Any]] = json.loads(browser.stop_tracing())["traceEvents"]
    ours = {(event["pid"], event["tid"]) for event in events if "recruiter.js" in json.dumps(event.get("args", {}))}
    tasks = [event["tdur"] for event in events if "tdur" in event and (event["pid"], event["tid"]) in ours]
    assert tasks, "the trace shows no task of a thread that runs the content script"
    return float(max(tasks)) / 1000
