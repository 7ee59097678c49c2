"""What a page costs the browser's processor, as its own trace says."""

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

_CATEGORIES = ["toplevel", "devtools.timeline"]


def longest_task(page: Page, do: Callable[[], None], script: str = "recruiter.js") -> float:
    """The longest task, in milliseconds, of the main thread that runs ``script`` while something is done.

    Time of the processor and not of the clock, so that other programs on the machine do not count; and every task of the page, of
    which the extension's are some, because a browser's trace does not name the script behind each.
    """
    browser = page.context.browser
    assert browser
    browser.start_tracing(page=page, categories=_CATEGORIES)
    do()
    events: list[dict[str, Any]] = json.loads(browser.stop_tracing())["traceEvents"]
    threads = {(event["pid"], event["tid"]) for event in events if script in json.dumps(event.get("args", {}))}
    tasks = [event["tdur"] for event in events if "tdur" in event and (event["pid"], event["tid"]) in threads]
    assert tasks, f"the trace shows no task of a thread that runs {script}"
    return float(max(tasks)) / 1000
