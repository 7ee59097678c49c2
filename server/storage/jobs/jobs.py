"""Jobs: one, a page of them, and their making and changing."""

from functools import cache
from typing import NamedTuple

from peewee import fn

from server.domain import clock
from server.domain.history import Change, Subject, changed
from server.domain.jobs import JobDraft, JobStatus
from server.domain.permissions import Action
from server.domain.process import PROCESS_OPTIONS
from server.domain.roles import TeamRole
from server.domain.search_text import folded
from server.storage import history, sync_dirty
from server.storage.database import Statement, is_sqlite, lock
from server.storage.full_text import JOB_MATCHES, JOB_MATCHES_POSTGRESQL, query_text
from server.storage.jobs import job_keywords
from server.storage.jobs.team_sql import EFFECTIVE_ROLES, MY_ROLES, MY_ROLES_POSTGRESQL, may
from server.storage.jobs.templates import TemplateRow
from server.storage.tables import Job

JOB_COLUMNS = """j.id, j.job_id, j.title, j.location, j.status, j.openings, j.prospects_enabled, j.managers_see_prospects,
    j.resume_required, j.approval_needed"""
_ONE = f"""select {JOB_COLUMNS}, {{roles}},
    exists(select 1 from approval p where p.job_id = j.id and p.approver_id = ?) from job j where j.id = ?"""
_BY_ID = Statement(_ONE.format(roles=MY_ROLES), _ONE.format(roles=MY_ROLES_POSTGRESQL))

_TEXTS = Statement(
    """select j.description, j.employment_type, j.seniority, t.name from job j left join job_template t on t.id = j.template_id
       where j.id = ?"""
)
_NAMED = f"select {JOB_COLUMNS}, {{roles}} from job j where j.job_id = ?"
_BY_JOB_ID = Statement(_NAMED.format(roles=MY_ROLES), _NAMED.format(roles=MY_ROLES_POSTGRESQL))
_NUMBERED = Statement("select job_id from job where job_id like 'REQ-%' union all select job_id from deleted_job")
_TAKEN = Statement("select 1 from job where job_id = ? union all select 1 from deleted_job where job_id = ?")
# SQLite gives the number of the last row that was deleted to the next one; what is kept by it must not find another job.
_FREE_ID = Statement(
    "select 1 + coalesce(max(id), 0) from (select max(id) as id from job union all select max(id) from deleted_job) ids"
)

_OPTIONS = ("approval_needed", *PROCESS_OPTIONS)  # what a job takes from its template
_COUNTED = 100  # counting stops here: "99+" is as good an answer and costs the same for every job


class JobRow(NamedTuple):
    """A job, and the effective team roles of the person it was read for.

    ``approves`` says whether they are named as an approver, where one job is read and not a list.
    """

    id: int
    job_id: str
    title: str
    location: str
    status: str
    openings: int
    prospects_enabled: bool
    managers_see_prospects: bool
    resume_required: bool
    approval_needed: bool
    role_names: str | None = None
    approves: bool = False

    @property
    def team_roles(self) -> tuple[TeamRole, ...]:
        """What the person is on this job's team, delegation followed."""
        return tuple(TeamRole(name) for name in self.role_names.split(",")) if self.role_names else ()

    @property
    def name(self) -> str:
        """How a sentence calls the job: "Senior Data Engineer (REQ-1042)"."""
        return f"{self.title} ({self.job_id})"


class JobTexts(NamedTuple):
    """What only the pages of one job show of it."""

    description: str
    employment_type: str | None
    seniority: str | None
    template: str | None


class JobListRow(NamedTuple):
    """A line of the Jobs page. The counts stop at 100; ``prospects`` is None where the reader may not see them."""

    id: int
    job_id: str
    title: str
    location: str
    status: str
    openings: int
    updated_at: int
    prospects: int | None
    applicants: int


def for_user(job: int, user: int) -> JobRow | None:
    """The job with id ``job``, with the team roles of ``user``."""
    row = _BY_ID.row(user, user, job)
    return JobRow(*row) if row else None


def by_job_id(job_id: str, user: int = 0) -> JobRow | None:
    """The job with this Job ID ("REQ-1042"), with the team roles of ``user``; 0 is nobody."""
    row = _BY_JOB_ID.row(user, job_id)
    return JobRow(*row) if row else None


def page(
    user: int | None,
    reader: int | None,
    status: JobStatus | None,
    words: list[str],
    after: tuple[int, int] | None,
    limit: int,
) -> list[JobListRow]:
    """The jobs of ``user``'s teams, or of everybody (None), newest change first, from the key ``after`` on.

    ``reader`` is whose place on each team decides about the number of prospects; None sees them all.
    """
    values: list[object] = [one for one in (reader, user) if one is not None]
    values += [status] if status else []
    values += [query_text(words, is_sqlite())] if words else []
    values += [after[0], after[0], after[1]] if after else []
    statement = _page(user is not None, reader is not None, status is not None, bool(words), after is not None)
    return [JobListRow(*row) for row in statement.rows(*values, limit)]


@cache
def _page(mine: bool, by_place: bool, status: bool, search: bool, after: bool) -> Statement:
    prospects = _counted("not a.past_prospect")
    if by_place:
        place = f"select 1 from ({EFFECTIVE_ROLES} where m.user_id = ? and m.job_id = j.id) mine"
        prospects = f"case when exists ({place} where {may(Action.VIEW_PROSPECTS)}) then {prospects} end"

    def sql(matches: str) -> str:
        conditions = ["j.id in (select m.job_id from team_member m where m.user_id = ?)"] if mine else []
        conditions += ["j.status = ?"] if status else []
        conditions += [matches] if search else []
        conditions += ["(j.updated_at < ? or (j.updated_at = ? and j.id < ?))"] if after else []
        where = f"where {' and '.join(conditions)}" if conditions else ""
        return f"""
            select j.id, j.job_id, j.title, j.location, j.status, j.openings, j.updated_at,
              {prospects}, {_counted("a.past_prospect")}
            from job j {where} order by j.updated_at desc, j.id desc limit ?"""

    return Statement(sql(JOB_MATCHES), sql(JOB_MATCHES_POSTGRESQL))


def _counted(condition: str) -> str:
    rows = f"select 1 from application a where a.job_id = j.id and {condition} limit {_COUNTED}"
    return f"(select count(*) from ({rows}) counted)"


def matching(user: int, words: list[str], limit: int, everywhere: bool) -> list[JobRow]:
    """Jobs of any status whose title or Job ID matches, open ones first, with the team roles of ``user``.

    Unless ``everywhere``, only those whose team lets ``user`` know of them.
    """
    place = [] if everywhere else [user, user]
    return [JobRow(*row) for row in _matching(everywhere).rows(user, query_text(words, is_sqlite()), *place, limit)]


@cache
def _matching(everywhere: bool) -> Statement:
    known = f"""and j.id in (select m.job_id from team_member m where m.user_id = ?)
        and exists (select 1 from ({EFFECTIVE_ROLES} where m.job_id = j.id and m.user_id = ?) mine
                    where {may(Action.KNOW_OF_JOB)})"""

    def sql(roles: str, matches: str) -> str:
        return f"""
            select {JOB_COLUMNS}, {roles} from job j where {matches} {"" if everywhere else known}
            order by case j.status when 'active' then 0 when 'closed' then 2 else 1 end, j.updated_at desc limit ?"""

    return Statement(sql(MY_ROLES, JOB_MATCHES), sql(MY_ROLES_POSTGRESQL, JOB_MATCHES_POSTGRESQL))


def texts(job: int) -> JobTexts:
    """The description of the job, its employment and seniority type, and the template it was made from."""
    return JobTexts(*(_TEXTS.row(job) or ("", None, None, None)))


def next_job_id() -> str:
    """The Job ID a new job gets: one above the highest REQ number in use. Others wait with theirs for this transaction."""
    lock("job_id")
    numbers = [int(id[4:]) for (id,) in _NUMBERED.rows() if id.startswith("REQ-") and id[4:].isdecimal()]
    return f"REQ-{max(numbers, default=1000) + 1}"


def known(job_id: str) -> bool:
    """Whether a job is called by this Job ID, or one that was deleted was: LinkedIn keeps what it knew by it."""
    return _TAKEN.row(job_id, job_id) is not None


def add(draft: JobDraft, job_id: str, user: int | None, template: TemplateRow | None = None) -> int:
    """Keep a new job as Draft (statement 165), with the options of ``template``; its id."""
    taken = {} if template is None else {"template": template.id} | {name: getattr(template, name) for name in _OPTIONS}
    own = {"id": _FREE_ID.new_id()} if is_sqlite() else {}
    id: int = Job.create(
        **own,
        job_id=job_id,
        title=draft.title,
        description=draft.description,
        location=draft.location,
        openings=draft.openings,
        employment_type=draft.employment_type or None,
        seniority=draft.seniority or None,
        status=JobStatus.DRAFT,
        search_text=folded(draft.title, job_id),
        created_by=user,
        **taken,
    ).id
    job_keywords.add(id, draft.keywords)
    history.record(Subject.JOB, id, Change.CREATED, user, changed({}, draft.values()), job=id)
    return id


def change(job: JobRow, before: JobDraft, draft: JobDraft, user: int | None) -> None:
    """Replace the details of ``job``, which were ``before``."""
    history.record(Subject.JOB, job.id, Change.UPDATED, user, changed(before.values(), draft.values()), job=job.id)
    if before.keywords != draft.keywords:
        job_keywords.replace(job.id, draft.keywords)
    Job.update(
        title=draft.title,
        description=draft.description,
        location=draft.location,
        openings=draft.openings,
        employment_type=draft.employment_type or None,
        seniority=draft.seniority or None,
        search_text=folded(draft.title, job.job_id),
        updated_at=clock.now(),
    ).where(Job.id == job.id).execute()
    sync_dirty.job(job.id)
    sync_dirty.candidates_on(job.id)  # their applications carry the title


def set_status(
    job: int, status: JobStatus, by: int | None = None, undoable_action: int | None = None, **reason: str | None
) -> None:
    """Bring the job to ``status``; the time of its first activation is kept.

    ``undoable_action`` is what taking it back names, ``reason`` what was said to it, by the names of fields of history.
    """
    now, before = clock.now(), Job.select(Job.status).where(Job.id == job).scalar()
    activated = {"activated_at": fn.COALESCE(Job.activated_at, now)} if status is JobStatus.ACTIVE else {}
    Job.update(status=status, updated_at=now, **activated).where(Job.id == job).execute()
    changes = {"status": (before, status)} | changed({}, reason)
    history.record(Subject.JOB, job, Change.STATUS, by, changes, job=job, undoable_action=undoable_action)
    sync_dirty.job(job)


def set_options(job: int, **options: bool) -> None:
    """Set options of the process of a job (domain.process.PROCESS_OPTIONS)."""
    Job.update(**options, updated_at=clock.now()).where(Job.id == job).execute()
