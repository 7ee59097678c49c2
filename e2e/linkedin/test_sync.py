"""Nobody is shown in LinkedIn before they are an applicant, and everybody disappears there who is one no longer."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from e2e.pages.linkedin import LinkedInUser, entry
from e2e.support.colleague import ADMIN, RECRUITER
from e2e.support.linkedin import LinkedIn

Open = Callable[..., LinkedInUser]


def test_an_applicant_appears_in_linkedin_and_disappears_on_going_back_to_prospect(linkedin: LinkedIn, beside_linkedin: Open):
    member, job = linkedin.people.anybody(), linkedin.open_job("Synced")
    candidate = linkedin.export(member, job, "synced@mail.example")
    user = beside_linkedin(linkedin, RECRUITER, "recruiter")
    assert linkedin.control.indicator("rita", member.id) == []
    user.attract.open_prospects(job)
    user.attract.row(member.name).get_by_role("button", name="Move to Application").click()
    expect(user.attract.said).to_be_visible()
    linkedin.wait(lambda: _shown(linkedin, member.id))
    recruiter = user.at_linkedin(f"/talent/profile/{member.id}")
    expect(_in_ats(recruiter)).to_contain_text(member.name)
    expect(_in_ats(recruiter)).to_contain_text(re.compile(rf"{job.title}\s+Application"))
    admin = beside_linkedin(linkedin, ADMIN).open(f"/admin/linkedin/sync/candidates/{candidate}")
    expect(entry(admin.page, "The person")).to_contain_text("acknowledged")
    expect(entry(admin.page, "The person")).to_contain_text("first name")
    expect(entry(admin.page, "Stage: Application")).to_contain_text("acknowledged")
    expect(admin.page.get_by_role("heading", level=2, name=f"Application: {job.title}")).to_be_visible()
    user.attract.said.get_by_role("button", name="Undo").click()
    linkedin.wait(lambda: linkedin.control.indicator("rita", member.id) == [])
    recruiter.reload()
    expect(_in_ats(recruiter)).to_have_count(0)
    admin.page.reload()
    expect(entry(admin.page, "The person")).to_contain_text("withdrawn")


def test_a_paused_sync_goes_on_when_it_is_resumed(linkedin: LinkedIn, beside_linkedin: Open):
    admin = beside_linkedin(linkedin, ADMIN).open("/admin/linkedin/sync")
    admin.page.get_by_role("button", name="Pause").click()
    expect(admin.page.get_by_role("heading", name="The sync is paused")).to_be_visible()
    admin.page.get_by_role("button", name="Resume").click()
    expect(admin.page.get_by_role("heading", name="The sync runs")).to_be_visible()


def _shown(linkedin: LinkedIn, member: str) -> bool:
    return any(one["stages"] for each in linkedin.control.indicator("rita", member) for one in each["applications"])


def _in_ats(page: Page) -> Locator:
    return page.locator("section section").filter(has=page.get_by_role("heading", name="In ATS", exact=True))
