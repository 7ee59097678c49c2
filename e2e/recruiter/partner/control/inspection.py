"""Looking: what a seat would see, and everything that is stored."""

from dataclasses import asdict
from typing import Any

from e2e.recruiter.members import Member
from e2e.recruiter.partner.ats import jobs
from e2e.recruiter.partner.ats.store import AtsStore, Key
from e2e.recruiter.partner.control.serving import Body, control, needed
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.partner.recruiting import indicator, matching
from e2e.recruiter.partner.recruiting.recruiter_data import recruiter_data, seat_named

ENTITIES = ("integrations", "jobs", "tasks", "candidates", "applications", "acls", "assignees")


@control("/indicator", "GET")
def in_ats(world: World, body: Body) -> list[Body]:
    """?seat=…&member=…: what the seat sees of the member; an empty list is no indicator."""
    return indicator.indicator(world, seat_named(world, needed(body, "seat")).id, needed(body, "member"))


@control("/export-jobs", "GET")
def export_jobs(world: World, body: Body) -> list[Body]:
    """?seat=…: the jobs that the seat may export to."""
    return indicator.export_jobs(world, seat_named(world, needed(body, "seat")).id)


@control("/state", "GET")
def state(world: World, _body: Body) -> Body:
    """{counts: {kind: n}, apps: {client id: {kind: [entity…]}}, recruiter: {kind: [entity…]}}; secrets stay out."""
    apps = {app.client_id: _app(world, app.client_id) for app in world.apps.by_client_id.values() if app.parent}
    people = _people(world)
    counts: dict[str, int] = {name: len(those) for name, those in people.items()}
    for kinds in apps.values():
        for name, those in kinds.items():
            if name in ENTITIES:
                counts[name] = counts.get(name, 0) + len(those)
    return {"now": world.clock.now(), "counts": counts, "apps": apps, "recruiter": people}


def _app(world: World, client_id: str) -> Body:
    app, store = world.apps.by_client_id[client_id], matching.settle(world, client_id)
    jobs.settle(world, store)
    return {
        "name": app.name,
        "uniqueForeignId": app.unique_foreign_id,
        "urn": app.urn,
        "callbackUrls": app.callback_urls,
        "jsDomains": app.js_domains,
        "integrations": [asdict(each) for each in store.integrations.values()],
        "jobs": [asdict(each) for each in store.jobs.values()],
        "tasks": [asdict(each) for each in store.tasks.values()],
        "candidates": [_candidate(key, store) for key in store.candidates],
        "applications": [_application(key, store) for key in store.applications],
        "acls": [list(key) for key in sorted(store.acls)],
        "assignees": [list(key) for key in sorted(store.assignees)],
    }


def _candidate(key: Key, store: AtsStore) -> Body:
    candidate = store.candidates[key]
    notes = [{"id": id_, **note} for id_, note in candidate.notes.items()]
    return {"integrationContext": key[0], "id": key[1], **candidate.fields, "matched": candidate.matched, "notes": notes}


def _application(key: Key, store: AtsStore) -> Body:
    children = store.children.get(key, {})
    shown = {kind: [{"id": id_, **each} for id_, each in those.items()] for kind, those in children.items()}
    return {"integrationContext": key[0], "id": key[1], **store.applications[key], **shown}


def _people(world: World) -> dict[str, list[Any]]:
    data = recruiter_data(world)
    return {
        "threads": [asdict(each) | {"urn": each.urn} for each in data.threads.values()],
        "events": [asdict(each) for each in data.events],
        "recruiterNotes": [asdict(each) for each in data.notes.values()],
        "stubs": [_with_member(asdict(each), each.member) for each in data.stubs],
        "exports": [_with_member(asdict(each), each.member) for each in data.exports.values()],
        "purges": [_with_member(asdict(each), each.member) for each in data.purges],
        "saved": [asdict(each) for each in data.saved],
        "rejections": [asdict(each) for each in data.rejections],
        "closed": sorted(world.closed),
    }


def _with_member(entity: Body, member: Member) -> Body:
    return entity | {"member": member.id}
