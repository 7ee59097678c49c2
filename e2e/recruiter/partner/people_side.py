"""Puts what people at LinkedIn do and see into the served application: finders, notifications, control API, consent, widgets."""

from flask import Flask

from e2e.recruiter.partner import consent, control, exported, finders
from e2e.recruiter.partner.notifications import Notifications
from e2e.recruiter.partner.world import World

FINDERS = (finders, exported)  # importing them registers their resources


def install(app: Flask) -> None:
    """Attach to ``app``, which has its World already, the outbox and the routes."""
    world: World = app.extensions["world"]
    outbox = app.extensions["notifications"] = Notifications(world)
    world.notifier = outbox.notify
    for module in (control, consent):
        app.register_blueprint(module.blueprint)
