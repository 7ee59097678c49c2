"""From the bytes of a request to a Call: the checks of linkedin.md 20.2 up to and including the seventh, in their order."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from werkzeug.datastructures import Headers

from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.partner.wire import checks
from e2e.recruiter.partner.wire.call import Call
from e2e.recruiter.partner.wire.errors import Refusal
from e2e.recruiter.partner.wire.keys import Key, KeyShape, compound_v1, compound_v2
from e2e.recruiter.partner.wire.methods import RESOURCES, ServedResource
from e2e.recruiter.partner.wire.query import Query, read_query
from e2e.recruiter.partner.wire.tunnel import Envelope, detunnel

LARGEST_BATCH = 100
WITH_ENTITIES = ("batch_update", "batch_partial_update")
WITH_IDS = (*WITH_ENTITIES, "batch_get", "batch_delete")


@dataclass(frozen=True)
class Raw:
    """A request as it came: ``path`` without the dialect and undecoded, ``headers`` asked case-insensitively."""

    dialect: str
    verb: str
    path: str
    query: str
    headers: Headers
    body: bytes

    @property
    def names(self) -> str:
        """The resource's name: the path without its keys."""
        return "/".join(self.path.split("/")[0::2])

    @property
    def keys(self) -> list[str]:
        """The keys in the path, undecoded."""
        return self.path.split("/")[1::2]


def read_call(world: World, raw: Raw) -> Call:
    """The call that passed checks 1 to 7, or a Refusal by the first one it fails."""
    app, token = checks.caller(world, raw.headers.get("Authorization", ""))
    checks.version(world, raw.dialect, raw.headers.get("LinkedIn-Version"))
    override = raw.headers.get("X-HTTP-Method-Override")
    content_type = raw.headers.get("Content-Type", "")
    envelope = detunnel(raw.verb, override, raw.query, content_type, raw.body)
    resource = RESOURCES.get((raw.dialect, raw.names))
    if resource is None:
        raise Refusal(404, f"No virtual resource found: /{raw.dialect}/{raw.names}")
    checks.audience(resource, app, token)
    protocol = _protocol(raw.headers.get("X-RestLi-Protocol-Version"))
    query = read_query(envelope.query, protocol)
    method = _method(resource, raw, envelope, query)
    call = Call(world, app, token, resource, protocol, method, query, _body(envelope))
    call.path_key = _path_key(resource, raw.keys, protocol)
    if method in WITH_IDS:
        call.entities = _entities(call)
    _size(call)
    if resource.scope == "enabled":
        for urn in {key[0] for key, _ in call.entities} or {call.path_key[0] if call.path_key else ""} - {""}:
            checks.context(world, app, urn)
    return call


def _protocol(given: str | None) -> int:
    if given not in (None, "1.0.0", "2.0.0"):
        raise Refusal(400, f"Rest.li protocol version {given} is not supported by the server")
    return 2 if given == "2.0.0" else 1


def _method(resource: ServedResource, raw: Raw, envelope: Envelope, query: Query) -> str:
    if envelope.verb not in ("GET", "POST", "PUT", "DELETE"):
        raise Refusal(405, f"{envelope.verb} is not supported")
    asks_for = {
        "q": "q" in query.params,
        "action": "action" in query.params,
        "ids": bool(query.ids or query.compound_ids),
        "key": len(raw.keys) == len(raw.names.split("/")),
    }
    method = checks.restli_method(resource, envelope.verb, raw.headers.get("X-RestLi-Method"), asks_for)
    if method in ("finder", "action"):
        method = f"{method}:{query.params.get('q' if method == 'finder' else 'action', [''])[0]}"
    if method not in resource.methods:
        raise Refusal(400, f"{method} is not supported by /{resource.dialect}/{resource.name}")
    return method


def _body(envelope: Envelope) -> dict[str, Any]:
    if not envelope.body.strip():
        return {}
    if not envelope.content_type.lower().startswith("application/json"):
        raise Refusal(415, "Content-Type must be application/json")
    try:
        body = json.loads(envelope.body)
    except ValueError as error:
        raise Refusal(400, "Cannot parse the request entity as JSON") from error
    if not isinstance(body, dict):
        raise Refusal(400, "The request entity must be a JSON object")
    return body


def _path_key(resource: ServedResource, raw_keys: list[str], protocol: int) -> Key:
    shapes = [shape for shape in (resource.parent, resource.key) if shape is not None] if resource.parent else [resource.key]
    key: Key = ()
    for raw_key, shape in zip(raw_keys, shapes, strict=False):
        key += _read_key(shape, raw_key if shape else unquote(raw_key), protocol)
    if resource.parent and not raw_keys:
        raise Refusal(400, f"/{resource.name} needs the parent's key in the path")
    return key


def _read_key(shape: KeyShape | None, text: str, protocol: int) -> Key:
    """A compound key of the path or of a map in a body; under protocol 2.0 the older form is understood too (linkedin.md 8)."""
    if shape is None:
        return (text,)
    if text.startswith("("):
        if protocol == 1:
            raise Refusal(400, "Parenthesised keys are syntax of protocol version 2.0.0; send X-RestLi-Protocol-Version: 2.0.0")
        return shape.read(compound_v2(text))
    return shape.read(compound_v1(text))


def _entities(call: Call) -> list[tuple[Key, dict[str, Any]]]:
    shape = call.resource.key
    listed = [(one,) for one in call.query.ids] if shape is None else [shape.read(parts) for parts in call.query.compound_ids]
    if not listed:
        raise Refusal(400, "The query names no ids")
    if call.method not in WITH_ENTITIES:
        return [(call.path_key + key, {}) for key in dict.fromkeys(listed)]
    given = call.body.get("entities")
    if not isinstance(given, dict):
        raise Refusal(400, 'The request entity must be {"entities": {…}}')
    entities = {_read_key(shape, text, call.protocol): entity for text, entity in given.items()}
    if len(listed) != len(given) or set(listed) != set(entities):
        raise Refusal(400, "Batch keys in the query must match the keys of the entities in the body")
    return [(call.path_key + key, entity) for key, entity in entities.items()]


def _size(call: Call) -> None:
    """Check 6; a batch_create brings elements instead of entities."""
    size = len(call.entities)
    if call.method == "batch_create":
        elements = call.body.get("elements")
        if not isinstance(elements, list):
            raise Refusal(400, 'The request entity must be {"elements": […]}')
        call.entities = [((), element) for element in elements]
        size = len(elements)
    elif call.method not in WITH_IDS:
        return
    if not 1 <= size <= LARGEST_BATCH:
        raise Refusal(400, f"A batch holds 1 to {LARGEST_BATCH} records, not {size}")
