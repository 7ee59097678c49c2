"""Tokens, the partner's applications, and signing in once, against the stand-in (linkedin.md 2)."""

import base64
import hashlib
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from server.domain import clock
from server.domain.errors import LinkedInRefused, LinkedInSignInFailed, LinkedInWrongCredentials
from server.linkedin.addresses import PRODUCTION, at
from server.linkedin.oauth import sign_in
from server.linkedin.oauth.provisioning import ChildApp, Partner
from server.linkedin.oauth.tokens import KeptToken, LinkedInTokens
from tests.support.scripted_server import Scripted
from tests.support.stand_in import PARTNER, StandIn

REDIRECT = "https://ats.example/linkedin/callback"
VERIFIER = "v" * 64
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()


def token_requests(linkedin: StandIn) -> int:
    return sum(each["resource"] == "accessToken" for each in linkedin.control.requests())


def test_linkedin_and_a_stand_in_have_their_addresses() -> None:
    assert (PRODUCTION.api, PRODUCTION.www) == ("https://api.linkedin.com", "https://www.linkedin.com")
    assert PRODUCTION.scripts == "https://platform.linkedin.com"
    assert at("http://127.0.0.1:8001/").scripts == "http://127.0.0.1:8001"


def test_one_token_is_used_until_it_nears_its_end(linkedin: StandIn) -> None:
    kept: list[KeptToken] = []
    tokens = LinkedInTokens(linkedin.addresses, *PARTNER, keep=kept.append)
    assert tokens.token() == tokens.token()
    assert token_requests(linkedin) == len(kept) == 1
    assert kept[0].expires_at == pytest.approx(clock.now() + 30 * clock.MINUTE, abs=5000)
    assert kept[0].value not in repr(kept) + repr(tokens)


def test_a_kept_token_is_used_by_other_processes(linkedin: StandIn) -> None:
    kept = KeptToken("kept", clock.now() + 61_000)
    assert LinkedInTokens(linkedin.addresses, *PARTNER, kept=kept).token() == "kept"
    nearly_over = KeptToken("kept", clock.now() + 59_000)
    assert LinkedInTokens(linkedin.addresses, *PARTNER, kept=nearly_over).token() != "kept"
    assert token_requests(linkedin) == 1


def test_a_token_is_asked_for_by_post_and_never_in_an_address(script: Scripted, tokens: LinkedInTokens) -> None:
    tokens.token()
    (heard,) = script.token_calls
    assert (heard.method, heard.path) == ("POST", "/oauth/v2/accessToken")
    assert heard.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert heard.body == b"grant_type=client_credentials&client_id=child&client_secret=s3cr3t%2F%2B%3D"
    assert "Authorization" not in heard.headers


@pytest.mark.parametrize("fault", ["expires_in_string", "unknown_fields"])
def test_a_token_may_come_in_another_shape(linkedin: StandIn, fault: str) -> None:
    linkedin.control.fault(fault)
    kept: list[KeptToken] = []
    LinkedInTokens(linkedin.addresses, *PARTNER, keep=kept.append).token()
    assert kept[0].expires_at == pytest.approx(clock.now() + 30 * clock.MINUTE, abs=5000)


def test_a_token_can_be_looked_into(linkedin: StandIn) -> None:
    tokens = LinkedInTokens(linkedin.addresses, *PARTNER)
    token = tokens.token()
    assert tokens.introspect(token)["status"] == "active"
    linkedin.control.advance(31 * clock.MINUTE)
    assert tokens.introspect(token)["status"] == "expired"
    assert tokens.introspect("never-was")["active"] is False


def test_a_wrong_secret_is_named(linkedin: StandIn) -> None:
    with pytest.raises(LinkedInWrongCredentials):
        LinkedInTokens(linkedin.addresses, PARTNER[0], "wrong").token()


def test_an_installation_has_one_application_however_often_it_asks(linkedin: StandIn) -> None:
    first = linkedin.provision()
    assert linkedin.provision() == first != linkedin.provision("inst-2")
    assert first.urn.startswith("urn:li:developerApplication:")
    assert first.client_secret not in repr(first)
    LinkedInTokens(linkedin.addresses, first.client_id, first.client_secret).token()


def test_who_was_quicker_made_the_application(script: Scripted) -> None:
    made = {"key": "urn:li:developerApplication:1", "credentials": {"clientId": "id", "clientSecret": "secret"}}
    script.says({"elements": []}).says({"message": "Conflict"}, status=409).says({"elements": [made]})
    result = Partner(at(script.address), "p", "s").find_or_make("inst-1", "Attract - Acme", "Acme", [], [])
    assert result == ChildApp("urn:li:developerApplication:1", "id", "secret")
    assert [each.method for each in script.calls] == ["GET", "POST", "GET"]


@pytest.mark.parametrize(
    "answer",
    [
        {"key": "urn:1", "credentials": {"clientId": "id", "clientSecret": "secret"}},
        {"key": "urn:1", "clientId": "id", "clientSecret": "secret"},
        {"value": {"key": "urn:1", "credentials": {"clientId": "id", "clientSecret": "secret"}}, "more": [1]},
        {"urn": "urn:1", "client_id": "id", "client_secret": "secret"},
    ],
)
def test_credentials_are_found_in_every_shape(script: Scripted, answer: object) -> None:
    script.says({"elements": [answer]})
    result = Partner(at(script.address), "p", "s").find_or_make("inst-1", "Attract - Acme", "Acme", [], [])
    assert result == ChildApp("urn:1", "id", "secret")


def test_a_name_that_linkedin_does_not_take_is_refused(linkedin: StandIn) -> None:
    with pytest.raises(LinkedInRefused, match="must not contain LinkedIn"):
        linkedin.partner.find_or_make("inst-1", "Attract - LinkedIn", "x", [], [])


def test_a_child_may_not_make_applications(linkedin: StandIn) -> None:
    child = linkedin.provision()
    with pytest.raises(LinkedInRefused):
        Partner(linkedin.addresses, child.client_id, child.client_secret).find_or_make("x", "Attract - X", "x", [], [])


def test_a_secret_is_rolled_and_the_older_one_lives_on(linkedin: StandIn) -> None:
    child = linkedin.provision()
    fresh = linkedin.partner.roll_secret(child.urn)
    assert fresh != child.client_secret
    for secret in (child.client_secret, fresh):
        LinkedInTokens(linkedin.addresses, child.client_id, secret).token()
    with pytest.raises(LinkedInRefused):
        linkedin.partner.roll_secret(child.urn)
    linkedin.control.drop_old_secret(child.client_id)
    with pytest.raises(LinkedInWrongCredentials):
        LinkedInTokens(linkedin.addresses, child.client_id, child.client_secret).token()


def signed_in(linkedin: StandIn, child: ChildApp, redirect: str = REDIRECT) -> str:
    """The code that rita's sign-in leads back with."""
    linkedin.partner.update(child.urn, [REDIRECT], ["https://ats.example/"])
    address = sign_in.authorization_address(linkedin.addresses, child.client_id, redirect, "state-1", CHALLENGE)
    answer = requests.post(address, data={"person": "rita", "allow": "1"}, timeout=10, allow_redirects=False)
    back = parse_qs(urlsplit(answer.headers["Location"]).query)
    assert back["state"] == ["state-1"]
    return back["code"][0]


def test_a_sign_in_tells_who_somebody_is(linkedin: StandIn) -> None:
    client = linkedin.connected()
    child = linkedin.provision()
    person = sign_in.person_of_code(
        linkedin.addresses, (child.client_id, child.client_secret), signed_in(linkedin, child), REDIRECT, VERIFIER
    )
    members = {seat.email: seat.member for page in client.seats("urn:li:contract:5001") for seat in page}
    assert person == members["recruiter@attract.example"]


@pytest.mark.parametrize("wrong", ["code", "verifier", "redirect"])
def test_a_sign_in_that_does_not_fit_fails(linkedin: StandIn, wrong: str) -> None:
    child = linkedin.provision()
    code, verifier, redirect = signed_in(linkedin, child), VERIFIER, REDIRECT
    if wrong == "code":
        code = "forged"
    elif wrong == "verifier":
        verifier = "w" * 64
    else:
        redirect = "https://elsewhere.example/"
    with pytest.raises(LinkedInSignInFailed):
        sign_in.person_of_code(linkedin.addresses, (child.client_id, child.client_secret), code, redirect, verifier)


def test_a_code_is_good_once(linkedin: StandIn) -> None:
    child = linkedin.provision()
    code, credentials = signed_in(linkedin, child), (child.client_id, child.client_secret)
    sign_in.person_of_code(linkedin.addresses, credentials, code, REDIRECT, VERIFIER)
    with pytest.raises(LinkedInSignInFailed):
        sign_in.person_of_code(linkedin.addresses, credentials, code, REDIRECT, VERIFIER)


def test_the_address_of_a_sign_in_asks_for_no_more_than_who_somebody_is() -> None:
    address = urlsplit(sign_in.authorization_address(PRODUCTION, "id", REDIRECT, "s", CHALLENGE))
    asked = {name: values[0] for name, values in parse_qs(address.query).items()}
    assert (address.netloc, address.path) == ("www.linkedin.com", "/oauth/v2/authorization")
    assert asked == {
        "response_type": "code",
        "client_id": "id",
        "redirect_uri": REDIRECT,
        "state": "s",
        "scope": "r_liteprofile",
        "code_challenge": CHALLENGE,
        "code_challenge_method": "S256",
    }
