"""The Flask application of the stand-in: wiring only."""

import secrets
from datetime import UTC, datetime

from flask import Flask, Response, current_app, redirect, url_for
from werkzeug.wrappers import Response as Redirect

from e2e.recruiter.class_names import ClassNames
from e2e.recruiter.members import Directory
from e2e.recruiter.pages import assets, homepages, looks_choice, photos, seat_choice
from e2e.recruiter.pages.recruiter import ats_admin, inbox, member_actions, profile, projects, search
from e2e.recruiter.pages.shown import filled, with_hits
from e2e.recruiter.pages.site import public_profile, sales_lead
from e2e.recruiter.partner import installation
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.seats import SEATS, seat_of

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PAGES = (
    *(search, projects, profile, member_actions, inbox, ats_admin, public_profile, sales_lead),
    *(photos, seat_choice, looks_choice, homepages, assets),
)


def create_app(directory: Directory | None = None, build: str | None = None) -> Flask:
    """The stand-in over ``directory`` (the members of members.json); ``build`` fixes the class names for a test."""
    app = Flask(__name__, static_folder=None)
    class_names = ClassNames(build or secrets.token_hex(4))
    app.extensions["members"] = directory or Directory.load()
    app.extensions["class_names"] = class_names
    app.extensions["world"] = World(app.extensions["members"])
    app.jinja_env.globals.update(css=class_names, build=class_names.build, seats=SEATS, seat_of=seat_of)
    app.jinja_env.globals.update(current_project=projects.current_project, places=looks_choice.PLACES)
    app.jinja_env.filters.update(hits=with_hits, filled=filled)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    for module in PAGES:
        app.register_blueprint(module.blueprint)
    installation.install(app)
    app.add_url_rule("/", view_func=start)
    app.add_url_rule("/healthz", view_func=healthz)
    app.register_error_handler(404, profile.not_found)
    app.after_request(_guard)
    return app


def start() -> Redirect:
    """The front door leads to the search."""
    return redirect(url_for("search.show"))


def healthz() -> dict[str, str]:
    """Answers as soon as the stand-in takes requests."""
    return {"status": "ok"}


def _guard(response: Response) -> Response:
    """What a well-kept site sends, so that the pages are as hard to work in as real ones."""
    response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    response.date = datetime.fromtimestamp(current_app.extensions["world"].clock.now() // 1000, UTC)
    return response
