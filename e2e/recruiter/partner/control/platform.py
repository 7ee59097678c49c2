"""The platform itself: clock, integrations, notifications, quotas, faults, flags, and what it noticed."""

from dataclasses import asdict, fields
from typing import Any

from flask import request

from e2e.recruiter.partner.ats import integrations
from e2e.recruiter.partner.control.serving import Body, blueprint, control, given_body, needed, notifications, only_child
from e2e.recruiter.partner.platform.current import the_world
from e2e.recruiter.partner.platform.fixture import Contract
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.partner.recruiting import access_levels
from e2e.recruiter.partner.recruiting.recruiter_data import Impossible, Unknown


@control("/clock", "GET")
def read_clock(world: World, _body: Body) -> Body:
    """The world's time."""
    return {"now": world.clock.now()}


@control("/clock")
def advance(world: World, body: Body) -> Body:
    """{advance_ms}."""
    now = world.clock.advance(int(needed(body, "advance_ms")))
    notifications().look_again()
    return {"now": now}


@control("/apps")
def add_child(world: World, body: Body) -> Body:
    """{name, uniqueForeignId, client_id?, secret?, js_domains?, callback_urls?}: a child app without provisioning."""
    made = world.apps.add(
        body.get("client_id"),
        body.get("secret"),
        parent="parent-client",
        unique_foreign_id=needed(body, "uniqueForeignId"),
        name=body.get("name", "Attract - test"),
        js_domains=list(body.get("js_domains") or []),
        callback_urls=list(body.get("callback_urls") or []),
    )
    return {"client_id": made.client_id, "client_secret": made.secrets[-1], "urn": made.urn}


@control("/integrations/request")
def request_integrations(world: World, body: Body) -> list[Body]:
    """{bundle, contract?, client_id?}: what Request in the configuration widget does; answers what the page would be told."""
    client_id, bundle, contract = _switch(world, body)
    context = access_levels.context_of(world, bundle, contract)
    return [
        access_levels.described(each) for each in integrations.request(world, client_id, context, access_levels.TYPES[bundle])
    ]


@control("/integrations")
def switch(world: World, body: Body) -> Body:
    """{bundle, enabled, contract?, client_id?}: what a switch of the ATS admin page does; 409 while the ATS is not ready."""
    client_id, bundle, contract = _switch(world, body)
    move = integrations.enable if needed(body, "enabled") else integrations.disable
    move(world, client_id, access_levels.context_of(world, bundle, contract), access_levels.TYPES[bundle])
    return {"state": access_levels.state_of(world, client_id, bundle, contract)}


def _switch(world: World, body: Body) -> tuple[str, str, Contract]:
    bundle = needed(body, "bundle")
    if bundle not in access_levels.TYPES:
        raise Impossible("bundle is company or contract")
    number = int(str(body.get("contract") or next(iter(world.contracts))).rpartition(":")[2])
    if number not in world.contracts:
        raise Unknown(f"no contract: {number}")
    return only_child(world, body.get("client_id")), bundle, world.contracts[number]


@blueprint.post("/challenge")
def challenge() -> Body:
    """{client_id?}: ask the callback URL for its proof now."""
    world = the_world()
    with world.lock:
        client_id = only_child(world, given_body().get("client_id"))
    return {"passed": notifications().challenge(client_id)}


@blueprint.get("/deliveries")
def deliveries() -> list[Body]:
    """Every attempt to deliver a notification; ``?settle=5`` waits up to 5 s until none is due."""
    notifications().drained(request.args.get("settle", 0.0, type=float))
    with the_world().lock:
        return list(notifications().log)


@control("/quotas")
def set_quotas(world: World, body: Body) -> Body:
    """{resource: {per_day, per_minute}}; what is left out or null is unlimited."""
    for resource, limit in body.items():
        world.quotas.set(resource, limit.get("per_day"), limit.get("per_minute"))
    return {}


@control("/faults")
def add_faults(world: World, body: Body) -> Body:
    """One rule, or {"rules": [rule, …]}."""
    for rule in body.get("rules", [body]):
        world.faults.add(**rule)
    return {"rules": len(world.faults.rules)}


@control("/faults", "GET")
def faults(world: World, _body: Body) -> list[Body]:
    """The rules in force, with how many requests each has seen and hit."""
    return [asdict(rule) for rule in world.faults.rules]


@control("/faults", "DELETE")
def clear_faults(world: World, _body: Body) -> Body:
    """No rules any more."""
    world.faults.clear()
    return {}


@control("/revoke-tokens")
def revoke_tokens(world: World, body: Body) -> Body:
    """{client_id?}: every live token of an application is revoked."""
    return {"revoked": world.apps.revoke(only_child(world, body.get("client_id")))}


@control("/secrets/drop-old")
def drop_old_secret(world: World, body: Body) -> Body:
    """{client_id?}: delete the older of two secrets, as a developer does in the portal."""
    client_id = only_child(world, body.get("client_id"))
    world.apps.drop_old_secret(world.apps.by_client_id[client_id])
    return {}


@control("/settings")
def change_settings(world: World, body: Body) -> Body:
    """{flag: value, …}; answers all flags."""
    known = {field.name for field in fields(world.settings)}
    if unknown := body.keys() - known:
        raise Impossible(f"no such setting: {', '.join(sorted(unknown))}")
    for name, value in body.items():
        setattr(world.settings, name, tuple(value) if isinstance(value, list) else value)
    return asdict(world.settings)


@control("/external-listing")
def add_external_listing(world: World, body: Body) -> Body:
    """{organization, title, location}: a job that LinkedIn has from another source."""
    world.external_listings.append({name: needed(body, name) for name in ("organization", "title", "location")})
    return {}


@control("/lints", "GET")
def lints(world: World, _body: Body) -> list[Body]:
    """What a careful ATS would not have done."""
    return [asdict(each) for each in world.lints]


@control("/requests", "GET")
def logged(world: World, _body: Body) -> list[Any]:
    """Every request to the partner APIs."""
    return list(world.requests)


@control("/requests", "DELETE")
def empty_log(world: World, _body: Body) -> Body:
    """Empty the log."""
    world.requests.clear()
    return {}
