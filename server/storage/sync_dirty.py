"""Marks: what LinkedIn may have to learn about. Whoever changes a row sets one in the same transaction (design 5.10).

Marks are set only while the installation is connected; connecting compares everything anyhow. They are written last in
their transaction and in one order, as everybody writes them: by subject, then by id.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import NamedTuple

from server.domain import clock
from server.storage.database import Statement, at_the_end
from server.storage.ids import id_list
from server.storage.tables import SyncDirty

JOB, CANDIDATE, USER = "job", "candidate", "user"
_APPLICATION, _NOTE, _ON_JOB = "application", "note", "on_job"

_INSERT = """insert into sync_dirty (subject, subject_id, version, rank, dry_run_done, tries, due_at, dirty_at)
    select subject, id, 1, {rank}, false, 0, ?, ? from ({known}) known where {condition} order by subject, id
    on conflict (subject, subject_id) do update set version = sync_dirty.version + 1, {updates}dry_run_done = false, tries = 0,
        due_at = excluded.due_at, dirty_at = excluded.dirty_at"""
_AMONG = ("in (select value from json_each(?))", "= any(?)")
_LISTED = ("value as id from json_each(?)", "unnest(?::bigint[]) as id")
_CHANGED_SQL = _INSERT.format(
    rank=0,
    updates="rank = 0, ",
    condition="exists (select 1 from linkedin_account where connected_at is not null)",
    known="""select 'candidate' as subject, {listed}
        union select 'candidate', candidate_id from application where id {among}
        union select 'candidate', candidate_id from note where id {among}
        union select 'candidate', candidate_id from application where past_prospect and job_id {among}
        union select 'job', {listed} union select 'user', {listed}""",
)
_CHANGED = Statement(*(_CHANGED_SQL.format(listed=listed, among=among) for listed, among in zip(_LISTED, _AMONG, strict=True)))


def _history(subject: str, known: str) -> Statement:
    # History does not push back what changed today.
    known = f"select '{subject}' as subject, id from ({known}) known"
    return Statement(_INSERT.format(rank=1, updates="", condition="true", known=known))


_EVERYTHING = (
    _history(
        CANDIDATE,
        """select candidate_id as id from application where past_prospect
           union select subject_id from sync_record where subject = 'candidate'""",
    ),
    _history(
        JOB,
        """select id from job where activated_at is not null
           union select subject_id from sync_record where subject = 'job'""",
    ),
    _history(
        USER,
        """select user_id as id from linkedin_connection
           union select user_id from linkedin_seat where user_id is not null
           union select subject_id from sync_record where subject = 'user'""",
    ),
)
_DUE = Statement(
    """select subject_id, version, rank, tries, dirty_at from sync_dirty where subject = ? and due_at <= ?
       order by rank, due_at, id limit ?"""
)
_DUE_POSTED = Statement(
    """select m.subject_id, m.version, m.rank, m.tries, m.dirty_at from sync_dirty m where m.subject = 'job' and m.due_at <= ?
         and (exists (select 1 from posting p where p.job_id = m.subject_id)
              or exists (select 1 from deleted_job g where g.id = m.subject_id))
       order by m.due_at, m.id limit ?"""
)
_AWAITING_DRY_RUN = Statement(
    "select subject_id, version, rank, tries, dirty_at from sync_dirty where subject = ? and not dry_run_done order by id limit ?"
)
_SAME = "subject = ? and subject_id = ? and version = ? and dirty_at = ?"
_SETTLED = Statement(f"delete from sync_dirty where {_SAME}")
_DRY_RUN_DONE = Statement(f"update sync_dirty set dry_run_done = true where {_SAME}")
_PUT_OFF = Statement(f"update sync_dirty set due_at = ?, tries = tries + 1 where {_SAME}")
_SLEEPING = """select id from sync_dirty where subject = 'candidate' and due_at > ?
       and subject_id in (select candidate_id from application where past_prospect and job_id {among}) order by subject_id"""
_WAKEN = Statement(
    *(
        f"update sync_dirty set due_at = ? where id in ({_SLEEPING.format(among=among)}{lock})"
        for among, lock in zip(_AMONG, ("", " for update"), strict=True)
    )
)
# What was put off this often waits for a person, who has to mend something.
_HISTORY = Statement("select 1 from sync_dirty where rank = 1 and tries < 5 limit 1")
_WAITING = Statement("select subject, count(*) from sync_dirty group by subject")


class DirtyRow(NamedTuple):
    """A subject to look at. Whoever worked on ``version`` settles that one, not a change that came meanwhile.

    Versions begin anew once a mark is settled, so ``dirty_at`` tells a new mark from an old one.
    """

    id: int
    version: int
    rank: int
    tries: int
    dirty_at: int


def candidate(*ids: int) -> None:
    """Something about these candidates changed."""
    changed(CANDIDATE, ids)


def job(*ids: int) -> None:
    """Something about these jobs, their teams or their postings changed."""
    changed(JOB, ids)


def user(*ids: int) -> None:
    """Who these users are on LinkedIn changed."""
    changed(USER, ids)


def changed(subject: str, ids: Iterable[int]) -> None:
    """Something about these jobs, candidates or users changed."""
    at_the_end(_write, *((subject, id) for id in ids))


def application(id: int) -> None:
    """Something about an application changed: its candidate is looked at."""
    applications([id])


def applications(ids: Iterable[int]) -> None:
    """Something about these applications changed."""
    changed(_APPLICATION, ids)


def note(id: int) -> None:
    """A note that stays changed."""
    changed(_NOTE, [id])


def candidates_on(job_id: int) -> None:
    """Everybody past Prospect on a job is looked at: it can be told of now, or is called otherwise."""
    changed(_ON_JOB, [job_id])


def everything() -> None:
    """Compare all jobs, candidates and users with what LinkedIn has, behind what changed today."""
    now = clock.now()
    for statement in _EVERYTHING:
        statement.run(now, now)


def due(subject: str, limit: int) -> list[DirtyRow]:
    """What is to be looked at now, today's changes first."""
    return [DirtyRow(*row) for row in _DUE.rows(subject, clock.now(), limit)]


def due_postings(limit: int) -> list[DirtyRow]:
    """The jobs among them that somebody posted, unposted or deleted."""
    return [DirtyRow(*row) for row in _DUE_POSTED.rows(clock.now(), limit)]


def awaiting_dry_run(subject: str, limit: int) -> list[DirtyRow]:
    """What the dry run has not looked at."""
    return [DirtyRow(*row) for row in _AWAITING_DRY_RUN.rows(subject, limit)]


def settle(subject: str, dirty_rows: Sequence[DirtyRow]) -> None:
    """These were dealt with, unless they changed meanwhile."""
    _SETTLED.each([(subject, dirty_row.id, dirty_row.version, dirty_row.dirty_at) for dirty_row in _ordered(dirty_rows)])


def mark_dry_run_done(subject: str, dirty_rows: Sequence[DirtyRow]) -> None:
    """The dry run has looked at these."""
    _DRY_RUN_DONE.each([(subject, dirty_row.id, dirty_row.version, dirty_row.dirty_at) for dirty_row in _ordered(dirty_rows)])


def put_off(subject: str, dirty_rows: Sequence[DirtyRow], until: int) -> None:
    """Look at these again at the instant ``until``."""
    _PUT_OFF.each([(until, subject, dirty_row.id, dirty_row.version, dirty_row.dirty_at) for dirty_row in _ordered(dirty_rows)])


def wake(jobs: Sequence[int]) -> None:
    """LinkedIn has these jobs from now on: candidates who waited for them are looked at now."""
    now = clock.now()
    _WAKEN.run(now, now, id_list(jobs))


def history_left() -> bool:
    """Whether something of before the start of the sync is still to be looked at."""
    return _HISTORY.row() is not None


def waiting() -> dict[str, int]:
    """How many of each subject wait."""
    return dict(_WAITING.rows())


def count_awaiting_dry_run() -> int:
    """How many the dry run has not looked at."""
    return int(SyncDirty.select().where(~SyncDirty.dry_run_done).count())


def forget_all() -> None:
    """Nothing is to be looked at any more: the installation was disconnected."""
    SyncDirty.delete().execute()


def _write(subjects: Sequence[tuple[str, int]]) -> None:
    ids = {kind: [id for _, id in some] for kind, some in groupby(subjects, itemgetter(0))}
    if ids:
        now = clock.now()
        _CHANGED.run(now, now, *(id_list(ids.get(kind, [])) for kind in (CANDIDATE, _APPLICATION, _NOTE, _ON_JOB, JOB, USER)))


def _ordered(dirty_rows: Iterable[DirtyRow]) -> list[DirtyRow]:
    return sorted(dirty_rows, key=attrgetter("id"))
