"""Refuses writes that another site makes with the reader's cookie; no tokens in forms are needed for that."""

from flask import Flask, request

from server import origin
from server.http_errors import answers_programs

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def register(app: Flask) -> None:
    """Look at every request before anything else does."""
    app.before_request(refuse_other_sites)


def refuse_other_sites() -> None:
    """Raise NotPermitted for a write that comes from another site."""
    if request.method in _SAFE:
        return  # changes nothing, and what it answers cannot be read by other sites
    if answers_programs(request.path):
        return  # takes no cookie for an identity, or looks for itself (the consent of the extension's sign-in)
    origin.require_own_page()
