"""Somebody on a job: placed there, moved on, out, or back."""

from dataclasses import dataclass

from server.domain.errors import JobClosed, NotFound, ProspectsOff, WrongStage, bounded
from server.domain.jobs import JobStatus, check_takes_people, check_takes_prospects
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.domain.stages import ApplicationStatus, Move, StageKind, StageOfJob, next_stage, stage_with
from server.storage.applications import applications
from server.storage.candidates import candidates
from server.storage.database import transaction
from server.storage.jobs import process
from server.usecases import access
from server.usecases.access import ApplicationAccess, JobAccess
from server.usecases.applications import apply_move, create_application, rejection_reasons
from server.usecases.applications.apply_move import MoveOutcome
from server.usecases.applications.create_application import CreatedApplication
from server.usecases.candidates.sources import CandidateSource

COMMENT_LIMIT = 2000


@dataclass(frozen=True, slots=True)
class Moved:
    """What a move did: the application, the person, where they stand now, and the ``undoable_action`` that an undo names."""

    application: int
    job: int
    candidate: int
    stage_name: str
    undoable_action: int


def place(
    actor: Actor, job_id: int, candidate_id: int, source: CandidateSource, kind: StageKind | None = None
) -> CreatedApplication:
    """Put a candidate on a job: in Prospect while the job takes prospects, else in Application, unless ``kind`` says which.

    One who is there already stays as they are (statements 210, 211). Raise NotFound for job or candidate, NotPermitted,
    JobNotActive, JobClosed, ProspectsOff.
    """
    with transaction():
        found = access.job(actor, job_id)
        chosen = kind or (StageKind.PROSPECT if found.job.prospects_enabled else StageKind.APPLICATION)
        check_adding(found, chosen)
        if not candidates.hold(candidate_id):
            raise NotFound
        return create_application.put(job_id, candidate_id, chosen, source, Move.ADDED, actor.id)


def check_adding(found: JobAccess, kind: StageKind) -> None:
    """Raise NotPermitted, or JobNotActive, JobClosed, ProspectsOff unless somebody can be added there (statements 180, 181)."""
    found.require(Action.ADD_PROSPECT if kind is StageKind.PROSPECT else Action.ADD_APPLICANT)
    if kind is StageKind.PROSPECT:
        check_takes_prospects(found.job.name, JobStatus(found.job.status), bool(found.job.prospects_enabled))
    check_takes_people(found.job.name, JobStatus(found.job.status))


def move_to_application(actor: Actor, application_id: int) -> Moved:
    """Make a prospect an applicant. Raise NotFound, NotPermitted, JobClosed, WrongStage when they are no prospect any more."""
    with transaction():
        found = _in_the_running(actor, application_id)
        if found.row.past_prospect:
            raise WrongStage
        stage = create_application.stage_of(found.row.job.id, StageKind.APPLICATION)
        return _move(found, stage, MoveOutcome(Move.MOVED_TO_APPLICATION))


def advance(actor: Actor, application_id: int, from_stage: int) -> Moved:
    """One stage on (statement 215); ``from_stage`` is the stage the actor saw.

    Raise NotFound, NotPermitted, JobClosed, WrongStage when that stage is no longer true or the last.
    """
    with transaction():
        found = _in_the_running(actor, application_id)
        if from_stage != found.row.stage:
            raise WrongStage
        stages = process.stages(found.row.job.id)
        return _move(found, next_stage(stages, found.row.stage), MoveOutcome(Move.ADVANCED))


def move(actor: Actor, application_id: int, to_stage: int, from_stage: int) -> Moved:
    """To any other stage of the job, forth or back; ``from_stage`` is the stage the actor saw.

    Raise NotFound, NotPermitted, JobClosed, ProspectsOff, WrongStage when it is no longer true, or there is no such stage.
    """
    with transaction():
        found = _in_the_running(actor, application_id)
        stage = stage_with(process.stages(found.row.job.id), to_stage)
        if from_stage != found.row.stage or stage.id == found.row.stage:
            raise WrongStage
        check_goal(found.job, stage)
        return _move(found, stage, MoveOutcome(Move.MOVED))


def reject(actor: Actor, application_id: int, reason: str, comment: str = "") -> Moved:
    """Take somebody out of the running; ``reason`` is a code of the list that administrators keep (statements 216-218).

    Raise NotFound, NotPermitted, WrongStage, Invalid.
    """
    comment = checked_comment(comment)
    with transaction():
        found = _to_take_out(actor, application_id)
        outcome = MoveOutcome(Move.REJECTED, ApplicationStatus.REJECTED, rejection_reasons.checked(reason), comment or None)
        return _stay(found, outcome)


def withdraw(actor: Actor, application_id: int, comment: str = "") -> Moved:
    """Keep that a candidate withdrew; whoever may reject may end an application so. Raise as ``reject``."""
    comment = checked_comment(comment)
    with transaction():
        found = _to_take_out(actor, application_id)
        return _stay(found, MoveOutcome(Move.WITHDRAWN, ApplicationStatus.WITHDRAWN, comment=comment or None))


def reopen(actor: Actor, application_id: int) -> Moved:
    """Take somebody who was rejected or withdrew into the running again, in the stage where they were.

    Raise NotFound, NotPermitted, JobClosed, WrongStage when they are in the running.
    """
    with transaction():
        found = access.application_to_change(actor, application_id, Action.REJECT_APPLICANT)
        _check_open(found)
        if found.row.status is ApplicationStatus.ACTIVE:
            raise WrongStage
        return _stay(found, MoveOutcome(Move.REOPENED))


def remove(actor: Actor, application_id: int) -> int:
    """Delete an application with its notes, its feedback and its way (statement 221); the job's id. The candidate stays.

    Raise NotFound, NotPermitted.
    """
    with transaction():
        found = access.application_to_change(actor, application_id, Action.DELETE_APPLICANT)
        applications.remove(application_id, actor.id)
    return found.row.job.id


def checked_comment(comment: str) -> str:
    """A comment, trimmed; raise Invalid when it is longer than 2,000 characters."""
    return bounded(comment.strip(), "comment", COMMENT_LIMIT)


def may_go(found: JobAccess, stage: StageOfJob) -> bool:
    """Whether the actor may move people of the job to ``stage``."""
    to_prospects = stage.kind is StageKind.PROSPECT
    return not to_prospects or (bool(found.job.prospects_enabled) and found.can(Action.ADD_PROSPECT))


def check_goal(found: JobAccess, stage: StageOfJob) -> None:
    """The same, to be refused: raise NotPermitted or ProspectsOff."""
    if stage.kind is StageKind.PROSPECT:
        found.require(Action.ADD_PROSPECT)
        if not found.job.prospects_enabled:
            raise ProspectsOff(job=found.job.name)


def _to_take_out(actor: Actor, application_id: int) -> ApplicationAccess:
    found = access.application_to_change(actor, application_id, Action.REJECT_APPLICANT)
    if found.row.status is not ApplicationStatus.ACTIVE:
        raise WrongStage
    return found


def _check_open(found: ApplicationAccess) -> None:
    if found.row.job.status == JobStatus.CLOSED:
        raise JobClosed(job=found.row.job.name)


def _in_the_running(actor: Actor, application_id: int) -> ApplicationAccess:
    found = access.application_to_change(actor, application_id, Action.ADVANCE_APPLICANT)
    _check_open(found)
    if found.row.status is not ApplicationStatus.ACTIVE or found.row.job.status != JobStatus.ACTIVE:
        raise WrongStage
    return found


def _stay(found: ApplicationAccess, outcome: MoveOutcome) -> Moved:
    """The same stage, with another outcome."""
    row = found.row
    return _move(found, StageOfJob(row.stage, row.stage_kind, row.stage_name, row.stage_position), outcome)


def _move(found: ApplicationAccess, stage: StageOfJob, outcome: MoveOutcome) -> Moved:
    row = found.row
    undoable_action = apply_move.apply_moves(found.job.actor.id, row.job.id, [row], lambda _: stage, outcome)
    return Moved(row.id, row.job.id, row.candidate, stage.name, undoable_action)
