"""The Approval tab of a job: who approves, sending the job to them, and their answers."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response
from flask_babel import gettext

from server.domain.approvals import Answer
from server.domain.errors import Invalid, NotAsked, NotSendable
from server.http_errors import error_text
from server.usecases.jobs import approval_answers, approvals
from server.web import form_input, responses
from server.web.account.sign_in import actor

pages = Blueprint("approvals", __name__)


@pages.get("/jobs/<row:job>/approval")
def show(job: int) -> Response:
    """Who approves and what they said; with what the reader may do about it."""
    return _page(job)


@pages.post("/jobs/<row:job>/approval/approvers")
def add(job: int) -> Response:
    """Add an approver."""
    user = form_input.number("user") or 0
    return _done(job, lambda: approval_answers.add(actor(), job, user), gettext("The approver is added."))


@pages.post("/jobs/<row:job>/approval/approvers/<row:approver>/remove")
def remove(job: int, approver: int) -> Response:
    """Remove an approver."""
    return _done(job, lambda: approval_answers.remove(actor(), job, approver), gettext("The approver is removed."))


@pages.post("/jobs/<row:job>/approval/send")
def send(job: int) -> Response:
    """Send the job to its approvers."""
    message = form_input.text("message")
    return _done(job, lambda: approval_answers.send(actor(), job, message), gettext("The job is with its approvers."))


@pages.post("/jobs/<row:job>/approval/withdraw")
def withdraw(job: int) -> Response:
    """Take the request back."""
    return _done(
        job, lambda: approval_answers.withdraw(actor(), job), gettext("The request is taken back. The job is a draft again.")
    )


@pages.post("/jobs/<row:job>/approval/answer")
def answer(job: int) -> Response:
    """Approve or reject."""
    given, comment, read = form_input.choice("answer", Answer), form_input.text("comment"), form_input.instant("asked") or 0
    text = gettext("You approved the job.") if given is Answer.APPROVED else gettext("You rejected the job.")
    return _done(job, lambda: approval_answers.answer(actor(), job, given, comment, read), text)


def _done(job: int, do: Callable[[], None], text: str) -> Response:
    try:
        do()
    except Invalid as invalid:
        return _page(job, 422, invalid.errors)
    except (NotAsked, NotSendable) as error:
        return responses.done(error_text(error), approval_answers.page_of(job), trouble=True)
    return responses.done(text, approval_answers.page_of(job))


def _page(job: int, status: int = 200, errors: dict[str, str] | None = None) -> Response:
    query = form_input.text("person")[:200]
    approval = approvals.read(actor(), job, query)
    data: dict[str, Any] = {"job_view": approval.job, "approval": approval, "person_query": query}
    return responses.page("jobs/approval.html", status=status, form_values=form_input.texts(), errors=errors or {}, **data)
