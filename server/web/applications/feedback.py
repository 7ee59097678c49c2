"""The Feedback tab of a candidate, reminders of feedback, and all the feedback that is wanted of the reader."""

from flask import Blueprint, Response
from flask_babel import gettext

from server.domain.errors import FeedbackGiven, Invalid
from server.domain.feedback import FeedbackText, Recommendation
from server.http_errors import error_text
from server.usecases.applications import feedback, feedback_requests
from server.web import form_input, responses
from server.web.account.sign_in import actor

pages = Blueprint("feedback", __name__)


@pages.get("/feedback")
def to_give() -> Response:
    """My feedback to give, the oldest request first; htmx gets what follows alone."""
    feedback_page = feedback.to_give(actor(), form_input.number("after"))
    return responses.page("applications/feedback/index.html", "applications/feedback/_rows.html", to_give=feedback_page)


@pages.get("/candidates/<row:candidate>/feedback")
def show(candidate: int) -> Response:
    """What was submitted, and the reader's own forms."""
    return _page(candidate)


@pages.post("/candidates/<row:candidate>/feedback")
def keep(candidate: int) -> Response:
    """Save or submit the reader's feedback."""
    submit = form_input.ticked("submit")
    try:
        kept_for = feedback.keep(actor(), form_input.number("application") or 0, _text(), submit, form_input.number("stage"))
    except Invalid as invalid:
        return _page(candidate, 422, invalid.errors)
    message = gettext("Your feedback is submitted.") if submit else gettext("Your feedback is saved; only you can see it.")
    return responses.done(message, f"/candidates/{kept_for}/feedback")


@pages.post("/candidates/<row:candidate>/feedback/<row:request_id>/remind")
def remind(candidate: int, request_id: int) -> Response:
    """Remind somebody of the feedback they were asked for."""
    here = f"/candidates/{candidate}/feedback"
    try:
        feedback_requests.remind(actor(), request_id, form_input.text("message"), form_input.text("form_key"))
    except FeedbackGiven as given:
        return responses.done(error_text(given), here, trouble=True)
    except Invalid as invalid:
        return _page(candidate, 422, invalid.errors, reminder=request_id)
    return responses.done(gettext("The reminder is sent."), here)


def _text() -> FeedbackText:
    texts = (form_input.text("strengths"), form_input.text("weaknesses"), form_input.text("comment"))
    return FeedbackText(form_input.choice("recommendation", Recommendation), *texts)


def _page(candidate: int, status: int = 200, errors: dict[str, str] | None = None, reminder: int | None = None) -> Response:
    return responses.page(
        "applications/feedback/feedback.html",
        status=status,
        candidate_view=feedback.read(actor(), candidate),
        recommendations=list(Recommendation),
        refused=(form_input.number("application"), form_input.number("stage")) if errors and not reminder else None,
        refused_reminder=reminder,
        form_values=form_input.texts(),
        errors=errors or {},
    )
