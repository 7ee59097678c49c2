"""Attract's pages about LinkedIn, and LinkedIn's own parts within them."""

from dataclasses import dataclass

from playwright.sync_api import BrowserContext, FrameLocator, Locator, Page, expect

from e2e.pages.attract import Attract
from e2e.support.linkedin import LinkedIn


def consent(page: Page, person: str = "", answer: str = "Allow") -> None:
    """At LinkedIn's sign-in: be ``person`` (the first of that name: other journeys make namesakes), or who is there."""
    expect(page.get_by_role("heading", level=1)).to_contain_text("would like to")
    if person:
        page.get_by_role("radio", name=person).first.check()
    page.get_by_role("button", name=answer).click()


def onboarding(page: Page) -> FrameLocator:
    """LinkedIn's window in the Admin center, where integrations are requested."""
    return page.frame_locator('iframe[title="LinkedIn: ATSIntegrationWidget"]')


def facts(place: Page | Locator, term: str) -> Locator:
    """What a list of facts says for ``term``."""
    return place.locator("dt").filter(has_text=term).locator("xpath=following-sibling::dd[1]")


def entry(page: Page, text: str) -> Locator:
    """An entry of a list whose entries are sentences: the ledger of a person, the exports from LinkedIn."""
    return page.locator(".entries > li").filter(has_text=text)


class Tab:
    """The LinkedIn tab of the candidate that ``page`` shows."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.widget = page.frame_locator('iframe[title="LinkedIn: HcmWidget"]')
        self.profile = page.locator(".linked-profile")
        self.possible = page.locator("#possible")

    def entry(self, name: str) -> Locator:
        """One of the possible people."""
        return self.possible.get_by_role("listitem").filter(has_text=name)

    def unlink(self) -> None:
        """Unlink the profile that is shown, and confirm."""
        self.profile.get_by_role("button", name="Unlink").click()
        self.page.get_by_role("dialog").get_by_role("button", name="Unlink").click()
        expect(self.profile).to_have_count(0)

    def section(self, heading: str) -> Locator:
        """The part of the page with this heading."""
        return self.page.locator("section").filter(has=self.page.get_by_role("heading", level=2, name=heading, exact=True))


class Certification:
    """The page of the Admin center where LinkedIn's rules are run against the stand-in."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.run = page.get_by_role("button", name="Run against the stand-in")
        self.progress = page.get_by_role("progressbar", name="Rules that have been run")
        self.counts = page.get_by_role("main").get_by_role("status")

    def heading(self, text: str) -> Locator:
        """What stands over the report."""
        return self.page.get_by_role("heading", level=2, name=text)

    def rule(self, id: str) -> Locator:
        """The line of a rule, with a verdict for each dialect."""
        return self.page.get_by_role("row").filter(has=self.page.get_by_role("rowheader", name=id, exact=True))

    def download(self, form: str) -> str:
        """Download the report as Markdown or JSON; what it says."""
        with self.page.expect_download() as downloaded:
            self.page.get_by_role("button", name=f"Download {form}").click()
        return downloaded.value.path().read_text("utf-8")


class Sync:
    """The Sync page of the Admin center."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.state = page.locator("#sync-state")
        self.said = self.state.get_by_role("status")
        self.reasons = page.locator("section").filter(has=page.get_by_role("heading", level=2, name="and why"))

    def heading(self, text: str) -> Locator:
        """Which state the sync is in."""
        return self.state.get_by_role("heading", name=text)

    def counts(self, kind: str) -> list[int]:
        """Of a kind of record: should be there, acknowledged, waiting, refused by LinkedIn, not sent, withdrawn.

        In a dry run: should be there, acknowledged, would be sent, would not be sent.
        """
        row = self.state.get_by_role("row").filter(has=self.page.get_by_role("rowheader", name=kind, exact=True))
        return [int(text.split()[0]) for text in row.get_by_role("cell").all_text_contents()]


@dataclass
class LinkedInUser:
    """Somebody at Attract in ``context``, in its first tab; the same browser may be signed in to LinkedIn."""

    context: BrowserContext
    linkedin: LinkedIn
    attract: Attract

    @classmethod
    def signed_in(cls, context: BrowserContext, linkedin: LinkedIn, email: str, seat: str) -> "LinkedInUser":
        """Sign in to Attract as ``email``, and to LinkedIn as ``seat`` (a key of the stand-in, or a person)."""
        context.add_cookies([{"name": "seat", "value": seat, "url": linkedin.recruiter.address}])
        attract = Attract(context.new_page(), linkedin.attract.address).open("/sign-in").sign_in(email)
        expect(attract.heading("Home")).to_be_visible()
        return cls(context, linkedin, attract)

    @property
    def page(self) -> Page:
        """The tab with Attract."""
        return self.attract.page

    def open(self, path: str) -> "LinkedInUser":
        """Load a page of Attract."""
        self.attract.open(path)
        return self

    def become(self, seat: str) -> None:
        """Be somebody else at LinkedIn from now on."""
        self.context.add_cookies([{"name": "seat", "value": seat, "url": self.linkedin.recruiter.address}])

    def open_tab(self, candidate: int) -> Tab:
        """Load the LinkedIn tab of a candidate."""
        self.open(f"/candidates/{candidate}/linkedin")
        return Tab(self.page)

    def at_linkedin(self, path: str) -> Page:
        """Load a page of the stand-in in a new tab."""
        page = self.context.new_page()
        page.goto(self.linkedin.recruiter.address + path)
        return page
