"""Undo takes an export back."""

from collections.abc import Callable

from playwright.sync_api import expect

from e2e.pages.attract import Attract
from e2e.pages.recruiter import Recruiter
from e2e.support.colleague import Colleague
from e2e.support.people import Pool


def test_undo_takes_the_person_off_the_job_again(
    connected: Recruiter, attract: Attract, people: Pool, colleague: Callable[..., Colleague]
):
    member, job = people.anybody(), colleague().open_job("Beekeeper")
    box = connected.open_profile(member)
    box.export(job)
    box.undo_button.click()
    expect(box.status).to_have_text(f"Undone: {member.name} was taken off {job.line} again")
    expect(box.undo_button).to_have_count(0)
    attract.open_prospects(job)
    expect(attract.page.get_by_text("Nobody is in Prospect yet.")).to_be_visible()

    box.export_button.click()
    expect(box.status).to_have_text(f"Exported {member.name} to {job.line}")
    attract.page.reload()
    expect(attract.row(member.name)).to_be_visible()


def test_an_export_that_somebody_built_on_is_not_undone_and_the_box_says_why(
    connected: Recruiter, attract: Attract, people: Pool, colleague: Callable[..., Colleague]
):
    member, job, other = people.anybody(), None, colleague()
    job = other.open_job("Shepherd")
    box = connected.open_profile(member)
    box.export(job)
    other.move_to_application(other.export(member, job))
    box.undo_button.click()
    expect(box.alert).to_be_visible()
    attract.open_applicants(job)
    expect(attract.row(member.name)).to_be_visible()
