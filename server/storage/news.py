"""What others changed on jobs since an entry of history: counted by kind, each with its newest entry."""

import json
from functools import cache
from typing import Any, NamedTuple

from server.domain.history import Subject
from server.domain.permissions import Action
from server.storage.database import Statement
from server.storage.jobs.team_sql import EFFECTIVE_ROLES, may

MOST = 1000  # entries that are looked at, newest first, whatever happened before them
_KINDS = 200  # kinds of changes, over all jobs

_NEWS = f"""
    select g.job_id, j.title, j.job_id, g.subject, g.change, g.number, g.newest, l.at, u.name, l.candidate_id, c.name, l.changes
    from (select r.job_id, r.subject, r.change, count(distinct r.subject_id) as number, max(r.id) as newest
          from ({{recent}}) r group by r.job_id, r.subject, r.change) g
      join history_entry l on l.id = g.newest join job j on j.id = g.job_id
      left join app_user u on u.id = l.by_id left join candidate c on c.id = l.candidate_id
    order by g.newest desc limit {_KINDS}"""
_COLUMNS = "h.id, h.job_id, h.subject, h.subject_id, h.change"
# What was taken back changed nothing in the end, and neither did the taking back.
_NEW = """h.id > ? and h.at > ? and (h.by_id is null or h.by_id <> ?) and h.change <> 'undone'
    and not exists (select 1 from undoable_action d where d.id = h.undoable_action_id and d.undone_at is not null)"""
_APPLICANT = "(h.subject <> 'application' or exists (select 1 from application a where a.id = h.subject_id and a.past_prospect))"
_NEWEST = f"order by h.id desc limit {MOST}"
_LATEST = Statement("select max(id) from history_entry")


class Novelty(NamedTuple):
    """``number`` things of one kind that changed alike on a job; the rest tells of the newest of these changes."""

    job: int
    job_title: str
    job_id: str
    subject: Subject
    change: str
    number: int
    entry: int
    at: int
    by: str | None
    candidate: int | None
    candidate_name: str | None
    changes: dict[str, list[Any]]


def latest() -> int:
    """The newest entry of all history; 0 before the first."""
    row = _LATEST.row()
    return row[0] or 0 if row else 0


def on_my_jobs(user: int, after: int, since: int, all_history: bool, all_prospects: bool) -> list[Novelty]:
    """What others than ``user`` changed on the jobs of their teams after the entry ``after`` and the instant ``since``.

    Of teams whose place lets them read history unless they read ``all_history``, of prospects likewise.
    """
    return _novelties(_mine(all_history, all_prospects).rows(user, after, since, user))


def everywhere(user: int, after: int, since: int) -> list[Novelty]:
    """The same on every job, for those who read everything."""
    return _novelties(_EVERYWHERE.rows(after, since, user))


_EVERYWHERE = Statement(
    _NEWS.format(recent=f"select {_COLUMNS} from history_entry h where h.job_id is not null and {_NEW} {_NEWEST}")
)


@cache
def _mine(all_history: bool, all_prospects: bool) -> Statement:
    prospects = "1" if all_prospects else f"max(case when {may(Action.VIEW_PROSPECTS)} then 1 else 0 end)"
    mine = f"""(select mine.job_id, {prospects} as prospects from ({EFFECTIVE_ROLES} where m.user_id = ?) mine
        join job j on j.id = mine.job_id where {"true" if all_history else may(Action.READ_HISTORY)} group by mine.job_id) t"""
    conditions = f"h.job_id = t.job_id and {_NEW} and (t.prospects = 1 or {_APPLICANT})"
    # The newest of each job by its index, on PostgreSQL not by going through the history of everybody.
    of_each = f"select {_COLUMNS} from history_entry h where {conditions} {_NEWEST}"
    sqlite = f"select {_COLUMNS} from {mine} cross join history_entry h where {conditions} {_NEWEST}"
    postgresql = f"select {_COLUMNS} from {mine} cross join lateral ({of_each}) h {_NEWEST}"
    return Statement(_NEWS.format(recent=sqlite), _NEWS.format(recent=postgresql))


def _novelties(rows: list[tuple[Any, ...]]) -> list[Novelty]:
    return [Novelty._make((*row[:3], Subject(row[3]), *row[4:11], json.loads(row[11]))) for row in rows]
