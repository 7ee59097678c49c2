"""People on a job: the Prospect and Applicants tabs as list and as board, page by page (users.md 3-5)."""

from dataclasses import dataclass

from server.domain.errors import NotFound
from server.domain.people_on_job import Narrowed, Shown
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.domain.stages import StageKind, StageOfJob
from server.storage.applications import people_on_job
from server.storage.applications import stage_changes as stored_stage_changes
from server.storage.applications.people_on_job import PersonOnJob
from server.storage.applications.stage_changes import StageChangeRow
from server.storage.jobs import process
from server.usecases import access
from server.usecases.access import JobAccess
from server.usecases.candidates import duplicates
from server.usecases.jobs.jobs import JobView, view
from server.usecases.paging import PAGE, Page, key, paged

CARDS = 20  # of a column at once


@dataclass(frozen=True, slots=True)
class PeopleOnJob:
    """A page of prospects or applicants with the job they are on and its stages."""

    job: JobView
    stages: list[StageOfJob]
    page: Page[PersonOnJob]


@dataclass(frozen=True, slots=True)
class Column:
    """A stage with the first of its people, or those that follow; ``count`` stops at 100."""

    stage: StageOfJob
    page: Page[PersonOnJob]
    count: int


@dataclass(frozen=True, slots=True)
class Board:
    """The stages of a job that a tab shows, as columns."""

    job: JobView
    stages: list[StageOfJob]
    columns: list[Column]


@dataclass(frozen=True, slots=True)
class OnePerson:
    """One line of either list as it stands now, with the job, its stages, and the step that brought it about."""

    job: JobView
    stages: list[StageOfJob]
    row: PersonOnJob


def prospects(actor: Actor, job_id: int, after: str | None = None, narrowed: Narrowed | None = None) -> PeopleOnJob:
    """The Prospect tab. Raise NotFound; also when the job takes no prospects and has none (statement 198)."""
    job_access = access.job(actor, job_id, Action.VIEW_PROSPECTS)
    _check_any_prospects(job_access)
    return _page(job_access, False, after, narrowed)


def applicants(actor: Actor, job_id: int, after: str | None = None, narrowed: Narrowed | None = None) -> PeopleOnJob:
    """The Applicants tab: everybody past Prospect. Raise NotFound."""
    return _page(access.job(actor, job_id, Action.VIEW_APPLICANTS), True, after, narrowed)


def board(actor: Actor, job_id: int, with_prospects: bool, narrowed: Narrowed | None = None) -> Board:
    """The stages as columns; that of the prospects only where it is asked for, from the Prospect tab. Raise as that tab does."""
    job_access = _for_board(actor, job_id, with_prospects)
    if with_prospects:
        _check_any_prospects(job_access)
    chosen = narrowed or Narrowed()
    stages = process.stages(job_id)
    counts = people_on_job.counts(job_id, chosen.shown)
    rows: dict[int, list[PersonOnJob]] = {}
    for row in _with_flags(actor, people_on_job.columns(job_id, with_prospects, chosen, CARDS + 1)):
        rows.setdefault(row.stage, []).append(row)
    shown = [stage for stage in stages if with_prospects or not _of_prospects(stage)]
    return Board(view(job_access), stages, [Column(one, paged(rows.get(one.id, []), CARDS), counts[one.id]) for one in shown])


def column(actor: Actor, job_id: int, stage_id: int, after: str | None, narrowed: Narrowed | None = None) -> Board:
    """What follows in one column, as a board of this column alone. Raise NotFound, NotPermitted."""
    stages = process.stages(job_id)
    stage = next((one for one in stages if one.id == stage_id), None)
    job_access = _for_board(actor, job_id, stage is not None and _of_prospects(stage))
    if stage is None:
        raise NotFound
    rows = _with_flags(actor, people_on_job.column(stage_id, narrowed or Narrowed(), key(after), CARDS + 1))
    return Board(view(job_access), stages, [Column(stage, paged(rows, CARDS), 0)])


def counts(actor: Actor, job_id: int, shown: Shown, with_prospects: bool) -> dict[int, int]:
    """How many stand in each column of a board; counting stops at 100. Raise NotFound, NotPermitted."""
    _for_board(actor, job_id, with_prospects)
    hidden = {one.id for one in process.stages(job_id) if _of_prospects(one) and not with_prospects}
    return {stage: count for stage, count in people_on_job.counts(job_id, shown).items() if stage not in hidden}


def person(actor: Actor, application_id: int, action: Action = Action.READ_JOB) -> OnePerson:
    """One person on a job, for ``action``. Raise NotFound when not in view, NotPermitted when only in view."""
    application_access = access.application(actor, application_id, action)
    row = people_on_job.person(application_id)
    if row is None:
        raise NotFound
    return OnePerson(view(application_access.job), process.stages(application_access.row.job.id), _with_flags(actor, [row])[0])


def latest_stage_change(actor: Actor, application_id: int) -> StageChangeRow:
    """What happened to somebody last, and who did it. Raise NotFound."""
    access.application(actor, application_id, Action.READ_ACTIVITY)
    return stored_stage_changes.path(application_id)[-1]


def _page(job_access: JobAccess, past_prospect: bool, after: str | None, narrowed: Narrowed | None) -> PeopleOnJob:
    job = job_access.job.id
    rows = people_on_job.page(job, past_prospect, narrowed or Narrowed(), key(after), PAGE + 1)
    return PeopleOnJob(view(job_access), process.stages(job), paged(_with_flags(job_access.actor, rows)))


def _with_flags(actor: Actor, rows: list[PersonOnJob]) -> list[PersonOnJob]:
    """The same with marks for those who may be the same person as somebody else: one statement for them all."""
    possible_duplicates = duplicates.counts(actor, {row.candidate for row in rows})
    return [row._replace(duplicate=row.candidate in possible_duplicates) for row in rows]


def _check_any_prospects(job_access: JobAccess) -> None:
    everybody = Narrowed(Shown.EVERYBODY)
    if not job_access.job.prospects_enabled and not people_on_job.keys(job_access.job.id, False, everybody, 1):
        raise NotFound


def _for_board(actor: Actor, job_id: int, with_prospects: bool) -> JobAccess:
    job_access = access.job(actor, job_id, Action.VIEW_APPLICANTS)
    if with_prospects:
        job_access.require(Action.VIEW_PROSPECTS)
    return job_access


def _of_prospects(stage: StageOfJob) -> bool:
    return stage.kind is StageKind.PROSPECT
