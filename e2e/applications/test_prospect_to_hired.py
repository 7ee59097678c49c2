"""Somebody's whole way: a prospect who becomes an applicant, is talked to, takes the offer and fills the position."""

from collections.abc import Callable

from playwright.sync_api import expect

from e2e.pages.attract import Attract
from e2e.support.colleague import MANAGER, RECRUITER, Colleague
from e2e.support.people import Pool


def test_a_prospect_goes_through_all_stages_accepts_the_offer_and_fills_the_position(
    visit: Callable[..., Attract], people: Pool, colleague: Callable[..., Colleague]
):
    member, one = people.anybody(), colleague()
    job = one.open_job("Master Mariner")
    one.put_on_team(job, "Harald Manager", "hiring_manager")
    harald = visit().open("/").sign_in(MANAGER)
    expect(harald.heading("Home")).to_be_visible()
    if harald.button("Mark as seen").count():
        harald.button("Mark as seen").click()
        expect(harald.page.get_by_text("Nothing has changed.")).to_be_visible()

    one.export(member, job)
    rita = visit().open("/").sign_in(RECRUITER)
    rita.row("Master Mariner").get_by_role("link", name="1 Prospects").click()
    rita.row(member.name).get_by_role("button", name="Move to Application").click()
    expect(rita.said).to_contain_text(f"{member.name} is in Application now.")
    rita.show_tab("Applicants")
    for stage in ("Interview", "Offer"):
        rita.row(member.name).get_by_role("button", name="Advance").click()
        expect(rita.said).to_contain_text(f"{member.name} is in {stage} now.")
    expect(rita.row(member.name).get_by_role("button", name="Advance")).to_have_count(0)
    rita.button(f"More about {member.name}").click()
    rita.page.get_by_role("dialog").get_by_role("button", name="Offer accepted").click()
    expect(rita.row(member.name)).to_contain_text("Offer accepted")

    rita.row(member.name).get_by_role("link", name=member.name).click()
    path = rita.page.get_by_role("article").filter(has_text="Master Mariner")
    for stage in ("Prospect", "Application", "Interview", "Offer"):
        expect(path.get_by_role("listitem").filter(has_text=stage).locator("time").first).to_be_visible()

    rita.open(f"/jobs/{job.id}")
    rita.button("Close job").click()
    question = rita.page.get_by_role("dialog", name="Close this job")
    question.get_by_role("radio", name="Position filled").check()
    question.get_by_role("radio", name=member.name).check()
    question.get_by_role("button", name="Close job").click()
    expect(rita.said).to_contain_text("The job is closed.")

    harald.open("/")
    news = harald.page.get_by_role("region", name="Changed").get_by_role("listitem").filter(has_text="Master Mariner").first
    expect(news).to_contain_text(member.name)
    expect(news).to_contain_text("Status changed Closed Rita Recruiter")
    expect(harald.row("Master Mariner")).to_have_count(0)  # My jobs are those that are open
