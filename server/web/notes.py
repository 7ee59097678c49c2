"""The Notes tab of a candidate."""

from flask import Blueprint, Response
from flask_babel import gettext

from server.domain.errors import Invalid
from server.domain.words import N_
from server.usecases import notes
from server.web import answers, typed
from server.web.sign_in import actor

pages = Blueprint("notes", __name__)

_PAGE = "candidates/notes.html"
_PART = "candidates/_notes.html"


@pages.get("/candidates/<row:candidate>/notes")
def show(candidate: int) -> Response:
    """The notes the reader may see, and the form for another."""
    return answers.page(_PAGE, _PART, found=notes.read(actor(), candidate), me=actor().id, typed={}, errors={})


@pages.post("/candidates/<row:candidate>/notes")
def add(candidate: int) -> Response:
    """Write a note; htmx gets the notes as they are now."""
    try:
        notes.add(
            actor(), candidate, typed.text("note"), typed.ticked("private"), _application(), form_key=typed.text("form_key")
        )
    except Invalid as invalid:
        found = notes.read(actor(), candidate)
        return answers.page(_PAGE, _PART, 422, found=found, me=actor().id, typed=typed.texts(), errors=invalid.errors)
    if answers.wants_part():
        found, said = notes.read(actor(), candidate), {"text": gettext("The note is saved.")}
        return answers.part(_PART, found=found, me=actor().id, typed={}, errors={}, said=said)
    return answers.done(gettext("The note is saved."), f"/candidates/{candidate}/notes")


def _application() -> int | None:
    """What the note is about; None is the person in general, which has to be said and is never a mistake."""
    application = typed.number("application")
    if application is None and typed.text("application"):
        raise Invalid({"application": N_("Choose what the note is about.")})
    return application
