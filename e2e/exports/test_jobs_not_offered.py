"""Jobs that cannot receive anybody are not offered, and "Why is my job not here?" says why."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from e2e.pages.recruiter import Recruiter
from e2e.support.colleague import ADMIN, Colleague
from e2e.support.people import Pool


@pytest.mark.parametrize(
    ("job_id", "reason"),
    [
        pytest.param("REQ-1044", "is not active yet", marks=pytest.mark.statement(65), id="draft"),
        pytest.param("REQ-1045", "is closed", marks=pytest.mark.statement(66), id="closed"),
        pytest.param("REQ-1043", "takes no prospects", marks=pytest.mark.statement(67), id="without prospects"),
        pytest.param("REQ-1052", "not on the hiring team", id="another team's"),
    ],
)
def test_the_job_is_not_offered_and_the_box_answers_why(connected: Recruiter, people: Pool, job_id: str, reason: str):
    box = connected.open_profile(people.anybody())
    box.jobs.fill(job_id)
    expect(box.region.get_by_text(f"No job you may export to matches “{job_id}”.")).to_be_visible()
    expect(box.why_not()).to_contain_text(reason)


@pytest.mark.statement(68)
def test_who_lost_the_place_on_the_team_after_choosing_the_job_is_refused_and_everything_typed_stays(
    connected: Recruiter, people: Pool, colleague: Callable[..., Colleague]
):
    one = colleague()
    job = one.open_job("Lamplighter")
    one.put_on_team(job, "Harald Manager", "hiring_manager")
    box = connected.open_profile(people.anybody())
    box.choose(job)
    box.details()
    box.field("Note").fill("Met at the conference.")
    colleague(ADMIN).take_off_team(job, "Rita Recruiter")
    box.export_button.click()
    expect(box.alert).to_contain_text("There is nothing here, or you may not see it.")
    expect(box.jobs).to_have_value(job.line)
    expect(box.field("Note")).to_have_value("Met at the conference.")
