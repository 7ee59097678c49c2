"""How jobs were closed."""

from typing import NamedTuple

from server.domain.closing import ClosingReason
from server.domain.history import UndoableActionKind
from server.storage.database import Statement
from server.storage.tables import JobClosing

_OF_JOB = Statement(
    """select k.reason, k.comment, k.hired_id, c.id, c.name, u.name, k.closed_at,
         (select d.id from history_entry h join undoable_action d on d.id = h.undoable_action_id
          where h.job_id = k.job_id and d.kind = ? and d.undone_at is null order by h.id desc limit 1)
       from job_closing k left join application a on a.id = k.hired_id left join candidate c on c.id = a.candidate_id
         left join app_user u on u.id = k.closed_by_id where k.job_id = ?"""
)
_ACCEPTED = Statement(
    """select a.id, a.candidate_id, c.name, a.offer_accepted_at from application a join candidate c on c.id = a.candidate_id
       where a.job_id = ? and a.past_prospect and a.status = 'active' and a.offer_accepted_at is not null
       order by a.offer_accepted_at, a.id limit 200"""
)
_RUNNING = """from application a where a.job_id = ? and a.past_prospect in (true, false) and a.status = 'active'
    and a.offer_accepted_at is null"""
_COUNT = Statement(f"select count(*) {_RUNNING}")
_IDS = Statement(f"select a.id {_RUNNING} order by a.id")


class ClosingRow(NamedTuple):
    """How a job was closed, and the ``undoable_action`` of it. The hired candidate is None where they are gone, or nobody was."""

    reason: ClosingReason
    comment: str
    application: int | None
    candidate: int | None
    name: str | None
    by: str | None
    at: int
    undoable_action: int | None


class AcceptedRow(NamedTuple):
    """Somebody who accepted an offer; ``id`` is their application."""

    id: int
    candidate: int
    name: str
    accepted_at: int


def of_job(job: int) -> ClosingRow | None:
    """How a job was closed; None for one that is not, or was closed before that was kept."""
    row = _OF_JOB.row(UndoableActionKind.JOB_CLOSED, job)
    return ClosingRow(*row)._replace(reason=ClosingReason(row[0])) if row else None


def add(job: int, reason: ClosingReason, comment: str, hired: int | None, by: int) -> None:
    """Keep how a job is closed."""
    JobClosing.create(job=job, reason=reason, comment=comment, hired=hired, closed_by=by)


def remove(job: int) -> None:
    """The job is not closed after all."""
    JobClosing.delete().where(JobClosing.job == job).execute()


def accepted(job: int) -> list[AcceptedRow]:
    """Who accepted an offer on a job, and is still in the running: the first 200."""
    return [AcceptedRow(*row) for row in _ACCEPTED.rows(job)]


def count_running(job: int) -> int:
    """How many are in the running on a job and have accepted no offer, prospects included."""
    row = _COUNT.row(job)
    return int(row[0]) if row else 0


def running(job: int) -> list[int]:
    """The applications of those."""
    return [row[0] for row in _IDS.rows(job)]
