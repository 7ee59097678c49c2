"""Marks: what LinkedIn may have to learn about. Whoever changes a row sets one in the same transaction (design 5.10).

Marks are set only while the installation is connected; connecting compares everything anyhow.
"""

from collections.abc import Sequence
from typing import NamedTuple

from server.domain import clock
from server.storage.database import Statement, first_time
from server.storage.ids import among, id_list
from server.storage.tables import SyncMark

JOB, CANDIDATE, USER = "job", "candidate", "user"

_INSERT = """insert into sync_mark (subject, subject_id, version, rank, rehearsed, tries, due_at, marked_at)
    select ?, {id}, 1, {rank}, false, 0, ?, ? {source}
    on conflict (subject, subject_id) do update set version = sync_mark.version + 1, {updates}rehearsed = false, tries = 0,
        due_at = excluded.due_at, marked_at = excluded.marked_at"""
_CONNECTED = "exists (select 1 from linkedin_account where connected_at is not null)"


def _statement(id: str, source: str, history: bool = False) -> Statement:
    # History does not push back what changed today.
    return Statement(_INSERT.format(id=id, source=source, rank=int(history), updates="" if history else "rank = 0, "))


_ONE = _statement("?", f"where {_CONNECTED}")
_AMONG_APPLICATIONS = f"from application where id {{among}} and {_CONNECTED}"
_OF_APPLICATIONS = among(_INSERT.format(id="candidate_id", source=_AMONG_APPLICATIONS, rank=0, updates="rank = 0, "))
_OF_NOTE = _statement("candidate_id", f"from note where id = ? and {_CONNECTED}")
_OF_JOB = _statement("candidate_id", f"from application where job_id = ? and past_prospect and {_CONNECTED}")
_JOBS = _statement(
    "id",
    """from job where activated_at is not null
       or id in (select subject_id from sync_record where subject = 'job')""",
    history=True,
)
_CANDIDATES = _statement(
    "id",
    """from (select candidate_id as id from application where past_prospect
       union select subject_id from sync_record where subject = 'candidate') known where true""",
    history=True,
)
_USERS = _statement(
    "id",
    """from (select user_id as id from linkedin_connection union select user_id from linkedin_seat where user_id is not null
       union select subject_id from sync_record where subject = 'user') known where true""",
    history=True,
)
_DUE = Statement(
    """select subject_id, version, rank, tries, marked_at from sync_mark where subject = ? and due_at <= ?
       order by rank, due_at, id limit ?"""
)
_DUE_POSTED = Statement(
    """select m.subject_id, m.version, m.rank, m.tries, m.marked_at from sync_mark m join posting p on p.job_id = m.subject_id
       where m.subject = 'job' and m.due_at <= ? order by m.due_at, m.id limit ?"""
)
_UNREHEARSED = Statement(
    "select subject_id, version, rank, tries, marked_at from sync_mark where subject = ? and not rehearsed order by id limit ?"
)
_SAME = "subject = ? and subject_id = ? and version = ? and marked_at = ?"
_SETTLED = Statement(f"delete from sync_mark where {_SAME}")
_REHEARSED = Statement(f"update sync_mark set rehearsed = true where {_SAME}")
_PUT_OFF = Statement(f"update sync_mark set due_at = ?, tries = tries + 1 where {_SAME}")
_WAKE = """update sync_mark set due_at = ? where subject = 'candidate' and due_at > ?
       and subject_id in (select candidate_id from application where past_prospect and job_id {ids})"""
_WAKEN = Statement(_WAKE.format(ids="in (select value from json_each(?))"), _WAKE.format(ids="= any(?)"))
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
    _mark(CANDIDATE, ids)


def job(*ids: int) -> None:
    """Something about these jobs, their teams or their postings changed."""
    _mark(JOB, ids)


def user(*ids: int) -> None:
    """Who these users are on LinkedIn changed."""
    _mark(USER, ids)


def application(id: int) -> None:
    """Something about an application changed: its candidate is looked at."""
    applications([id])


def applications(ids: Sequence[int]) -> None:
    """Something about these applications, each of another candidate, changed."""
    now = clock.now()
    _OF_APPLICATIONS.run(CANDIDATE, now, now, id_list(ids))


def note(id: int) -> None:
    """A note changed or is about to go."""
    now = clock.now()
    _OF_NOTE.run(CANDIDATE, now, now, id)


def candidates_on(job_id: int) -> None:
    """Everybody past Prospect on a job is looked at: it can be told of now, or is called otherwise."""
    now = clock.now()
    _OF_JOB.run(CANDIDATE, now, now, job_id)


def everything() -> None:
    """Compare all jobs, candidates and users with what LinkedIn has, behind what changed today."""
    now = clock.now()
    for subject, statement in ((JOB, _JOBS), (CANDIDATE, _CANDIDATES), (USER, _USERS)):
        statement.run(subject, now, now)


def due(subject: str, limit: int) -> list[Mark]:
    """What is to be looked at now, today's changes first."""
    return [Mark(*row) for row in _DUE.rows(subject, clock.now(), limit)]


def due_postings(limit: int) -> list[Mark]:
    """The jobs among them that somebody posted or unposted."""
    return [Mark(*row) for row in _DUE_POSTED.rows(clock.now(), limit)]


def unrehearsed(subject: str, limit: int) -> list[Mark]:
    """What the dry run has not looked at."""
    return [Mark(*row) for row in _UNREHEARSED.rows(subject, limit)]


def settle(subject: str, marks: Sequence[Mark]) -> None:
    """These were dealt with, unless they changed meanwhile."""
    _SETTLED.each([(subject, mark.id, mark.version, mark.marked_at) for mark in marks])


def rehearse(subject: str, marks: Sequence[Mark]) -> None:
    """The dry run has looked at these."""
    _REHEARSED.each([(subject, mark.id, mark.version, mark.marked_at) for mark in marks])


def put_off(subject: str, marks: Sequence[Mark], until: int) -> None:
    """Look at these again at the instant ``until``."""
    _PUT_OFF.each([(until, subject, mark.id, mark.version, mark.marked_at) for mark in marks])


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


def _mark(subject: str, ids: Sequence[int]) -> None:
    now = clock.now()
    for id in ids:
        if first_time((subject, id)):
            _ONE.run(subject, id, now, now)
