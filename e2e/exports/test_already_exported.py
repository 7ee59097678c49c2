"""Nobody is exported twice: the box says so before the click, and the server whatever is clicked."""

from collections.abc import Callable

from playwright.sync_api import expect

from e2e.pages.attract import Attract
from e2e.pages.recruiter import Recruiter
from e2e.support.colleague import OTHER_RECRUITER, Colleague
from e2e.support.people import Pool


def test_a_prospect_is_named_before_the_click_and_a_second_export_changes_nothing(
    connected: Recruiter, attract: Attract, people: Pool, colleague: Callable[..., Colleague]
):
    member, one = people.anybody(), colleague()
    job = one.open_job("Clockmaker")
    one.export(member, job)
    box = connected.open_profile(member)
    expect(box.region.get_by_text(f"Already a prospect for {job.line}")).to_be_visible()
    expect(connected.badge()).to_have_count(0)
    box.choose(job)
    box.export_button.click()
    expect(box.status).to_have_text(f"{member.name} was already on {job.line}, in Prospect. Nothing was changed.")
    expect(box.undo_button).to_have_count(0)
    attract.open_prospects(job)
    expect(attract.row(member.name)).to_have_count(1)


def test_an_applicant_is_named_with_the_stage(connected: Recruiter, people: Pool, colleague: Callable[..., Colleague]):
    member, one = people.anybody(), colleague()
    job = one.open_job("Falconer")
    exported = one.export(member, job)
    one.move_to_application(exported)
    one.advance(exported)
    box = connected.open_profile(member)
    expect(box.region.get_by_text(f"Already an applicant for {job.line} (Interview)")).to_be_visible()


def test_a_second_job_gives_a_second_application_and_never_a_second_candidate(
    connected: Recruiter, attract: Attract, people: Pool, colleague: Callable[..., Colleague]
):
    member, one = people.anybody(), colleague()
    first, second = one.open_job("Stonemason"), one.open_job("Thatcher")
    candidate = one.export(member, first).candidate
    box = connected.open_profile(member)
    box.export(second)
    attract.open(f"/candidates/{candidate}")
    expect(attract.page.get_by_role("heading", name="Stonemason")).to_be_visible()
    expect(attract.page.get_by_role("heading", name="Thatcher")).to_be_visible()


def test_a_double_click_exports_once(connected: Recruiter, attract: Attract, people: Pool, colleague: Callable[..., Colleague]):
    member, job = people.anybody(), colleague().open_job("Bookbinder")
    box = connected.open_profile(member)
    box.choose(job)
    box.export_button.dblclick()
    expect(box.status).to_have_text(f"Exported {member.name} to {job.line}")
    attract.open_prospects(job)
    expect(attract.row(member.name)).to_have_count(1)


def test_two_tabs_that_export_the_same_person_at_once_bring_one(
    connected: Recruiter, attract: Attract, people: Pool, colleague: Callable[..., Colleague]
):
    member, job = people.anybody(), colleague().open_job("Cooper")
    second = Recruiter(connected.page.context.new_page(), connected.address)
    boxes = [tab.open_profile(member) for tab in (connected, second)]
    for box in boxes:
        box.choose(job)
    for box in boxes:
        box.export_button.click(no_wait_after=True)
    expect(boxes[0].status).to_contain_text(job.line)
    expect(boxes[1].status).to_contain_text(job.line)
    attract.open_prospects(job)
    expect(attract.row(member.name)).to_have_count(1)


def test_a_job_that_the_reader_may_not_see_is_not_named(connected: Recruiter, people: Pool, colleague: Callable[..., Colleague]):
    member, stranger = people.anybody(), colleague(OTHER_RECRUITER)
    stranger.export(member, stranger.open_job("Secret Gardener"))
    box = connected.open_profile(member)
    box.jobs.fill("secret gardener")
    expect(box.region.get_by_text("No job you may export to matches")).to_be_visible()
    expect(box.region.get_by_text("Already a prospect")).to_have_count(0)
