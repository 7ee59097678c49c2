"""A recruiter finds the job by its Job ID."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from e2e.pages.attract import Attract
from e2e.pages.recruiter import Recruiter
from e2e.support.colleague import Colleague
from e2e.support.people import Pool


@pytest.mark.statement(64)
def test_a_job_id_finds_the_job_and_only_that(
    connected: Recruiter, attract: Attract, people: Pool, colleague: Callable[..., Colleague]
):
    member, job = people.anybody(), colleague().find_job("REQ-1050")
    box = connected.open_profile(member)
    box.jobs.fill("req-1050")
    expect(box.options()).to_have_count(1)
    expect(box.options()).to_contain_text("Data Analyst")
    box.export(job)
    attract.open_prospects(job)
    expect(attract.row(member.name)).to_be_visible()


def test_words_that_fit_no_job_say_so_and_lose_nothing(connected: Recruiter, people: Pool):
    box = connected.open_profile(people.anybody())
    box.jobs.fill("zeppelin pilot")
    expect(box.region.get_by_text("No job you may export to matches “zeppelin pilot”.")).to_be_visible()
    expect(box.options()).to_have_count(0)
    expect(box.jobs).to_have_value("zeppelin pilot")
    expect(box.export_button).to_be_disabled()
