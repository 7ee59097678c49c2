"""The stand-in for its own tests: called directly, or served to a browser."""

import os
import shutil
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.serving import make_server

from e2e.recruiter.app import create_app
from e2e.recruiter.members import Directory
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.tests.support.partner_calls import Ats, new_ats


@pytest.fixture(scope="session")
def directory() -> Directory:
    return Directory.load()


@pytest.fixture
def client(directory: Directory) -> FlaskClient:
    return create_app(directory).test_client()


@pytest.fixture
def world(client: FlaskClient) -> World:
    """What the partner platform behind ``client`` knows."""
    world: World = client.application.extensions["world"]
    return world


@pytest.fixture
def ats(client: FlaskClient, world: World) -> Ats:
    """A customer's child application whose company-level integrations are enabled."""
    return new_ats(client, world)


@pytest.fixture(scope="session")
def base_url(directory: Directory) -> Iterator[str]:
    """The address of a stand-in served on a free port; addresses that a test opens in the browser are relative to it."""
    server = make_server("127.0.0.1", 0, create_app(directory), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium where there is one, else Playwright's own; root has no sandbox."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return browser_type_launch_args | {"executable_path": shutil.which("chromium"), "args": sandbox}
