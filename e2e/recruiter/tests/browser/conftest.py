"""The stand-in in a browser: nothing may go wrong in its console."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from e2e.recruiter.looks import Looks
from e2e.recruiter.looks.chosen import COOKIE, cookie_value
from e2e.recruiter.tests.support.looks import Look


@pytest.fixture(autouse=True)
def _nothing_goes_wrong_in_the_console(page: Page) -> Iterator[None]:
    """A violated policy or an uncaught error fails the test that caused it."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield
    assert complaints == []


@pytest.fixture
def look(page: Page, base_url: str) -> Look:
    """Choose looks for the browser, as the menu on the pages does."""

    def choose(**values: object) -> None:
        page.context.add_cookies([{"name": COOKIE, "value": cookie_value(Looks().with_values(values)), "url": base_url}])

    return choose
