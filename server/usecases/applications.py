"""People on a job: its two lists, and moving somebody on, out, or back."""

from dataclasses import dataclass

from server.domain.errors import CannotUndo, JobClosed, NotFound, WrongStage, bounded
from server.domain.jobs import JobStatus
from server.domain.permissions import Action
from server.domain.rejection import checked_reason
from server.domain.roles import Actor
from server.domain.stages import ApplicationStatus, Move, Stage, StageKind, next_stage, past_prospect
from server.storage import applications, process
from server.storage.applications import PersonOnJob, Step
from server.storage.database import transaction
from server.usecases import access, steps
from server.usecases.access import ApplicationAccess
from server.usecases.jobs import JobView, view
from server.usecases.paging import PAGE, Page, key, paged

COMMENT_LIMIT = 2000


@dataclass(frozen=True, slots=True)
class PeopleOnJob:
    """A page of prospects or applicants with the job they are on and its stages."""

    job: JobView
    stages: list[Stage]
    page: Page[PersonOnJob]


@dataclass(frozen=True, slots=True)
class OnePerson:
    """One line of either list as it stands now, with the job and its stages."""

    job: JobView
    stages: list[Stage]
    row: PersonOnJob


@dataclass(frozen=True, slots=True)
class Moved:
    """What a move did: the application, the person, and where they stand now; ``step`` is what an undo names."""

    application: int
    job: int
    candidate: int
    stage_name: str
    step: int


def prospects(actor: Actor, job_id: int, after: str | None = None) -> PeopleOnJob:
    """The Prospect tab. Raise NotFound; also when the job takes no prospects and has none (statement 198)."""
    found = access.job(actor, job_id, Action.VIEW_PROSPECTS)
    rows = applications.page(job_id, False, key(after), PAGE + 1)
    if not rows and not found.job.prospects_enabled:
        raise NotFound
    return PeopleOnJob(view(found), process.stages(job_id), paged(rows))


def applicants(actor: Actor, job_id: int, after: str | None = None) -> PeopleOnJob:
    """The Applicants tab: everybody past Prospect. Raise NotFound."""
    found = access.job(actor, job_id, Action.VIEW_APPLICANTS)
    rows = applications.page(job_id, True, key(after), PAGE + 1)
    return PeopleOnJob(view(found), process.stages(job_id), paged(rows))


def person(actor: Actor, application_id: int, action: Action = Action.READ_JOB) -> OnePerson:
    """One person on a job, for ``action``. Raise NotFound when not in view, NotPermitted when only in view."""
    found = access.application(actor, application_id, action)
    row = applications.person(application_id)
    if row is None:
        raise NotFound
    return OnePerson(view(found.job), process.stages(found.row.job.id), row)


def move_to_application(actor: Actor, application_id: int) -> Moved:
    """Make a prospect an applicant. Raise NotFound, NotPermitted, JobClosed, WrongStage when they are no prospect any more."""
    with transaction():
        found = _in_the_running(actor, application_id)
        if found.row.past_prospect:
            raise WrongStage
        stages = process.stages(found.row.job.id)
        return _to_stage(found, next(s for s in stages if s.kind is StageKind.APPLICATION), Move.MOVED_TO_APPLICATION)


def advance(actor: Actor, application_id: int, from_stage: int) -> Moved:
    """One stage on (statement 215); ``from_stage`` is the stage the actor saw.

    Raise NotFound, NotPermitted, JobClosed, WrongStage when that stage is no longer true or the last.
    """
    with transaction():
        found = _in_the_running(actor, application_id)
        if from_stage != found.row.stage:
            raise WrongStage
        stages = process.stages(found.row.job.id)
        return _to_stage(found, next_stage(stages, found.row.stage), Move.ADVANCED)


def reject(actor: Actor, application_id: int, reason: str, comment: str = "") -> Moved:
    """Take somebody out of the running; ``reason`` is a code of domain.rejection (statements 216-218).

    Raise NotFound, NotPermitted, WrongStage, Invalid.
    """
    reason = checked_reason(reason)
    comment = bounded(comment.strip(), "comment", COMMENT_LIMIT)
    with transaction():
        found = access.application_to_change(actor, application_id, Action.REJECT_APPLICANT)
        if found.row.status is not ApplicationStatus.ACTIVE:
            raise WrongStage
        row = found.row
        applications.move(
            row.id, row.stage, row.past_prospect, ApplicationStatus.REJECTED, Move.REJECTED, actor.id, reason, comment
        )
        return _moved(found, row.stage_name)


def undo(actor: Actor, application_id: int, step: int) -> Moved:
    """Take back the latest move within 30 days (design section 5.12).

    Raise NotFound, NotPermitted, JobClosed, CannotUndo when others came after it.
    """
    with transaction():
        found = access.application_to_change(actor, application_id, Action.ADVANCE_APPLICANT)
        _check_open(found)
        standing = steps.standing(applications.path(application_id))
        latest = steps.undoable(standing)
        if latest is None or latest.id != step:
            raise CannotUndo
        for action in steps.asked_of_undo(standing):
            found.job.require(action)
        return _back(found, latest, standing[-2])


def _back(found: ApplicationAccess, taken_back: Step, before: Step) -> Moved:
    applications.mark_undone(taken_back.id)
    applications.move(
        found.row.id,
        before.stage,
        past_prospect(StageKind(before.stage_kind)),
        ApplicationStatus(before.status),
        Move.UNDONE,
        found.job.actor.id,
    )
    return _moved(found, before.stage_name)


def _check_open(found: ApplicationAccess) -> None:
    if found.row.job.status == JobStatus.CLOSED:
        raise JobClosed(job=found.row.job.name)


def _in_the_running(actor: Actor, application_id: int) -> ApplicationAccess:
    found = access.application_to_change(actor, application_id, Action.ADVANCE_APPLICANT)
    _check_open(found)
    if found.row.status is not ApplicationStatus.ACTIVE or found.row.job.status != JobStatus.ACTIVE:
        raise WrongStage
    return found


def _to_stage(found: ApplicationAccess, stage: Stage, move: Move) -> Moved:
    status = ApplicationStatus.ACTIVE
    applications.move(found.row.id, stage.id, past_prospect(stage.kind), status, move, found.job.actor.id)
    return _moved(found, stage.name)


def _moved(found: ApplicationAccess, stage_name: str) -> Moved:
    step = applications.path(found.row.id)[-1].id
    return Moved(found.row.id, found.row.job.id, found.row.candidate, stage_name, step)
