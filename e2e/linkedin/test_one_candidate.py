"""Somebody exported in LinkedIn and by the extension is one candidate, on both jobs."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Playwright, expect

from e2e.pages.extension import Extension
from e2e.pages.linkedin import LinkedInUser
from e2e.pages.recruiter import Recruiter
from e2e.support.built_extension import lay_out
from e2e.support.chromium import Chromium
from e2e.support.colleague import ADMIN, RECRUITER, Job
from e2e.support.linkedin import LinkedIn
from e2e.support.people import Member

Open = Callable[..., LinkedInUser]


def test_an_export_of_linkedin_and_one_of_the_extension_make_one_candidate_on_two_jobs(
    linkedin: LinkedIn, beside_linkedin: Open, playwright: Playwright, tmp_path: Path
):
    member = linkedin.people.anybody()
    first, second = linkedin.open_job("Exported in LinkedIn"), linkedin.open_job("Exported by the extension")
    user = beside_linkedin(linkedin, RECRUITER, "recruiter")
    page = user.at_linkedin(f"/talent/profile/{member.id}?job=Exported")
    offered = page.locator("option").filter(has_text=first.title)
    page.locator("select").filter(has=offered).select_option(offered.get_attribute("value"))
    page.get_by_role("button", name="Export", exact=True).click()
    expect(page.get_by_role("status")).to_be_visible()
    linkedin.wait(lambda: linkedin.is_candidate(member.name))
    _export_by_extension(linkedin, playwright, tmp_path, member, second)
    assert linkedin.is_candidate(member.name) == 1
    for job in (first, second):
        user.attract.open_prospects(job)
        user.attract.row(member.name).get_by_role("link", name=member.name).click()
        expect(user.page.get_by_role("main")).to_contain_text(first.title)
        expect(user.page.get_by_role("main")).to_contain_text(second.title)
    user.attract.tab("Activity").click()
    expect(user.page.get_by_role("main")).to_contain_text("LinkedIn")


def test_an_export_pressed_twice_and_told_of_by_forty_notifications_is_one_application(linkedin: LinkedIn, beside_linkedin: Open):
    member, job, email = linkedin.people.anybody(), linkedin.open_job("Exported twice"), "twice@mail.example"
    numbers = [linkedin.press_export(member, job, email) for _ in range(2)]
    for number in numbers:
        linkedin.deliver(number, 20)
    user = beside_linkedin(linkedin, ADMIN).open("/admin/linkedin/exports")
    arrived = user.page.get_by_role("listitem").filter(has_text=job.title)
    expect(arrived).to_have_count(2)
    for words in (f"on the Prospect tab of {job.job_id}", f"Was on the job {job.job_id} already, so nothing changed."):
        expect(arrived.filter(has_text=words)).to_have_count(1)
    user = beside_linkedin(linkedin)
    user.attract.open_prospects(job)
    expect(user.attract.row(member.name)).to_have_count(1)
    assert linkedin.is_candidate(member.name) == 1
    user.open(f"/candidates/{linkedin.candidate(email)}")
    expect(user.page.get_by_role("heading", name=job.title)).to_have_count(1)


def _export_by_extension(linkedin: LinkedIn, playwright: Playwright, folder: Path, member: Member, job: Job) -> None:
    """In a browser whose extension knows this Attract."""
    extension = lay_out(folder / "extension", [linkedin.attract.address], f"127.0.0.1:{linkedin.recruiter.port}")
    with Chromium(playwright, extension, folder / "profile") as chromium:
        Extension(chromium).connect(linkedin.attract.address)
        Recruiter(chromium.page, linkedin.recruiter.address).open_profile(member).export(job)
