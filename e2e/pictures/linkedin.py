"""The pictures of the official door: a company that is connected with LinkedIn, played by the stand-in."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright, ViewportSize, expect

from e2e.pages.linkedin import LinkedInUser, Sync, onboarding
from e2e.support.chromium import PATIENCE, launch_options
from e2e.support.colleague import ADMIN, RECRUITER
from e2e.support.linkedin import SLOW, LinkedIn

Take = Callable[[Page, str], None]


def take_all(playwright: Playwright, folder: Path, size: ViewportSize, take: Take) -> None:
    """LinkedIn Integration, the Sync page and the LinkedIn tab; raise when something is not on the screen as it should be."""
    folder.mkdir()
    linkedin = LinkedIn.start(folder, which="main", name="Attract")
    try:
        candidate = _somebody(linkedin)
        browser = playwright.chromium.launch(**launch_options())
        _take_tab(_user(browser.new_context(viewport=size, locale="en-US"), linkedin, RECRUITER, "recruiter"), candidate, take)
        _take_admin(_user(browser.new_context(viewport=size, locale="en-US"), linkedin, ADMIN, "admin"), take)
        browser.close()
    finally:
        linkedin.stop()


def _user(context: BrowserContext, linkedin: LinkedIn, email: str, seat: str) -> LinkedInUser:
    context.set_default_timeout(PATIENCE)
    return LinkedInUser.signed_in(context, linkedin, email, seat)


def _somebody(linkedin: LinkedIn) -> int:
    """An applicant who was exported in LinkedIn, and of whom LinkedIn has been told."""
    member = linkedin.people.whoever(lambda one: "Data" in (one.headline or "") and bool(one.slug) and one.name.isascii())
    with linkedin.colleague(RECRUITER) as one:
        job = one.find_job("REQ-1042")
    linkedin.wait_until_offered(job)
    return linkedin.become_applicant(linkedin.export(member, job, "exported@mail.example"))


def _take_tab(user: LinkedInUser, candidate: int, take: Take) -> None:
    tab = user.open_tab(candidate)
    expect(tab.widget.get_by_text("Send InMail").first).to_be_visible()
    take(user.page, "linkedin-tab")


def _take_admin(user: LinkedInUser, take: Take) -> None:
    user.open("/admin/linkedin/sync")
    expect(Sync(user.page).said).to_contain_text("The first sync was complete", timeout=SLOW)
    take(user.page, "linkedin-sync")
    user.open("/admin/linkedin")
    expect(user.page.locator("#linkedin-state")).to_contain_text("Enabled")
    expect(onboarding(user.page).get_by_role("button").first).to_be_visible()
    take(user.page, "linkedin-integration")
