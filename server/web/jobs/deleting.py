"""Delete a job: the question, which says what goes with it, and the deletion."""

from flask import Blueprint, Response
from flask_babel import gettext

from server.domain.errors import MorePeople
from server.http_errors import error_text
from server.usecases.jobs import deleting
from server.web import form_input, responses
from server.web.account.sign_in import actor

pages = Blueprint("deleting", __name__)


@pages.get("/jobs/<row:job>/delete")
def ask(job: int) -> Response:
    """What goes with the job."""
    return _question(job)


@pages.post("/jobs/<row:job>/delete")
def delete(job: int) -> Response:
    """Delete it."""
    try:
        name = deleting.delete(actor(), job, form_input.number("people") or 0)
    except MorePeople as more:
        return _question(job, 409, error_text(more))
    return responses.done(gettext("%(job)s is deleted.", job=name), "/jobs")


def _question(job: int, status: int = 200, trouble: str = "") -> Response:
    question = deleting.ask(actor(), job)
    data = {"job_view": question.job, "goes": question.goes, "trouble": trouble}
    return responses.page("jobs/closing/delete.html", "jobs/closing/_delete.html", status, **data)
