"""Firefox: what a company decides by a policy."""

from pathlib import Path

from e2e.firefox.browser import EXTENSION, Firefox
from e2e.support.company_policy import in_firefox
from e2e.support.world import World


def test_the_attracts_of_a_policy_are_used_and_what_makes_no_sense_is_named(built: Path, world: World, tmp_path: Path):
    policy = {"instances": [world.nordic.address], "allowOtherInstances": False, "injectHosts": "recruiter.example", "hosts": []}
    in_firefox(tmp_path, EXTENSION, **policy)
    with Firefox(built, tmp_path / "firefox", home=tmp_path) as firefox:
        options = firefox.open_own("options")
        options.says(f"Your company’s Attracts: {world.nordic.address}")
        options.says("“injectHosts” must be a list.")
        options.says("“hosts” is no setting")
        options.find("radio").count_is(1)
        options.find("textbox", "Address of another Attract").count_is(0)
