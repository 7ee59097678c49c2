"""Firefox: the sidebar, on pages that the extension leaves untouched."""

from collections.abc import Callable

from e2e.firefox.browser import Firefox
from e2e.firefox.pages import ExportBox, Extension, Recruiter
from e2e.support.colleague import Colleague
from e2e.support.people import Pool
from e2e.support.world import World

_SIDEBAR = """() => {
  const shown = document.getElementById('sidebar').contentDocument?.getElementById('webext-panels-browser');
  return shown?.currentURI.spec ?? null;
}"""


def test_whom_a_page_describes_is_read_and_exported_and_nothing_is_written_into_the_page(
    connected: Recruiter, extension: Extension, people: Pool, world: World, colleague: Callable[..., Colleague]
):
    person, job = people.by_slug("oystein-braten"), colleague().open_job("Homepage in Firefox")
    connected.tab.go(f"http://{world.other_host}/people/oystein-braten")
    before = connected.tab.run("() => document.documentElement.outerHTML")
    panel = ExportBox(extension.open_panel(connected.tab))
    panel.export(job)
    extension.prospects(job, world.attract.address).says(person.name)
    assert connected.tab.run("() => document.documentElement.outerHTML") == before


def test_the_shortcut_opens_the_sidebar_with_the_extension_in_it(firefox: Firefox, world: World):
    firefox.tab.go(f"http://{world.other_host}/people/linnea-akesson")
    firefox.tab.press("Control+Shift+E")
    firefox.window().becomes(_SIDEBAR, firefox.own_address("sidepanel"))
