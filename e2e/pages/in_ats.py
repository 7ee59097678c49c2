"""In ATS: the badges of a page, and the card that opens from one."""

from playwright.sync_api import Locator, Page, expect

JOBS, FEEDBACK, NOTES = "Jobs & Statuses", "Interview Feedback", "Notes"


def badges(within: Page | Locator) -> Locator:
    """Every badge there."""
    return within.get_by_role("button", name="In ATS")


class InAtsCard:
    """The open card of ``page``."""

    def __init__(self, page: Page) -> None:
        self.dialog: Locator = page.get_by_role("dialog", name="In ATS")

    def tab(self, name: str) -> Locator:
        """One of the three tabs."""
        return self.dialog.get_by_role("tab", name=name)

    def show(self, name: str) -> Locator:
        """Choose a tab; its panel."""
        self.tab(name).click()
        expect(self.tab(name)).to_have_attribute("aria-selected", "true")
        return self.dialog.get_by_role("tabpanel", name=name)

    def jobs(self) -> Locator:
        """The entries under Jobs & Statuses: an entry is what links to a job, with its status and its path."""
        page = self.dialog.page
        return self.show(JOBS).get_by_role("listitem").filter(has=page.get_by_role("list"))
