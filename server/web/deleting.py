"""Delete a job: the question, which says what goes with it, and the deletion."""

from flask import Blueprint, Response
from flask_babel import gettext

from server.domain.errors import MorePeople
from server.edge import words_of
from server.usecases import deleting
from server.web import answers, typed
from server.web.sign_in import actor

pages = Blueprint("deleting", __name__)


@pages.get("/jobs/<row:job>/delete")
def ask(job: int) -> Response:
    """What goes with the job."""
    return _question(job)


@pages.post("/jobs/<row:job>/delete")
def delete(job: int) -> Response:
    """Delete it."""
    try:
        name = deleting.delete(actor(), job, typed.number("people") or 0)
    except MorePeople as more:
        return _question(job, 409, words_of(more))
    return answers.done(gettext("%(job)s is deleted.", job=name), "/jobs")


def _question(job: int, status: int = 200, trouble: str = "") -> Response:
    found = deleting.ask(actor(), job)
    data = {"found": found.job, "goes": found.goes, "trouble": trouble}
    return answers.page("jobs/delete.html", "jobs/_delete.html", status, **data)
