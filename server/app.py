"""The application: wiring only."""

from pathlib import Path

from flask import Flask
from htmx_flask import Htmx
from werkzeug.middleware.proxy_fix import ProxyFix

from server import api, log, web
from server.config import Settings
from server.storage import database
from server.usecases import mail_delivery
from server.usecases.linkedin.setup import connection

# In a wheel templates and static files travel inside the package; in a checkout they stand beside it.
_SHIPPED = Path(__file__).parent / "_shipped"
ASSETS = _SHIPPED if _SHIPPED.is_dir() else Path(__file__).parent.parent

BODY_LIMIT = 64 * 1024


def create_app(settings: Settings) -> Flask:
    """The WSGI application for ``settings``."""
    database.bind(settings.database_url)
    connection.bind(settings)
    mail_delivery.bind(settings)
    app = Flask("attract", template_folder=ASSETS / "templates", static_folder=ASSETS / "static")
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SETTINGS=settings,
        MAX_CONTENT_LENGTH=BODY_LIMIT,
        MAX_FORM_MEMORY_SIZE=BODY_LIMIT,
        MAX_FORM_PARTS=200,
        # Cookies know no ports: two instances on one machine would sign each other's users out under one name.
        SESSION_COOKIE_NAME=f"attract-{settings.port}" if settings.on_loopback else "__Host-attract",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=not settings.on_loopback,
    )
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, *[settings.proxies] * 3)  # type: ignore[method-assign]
    log.register(app, settings.log_level)
    Htmx(app)
    api.register(app)
    web.register(app)
    return app
