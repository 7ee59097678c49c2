"""Puts the partner platform into the served application: partner APIs, sign-in, notifications, control API, widgets."""

from datetime import UTC, datetime

from flask import Flask, render_template
from werkzeug.exceptions import HTTPException

from e2e.recruiter.partner import control, widgets
from e2e.recruiter.partner.notifications.outbox import Notifications
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.partner.resources import exported_candidates, inmail_and_notes, provisioning, rest, v2
from e2e.recruiter.partner.sign_in import consent, oauth
from e2e.recruiter.partner.wire import serving

RESOURCES = (provisioning, v2, rest, inmail_and_notes, exported_candidates)  # importing them registers them
BLUEPRINTS = (oauth.blueprint, serving.blueprint, control.blueprint, consent.blueprint, *widgets.BLUEPRINTS)


def install(app: Flask) -> None:
    """Attach to ``app``, which has its World already, the outbox and the routes."""
    world: World = app.extensions["world"]
    outbox = app.extensions["notifications"] = Notifications(world)
    world.notifier = outbox.notify
    app.jinja_env.filters["instant"] = written_instant
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    for status in (400, 403, 409):
        app.register_error_handler(status, refused)


def refused(error: HTTPException) -> tuple[str, int]:
    """A page that says why something was not done."""
    return render_template("layout/bare_message.html", heading="That did not work", text=error.description), error.code or 400


def written_instant(milliseconds: int) -> str:
    """An instant as pages show it, in UTC."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC).strftime("%Y-%m-%d %H:%M")
