"""Erasing a candidate: what goes, and doing it."""

from flask import Blueprint, Response
from flask_babel import gettext

from server.domain.errors import Invalid
from server.usecases import erasure
from server.usecases.erasure import ErasureReason
from server.web import form_input, responses
from server.web.account.sign_in import actor
from server.web.linkedin.admin_closed_profiles import HERE

pages = Blueprint("erasure", __name__)


@pages.get("/candidates/<row:candidate>/erase")
def ask(candidate: int) -> Response:
    """Exactly what goes, and the question why."""
    return _confirmation(candidate)


@pages.post("/candidates/<row:candidate>/erase")
def erase(candidate: int) -> Response:
    """Erase the person; the receipt is all that is left."""
    try:
        erasure.erase(actor(), candidate, form_input.choice("why", ErasureReason))
    except Invalid as invalid:
        return _confirmation(candidate, 422, {"why": invalid.errors["reason"]})
    return responses.done(gettext("The person is erased."), HERE)


def _confirmation(candidate: int, status: int = 200, errors: dict[str, str] | None = None) -> Response:
    action = f"/candidates/{candidate}/erase"
    data = {"action": action, "back": f"/candidates/{candidate}", "reasons": list(ErasureReason), "errors": errors or {}}
    goes = erasure.contents(actor(), candidate)
    return responses.page(
        "candidates/erase.html", "candidates/_erase.html", status, goes=goes, form_values=form_input.texts(), **data
    )
