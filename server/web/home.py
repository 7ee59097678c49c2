"""Home: what waits for the reader, their jobs, and what changed since they were here."""

from flask import Blueprint, Flask, Response
from flask_babel import gettext

from server.domain.i18n_marker import N_
from server.usecases import home, news
from server.usecases.news import Novelty
from server.web import form_input, language, responses
from server.web.account.sign_in import actor

pages = Blueprint("home", __name__)

_OF_JOBS: dict[str, str] = {
    "created": N_("Job made"),
    "updated": N_("Job details changed"),
    "status_changed": N_("Status changed"),
    "team_changed": N_("Hiring team changed"),
    "process_changed": N_("Process changed"),
    "approvers_changed": N_("Approvers changed"),
    "approval_answered": N_("Answer to the approval"),
}
_OF_PEOPLE: dict[str, str] = {
    "created": N_("Came in"),
    "updated": N_("Marks changed"),
    "deleted": N_("Removed from the job"),
    "moved": N_("Moved"),
    "rejected": N_("Rejected"),
    "withdrawn": N_("Withdrew"),
    "reopened": N_("In the running again"),
    "artifact_added": N_("Document added"),
    "artifact_removed": N_("Document removed"),
}


def register(app: Flask) -> None:
    """Give templates the filter ``novelty``: what happened, in the reader's language."""
    app.jinja_env.filters["novelty"] = novelty


def novelty(one: Novelty) -> str:
    """What happened to a job, or to one person or several on it."""
    names = _OF_JOBS if one.subject == "job" else _OF_PEOPLE
    return language.translated(language.current(), names[one.change]) if one.change in names else one.change


@pages.get("/")
def show() -> Response:
    """What a signed-in user meets first."""
    return responses.page("home/index.html", home_page=home.read(actor()))


@pages.post("/seen")
def seen() -> Response:
    """What is new was seen, up to the entry of history that the page showed."""
    news.mark_seen(actor(), form_input.number("up_to") or 0)
    return responses.done(gettext("From now on only what changes after this is shown as new."), "/")
