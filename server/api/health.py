"""Whether this installation can work, for whoever watches over it."""

from flask import Flask, Response

from server.api.operations import answered
from server.usecases.account import health

_FINE = {"status": "ok"}


def register(app: Flask) -> None:
    """Serve /healthz and /livez."""
    app.add_url_rule("/healthz", "api.healthz", ready)
    app.add_url_rule("/livez", "api.livez", alive)


def ready() -> Response:
    """The database is reachable and migrated; otherwise a problem says what is missing."""
    health.check()
    return answered(_FINE)


def alive() -> Response:
    """This process answers; nothing else is asked."""
    return answered(_FINE)
