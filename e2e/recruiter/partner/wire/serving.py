"""The Flask side of the partner APIs: one view for everything below /v2 and /rest."""

import json
from typing import Any

from flask import Blueprint, Response, request

from e2e.recruiter.partner.platform.apps import Token
from e2e.recruiter.partner.platform.current import the_world
from e2e.recruiter.partner.platform.faults import Fault
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.partner.wire import fault_injection
from e2e.recruiter.partner.wire.batches import run
from e2e.recruiter.partner.wire.errors import Refusal
from e2e.recruiter.partner.wire.reading import Raw, read_call

blueprint = Blueprint("partner_api", __name__)
VERBS = ["GET", "POST", "PUT", "DELETE"]


@blueprint.route("/v2/<path:_path>", methods=VERBS)
def v2(_path: str) -> Response:
    """The legacy dialect."""
    return _serve("v2")


@blueprint.route("/rest/<path:_path>", methods=VERBS)
def rest(_path: str) -> Response:
    """The versioned dialect."""
    return _serve("rest")


def _serve(dialect: str) -> Response:
    world, raw = the_world(), _raw(dialect)
    meant = (raw.headers.get("X-HTTP-Method-Override") or raw.verb).upper()
    with world.lock:
        faults = world.faults.taking(meant, request.path, raw.names)
    early = fault_injection.before(faults) if faults else None
    if early is not None:
        _log(world, meant, raw, 0, early.status_code)
        return early
    with world.lock:
        return fault_injection.on_response(faults, _answer(world, raw, meant, faults))


def _answer(world: World, raw: Raw, meant: str, faults: list[Fault]) -> Response:
    records = 0
    try:
        if any(fault.kind == "revoke_token" for fault in faults):
            _revoke(world, raw)
        call = read_call(world, raw)
        call.faults, records = faults, len(call.entities)
        body, status = run(call)
        body = fault_injection.on_body(faults, body) if faults else body
    except Refusal as refusal:
        body, status = refusal.body(), refusal.status
    _log(world, meant, raw, records, status)
    response = Response(json.dumps(body, separators=(",", ":")), status, mimetype="application/json")
    return _headed(response, raw, world, refused=status >= 400)


def _headed(response: Response, raw: Raw, world: World, refused: bool) -> Response:
    protocol = raw.headers.get("X-RestLi-Protocol-Version", "1.0.0")
    response.headers["X-RestLi-Protocol-Version"] = protocol
    response.headers["x-li-uuid"] = f"AAY{world.number():x}"
    if refused:
        name = "X-RestLi-Error-Response" if protocol == "2.0.0" else "X-LinkedIn-Error-Response"
        response.headers[name] = "true"
    return response


def _raw(dialect: str) -> Raw:
    """The request before anything is decoded: werkzeug's own path has lost which slashes were escaped."""
    path, _, query = request.environ["RAW_URI"].partition("?")
    path = path.partition(f"/{dialect}/")[2].strip("/")
    return Raw(dialect, request.method, path, query, request.headers, request.get_data())


def _revoke(world: World, raw: Raw) -> None:
    token = _token(world, raw)
    if token is not None:
        token.revoked = True


def _token(world: World, raw: Raw) -> Token | None:
    return world.apps.tokens.get(raw.headers.get("Authorization", "").removeprefix("Bearer "))


def _log(world: World, verb: str, raw: Raw, records: int, status: int) -> None:
    """What was asked; queries, bodies and headers stay out, they hold personal data and secrets."""
    token = _token(world, raw)
    entry: dict[str, Any] = {"method": verb, "path": f"/{raw.dialect}/{raw.path}", "resource": raw.names, "records": records}
    world.requests.append(entry | {"status": status, "client_id": token.client_id if token else None})
