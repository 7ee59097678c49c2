"""Change ATS: from one Attract to another, and back."""

import pytest
from playwright.sync_api import expect

from e2e.support.colleague import Colleague
from e2e.pages.attract import Attract
from e2e.pages.extension import Extension
from e2e.pages.recruiter import Recruiter
from e2e.support.people import Pool
from e2e.support.world import World


def test_a_job_chosen_in_one_attract_is_not_taken_along_to_another(
    connected: Recruiter, extension: Extension, people: Pool, world: World
):
    extension.sign_in(world.nordic.address)
    box = connected.open_profile(people.anybody())
    with Colleague(world.attract.address) as here:
        box.choose(here.find_job("REQ-1046"))
    box.change_ats("Attract Nordic")
    box.connect_button.click()
    extension.allow()
    expect(box.jobs).to_be_empty()
    expect(box.export_button).to_be_disabled()


@pytest.mark.statement(72, 73)
def test_jobs_of_another_attract_appear_once_it_is_chosen_and_go_when_it_is_left(
    connected: Recruiter, extension: Extension, people: Pool, world: World
):
    extension.sign_in(world.nordic.address)
    member, page = people.anybody(), connected.page
    box = connected.open_profile(member)
    box.jobs.fill("fleet manager")
    expect(box.region.get_by_text("No job you may export to matches")).to_be_visible()

    box.change_ats("Attract Nordic")
    box.connect_button.click()
    extension.allow()
    with Colleague(world.nordic.address) as there:
        job = there.find_job("Fleet Manager")
    box.export(job)
    box.jobs.fill("senior data engineer")
    expect(box.region.get_by_text("No job you may export to matches")).to_be_visible()

    box.region.get_by_role("radio", name="Attract", exact=True).check()
    expect(box.jobs).to_be_empty()
    box.jobs.fill("senior data engineer")
    expect(box.option("Senior Data Engineer")).to_be_visible()
    nordic = Attract(page.context.new_page(), world.nordic.address)
    nordic.open_prospects(job)
    expect(nordic.row(member.name)).to_be_visible()


def test_what_is_known_of_a_person_changes_with_the_attract_that_is_asked(
    connected: Recruiter, extension: Extension, people: Pool, world: World
):
    member = people.anybody()
    with Colleague(world.attract.address) as here:
        exported = here.export(member, here.open_job("Ferry Captain"))
        here.move_to_application(exported)
    extension.sign_in(world.nordic.address)
    box = connected.open_profile(member)
    expect(connected.badge()).to_be_visible()
    box.change_ats("Attract Nordic")
    box.connect_button.click()
    extension.allow()
    expect(box.jobs).to_be_visible()
    expect(connected.badge()).to_have_count(0)
    expect(box.region.get_by_text("Already an applicant")).to_have_count(0)


def test_an_attract_is_added_by_its_address_and_removed_again(
    extension: Extension, recruiter: Recruiter, people: Pool, world: World
):
    box = recruiter.open_profile(people.anybody())
    box.change_ats_button.click()
    # The address is typed in a page of the extension: what stands in the box a page could read, or send elsewhere.
    with recruiter.page.context.expect_page() as opened:
        box.region.get_by_role("button", name="Add or remove an Attract").click()
    options = opened.value
    address = options.get_by_label("Address of another Attract")
    # Somebody else's site, and one that would send the sign-in over the open network.
    for wrong in (world.recruiter.address, "http://attract.example"):
        address.fill(wrong)
        options.get_by_role("button", name="Add", exact=True).click()
        expect(options.get_by_role("alert").filter(has_text="No Attract answers at this address")).to_be_visible()
        expect(address).to_have_value(wrong)

    # The same Attract under another name of this machine counts as another one, as two companies would.
    other = world.nordic.address.replace("127.0.0.1", "localhost")
    address.fill(other)
    address.press("Enter")
    expect(options.get_by_role("radio")).to_have_count(3)
    recruiter.page.reload()
    box.change_ats_button.click()
    expect(box.region.get_by_role("radio")).to_have_count(3)
    options.get_by_role("button", name="Remove Attract Nordic").click()
    expect(options.get_by_role("radio")).to_have_count(2)
