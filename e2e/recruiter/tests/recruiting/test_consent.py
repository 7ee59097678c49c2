"""The authorization page: who may be sent where, and what comes back."""

import base64
import hashlib
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from e2e.recruiter.app import create_app
from e2e.recruiter.members import Directory
from e2e.recruiter.partner.platform.apps import App
from e2e.recruiter.tests.support.people import world_of
from e2e.recruiter.tests.support.reading import Reading

BACK = "https://ats.example/linkedin/callback?instance=1"
VERIFIER = "v" * 50
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).decode().rstrip("=")


@pytest.fixture
def app(directory: Directory) -> Flask:
    return create_app(directory)


@pytest.fixture
def web(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def child(app: Flask) -> App:
    return world_of(app).apps.add(parent="parent-client", name="Attract - Acme", callback_urls=[BACK])


def address(child: App, **changes: str | None) -> str:
    asked = {
        "response_type": "code",
        "client_id": child.client_id,
        "redirect_uri": BACK,
        "state": "s&1",
        "scope": "r_liteprofile",
    }
    return "/oauth/v2/authorization?" + urlencode({name: value for name, value in (asked | changes).items() if value is not None})


def sent_back(response: object) -> dict[str, str]:
    location = response.headers["Location"]  # type: ignore[attr-defined]
    assert location.startswith(BACK)
    return {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}


def redeemed(web: FlaskClient, child: App, code: str, **more: str) -> object:
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": BACK, "client_id": child.client_id}
    return web.post("/oauth/v2/accessToken", data=form | {"client_secret": child.secrets[-1]} | more)


def test_the_page_says_who_asks_for_what_and_knows_who_is_signed_in(web: FlaskClient, child: App):
    web.set_cookie("seat", "colleague")
    answer = web.get(address(child))
    page = Reading(answer.text)
    assert page.headings["h1"] == ["Attract - Acme would like to:"]
    assert [each["value"] for _, each in page.elements if "checked" in each] == ["ola"]
    assert "form-action 'self' https://ats.example;" in answer.headers["Content-Security-Policy"]


def test_nobody_is_chosen_for_whom_is_signed_out(web: FlaskClient, child: App):
    web.set_cookie("seat", "signed_out")
    assert not [each for _, each in Reading(web.get(address(child)).text).elements if "checked" in each]


def test_allow_gives_a_code_and_the_state_and_signs_in(web: FlaskClient, child: App, app: Flask):
    back = sent_back(web.post(address(child), data={"person": "harald", "allow": "1"}))
    assert (back["state"], back["instance"]) == ("s&1", "1")
    answer = redeemed(web, child, back["code"])
    token = answer.json["access_token"]  # type: ignore[attr-defined]
    who = web.get("/v2/me?fields=id", headers={"Authorization": f"Bearer {token}"})
    assert {"id": world_of(app).person_urn(child.client_id, "harald").removeprefix("urn:li:person:")} == who.json
    assert "Harald Haugen" in web.get("/talent/search").text
    assert redeemed(web, child, back["code"]).status_code == 400, "a code is used once"  # type: ignore[attr-defined]


def test_a_code_with_a_challenge_needs_its_verifier(web: FlaskClient, child: App):
    with_challenge = address(child, code_challenge=CHALLENGE, code_challenge_method="S256")
    for more, status in (({}, 400), ({"code_verifier": "x" * 50}, 400), ({"code_verifier": VERIFIER}, 200)):
        code = sent_back(web.post(with_challenge, data={"person": "rita", "allow": "1"}))["code"]
        assert redeemed(web, child, code, **more).status_code == status  # type: ignore[attr-defined]


def test_the_name_is_known_only_with_the_scope_for_it(web: FlaskClient, child: App):
    code = sent_back(web.post(address(child, scope="openid"), data={"person": "rita", "allow": "1"}))["code"]
    token = redeemed(web, child, code).json["access_token"]  # type: ignore[attr-defined]
    assert web.get("/v2/me?fields=id", headers={"Authorization": f"Bearer {token}"}).status_code == 403


def test_an_applications_own_token_is_nobody(web: FlaskClient, child: App, app: Flask):
    token, _ = world_of(app).apps.mint(child)
    assert web.get("/v2/me?fields=id", headers={"Authorization": f"Bearer {token}"}).status_code == 403


@pytest.mark.parametrize("form", [{"cancel": "1", "person": "rita"}, {"allow": "1"}, {"allow": "1", "person": "nobody"}])
def test_whoever_does_not_allow_is_sent_back_without_a_code(web: FlaskClient, child: App, form: dict[str, str]):
    back = sent_back(web.post(address(child), data=form))
    assert (back["error"], back["state"]) == ("user_cancelled_authorize", "s&1")
    assert "code" not in back


@pytest.mark.parametrize(
    "change", [{"redirect_uri": "https://evil.example/"}, {"redirect_uri": BACK + "&x=1"}, {"client_id": "who"}]
)
def test_nobody_is_sent_to_an_address_that_is_not_registered(web: FlaskClient, child: App, change: dict[str, str]):
    for answer in (web.get(address(child, **change)), web.post(address(child, **change), data={"person": "rita", "allow": "1"})):
        assert answer.status_code == 400
        assert "Location" not in answer.headers


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"scope": "w_everything"}, "invalid_scope"),
        ({"scope": None}, "invalid_scope"),
        ({"code_challenge": CHALLENGE, "code_challenge_method": "plain"}, "invalid_request"),
    ],
)
def test_other_mistakes_are_reported_to_the_application(web: FlaskClient, child: App, change: dict[str, str], error: str):
    assert sent_back(web.get(address(child, **change)))["error"] == error


def test_a_request_without_state_is_linted(web: FlaskClient, child: App, app: Flask):
    assert web.get(address(child, state=None)).status_code == 200
    assert world_of(app).lints[-1].kind == "authorization without state"
