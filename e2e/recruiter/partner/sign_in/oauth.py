"""The token endpoints (linkedin.md 2.1, 2.2, 20.1); the consent page is in consent.py."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, jsonify, request

from e2e.recruiter.partner.platform.apps import Apps, InvalidClient, InvalidGrant, Token
from e2e.recruiter.partner.platform.current import the_world
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.partner.wire import fault_injection

blueprint = Blueprint("partner_oauth", __name__)
Form = Mapping[str, str]


class Malformed(Exception):
    """The form lacks something; the message says what."""


@blueprint.post("/oauth/v2/accessToken")
def access_token() -> Response:
    """A token for client credentials or for an authorization code; a GET is refused with 405."""
    world = the_world()
    with world.lock:
        faults = world.faults.taking("POST", request.path, "accessToken")
    early = fault_injection.before(faults)
    if early is not None:
        return early
    with world.lock:
        body, status = _answered(world.apps, request.form)
        world.requests.append(_entry("accessToken", status, request.form.get("client_id")))
    response = jsonify(fault_injection.on_body(faults, body))
    response.status_code = status
    return fault_injection.on_response(faults, response)


@blueprint.post("/oauth/v2/introspectToken")
def introspect_token() -> tuple[dict[str, Any], int]:
    """Whether a token of the asking application is active, expired or revoked."""
    world = the_world()
    with world.lock:
        try:
            app = world.apps.authenticate(request.form.get("client_id", ""), request.form.get("client_secret", ""))
        except InvalidClient:
            return INVALID_CLIENT, 401
        token = world.apps.tokens.get(request.form.get("token", ""))
        if token is None or token.client_id != app.client_id:
            return {"active": False}, 200
        return _introspected(token, world), 200


INVALID_CLIENT = {"error": "invalid_client", "error_description": "Client authentication failed"}


def _answered(apps: Apps, form: Form) -> tuple[dict[str, Any], int]:
    try:
        value, token = _granted(apps, form)
    except InvalidClient:
        return INVALID_CLIENT, 401
    except InvalidGrant:
        return {"error": "invalid_grant", "error_description": "The authorization code is not valid"}, 400
    except Malformed as error:
        return {"error": "invalid_request", "error_description": str(error)}, 400
    body = {"access_token": value, "expires_in": (token.expires_at - token.created_at) // 1000}
    return body | ({"scope": token.scope} if token.member else {}), 200


def _granted(apps: Apps, form: Form) -> tuple[str, Token]:
    if request.mimetype != "application/x-www-form-urlencoded" or request.args:
        raise Malformed("Send the parameters as a form in the body, none in the URL")
    app = apps.authenticate(_field(form, "client_id"), _field(form, "client_secret"))
    grant = _field(form, "grant_type")
    if grant == "client_credentials":
        return apps.mint(app)
    if grant == "authorization_code":
        return apps.redeem(app, _field(form, "code"), _field(form, "redirect_uri"), form.get("code_verifier"))
    raise Malformed(f"Unsupported grant_type {grant}")


def _field(form: Form, name: str) -> str:
    if not form.get(name):
        raise Malformed(f'A required parameter "{name}" is missing')
    return form[name]


def _introspected(token: Token, world: World) -> dict[str, Any]:
    status = token.status(world.clock.now())
    return {
        "active": status == "active",
        "status": status,
        "auth_type": "2L" if token.member is None else "3L",
        "client_id": token.client_id,
        "created_at": token.created_at // 1000,
        "authorized_at": token.created_at // 1000,
        "expires_at": token.expires_at // 1000,
        "scope": token.scope,
    }


def _entry(resource: str, status: int, client_id: str | None) -> dict[str, Any]:
    path = f"/oauth/v2/{resource}"
    return {"method": "POST", "path": path, "resource": resource, "records": 0, "status": status, "client_id": client_id}
