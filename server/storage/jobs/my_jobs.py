"""The jobs somebody works on, with how many people are where: the first part of their Home page."""

from functools import cache
from typing import NamedTuple

from server.domain.permissions import Action
from server.domain.stages import ApplicationStatus
from server.storage.database import Statement
from server.storage.jobs.team_sql import EFFECTIVE_ROLES, may

COUNTED = 100  # counting stops here: "99+" is as good an answer and costs the same for every job


class MyJob(NamedTuple):
    """A job of one's teams. The counts stop at 100; ``prospects`` is None where the reader may not see them.

    ``active_at`` is when something happened on it last; applicants are those in the running.
    """

    id: int
    job_id: str
    title: str
    location: str
    status: str
    active_at: int
    prospects: int | None
    applicants: int
    rejected: int
    withdrawn: int


def newest(user: int, all_prospects: bool, limit: int) -> list[MyJob]:
    """The jobs on whose team ``user`` is and that are not closed, newest activity first."""
    return [MyJob(*row) for row in _newest(all_prospects).rows(user, *([] if all_prospects else [user]), limit)]


@cache
def _newest(all_prospects: bool) -> Statement:
    prospects = _counted("a.past_prospect = false", ApplicationStatus.ACTIVE)
    chosen = """select o.id, o.job_id, o.title, o.location, o.status, o.managers_see_prospects,
          coalesce(h.at, o.updated_at) as active_at
        from (select distinct m.job_id from team_member m where m.user_id = ?) t join job o on o.id = t.job_id
          left join history_entry h on h.id = (select max(e.id) from history_entry e where e.job_id = o.id)
        where o.status <> 'closed'"""
    if not all_prospects:
        place = f"select 1 from ({EFFECTIVE_ROLES} where m.user_id = ? and m.job_id = j.id) mine"
        prospects = f"case when exists ({place} where {may(Action.VIEW_PROSPECTS)}) then {prospects} end"
    counts = ", ".join(_counted("a.past_prospect = true", status) for status in ApplicationStatus)
    # The counting stands outside, so that only the jobs that are shown are counted.
    shown = f"select * from ({chosen}) c order by c.active_at desc, c.id desc limit ?"
    return Statement(
        f"""select j.id, j.job_id, j.title, j.location, j.status, j.active_at, {prospects}, {counts}
            from ({shown}) j order by j.active_at desc, j.id desc"""
    )


def _counted(condition: str, status: ApplicationStatus) -> str:
    rows = f"select 1 from application a where a.job_id = j.id and {condition} and a.status = '{status}' limit {COUNTED}"
    return f"(select count(*) from ({rows}) counted)"
