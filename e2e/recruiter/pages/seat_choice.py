"""Choosing the seat that is signed in."""

from urllib.parse import urlsplit

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from e2e.recruiter.seats import SEAT_COOKIE, SEATS

blueprint = Blueprint("seat_choice", __name__)


@blueprint.post("/talent/seat")
def choose() -> Response:
    """Keep the seat in a cookie and go back to where the menu was opened; 404 for a seat that does not exist."""
    if (seat := SEATS.get(request.form.get("seat", ""))) is None:
        abort(404, "There is no such seat.")
    response = redirect(_where_from(), code=303)
    response.set_cookie(SEAT_COOKIE, seat.key, httponly=True, samesite="Lax")
    return response


def _where_from() -> str:
    """The address of the page with the menu, which page-internal navigation may have changed since it was loaded."""
    parts = urlsplit(request.referrer or "")
    if parts.netloc != request.host or not parts.path.startswith("/talent/"):
        return url_for("results.search")
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
