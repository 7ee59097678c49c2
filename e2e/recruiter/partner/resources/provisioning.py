"""Customer applications made by the vendor's parent application, and secrets (linkedin.md 2.3)."""

import re
from typing import Any

from e2e.recruiter.partner.ats import fields as ask
from e2e.recruiter.partner.ats.patches import malformed
from e2e.recruiter.partner.platform.apps import App, TooManySecrets
from e2e.recruiter.partner.wire.call import Call
from e2e.recruiter.partner.wire.errors import Refusal, invalid, not_permitted
from e2e.recruiter.partner.wire.finders import page
from e2e.recruiter.partner.wire.methods import resource

Body = dict[str, Any]
LONGEST_NAME = 50
DOMAIN = re.compile(r"(https?)://[^/:?#@\s]+(?::(\d+))?")
CHANGEABLE = {"validJsSdkDomains": "js_domains", "oauth2AuthorizedCallbackUrls": "callback_urls"}

applications = resource("v2", "provisionedApplications", audience="parent")
security = resource("v2", "developerApplicationsSecurity", audience="parent")


@applications.answers("create")
def create(call: Call) -> tuple[Body, int]:
    """A child application with its credentials; 409 if the uniqueForeignId is taken."""
    body = call.body
    found = [*ask.required(body, "uniqueForeignId", "name", "description"), *ask.texts(body, "uniqueForeignId", shortest=1)]
    found += ask.texts(body, "name", "description", shortest=1)
    _refuse(found + _name_faults(body.get("name")) + _address_faults(body))
    if call.world.apps.child_by_foreign_id(call.app, body["uniqueForeignId"]):
        raise Refusal(409, f"An application with uniqueForeignId {body['uniqueForeignId']} already exists")
    child = call.world.apps.add(
        parent=call.app.client_id,
        unique_foreign_id=body["uniqueForeignId"],
        name=body["name"],
        description=body["description"],
        callback_urls=body.get("oauth2AuthorizedCallbackUrls") or [],
        js_domains=body.get("validJsSdkDomains") or [],
    )
    return _as_entity(child), 201


@applications.finder("credentialsByUniqueForeignId")
def by_foreign_id(call: Call) -> Body:
    """The one child with this uniqueForeignId, or nobody."""
    child = call.world.apps.child_by_foreign_id(call.app, call.parameter("uniqueForeignId"))
    return page(call, [_as_entity(child)] if child else [])


@applications.answers("partial_update")
def update(call: Call) -> tuple[Body, int]:
    """New web addresses of a child; nothing else can be changed."""
    child = _child(call, call.path_key[0])
    if wrong := malformed(call.body):
        raise Refusal(400, wrong["message"])
    changes = call.body["patch"].get("$set", {})
    _refuse([(name, "cannot be changed") for name in changes if name not in CHANGEABLE] + _address_faults(changes))
    for name, value in changes.items():
        setattr(child, CHANGEABLE[name], value)
    return {}, 204


@security.answers("action:rollDeveloperApplicationSecret")
def roll_secret(call: Call) -> Body:
    """A second secret for the parent, or for the child whose URN is the body's ``developerApplication`` (stand-in choice)."""
    urn = call.body.get("developerApplication")
    app = _child(call, urn) if urn else call.app
    try:
        secret = call.world.apps.roll_secret(app)
    except TooManySecrets as error:
        raise Refusal(400, "The application already has two secrets; delete one before rolling again") from error
    return {"value": {"key": app.urn, "credentials": {"clientId": app.client_id, "clientSecret": secret}}}


@security.answers("action:deleteDeveloperApplicationSecret")
def delete_secret(call: Call) -> Body:
    """The older of two secrets goes (stand-in choice: in the portal it is a button)."""
    urn = call.body.get("developerApplication")
    call.world.apps.drop_old_secret(_child(call, urn) if urn else call.app)
    return {"value": {}}


def _child(call: Call, urn: str) -> App:
    app = call.world.apps.by_urn(urn)
    if app is None:
        raise Refusal(404, f"No application {urn}")
    if app.parent != call.app.client_id:
        raise not_permitted(urn)
    return app


def _as_entity(app: App) -> Body:
    return {
        "key": app.urn,
        "uniqueForeignId": app.unique_foreign_id,
        "name": app.name,
        "description": app.description,
        "oauth2AuthorizedCallbackUrls": app.callback_urls,
        "validJsSdkDomains": app.js_domains,
        "credentials": {"clientId": app.client_id, "clientSecret": app.secrets[-1]},
    }


def _name_faults(name: Any) -> list[tuple[str, str]]:
    if not isinstance(name, str):
        return []
    faults = []
    if len(name) > LONGEST_NAME:
        faults.append(("name", f"is longer than {LONGEST_NAME} characters"))
    if "linkedin" in name.casefold():
        faults.append(("name", "must not contain LinkedIn"))
    if not all(part.strip() for part in name.partition(" - ")[::2]):
        faults.append(("name", "must be of the form {ATS Name} - {Customer Name}"))
    return faults


def _address_faults(body: Body) -> list[tuple[str, str]]:
    faults = list(ask.arrays(body, *CHANGEABLE, of=str))
    if faults:
        return faults
    domains = body.get("validJsSdkDomains") or []
    wrong = [each for each in domains if not _is_domain(each)]
    return [("validJsSdkDomains", f"{each} must be scheme and host, without slash at the end") for each in wrong]


def _is_domain(text: str) -> bool:
    found = DOMAIN.fullmatch(text)
    return found is not None and found[2] not in ("80", "443")


def _refuse(faults: list[tuple[str, str]]) -> None:
    if faults:
        raise Refusal(422, invalid(*faults)["message"])
