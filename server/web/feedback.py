"""The Feedback tab of a candidate."""

from flask import Blueprint, Response
from flask_babel import gettext

from server.domain.errors import Invalid
from server.domain.feedback import FeedbackText, Recommendation
from server.usecases import feedback
from server.web import answers, typed
from server.web.sign_in import actor

pages = Blueprint("feedback", __name__)


@pages.get("/candidates/<row:candidate>/feedback")
def show(candidate: int) -> Response:
    """What was submitted, and the reader's own form for each of their jobs."""
    return _page(candidate)


@pages.post("/candidates/<row:candidate>/feedback")
def keep(candidate: int) -> Response:
    """Save or submit the reader's feedback."""
    submit = typed.ticked("submit")
    try:
        kept_for = feedback.keep(actor(), typed.number("application") or 0, _text(), submit)
    except Invalid as invalid:
        return _page(candidate, 422, invalid.errors)
    said = gettext("Your feedback is submitted.") if submit else gettext("Your feedback is saved; only you can see it.")
    return answers.done(said, f"/candidates/{kept_for}/feedback")


def _text() -> FeedbackText:
    texts = (typed.text("strengths"), typed.text("weaknesses"), typed.text("comment"))
    return FeedbackText(typed.choice("recommendation", Recommendation), *texts)


def _page(candidate: int, status: int = 200, errors: dict[str, str] | None = None) -> Response:
    return answers.page(
        "candidates/feedback.html",
        status=status,
        found=feedback.read(actor(), candidate),
        me=actor().id,
        recommendations=list(Recommendation),
        refused=typed.number("application") if errors else None,
        typed=typed.texts(),
        errors=errors or {},
    )
