"""The question before a browser is connected, and what becomes of connected browsers when somebody signs out."""

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from flask import Flask

from server.api.oauth.client import CHROME_REDIRECT, CLIENT_ID
from server.domain.roles import Actor
from server.usecases.account import connections
from server.web.account.connect import browser_name
from tests.support.people import People
from tests.web.support.browsing import Browser
from tests.web.support.page_content import Page

CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36"
ASKED = {"client_id": CLIENT_ID, "redirect_uri": CHROME_REDIRECT, "scope": "profile jobs export in_ats", "state": "a & b"}


@pytest.fixture
def rita(people: People) -> Actor:
    return people.recruiter("Rita Recruiter")


@pytest.fixture
def browser(rita: Actor, browser_of: Callable[[Actor], Browser]) -> Browser:
    return browser_of(rita)


def connect(actor: Actor, device: str) -> None:
    code = connections.issue_code(actor, CLIENT_ID, CHROME_REDIRECT, "profile", "challenge")
    assert connections.exchange(code, device, "a secret key for tests only, 0123456789")


def test_the_question_names_the_browser_the_installation_the_user_and_what_is_allowed(browser: Browser) -> None:
    page = Page(browser.get(f"/connect?{urlencode(ASKED)}", **{"User-Agent": CHROME}).text)
    for text in (
        "Rita Recruiter",
        "Connect this browser?",
        "Chrome on Linux",
        "http://127.0.0.1:8000",
        "Export people to your jobs in your name",
    ):
        assert text in page.text
    form = page.form("/oauth/authorize?" + urlencode(ASKED))
    assert form.buttons == ["Allow", "Cancel"]


def test_only_what_is_asked_for_is_listed(browser: Browser) -> None:
    page = browser.open(f"/connect?{urlencode(ASKED | {'scope': 'jobs nonsense'})}")
    assert "Search the jobs you can export to" in page.text
    assert "Export people to your jobs in your name" not in page.text


@pytest.mark.parametrize(
    ("redirect_uri", "allowed"),
    [
        ("https://abcdefghijklmnop.chromiumapp.org/", " https://abcdefghijklmnop.chromiumapp.org"),
        ("https://0a1b2c.extensions.allizom.org/cb", " https://0a1b2c.extensions.allizom.org"),
        ("https://evil.example/", None),
        ("https://chromiumapp.org.evil.example/", None),
        ("https://x; script-src *.chromiumapp.org/", None),
        ("javascript:alert(1)", None),
        ("", None),
    ],
)
def test_the_answer_leads_to_the_extension_or_the_question_is_not_asked(
    browser: Browser, redirect_uri: str, allowed: str | None
) -> None:
    answer = browser.client.get("/connect", query_string=ASKED | {"redirect_uri": redirect_uri})
    assert answer.status_code == (200 if allowed else 404)
    assert f"form-action 'self'{allowed or ''};" in answer.headers["Content-Security-Policy"]


def test_a_redirect_of_the_settings_may_follow_the_answer(make_app: Callable[..., Flask], rita: Actor) -> None:
    back = "https://ats-extension.example/back"
    browser = Browser(make_app(EXTENSION_REDIRECTS=back)).signed_in(rita)
    answer = browser.client.get("/connect", query_string=ASKED | {"redirect_uri": back})
    assert "form-action 'self' https://ats-extension.example;" in answer.headers["Content-Security-Policy"]


def test_who_is_signed_out_is_not_asked(stranger: Browser) -> None:
    assert stranger.get("/connect?" + urlencode(ASKED)).location.startswith("/sign-in?next=")


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (CHROME, "Chrome on Linux"),
        (CHROME.replace("X11; Linux x86_64", "Windows NT 10.0") + " Edg/156.0", "Edge on Windows"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 14.0; rv:153.0) Gecko/20100101 Firefox/153.0", "Firefox on macOS"),
        ("curl/8", ""),
        ("", ""),
    ],
)
def test_a_browser_is_called_by_its_name_and_system(user_agent: str, name: str) -> None:
    assert browser_name(user_agent) == name


def test_signing_out_asks_first_what_becomes_of_connected_browsers(browser: Browser, rita: Actor) -> None:
    connect(rita, "Chrome on Linux")
    connect(rita, "Firefox on macOS")
    question = browser.send("/sign-out")
    assert "Chrome on Linux" in question.text
    assert question.form("/sign-out").buttons == ["Sign out and disconnect all", "Sign out here only"]
    assert browser.get("/jobs").status_code == 200  # nothing has happened yet


@pytest.mark.parametrize(("answer", "left"), [("disconnect", 0), ("keep", 1)])
def test_connected_browsers_end_with_the_sign_in_or_stay(browser: Browser, rita: Actor, answer: str, left: int) -> None:
    connect(rita, "Chrome on Linux")
    assert "You are signed out." in browser.send("/sign-out", browsers=answer).text
    assert len(connections.of_user(rita)) == left
    assert browser.get("/jobs").status_code == 302
