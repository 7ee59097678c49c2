"""Requests as Rest.li wants them: batches, finders, and the tunnel that long queries travel in (linkedin.md 1.1, 1.4, 1.5)."""

import json
import secrets
from collections.abc import Mapping
from typing import Any

from server.linkedin.transport.http import HttpRequest

LONGEST_QUERY = 4000  # characters; beyond it the query goes in the body
FORM, JSON = "application/x-www-form-urlencoded", "application/json"
_VERBS = {
    "batch_get": "GET",
    "finder": "GET",
    "batch_update": "PUT",
    "batch_partial_update": "POST",
    "batch_create": "POST",
    "batch_delete": "DELETE",
}
_NAMED = ("batch_update", "batch_partial_update", "batch_create")  # those for which the header is sent

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def request(
    method: str, address: str, resource: str, query: str = "", body: Any = None, headers: Mapping[str, str] | None = None
) -> HttpRequest:
    """A request of a Rest.li ``method``; only a batch_create must not be sent twice."""
    verb, own = _VERBS[method], dict(headers or {})
    if method in _NAMED:
        own["X-RestLi-Method"] = method
    raw = None if body is None else encoded(body)
    if len(query) > LONGEST_QUERY:
        own["X-HTTP-Method-Override"] = verb
        own["Content-Type"], raw = _tunnelled(query, raw)
        verb = "POST"
    else:
        address = f"{address}?{query}" if query else address
        if raw is not None:
            own["Content-Type"] = JSON
    return HttpRequest(verb, address, resource, own, raw, repeatable=method != "batch_create")


def encoded(body: Any) -> bytes:
    """``body`` as JSON; halves of surrogate pairs, which nobody can read, become question marks."""
    return _encode(body).encode("utf-8", "replace")


def _tunnelled(query: str, raw: bytes | None) -> tuple[str, bytes]:
    """Content type and body of a request whose query does not fit into its address."""
    if raw is None:
        return FORM, query.encode()
    boundary = secrets.token_hex(12)
    parts = (
        f"--{boundary}\r\nContent-Type: {FORM}\r\n\r\n{query}\r\n--{boundary}\r\nContent-Type: {JSON}\r\n\r\n".encode(),
        raw,
        f"\r\n--{boundary}--\r\n".encode(),
    )
    return f"multipart/mixed; boundary={boundary}", b"".join(parts)
