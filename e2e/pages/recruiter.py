"""The stand-in Recruiter as its user sees it, with what the extension adds."""

from playwright.sync_api import Locator, Page, expect

from e2e.pages.export_box import ExportBox
from e2e.pages.in_ats import InAtsCard, badges
from e2e.recruiter.looks import Looks
from e2e.recruiter.looks.chosen import COOKIE, cookie_value
from e2e.support.people import Member

_NAME = "[data-test-row-lockup-full-name]"


class Recruiter:
    """Pages of the stand-in at ``address`` in the tab ``page``."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.box, self.card = ExportBox(page), InAtsCard(page)
        self.topcard: Locator = page.locator("[data-test-topcard-condensed-lockup]")
        self.name = self.topcard.locator(_NAME)
        self.drawer = page.locator(".profile-slidein__container")
        self.similar = page.locator(".similar-profiles")
        self.results = page.locator("[data-test-profile-list-num-results]")

    def look(self, **values: object) -> None:
        """Choose looks for this browser, as the menu "Looks" does; they hold for the next page that is loaded."""
        cookie = cookie_value(Looks().with_values(values))
        self.page.context.add_cookies([{"name": COOKIE, "value": cookie, "url": self.address}])

    def open_profile(self, member: Member) -> ExportBox:
        """Load the profile of ``member``; the export box in it."""
        self.page.goto(f"{self.address}/talent/profile/{member.id}")
        return self.box

    def open_results(self, query: str = "") -> None:
        """Load a page of search results; ``query`` is its query string."""
        self.page.goto(f"{self.address}/talent/search?{query}")

    def row(self, member: Member) -> Locator:
        """The row of ``member`` in the results."""
        return self.page.locator("[data-test-row]").filter(has=self.page.get_by_role("link", name=member.name, exact=True))

    def badge(self) -> Locator:
        """The badge beside the name on a profile."""
        return badges(self.topcard)

    def open_card(self) -> InAtsCard:
        """Hover over the badge of a profile; the card."""
        self.badge().hover()
        expect(self.card.tab("Notes")).to_be_visible()
        return self.card
