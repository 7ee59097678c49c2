"""A page or a part of one; what was done, said on the next page."""

from typing import Any
from urllib.parse import urlsplit, urlunsplit

from flask import Flask, Response, current_app, flash, make_response, redirect, render_template, request
from flask_login import current_user

from server.config import Settings
from server.domain.permissions import Action
from server.usecases import access, notifications
from server.usecases.linkedin.incoming import closed_profiles
from server.web import language


def register(app: Flask) -> None:
    """Give templates the names every page needs."""
    settings: Settings = app.config["SETTINGS"]
    app.jinja_env.globals.update(instance_name=settings.instance_name, Action=Action)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True


def wants_part() -> bool:
    """Whether htmx asks for a part of the page, to put into the one that is open."""
    return request.headers.get("HX-Request-Type") == "partial"


def page(template: str, part: str | None = None, status: int = 200, **data: Any) -> Response:
    """``template`` as a whole page or, when htmx asks and there is one, its ``part`` alone; both get ``data``."""
    if part and wants_part():
        return make_response(render_template(part, **data), status)
    reader = current_user.actor if current_user.is_authenticated else None
    administers = reader is not None and access.can(reader, Action.OPEN_ADMIN_CENTER)
    frame = {"reader": reader, "administers": administers, "lang": language.current(), "path": request.path}
    if reader is not None:
        frame["uses_templates"] = access.can(reader, Action.READ_TEMPLATES)
        frame["seeks_candidates"] = access.can(reader, Action.SEARCH_CANDIDATES)
        frame["uses_pools"] = access.can(reader, Action.READ_LINKEDIN_POOL)
        frame["closed_profiles"] = closed_profiles.open_count(reader)
        frame["unread"] = notifications.unread(reader) if access.can(reader, Action.READ_NOTIFICATIONS) else 0
    return make_response(render_template(template, **frame, **data), status)


def part(template: str, status: int = 200, **data: Any) -> Response:
    """A part of a page alone."""
    return make_response(render_template(template, **data), status)


def done(text: str, to: str, trouble: bool = False, undoable_action: int | None = None) -> Response:
    """Go on to the page ``to``, which says ``text``; ``undoable_action`` can be taken back from there."""
    flash({"text": text, "undoable_action": undoable_action, "trouble": trouble, "back": to})  # type: ignore[arg-type]
    return redirect(to, 303)  # type: ignore[return-value]


def back_to(otherwise: str = "/jobs") -> str:
    """The page of this server that the form in field ``back`` names, else the one that sent it, else ``otherwise``."""
    given = urlsplit(request.form.get("back") or request.headers.get("Referer", ""))
    here = not given.netloc or given.netloc == request.host
    local = here and given.path.startswith("/") and not given.path.startswith(("//", "/\\"))
    return urlunsplit(("", "", given.path, given.query, "")) if local else otherwise


def settings() -> Settings:
    """The settings of this installation."""
    app_settings: Settings = current_app.config["SETTINGS"]
    return app_settings
