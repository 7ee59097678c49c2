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

ASKED = {Act.ADVANCE: Action.ADVANCE_APPLICANT, Act.MOVE: Action.ADVANCE_APPLICANT, Act.REJECT: Action.REJECT_APPLICANT}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody with whom it cannot be done, and why; of those the reader may not see no name."""

    name: str
    why: Obstacle


@dataclass(frozen=True, slots=True)
class Plan:
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


def plan(actor: Actor, job_id: int, act: Act, wanted: BulkSelection) -> Plan:
    """What an act would do, for the confirmation that names it. Raise NotFound, NotPermitted, JobClosed, TooManyPeople."""
    as_of = clock.now()
    found, stages = _asked(actor, job_id, act, wanted), process.stages(job_id)
    people, left_out = _sorted(found, stages, BulkAction(act), wanted, _ids(job_id, wanted, MOST))
    goals = [stage for stage in stages if may_go(found, stage)]
    return Plan(view(found), goals, people, left_out, as_of)


def do(actor: Actor, job_id: int, doing: BulkAction, wanted: BulkSelection) -> BulkResult:
    """Do it with everybody with whom it can be done.

    Raise NotFound, NotPermitted, JobClosed, TooManyPeople, WrongStage for no stage of the job, ProspectsOff, Invalid.
    """
    with transaction():
        found, stages = _asked(actor, job_id, doing.act, wanted), process.stages(job_id)
        stage_of, outcome = _goal(found, stages, doing)
        ids = _ids(job_id, wanted, MOST)
        candidates.hold_of(*ids)
        people, left_out = _sorted(found, stages, doing, wanted, ids)
        undoable_action = apply_move.apply_moves(actor.id, job_id, people, stage_of, outcome) if people else None
    return BulkResult(len(people), left_out, undoable_action)


def candidates_of(actor: Actor, job_id: int, wanted: BulkSelection, most: int) -> list[int]:
    """The candidates who were chosen, for what is done with people beyond a job. Raise NotFound, NotPermitted, TooManyPeople."""
    found = access.job(actor, job_id, Action.VIEW_APPLICANTS)
    if not wanted.past_prospect:
        found.require(Action.VIEW_PROSPECTS)
    there = people_on_job.standing(job_id, _ids(job_id, wanted, most))
    return [one.candidate for one in there if one.past_prospect == wanted.past_prospect]


def _asked(actor: Actor, job_id: int, act: Act, wanted: BulkSelection) -> JobAccess:
    found = access.job(actor, job_id, ASKED[act])
    if not wanted.past_prospect:
        found.require(Action.VIEW_PROSPECTS)
    if act is not Act.REJECT and found.job.status == JobStatus.CLOSED:
        raise JobClosed(job=found.job.name)
    if act is not Act.REJECT and found.job.status != JobStatus.ACTIVE:
        raise WrongStage
    return found


def _goal(
    found: JobAccess, stages: list[StageOfJob], doing: BulkAction
) -> tuple[Callable[[ApplicationStanding], StageOfJob], MoveOutcome]:
    """Where each goes, and how that leaves them."""
    if doing.act is Act.MOVE:
        goal = stage_with(stages, doing.to_stage or 0)
        check_goal(found, goal)
        return lambda _: goal, MoveOutcome(Move.MOVED)
    if doing.act is Act.REJECT:
        reason, comment = rejection_reasons.checked(doing.reason), checked_comment(doing.comment) or None
        return lambda one: stage_with(stages, one.stage), MoveOutcome(Move.REJECTED, ApplicationStatus.REJECTED, reason, comment)
    return lambda one: next_stage(stages, one.stage), MoveOutcome(Move.ADVANCED)


def _ids(job_id: int, wanted: BulkSelection, most: int) -> list[int]:
    """The applications that were chosen. Raise TooManyPeople for more than ``most``, which one transaction carries."""
    everybody = wanted.chosen.everybody
    ids = people_on_job.keys(job_id, wanted.past_prospect, wanted.narrowed, most + 1) if everybody else [*wanted.chosen.seen]
    if len(ids) > most:
        raise TooManyPeople(most=most)
    return ids


def _sorted(
    found: JobAccess, stages: list[StageOfJob], doing: BulkAction, wanted: BulkSelection, ids: list[int]
) -> tuple[list[ApplicationStanding], list[LeftOut]]:
    """With whom it can be done, and with whom not and why; of who is gone, or not the actor's to see, there is no name."""
    there = [one for one in people_on_job.standing(found.job.id, ids) if one.past_prospect or found.can(Action.VIEW_PROSPECTS)]
    last = max(stages, key=lambda stage: stage.position).id
    checked = [(one, _obstacle(one, last, doing, wanted)) for one in there]
    left_out = [LeftOut(one.name, why) for one, why in checked if why]
    left_out += [LeftOut("", Obstacle.GONE)] * (len(ids) - len(there))
    return [one for one, why in checked if why is None], left_out


def _obstacle(one: ApplicationStanding, last: int, doing: BulkAction, wanted: BulkSelection) -> Obstacle | None:
    chosen = wanted.chosen
    later = chosen.as_of is not None and one.updated_at > chosen.as_of
    tests = (
        (one.past_prospect != wanted.past_prospect or chosen.seen.get(one.id, one.stage) != one.stage or later, Obstacle.CHANGED),
        (one.status is not ApplicationStatus.ACTIVE, Obstacle.OUT),
        (doing.act is Act.ADVANCE and one.stage == last, Obstacle.LAST),
        (doing.act is Act.MOVE and one.stage == doing.to_stage, Obstacle.THERE),
    )
    return next((why for holds, why in tests if holds), None)
