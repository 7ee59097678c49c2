"""Firefox: connect, export and undo."""

from collections.abc import Callable

from e2e.firefox.pages import Extension, Recruiter
from e2e.support.colleague import Colleague
from e2e.support.people import Pool
from e2e.support.world import World


def test_who_signs_in_in_the_window_that_opens_exports_somebody_and_undoes_it(
    connected: Recruiter, extension: Extension, people: Pool, world: World, colleague: Callable[..., Colleague]
):
    member, job = people.anybody(), colleague().open_job("Glassblower")
    box = connected.open_profile(member)
    box.export(job)
    box.status.says(f"Exported {member.name} to {job.line}")
    extension.prospects(job, world.attract.address).count_is(1).says(member.name)
    box.undo_button.click()
    box.status.says(f"Undone: {member.name}")
    extension.prospects(job, world.attract.address).count_is(0)
