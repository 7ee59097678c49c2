"""Hiring managers export to the jobs that they are hiring manager of."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from e2e.pages.attract import Attract
from e2e.pages.extension import Extension
from e2e.pages.recruiter import Recruiter
from e2e.support.colleague import MANAGER, Colleague
from e2e.support.people import Pool
from e2e.support.world import World


@pytest.mark.statement(69)
def test_a_hiring_manager_exports_to_a_job_of_their_own(
    extension: Extension, recruiter: Recruiter, attract: Attract, people: Pool, world: World, colleague: Callable[..., Colleague]
):
    extension.connect(world.attract.address, MANAGER)
    member, job = people.anybody(), colleague(MANAGER).find_job("REQ-1047")
    box = recruiter.open_profile(member)
    box.export(job)
    attract.open_prospects(job)
    expect(attract.row(member.name)).to_be_visible()
