"""The Approval tab of a job: who approves, sending the job to them, and their answers."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response
from flask_babel import gettext

from server.domain.approvals import Answer
from server.domain.errors import Invalid, NotAsked, NotSendable
from server.edge import words_of
from server.usecases import approvals, approving
from server.web import answers, typed
from server.web.sign_in import actor

pages = Blueprint("approvals", __name__)


@pages.get("/jobs/<row:job>/approval")
def show(job: int) -> Response:
    """Who approves and what they said; with what the reader may do about it."""
    return _page(job)


@pages.post("/jobs/<row:job>/approval/approvers")
def add(job: int) -> Response:
    """Add an approver."""
    user = typed.number("user") or 0
    return _done(job, lambda: approving.add(actor(), job, user), gettext("The approver is added."))


@pages.post("/jobs/<row:job>/approval/approvers/<row:approver>/remove")
def remove(job: int, approver: int) -> Response:
    """Remove an approver."""
    return _done(job, lambda: approving.remove(actor(), job, approver), gettext("The approver is removed."))


@pages.post("/jobs/<row:job>/approval/send")
def send(job: int) -> Response:
    """Send the job to its approvers."""
    message = typed.text("message")
    return _done(job, lambda: approving.send(actor(), job, message), gettext("The job is with its approvers."))


@pages.post("/jobs/<row:job>/approval/withdraw")
def withdraw(job: int) -> Response:
    """Take the request back."""
    return _done(job, lambda: approving.withdraw(actor(), job), gettext("The request is taken back. The job is a draft again."))


@pages.post("/jobs/<row:job>/approval/answer")
def answer(job: int) -> Response:
    """Approve or reject."""
    given, comment, read = typed.choice("answer", Answer), typed.text("comment"), typed.instant("asked") or 0
    text = gettext("You approved the job.") if given is Answer.APPROVED else gettext("You rejected the job.")
    return _done(job, lambda: approving.answer(actor(), job, given, comment, read), text)


def _done(job: int, do: Callable[[], None], text: str) -> Response:
    try:
        do()
    except Invalid as invalid:
        return _page(job, 422, invalid.errors)
    except (NotAsked, NotSendable) as error:
        return answers.done(words_of(error), approving.page_of(job), trouble=True)
    return answers.done(text, approving.page_of(job))


def _page(job: int, status: int = 200, errors: dict[str, str] | None = None) -> Response:
    sought = typed.text("person")[:200]
    found = approvals.read(actor(), job, sought)
    data: dict[str, Any] = {"found": found.job, "approval": found, "sought": sought}
    return answers.page("jobs/approval.html", status=status, typed=typed.texts(), errors=errors or {}, **data)
