"""Choosing the seat that is signed in."""

from flask import Blueprint, abort, redirect, request
from werkzeug.wrappers import Response

from e2e.recruiter.pages.rendering import where_from
from e2e.recruiter.seats import SEAT_COOKIE, SEATS

blueprint = Blueprint("seat_choice", __name__)


@blueprint.post("/talent/seat")
def choose() -> Response:
    """Keep the seat in a cookie and go back to where the menu was opened; 404 for a seat that does not exist."""
    if (seat := SEATS.get(request.form.get("seat", ""))) is None:
        abort(404, "There is no such seat.")
    response = redirect(where_from(), code=303)
    response.set_cookie(SEAT_COOKIE, seat.key, httponly=True, samesite="Lax")
    return response
