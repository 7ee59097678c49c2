"""The Postings tab of a job: Post Now with its two questions, and what may be done with a posting (attract.md 3.12)."""

from typing import Any

from flask import Blueprint, Response
from flask_babel import gettext

from server.domain.errors import Invalid
from server.domain.linkedin.posting import TERMS, ApplyBy
from server.domain.permissions import Action
from server.http_errors import say
from server.usecases.linkedin import postings
from server.usecases.linkedin.postings import ApplyChoice
from server.web import form_input, responses
from server.web.account.sign_in import actor

pages = Blueprint("postings", __name__)


@pages.get("/jobs/<row:job>/postings")
def show(job: int) -> Response:
    """Where the job is posted."""
    card = postings.read(actor(), job)
    return responses.page(
        "linkedin/postings/postings.html", "linkedin/postings/_posting_linkedin.html", job_view=card.job, card=card, terms=TERMS
    )


@pages.get("/jobs/<row:job>/postings/linkedin/post")
def ask_address(job: int) -> Response:
    """Create an "Apply now" web address: the first question of Post Now."""
    return _address(job)


@pages.get("/jobs/<row:job>/postings/linkedin/confirm")
def ask_confirm(job: int) -> Response:
    """Submit for posting: the second question; nothing is posted without it (statement 107)."""
    try:
        return _confirm(job, _choice().checked())
    except Invalid as invalid:
        return _address(job, 422, invalid.errors)


@pages.post("/jobs/<row:job>/postings/linkedin/confirm")
def post(job: int) -> Response:
    """Post the job."""
    try:
        postings.post(actor(), job, _choice())
    except Invalid as invalid:
        return _address(job, 422, invalid.errors)
    return responses.done(gettext("The job is submitted to LinkedIn. It may take up to 48 hours to appear there."), _tab(job))


@pages.post("/jobs/<row:job>/postings/linkedin/repost")
def repost(job: int) -> Response:
    """Renew the posting."""
    try:
        postings.repost(actor(), job)
    except Invalid as invalid:
        return responses.done(say(invalid.errors["posting"]), _tab(job), trouble=True)
    return responses.done(gettext("The job is submitted to LinkedIn again."), _tab(job))


@pages.post("/jobs/<row:job>/postings/linkedin/try-again")
def try_again(job: int) -> Response:
    """Send again what was refused."""
    postings.try_again(actor(), job)
    return responses.done(gettext("Attract tries again."), _tab(job))


@pages.get("/jobs/<row:job>/postings/linkedin/unpost")
def ask_unpost(job: int) -> Response:
    """The question before a posting is taken down."""
    return _question("unpost", job)


@pages.post("/jobs/<row:job>/postings/linkedin/unpost")
def unpost(job: int) -> Response:
    """Take the posting down."""
    postings.unpost(actor(), job)
    return responses.done(gettext("The job is taken down from LinkedIn. It can be posted again."), _tab(job))


def _choice() -> ApplyChoice:
    return ApplyChoice(form_input.choice("apply_by", ApplyBy) or ApplyBy.ATTRACT, form_input.text("apply_url"))


def _address(job: int, status: int = 200, errors: dict[str, str] | None = None) -> Response:
    return _question("address", job, status, errors)


def _confirm(job: int, choice: ApplyChoice) -> Response:
    return _question("confirm", job, choice=choice)


def _question(name: str, job: int, status: int = 200, errors: dict[str, str] | None = None, **more: Any) -> Response:
    card = postings.read(actor(), job, Action.POST_TO_LINKEDIN)
    chosen = {"apply_by": form_input.text("apply_by"), "apply_url": form_input.text("apply_url")}
    present = {"apply_by": card.posting.apply_by, "apply_url": card.posting.apply_url or ""} if card.posting else {}
    data: dict[str, Any] = {
        "job_view": card.job,
        "card": card,
        "terms": TERMS,
        "errors": errors or {},
        "question": f"linkedin/postings/_posting_{name}.html",
    }
    entered = chosen if chosen["apply_by"] else {"apply_by": ApplyBy.ATTRACT, "apply_url": ""} | present
    return responses.page(
        "linkedin/postings/posting_question.html", data["question"], status, form_values=entered, **data, **more
    )


def _tab(job: int) -> str:
    return f"/jobs/{job}/postings"
