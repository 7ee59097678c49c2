"""A recruiter exports the person on the page into a job found by its title."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from e2e.pages.attract import Attract
from e2e.pages.recruiter import Recruiter
from e2e.support.colleague import Colleague
from e2e.support.people import Pool


@pytest.mark.statement(63, 68, 74, 75, 76)
def test_one_click_on_export_brings_the_person_to_the_prospect_tab_of_the_job_found_by_title(
    connected: Recruiter, attract: Attract, people: Pool, colleague: Callable[..., Colleague]
):
    member, job = people.anybody(), colleague().find_job("Senior Data Engineer")
    box = connected.open_profile(member)
    expect(box.export_button).to_be_disabled()
    box.jobs.fill("data eng")
    expect(box.option("Senior Data Engineer")).to_contain_text("REQ-1042")
    box.option("Senior Data Engineer").click()
    box.export_button.click()

    expect(box.status).to_have_text(f"Exported {member.name} to {job.line}")
    attract.open_prospects(job)
    expect(attract.row(member.name)).to_contain_text("Prospect")
    attract.open_applicants(job)
    expect(attract.row(member.name)).to_have_count(0)


def test_the_status_line_leads_to_the_prospect_tab_where_the_person_is_now(
    connected: Recruiter, people: Pool, colleague: Callable[..., Colleague]
):
    member, job = people.anybody(), colleague().open_job("Lighthouse Keeper")
    box = connected.open_profile(member)
    box.export(job)
    with connected.page.context.expect_page() as opened:
        box.region.get_by_role("link", name="Open in Attract").click()
    expect(opened.value.get_by_role("heading", level=1, name=job.title)).to_be_visible()
    expect(opened.value.get_by_role("rowheader", name=member.name)).to_be_visible()


def test_the_jobs_used_last_are_offered_before_anything_is_typed(
    connected: Recruiter, people: Pool, colleague: Callable[..., Colleague]
):
    one, other = people.anybody(), people.anybody()
    job = colleague().open_job("Aeronaut")
    connected.open_profile(one).export(job)
    connected.page.reload()
    box = connected.open_profile(other)
    box.jobs.focus()
    expect(box.options().first).to_contain_text(job.title)
    expect(box.options().first).to_contain_text("recent")


def test_the_job_stays_chosen_from_one_person_to_the_next_so_that_the_second_takes_one_click(
    connected: Recruiter, people: Pool, colleague: Callable[..., Colleague]
):
    one, job = people.anybody(), colleague().open_job("Cartographer")
    connected.open_profile(one).export(job)
    other = connected.similar.get_by_role("link").first
    other.click()
    expect(connected.box.jobs).to_have_value(job.line)
