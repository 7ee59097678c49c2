"""Deleting jobs with everything that hangs on them."""

from typing import NamedTuple

from server.domain import clock
from server.storage import sync_dirty
from server.storage.applications import applications
from server.storage.candidates.owners import Owners
from server.storage.database import Statement
from server.storage.tables import Job, Notification, UndoableAction

_HAS_APPLICANTS = Statement("select 1 from application where job_id = ? and past_prospect limit 1")
_COUNTS = Statement(
    """select
         (select count(*) from application where job_id = ? and not past_prospect),
         (select count(*) from application where job_id = ? and past_prospect),
         (select count(*) from note n join application a on a.id = n.application_id
          where a.job_id = ? and n.removed_at is null and (not n.private or n.author_id = ?)),
         (select count(*) from feedback f join application a on a.id = f.application_id
          where a.job_id = ? and f.status = 'submitted'),
         exists (select 1 from sync_record where kind = 'job' and subject = 'job' and subject_id = ? and may_be_there)"""
)
_HOLD = Statement("select id from job where id = ? for update")
# Whose export was taken back is not on the job any more, and still what goes with it names them.
_NAMED = Owners(
    """select candidate_id from application where job_id = ? union select candidate_id from export where job_id = ?
       union select candidate_id from undoable_action where job_id = ?
       union select candidate_id from history_entry where job_id = ?"""
)
_PEOPLE = Statement("select id from application where job_id = ? order by id")
# Nothing has to be said to LinkedIn of what it never knew: then no text stays.
_KEEP = Statement(
    """insert into deleted_job (id, job_id, title, description, location, employment_type, seniority, activated_at,
         created_at, deleted_at)
       select j.id, j.job_id, j.title, case when known.there then j.description else '' end,
         case when known.there then j.location else '' end, j.employment_type, j.seniority,
         case when known.there then j.activated_at end, j.created_at, cast(? as bigint)
       from job j, (select exists (select 1 from sync_record where kind = 'job' and subject = 'job' and subject_id = ?
                                   and may_be_there) as there) known
       where j.id = ?"""
)


class DeletionCounts(NamedTuple):
    """What hangs on a job, as far as the reader may know; ``known`` says that LinkedIn may have it."""

    prospects: int
    applicants: int
    notes: int
    feedback: int
    known: bool

    @property
    def people(self) -> int:
        """Everybody on it."""
        return self.prospects + self.applicants


def has_applicants(job: int) -> bool:
    """Whether anybody on the job is past Prospect."""
    return _HAS_APPLICANTS.row(job) is not None


def counts(job: int, reader: int) -> DeletionCounts:
    """What goes with the job."""
    row = _COUNTS.row(job, job, job, reader, job, job) or (0, 0, 0, 0, False)
    return DeletionCounts(*row)._replace(known=bool(row[4]))


def people(job: int) -> list[int]:
    """The applications on a job."""
    return [row[0] for row in _PEOPLE.rows(job)]


def hold(job: int) -> None:
    """Keep others from changing the people of a job, and from adding to them, until the transaction ends.

    First all whom it names, as everybody waits for people, and then the job itself, so that nobody comes in any more.
    """
    _NAMED.hold(job, job, job, job, then=lambda: _HOLD.rows(job))


def remove(job: int, by: int) -> None:
    """Delete a job, its applications and all else that is about it alone, within the caller's transaction."""
    applications.remove_many(people(job), by)
    sync_dirty.job(job)
    _KEEP.run(clock.now(), job, job)
    # What can be taken back leads nowhere any more, and neither do links of notifications.
    UndoableAction.delete().where(UndoableAction.job == job).execute()
    here = f"/jobs/{job}"
    Notification.delete().where((Notification.link == here) | Notification.link.startswith(f"{here}/")).execute()
    Job.delete().where(Job.id == job).execute()
