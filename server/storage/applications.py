"""Applications: who is on a job, where they stand, and the way they took."""

from typing import Any, NamedTuple

from server.domain import clock
from server.domain.history import Change, Subject
from server.domain.stages import ApplicationStatus, Move, StageKind
from server.storage import feedback_requests, history, marks
from server.storage.database import Statement
from server.storage.jobs import JOB_COLUMNS, JobRow
from server.storage.tables import Application
from server.storage.team_sql import MY_ROLES, MY_ROLES_POSTGRESQL

_APPLICATION = """a.id, a.candidate_id, a.stage_id, s.kind, s.name, s.position, a.status, a.past_prospect, a.source,
    a.created_at, a.updated_at, a.rejection_reason, a.rejection_comment"""
_ONE = f"""select {_APPLICATION}, {JOB_COLUMNS}, {{roles}} from application a join stage s on s.id = a.stage_id
    join job j on j.id = a.job_id where {{which}}"""


def _statement(which: str) -> Statement:
    return Statement(_ONE.format(which=which, roles=MY_ROLES), _ONE.format(which=which, roles=MY_ROLES_POSTGRESQL))


_BY_ID = _statement("a.id = ?")
_OF_CANDIDATE = _statement("a.candidate_id = ? order by a.updated_at desc, a.id desc limit 200")
_ON_JOB = _statement("a.candidate_id = ? and a.job_id = ?")
_PERSON = """select a.id, a.candidate_id, c.name, c.headline, c.email, s.name, s.kind, a.status, a.source, a.updated_at,
        exists(select 1 from stage later where later.job_id = a.job_id and later.position > s.position), s.id, a.past_prospect
    from application a join candidate c on c.id = a.candidate_id join stage s on s.id = a.stage_id"""
_PERSON_BY_ID = Statement(f"{_PERSON} where a.id = ?")
_PAGE = f"""{_PERSON} where a.job_id = ? and a.past_prospect = ? {{after}}
    order by a.updated_at desc, a.id desc limit ?"""
_FIRST = Statement(_PAGE.format(after=""))
_NEXT = Statement(_PAGE.format(after="and (a.updated_at < ? or (a.updated_at = ? and a.id < ?))"))
_ADD = Statement(
    """insert into application (job_id, candidate_id, stage_id, status, past_prospect, source, created_by_id, created_at,
       updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id"""
)
_STEP = Statement(
    """insert into stage_change (application_id, move, stage_id, status, by_id, at, undone) values (?, ?, ?, ?, ?, ?, ?)"""
)
_WHERE = Statement("select job_id, candidate_id from application where id = ?")
_TAKEN_BACK = Statement("update stage_change set undone = ? where id = ? returning application_id")
_PATH = """select p.id, p.application_id, p.move, p.stage_id, s.name, s.kind, p.status, u.name, p.at, p.undone
    from stage_change p join stage s on s.id = p.stage_id left join app_user u on u.id = p.by_id
    where {which} order by p.id"""
_PATH_OF_CANDIDATE = Statement(_PATH.format(which="p.application_id in (select id from application where candidate_id = ?)"))
_PATH_OF_APPLICATION = Statement(_PATH.format(which="p.application_id = ?"))


class ApplicationRow(NamedTuple):
    """An application with its stage and its job; the job's ``role_names`` are those of the person it was read for."""

    id: int
    candidate: int
    stage: int
    stage_kind: StageKind
    stage_name: str
    stage_position: int
    status: ApplicationStatus
    past_prospect: bool
    source: str
    created_at: int
    updated_at: int
    rejection_reason: str | None
    rejection_comment: str | None
    job: JobRow


class PersonOnJob(NamedTuple):
    """A line of the Prospect or Applicants tab; ``can_go_on`` says whether a later stage than ``stage`` exists."""

    id: int
    candidate: int
    name: str
    headline: str | None
    email: str | None
    stage_name: str
    stage_kind: str
    status: str
    source: str
    updated_at: int
    can_go_on: bool
    stage: int
    past_prospect: bool


class Step(NamedTuple):
    """One step of an application's way."""

    id: int
    application: int
    move: str
    stage: int
    stage_name: str
    stage_kind: str
    status: str
    by: str | None
    at: int
    undone: bool


def _row(values: tuple[Any, ...]) -> ApplicationRow:
    row = ApplicationRow._make((*values[:13], JobRow._make(values[13:])))
    return row._replace(
        stage_kind=StageKind(row.stage_kind),
        status=ApplicationStatus(row.status),
        past_prospect=bool(row.past_prospect),
    )


def by_id(application: int, user: int) -> ApplicationRow | None:
    """The application with this id, its job read for ``user``."""
    values = _BY_ID.row(user, application)
    return _row(values) if values else None


def of_candidate(candidate: int, user: int) -> list[ApplicationRow]:
    """All applications of a candidate (200 at most), latest change first, their jobs read for ``user``."""
    return [_row(values) for values in _OF_CANDIDATE.rows(user, candidate)]


def on_job(candidate: int, job: int, user: int) -> ApplicationRow | None:
    """The candidate's application on this job, if there is one."""
    values = _ON_JOB.row(user, candidate, job)
    return _row(values) if values else None


def page(job: int, past_prospect: bool, after: tuple[int, int] | None, limit: int) -> list[PersonOnJob]:
    """Prospects or applicants of a job, latest change first, from the key ``after`` on."""
    if after is None:
        return [PersonOnJob(*row) for row in _FIRST.rows(job, past_prospect, limit)]
    return [PersonOnJob(*row) for row in _NEXT.rows(job, past_prospect, after[0], *after, limit)]


def person(application: int) -> PersonOnJob | None:
    """One line of the Prospect or Applicants tab as it stands now."""
    row = _PERSON_BY_ID.row(application)
    return PersonOnJob(*row) if row else None


def add(job: int, candidate: int, stage: int, past_prospect: bool, source: str, move: Move, user: int | None) -> int:
    """Put a candidate on a job and begin the path; the new id. ``user`` is None for an export of nobody known here."""
    now = clock.now()
    status = ApplicationStatus.ACTIVE.value
    id = _ADD.new_id(job, candidate, stage, status, past_prospect, source, user, now, now)
    _STEP.run(id, move.value, stage, status, user, now, False)
    feedback_requests.entered(id)
    history.record(Subject.APPLICATION, id, Change.CREATED, user, {"source": (None, source)}, job, candidate)
    marks.candidate(candidate)
    return id


def move(
    application: int,
    stage: int,
    past_prospect: bool,
    status: ApplicationStatus,
    step: Move,
    user: int | None,
    reason: str | None = None,
    comment: str | None = None,
) -> None:
    """Bring an application to ``stage`` and ``status`` and add the step to its path."""
    now = clock.now()
    Application.update(
        stage=stage,
        past_prospect=past_prospect,
        status=status,
        updated_at=now,
        rejection_reason=reason,
        rejection_comment=comment,
    ).where(Application.id == application).execute()
    _STEP.run(application, step.value, stage, status.value, user, now, False)
    if status is ApplicationStatus.ACTIVE:
        feedback_requests.entered(application)
    marks.application(application)


def path(application: int) -> list[Step]:
    """The steps of one application, oldest first."""
    return [Step(*row) for row in _PATH_OF_APPLICATION.rows(application)]


def paths(candidate: int) -> list[Step]:
    """The steps of all applications of a candidate, oldest first."""
    return [Step(*row) for row in _PATH_OF_CANDIDATE.rows(candidate)]


def mark_undone(step: int) -> None:
    """Say of a step that it was taken back."""
    marks.applications(id for (id,) in _TAKEN_BACK.rows(True, step))


def remove(application: int, by: int | None = None) -> None:
    """Delete an application and its path."""
    job, candidate = _WHERE.row(application) or (None, None)
    if candidate is not None:
        marks.candidate(candidate)
    Application.delete().where(Application.id == application).execute()
    history.record(Subject.APPLICATION, application, Change.DELETED, by, job=job, candidate=candidate)


def count(candidate: int) -> int:
    """How many applications a candidate has."""
    return int(Application.select().where(Application.candidate == candidate).count())
