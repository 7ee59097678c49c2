"""The sign-in of the extension: who is sent where with what (OAuth 2.1 section 4.1)."""

import base64
import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from authlib.oauth2.rfc8414 import AuthorizationServerMetadata
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from server.api.oauth.client import CHROME_REDIRECT, CLIENT_ID, FIREFOX_REDIRECT
from server.app import create_app
from server.config import Settings
from server.storage.tables import AuthorizationCode
from server.usecases.account import users
from server.web.account.sign_in import local_path
from tests.support.api_calls import Api, problem
from tests.support.people import People

CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
ASKED = {
    "response_type": "code",
    "client_id": CLIENT_ID,
    "redirect_uri": CHROME_REDIRECT,
    "scope": "profile jobs export in_ats",
    "state": "a state & more=",
    "code_challenge": CHALLENGE,
    "code_challenge_method": "S256",
}
PASSWORD = "a long enough password"


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """One database is enough: what is kept is proved with the tokens."""
    return sqlite_url


def address(**other: str | None) -> str:
    return "/oauth/authorize?" + urlencode({name: value for name, value in (ASKED | other).items() if value is not None})


@pytest.fixture
def signed_in(app: Flask, people: People, quick_passwords: None) -> FlaskClient:
    """A browser in which somebody has signed in by the form."""
    users.add_user("rita@attract.example", "Rita", PASSWORD, frozenset())
    browser = app.test_client()
    answer = browser.post("/sign-in", data={"email": "rita@attract.example", "password": PASSWORD, "next": "/jobs"})
    assert answer.status_code == 303
    return browser


def answered(browser: FlaskClient, answer: str = "allow", **other: str | None) -> TestResponse:
    """What becomes of Allow, or of another answer, on the page that asks for consent."""
    return browser.post(address(**other), data={"answer": answer}, headers={"Sec-Fetch-Site": "same-origin"})


def sent_back(answer: TestResponse, to: str = CHROME_REDIRECT) -> dict[str, list[str]]:
    """The parameters of a redirect to the extension."""
    assert answer.status_code == (303 if answer.request.method == "POST" else 302)
    assert answer.headers["Location"].startswith(f"{to}?")
    assert answer.headers["Cache-Control"] == "no-store"
    return parse_qs(urlsplit(answer.headers["Location"]).query)


def test_following_a_link_gives_no_code_but_leads_to_the_page_that_asks(signed_in: FlaskClient) -> None:
    answer = signed_in.get(address())
    assert (answer.status_code, answer.headers["Location"]) == (302, address().replace("/oauth/authorize", "/connect"))
    assert AuthorizationCode.select().count() == 0


def test_who_allows_goes_back_with_a_code_the_state_and_the_issuer(signed_in: FlaskClient) -> None:
    told = sent_back(answered(signed_in))
    assert told.keys() == {"code", "state", "iss"}
    assert (told["state"], told["iss"]) == (["a state & more="], ["http://127.0.0.1:8000"])
    kept = AuthorizationCode.get()
    assert kept.code_hash == hashlib.sha256(told["code"][0].encode()).hexdigest()
    assert told["code"][0] not in repr(kept.__data__)


def test_firefox_goes_back_to_its_own_address(signed_in: FlaskClient) -> None:
    sent_back(answered(signed_in, redirect_uri=FIREFOX_REDIRECT), FIREFOX_REDIRECT)


@pytest.mark.parametrize("answer", ["cancel", "", "ALLOW"])
def test_any_other_answer_than_allow_is_a_refusal_that_names_the_issuer(signed_in: FlaskClient, answer: str) -> None:
    told = sent_back(answered(signed_in, answer))
    assert told.keys() - {"error_description"} == {"error", "state", "iss"}
    assert (told["error"], told["iss"]) == (["access_denied"], ["http://127.0.0.1:8000"])
    assert AuthorizationCode.select().count() == 0


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
    ids=str,
)
def test_another_site_cannot_answer_for_the_user(signed_in: FlaskClient, headers: dict[str, str]) -> None:
    answer = signed_in.post(address(), data={"answer": "allow"}, headers=headers)
    problem(answer, 403, "not_permitted")
    assert AuthorizationCode.select().count() == 0


def test_who_was_signed_out_meanwhile_signs_in_before_the_answer_counts(app: Flask) -> None:
    answer = answered(app.test_client())
    assert (answer.status_code, urlsplit(answer.headers["Location"]).path) == (303, "/sign-in")


def test_who_is_signed_out_signs_in_first_and_then_goes_on(app: Flask, people: People, quick_passwords: None) -> None:
    users.add_user("rita@attract.example", "Rita", PASSWORD, frozenset())
    browser = app.test_client()
    first = browser.get(address())
    target = urlsplit(first.headers["Location"])
    assert (first.status_code, target.path, target.netloc) == (302, "/sign-in", "")
    onward = parse_qs(target.query)["next"][0]
    assert onward == address()
    form = {"email": "rita@attract.example", "password": PASSWORD, "next": onward}
    assert browser.post("/sign-in", data=form).headers["Location"] == onward
    assert urlsplit(browser.get(onward).headers["Location"]).path == "/connect"
    assert "code" in sent_back(answered(browser))


@pytest.mark.parametrize(
    "other",
    [
        {"client_id": "somebody-else"},
        {"client_id": None},
        {"redirect_uri": "https://evil.example/"},
        {"redirect_uri": CHROME_REDIRECT + "x"},
        {"redirect_uri": CHROME_REDIRECT.rstrip("/")},
        {"redirect_uri": CHROME_REDIRECT.replace("https", "http")},
        {"redirect_uri": CHROME_REDIRECT + "?more=1"},
        {"redirect_uri": 'https://"quoted\\'},
        {"redirect_uri": "\x00é"},
        {"redirect_uri": None},
        {"response_type": '"\\', "redirect_uri": "https://evil.example/"},
    ],
    ids=str,
)
def test_an_unknown_client_or_address_is_never_redirected_to(signed_in: FlaskClient, other: dict[str, str | None]) -> None:
    problem(signed_in.get(address(**other)), 400, "unknown_client")
    problem(answered(signed_in, **other), 400, "unknown_client")
    assert AuthorizationCode.select().count() == 0


@pytest.mark.parametrize(
    ("other", "error"),
    [
        ({"code_challenge": None}, "invalid_request"),
        ({"code_challenge_method": None}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"code_challenge": "too-short"}, "invalid_request"),
        ({"code_challenge": CHALLENGE[:-1] + "="}, "invalid_request"),
        ({"scope": "profile everything"}, "invalid_scope"),
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"response_type": None}, "unsupported_response_type"),
    ],
    ids=str,
)
def test_what_the_extension_asks_wrongly_is_told_to_the_extension(
    signed_in: FlaskClient, other: dict[str, str | None], error: str
) -> None:
    told = sent_back(signed_in.get(address(**other)))
    assert told == sent_back(answered(signed_in, **other))
    assert (told["error"], told["state"], told["iss"]) == ([error], ["a state & more="], ["http://127.0.0.1:8000"])
    assert AuthorizationCode.select().count() == 0


def test_a_state_that_the_sign_in_page_could_not_lead_back_with_is_refused_at_once(app: Flask) -> None:
    problem(app.test_client().get(address(state="x" * 4000)), 414, "too_long")
    longest = address(state="x" * (4000 - len(address(state=""))))
    sign_in = parse_qs(urlsplit(app.test_client().get(longest).headers["Location"]).query)
    assert sign_in["next"] == [longest]
    assert local_path(longest) == longest


def test_a_parameter_given_twice_is_refused(signed_in: FlaskClient) -> None:
    answer = signed_in.get(address() + "&" + urlencode({"redirect_uri": "https://evil.example/"}))
    assert "evil.example" not in answer.headers.get("Location", "")
    assert AuthorizationCode.select().count() == 0


def test_without_a_scope_all_of_them_are_granted(signed_in: FlaskClient) -> None:
    answered(signed_in, scope=None)
    assert AuthorizationCode.get().scope == "profile jobs export in_ats"


def test_other_builds_of_the_extension_are_allowed_by_a_setting(people: People, make_settings: Callable[..., Settings]) -> None:
    other = "https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/"
    app = create_app(make_settings(EXTENSION_REDIRECTS=other))
    answer = app.test_client().get(address(redirect_uri=other))
    assert (answer.status_code, urlsplit(answer.headers["Location"]).path) == (302, "/sign-in")


def test_the_known_addresses_are_those_of_the_built_extension() -> None:
    manifest = (Path(__file__).parents[3] / "extension/build/manifest.ts").read_text()
    key, gecko = (re.search(pattern, manifest)[1] for pattern in (r"CHROME_KEY = '([^']+)'", r"id: '([^']+)'"))  # type: ignore[index]
    digest = hashlib.sha256(base64.b64decode(key)).hexdigest()[:32]
    chrome = "".join(chr(ord("a") + int(digit, 16)) for digit in digest)
    assert f"https://{chrome}.chromiumapp.org/" == CHROME_REDIRECT
    assert f"https://{hashlib.sha1(gecko.encode()).hexdigest()}.extensions.allizom.org/" == FIREFOX_REDIRECT


def test_behind_a_proxy_that_ends_tls_the_public_address_counts(people: People, make_settings: Callable[..., Settings]) -> None:
    browser = create_app(make_settings(PUBLIC_URL="https://attract.example")).test_client()
    answer = browser.get(address(), base_url="http://10.0.0.5:8000")
    assert (answer.status_code, urlsplit(answer.headers["Location"]).path) == (302, "/sign-in")


def test_the_metadata_say_what_the_server_does(api: Api) -> None:
    result = api.nobody.get("/.well-known/oauth-authorization-server")
    AuthorizationServerMetadata(result.json).validate()
    assert result.json["issuer"] == "http://127.0.0.1:8000"
    assert result.json["code_challenge_methods_supported"] == ["S256"]
    assert result.json["token_endpoint_auth_methods_supported"] == ["none"]
    assert result.json["scopes_supported"] == ["profile", "jobs", "export", "in_ats"]
    for name in ("authorization_endpoint", "token_endpoint", "revocation_endpoint"):
        assert api.nobody.call("OPTIONS", urlsplit(result.json[name]).path).status_code == 200
