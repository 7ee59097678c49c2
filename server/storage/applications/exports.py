"""The jobs a person may export to, and the exports they made."""

from functools import cache
from typing import NamedTuple

from server.domain import clock
from server.domain.permissions import Action
from server.storage.database import Statement, is_sqlite
from server.storage.full_text import JOB_MATCHES, JOB_MATCHES_POSTGRESQL, query_text
from server.storage.jobs.team_sql import EFFECTIVE_ROLES, may
from server.storage.tables import Export

_BY_KEY = Statement("select id, request_hash, answer from export where user_id = ? and idempotency_key = ?")
_ADD = Statement(
    """insert into export (user_id, idempotency_key, request_hash, job_id, candidate_id, application_id, note_id,
       candidate_created, application_created, learned, answer, created_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id"""
)
_BY_ID = Statement(
    """select id, user_id, job_id, candidate_id, application_id, note_id, candidate_created, application_created, learned,
              answer, created_at, undone_at from export where id = ? and user_id = ?"""
)


class ExportableJobRow(NamedTuple):
    """A job as the search box of the extension shows it; ``exported_at`` is when the person last exported to it."""

    id: int
    job_id: str
    title: str
    location: str
    exported_at: int | None


class ExportRow(NamedTuple):
    """An export as its undo needs it; ``learned`` is a JSON list of what it added to a candidate already there."""

    id: int
    user: int
    job: int
    candidate: int | None
    application: int | None
    note: int | None
    candidate_created: bool
    application_created: bool
    learned: str
    answer: str
    created_at: int
    undone_at: int | None


def exportable(user: int, words: list[str], limit: int) -> list[ExportableJobRow]:
    """Active jobs with prospects on where ``user`` may export (statements 63-71): recently used first, then newest."""
    values = [query_text(words, is_sqlite())] if words else []
    return [ExportableJobRow(*row) for row in _exportable(bool(words)).rows(user, user, *values, user, limit)]


@cache
def _exportable(search: bool) -> Statement:
    def sql(matches: str) -> str:
        return f"""
            select id, job_id, title, location, exported_at from (
              select j.id, j.job_id, j.title, j.location, j.activated_at,
                (select max(e.created_at) from export e where e.user_id = ? and e.job_id = j.id) as exported_at
              from job j where j.id in (select m.job_id from team_member m where m.user_id = ?)
                and j.status = 'active' and j.prospects_enabled {f"and {matches}" if search else ""}
                and exists (select 1 from ({EFFECTIVE_ROLES} where m.job_id = j.id and m.user_id = ?) mine
                            where {may(Action.EXPORT_TO_JOB)})) found
            order by coalesce(exported_at, 0) desc, activated_at desc, id desc limit ?"""

    return Statement(sql(JOB_MATCHES), sql(JOB_MATCHES_POSTGRESQL))


def by_key(user: int, key: str) -> tuple[int, str, str] | None:
    """The export this user made with this Idempotency-Key: id, hash of its request, its answer."""
    return _BY_KEY.row(user, key)


def add(
    user: int,
    key: str,
    request_hash: str,
    ids: tuple[int, int, int, int | None],
    created: tuple[bool, bool],
    learned: str,
    answer: str,
) -> int:
    """Keep an export with its answer; its id.

    ``ids`` are job, candidate, application and note; ``created`` says whether candidate and application are new.
    """
    return _ADD.new_id(user, key, request_hash, *ids, *created, learned, answer, clock.now())


def by_id(export: int, user: int) -> ExportRow | None:
    """The export with this id, if ``user`` made it."""
    row = _BY_ID.row(export, user)
    return ExportRow(*row) if row else None


def any_since(candidate: int, export: int) -> bool:
    """Whether the candidate was exported again after ``export``, and that stands."""
    later = (Export.candidate == candidate) & (Export.id > export) & Export.undone_at.is_null()
    return Export.select().where(later).exists()


def made(candidate: int) -> bool:
    """Whether it was an export that brought the candidate into Attract."""
    return Export.select().where((Export.candidate == candidate) & Export.candidate_created).exists()


def mark_undone(export: int, answer: str) -> None:
    """Keep that an export was undone, and what it answers from now on."""
    Export.update(undone_at=clock.now(), answer=answer).where(Export.id == export).execute()
