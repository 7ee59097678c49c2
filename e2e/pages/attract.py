"""The pages of Attract."""

import time

from playwright.sync_api import Locator, Page, expect

from e2e.support.chromium import PATIENCE
from e2e.support.colleague import PASSWORD, Job


class Attract:
    """An Attract at ``address`` in the tab ``page``."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.said = page.locator("#said")  # a status, beside those that tell of a progress

    def open(self, path: str = "/") -> "Attract":
        """Load a page of it."""
        self.page.goto(self.address + path)
        return self

    def status_of(self, path: str) -> int:
        """Type an address; with which status its page answers."""
        answer = self.page.goto(self.address + path)
        assert answer is not None
        return answer.status

    def areas(self) -> list[str]:
        """What the top bar leads to."""
        links = self.page.get_by_role("navigation", name="Areas").get_by_role("link")
        return links.all_text_contents()

    def tabs(self) -> list[str]:
        """The tabs of the job, the candidate or the settings that is open."""
        return self.page.locator("nav.tabs a").all_text_contents()

    def sign_in(self, email: str, password: str = PASSWORD) -> "Attract":
        """Fill in and send the sign-in form that is shown."""
        self.page.get_by_label("Email").fill(email)
        self.page.get_by_label("Password").fill(password)
        self.page.get_by_role("button", name="Sign in").click()
        return self

    def sign_out(self) -> None:
        """Sign out from the account menu."""
        self.page.get_by_role("button", name="Signed in as").click()
        self.page.get_by_role("button", name="Sign out").click()
        keep = self.page.get_by_role("button", name="Sign out here only")  # asked of who has connected browsers
        expect(keep.or_(self.page.get_by_text("You are signed out."))).to_be_visible()
        if keep.is_visible():
            keep.click()

    def load_until(self, shown: Locator) -> None:
        """Load the page again and again until it has ``shown``: for what the background worker does within a second or two."""
        end = time.monotonic() + PATIENCE / 1000
        while not shown.count() and time.monotonic() < end:
            self.page.wait_for_timeout(250)
            self.page.reload()
        expect(shown.first).to_be_visible()

    def heading(self, name: str) -> Locator:
        """The title of the page."""
        return self.page.get_by_role("heading", level=1, name=name, exact=True)

    def tab(self, name: str) -> Locator:
        """A tab of a job, a candidate or the settings."""
        return self.page.get_by_role("main").get_by_role("navigation").get_by_role("link", name=name, exact=True)

    def show_tab(self, name: str) -> None:
        """Go to a tab."""
        self.tab(name).click()
        expect(self.tab(name)).to_have_attribute("aria-current", "page")

    def row(self, text: str) -> Locator:
        """The row of a table that begins with ``text``: a job, a person, a host, a browser."""
        return self.page.get_by_role("row").filter(has=self.page.get_by_role("rowheader", name=text))

    def open_prospects(self, job: Job) -> None:
        """Load the Prospect tab of ``job``."""
        self.open(f"/jobs/{job.id}/prospects")

    def open_applicants(self, job: Job) -> None:
        """Load the Applicants tab of ``job``."""
        self.open(f"/jobs/{job.id}/applicants")

    def button(self, name: str) -> Locator:
        """A button that begins with ``name`` and may say of whom."""
        return self.page.get_by_role("button", name=name)

    def told(self, text: str) -> Locator:
        """The notification that says ``text``, on the page of all notifications; a click opens what it is about."""
        return self.page.get_by_role("listitem").get_by_role("button", name=text).and_(self.page.locator(".plain"))
