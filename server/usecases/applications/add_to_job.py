"""Adding people whom Attract knows to a job, one or many at once: from a pool, a profile, a search (statements 210, 211, 243)."""

from collections.abc import Sequence
from dataclasses import dataclass

from server.domain.errors import CannotUndo, Invalid, NotFound
from server.domain.history import UndoableActionKind
from server.domain.i18n_marker import N_
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.domain.search_text import words
from server.domain.stages import Move, StageKind, StageOfJob
from server.storage import history
from server.storage.applications import applications, people_on_job, stage_changes
from server.storage.candidates import candidates
from server.storage.database import transaction
from server.storage.history import UndoableActionRow
from server.storage.jobs import open_jobs
from server.storage.jobs.jobs import JobRow
from server.storage.jobs.open_jobs import OpenJob
from server.storage.pools import pool_members
from server.usecases import access
from server.usecases.applications import create_application
from server.usecases.applications.applications import check_can_add
from server.usecases.candidates import sources
from server.usecases.candidates.sources import CandidateSource

MOST = 500  # people at once
OFFERED = 20  # jobs at once; others are sought by title or Job ID


@dataclass(frozen=True, slots=True)
class JobChoices:
    """The dialog Add candidate to job: whom to add (names by id), and the jobs to choose from; ``more`` when there are others."""

    chosen: dict[int, str]
    jobs: list[OpenJob]
    more: bool


@dataclass(frozen=True, slots=True)
class AddedToJob:
    """How many came onto the job, into which stage, the name when it was one, and how many were there before.

    ``undoable_action`` takes it back; None when nobody came.
    """

    count: int
    name: str | None
    there: int
    job: JobRow
    stage: str
    undoable_action: int | None


def choices(actor: Actor, people: Sequence[int], query: str = "") -> JobChoices:
    """The dialog. Raise NotPermitted, Invalid when nobody is chosen, NotFound when it is nobody whom the actor may read."""
    access.require(actor, Action.OPEN_ATTRACT)
    if not people:
        raise Invalid({"candidate": N_("Nobody was added. Tick the people first.")})
    chosen = _readable(actor, people)
    rows = open_jobs.open_to(actor.id, words(query), OFFERED + 1)
    return JobChoices(chosen, rows[:OFFERED], len(rows) > OFFERED)


def add(actor: Actor, job_id: int, people: Sequence[int], source: str = "", referrer: str = "") -> AddedToJob:
    """Put people into Prospect while the job takes prospects, else into Application; who is on it stays as they are.

    Without a ``source`` each comes from where the candidate came from. In a number of statements that does not grow with
    the people. Raise NotFound for the job or everybody, NotPermitted, JobNotActive, JobClosed, Invalid for no source.
    """
    came_by = sources.checked(source, referrer) if source else None
    with transaction():
        job_access = access.job(actor, job_id)
        kind = StageKind.PROSPECT if job_access.job.prospects_enabled else StageKind.APPLICATION
        check_can_add(job_access, kind)
        chosen = _readable(actor, people)
        held, stage = candidates.hold_many(list(chosen)), create_application.stage_of(job_id, kind)
        new = applications.missing_on(job_id, held)
        undoable_action = _put(actor, job_id, new, stage, came_by) if new else None
    return AddedToJob(
        len(new), chosen[new[0]] if len(new) == 1 else None, len(held) - len(new), job_access.job, stage.name, undoable_action
    )


def undo(actor: Actor, undoable_action: UndoableActionRow) -> list[str]:
    """Take off the job again whom an undoable action put on it; the names of those whom somebody worked with since.

    Within undo's transaction. Raise NotFound, NotPermitted, CannotUndo when that is everybody.
    """
    job_access = access.job(actor, undoable_action.job or 0)
    job_access.require(Action.ADD_PROSPECT if undoable_action.data["prospects"] else Action.ADD_APPLICANT)
    ids = stage_changes.moved_by(undoable_action.id)
    candidates.hold_of(*ids)
    untouched = applications.untouched(ids)
    if not untouched:
        raise CannotUndo
    left = [one.name for one in people_on_job.standing(job_access.job.id, [id for id in ids if id not in untouched])]
    applications.remove_many(untouched, actor.id)
    return left


def _put(actor: Actor, job_id: int, new: Sequence[int], stage: StageOfJob, came_by: CandidateSource | None) -> int:
    data = {"prospects": stage.kind is StageKind.PROSPECT}
    undoable_action = history.undoable_action(
        UndoableActionKind.ADDED_TO_JOB, actor.id, data, job_id, new[0] if len(new) == 1 else None, len(new)
    )
    source, referred_by = (came_by.code, came_by.referred_by) if came_by else (None, None)
    applications.add_many(job_id, new, stage, source, Move.ADDED, actor.id, referred_by, undoable_action)
    create_application.announce(job_id, new, stage.kind, Move.ADDED, actor.id)
    return undoable_action


def _readable(actor: Actor, people: Sequence[int]) -> dict[int, str]:
    """Names of the chosen whom the actor may read: everybody for who holds a role, else those of their own jobs."""
    ids = list(dict.fromkeys(people))[:MOST]
    if not access.can(actor, Action.READ_CANDIDATE):
        ids = [access.candidate(actor, id).row.id for id in ids]
    names = pool_members.names(ids)
    if not names:
        raise NotFound
    return names
