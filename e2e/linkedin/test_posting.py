"""Post Now, to Posted, and back."""

from collections.abc import Callable

from playwright.sync_api import expect

from e2e.pages.linkedin import LinkedInUser
from e2e.support.colleague import RECRUITER
from e2e.support.linkedin import SLOW, LinkedIn

Open = Callable[..., LinkedInUser]


def test_a_job_is_posted_and_unposted(linkedin: LinkedIn, beside_linkedin: Open):
    with linkedin.colleague(RECRUITER) as one:
        job = one.open_job("To be posted")
    user = beside_linkedin(linkedin)
    page, card = user.page, user.page.locator("#posting-linkedin")
    user.open(f"/jobs/{job.id}/postings")
    expect(card).to_contain_text("Not posted")
    card.get_by_role("button", name="Post Now").click()
    expect(page.get_by_role("dialog")).to_contain_text("Link in Attract")
    page.get_by_role("dialog").get_by_role("button", name="Done").click()
    expect(page.get_by_role("dialog")).to_contain_text("It may take up to 48 hours")
    page.get_by_role("dialog").get_by_role("button", name="Confirm").click()
    expect(card.locator(".pill").first).to_have_text("Posted", timeout=SLOW)
    card.get_by_role("button", name="Unpost").click()
    page.get_by_role("dialog").get_by_role("button", name="Unpost").click()
    expect(card.locator(".pill").first).to_have_text("Not posted", timeout=SLOW)
