"""A fresh Firefox with the extension for each journey, beside the servers of all journeys."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from e2e.firefox.browser import Firefox
from e2e.firefox.pages import Extension, Recruiter
from e2e.support import evidence
from e2e.support.built_extension import lay_out
from e2e.support.world import World


@pytest.fixture(scope="session")
def built(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Firefox's build of the extension, for the servers of ``world``."""
    folder = tmp_path_factory.mktemp("extension") / "firefox-mv3"
    return lay_out(folder, [world.attract.address, world.nordic.address], world.inject_host, build="firefox-mv3")


@pytest.fixture
def firefox(
    built: Path, world: World, tmp_path: Path, request: pytest.FixtureRequest, has_failed: Callable[[], bool]
) -> Iterator[Firefox]:
    """A fresh Firefox with the extension."""
    with Firefox(built, tmp_path / "firefox") as started:
        yield started
        if has_failed():
            evidence.keep_pictures(request.node.nodeid, [tab.picture() for tab in started.tabs], world.servers)


@pytest.fixture
def extension(firefox: Firefox) -> Extension:
    """The extension, connected to nobody."""
    return Extension(firefox)


@pytest.fixture
def recruiter(firefox: Firefox, world: World) -> Recruiter:
    """The stand-in in the first tab."""
    return Recruiter(firefox.tab, world.recruiter.address)


@pytest.fixture
def connected(extension: Extension, recruiter: Recruiter, world: World) -> Recruiter:
    """The stand-in in the first tab; the extension is connected as the demo's recruiter."""
    extension.connect(world.attract.address)
    return recruiter
