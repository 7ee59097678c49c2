"""The gate between Prospect and Application: before it In ATS knows nobody, behind it everything shows."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from e2e.pages.attract import Attract
from e2e.pages.recruiter import Recruiter
from e2e.support.colleague import Colleague
from e2e.support.people import Pool


@pytest.mark.statement(84, 85, 87)
def test_nothing_shows_for_a_prospect_all_shows_for_an_applicant_and_advance_shows_at_the_next_look(
    connected: Recruiter, attract: Attract, people: Pool, colleague: Callable[..., Colleague]
):
    member, job = people.anybody(), colleague().open_job("Glazier")
    box = connected.open_profile(member)
    box.export(job)
    connected.page.reload()
    expect(box.region.get_by_text(f"Already a prospect for {job.line}")).to_be_visible()
    expect(connected.badge()).to_have_count(0)

    attract.open_prospects(job)
    attract.row(member.name).get_by_role("button", name="Move to Application").click()
    expect(attract.row(member.name)).to_have_count(0)
    connected.page.reload()
    expect(connected.open_card().jobs()).to_contain_text("Application")

    attract.open_applicants(job)
    attract.row(member.name).get_by_role("button", name="Advance").click()
    expect(attract.row(member.name)).to_contain_text("Interview")
    connected.page.reload()
    expect(connected.open_card().jobs()).to_contain_text("Interview")


@pytest.mark.statement(86)
def test_of_two_jobs_only_the_one_past_prospect_shows(connected: Recruiter, people: Pool, colleague: Callable[..., Colleague]):
    member, one = people.anybody(), colleague()
    one.export(member, one.open_job("Cobbler"))
    one.move_to_application(one.export(member, one.open_job("Cutler")))
    connected.open_profile(member)
    entries = connected.open_card().jobs()
    expect(entries).to_have_count(1)
    expect(entries).to_contain_text("Cutler")


@pytest.mark.statement(84)
def test_going_back_to_prospect_takes_the_badge_away(
    connected: Recruiter, attract: Attract, people: Pool, colleague: Callable[..., Colleague]
):
    member, one = people.anybody(), colleague()
    job = one.open_job("Tinker")
    exported = one.export(member, job)
    one.move_to_application(exported)
    connected.open_profile(member)
    expect(connected.badge()).to_be_visible()
    attract.open(f"/candidates/{exported.candidate}/activity")
    attract.button("Undo").first.click()
    expect(attract.said).to_contain_text("Taken back.")
    connected.page.reload()
    expect(connected.box.region.get_by_text(f"Already a prospect for {job.line}")).to_be_visible()
    expect(connected.badge()).to_have_count(0)
