"""An administrator decides on which hosts the extension changes pages."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from e2e.support.colleague import ADMIN, RECRUITER, Colleague
from e2e.pages.attract import Attract
from e2e.pages.extension import Extension
from e2e.pages.recruiter import Recruiter
from e2e.support.people import Pool
from e2e.support.world import World


@pytest.fixture
def elsewhere(connected: Recruiter, world: World, colleague: Callable[..., Colleague]) -> Iterator[Recruiter]:
    """The stand-in under its other name, about which nobody decided anything, before and after."""
    yield Recruiter(connected.page, f"http://{world.other_host}")
    colleague(ADMIN).forget_host(world.other_host)


def test_inject_brings_the_box_into_the_page_side_panel_takes_it_away_and_off_stops_the_panel_too(
    elsewhere: Recruiter, extension: Extension, visit: Callable[..., Attract], people: Pool, world: World
):
    admin = visit().open("/sign-in").sign_in(ADMIN)
    expect(admin.heading("Home")).to_be_visible()
    member, page = people.anybody(), elsewhere.page
    elsewhere.open_profile(member)
    expect(page.locator("[data-test-topcard-condensed-lockup] [data-test-row-lockup-full-name]")).to_have_text(member.name)
    expect(elsewhere.box.region).to_have_count(0)

    admin.open("/admin/browser-extension")
    admin.page.get_by_role("textbox", name="Host").fill(world.other_host)
    admin.page.get_by_label("Mode", exact=True).select_option("Inject")
    admin.page.get_by_role("button", name="Add host").click()
    expect(admin.said).to_contain_text(f"Saved: {world.other_host}.")
    _learn_of_it(extension, "Box and badges in the page", world)
    elsewhere.open_profile(member)
    expect(elsewhere.box.jobs).to_be_visible()

    _switch(admin, world.other_host, "Side panel")
    _learn_of_it(extension, "Side panel", world)
    expect(elsewhere.box.region).to_have_count(0)
    elsewhere.open_profile(member)
    panel = extension.open_panel(page)
    expect(panel.box.region).to_be_visible()
    expect(elsewhere.box.region).to_have_count(0)
    panel.page.close()

    _switch(admin, world.other_host, "Off")
    _learn_of_it(extension, "Off", world)
    panel = extension.open_panel(page)
    expect(panel.page.get_by_text("An administrator switched the extension off for")).to_be_visible()
    expect(panel.box.region).to_have_count(0)


def test_only_administrators_come_into_the_admin_center(visit: Callable[..., Attract]):
    attract = visit().open("/sign-in").sign_in(RECRUITER)
    expect(attract.heading("Home")).to_be_visible()
    attract.page.get_by_role("button", name="Settings").click()
    expect(attract.page.get_by_role("link", name="User settings")).to_be_visible()
    expect(attract.page.get_by_role("link", name="Admin center")).to_have_count(0)
    attract.open("/admin/browser-extension")
    expect(attract.page.get_by_role("heading", level=1)).to_contain_text("not")
    expect(attract.page.get_by_role("button", name="Add host")).to_have_count(0)


def test_the_admin_center_says_what_linkedins_terms_restrict(visit: Callable[..., Attract]):
    admin = visit().open("/sign-in?next=/admin/browser-extension").sign_in(ADMIN)
    expect(admin.page.get_by_text("LinkedIn's terms restrict extensions that change its pages.")).to_be_visible()
    expect(admin.row("www.linkedin.com").get_by_role("combobox")).to_have_value("side_panel")


def test_a_host_that_is_none_is_refused_in_words(visit: Callable[..., Attract]):
    admin = visit().open("/sign-in?next=/admin/browser-extension").sign_in(ADMIN)
    field = admin.page.get_by_role("textbox", name="Host")
    field.fill("not a host / at all")
    admin.page.get_by_role("button", name="Add host").click()
    expect(admin.page.get_by_role("alert")).to_be_visible()
    expect(field).to_have_value("not a host / at all")
    expect(field).to_have_attribute("aria-invalid", "true")


def _switch(admin: Attract, host: str, mode: str) -> None:
    row = admin.row(host)
    row.get_by_role("combobox").select_option(mode)
    row.get_by_role("button", name="Save").click()
    expect(admin.said).to_contain_text(f"Saved: {host}.")


def _learn_of_it(extension: Extension, mode: str, world: World) -> None:
    """The extension asks for the hosts every few minutes; the options show what it knows."""
    extension.let_what_it_knows_grow_old()
    options = extension.open("options")
    expect(options.get_by_role("row").filter(has_text=world.other_host)).to_contain_text(mode)
    options.close()
