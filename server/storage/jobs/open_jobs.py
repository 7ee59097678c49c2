"""The jobs that somebody may add people to."""

from functools import cache
from typing import NamedTuple

from server.domain.permissions import Action
from server.storage.database import Statement, is_sqlite
from server.storage.full_text import JOB_MATCHES, JOB_MATCHES_POSTGRESQL, query_text
from server.storage.jobs.team_sql import EFFECTIVE_ROLES, may


class OpenJob(NamedTuple):
    """A job as the dialog Add candidate to job lists it; people go to Prospect while it takes prospects."""

    id: int
    job_id: str
    title: str
    location: str
    prospects_enabled: bool


def open_to(user: int, words: list[str], limit: int) -> list[OpenJob]:
    """Active jobs on whose team ``user`` adds people, as recruiter or hiring manager: newest first (statement 243)."""
    values = [query_text(words, is_sqlite())] if words else []
    return [OpenJob(*row) for row in _open_to(bool(words)).rows(user, *values, user, limit)]


@cache
def _open_to(search: bool) -> Statement:
    allowed = f"""(case when j.prospects_enabled then {may(Action.ADD_PROSPECT)} else {may(Action.ADD_APPLICANT)} end)"""

    def sql(matches: str) -> str:
        return f"""
            select j.id, j.job_id, j.title, j.location, j.prospects_enabled from job j
            where j.id in (select m.job_id from team_member m where m.user_id = ?) and j.status = 'active'
              {f"and {matches}" if search else ""}
              and exists (select 1 from ({EFFECTIVE_ROLES} where m.job_id = j.id and m.user_id = ?) mine where {allowed})
            order by j.activated_at desc, j.id desc limit ?"""

    return Statement(sql(JOB_MATCHES), sql(JOB_MATCHES_POSTGRESQL))
