"""The Feedback activity of a stage, beside the Process tab."""

from typing import Any

from flask import Blueprint, Response, request
from flask_babel import gettext

from server.domain.errors import EditConflict, Invalid
from server.domain.feedback import FeedbackOptions, Reminder
from server.usecases import edit_conflict
from server.usecases.jobs import feedback_activity
from server.web import form_input, responses
from server.web.account.sign_in import actor

pages = Blueprint("stage_feedback", __name__)

_PARTICIPANT = "participant-"
_TICKS = ("active", "inherit", "see_others", "edit_after")


@pages.get("/jobs/<row:job>/process/<row:stage>/feedback")
def show(job: int, stage: int) -> Response:
    """The options of one stage; a form until the job is active."""
    return _page(job, stage)


@pages.post("/jobs/<row:job>/process/<row:stage>/feedback")
def change(job: int, stage: int) -> Response:
    """Keep the options and who takes part; where somebody else saved first, their version is shown beside the reader's."""
    try:
        feedback_activity.change(actor(), job, stage, _options(), _participants(), form_input.text("version"))
    except Invalid as invalid:
        return _page(job, stage, 422, errors=invalid.errors)
    except EditConflict as conflict:
        return _page(job, stage, 409, version=edit_conflict.token(conflict.present))
    if form_input.text("participant"):  # whoever adds somebody may want to add another
        return responses.done(gettext("The feedback of this stage is saved."), f"/jobs/{job}/process/{stage}/feedback")
    return responses.done(gettext("The feedback of this stage is saved."), f"/jobs/{job}/process")


def _options() -> FeedbackOptions:
    reminder = form_input.choice("reminder", Reminder) or Reminder.NONE
    return FeedbackOptions(**{name: form_input.ticked(name) for name in _TICKS}, reminder=reminder)


def _participants() -> set[int]:
    kept = {form_input.row_id(name.removeprefix(_PARTICIPANT)) for name in request.form if name.startswith(_PARTICIPANT)}
    return {one for one in (*kept, form_input.number("participant")) if one is not None}


def _page(job: int, stage: int, status: int = 200, errors: dict[str, str] | None = None, version: str = "") -> Response:
    query = form_input.text("person")[:200]
    activity = feedback_activity.read(actor(), job, stage, query)
    again = status != 200
    data: dict[str, Any] = {
        "job_view": activity.job,
        "one": activity,
        "shown": _options() if again else activity.options,
        "kept": _participants() if again else {person.id for person in activity.participants},
        "version": version or (form_input.text("version") if again else activity.version),
        "conflicting": bool(version),
        "person_query": query,
        "reminders": list(Reminder),
        "errors": errors or {},
    }
    return responses.page("jobs/process/stage_feedback.html", status=status, **data)
