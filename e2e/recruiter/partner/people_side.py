"""Puts what people at LinkedIn do and see into the served application: finders, notifications, control API, consent, widgets."""

from datetime import UTC, datetime

from flask import Flask, render_template
from werkzeug.exceptions import HTTPException

from e2e.recruiter.partner import consent, control, exported, finders, widgets
from e2e.recruiter.partner.notifications import Notifications
from e2e.recruiter.partner.world import World

FINDERS = (finders, exported)  # importing them registers their resources


def install(app: Flask) -> None:
    """Attach to ``app``, which has its World already, the outbox and the routes."""
    world: World = app.extensions["world"]
    outbox = app.extensions["notifications"] = Notifications(world)
    world.notifier = outbox.notify
    app.jinja_env.filters["instant"] = written_instant
    for blueprint in (control.blueprint, consent.blueprint, *widgets.BLUEPRINTS):
        app.register_blueprint(blueprint)
    for status in (400, 403, 409):
        app.register_error_handler(status, refused)


def refused(error: HTTPException) -> tuple[str, int]:
    """A page that says why something was not done."""
    return render_template("bare_message.html", heading="That did not work", text=error.description), error.code or 400


def written_instant(milliseconds: int) -> str:
    """An instant as pages show it, in UTC."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC).strftime("%Y-%m-%d %H:%M")
