"""The Notes tab of a candidate."""

from typing import Any

from flask import Blueprint, Response
from flask_babel import gettext

from server.domain.errors import EditConflict, Invalid
from server.domain.i18n_marker import N_
from server.usecases import edit_conflict
from server.usecases.candidates import notes
from server.usecases.candidates.notes import EditableNote
from server.web import form_input, responses
from server.web.account.sign_in import actor

pages = Blueprint("notes", __name__)

_PAGE = "candidates/notes.html"
_PART = "candidates/_notes.html"


@pages.get("/candidates/<row:candidate>/notes")
def show(candidate: int) -> Response:
    """The notes the reader may see, and the form for another."""
    return responses.page(_PAGE, _PART, candidate_view=notes.read(actor(), candidate), me=actor().id, form_values={}, errors={})


@pages.post("/candidates/<row:candidate>/notes")
def add(candidate: int) -> Response:
    """Write a note; htmx gets the notes as they are now."""
    try:
        notes.add(
            actor(),
            candidate,
            form_input.text("note"),
            form_input.ticked("private"),
            _application(),
            form_key=form_input.text("form_key"),
        )
    except Invalid as invalid:
        notes_page = notes.read(actor(), candidate)
        return responses.page(
            _PAGE, _PART, 422, candidate_view=notes_page, me=actor().id, form_values=form_input.texts(), errors=invalid.errors
        )
    if responses.wants_part():
        notes_page, flash = notes.read(actor(), candidate), {"text": gettext("The note is saved.")}
        return responses.part(_PART, candidate_view=notes_page, me=actor().id, form_values={}, errors={}, flash=flash)
    return responses.done(gettext("The note is saved."), f"/candidates/{candidate}/notes")


@pages.get("/notes/<row:note>")
def edit(note: int) -> Response:
    """The form for a note, filled with what it says."""
    one = notes.one(actor(), note)
    shown = {"note": one.row.text} | ({"private": "on"} if one.row.private else {})
    return _form(one, form_values=shown, errors={}, theirs=None, version=one.version)


@pages.post("/notes/<row:note>")
def change(note: int) -> Response:
    """Keep a changed note; where somebody else saved first, both versions are shown."""
    given: dict[str, Any] = {
        "form_values": form_input.texts(),
        "errors": {},
        "theirs": None,
        "version": form_input.text("version"),
    }
    try:
        candidate = notes.change(actor(), note, form_input.text("note"), form_input.ticked("private"), form_input.text("version"))
    except Invalid as invalid:
        return _form(notes.one(actor(), note), 422, **given | {"errors": invalid.errors})
    except EditConflict as conflict:
        now = {"theirs": conflict.present, "version": edit_conflict.token(conflict.present)}
        return _form(notes.one(actor(), note), 409, **given | now)
    return responses.done(gettext("The note is saved."), f"/candidates/{candidate}/notes")


@pages.post("/notes/<row:note>/remove")
def remove(note: int) -> Response:
    """Take a note away; the message can put it back."""
    candidate, undoable_action = notes.remove(actor(), note)
    return responses.done(gettext("The note is removed."), f"/candidates/{candidate}/notes", undoable_action=undoable_action)


def _form(one: EditableNote, status: int = 200, **data: Any) -> Response:
    return responses.page("candidates/note.html", status=status, one=one, **data)


def _application() -> int | None:
    """What the note is about; None is the person in general, which has to be said and is never a mistake."""
    application = form_input.number("application")
    if application is None and form_input.text("application"):
        raise Invalid({"application": N_("Choose what the note is about.")})
    return application
