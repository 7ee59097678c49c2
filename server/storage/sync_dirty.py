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
from server.storage.tables import SyncMark

JOB, CANDIDATE, USER = "job", "candidate", "user"
_APPLICATION, _NOTE, _ON_JOB = "application", "note", "on_job"

_INSERT = """insert into sync_mark (subject, subject_id, version, rank, rehearsed, tries, due_at, marked_at)
    select subject, id, 1, {rank}, false, 0, ?, ? from ({known}) known where {condition} order by subject, id
    on conflict (subject, subject_id) do update set version = sync_mark.version + 1, {updates}rehearsed = false, tries = 0,
        due_at = excluded.due_at, marked_at = excluded.marked_at"""
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
    """select subject_id, version, rank, tries, marked_at from sync_mark where subject = ? and due_at <= ?
       order by rank, due_at, id limit ?"""
)
_DUE_POSTED = Statement(
    """select m.subject_id, m.version, m.rank, m.tries, m.marked_at from sync_mark m where m.subject = 'job' and m.due_at <= ?
         and (exists (select 1 from posting p where p.job_id = m.subject_id)
              or exists (select 1 from deleted_job g where g.id = m.subject_id))
       order by m.due_at, m.id limit ?"""
)
_UNREHEARSED = Statement(
    "select subject_id, version, rank, tries, marked_at from sync_mark where subject = ? and not rehearsed order by id limit ?"
)
_SAME = "subject = ? and subject_id = ? and version = ? and marked_at = ?"
_SETTLED = Statement(f"delete from sync_mark where {_SAME}")
_REHEARSED = Statement(f"update sync_mark set rehearsed = true where {_SAME}")
_PUT_OFF = Statement(f"update sync_mark set due_at = ?, tries = tries + 1 where {_SAME}")
_SLEEPING = """select id from sync_mark where subject = 'candidate' and due_at > ?
       and subject_id in (select candidate_id from application where past_prospect and job_id {among}) order by subject_id"""
_WAKEN = Statement(
    *(
        f"update sync_mark set due_at = ? where id in ({_SLEEPING.format(among=among)}{lock})"
        for among, lock in zip(_AMONG, ("", " for update"), strict=True)
    )
)
# What was put off this often waits for a person, who has to mend something.
_HISTORY = Statement("select 1 from sync_mark where rank = 1 and tries < 5 limit 1")
_WAITING = Statement("select subject, count(*) from sync_mark group by subject")


class Mark(NamedTuple):
    """A subject to look at. Whoever worked on ``version`` settles that one, not a change that came meanwhile.

    Versions begin anew once a mark is settled, so ``marked_at`` tells a new mark from an old one.
    """

    id: int
    version: int
    rank: int
    tries: int
    marked_at: int


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


def due(subject: str, limit: int) -> list[Mark]:
    """What is to be looked at now, today's changes first."""
    return [Mark(*row) for row in _DUE.rows(subject, clock.now(), limit)]


def due_postings(limit: int) -> list[Mark]:
    """The jobs among them that somebody posted, unposted or deleted."""
    return [Mark(*row) for row in _DUE_POSTED.rows(clock.now(), limit)]


def unrehearsed(subject: str, limit: int) -> list[Mark]:
    """What the dry run has not looked at."""
    return [Mark(*row) for row in _UNREHEARSED.rows(subject, limit)]


def settle(subject: str, marks: Sequence[Mark]) -> None:
    """These were dealt with, unless they changed meanwhile."""
    _SETTLED.each([(subject, mark.id, mark.version, mark.marked_at) for mark in _ordered(marks)])


def rehearse(subject: str, marks: Sequence[Mark]) -> None:
    """The dry run has looked at these."""
    _REHEARSED.each([(subject, mark.id, mark.version, mark.marked_at) for mark in _ordered(marks)])


def put_off(subject: str, marks: Sequence[Mark], until: int) -> None:
    """Look at these again at the instant ``until``."""
    _PUT_OFF.each([(until, subject, mark.id, mark.version, mark.marked_at) for mark in _ordered(marks)])


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


def count_unrehearsed() -> int:
    """How many the dry run has not looked at."""
    return int(SyncMark.select().where(~SyncMark.rehearsed).count())


def forget_all() -> None:
    """Nothing is to be looked at any more: the installation was disconnected."""
    SyncMark.delete().execute()


def _write(wanted: Sequence[tuple[str, int]]) -> None:
    ids = {kind: [id for _, id in some] for kind, some in groupby(wanted, itemgetter(0))}
    if ids:
        now = clock.now()
        _CHANGED.run(now, now, *(id_list(ids.get(kind, [])) for kind in (CANDIDATE, _APPLICATION, _NOTE, _ON_JOB, JOB, USER)))


def _ordered(marks: Iterable[Mark]) -> list[Mark]:
    return sorted(marks, key=attrgetter("id"))
