"""Tokens and customer applications: linkedin.md 2 and 20.1."""

import base64
import hashlib
from typing import Any

import pytest
from flask.testing import FlaskClient

from e2e.recruiter.partner.platform import fixture
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.tests.support.partner_calls import Ats, new_ats

MINUTE = 60_000
PARENT = {"client_id": fixture.PARENT_CLIENT_ID, "client_secret": fixture.PARENT_SECRET}
NEW_CHILD = {
    "uniqueForeignId": "inst-7f3",
    "name": "MyATS - Acme",
    "description": "Acme production",
    "oauth2AuthorizedCallbackUrls": ["https://ats.example/oauth/linkedin"],
    "validJsSdkDomains": ["https://acme.ats.example"],
}


@pytest.fixture
def parent(client: FlaskClient, world: World) -> Ats:
    return Ats(client, world, world.apps.by_client_id[fixture.PARENT_CLIENT_ID])


def grant(client: FlaskClient, **form: str) -> Any:
    return client.post("/oauth/v2/accessToken", data=form)


def test_client_credentials_give_a_token_for_thirty_minutes(client: FlaskClient):
    answer = grant(client, grant_type="client_credentials", **PARENT)
    assert answer.status_code == 200
    assert answer.json["expires_in"] == 1800
    assert "refresh_token" not in answer.json


def test_a_secret_must_be_encoded_and_right(client: FlaskClient):
    answer = grant(client, grant_type="client_credentials", client_id=fixture.PARENT_CLIENT_ID, client_secret="parent-secret/ =1")
    assert answer.status_code == 401
    assert answer.json["error"] == "invalid_client"


def test_tokens_are_never_given_for_a_get_or_for_parameters_in_the_url(client: FlaskClient):
    address = "/oauth/v2/accessToken?grant_type=client_credentials"
    assert client.get(address).status_code == 405
    assert client.post(address, data=PARENT).status_code == 400


def test_a_token_ends_after_thirty_minutes_of_the_virtual_clock(ats: Ats, world: World):
    world.clock.advance(29 * MINUTE)
    assert ats.put_candidate().status_code == 200
    world.clock.advance(MINUTE)
    answer = ats.put_candidate()
    assert answer.status_code == 401
    assert answer.json["message"] == "The token used in the request has expired"


def test_introspection_tells_active_expired_and_revoked(ats: Ats, world: World):
    def status() -> Any:
        form = {"token": ats.token, "client_id": ats.app.client_id, "client_secret": ats.app.secrets[0]}
        return ats.client.post("/oauth/v2/introspectToken", data=form).json

    assert (status()["active"], status()["status"], status()["auth_type"]) == (True, "active", "2L")
    world.clock.advance(30 * MINUTE)
    assert (status()["active"], status()["status"]) == (False, "expired")
    world.apps.revoke(ats.app.client_id)
    assert status()["status"] == "revoked"


def test_introspection_knows_no_token_of_somebody_else(ats: Ats):
    assert ats.client.post("/oauth/v2/introspectToken", data={"token": ats.token, **PARENT}).json == {"active": False}


def test_a_code_is_exchanged_once_and_only_with_its_verifier(ats: Ats, world: World):
    verifier = "v" * 50
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
    redirect = "https://ats.example/back"
    form = {"grant_type": "authorization_code", "client_id": ats.app.client_id, "client_secret": ats.app.secrets[0]}

    def exchange(code: str, **more: str) -> Any:
        return grant(ats.client, code=code, **(form | {"redirect_uri": redirect} | more))

    def code() -> str:
        return world.apps.issue_code(ats.app, "rita", redirect, "r_liteprofile", challenge)

    assert exchange(code()).status_code == 400
    assert exchange(code(), code_verifier="w" * 50).status_code == 400
    assert exchange(code(), code_verifier=verifier, redirect_uri="https://evil.example").status_code == 400
    good = code()
    assert exchange(good, code_verifier=verifier).json["scope"] == "r_liteprofile"
    assert exchange(good, code_verifier=verifier).json["error"] == "invalid_grant"


def test_a_customer_application_is_provisioned_once_for_each_foreign_id(parent: Ats):
    answer = parent.send("POST", "/v2/provisionedApplications", NEW_CHILD)
    assert answer.status_code == 201
    assert answer.json["key"].startswith("urn:li:developerApplication:")
    assert parent.send("POST", "/v2/provisionedApplications", NEW_CHILD).status_code == 409


def test_a_provisioned_application_is_found_and_its_credentials_mint_tokens(parent: Ats):
    parent.send("POST", "/v2/provisionedApplications", NEW_CHILD)
    address = "/v2/provisionedApplications?q=credentialsByUniqueForeignId&uniqueForeignId="
    found = parent.send("GET", address + "inst-7f3").json["elements"]
    given = {"client_id": found[0]["credentials"]["clientId"], "client_secret": found[0]["credentials"]["clientSecret"]}
    assert grant(parent.client, grant_type="client_credentials", **given).status_code == 200
    assert parent.send("GET", address + "another").json["elements"] == []


def test_the_web_addresses_of_a_provisioned_application_can_be_changed(parent: Ats, world: World):
    urn = parent.send("POST", "/v2/provisionedApplications", NEW_CHILD).json["key"]
    patch = {"patch": {"$set": {"validJsSdkDomains": ["https://new.ats.example:8443"]}}}
    assert parent.send("POST", f"/v2/provisionedApplications/{urn}", patch).status_code == 204
    child = world.apps.by_urn(urn)
    assert child
    assert child.js_domains == ["https://new.ats.example:8443"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": "MyATS - " + "x" * 43}, "name"),
        ({"name": "MyATS - LinkedIn fans"}, "name"),
        ({"name": "MyATS"}, "name"),
        ({"description": None}, "description"),
        ({"uniqueForeignId": ""}, "uniqueForeignId"),
        ({"validJsSdkDomains": ["https://acme.ats.example/"]}, "validJsSdkDomains"),
        ({"validJsSdkDomains": ["https://acme.ats.example:443"]}, "validJsSdkDomains"),
        ({"validJsSdkDomains": ["acme.ats.example"]}, "validJsSdkDomains"),
    ],
)
def test_a_provisioned_application_follows_the_rules_of_its_fields(parent: Ats, change: dict[str, Any], field: str):
    answer = parent.send("POST", "/v2/provisionedApplications", NEW_CHILD | change)
    assert answer.status_code == 422
    assert answer.json["message"].startswith(f"ERROR :: /{field} :: ")


def test_only_the_parent_provisions_and_only_a_child_carries_data(parent: Ats, ats: Ats):
    assert ats.send("POST", "/v2/provisionedApplications", NEW_CHILD).status_code == 403
    assert parent.put_candidate().status_code == 403


def test_a_child_has_two_live_secrets_at_most(parent: Ats, ats: Ats):
    def roll() -> Any:
        address = "/v2/developerApplicationsSecurity?action=rollDeveloperApplicationSecret"
        return parent.send("POST", address, {"developerApplication": ats.app.urn}, "action", X_RestLi_Protocol_Version="2.0.0")

    new = roll().json["value"]["credentials"]["clientSecret"]
    assert ats.app.secrets[-1] == new
    form = {"grant_type": "client_credentials", "client_id": ats.app.client_id}
    assert all(grant(ats.client, client_secret=secret, **form).status_code == 200 for secret in ats.app.secrets)
    assert roll().status_code == 400


def test_sibling_applications_call_a_member_by_different_urns(client: FlaskClient, world: World):
    one, other = new_ats(client, world), new_ats(client, world)
    urn = world.person_urn(one.app.client_id, "rita")
    assert world.member_id_of(one.app.client_id, urn) == "rita"
    assert world.member_id_of(other.app.client_id, urn) is None
