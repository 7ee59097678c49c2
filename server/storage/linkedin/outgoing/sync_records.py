"""What LinkedIn has of us, record by record (design section 5.10)."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from server.domain import clock
from server.storage import sync_dirty
from server.storage.database import Statement, lock
from server.storage.ids import id_list
from server.storage.tables import SyncRecord

WAITING, ACCEPTED, ACKNOWLEDGED = "waiting", "accepted", "acknowledged"
FAILED, REFUSED, WITHDRAWN = "failed", "refused", "withdrawn"

_COLUMNS = "kind, key, parent, subject_id, state, desired, sent, acknowledged, may_be_there, message, fields"
_OF = Statement(
    f"""select {_COLUMNS} from sync_record where subject = ? and subject_id in (select value from json_each(?))""",
    f"""select {_COLUMNS} from sync_record where subject = ? and subject_id = any(?)""",
)
_DESIRED = Statement(
    """insert into sync_record (kind, key, parent, subject, subject_id, state, desired, may_be_there, fields, message)
       values (?, ?, ?, ?, ?, ?, ?, false, ?, ?)
       on conflict (kind, key) do update set parent = excluded.parent, subject = excluded.subject,
         subject_id = excluded.subject_id, state = excluded.state, desired = excluded.desired, message = excluded.message,
         fields = case when sync_record.may_be_there then sync_record.fields else excluded.fields end"""
)
_CLAIM = Statement(
    """insert into sync_record (kind, key, parent, subject, subject_id, state, desired, sent, may_be_there, fields,
         first_sent_at, sent_at)
       values (?, ?, ?, ?, ?, 'waiting', ?, ?, true, ?, ?, ?)
       on conflict (kind, key) do update set parent = excluded.parent, subject = excluded.subject,
         subject_id = excluded.subject_id, state = 'waiting', desired = excluded.desired, sent = excluded.sent,
         may_be_there = true, fields = excluded.fields, message = null, task = null, task_due_at = null,
         first_sent_at = coalesce(sync_record.first_sent_at, excluded.first_sent_at),
         sent_at = excluded.sent_at"""
)
# From the first request on that takes it back nobody can be sure that it is still there; jobs are closed, and stay.
_UNDESIRED = Statement(
    """update sync_record set desired = null, acknowledged = case kind when 'job' then acknowledged end, state = ?, message = null
       where kind = ? and key = ?"""
)
_THERE = Statement("update sync_record set state = 'acknowledged', message = null where kind = ? and key = ?")
_ACKNOWLEDGED = Statement(
    """update sync_record set state = 'acknowledged', acknowledged = sent, acknowledged_at = ?, message = null, task = null,
       task_due_at = null where kind = ? and key = ? and sent = ?"""
)
_DONE = Statement(
    """update sync_record set state = 'acknowledged', acknowledged = sent, acknowledged_at = ?, message = null, task = null,
       task_due_at = null where kind = ? and key = ? and task = ?"""
)
_ANY_TASK = Statement("select 1 from sync_record where task_due_at is not null limit 1")
_ACCEPTED = Statement("update sync_record set state = 'accepted', task = ?, task_due_at = ? where kind = ? and key = ?")
_FAILED = Statement(
    """update sync_record set state = 'failed', message = ?, task = null, task_due_at = null where kind = ? and key = ?"""
)
_AGAIN = Statement(
    """update sync_record set state = 'waiting', task = null, task_due_at = null, message = ? where kind = ? and key = ?"""
)
_WITHDRAWN = Statement(
    """update sync_record set state = 'withdrawn', desired = null, sent = null, acknowledged = null, may_be_there = false,
       message = null, task = null, task_due_at = null, acknowledged_at = ? where kind = ? and key = ?"""
)
_WITHDRAWN_BELOW = Statement(
    """update sync_record set state = 'withdrawn', sent = null, acknowledged = null, may_be_there = false, message = null,
       acknowledged_at = ? where parent = ? and desired is null and kind in (select value from json_each(?))""",
    """update sync_record set state = 'withdrawn', sent = null, acknowledged = null, may_be_there = false, message = null,
       acknowledged_at = ? where parent = ? and desired is null and kind = any(?)""",
)
_ELSEWHERE = """select r.kind, r.key, r.subject_id from candidate_merge m
    join sync_record r on r.subject_id = case when m.kept_id {ids} then m.gone_id else m.kept_id end
    where r.subject = 'candidate' and r.may_be_there and (m.kept_id {ids} or m.gone_id {ids})"""
_OF_PARTNERS = Statement(*(_ELSEWHERE.format(ids=ids) for ids in ("in (select value from json_each(?))", "= any(?)")))
_ONE = Statement(f"select {_COLUMNS} from sync_record where kind = ? and key = ?")
_JOBS_THERE = Statement(
    """select key, subject_id from sync_record where kind = 'job' and key in (select value from json_each(?))
       and (acknowledged is not null or state = 'accepted')""",
    """select key, subject_id from sync_record where kind = 'job' and key = any(?)
       and (acknowledged is not null or state = 'accepted')""",
)
_TASKS = Statement("""select kind, key, subject_id, task from sync_record where task_due_at <= ? order by task_due_at limit ?""")
_TASK_LATER = Statement("update sync_record set task_due_at = ? where task = ?")
_COUNTS = Statement("select kind, state, count(*) from sync_record group by kind, state")
_TROUBLED = Statement(
    """select r.kind, r.key, r.subject, r.subject_id, r.state, r.message, r.sent_at, r.id,
         coalesce(c.name, j.title, g.title, u.name)
       from sync_record r left join candidate c on r.subject = 'candidate' and c.id = r.subject_id
       left join job j on r.subject = 'job' and j.id = r.subject_id
       left join deleted_job g on r.subject = 'job' and g.id = r.subject_id
       left join app_user u on r.subject = 'user' and u.id = r.subject_id
       where r.kind = ? and r.state = ? and r.id > ? order by r.id limit ?"""
)
# What somebody can mend comes before what waits for it.
_REASONS = Statement(
    """select kind, state, message, count(*) from sync_record
       where state in ('refused', 'failed') or (state = 'waiting' and message is not null)
       group by kind, state, message order by state = 'waiting', count(*) desc, kind limit ?"""
)
_RETRY = Statement(
    """update sync_record set sent = null, state = 'waiting', message = null where state = ? and kind = ?
       returning subject, subject_id"""
)


class RecordRow(NamedTuple):
    """One record as it stands between us and LinkedIn; ``subject`` is the id of its job, candidate or user."""

    kind: str
    key: str
    parent: str | None
    subject: int
    state: str
    desired: str | None
    sent: str | None
    acknowledged: str | None
    may_be_there: bool
    message: str | None
    fields: str


class Troubled(NamedTuple):
    """A record that LinkedIn or Attract refused; ``name`` is that of its person or job, None when they are gone."""

    kind: str
    key: str
    subject: str
    subject_id: int
    state: str
    message: str | None
    sent_at: int | None
    id: int
    name: str | None


class RefusalReason(NamedTuple):
    """Why records are refused or wait, and how many."""

    kind: str
    state: str
    message: str | None
    records: int


def alone() -> None:
    """Keep others who change many records waiting until the transaction ends: each would go through them in another order."""
    lock("sync_record")


def of_subjects(subject: str, ids: Sequence[int]) -> list[RecordRow]:
    """All records of these jobs, candidates or users."""
    return [RecordRow(*row) for row in _OF.rows(subject, id_list(ids))]


def of_partners(candidates: Sequence[int]) -> dict[tuple[str, str], int]:
    """What LinkedIn may have of those with whom these candidates were made one, or from whom they were parted again: whose."""
    ids = id_list(candidates)
    return {(kind, key): subject for kind, key, subject in _OF_PARTNERS.rows(ids, ids, ids)}


def one(kind: str, key: str) -> RecordRow | None:
    """One record."""
    row = _ONE.row(kind, key)
    return RecordRow(*row) if row else None


def keep_desired(rows: Sequence[tuple[Any, ...]]) -> None:
    """Keep what should be there without sending it: kind, key, parent, subject, subject_id, state, desired, fields, message."""
    _DESIRED.each(rows)


def claim(rows: Sequence[tuple[Any, ...]]) -> None:
    """Say before a request that these may be there from now on: kind, key, parent, subject, id, desired, sent, fields."""
    now = clock.now()
    _CLAIM.each([(*row, now, now) for row in rows])


def keep_undesired(rows: Sequence[tuple[str, str, bool]]) -> None:
    """These should not be there: kind, key, whether they may be."""
    _UNDESIRED.each([(WAITING if there else WITHDRAWN, kind, key) for kind, key, there in rows])


def acknowledge(rows: Sequence[tuple[str, str, str]]) -> None:
    """LinkedIn has what was sent of these (kind, key, sent), unless something else was sent meanwhile."""
    now = clock.now()
    _ACKNOWLEDGED.each([(now, *row) for row in rows])


def complete(rows: Sequence[tuple[str, str, str]]) -> None:
    """The tasks of these (kind, key, task) were carried out."""
    now = clock.now()
    _DONE.each([(now, *row) for row in rows])


def accept(rows: Sequence[tuple[str, int, str, str]]) -> None:
    """LinkedIn works on these: task, when to ask for it, kind, key."""
    _ACCEPTED.each(rows)


def keep_acknowledged(keys: Sequence[tuple[str, str]]) -> None:
    """What LinkedIn acknowledged of these (kind, key) holds; nothing that differs can be sent."""
    _THERE.each(keys)


def fail(rows: Sequence[tuple[str, str, str]]) -> None:
    """LinkedIn refused these: message, kind, key."""
    _FAILED.each(rows)


def hold(rows: Sequence[tuple[str | None, str, str]]) -> None:
    """These were not sent after all, or are to be sent again: message, kind, key."""
    _AGAIN.each(rows)


def withdraw(keys: Sequence[tuple[str, str]], kinds_below: dict[str, list[str]]) -> None:
    """LinkedIn has these no more, and with them what hung on them (``kinds_below`` by kind)."""
    now = clock.now()
    _WITHDRAWN.each([(now, *key) for key in keys])
    for kind, key in keys:
        if below := kinds_below.get(kind):
            _WITHDRAWN_BELOW.run(now, key, id_list(below))


def jobs_there(keys: Sequence[str]) -> set[str]:
    """Which of these jobs LinkedIn has or works on."""
    return {key for key, _ in _JOBS_THERE.rows(id_list(keys))}


def due_tasks(limit: int) -> list[tuple[str, str, int, str]]:
    """Job tasks to ask for now: kind, key, job, task."""
    return [tuple(row) for row in _TASKS.rows(clock.now(), limit)]


def any_task() -> bool:
    """Whether LinkedIn still works on anything."""
    return _ANY_TASK.row() is not None


def ask_later(tasks: Sequence[str], at: int) -> None:
    """Ask for these tasks again at the instant ``at``."""
    _TASK_LATER.each([(at, task) for task in tasks])


def counts() -> dict[tuple[str, str], int]:
    """How many records of each kind are in each state."""
    return {(kind, state): count for kind, state, count in _COUNTS.rows()}


def troubled(kind: str, state: str, after: int, limit: int) -> list[Troubled]:
    """Failed or refused records of a kind, by id."""
    return [Troubled(*row) for row in _TROUBLED.rows(kind, state, after, limit)]


def reasons(limit: int) -> list[RefusalReason]:
    """Why records are refused or wait, what can be mended first, then commonest first."""
    return [RefusalReason(*row) for row in _REASONS.rows(limit)]


def retry(kind: str, state: str) -> None:
    """Send the failed or refused records of a kind again."""
    troubled: dict[str, set[int]] = {}
    for subject, id in _RETRY.rows(state, kind):
        troubled.setdefault(subject, set()).add(id)
    for subject, ids in troubled.items():
        sync_dirty.changed(subject, ids)


def retry_one(kind: str, key: str) -> None:
    """Let one record be sent again."""
    _AGAIN.run(None, kind, key)


def forget_acknowledged() -> None:
    """LinkedIn may have forgotten, or never knew, what was acknowledged: another company, or a new connection."""
    SyncRecord.update(acknowledged=None, sent=None, state=WAITING, task=None, task_due_at=None).where(
        SyncRecord.state.not_in([WITHDRAWN, REFUSED])
    ).execute()


def any_there() -> bool:
    """Whether LinkedIn may have anything of ours."""
    return SyncRecord.select().where(SyncRecord.may_be_there).exists()
