"""Making one candidate of two: with whom, both side by side, and doing it."""

import re
from typing import Any

from flask import Blueprint, Response, redirect
from flask_babel import gettext

from server.domain.errors import AlreadyMerged, AttractError, EditConflict, NotFound, SameRecord
from server.domain.i18n_marker import N_
from server.domain.merging import ABOUT, CHOICES
from server.http_errors import error_text, status_of
from server.usecases.candidates import merging
from server.web import form_input, responses
from server.web.account.sign_in import actor

pages = Blueprint("merging", __name__)

EVIDENCE: dict[str, str] = {
    "email": N_("same e-mail address"),
    "phone": N_("same telephone number"),
    "profile": N_("same profile address"),
    "member": N_("same LinkedIn member"),
}
_PERSON = re.compile(r"(?:.*/candidates/)?([0-9]{1,10})(?:[/?#].*)?", re.ASCII | re.DOTALL)


@pages.app_template_filter("evidence")
def evidence(kind: str) -> str:
    """By what two records may be one person's, as a text to be said."""
    return EVIDENCE.get(kind, kind)


@pages.get("/candidates/<row:candidate>/merge")
def suggest(candidate: int) -> Response:
    """Who may be the same person, and a field for anybody else: a name, or the number or address of their page."""
    given = form_input.text("other").strip()
    named = _PERSON.fullmatch(given)
    other = form_input.row_id(named[1]) if named else None
    wrong = _wrong(candidate, other) if other else None
    if other and not wrong:
        return redirect(f"/candidates/{candidate}/merge/{other}", 303)  # type: ignore[return-value]
    suggestions = merging.suggestions(actor(), candidate, "" if other else given)
    if given and not other and not suggestions.matches:
        wrong = N_("Nobody is found by that.")
    errors = {"other": wrong} if wrong else {}
    data: dict[str, Any] = {"form_values": {"other": given}, "errors": errors, "status": 422 if errors else 200}
    return responses.page("candidates/merging/merge_with.html", suggestions=suggestions, **data)


def _wrong(candidate: int, other: int) -> str | None:
    """What is wrong with ``other`` as the one to compare with."""
    try:
        merging.check_named(actor(), candidate, other)
    except AlreadyMerged:
        return None  # the page that compares says it, and leads to the record there is
    except SameRecord as refused:
        return refused.message
    except NotFound:
        return N_("There is nobody with this number.")
    return None


@pages.get("/candidates/<row:candidate>/merge/<row:other>")
def compare(candidate: int, other: int) -> Response:
    """Both side by side."""
    return _page(candidate, other)


@pages.post("/candidates/<row:candidate>/merge/<row:other>")
def merge(candidate: int, other: int) -> Response:
    """Make one of them."""
    chosen = {name: whose for name in (*CHOICES, *ABOUT) if (whose := form_input.number(name)) is not None}
    try:
        made = merging.merge(actor(), candidate, other, chosen, form_input.text("version"))
    except AlreadyMerged as error:
        return responses.done(error_text(error), f"/candidates/{candidate}", trouble=True)
    except EditConflict as conflict:
        return _page(candidate, other, conflict)
    text = gettext("Both records are %(name)s now.", name=made.name)
    return responses.done(text, f"/candidates/{made.candidate}", undoable_action=made.undoable_action)


def _page(candidate: int, other: int, error: AttractError | None = None) -> Response:
    try:
        comparison = merging.compare(actor(), candidate, other)
    except (AlreadyMerged, SameRecord) as refused:
        return responses.done(error_text(refused), f"/candidates/{candidate}", trouble=True)
    status = status_of(error) if error else 200
    here = f"/candidates/{candidate}/merge/{other}"
    return responses.page(
        "candidates/merging/merge.html",
        status=status,
        comparison=comparison,
        here=here,
        form_values=form_input.texts(),
        trouble=error,
    )
