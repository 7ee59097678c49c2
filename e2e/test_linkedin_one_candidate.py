"""Somebody exported in LinkedIn and by the extension is one candidate, on both jobs."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Playwright, expect

from e2e.chromium import Chromium
from e2e.colleague import RECRUITER, Job
from e2e.linkedin import LinkedIn
from e2e.pages.extension import Extension
from e2e.pages.linkedin import Desk
from e2e.pages.recruiter import Recruiter
from e2e.people import Member
from e2e.servers import Attract, free_port
from e2e.world import World

Open = Callable[..., Desk]


def test_an_export_of_linkedin_and_one_of_the_extension_make_one_candidate_on_two_jobs(
    linkedin: LinkedIn, beside_linkedin: Open, playwright: Playwright, tmp_path: Path
):
    member = linkedin.people.anybody()
    first, second = linkedin.open_job("Exported in LinkedIn"), linkedin.open_job("Exported by the extension")
    desk = beside_linkedin(linkedin, RECRUITER, "recruiter")
    page = desk.at_linkedin(f"/talent/profile/{member.id}?job=Exported")
    offered = page.locator("option").filter(has_text=first.title)
    page.locator("select").filter(has=offered).select_option(offered.get_attribute("value"))
    page.get_by_role("button", name="Export", exact=True).click()
    expect(page.get_by_role("status")).to_be_visible()
    linkedin.wait(lambda: linkedin.is_candidate(member.name))
    _export_by_extension(linkedin, playwright, tmp_path, member, second)
    assert linkedin.is_candidate(member.name) == 1
    for job in (first, second):
        desk.attract.open_prospects(job)
        desk.attract.row(member.name).get_by_role("link", name=member.name).click()
        expect(desk.page.get_by_role("main")).to_contain_text(first.title)
        expect(desk.page.get_by_role("main")).to_contain_text(second.title)
    desk.attract.tab("Activity").click()
    expect(desk.page.get_by_role("main")).to_contain_text("LinkedIn")


def _export_by_extension(linkedin: LinkedIn, playwright: Playwright, folder: Path, member: Member, job: Job) -> None:
    """In a browser whose extension knows this Attract."""
    nobody = Attract("Nobody", free_port())
    world = World(linkedin.attract, nobody, linkedin.recruiter, folder / "extension/chrome-mv3")
    world.build_extension()
    with Chromium(playwright, world.extension, folder / "profile") as chromium:
        Extension(chromium).connect(linkedin.attract.address)
        Recruiter(chromium.page, linkedin.recruiter.address).open_profile(member).export(job)
