"""Bearer tokens: whom a request speaks for, and whether its token was made for what it asks."""

from flask import request

from server import log
from server.api.challenges import InsufficientScope, TokenMissing
from server.domain.roles import Actor
from server.usecases.account import connections

SCOPES = {
    "profile": "Who the user is",
    "jobs": "Search the jobs the user may export to",
    "export": "Export people to the user's jobs",
    "in_ats": "See what Attract knows about people",
}


def actor(scope: str) -> Actor:
    """Whom the present request speaks for. Raise TokenMissing, SignedOut, TokenExpired, InsufficientScope."""
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not token:
        raise TokenMissing
    reader, granted = connections.authenticate(token.strip())
    if scope not in granted.split():
        raise InsufficientScope(scope)
    log.note_user(reader.id)
    return reader
