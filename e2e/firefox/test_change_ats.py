"""Firefox: from one Attract to another, and back."""

from e2e.firefox.pages import Extension, Recruiter
from e2e.support.colleague import Colleague
from e2e.support.people import Pool
from e2e.support.world import World


def test_jobs_of_another_attract_appear_once_it_is_chosen_and_go_when_it_is_left(
    connected: Recruiter, extension: Extension, people: Pool, world: World
):
    member = people.anybody()
    box = connected.open_profile(member)
    box.change_ats("Attract Nordic")
    extension.connect_from(box.region.find("button", "Connect to Attract"))
    with Colleague(world.nordic.address) as there:
        job = there.find_job("Fleet Manager")
    box.export(job)
    box.jobs.fill("senior data engineer")
    box.region.says("No job you may export to matches")
    extension.prospects(job, world.nordic.address).find("link", member.name).count_is(1)

    box.region.find("radio", "Attract").click()
    box.jobs.has("value", "").fill("senior data engineer")
    box.region.find("option", text="Senior Data Engineer").count_is(1)
