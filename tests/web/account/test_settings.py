"""User settings with Connections and the download, the Admin center, and About."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from server import __version__
from server.api.oauth.client import CHROME_REDIRECT, CLIENT_ID
from server.domain.hosts import HostMode
from server.domain.roles import Actor, Role
from server.usecases.account import browser_extension, connections
from tests.support.people import People
from tests.web.support.browsing import Browser
from tests.web.support.page_content import Page

BrowserOf = Callable[[Actor], Browser]
HOSTS = "/admin/browser-extension"


@pytest.fixture
def build(tmp_path: Path) -> Path:
    """A built extension for both browsers, as the build leaves it."""
    for name in ("chrome-mv3", "firefox-mv3"):
        folder = tmp_path / "dist" / name / "icons"
        folder.mkdir(parents=True)
        (folder / "16.png").write_bytes(b"icon")
        (folder.parent / "manifest.json").write_text(json.dumps({"name": name}))
        (folder.parent / "instances.json").write_text('{"instances": ["http://127.0.0.1:8000"], "injectHosts": []}')
    return tmp_path / "dist"


def connect(app: Flask, actor: Actor, device: str) -> int:
    """Connect an extension; the id of its session."""
    code = connections.issue_code(actor, CLIENT_ID, CHROME_REDIRECT, "profile", "challenge")
    connections.exchange(code, device, str(app.secret_key))
    return next(one.id for one in connections.of_user(actor) if one.device == device)


def packed(answer: bytes) -> dict[str, bytes]:
    """The files in a zip."""
    with zipfile.ZipFile(io.BytesIO(answer)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_the_gear_leads_to_user_settings_and_on_to_connections(people: People, browser_of: BrowserOf) -> None:
    browser = browser_of(people.recruiter())
    page = browser.open("/jobs")
    assert [at for tag, at in page.elements if tag == "button" and at.get("aria-label") == "Settings"]
    assert "Connections" in browser.open(page.links["User settings"]).links


def test_user_settings_say_who_one_is(people: People, browser_of: BrowserOf) -> None:
    page = browser_of(people.user(Role.RECRUITER, name="Rita")).open("/settings")
    assert "Rita" in page.text
    assert "Recruiter" in page.text


@pytest.mark.statement(136)
def test_about_names_version_instance_licence_and_roles(people: People, browser_of: BrowserOf) -> None:
    browser = browser_of(people.user(Role.HIRING_MANAGER, Role.READ_ONLY))
    page = browser.open(browser.open("/jobs").links["About"])
    for text in (__version__, "Attract", "Apache-2.0", "Hiring manager", "Read-only"):
        assert text in page.text


def test_a_connection_is_shown_with_its_device_and_ended_by_disconnect(app: Flask, people: People, browser_of: BrowserOf) -> None:
    rita = people.recruiter()
    session = connect(app, rita, "<b>Chrome</b> on Linux")
    browser = browser_of(rita)
    page = browser.open("/settings/connections")
    assert "<b>Chrome</b> on Linux" in page.text
    gone = browser.send(f"/settings/connections/{session}/disconnect")
    assert "Disconnected." in gone.text
    assert "No browser is connected." in gone.text
    assert connections.of_user(rita) == []


def test_nobody_ends_the_connection_of_another(app: Flask, people: People, browser_of: BrowserOf) -> None:
    rita = people.recruiter()
    session = connect(app, rita, "Chrome")
    browser = browser_of(people.administrator())
    assert "Chrome on" not in browser.open("/settings/connections").text
    assert browser.post(f"/settings/connections/{session}/disconnect").status_code == 404
    assert [one.id for one in connections.of_user(rita)] == [session]


@pytest.mark.parametrize("given", [".", "chrome-mv3"])
def test_the_download_knows_this_installation(make_app: Callable[..., Flask], people: People, build: Path, given: str) -> None:
    browser_extension.decide(people.administrator(), "recruiter.example:8001", "inject")
    app = make_app(EXTENSION_DIR=str(build / given), PUBLIC_URL="http://127.0.0.1:8123")
    browser = Browser(app).signed_in(people.recruiter())
    page = browser.open("/settings/connections")
    for browser_name in ("Chrome and Edge", "Firefox"):
        answer = browser.get(page.links[f"Download for {browser_name}"])
        assert answer.content_type == "application/zip"
        assert "attachment; filename=attract-extension" in answer.headers["Content-Disposition"]
        files = packed(answer.data)
        assert sorted(files) == ["icons/16.png", "instances.json", "manifest.json"]
        expected = {"instances": ["http://127.0.0.1:8123"], "injectHosts": ["recruiter.example:8001"]}
        assert json.loads(files["instances.json"]) == expected


def test_a_new_build_or_a_new_host_gives_a_new_download(make_app: Callable[..., Flask], people: People, build: Path) -> None:
    browser = Browser(make_app(EXTENSION_DIR=str(build))).signed_in(people.recruiter())
    first = browser.get("/settings/connections/extension.zip").data
    assert browser.get("/settings/connections/extension.zip").data == first
    browser_extension.decide(people.administrator(), "new.example", "inject")
    second = packed(browser.get("/settings/connections/extension.zip").data)
    assert json.loads(second["instances.json"])["injectHosts"] == ["new.example"]
    (build / "chrome-mv3" / "added.js").write_text("1")
    assert "added.js" in packed(browser.get("/settings/connections/extension.zip").data)


def test_without_a_build_the_page_says_so_and_there_is_nothing_to_download(
    make_app: Callable[..., Flask], people: People, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    browser = Browser(make_app(EXTENSION_DIR=str(tmp_path / "empty"))).signed_in(people.recruiter())
    assert "no built extension to offer" in browser.open("/settings/connections").text
    assert browser.get("/settings/connections/extension.zip").status_code == 404
    assert browser.get("/settings/connections/extension-firefox.zip").status_code == 404


@pytest.mark.parametrize("role", [Role.RECRUITER, Role.HIRING_MANAGER, Role.READ_ONLY])
def test_the_admin_center_is_for_administrators(people: People, browser_of: BrowserOf, role: Role) -> None:
    browser = browser_of(people.user(role))
    assert "Admin center" not in browser.open("/jobs").links
    assert browser.get("/admin").status_code == 403
    assert browser.get(HOSTS).status_code == 403
    assert browser.post(HOSTS, {"host": "a.example", "mode": "inject"}).status_code == 403
    assert browser.post(f"{HOSTS}/remove", {"host": "a.example"}).status_code == 403


def test_an_administrator_decides_where_the_extension_injects(people: People, browser_of: BrowserOf) -> None:
    arne = people.administrator()
    browser = browser_of(arne)
    page = browser.open(HOSTS)
    assert "LinkedIn's terms restrict extensions that change its pages." in page.text
    assert "never walks, pages, clicks or collects in the background" in page.text
    browser.send(HOSTS, host="https://Recruiter.Example/", mode="inject")
    modes = {host.host: host.mode for host in browser_extension.read(arne)}
    assert modes == {"recruiter.example": HostMode.INJECT, "www.linkedin.com": HostMode.SIDE_PANEL}
    browser.send(HOSTS, host="www.linkedin.com", mode="off")
    browser.send(f"{HOSTS}/remove", host="recruiter.example")
    assert [(host.host, host.mode) for host in browser_extension.read(arne)] == [("www.linkedin.com", HostMode.OFF)]


@pytest.mark.parametrize(
    ("host", "mode", "field"),
    [("not a host", "off", "host"), ("a" * 10_000, "off", "host"), ("", "off", "host"), ("a.example", "everything", "mode")],
)
def test_a_senseless_host_or_mode_is_refused_beside_the_field(
    people: People, browser_of: BrowserOf, host: str, mode: str, field: str
) -> None:
    answer = browser_of(people.administrator()).post(HOSTS, {"host": host, "mode": mode})
    page = Page(answer.text)
    assert answer.status_code == 422
    assert page.message_of(field)
    assert page.forms[-1].fields["host"] == host
