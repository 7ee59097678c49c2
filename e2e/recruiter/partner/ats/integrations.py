"""Integrations and their configurations, and the life they lead (linkedin.md 3, 20.4).

The configuration widget requests them, the ATS names and configures them, the admin page enables and disables them.
Every change of state is notified as INTEGRATION_STATUS_CHANGE.
"""

import re
from typing import Any

from e2e.recruiter.partner.ats.patches import malformed
from e2e.recruiter.partner.ats.store import Integration, Key
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.partner.wire.call import Call
from e2e.recruiter.partner.wire.errors import problem
from e2e.recruiter.partner.wire.finders import page

Body = dict[str, Any]
STATUS_CHANGE = "INTEGRATION_STATUS_CHANGE"
COMPANY_LEVEL = ("IN_ATS_INDICATOR", "ONE_CLICK_EXPORT", "PROFILE_PLUGIN")
CONTRACT_LEVEL = ("CSA_API",)
CONFIGURATIONS = {
    "CALLBACK_URL": "ONE_CLICK_EXPORT",
    "JOB_POSTING_VIEWERS": "ONE_CLICK_EXPORT",
    "APPLICATION_VIEWERS": "IN_ATS_INDICATOR",
}
EVERYBODY = "ALL_PRODUCT_USERS"
CALLBACK = re.compile(r"(https?)://[^/:?#]+(?::(\d+))?(?:[/?#].*)?")


class NotReady(Exception):
    """The ATS has not yet named or configured what shall be enabled; the argument names the integration's type."""


def request(world: World, client_id: str, context: str, types: tuple[str, ...]) -> list[Integration]:
    """The admin asks the ATS for integrations; known ones keep name and configuration, disabled ones wait for the ATS again."""
    store, now = world.store_of(client_id), world.clock.now()
    for kind in types:
        store.integrations.setdefault((context, kind), Integration(context, kind, now, now, state="NEW"))
    wanted = [store.integrations[context, kind] for kind in types]
    _move(world, client_id, [each for each in wanted if each.state in ("NEW", "DISABLED")], "REQUESTED")
    return wanted


def is_ready(integration: Integration) -> bool:
    """Whether the ATS has done its part: named it, and told the callback URL where exports go."""
    needs_callback = integration.type == "ONE_CLICK_EXPORT" and "CALLBACK_URL" not in integration.configurations
    return bool(integration.name) and not needs_callback


def enable(world: World, client_id: str, context: str, types: tuple[str, ...]) -> None:
    """The admin switches integrations on; NotReady, and nothing changes, if one of them is not ready (or was never requested)."""
    integrations = world.store_of(client_id).integrations
    for kind in types:
        if (context, kind) not in integrations or not is_ready(integrations[context, kind]):
            raise NotReady(kind)
    _move(world, client_id, [integrations[context, kind] for kind in types], "ENABLED")


def disable(world: World, client_id: str, context: str, types: tuple[str, ...]) -> None:
    """The admin switches integrations off; what was never enabled stays as it is."""
    integrations = world.store_of(client_id).integrations
    enabled = [integrations[context, kind] for kind in types if (context, kind) in integrations]
    _move(world, client_id, [each for each in enabled if each.state == "ENABLED"], "DISABLED")


def configuration(world: World, client_id: str, context: str, key: str) -> str | None:
    """The value the ATS has set under ``key``, one of CONFIGURATIONS, for this organisation."""
    integration = world.store_of(client_id).integrations.get((context, CONFIGURATIONS[key]))
    return integration.configurations.get(key) if integration else None


def callback_url(world: World, client_id: str) -> str | None:
    """Where notifications for this application go."""
    integrations = world.store_of(client_id).integrations.values()
    return next((each.configurations["CALLBACK_URL"] for each in integrations if "CALLBACK_URL" in each.configurations), None)


def is_enabled(world: World, client_id: str, context: str, kind: str) -> bool:
    """Whether this integration is switched on."""
    integration = world.store_of(client_id).integrations.get((context, kind))
    return integration is not None and integration.state == "ENABLED"


def validate_naming(call: Call, key: Key, entity: Body) -> list[tuple[str, str]] | Body | None:
    """A name for an integration that somebody has requested."""
    if wrong := malformed(entity):
        return wrong
    if key not in call.store.integrations:
        return problem(404, f"No integration {key[1]} of {key[0]} has been requested")
    name = entity["patch"].get("$set", {}).get("integrationName")
    return None if isinstance(name, str) and name.strip() else [("integrationName", "must be a name")]


def name_it(call: Call, key: Key, entity: Body) -> int:
    """What the admin reads in Recruiter; a requested integration becomes ready by it unless configuration is missing."""
    integration = call.store.integrations[key]
    integration.name = entity["patch"]["$set"]["integrationName"]
    integration.modified_at = call.now
    _see_whether_ready(call, integration)
    return 204


def validate_read(call: Call, key: Key, _entity: Body) -> Body | None:
    """Only what has been requested can be read."""
    return None if key in call.store.integrations else problem(404, f"No integration {key[1]} of {key[0]}")


def read(call: Call, key: Key, _entity: Body) -> Body:
    """The integration with its status, whose name and values are the stand-in's choice."""
    return as_entity(call.store.integrations[key], call.resource.dialect)


def of_notification(call: Call) -> Body:
    """``q=request``: the integrations that the status notification ``requestId`` was about."""
    keys = call.store.requests.get(call.parameter("requestId"), [])
    return page(call, [as_entity(call.store.integrations[key], call.resource.dialect) for key in keys])


def as_entity(integration: Integration, dialect: str) -> Body:
    """An integration as it is answered."""
    provider = {"dataProvider": "ATS"} if dialect == "v2" else {}
    return {
        "integrationContext": integration.context,
        "integrationType": integration.type,
        "tenantType": "RECRUITER",
        **provider,
        "integrationName": integration.name,
        "status": integration.state,
        "requestedAt": integration.requested_at,
        "lastModifiedAt": integration.modified_at,
    }


def validate_configuration(call: Call, key: Key, entity: Body) -> list[tuple[str, str]] | Body:
    """A key that belongs to this type, with a value it may have."""
    context, kind, name = key
    if (context, kind) not in call.store.integrations:
        return problem(404, f"No integration {kind} of {context} has been requested")
    wrapped = entity.get("configurationValue")
    value = wrapped.get("string") if isinstance(wrapped, dict) else None
    if CONFIGURATIONS.get(name) != kind:
        return [("configurationKey", f"{name} is no configuration of {kind}")]
    if not isinstance(value, str):
        return [("configurationValue", 'must be {"string": "…"}')]
    wrong = _callback_fault(call, value) if name == "CALLBACK_URL" else None if value == EVERYBODY else f"must be {EVERYBODY}"
    return [("configurationValue", wrong)] if wrong else []


def put_configuration(call: Call, key: Key, entity: Body) -> int:
    """Set a value; the callback URL may have been all that was missing."""
    integration = call.store.integrations[key[:2]]
    integration.configurations[key[2]] = entity["configurationValue"]["string"]
    integration.modified_at = call.now
    _see_whether_ready(call, integration)
    return 204


def validate_configuration_read(call: Call, key: Key, _entity: Body) -> Body | None:
    """Only what has been set can be read or deleted."""
    integration = call.store.integrations.get(key[:2])
    return None if integration and key[2] in integration.configurations else problem(404, f"No configuration {key[2]}")


def read_configuration(call: Call, key: Key, _entity: Body) -> Body:
    """A value as it was set."""
    return {"configurationValue": {"string": call.store.integrations[key[:2]].configurations[key[2]]}}


def delete_configuration(call: Call, key: Key, _entity: Body) -> int:
    """Remove a value."""
    del call.store.integrations[key[:2]].configurations[key[2]]
    return 204


def _callback_fault(call: Call, url: str) -> str | None:
    found = CALLBACK.fullmatch(url)
    if not found:
        return "is not a URL"
    if not call.world.settings.http_callbacks and (found[1] != "https" or found[2] not in (None, "443", "80")):
        return "must be https on port 443 or 80"
    others = [other for other in call.world.ats if other != call.app.client_id]
    return "is used by another customer" if any(callback_url(call.world, other) == url for other in others) else None


def _see_whether_ready(call: Call, integration: Integration) -> None:
    if integration.state == "REQUESTED" and is_ready(integration):
        _move(call.world, call.app.client_id, [integration], "PARTNER_READY")


def _move(world: World, client_id: str, integrations: list[Integration], state: str) -> None:
    """Into ``state``, with one notification for all that were in another."""
    changed = [each for each in integrations if each.state != state]
    for integration in changed:
        integration.state, integration.modified_at = state, world.clock.now()
    if changed:
        request_id = world.notify(client_id, STATUS_CHANGE)
        world.store_of(client_id).requests[request_id] = [each.key for each in changed]
