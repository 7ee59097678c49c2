"""Moving people of one job, one or thousands at once, as one undoable action; and undoing it (design section 5.12)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from server.domain.errors import CannotUndo, JobClosed
from server.domain.history import OFFERED_TO, Change, Subject, changed
from server.domain.jobs import JobStatus
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.domain.stages import ApplicationStatus, Move, StageKind, StageOfJob
from server.storage import history
from server.storage.applications import applications, people_on_job
from server.storage.applications import stage_changes as stored_stage_changes
from server.storage.applications.people_on_job import ApplicationStanding
from server.storage.applications.stage_changes import StageChangeRow
from server.storage.candidates import candidates
from server.storage.history import NewEntry, UndoableActionRow
from server.storage.jobs import process
from server.usecases import access, stage_changes
from server.usecases.access import JobAccess

_CHANGES = {
    Move.REJECTED: Change.REJECTED,
    Move.WITHDRAWN: Change.WITHDRAWN,
    Move.REOPENED: Change.REOPENED,
    Move.UNDONE: Change.UNDONE,
}


@dataclass(frozen=True, slots=True)
class MoveOutcome:
    """How a move leaves somebody; ``reason`` and ``comment`` are those of who leaves the running."""

    move: Move
    status: ApplicationStatus = ApplicationStatus.ACTIVE
    reason: str | None = None
    comment: str | None = None


class OnTheWay(Protocol):
    """What moving somebody needs to know of where they stand."""

    @property
    def id(self) -> int: ...
    @property
    def candidate(self) -> int: ...
    @property
    def stage(self) -> int: ...
    @property
    def stage_name(self) -> str: ...
    @property
    def status(self) -> ApplicationStatus: ...
    @property
    def offer_accepted_at(self) -> int | None: ...
    @property
    def rejection_reason(self) -> str | None: ...
    @property
    def rejection_comment(self) -> str | None: ...


One = TypeVar("One", bound=OnTheWay)
Goal = tuple[StageOfJob, MoveOutcome]


def apply_moves(
    user: int | None, job: int, people: Sequence[One], stage_of: Callable[[One], StageOfJob], outcome: MoveOutcome
) -> int:
    """Bring ``people`` of a job, who are held, each to a stage; the undoable action.

    Within the caller's transaction, in a number of statements that does not grow with the people.
    """
    accepted = {str(one.id): one.offer_accepted_at for one in people if one.offer_accepted_at}
    candidate = people[0].candidate if len(people) == 1 else None
    kind = stage_changes.kind_of(outcome.move)
    undoable_action = history.undoable_action(kind, user, {"accepted": accepted}, job=job, candidate=candidate, count=len(people))
    bring(user, job, people, lambda one: (stage_of(one), outcome), undoable_action)
    return undoable_action


def undo(actor: Actor, undoable_action: UndoableActionRow) -> list[str]:
    """Take an undoable action back for everybody whom nobody moved since; the names of the others. Within undo's transaction.

    Raise NotFound, NotPermitted, JobClosed, CannotUndo when everybody was moved since.
    """
    job_access = access.job(actor, undoable_action.job or 0, OFFERED_TO[undoable_action.kind])
    if job_access.job.status == JobStatus.CLOSED:
        raise JobClosed(job=job_access.job.name)
    undone, left_out = undo_moves(job_access, undoable_action)
    if not undone:
        raise CannotUndo
    return left_out


def undo_moves(job_access: JobAccess, undoable_action: UndoableActionRow) -> tuple[int, list[str]]:
    """Bring back everybody whom an undoable action moved and nobody moved since: how many, and the names of the others.

    Within the transaction of the undo. Raise NotPermitted when somebody goes back to where the actor does not see them.
    """
    candidates.hold_of(*stored_stage_changes.moved_by(undoable_action.id))
    before = _before(stored_stage_changes.beside_undoable_action(undoable_action.id), undoable_action.id)
    if any(stage_change.stage_kind == StageKind.PROSPECT for stage_change in before.values()):
        job_access.require(Action.VIEW_PROSPECTS)
    there = people_on_job.standing(job_access.job.id, stored_stage_changes.moved_by(undoable_action.id))
    _restore(job_access.actor, undoable_action, [one for one in there if one.id in before], before)
    return len(before), [one.name for one in there if one.id not in before]


def _before(path: Iterable[StageChangeRow], undoable_action: int) -> dict[int, StageChangeRow]:
    """For each application whose latest step is the undoable action's: the step that it goes back to."""
    ways: dict[int, list[StageChangeRow]] = defaultdict(list)
    for stage_change in path:
        ways[stage_change.application].append(stage_change)
    standing = {application: stage_changes.standing(way) for application, way in ways.items()}
    return {
        application: way[-2]
        for application, way in standing.items()
        if len(way) > 1 and way[-1].undoable_action == undoable_action
    }


def _restore(
    actor: Actor, undoable_action: UndoableActionRow, people: list[ApplicationStanding], before: dict[int, StageChangeRow]
) -> None:
    stages = {stage.id: stage for stage in process.stages(undoable_action.job or 0)}

    def goal(one: ApplicationStanding) -> Goal:
        stage_change = before[one.id]
        return stages[stage_change.stage], MoveOutcome(
            Move.UNDONE, ApplicationStatus(stage_change.status), stage_change.reason, stage_change.comment
        )

    ids = [one.id for one in people]
    stored_stage_changes.mark_undone(undoable_action.id, ids)
    bring(actor.id, undoable_action.job or 0, people, goal, None)
    accepted = {int(id): at for id, at in undoable_action.data["accepted"].items() if int(id) in before}
    applications.accept_offers(accepted)
    applications.clear_silver(ids)


def bring(user: int | None, job: int, people: Sequence[One], goal: Callable[[One], Goal], undoable_action: int | None) -> None:
    """Bring ``people`` of a job, who are held, each to their goal as part of ``undoable_action``.

    Within the caller's transaction.
    """
    groups: dict[Goal, list[One]] = defaultdict(list)
    for one in people:
        groups[goal(one)].append(one)
    for (stage, outcome), group in groups.items():
        ids = [one.id for one in group]
        applications.move(
            ids,
            stage,
            outcome.status,
            outcome.move,
            user,
            undoable_action=undoable_action,
            reason=outcome.reason,
            comment=outcome.comment,
        )
        history.record_many([_entry(user, job, one, stage, outcome, undoable_action) for one in group])


def _entry(
    user: int | None, job: int, one: OnTheWay, stage: StageOfJob, outcome: MoveOutcome, undoable_action: int | None
) -> NewEntry:
    was = {"stage": one.stage_name, "status": one.status, "reason": one.rejection_reason, "comment": one.rejection_comment}
    now = {"stage": stage.name, "status": outcome.status, "reason": outcome.reason, "comment": outcome.comment}
    change = _CHANGES.get(outcome.move, Change.MOVED)
    return NewEntry(Subject.APPLICATION, one.id, change, user, changed(was, now), job, one.candidate, undoable_action)
