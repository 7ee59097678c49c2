"""Admin center, Closed profiles: who left LinkedIn, what becomes of them here, and the receipts of erasures."""

from typing import Any

from flask import Blueprint, Response
from flask_babel import gettext

from server.usecases import erasure
from server.usecases.linkedin.incoming import closed_profiles
from server.web import form_input, responses
from server.web.account.sign_in import actor

pages = Blueprint("admin_closed_profiles", __name__)

HERE = "/admin/linkedin/closed-profiles"


@pages.get(HERE)
def show() -> Response:
    """Closed accounts that wait for a decision, those that were kept, and the receipts."""
    return responses.page(
        "linkedin/incoming/closed_profiles.html", closed_page=closed_profiles.read(actor(), form_input.number("after")), here=HERE
    )


@pages.get(f"{HERE}/<row:closed>/erase")
def ask(closed: int) -> Response:
    """What goes when the person is erased."""
    one = closed_profiles.one(actor(), closed)
    goes = erasure.contents(actor(), one.candidate) if one.candidate else None
    data: dict[str, Any] = {
        "one": one,
        "goes": goes,
        "action": f"{HERE}/{closed}/erase",
        "back": HERE,
        "form_values": {},
        "errors": {},
    }
    return responses.page("linkedin/incoming/erase_closed.html", "candidates/_erase.html", **data)


@pages.post(f"{HERE}/<row:closed>/erase")
def erase(closed: int) -> Response:
    """Erase the person and what LinkedIn told about them."""
    erasure.erase_closed(actor(), closed)
    return responses.done(gettext("The person is erased."), HERE)


@pages.post(f"{HERE}/<row:closed>/keep")
def keep(closed: int) -> Response:
    """Keep the person."""
    closed_profiles.keep_person(actor(), closed)
    return responses.done(gettext("The person is kept."), HERE)


@pages.post(f"{HERE}/<row:closed>/reopen")
def reopen(closed: int) -> Response:
    """Take Keep back."""
    closed_profiles.reopen(actor(), closed)
    return responses.done(gettext("The closed profile waits for a decision again."), HERE)
