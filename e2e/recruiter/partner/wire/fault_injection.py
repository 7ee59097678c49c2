"""What faults do to answers (linkedin.md 20.7, 20.8)."""

import json
import socket
import time
from collections.abc import Iterator
from typing import Any

from flask import Response, request

from e2e.recruiter.partner.platform.faults import Fault
from e2e.recruiter.partner.wire.errors import problem

ENUMS = ("status", "state", "type", "availability")
BEFORE = ("status", "html", "timeout")


def before(faults: list[Fault]) -> Response | None:
    """The answer of a fault that lets nothing else happen; takes its time for ``timeout`` (call this without the lock)."""
    for fault in faults:
        if fault.kind == "timeout":
            time.sleep(fault.seconds)
            return Response("Gateway timeout", 504, mimetype="text/plain")
        if fault.kind == "html":
            return _retrying(Response("<html><body><h1>Service unavailable</h1></body></html>", fault.status), fault)
        if fault.kind == "status":
            body = problem(fault.status, fault.message or "Injected fault")
            return _retrying(Response(json.dumps(body), fault.status, mimetype="application/json"), fault)
    return None


def on_body(faults: list[Fault], body: dict[str, Any]) -> dict[str, Any]:
    """``body`` with what careful clients must survive."""
    for fault in faults:
        if fault.kind == "missing_statuses":
            body.pop("statuses", None)
        elif fault.kind == "unknown_fields":
            body = _with_unknown_fields(body)
        elif fault.kind == "unknown_enum":
            body = _with_unknown_enums(body)
        elif fault.kind == "expires_in_string" and "expires_in" in body:
            body["expires_in"] = str(body["expires_in"])
    return body


def partial(faults: list[Fault], position: int) -> dict[str, Any] | None:
    """The problem of every second entity of a batch under the fault ``partial``."""
    fault = next((each for each in faults if each.kind == "partial"), None)
    if fault is None or position % 2 == 0:
        return None
    return problem(fault.status, fault.message or "Injected partial failure")


def on_response(faults: list[Fault], response: Response) -> Response:
    """Half an answer, or a connection that ends without one."""
    kinds = {fault.kind for fault in faults}
    if "drop_connection" in kinds:
        _hang_up()
    if "half_body" in kinds:
        whole = response.get_data()
        half = Response(_broken(whole[: len(whole) // 2]), response.status_code, mimetype="application/json")
        half.headers["Content-Length"] = str(len(whole))
        return half
    return response


def _retrying(response: Response, fault: Fault) -> Response:
    if fault.retry_after is not None:
        response.headers["Retry-After"] = str(fault.retry_after)
    return response


def _with_unknown_fields(value: Any) -> Any:
    if isinstance(value, list):
        return [_with_unknown_fields(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {name: _with_unknown_fields(each) for name, each in value.items()} | {"unheardOf": {"a": [1]}}


def _with_unknown_enums(value: Any) -> Any:
    if isinstance(value, list):
        return [_with_unknown_enums(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        name: "UNHEARD_OF" if name in ENUMS and isinstance(each, str) else _with_unknown_enums(each)
        for name, each in value.items()
    }


def _broken(half: bytes) -> Iterator[bytes]:
    yield half


def _hang_up() -> None:
    connection = request.environ.get("werkzeug.socket")
    if connection is not None:
        connection.shutdown(socket.SHUT_RDWR)
