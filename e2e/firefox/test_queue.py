"""Firefox: exports that cannot reach the server wait in the browser, are shown, and arrive once."""

from collections.abc import Callable, Iterator

import pytest

from e2e.firefox.pages import Extension, Recruiter
from e2e.support.colleague import Colleague
from e2e.support.people import Pool
from e2e.support.world import World


@pytest.fixture(autouse=True)
def _attract_runs_again(world: World) -> Iterator[None]:
    yield
    if world.attract.ended():
        world.attract.launch().wait()


def test_an_export_made_while_the_server_is_down_waits_in_sight_and_arrives_once_when_it_is_up(
    connected: Recruiter, extension: Extension, people: Pool, world: World, colleague: Callable[..., Colleague]
):
    member, job = people.anybody(), colleague().open_job("Lighthouse Keeper")
    box = connected.open_profile(member)
    box.choose(job)
    world.attract.stop()
    box.export_button.click()
    box.status.says(f"Saved here; will be sent when Attract can be reached: {member.name} to {job.line}")
    popup = extension.firefox.open_own("popup")
    popup.find("listitem", text=f"{member.name} → {job.line}").count_is(1)

    world.attract.launch().wait()
    extension.let_time_pass()
    box.status.says(f"Exported {member.name} to {job.line}")
    popup.find("listitem").count_is(0)
    extension.prospects(job, world.attract.address).count_is(1).says(member.name)
