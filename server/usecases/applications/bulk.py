"""Doing the same with many people of a job: one confirmation, one transaction, one undoable action (users.md 4)."""

from collections.abc import Callable
from dataclasses import dataclass

from server.domain import clock
from server.domain.bulk import MOST, Act, Chosen, Obstacle
from server.domain.errors import JobClosed, TooManyPeople, WrongStage
from server.domain.jobs import JobStatus
from server.domain.people_on_job import Narrowed
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.domain.stages import ApplicationStatus, Move, StageOfJob, next_stage, stage_with
from server.storage.applications import people_on_job
from server.storage.applications.people_on_job import ApplicationStanding
from server.storage.candidates import candidates
from server.storage.database import transaction
from server.storage.jobs import process
from server.usecases import access
from server.usecases.access import JobAccess
from server.usecases.applications import apply_move, rejection_reasons
from server.usecases.applications.applications import check_goal, checked_comment, may_go
from server.usecases.applications.apply_move import MoveOutcome
from server.usecases.jobs.jobs import JobView, view

ACTION_OF = {Act.ADVANCE: Action.ADVANCE_APPLICANT, Act.MOVE: Action.ADVANCE_APPLICANT, Act.REJECT: Action.REJECT_APPLICANT}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody with whom it cannot be done, and why; of those the reader may not see no name."""

    name: str
    why: Obstacle


@dataclass(frozen=True, slots=True)
class BulkPreview:
    """What would be done to ``people``, as of an instant, and with whom it cannot be; ``goals`` are stages to move to."""

    job: JobView
    goals: list[StageOfJob]
    people: list[ApplicationStanding]
    left_out: list[LeftOut]
    as_of: int


@dataclass(frozen=True, slots=True)
class BulkResult:
    """What was done: to how many, with whom it was not, and the ``undoable_action``; None when nothing was done."""

    count: int
    left_out: list[LeftOut]
    undoable_action: int | None


@dataclass(frozen=True, slots=True)
class BulkSelection:
    """The list that people were chosen from, and who was chosen."""

    past_prospect: bool
    narrowed: Narrowed
    chosen: Chosen


@dataclass(frozen=True, slots=True)
class BulkAction:
    """What to do with them; ``to_stage`` is for a move, ``reason`` and ``comment`` for a rejection."""

    act: Act
    to_stage: int | None = None
    reason: str = ""
    comment: str = ""


def preview(actor: Actor, job_id: int, act: Act, selection: BulkSelection) -> BulkPreview:
    """What an act would do, for the confirmation that names it. Raise NotFound, NotPermitted, JobClosed, TooManyPeople."""
    as_of = clock.now()
    job_access, stages = _job_access(actor, job_id, act, selection), process.stages(job_id)
    people, left_out = _sorted(job_access, stages, BulkAction(act), selection, _ids(job_id, selection, MOST))
    goals = [stage for stage in stages if may_go(job_access, stage)]
    return BulkPreview(view(job_access), goals, people, left_out, as_of)


def do(actor: Actor, job_id: int, bulk_action: BulkAction, selection: BulkSelection) -> BulkResult:
    """Do it with everybody with whom it can be done.

    Raise NotFound, NotPermitted, JobClosed, TooManyPeople, WrongStage for no stage of the job, ProspectsOff, Invalid.
    """
    with transaction():
        job_access, stages = _job_access(actor, job_id, bulk_action.act, selection), process.stages(job_id)
        stage_of, outcome = _goal(job_access, stages, bulk_action)
        ids = _ids(job_id, selection, MOST)
        candidates.hold_of(*ids)
        people, left_out = _sorted(job_access, stages, bulk_action, selection, ids)
        undoable_action = apply_move.apply_moves(actor.id, job_id, people, stage_of, outcome) if people else None
    return BulkResult(len(people), left_out, undoable_action)


def candidates_of(actor: Actor, job_id: int, selection: BulkSelection, most: int) -> list[int]:
    """The candidates who were chosen, for what is done with people beyond a job. Raise NotFound, NotPermitted, TooManyPeople."""
    job_access = access.job(actor, job_id, Action.VIEW_APPLICANTS)
    if not selection.past_prospect:
        job_access.require(Action.VIEW_PROSPECTS)
    there = people_on_job.standing(job_id, _ids(job_id, selection, most))
    return [one.candidate for one in there if one.past_prospect == selection.past_prospect]


def _job_access(actor: Actor, job_id: int, act: Act, selection: BulkSelection) -> JobAccess:
    job_access = access.job(actor, job_id, ACTION_OF[act])
    if not selection.past_prospect:
        job_access.require(Action.VIEW_PROSPECTS)
    if act is not Act.REJECT and job_access.job.status == JobStatus.CLOSED:
        raise JobClosed(job=job_access.job.name)
    if act is not Act.REJECT and job_access.job.status != JobStatus.ACTIVE:
        raise WrongStage
    return job_access


def _goal(
    job_access: JobAccess, stages: list[StageOfJob], bulk_action: BulkAction
) -> tuple[Callable[[ApplicationStanding], StageOfJob], MoveOutcome]:
    """Where each goes, and how that leaves them."""
    if bulk_action.act is Act.MOVE:
        goal = stage_with(stages, bulk_action.to_stage or 0)
        check_goal(job_access, goal)
        return lambda _: goal, MoveOutcome(Move.MOVED)
    if bulk_action.act is Act.REJECT:
        reason, comment = rejection_reasons.checked(bulk_action.reason), checked_comment(bulk_action.comment) or None
        return lambda one: stage_with(stages, one.stage), MoveOutcome(Move.REJECTED, ApplicationStatus.REJECTED, reason, comment)
    return lambda one: next_stage(stages, one.stage), MoveOutcome(Move.ADVANCED)


def _ids(job_id: int, selection: BulkSelection, most: int) -> list[int]:
    """The applications that were chosen. Raise TooManyPeople for more than ``most``, which one transaction carries."""
    everybody = selection.chosen.everybody
    ids = (
        people_on_job.keys(job_id, selection.past_prospect, selection.narrowed, most + 1)
        if everybody
        else [*selection.chosen.seen]
    )
    if len(ids) > most:
        raise TooManyPeople(most=most)
    return ids


def _sorted(
    job_access: JobAccess, stages: list[StageOfJob], bulk_action: BulkAction, selection: BulkSelection, ids: list[int]
) -> tuple[list[ApplicationStanding], list[LeftOut]]:
    """With whom it can be done, and with whom not and why; of who is gone, or not the actor's to see, there is no name."""
    there = [
        one
        for one in people_on_job.standing(job_access.job.id, ids)
        if one.past_prospect or job_access.can(Action.VIEW_PROSPECTS)
    ]
    last = max(stages, key=lambda stage: stage.position).id
    checked = [(one, _obstacle(one, last, bulk_action, selection)) for one in there]
    left_out = [LeftOut(one.name, why) for one, why in checked if why]
    left_out += [LeftOut("", Obstacle.GONE)] * (len(ids) - len(there))
    return [one for one, why in checked if why is None], left_out


def _obstacle(one: ApplicationStanding, last: int, bulk_action: BulkAction, selection: BulkSelection) -> Obstacle | None:
    chosen = selection.chosen
    later = chosen.as_of is not None and one.updated_at > chosen.as_of
    tests = (
        (
            one.past_prospect != selection.past_prospect or chosen.seen.get(one.id, one.stage) != one.stage or later,
            Obstacle.CHANGED,
        ),
        (one.status is not ApplicationStatus.ACTIVE, Obstacle.OUT),
        (bulk_action.act is Act.ADVANCE and one.stage == last, Obstacle.LAST),
        (bulk_action.act is Act.MOVE and one.stage == bulk_action.to_stage, Obstacle.THERE),
    )
    return next((why for holds, why in tests if holds), None)
