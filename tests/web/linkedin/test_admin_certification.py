"""Admin center, Certification: who may run it, where it is refused, and what the page says of a run."""

import time
from collections.abc import Callable

from flask import Flask

from server.domain.roles import Role
from tests.support.linkedin_set_up import KEY
from tests.support.people import People
from tests.web.support.browsing import Browser

PAGE = "/admin/linkedin/certification"
NOBODY = "http://127.0.0.1:9"
TEST = {"LINKEDIN_ENVIRONMENT": "test", "LINKEDIN_ADDRESS": NOBODY, "ENCRYPTION_KEYS": KEY}


def administrator(make_app: Callable[..., Flask], people: People, **environment: str) -> Browser:
    return Browser(make_app(**environment)).signed_in(people.user(Role.ADMINISTRATOR))


def test_the_tab_is_there_where_a_stand_in_is(make_app: Callable[..., Flask], people: People) -> None:
    assert f'href="{PAGE}"' in administrator(make_app, people, **TEST).get("/admin/linkedin").text
    assert f'href="{PAGE}"' not in administrator(make_app, people).get("/admin/linkedin").text


def test_an_installation_of_linkedin_itself_refuses_with_the_reason(make_app: Callable[..., Flask], people: People) -> None:
    browser = administrator(make_app, people, LINKEDIN_ENVIRONMENT="production", ENCRYPTION_KEYS=KEY)
    assert "This installation talks to LinkedIn itself" in browser.get(PAGE).text
    assert "Run against the stand-in" not in browser.get(PAGE).text
    assert "This installation talks to LinkedIn itself" in browser.client.post(PAGE, follow_redirects=True).text


def test_only_administrators_run_it(make_app: Callable[..., Flask], people: People) -> None:
    browser = Browser(make_app(**TEST)).signed_in(people.recruiter())
    assert [browser.get(PAGE).status_code, browser.post(PAGE).status_code] == [403, 403]
    assert browser.get(f"{PAGE}/report.md").status_code == 403


def test_a_run_that_ends_early_says_why(make_app: Callable[..., Flask], people: People) -> None:
    browser = administrator(make_app, people, **TEST)
    assert "No run yet" in browser.get(PAGE).text
    assert browser.get(f"{PAGE}/report.json").status_code == 404
    began = browser.client.post(PAGE, follow_redirects=True).text
    assert "The certification has begun." in began
    end = time.monotonic() + 30
    while "The certification runs" in (page := browser.htmx(PAGE).text) and time.monotonic() < end:
        assert 'hx-trigger="every 2s"' in page
        time.sleep(0.1)
    assert "The last run ended early" in page
    assert f"No stand-in answers at {NOBODY}" in page
    assert "every 2s" not in page


def test_two_do_not_run_at_once(make_app: Callable[..., Flask], people: People) -> None:
    browser = administrator(make_app, people, **TEST)
    browser.post(PAGE)
    assert "A run is going on already." in browser.client.post(PAGE, follow_redirects=True).text
    end = time.monotonic() + 30
    while "The certification runs" in browser.htmx(PAGE).text and time.monotonic() < end:
        time.sleep(0.1)
