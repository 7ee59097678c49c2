"""Ctrl+Shift+E: the export box where the page has one, on any other page the side panel.

The browser itself keeps the keys from a test; what they set off in the extension is set off here as the browser does it. In a
page with a box the keys are heard by the page's own script too, see test_export_by_keyboard.py.
"""

from playwright.sync_api import expect

from e2e.pages.extension import Extension
from e2e.pages.recruiter import Recruiter
from e2e.support.people import Pool
from e2e.support.world import World


def test_the_shortcut_takes_the_focus_to_the_job_search(connected: Recruiter, extension: Extension, people: Pool):
    box = connected.open_profile(people.members[0])
    expect(box.jobs).to_be_visible()
    extension.press_shortcut(connected.page)
    expect(box.jobs).to_be_focused()


def test_the_shortcut_unfolds_a_docked_box(connected: Recruiter, extension: Extension, people: Pool):
    member = people.whoever(lambda one: not one.contact_card and bool(one.name and one.slug))
    box = connected.open_profile(member)
    connected.page.get_by_role("button", name="Hide Attract").click()
    expect(box.region).to_be_hidden()
    connected.page.keyboard.press("Control+Shift+E")
    expect(box.jobs).to_be_focused()


def test_who_is_not_connected_gets_the_focus_on_connect(extension: Extension, recruiter: Recruiter, people: Pool):
    box = recruiter.open_profile(people.members[0])
    expect(box.connect_button).to_be_visible()
    recruiter.page.keyboard.press("Control+Shift+E")
    expect(box.connect_button).to_be_focused()


def test_on_another_page_the_shortcut_lets_an_open_panel_read_that_page(connected: Recruiter, extension: Extension, world: World):
    connected.page.goto(f"http://{world.other_host}/people/linnea-akesson")
    panel = extension.open_panel(connected.page)
    expect(panel.box.region.get_by_text("Linnéa Åkesson")).to_be_visible()
    connected.page.goto(f"http://{world.other_host}/people/oystein-braten")
    expect(panel.page.get_by_text("You are on another page now.")).to_be_visible()
    extension.press_shortcut(connected.page)
    expect(panel.box.region.get_by_text("Øystein Bråten")).to_be_visible()


def test_the_options_name_the_shortcut(extension: Extension):
    expect(extension.open("options").get_by_text("Ctrl+Shift+E opens the export box")).to_be_visible()
