"""Moving somebody on a job: on, out, and back."""

from collections.abc import Callable

from flask import Blueprint, Response
from flask_babel import gettext

from server.domain.errors import Invalid, JobClosed, JobNotActive, WrongStage
from server.domain.permissions import Action
from server.domain.rejection import REASONS
from server.edge import words_of
from server.usecases import applications
from server.usecases.applications import Moved, OnePerson
from server.web import answers, language, people, typed
from server.web.sign_in import actor

pages = Blueprint("applications", __name__)

# What somebody else did since the page was opened: it is said, and the page shows what is true now.
_OVERTAKEN = (WrongStage, JobClosed, JobNotActive)


@pages.post("/applications/<row:application>/move-to-application")
def move_to_application(application: int) -> Response:
    """Make a prospect an applicant."""
    return _moved(application, lambda: applications.move_to_application(actor(), application))


@pages.post("/applications/<row:application>/advance")
def advance(application: int) -> Response:
    """One stage on from the stage the reader saw."""
    return _moved(application, lambda: applications.advance(actor(), application, typed.number("stage") or 0))


@pages.get("/applications/<row:application>/reject")
def ask_reason(application: int) -> Response:
    """The form that asks for the reason."""
    return _reason(application)


@pages.post("/applications/<row:application>/reject")
def reject(application: int) -> Response:
    """Take somebody out of the running with a reason."""
    try:
        return _moved(
            application, lambda: applications.reject(actor(), application, typed.text("reason"), typed.text("comment")), True
        )
    except Invalid as invalid:
        return _reason(application, 422, invalid.errors)


@pages.post("/applications/<row:application>/undo")
def undo(application: int) -> Response:
    """Take the latest move back."""
    moved = applications.undo(actor(), application, typed.number("step") or 0)
    stage = language.stage_name(moved.stage_name)
    return answers.done(gettext("Taken back. The person is in %(stage)s again.", stage=stage), _back(moved.candidate, moved.job))


def _moved(application: int, move: Callable[[], Moved], rejected: bool = False) -> Response:
    undo, trouble = None, ""
    try:
        undo = (application, move().step)
    except _OVERTAKEN as error:
        trouble = words_of(error)
    one = applications.person(actor(), application)
    text = trouble or _what_happened(one, rejected)
    if not answers.wants_part():
        return answers.done(text, _back(one.row.candidate, one.job.job.id), undo, bool(trouble))
    return _row(one, {"text": text, "undo": undo, "trouble": bool(trouble), "back": _back(one.row.candidate, one.job.job.id)})


def _what_happened(one: OnePerson, rejected: bool) -> str:
    if rejected:
        return gettext("%(name)s is rejected.", name=one.row.name)
    return gettext("%(name)s is in %(stage)s now.", name=one.row.name, stage=language.stage_name(one.row.stage_name))


def _row(one: OnePerson, said: dict[str, object]) -> Response:
    """The person's row as it is now, or its removal from a list it belongs to no more, and what happened."""
    stays = bool(one.row.past_prospect) == (typed.text("tab") == "applicants")
    status = 409 if said["trouble"] else 200
    data = {"found": one.job, "row": one.row, "tab": typed.text("tab"), **people.track(one.stages)}
    response = answers.part("jobs/_moved.html", status, said=said, stays=stays, **data)
    if not stays:
        response.headers["HX-Reswap"] = "delete"
    response.headers["HX-Trigger"] = "close-dialog"
    return response


def _back(candidate: int, job: int) -> str:
    tab = typed.text("tab")
    return f"/jobs/{job}/{tab}" if tab in ("prospects", "applicants") else f"/candidates/{candidate}"


def _reason(application: int, status: int = 200, errors: dict[str, str] | None = None) -> Response:
    one = applications.person(actor(), application, Action.REJECT_APPLICANT)
    data = {"one": one, "reasons": REASONS, "tab": typed.text("tab"), "back": _back(one.row.candidate, one.job.job.id)}
    return answers.page(
        "applications/reject.html", "applications/_reject.html", status, typed=typed.texts(), errors=errors or {}, **data
    )
