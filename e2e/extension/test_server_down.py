"""Exports that cannot reach the server wait in the browser, are shown, and arrive once."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Route, expect

from e2e.support.colleague import Colleague
from e2e.pages.attract import Attract
from e2e.pages.extension import Extension
from e2e.pages.recruiter import Recruiter
from e2e.support.people import Pool
from e2e.support.world import World

QUEUED = "Saved here; will be sent when Attract can be reached"


@pytest.fixture(autouse=True)
def _attract_runs_again(world: World) -> Iterator[None]:
    yield
    if world.attract.ended():
        world.attract.launch().wait()


def test_an_export_made_while_the_server_is_down_waits_and_arrives_by_itself_when_it_is_up(
    connected: Recruiter, extension: Extension, attract: Attract, people: Pool, world: World, colleague: Callable[..., Colleague]
):
    member, job = people.anybody(), colleague().open_job("Weather Balloonist")
    box = connected.open_profile(member)
    box.choose(job)
    world.attract.stop()
    box.export_button.click()
    expect(box.status).to_have_text(f"{QUEUED}: {member.name} to {job.line}")
    expect(box.alert).to_have_count(0)
    extension.wait_for_toolbar("1")

    world.attract.launch().wait()
    extension.let_time_pass()
    expect(box.status).to_have_text(f"Exported {member.name} to {job.line}")
    extension.wait_for_toolbar("")
    attract.open_prospects(job)
    expect(attract.row(member.name)).to_have_count(1)


def test_what_waits_is_listed_in_the_popup_and_sent_when_asked(
    connected: Recruiter, extension: Extension, attract: Attract, people: Pool, world: World, colleague: Callable[..., Colleague]
):
    member, job = people.anybody(), colleague().open_job("Tightrope Walker")
    box = connected.open_profile(member)
    box.choose(job)
    world.attract.stop()
    box.export_button.click()
    expect(box.status).to_contain_text(QUEUED)
    popup = extension.open("popup")
    waiting = popup.get_by_role("region", name="Exports waiting here")
    expect(waiting.get_by_role("listitem")).to_contain_text([f"{member.name} → {job.line}"])
    waiting.get_by_role("button", name="Try now").click()
    expect(waiting.get_by_role("listitem")).to_contain_text(["Attract cannot be reached right now."])

    world.attract.launch().wait()
    waiting.get_by_role("button", name="Try now").click()
    expect(waiting).to_have_count(0)
    attract.open_prospects(job)
    expect(attract.row(member.name)).to_have_count(1)


def test_what_waits_can_be_taken_back_and_is_not_there_once_the_server_is(
    connected: Recruiter, extension: Extension, attract: Attract, people: Pool, world: World, colleague: Callable[..., Colleague]
):
    member, job = people.anybody(), colleague().open_job("Sword Swallower")
    box = connected.open_profile(member)
    box.choose(job)
    world.attract.stop()
    box.export_button.click()
    expect(box.status).to_contain_text(QUEUED)
    connected.page.reload()
    expect(box.status).to_contain_text(QUEUED)
    box.undo_button.click()
    # Whether it had arrived before the server went away, nobody here can know: it is undone there as well.
    expect(box.status).to_contain_text("Will be undone as soon as Attract can be reached")
    world.attract.launch().wait()
    extension.let_time_pass()
    extension.wait_for_toolbar("")
    attract.open_prospects(job)
    expect(attract.page.get_by_text("Nobody is in Prospect yet.")).to_be_visible()


def test_a_server_killed_before_it_looked_at_the_export_gets_it_once_after_its_restart(
    connected: Recruiter, extension: Extension, attract: Attract, people: Pool, world: World, colleague: Callable[..., Colleague]
):
    member, job = people.anybody(), colleague().open_job("Fire Eater")
    box = connected.open_profile(member)
    box.choose(job)
    world.attract.freeze()
    box.export_button.click()
    expect(box.status).to_have_text("Exporting…")
    world.attract.kill()
    expect(box.status).to_contain_text(QUEUED)

    world.attract.launch().wait()
    extension.let_time_pass()
    expect(box.status).to_have_text(f"Exported {member.name} to {job.line}")
    attract.open_prospects(job)
    expect(attract.row(member.name)).to_have_count(1)


def test_a_server_killed_after_it_kept_the_export_answers_the_second_try_as_the_first(
    connected: Recruiter, extension: Extension, attract: Attract, people: Pool, world: World, colleague: Callable[..., Colleague]
):
    member, job = people.anybody(), colleague().open_job("Knife Thrower")
    kept: list[int] = []

    def die_before_the_answer_arrives(route: Route) -> None:
        kept.append(route.fetch().status)
        world.attract.kill()
        route.abort()

    box = connected.open_profile(member)
    box.choose(job)
    connected.page.context.route("**/api/v1/exports", die_before_the_answer_arrives, times=1)
    box.export_button.click()
    expect(box.status).to_contain_text(QUEUED)
    assert kept == [201]

    world.attract.launch().wait()
    extension.let_time_pass()
    expect(box.status).to_have_text(f"Exported {member.name} to {job.line}")
    attract.open_prospects(job)
    expect(attract.row(member.name)).to_have_count(1)


def test_what_waits_outlives_the_browser(
    connected: Recruiter, extension: Extension, people: Pool, world: World, colleague: Callable[..., Colleague]
):
    member, job = people.anybody(), colleague().open_job("Trapeze Artist")
    box = connected.open_profile(member)
    box.choose(job)
    world.attract.stop()
    box.export_button.click()
    expect(box.status).to_contain_text(QUEUED)
    extension.chromium.restart()
    extension.wait_for_toolbar("1")
    again = Recruiter(extension.chromium.page, world.recruiter.address)
    expect(again.open_profile(member).status).to_contain_text(QUEUED)


def test_an_unreachable_server_has_its_own_words_and_a_way_on(connected: Recruiter, people: Pool, world: World):
    box = connected.open_profile(people.anybody())
    expect(box.jobs).to_be_visible()
    world.attract.stop()
    box.jobs.fill("engineer")
    expect(box.alert.filter(has_text="Attract cannot be reached right now.")).to_be_visible()
    world.attract.launch().wait()
    box.alert.get_by_role("button", name="Try again").click()
    expect(box.options().first).to_be_visible()
    expect(box.alert).to_have_count(0)


def test_without_the_server_there_is_no_badge_rather_than_a_wrong_one(connected: Recruiter, world: World):
    world.attract.stop()
    connected.open_results()
    connected.page.get_by_role("link", name="Solveig Aasen").click()
    expect(connected.box.jobs).to_be_visible()
    expect(connected.badge()).to_have_count(0)
