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


def create(
    actor: Actor, job_id: int, candidate_id: int, source: CandidateSource, kind: StageKind | None = None
) -> CreatedApplication:
    """Put a candidate on a job: in Prospect while the job takes prospects, else in Application, unless ``kind`` says which.

    One who is there already stays as they are (statements 210, 211). Raise NotFound for job or candidate, NotPermitted,
    JobNotActive, JobClosed, ProspectsOff.
    """
    with transaction():
        job_access = access.job(actor, job_id)
        chosen = kind or (StageKind.PROSPECT if job_access.job.prospects_enabled else StageKind.APPLICATION)
        check_can_add(job_access, chosen)
        if not candidates.hold(candidate_id):
            raise NotFound
        return create_application.create(job_id, candidate_id, chosen, source, Move.ADDED, actor.id)


def check_can_add(job_access: JobAccess, kind: StageKind) -> None:
    """Raise NotPermitted, or JobNotActive, JobClosed, ProspectsOff unless somebody can be added there (statements 180, 181)."""
    job_access.require(Action.ADD_PROSPECT if kind is StageKind.PROSPECT else Action.ADD_APPLICANT)
    if kind is StageKind.PROSPECT:
        check_takes_prospects(job_access.job.name, JobStatus(job_access.job.status), bool(job_access.job.prospects_enabled))
    check_takes_people(job_access.job.name, JobStatus(job_access.job.status))


def move_to_application(actor: Actor, application_id: int) -> Moved:
    """Make a prospect an applicant. Raise NotFound, NotPermitted, JobClosed, WrongStage when they are no prospect any more."""
    with transaction():
        application_access = _in_the_running(actor, application_id)
        if application_access.row.past_prospect:
            raise WrongStage
        stage = create_application.stage_of(application_access.row.job.id, StageKind.APPLICATION)
        return _move(application_access, stage, MoveOutcome(Move.MOVED_TO_APPLICATION))


def advance(actor: Actor, application_id: int, from_stage: int) -> Moved:
    """One stage on (statement 215); ``from_stage`` is the stage the actor saw.

    Raise NotFound, NotPermitted, JobClosed, WrongStage when that stage is no longer true or the last.
    """
    with transaction():
        application_access = _in_the_running(actor, application_id)
        if from_stage != application_access.row.stage:
            raise WrongStage
        stages = process.stages(application_access.row.job.id)
        return _move(application_access, next_stage(stages, application_access.row.stage), MoveOutcome(Move.ADVANCED))


def move(actor: Actor, application_id: int, to_stage: int, from_stage: int) -> Moved:
    """To any other stage of the job, forth or back; ``from_stage`` is the stage the actor saw.

    Raise NotFound, NotPermitted, JobClosed, ProspectsOff, WrongStage when it is no longer true, or there is no such stage.
    """
    with transaction():
        application_access = _in_the_running(actor, application_id)
        stage = stage_with(process.stages(application_access.row.job.id), to_stage)
        if from_stage != application_access.row.stage or stage.id == application_access.row.stage:
            raise WrongStage
        check_goal(application_access.job, stage)
        return _move(application_access, stage, MoveOutcome(Move.MOVED))


def reject(actor: Actor, application_id: int, reason: str, comment: str = "") -> Moved:
    """Take somebody out of the running; ``reason`` is a code of the list that administrators keep (statements 216-218).

    Raise NotFound, NotPermitted, WrongStage, Invalid.
    """
    comment = checked_comment(comment)
    with transaction():
        application_access = _to_take_out(actor, application_id)
        outcome = MoveOutcome(Move.REJECTED, ApplicationStatus.REJECTED, rejection_reasons.checked(reason), comment or None)
        return _stay(application_access, outcome)


def withdraw(actor: Actor, application_id: int, comment: str = "") -> Moved:
    """Keep that a candidate withdrew; whoever may reject may end an application so. Raise as ``reject``."""
    comment = checked_comment(comment)
    with transaction():
        application_access = _to_take_out(actor, application_id)
        return _stay(application_access, MoveOutcome(Move.WITHDRAWN, ApplicationStatus.WITHDRAWN, comment=comment or None))


def reopen(actor: Actor, application_id: int) -> Moved:
    """Take somebody who was rejected or withdrew into the running again, in the stage where they were.

    Raise NotFound, NotPermitted, JobClosed, WrongStage when they are in the running.
    """
    with transaction():
        application_access = access.application_to_change(actor, application_id, Action.REJECT_APPLICANT)
        _check_open(application_access)
        if application_access.row.status is ApplicationStatus.ACTIVE:
            raise WrongStage
        return _stay(application_access, MoveOutcome(Move.REOPENED))


def remove(actor: Actor, application_id: int) -> int:
    """Delete an application with its notes, its feedback and its way (statement 221); the job's id. The candidate stays.

    Raise NotFound, NotPermitted.
    """
    with transaction():
        application_access = access.application_to_change(actor, application_id, Action.DELETE_APPLICANT)
        applications.remove(application_id, actor.id)
    return application_access.row.job.id


def checked_comment(comment: str) -> str:
    """A comment, trimmed; raise Invalid when it is longer than 2,000 characters."""
    return bounded(comment.strip(), "comment", COMMENT_LIMIT)


def may_go(job_access: JobAccess, stage: StageOfJob) -> bool:
    """Whether the actor may move people of the job to ``stage``."""
    to_prospects = stage.kind is StageKind.PROSPECT
    return not to_prospects or (bool(job_access.job.prospects_enabled) and job_access.can(Action.ADD_PROSPECT))


def check_goal(job_access: JobAccess, stage: StageOfJob) -> None:
    """The same, to be refused: raise NotPermitted or ProspectsOff."""
    if stage.kind is StageKind.PROSPECT:
        job_access.require(Action.ADD_PROSPECT)
        if not job_access.job.prospects_enabled:
            raise ProspectsOff(job=job_access.job.name)


def _to_take_out(actor: Actor, application_id: int) -> ApplicationAccess:
    application_access = access.application_to_change(actor, application_id, Action.REJECT_APPLICANT)
    if application_access.row.status is not ApplicationStatus.ACTIVE:
        raise WrongStage
    return application_access


def _check_open(application_access: ApplicationAccess) -> None:
    if application_access.row.job.status == JobStatus.CLOSED:
        raise JobClosed(job=application_access.row.job.name)


def _in_the_running(actor: Actor, application_id: int) -> ApplicationAccess:
    application_access = access.application_to_change(actor, application_id, Action.ADVANCE_APPLICANT)
    _check_open(application_access)
    if application_access.row.status is not ApplicationStatus.ACTIVE or application_access.row.job.status != JobStatus.ACTIVE:
        raise WrongStage
    return application_access


def _stay(application_access: ApplicationAccess, outcome: MoveOutcome) -> Moved:
    """The same stage, with another outcome."""
    row = application_access.row
    return _move(application_access, StageOfJob(row.stage, row.stage_kind, row.stage_name, row.stage_position), outcome)


def _move(application_access: ApplicationAccess, stage: StageOfJob, outcome: MoveOutcome) -> Moved:
    row = application_access.row
    undoable_action = apply_move.apply_moves(application_access.job.actor.id, row.job.id, [row], lambda _: stage, outcome)
    return Moved(row.id, row.job.id, row.candidate, stage.name, undoable_action)
