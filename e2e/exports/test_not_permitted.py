"""Who may not export is told so, in words and with a way on."""

import pytest
from playwright.sync_api import expect

from e2e.pages.extension import Extension
from e2e.pages.recruiter import Recruiter
from e2e.support.colleague import INTERVIEWER, READ_ONLY
from e2e.support.people import Pool
from e2e.support.world import World


@pytest.mark.parametrize(
    ("email", "name"),
    [
        pytest.param(INTERVIEWER, "Ingrid Interviewer", marks=pytest.mark.statement(70), id="interviewer"),
        pytest.param(READ_ONLY, "Runa Readonly", marks=pytest.mark.statement(71), id="read-only"),
    ],
)
def test_who_may_not_export_reads_why_and_is_offered_no_job(
    extension: Extension, recruiter: Recruiter, people: Pool, world: World, email: str, name: str
):
    extension.connect(world.attract.address, email)
    box = recruiter.open_profile(people.anybody())
    expect(box.alert).to_contain_text(f"You are connected as {name}, who may not export to any job here.")
    expect(box.jobs).to_have_count(0)
    expect(box.export_button).to_have_count(0)
    box.alert.get_by_role("button", name="Change ATS").click()
    expect(box.region.get_by_role("radio", name="Attract Nordic")).to_be_visible()


def test_a_mere_interviewer_sees_no_badge_and_no_look_up_is_made(extension: Extension, recruiter: Recruiter, world: World):
    extension.connect(world.attract.address, INTERVIEWER)
    with extension.requests_to("/in-ats/lookup") as look_ups:
        recruiter.open_results()
        recruiter.page.get_by_role("link", name="Solveig Aasen").click()
        expect(recruiter.box.alert).to_be_visible()
    expect(recruiter.badge()).to_have_count(0)
    assert look_ups == []


def test_a_read_only_user_sees_in_ats(extension: Extension, recruiter: Recruiter, world: World):
    extension.connect(world.attract.address, READ_ONLY)
    recruiter.open_results()
    recruiter.page.get_by_role("link", name="Solveig Aasen").click()
    expect(recruiter.open_card().jobs().filter(has_text="Senior Data Engineer")).to_be_visible()
