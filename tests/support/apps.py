"""The application for a test. Building one takes longer than most tests do, so that one with the same settings is used again."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from flask import Flask

from server import log
from server.app import create_app
from server.config import Settings
from server.storage import database
from server.usecases import mail_delivery
from server.usecases.linkedin.setup import connection

_built: dict[Settings, tuple[Flask, dict[str, Any]]] = {}


def app_for(settings: Settings) -> Flask:
    """The application for ``settings``, as new: its home and its database are the only things that its parts ask for anew.

    Whoever adds addresses to an application builds one of their own.
    """
    key = replace(settings, home=Path(), database_url="")
    if key not in _built:
        app = create_app(settings)
        _built[key] = app, dict(app.config)
        return app
    app, config = _built[key]
    app.config.clear()
    app.config.update(config, SETTINGS=settings)
    log.configure(settings.log_level)
    database.bind(settings.database_url)
    connection.bind(settings)
    mail_delivery.bind(settings)
    return app
