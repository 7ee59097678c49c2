"""What a company decides by a policy of the browser: which Attracts, whether others, on which hosts there is a box."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright, expect

from e2e.pages.extension import Extension
from e2e.pages.recruiter import Recruiter
from e2e.support.built_extension import lay_out
from e2e.support.chromium import Chromium
from e2e.support.company_policy import in_chromium, own_id
from e2e.support.people import Pool
from e2e.support.world import World


@pytest.fixture
def managed(playwright: Playwright, world: World, tmp_path: Path) -> Iterator[Callable[..., Extension]]:
    """Start a Chromium with a policy; the extension in it is built for Attract Nordic and no host."""
    folder = lay_out(tmp_path / "managed", [world.nordic.address], None)
    id = own_id(folder)
    with ExitStack() as ends:

        def start(**policy: Any) -> Extension:
            ends.enter_context(in_chromium(id, **policy))
            extension = Extension(ends.enter_context(Chromium(playwright, folder, tmp_path / "profile")))
            assert extension.chromium.extension_id == id
            return extension

        yield start


def _company(options: Page) -> Any:
    return options.locator("section").filter(has=options.get_by_role("heading", name="Set by your company"))


def test_the_attracts_and_hosts_of_a_policy_are_used_and_others_cannot_be_added(
    managed: Callable[..., Extension], people: Pool, world: World
):
    extension = managed(instances=[world.attract.address], allowOtherInstances=False, injectHosts=[world.other_host])
    options = extension.open("options")
    expect(_company(options)).to_contain_text(world.attract.address)
    expect(_company(options)).to_contain_text("You can’t add others.")
    expect(options.get_by_role("radio")).to_have_count(1)
    expect(options.get_by_label("Address of another Attract")).to_have_count(0)
    expect(options.get_by_role("row", name=world.other_host)).to_contain_text("Set by your company")
    box = Recruiter(extension.chromium.page, f"http://{world.other_host}").open_profile(people.members[0])
    expect(box.region.get_by_text("Attract", exact=True)).to_be_visible()
    expect(box.connect_button).to_be_visible()


def test_parts_of_a_policy_that_make_no_sense_are_left_out_and_named(managed: Callable[..., Extension], world: World):
    hosts = ["https://a.example/", *[f"host-{at}.example" for at in range(3000)]]
    extension = managed(instances=["http://attract.example", world.attract.address], injectHosts=hosts)
    options = extension.open("options")
    for words in (
        "“http://attract.example” in “instances” is left out",
        "“https://a.example/” in “injectHosts” is left out",
        "“injectHosts” has too many entries. Only the first 100 count.",
    ):
        expect(_company(options)).to_contain_text(words)
    expect(options.get_by_role("radio")).to_have_count(2)
    expect(options.get_by_label("Address of another Attract")).to_be_visible()


def test_a_policy_that_changes_holds_at_once(managed: Callable[..., Extension], world: World):
    extension = managed(allowOtherInstances=True)
    options = extension.open("options")
    expect(options.get_by_role("radio")).to_have_count(1)
    expect(options.get_by_label("Address of another Attract")).to_be_visible()
    with in_chromium(extension.chromium.extension_id, instances=[world.attract.address], allowOtherInstances=False):
        expect(options.get_by_label("Address of another Attract")).to_have_count(0, timeout=30_000)  # Chromium waits for calm
        expect(_company(options)).to_contain_text(world.attract.address)
        expect(options.get_by_role("radio", name="Attract Nordic")).to_have_count(0)
