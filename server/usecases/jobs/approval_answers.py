"""Naming the approvers of a job, sending it to them, and their answers (attract.md 4.6).

All of it waits its turn on the job, so of two who answer, edit or withdraw at once the second finds what the first did.
"""

from server.domain.approvals import COMMENT_LIMIT, MOST_APPROVERS, SENDABLE, Answer, ApprovalState, outcome
from server.domain.errors import Invalid, NotAsked, NotFound, NotSendable, bounded
from server.domain.i18n_marker import N_
from server.domain.jobs import JobStatus
from server.domain.notifications import NotificationKind, Value
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.storage.account import users
from server.storage.database import transaction
from server.storage.jobs import approvals, jobs
from server.storage.jobs.approvals import ApproverRow
from server.usecases import access
from server.usecases.access import JobAccess
from server.usecases.jobs.approvals import can_approve
from server.usecases.notifications import notify

_NOBODY = N_("Add an approver first.")
_NOBODY_ELSE = N_("Somebody other than you has to be among the approvers.")
_GONE = N_("One of the approvers cannot answer any more. Remove them first.")


def add(actor: Actor, job_id: int, user_id: int) -> None:
    """Name an approver; again changes nothing.

    Raise NotFound, NotPermitted, NotSendable while the job is with its approvers or past them, Invalid for somebody who cannot
    approve, or the 21st.
    """
    with transaction():
        job_access = _to_change(actor, job_id)
        named, user = approvals.of_job(job_id), users.by_id(user_id)
        if user is None or not can_approve(user):
            raise Invalid({"user": N_("This person cannot approve jobs.")})
        if user.id in [one.user for one in named]:
            return
        if len(named) >= MOST_APPROVERS:
            raise Invalid({"user": N_("A job has at most 20 approvers.")})
        approvals.add(job_access.job.id, user.id, actor.id)


def remove(actor: Actor, job_id: int, approver_id: int) -> None:
    """Name somebody no more; ``approver_id`` is their row. Raise NotFound, NotPermitted, NotSendable."""
    with transaction():
        _to_change(actor, job_id)
        row = next((one for one in approvals.of_job(job_id) if one.id == approver_id), None)
        if row is None:
            raise NotFound
        approvals.remove(job_id, row, actor.id)


def send(actor: Actor, job_id: int, message: str = "") -> None:
    """Ask all approvers at once, with ``message`` for them (statements 166, 174); again changes nothing.

    Raise NotFound, NotPermitted, NotSendable, Invalid without an approver who can answer.
    """
    message = bounded(message.strip(), "message", COMMENT_LIMIT)
    with transaction():
        job_access = access.job_to_change(actor, job_id, Action.ASK_APPROVAL)
        if job_access.job.status == JobStatus.PENDING:
            return
        _check_sendable(job_access)
        named = approvals.of_job(job_id)
        _check_approvers(actor, named)
        approvals.ask(job_id, actor.id, message)
        jobs.set_status(job_id, JobStatus.PENDING, actor.id)
        arguments: dict[str, Value] = {"who": actor.name, "job": job_access.job.name, "message": message}
        notify({one.user for one in named} - {actor.id}, NotificationKind.APPROVAL_ASKED, arguments, page_of(job_id))


def withdraw(actor: Actor, job_id: int) -> None:
    """Take the request back: the job is a draft again. Raise NotFound, NotPermitted, NotAsked when it is decided already."""
    with transaction():
        job_access = access.job_to_change(actor, job_id, Action.ASK_APPROVAL)
        if job_access.job.status != JobStatus.PENDING:
            raise NotAsked
        approvals.release(job_id)
        jobs.set_status(job_id, JobStatus.DRAFT, actor.id)


def answer(actor: Actor, job_id: int, given: Answer | None, comment: str = "", version: int | None = None) -> None:
    """Approve or reject a job (statements 167-169, 175); the same again changes nothing.

    Until the outcome is there somebody who approved may still reject. ``version`` is the instant of the request that the
    approver read. Raise NotFound, NotPermitted for who is no approver, NotAsked, Invalid without an answer.
    """
    with transaction():
        job_access = access.job_to_change(actor, job_id, Action.ANSWER_APPROVAL)
        if given is None:
            raise Invalid({"answer": N_("Choose one of the two.")})
        comment = bounded(comment.strip(), "comment", COMMENT_LIMIT)
        named = approvals.of_job(job_id)
        mine = next((one for one in named if one.user == actor.id), None)
        if (
            mine
            and mine.asked_at
            and version in (None, mine.asked_at)
            and (mine.state, mine.comment) == (ApprovalState(given), comment)
        ):
            return
        if mine is None or job_access.job.status != JobStatus.PENDING or version not in (None, mine.asked_at):
            raise NotAsked
        approvals.keep_answer(job_id, mine, given, comment)
        others = [one.state for one in named if one is not mine]
        _conclude(job_access, mine, outcome([ApprovalState(given), *others]), comment)


def page_of(job_id: int) -> str:
    """The path of the page where a job is approved."""
    return f"/jobs/{job_id}/approval"


def _conclude(job_access: JobAccess, by: ApproverRow, status: JobStatus, comment: str) -> None:
    """Bring the job to its outcome when it has one, and tell who asked."""
    if status is JobStatus.PENDING:
        return
    jobs.set_status(job_access.job.id, status, by.user)
    kind = NotificationKind.JOB_APPROVED if status is JobStatus.APPROVED else NotificationKind.JOB_REJECTED
    arguments: dict[str, Value] = {"who": by.name, "job": job_access.job.name, "message": comment}
    notify({by.asked_by or 0} - {by.user}, kind, arguments, page_of(job_access.job.id))


def _to_change(actor: Actor, job_id: int) -> JobAccess:
    job_access = access.job_to_change(actor, job_id, Action.ASK_APPROVAL)
    _check_sendable(job_access)
    return job_access


def _check_sendable(job_access: JobAccess) -> None:
    if not job_access.job.approval_needed or job_access.job.status not in SENDABLE:
        raise NotSendable(job=job_access.job.name)


def _check_approvers(actor: Actor, named: list[ApproverRow]) -> None:
    wrong = _NOBODY if not named else _GONE if not all(one.may for one in named) else None
    if wrong is None and {one.user for one in named} == {actor.id}:
        wrong = _NOBODY_ELSE
    if wrong:
        raise Invalid({"user": wrong})
