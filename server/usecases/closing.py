"""Closing a job, and opening it again while that can be taken back (attract.md 4.8, design section 5.12)."""

from dataclasses import dataclass

from server.domain import closing
from server.domain.closing import COMMENT_LIMIT, ClosingReason
from server.domain.errors import CannotUndo, Invalid, JobClosed, bounded
from server.domain.history import UndoableActionKind
from server.domain.jobs import JobStatus
from server.domain.notifications import NotificationKind
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.domain.stages import ApplicationStatus, Move
from server.storage import history
from server.storage.account.option_sets import OptionRow
from server.storage.applications import people_on_job
from server.storage.applications.people_on_job import ApplicationStanding
from server.storage.candidates import candidates
from server.storage.database import transaction
from server.storage.history import UndoableActionRow
from server.storage.jobs import closings, hiring_team, jobs, process
from server.storage.jobs.closings import AcceptedRow
from server.usecases import access
from server.usecases.access import JobAccess
from server.usecases.applications import apply_move, rejection_reasons
from server.usecases.applications.apply_move import MoveOutcome
from server.usecases.jobs.jobs import JobView, view
from server.usecases.linkedin import postings
from server.usecases.notifications import notify


@dataclass(frozen=True, slots=True)
class Question:
    """What whoever closes a job is asked and told beforehand.

    ``running`` is how many are in the running without having accepted an offer, ``rejections`` the reasons they can be given.
    """

    job: JobView
    reasons: list[ClosingReason]
    accepted: list[AcceptedRow]
    running: int
    rejections: list[OptionRow]
    posted: bool


@dataclass(frozen=True, slots=True)
class Close:
    """How a job is to be closed; ``hired`` is the application of who takes the position.

    With a ``rejection`` reason whoever is in the running and accepted no offer is turned down for it; None leaves them.
    """

    reason: ClosingReason | None
    hired: int | None = None
    comment: str = ""
    rejection: str | None = None


def ask(actor: Actor, job_id: int) -> Question:
    """What there is to decide. Raise NotFound, NotPermitted, JobClosed."""
    job_access = access.job(actor, job_id, Action.CLOSE_JOB)
    _check_open(job_access)
    accepted, running = closings.accepted(job_id), closings.count_running(job_id)
    reasons = closing.reasons([one.id for one in accepted])
    offered = rejection_reasons.options() if running else []
    return Question(view(job_access), reasons, accepted, running, offered, postings.is_posted(job_id))


def close(actor: Actor, job_id: int, close_request: Close) -> int | None:
    """Close a job, take it down from LinkedIn and tell its team (statements 182, 185-188); the undoable action.

    The same again changes nothing and has no undoable action. Raise NotFound, NotPermitted, Invalid, JobClosed.
    """
    with transaction():
        job_access = access.job_to_change(actor, job_id, Action.CLOSE_JOB)
        if job_access.job.status == JobStatus.CLOSED and _is_closed_so(job_id, close_request):
            return None
        _check_open(job_access)
        comment = bounded(close_request.comment.strip(), "comment", COMMENT_LIMIT)
        rejection = None if close_request.rejection is None else _checked_rejection(close_request.rejection)
        accepted = [one.id for one in closings.accepted(job_id)]
        candidates.hold_of(*accepted, *(closings.running(job_id) if rejection else ()))
        reason, hired = closing.checked(close_request.reason, close_request.hired, [one.id for one in closings.accepted(job_id)])
        return _close(job_access, reason, hired, comment, rejection)


def undo(actor: Actor, undoable_action: UndoableActionRow) -> list[str]:
    """Open a job again as it was: its people in the running, its posting wanted. Within the transaction of the undo.

    The names of those who were moved since. Raise NotFound, NotPermitted, CannotUndo when the job is open.
    """
    job_access = access.job_to_change(actor, undoable_action.job or 0, Action.CLOSE_JOB)
    if job_access.job.status != JobStatus.CLOSED:
        raise CannotUndo
    left_out = apply_move.undo_moves(job_access, undoable_action)[1]
    closings.remove(job_access.job.id)
    jobs.set_status(job_access.job.id, JobStatus(undoable_action.data["status"]), actor.id)
    if undoable_action.data["posted"]:
        postings.put_back(job_access)
    return left_out


def _close(job_access: JobAccess, reason: ClosingReason, hired: int | None, comment: str, rejection: str | None) -> int:
    job, by = job_access.job, job_access.actor
    posted = postings.take_down(job_access)
    data = {"status": job.status, "posted": posted, "accepted": {}}
    rest = _running(job.id) if rejection else []
    undoable_action = history.undoable_action(UndoableActionKind.JOB_CLOSED, by.id, data, job=job.id, count=1 + len(rest))
    closings.add(job.id, reason, comment, hired, by.id)
    if rest:
        _reject(job_access, rest, rejection, undoable_action)
    jobs.set_status(job.id, JobStatus.CLOSED, by.id, undoable_action, reason=reason, comment=comment or None)
    team = {member.user for member in hiring_team.of_job(job.id)} - {by.id}
    notify(team, NotificationKind.JOB_CLOSED, {"who": by.name, "job": job.name, "message": comment}, f"/jobs/{job.id}")
    return undoable_action


def _running(job_id: int) -> list[ApplicationStanding]:
    """Who is in the running without having accepted an offer, of those who are held."""
    there = people_on_job.standing(job_id, closings.running(job_id))
    return [one for one in there if one.status is ApplicationStatus.ACTIVE and one.offer_accepted_at is None]


def _reject(job_access: JobAccess, people: list[ApplicationStanding], reason: str | None, undoable_action: int) -> None:
    stages = {stage.id: stage for stage in process.stages(job_access.job.id)}
    outcome = MoveOutcome(Move.REJECTED, ApplicationStatus.REJECTED, reason)
    apply_move.bring(job_access.actor.id, job_access.job.id, people, lambda one: (stages[one.stage], outcome), undoable_action)


def _checked_rejection(code: str) -> str:
    try:
        return rejection_reasons.checked(code)
    except Invalid as invalid:
        raise Invalid({"rejection": invalid.errors["reason"]}) from None


def _is_closed_so(job_id: int, closing: Close) -> bool:
    present = closings.of_job(job_id)
    return present is not None and (present.reason, present.application) == (closing.reason, closing.hired)


def _check_open(job_access: JobAccess) -> None:
    if job_access.job.status == JobStatus.CLOSED:
        raise JobClosed(job=job_access.job.name)
