"""Applications: who is on a job, where they stand, and the way they took."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from peewee import IntegrityError

from server.domain import clock
from server.domain.errors import NotFound
from server.domain.history import Change, Subject
from server.domain.option_sets import OptionName
from server.domain.stages import ApplicationStatus, Move, StageKind, StageOfJob, past_prospect
from server.storage import history, sync_dirty
from server.storage.account.option_sets import name_of
from server.storage.applications import feedback_requests, stage_changes
from server.storage.database import Statement
from server.storage.history import NewEntry
from server.storage.ids import among, id_list
from server.storage.jobs.jobs import JOB_COLUMNS, JobRow
from server.storage.jobs.team_sql import MY_ROLES, MY_ROLES_POSTGRESQL
from server.storage.tables import Application

_APPLICATION = """a.id, a.candidate_id, a.stage_id, s.kind, s.name, s.position, a.status, a.past_prospect, a.source,
    a.created_at, a.updated_at, a.rejection_reason, a.rejection_comment, a.silver_at, a.offer_accepted_at, a.invited_at,
    src.label, src.label_nb, by_whom.name"""
_ONE = f"""select {_APPLICATION}, {JOB_COLUMNS}, {{roles}} from application a join stage s on s.id = a.stage_id
    join job j on j.id = a.job_id left join option src on src.option_set = 'source' and src.code = a.source
    left join app_user by_whom on by_whom.id = a.referred_by_id where {{which}}"""


def _statement(which: str) -> Statement:
    return Statement(_ONE.format(which=which, roles=MY_ROLES), _ONE.format(which=which, roles=MY_ROLES_POSTGRESQL))


_BY_ID = _statement("a.id = ?")
_OF_CANDIDATE = _statement("a.candidate_id = ? order by a.updated_at desc, a.id desc limit 200")
_ON_JOB = _statement("a.candidate_id = ? and a.job_id = ?")
# Without a source of its own an application has the candidate's. Nobody is on a job twice.
_ADD = among(
    """insert into application (job_id, candidate_id, stage_id, status, past_prospect, source, referred_by_id, created_by_id,
       created_at, updated_at)
       select cast(? as integer), c.id, cast(? as integer), ?, cast(? as boolean), coalesce(cast(? as varchar(40)), c.source),
         cast(? as integer), cast(? as integer), cast(? as bigint), cast(? as bigint)
       from candidate c where c.id {among} order by c.id
       on conflict (candidate_id, job_id) do nothing returning id, candidate_id, source"""
)
_MOVE = among(
    """update application set stage_id = ?, past_prospect = ?, status = ?, updated_at = ?, rejection_reason = ?,
    rejection_comment = ?, offer_accepted_at = case when ? then offer_accepted_at end where id {among}"""
)
_THERE = among("select candidate_id from application where job_id = ? and candidate_id {among}")
_REMOVE = among("delete from application where id {among} returning id, job_id, candidate_id")
_ACCEPT = Statement("update application set offer_accepted_at = ? where id = ?")
# The mark stays only with who reached the Offer stage, and nobody took that back (section 6).
_CLEAR_SILVER = among(
    """update application set silver_at = null, silver_by_id = null where silver_at is not null and id {among}
    and not exists (select 1 from stage_change p join stage s on s.id = p.stage_id
                    where p.application_id = application.id and s.kind = 'offer' and not p.undone and p.move <> 'undone')"""
)
_UNTOUCHED = among(
    """select a.id from application a where a.id {among} and a.silver_at is null and a.invited_at is null
       and (select count(*) from stage_change p where p.application_id = a.id) = 1
       and not exists (select 1 from note n where n.application_id = a.id)
       and not exists (select 1 from feedback f where f.application_id = a.id)
       and not exists (select 1 from incoming_export r where r.application_id = a.id) order by a.id"""
)


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
    silver_at: int | None
    offer_accepted_at: int | None
    invited_at: int | None
    source_name: OptionName
    referred_by: str | None
    job: JobRow


def _row(values: tuple[Any, ...]) -> ApplicationRow:
    source = name_of(values[8], *values[16:18])
    row = ApplicationRow._make((*values[:16], source, values[18], JobRow(*values[19:])))
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


def add(
    job: int, candidate: int, stage: StageOfJob, source: str, move: Move, user: int | None, referred_by: int | None = None
) -> int:
    """Put a candidate, who is not on it, on a job and begin the path; the new id.

    ``user`` is None for an export of nobody known here.
    """
    return add_many(job, [candidate], stage, source, move, user, referred_by)[0]


def add_many(
    job: int,
    candidates: Sequence[int],
    stage: StageOfJob,
    source: str | None,
    move: Move,
    user: int | None,
    referred_by: int | None = None,
    undoable_action: int | None = None,
) -> list[int]:
    """The same with many, in a few statements; who is on the job already stays as they are, and has no new id.

    Without a ``source`` each comes from where the candidate came from. It belongs to ``undoable_action``. Raise NotFound when the
    job is gone.
    """
    now, status = clock.now(), ApplicationStatus.ACTIVE.value
    details = (source, referred_by, user, now, now, id_list(candidates))
    try:
        rows = _ADD.rows(job, stage.id, status, past_prospect(stage.kind), *details)
    except IntegrityError:  # somebody deleted the job a moment ago
        raise NotFound from None
    ids = [row[0] for row in rows]
    stage_changes.add(ids, move, stage.id, status, user, undoable_action)
    feedback_requests.entered(*ids)
    history.record_many([_created(job, user, undoable_action, *row) for row in rows])
    sync_dirty.applications(ids)
    return ids


def _created(job: int, user: int | None, undoable_action: int | None, id: int, candidate: int, source: str) -> NewEntry:
    return NewEntry(Subject.APPLICATION, id, Change.CREATED, user, {"source": (None, source)}, job, candidate, undoable_action)


def missing_on(job: int, candidates: Sequence[int]) -> list[int]:
    """Those of ``candidates`` who are not on a job yet, in the order of their ids."""
    there = {row[0] for row in _THERE.rows(job, id_list(candidates))}
    return sorted(set(candidates) - there)


def move(
    applications: Sequence[int],
    stage: StageOfJob,
    status: ApplicationStatus,
    made_by: Move,
    user: int | None,
    undoable_action: int | None = None,
    reason: str | None = None,
    comment: str | None = None,
) -> None:
    """Bring applications of one job to ``stage`` and ``status`` and add the stage change ``made_by`` to each path."""
    past, in_offer = past_prospect(stage.kind), stage.kind is StageKind.OFFER and status is ApplicationStatus.ACTIVE
    _MOVE.run(stage.id, past, status, clock.now(), reason, comment, in_offer, id_list(applications))
    stage_changes.add(applications, made_by, stage.id, status, user, undoable_action, reason, comment)
    if status is ApplicationStatus.ACTIVE:
        feedback_requests.entered(*applications)
    sync_dirty.applications(applications)


def accept_offers(accepted: Mapping[int, int | None]) -> None:
    """Keep of applications when their candidate accepted an offer; None for who did not."""
    _ACCEPT.each([(at, application) for application, at in accepted.items()])


def clear_silver(applications: Sequence[int]) -> None:
    """Of these, who turns out never to have reached the Offer stage is no silver medalist."""
    _CLEAR_SILVER.run(id_list(applications))


def set_silver(application: int, at: int | None, user: int) -> None:
    """Mark a silver medalist, or take the mark away (None)."""
    by = None if at is None else user
    Application.update(silver_at=at, silver_by=by).where(Application.id == application).execute()


def set_invited(application: int) -> None:
    """Keep that a prospect was invited to apply."""
    Application.update(invited_at=clock.now()).where(Application.id == application).execute()


def remove(application: int, by: int | None = None) -> None:
    """Delete an application and its path."""
    remove_many([application], by)


def remove_many(applications: Sequence[int], by: int | None) -> None:
    """The same with many."""
    rows = _REMOVE.rows(id_list(applications))
    sync_dirty.candidate(*(person for _, _, person in rows))
    history.record_many([NewEntry(Subject.APPLICATION, id, Change.DELETED, by, {}, job, person) for id, job, person in rows])


def untouched(applications: Sequence[int]) -> list[int]:
    """Those of ``applications`` that stand where they began, and that nobody wrote about."""
    return [row[0] for row in _UNTOUCHED.rows(id_list(applications))]


def count(candidate: int) -> int:
    """How many applications a candidate has."""
    return int(Application.select().where(Application.candidate == candidate).count())
