"""In ATS badges: on a profile and on every row, for those past Prospect and nobody else."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from e2e.pages.extension import Extension
from e2e.pages.in_ats import badges
from e2e.pages.recruiter import Recruiter
from e2e.support.colleague import Colleague
from e2e.support.people import Pool


def test_one_look_up_serves_all_rows_of_a_page_and_only_those_past_prospect_get_a_badge(
    connected: Recruiter, extension: Extension, people: Pool, colleague: Callable[..., Colleague]
):
    known = colleague().in_ats(people.members[:25])
    assert 3 <= len(known) < 25

    with extension.requests_to("/in-ats/lookup") as look_ups:
        connected.open_results()
        for member in known:
            expect(badges(connected.row(member))).to_have_count(1)
    expect(badges(connected.page)).to_have_count(len(known))
    assert len(look_ups) == 1
    assert len(look_ups[0].post_data_json["profiles"]) == 25


@pytest.mark.statement(84)
def test_a_mere_prospect_has_no_badge_in_the_results(connected: Recruiter, people: Pool, colleague: Callable[..., Colleague]):
    member, applicant, one = people.anybody(), people.anybody(), colleague()
    job = one.open_job("Organ Grinder")
    one.export(member, job)
    one.move_to_application(one.export(applicant, job))
    connected.open_results(f"q={applicant.name}")
    expect(badges(connected.row(applicant))).to_be_visible()
    connected.open_results(f"q={member.name}")
    connected.page.get_by_role("link", name=member.name, exact=True).click()
    expect(connected.box.region.get_by_text("Already a prospect for Organ Grinder")).to_be_visible()
    expect(connected.badge()).to_have_count(0)


def test_people_also_viewed_get_their_badges_in_the_same_look_up(connected: Recruiter, extension: Extension, people: Pool):
    solveig = people.members[0]
    with extension.requests_to("/in-ats/lookup") as look_ups:
        connected.open_profile(solveig)
        expect(connected.badge()).to_be_visible()
    assert [len(look_up.post_data_json["profiles"]) for look_up in look_ups] == [6]


def test_going_back_and_forth_asks_nothing_again(connected: Recruiter, extension: Extension):
    with extension.requests_to("/in-ats/lookup") as look_ups:
        connected.open_results()
        expect(badges(connected.page).first).to_be_visible()
        connected.page.get_by_role("link", name="Solveig Aasen").click()
        expect(connected.badge()).to_be_visible()
        connected.page.go_back()
        expect(badges(connected.page)).not_to_have_count(0)
        connected.page.go_forward()
        expect(connected.badge()).to_be_visible()
    # The rows, and the people also viewed on the profile.
    assert len(look_ups[0].post_data_json["profiles"]) == 25
    assert len(look_ups) <= 2
