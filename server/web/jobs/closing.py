"""Close job: the question, and the closing (attract.md 4.8)."""

from flask import Blueprint, Response
from flask_babel import gettext

from server.domain.closing import ClosingReason
from server.domain.errors import Invalid, JobClosed
from server.http_errors import error_text
from server.usecases import closing
from server.usecases.closing import Close
from server.web import form_input, responses
from server.web.account.sign_in import actor

pages = Blueprint("closing", __name__)


@pages.get("/jobs/<row:job>/close")
def ask(job: int) -> Response:
    """Close this job: why, who took the position, and what becomes of the others."""
    return _question(job)


@pages.post("/jobs/<row:job>/close")
def close(job: int) -> Response:
    """Close it."""
    rejection = form_input.text("rejection") if form_input.ticked("reject") else None
    close_request = Close(
        form_input.choice("reason", ClosingReason), form_input.number("hired"), form_input.text("comment"), rejection
    )
    try:
        undoable_action = closing.close(actor(), job, close_request)
    except Invalid as invalid:
        return _question(job, 422, invalid.errors)
    except JobClosed as closed:
        return responses.done(error_text(closed), f"/jobs/{job}", trouble=True)
    return responses.done(gettext("The job is closed."), f"/jobs/{job}", undoable_action=undoable_action)


def _question(job: int, status: int = 200, errors: dict[str, str] | None = None) -> Response:
    try:
        question = closing.ask(actor(), job)
    except JobClosed as closed:
        return responses.done(error_text(closed), f"/jobs/{job}", trouble=True)
    data = {"job_view": question.job, "question": question, "form_values": form_input.texts(), "errors": errors or {}}
    return responses.page("jobs/closing/close.html", "jobs/closing/_close.html", status, **data)
