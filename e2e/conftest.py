"""Journeys in real browsers: real servers and one built extension for the session, a fresh browser for each test."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, expect

from e2e.pages.attract import Attract
from e2e.pages.extension import Extension
from e2e.pages.linkedin import LinkedInUser
from e2e.pages.recruiter import Recruiter
from e2e.support import evidence
from e2e.support.chromium import PATIENCE, WIDE, Chromium, launch_options
from e2e.support.colleague import RECRUITER, Colleague
from e2e.support.linkedin import LinkedIn
from e2e.support.people import Pool
from e2e.support.world import World

expect.set_options(timeout=PATIENCE)
_FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Remember a failure for the fixtures that keep its evidence."""
    report: Any = yield
    item.stash[_FAILED] = item.stash.get(_FAILED, False) or report.failed
    return report


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The servers and the extension built for them."""
    started = World.start(tmp_path_factory.mktemp("world"))
    yield started
    started.stop()


@pytest.fixture(scope="session")
def base_url(world: World) -> str:
    """The address of Attract."""
    return world.attract.address


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """How the browser without the extension is started."""
    return browser_type_launch_args | launch_options()


@pytest.fixture(scope="session")
def people(world: World) -> Pool:
    """Members whom nobody else uses."""
    return Pool.of(world.attract)


@pytest.fixture
def chromium(playwright: Playwright, world: World, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Chromium]:
    """A fresh Chromium with the extension."""
    with Chromium(playwright, world.extension, tmp_path / "profile") as started:
        yield started
        _keep_if_failed(request, started.context, world)


@pytest.fixture
def extension(chromium: Chromium) -> Extension:
    """The extension, connected to nobody."""
    return Extension(chromium)


@pytest.fixture
def recruiter(chromium: Chromium, world: World) -> Recruiter:
    """The stand-in in the first tab."""
    return Recruiter(chromium.page, world.recruiter.address)


@pytest.fixture
def connected(extension: Extension, recruiter: Recruiter, world: World) -> Recruiter:
    """The stand-in in the first tab; the extension is connected as the demo's recruiter."""
    extension.connect(world.attract.address)
    return recruiter


@pytest.fixture
def attract(chromium: Chromium, world: World) -> Attract:
    """Attract in a second tab of the browser with the extension."""
    return Attract(chromium.context.new_page(), world.attract.address)


@pytest.fixture
def visit(browser: Browser, world: World, request: pytest.FixtureRequest) -> Iterator[Callable[..., Attract]]:
    """Open Attract in a browser of its own without the extension; options are those of a Playwright context."""
    with ExitStack() as ends:

        def open_browser(**options: Any) -> Attract:
            context = evidence.record(browser.new_context(viewport=WIDE, **options))
            context.set_default_timeout(PATIENCE)
            ends.callback(context.close)
            ends.callback(_keep_if_failed, request, context, world)
            return Attract(context.new_page(), world.attract.address)

        yield open_browser


@pytest.fixture(scope="session")
def linkedin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LinkedIn]:
    """An Attract that is connected with LinkedIn, which is enabled; its users have connected, and the sync runs."""
    started = LinkedIn.start(tmp_path_factory.mktemp("linkedin"))
    yield started
    started.stop()


@pytest.fixture
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LinkedIn]:
    """An Attract that nobody has connected yet, and a LinkedIn of its own."""
    started = LinkedIn.start(tmp_path_factory.mktemp("fresh"), connected=False)
    yield started
    started.stop()


@pytest.fixture
def beside_linkedin(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., LinkedInUser]]:
    """Sign in to an Attract with LinkedIn, in a browser of its own, signed in to LinkedIn as the person ``seat``."""
    with ExitStack() as ends:

        def open_browser(linkedin: LinkedIn, email: str = RECRUITER, seat: str = "signed_out", **options: Any) -> LinkedInUser:
            context = evidence.record(browser.new_context(viewport=WIDE, **options))
            context.set_default_timeout(PATIENCE)
            ends.callback(context.close)
            ends.callback(_keep_if_failed, request, context, linkedin)
            return LinkedInUser.signed_in(context, linkedin, email, seat)

        yield open_browser


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def scripts(request: pytest.FixtureRequest) -> bool:
    """Whether the reader's browser runs scripts: what a journey with this does works either way."""
    return bool(request.param)


@pytest.fixture
def colleague(world: World) -> Iterator[Callable[..., Colleague]]:
    """Somebody who works at Attract over HTTP, by e-mail address; the demo's recruiter when none is given."""
    with ExitStack() as ends:
        yield lambda *email: ends.enter_context(Colleague(world.attract.address, *email))


@pytest.fixture
def has_failed(request: pytest.FixtureRequest) -> Callable[[], bool]:
    """Whether the journey has failed, for a fixture that keeps evidence of its own."""
    return lambda: request.node.stash.get(_FAILED, False)


def _keep_if_failed(request: pytest.FixtureRequest, context: BrowserContext, world: World | LinkedIn) -> None:
    if request.node.stash.get(_FAILED, False):
        evidence.keep(request.node.nodeid, context, world.servers)
