"""An administrator connects Attract with LinkedIn, from the company's name to Enabled."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from e2e.pages.linkedin import LinkedInUser, consent, onboarding
from e2e.support.colleague import ADMIN, RECRUITER
from e2e.support.linkedin import COMPANY, COMPANY_ID, PARTNER_ID, PARTNER_SECRET, LinkedIn

Open = Callable[..., LinkedInUser]


def test_an_administrator_goes_from_the_company_name_to_enabled(fresh: LinkedIn, beside_linkedin: Open):
    user = beside_linkedin(fresh, ADMIN, "admin").open("/admin/linkedin")
    page, state = user.page, user.page.locator("#linkedin-state")
    expect(state.get_by_role("button", name="Connect")).to_be_disabled()
    _fill_in(page)
    state.get_by_role("button", name="Connect").click()
    consent(page)
    expect(user.attract.said).to_contain_text("LinkedIn is connected, and so is your own LinkedIn account.")
    expect(state).to_contain_text("Connected, not requested")
    widget = onboarding(page)
    # Ada administers two contracts, so LinkedIn asks which.
    widget.get_by_role("radio", name="Attract Nordic hiring").check()
    widget.get_by_role("button", name="Continue").click()
    fresh.control.fault("status", {"path_prefix": "/v2/atsIntegrations"}, status=503)
    widget.get_by_role("button", name="Request: Company").click()
    expect(page.get_by_role("alert").first).to_be_visible()
    expect(_pill(page)).to_contain_text("Notify partner")
    fresh.control.clear_faults()
    page.get_by_role("button", name="Notify partner").first.click()
    expect(_pill(page)).to_have_text("Partner ready")
    _switch_on(user, "Company")
    expect(_pill(page)).to_have_text("Enabled")
    expect(_level(page, "Company-level access")).to_contain_text("Enabled")
    expect(_level(page, "Contract-level access")).to_contain_text("Not requested")
    # Rita administers one contract alone: nothing to choose.
    user.become("recruiter")
    user.open("/admin/linkedin")
    expect(widget.get_by_role("radio")).to_have_count(0)
    widget.get_by_role("button", name="Request: Contract").click()
    expect(_level(page, "Contract-level access")).to_contain_text("Partner ready")
    _switch_on(user, "Contract")
    expect(_level(page, "Contract-level access")).to_contain_text("Enabled")
    expect(_level(page, "Contract-level access")).to_contain_text("Contract 5001")


def test_whoever_does_not_administer_attract_cannot_set_linkedin_up(linkedin: LinkedIn, beside_linkedin: Open):
    user = beside_linkedin(linkedin, RECRUITER)
    for path in ("", "/seats", "/sync", "/exports", "/closed-profiles", "/certification"):
        user.open(f"/admin/linkedin{path}")
        expect(user.page.get_by_role("heading", level=1, name="Admin center")).to_have_count(0)
        expect(user.page.get_by_role("heading", level=1)).to_have_text("Your role does not allow this.")


def _fill_in(page: Page) -> None:
    company = page.locator("#company")
    company.get_by_label("Company name").fill(COMPANY)
    company.get_by_label("Company ID").fill(COMPANY_ID)
    company.get_by_role("button", name="Save").click()
    partner = page.locator("#partner")
    partner.get_by_label("Client ID").fill(PARTNER_ID)
    partner.get_by_label("Client secret").fill(PARTNER_SECRET)
    partner.get_by_role("button", name="Save credentials").click()
    expect(page.get_by_role("status")).to_contain_text("is not shown again")
    expect(partner.get_by_label("New client secret")).to_be_empty()
    assert PARTNER_SECRET not in page.content()


def _switch_on(user: LinkedInUser, level: str) -> None:
    """As an administrator of LinkedIn Recruiter, and look again in Attract."""
    recruiter = user.at_linkedin("/talent/admin/ats")
    switch = recruiter.get_by_role("switch", name=level)
    switch.click()
    expect(recruiter.get_by_role("switch", name=level)).to_be_checked()
    recruiter.close()
    user.page.get_by_role("button", name="Refresh").first.click()


def _pill(page: Page) -> Locator:
    return page.locator("#linkedin-state .pill").first


def _level(page: Page, name: str) -> Locator:
    return page.locator("#access-levels .levels > li").filter(has_text=name)
