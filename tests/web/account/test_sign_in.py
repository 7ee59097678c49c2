"""Signing in and out."""

import json
from collections.abc import Callable

import pytest
from flask import Flask

from server.domain import throttle
from server.domain.roles import Role
from server.usecases.account import users
from tests.support.people import People
from tests.web.support.browsing import HTMX, Browser
from tests.web.support.page_content import Page

EMAIL = "rita@attract.example"
PASSWORD = "attract-demo"


@pytest.fixture
def rita(people: People, quick_passwords: None) -> int:
    """A recruiter with a real password."""
    return users.add_user(EMAIL, "Rita Recruiter", PASSWORD, frozenset({Role.RECRUITER}))


def sign_in(browser: Browser, onward: str = "/jobs", password: str = PASSWORD, email: str = EMAIL):
    return browser.post("/sign-in", {"email": email, "password": password, "next": onward})


def test_signing_in_leads_to_the_page_that_was_asked_for(stranger: Browser, rita: int) -> None:
    asked = stranger.get("/jobs?view=mine&q=data")
    assert (asked.status_code, asked.location) == (302, "/sign-in?next=/jobs%3Fview%3Dmine%26q%3Ddata")
    form = stranger.open(asked.location).form("/sign-in")
    answer = stranger.post("/sign-in", form.fields | {"email": EMAIL, "password": PASSWORD})
    assert (answer.status_code, answer.location) == (303, "/jobs?view=mine&q=data")
    assert stranger.get(answer.location).status_code == 200


def test_the_form_is_labelled_email_password_and_sign_in(stranger: Browser) -> None:
    page = stranger.open("/sign-in")
    assert 'for="email">Email<' in page.html
    assert 'for="password">Password<' in page.html
    assert page.form("/sign-in").buttons == ["Sign in"]


def test_a_wrong_password_keeps_the_address_and_says_what_is_wrong(stranger: Browser, rita: int) -> None:
    answer = sign_in(stranger, "/jobs/new", "not the password")
    page = Page(answer.text)
    assert answer.status_code == 401
    assert "do not belong together" in page.text
    assert page.form("/sign-in").fields == {"email": EMAIL, "password": "", "next": "/jobs/new"}


def test_an_unknown_address_is_answered_in_the_same_words(stranger: Browser, rita: int) -> None:
    known, unknown = sign_in(stranger, password="no"), sign_in(stranger, email="nobody@attract.example")
    assert known.text.replace(EMAIL, "") == unknown.text.replace("nobody@attract.example", "")


def test_too_many_wrong_passwords_pause_even_the_right_one(stranger: Browser, rita: int, monkeypatch) -> None:
    monkeypatch.setattr(throttle, "PER_ACCOUNT", 2)
    for _ in range(2):
        assert sign_in(stranger, password="no").status_code == 401
    answer = sign_in(stranger)
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 15 * 60
    assert "Too many attempts" in Page(answer.text).text


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        "jobs",
        "",
        "/" + "a" * 5000,
    ],
)
def test_next_cannot_leave_the_site(stranger: Browser, rita: int, elsewhere: str) -> None:
    assert sign_in(stranger, elsewhere).location == "/"


def test_whoever_is_signed_in_already_goes_on(stranger: Browser, rita: int) -> None:
    sign_in(stranger)
    assert stranger.get("/sign-in?next=/about").location == "/about"


def test_the_cookie_is_for_this_site_alone_and_not_for_scripts(stranger: Browser, rita: int) -> None:
    cookie = sign_in(stranger).headers["Set-Cookie"]
    assert cookie.startswith("attract")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie


def test_outside_loopback_the_cookie_is_secure_and_bound_to_the_host(make_app: Callable[..., Flask], rita: int) -> None:
    app = make_app(PUBLIC_URL="https://attract.example")
    answer = app.test_client().post("/sign-in", data={"email": EMAIL, "password": PASSWORD}, base_url="https://attract.example")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-attract=")
    assert "; Secure" in cookie
    assert "Domain" not in cookie
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_signing_out_ends_the_session(stranger: Browser, rita: int) -> None:
    sign_in(stranger)
    assert "You are signed out." in stranger.send("/sign-out").text
    assert stranger.get("/jobs").status_code == 302


def test_a_copied_cookie_is_worth_nothing_after_signing_out(stranger: Browser, app: Flask, rita: int) -> None:
    name = app.config["SESSION_COOKIE_NAME"]
    sign_in(stranger)
    thief = Browser(app)
    thief.client.set_cookie(name, stranger.client.get_cookie(name).value)
    assert thief.get("/jobs").status_code == 200
    stranger.post("/sign-out")
    assert thief.get("/jobs").location == "/sign-in?next=/jobs"


def test_signing_in_anew_ends_the_sign_in_before(stranger: Browser, app: Flask, rita: int) -> None:
    name = app.config["SESSION_COOKIE_NAME"]
    sign_in(stranger)
    earlier = Browser(app)
    earlier.client.set_cookie(name, stranger.client.get_cookie(name).value)
    sign_in(stranger)
    assert stranger.get("/jobs").status_code == 200
    assert earlier.get("/jobs").status_code == 302


def test_what_a_form_sends_counts_before_what_its_address_says(stranger: Browser, rita: int) -> None:
    form = {"email": EMAIL, "password": PASSWORD, "next": "/about"}
    assert stranger.post("/sign-in?next=/jobs&email=nobody@attract.example", form).location == "/about"
    assert Browser(stranger.client.application).post("/sign-in?next=/jobs", {**form, "next": ""}).location == "/"


def test_a_page_is_logged_with_its_reader(make_app: Callable[..., Flask], people: People, capsys) -> None:
    reader = people.recruiter()
    browser = Browser(make_app(LOG_LEVEL="info")).signed_in(reader)
    capsys.readouterr()
    browser.get("/jobs")
    assert json.loads(capsys.readouterr().err.splitlines()[-1])["user"] == reader.id


def test_a_forged_cookie_signs_nobody_in(stranger: Browser, rita: int) -> None:
    stranger.client.set_cookie(
        stranger.client.application.config["SESSION_COOKIE_NAME"], "eyJfdXNlcl9pZCI6IjE6c3RhbXAifQ.aaaaaa.bbbbbbbb"
    )
    assert stranger.get("/jobs").status_code == 302


def test_a_signed_out_htmx_request_opens_the_sign_in_page_as_a_whole(stranger: Browser) -> None:
    answer = stranger.get("/jobs?q=x", **HTMX, **{"HX-Current-URL": "http://localhost/jobs?status=active"})
    assert answer.headers["HX-Redirect"] == "/sign-in?next=/jobs%3Fstatus%3Dactive"
    assert answer.text == ""


def test_a_signed_out_form_comes_back_to_the_page_it_was_on(stranger: Browser) -> None:
    answer = stranger.post("/candidates/5/notes", {"note": "x"}, Referer="http://localhost/candidates/5/notes")
    assert (answer.status_code, answer.location) == (303, "/sign-in?next=/candidates/5/notes&unsaved=1")


def test_who_is_signed_out_while_typing_is_told_that_it_is_not_saved(stranger: Browser) -> None:
    sent = stranger.post(
        "/candidates/5/notes", {"note": "x"}, **HTMX, **{"HX-Current-URL": "http://localhost/candidates/5/notes"}
    )
    assert "what you sent is not saved" in stranger.open(sent.headers["HX-Redirect"]).text
    assert "not saved" not in stranger.open(stranger.get("/candidates/5/notes").location).text
    assert "not saved" not in stranger.open("/sign-in?next=/candidates/5/notes%26unsaved%3D1").text


def test_a_nul_character_in_the_form_is_a_wrong_password_and_no_failure(stranger: Browser, rita: int) -> None:
    assert sign_in(stranger, email="a\0b@attract.example", password="\0").status_code == 401
