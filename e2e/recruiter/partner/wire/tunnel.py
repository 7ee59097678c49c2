"""Query tunnelling: a long query travels in the body of a POST (linkedin.md 1.5)."""

from dataclasses import dataclass
from email.message import Message

from e2e.recruiter.partner.wire.errors import Refusal

LONGEST_QUERY = 8192
FORM = "application/x-www-form-urlencoded"
JSON = "application/json"


@dataclass(frozen=True)
class Envelope:
    """What a request says once it is out of the tunnel; ``verb`` is the HTTP method it stands for."""

    verb: str
    query: str
    content_type: str
    body: bytes


def detunnel(verb: str, override: str | None, query: str, content_type: str, body: bytes) -> Envelope:
    """The request that was meant. Refusal 414 for a long query outside a tunnel, 400 for a tunnel that leads nowhere."""
    if not override:
        if len(query) > LONGEST_QUERY:
            raise Refusal(414, "URI too long: tunnel the query through a POST with X-HTTP-Method-Override")
        return Envelope(verb, query, content_type, body)
    if verb != "POST":
        raise Refusal(400, "X-HTTP-Method-Override goes with POST only")
    media_type, boundary = _media_type(content_type)
    if media_type == FORM:
        return Envelope(override.upper(), body.decode(), "", b"")
    if media_type != "multipart/mixed" or not boundary:
        raise Refusal(400, f"A tunnelled request is {FORM} or multipart/mixed with a boundary")
    parts = dict(_part(raw) for raw in _between(body, boundary))
    if FORM not in parts:
        raise Refusal(400, f"A tunnelled request needs a part of type {FORM}")
    return Envelope(override.upper(), parts[FORM].decode(), JSON, parts.get(JSON, b""))


def _media_type(content_type: str) -> tuple[str, str]:
    message = Message()
    message["Content-Type"] = content_type
    return message.get_content_type(), str(message.get_param("boundary", ""))


def _between(body: bytes, boundary: str) -> list[bytes]:
    pieces = body.split(b"--" + boundary.encode())
    if len(pieces) < 3 or pieces[-1].strip() != b"--":
        raise Refusal(400, "Malformed multipart body")
    return pieces[1:-1]


def _part(raw: bytes) -> tuple[str, bytes]:
    head, blank, content = raw.partition(b"\r\n\r\n")
    if not blank:
        raise Refusal(400, "Malformed multipart body: the lines end with CRLF, a blank one follows the headers")
    names = [line for line in head.decode().split("\r\n") if line.lower().startswith("content-type:")]
    media_type = _media_type(names[0].partition(":")[2].strip())[0] if names else ""
    return media_type, content.removesuffix(b"\r\n")
