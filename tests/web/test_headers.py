"""What pages tell the browser about security and keeping."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from server.app import ASSETS
from server.domain.roles import Actor
from tests.support.people import People
from tests.web.support.browsing import Browser

TEMPLATES = sorted((ASSETS / "templates").rglob("*.html"))


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """One database is enough: nothing here depends on which it is."""
    return sqlite_url


def test_every_answer_carries_a_policy_without_unsafe_inline(people: People, browser_of: Callable[[Actor], Browser]) -> None:
    browser = browser_of(people.recruiter())
    for path in ("/jobs", "/nothing-here", "/sign-in", "/static/app.js", "/admin"):
        answer = browser.get(path)
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';"), path
        assert "unsafe" not in policy
        assert "base-uri 'none'; frame-ancestors 'none'" in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"


def test_pages_are_not_kept_and_depend_on_who_asks_and_how(people: People, browser_of: Callable[[Actor], Browser]) -> None:
    answer = browser_of(people.recruiter()).get("/jobs")
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert {"HX-Request-Type", "Accept-Language", "Cookie"} <= set(answer.vary)


def test_a_static_file_is_kept_for_a_year_under_the_address_of_its_content(stranger: Browser) -> None:
    address = re.search(r"/static/app\.js\?v=[0-9a-f]{12}", stranger.get("/sign-in").text)
    assert address
    assert stranger.get(address[0]).headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert stranger.get("/static/app.js").headers["Cache-Control"] == "public, max-age=86400"
    assert "Set-Cookie" not in stranger.get(address[0]).headers


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(ASSETS / "templates").as_posix())
def test_no_template_needs_what_the_policy_forbids(template: Path) -> None:
    html = template.read_text()
    # What begins with IN/ is no script to a browser, but the place of a widget of LinkedIn's.
    assert not re.search(r"<style|\sstyle=|<script(?![^>]*\s(?:src=|type=\"IN/))|\son[a-z]+=|hx-on|js:|https?://", html)
    assert not re.search(r"hx-trigger=\"[^\"]*\[", html), "a filter in a trigger would be evaluated as JavaScript"
    assert "|safe" not in html
    assert "autoescape" not in html


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(ASSETS / "templates").as_posix())
def test_every_write_of_htmx_works_without_it(template: Path) -> None:
    for form in re.findall(r"<form[^>]*hx-post=[^>]*>", template.read_text()):
        assert re.search(r'method="post" action="([^"]+)".*hx-post="\1"', form), form
    for link in re.findall(r"<a [^>]*hx-get=[^>]*>", template.read_text()):
        same = re.search(r'href="([^"]+)" hx-get="\1"', link)
        # What follows in a column of the board is, without scripts, the list of that stage.
        assert same or (template.name == "_cards.html" and 'href="/jobs/' in link), link
