"""Which jobs are to be on LinkedIn, and how candidates apply for them."""

from typing import NamedTuple

from server.domain import clock
from server.domain.linkedin.posting import CHANNEL
from server.storage import sync_dirty
from server.storage.database import Statement
from server.storage.tables import Posting

_OF_JOB = Statement(
    """select p.posted, p.apply_by, p.apply_url, p.renewals, u.name, p.at
       from posting p left join app_user u on u.id = p.by_id where p.job_id = ? and p.channel = ?"""
)
_POST = Statement(
    """insert into posting (job_id, channel, posted, apply_by, apply_url, renewals, by_id, at)
       values (?, ?, true, ?, ?, 0, ?, ?)
       on conflict (job_id, channel) do update set posted = true, apply_by = excluded.apply_by,
         apply_url = excluded.apply_url, by_id = excluded.by_id, at = excluded.at"""
)


class PostingRow(NamedTuple):
    """A posting: whether it is ``posted``, and who last said so or took it back, when. ``apply_url`` is None for our page."""

    posted: bool
    apply_by: str
    apply_url: str | None
    renewals: int
    by: str | None
    at: int


def of_job(job: int) -> PostingRow | None:
    """The posting of a job, if there ever was one."""
    row = _OF_JOB.row(job, CHANNEL)
    return PostingRow(*row) if row else None


def post(job: int, apply_by: str, apply_url: str | None, user: int) -> None:
    """The job is to be on LinkedIn from now on."""
    _POST.run(job, CHANNEL, apply_by, apply_url, user, clock.now())
    sync_dirty.job(job)


def renew(job: int, user: int) -> None:
    """The job is to be posted anew."""
    _change(job, renewals=Posting.renewals + 1, by=user)


def unpost(job: int, user: int) -> None:
    """The job is to be on LinkedIn no more."""
    _change(job, posted=False, by=user)


def _change(job: int, **values: object) -> None:
    Posting.update(at=clock.now(), **values).where((Posting.job == job) & (Posting.channel == CHANNEL)).execute()
    sync_dirty.job(job)
