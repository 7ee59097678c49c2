"""What everybody may read: posted jobs; and who applied for them without signing in."""

from typing import NamedTuple

from server.domain.linkedin.posting import CHANNEL
from server.storage.candidates import candidate_search, contacts
from server.storage.database import Statement
from server.storage.tables import Candidate

_JOB = Statement(
    """select j.id, j.job_id, j.title, j.location, j.description, j.employment_type, j.seniority, p.apply_url,
         p.posted and j.status = 'active', j.resume_required
       from job j join posting p on p.job_id = j.id where j.job_id = ? and p.channel = ?"""
)
_APPLIED = Statement(
    """select a.id from application a join candidate c on c.id = a.candidate_id
       where a.job_id = ? and c.email_key = ? and a.past_prospect limit 1"""
)


class PublicJob(NamedTuple):
    """A job that was posted at some time; ``open`` while it is. ``apply_url`` is there when people apply elsewhere.

    ``resume_required`` says that nobody applies without one.
    """

    id: int
    job_id: str
    title: str
    location: str
    description: str
    employment_type: str | None
    seniority: str | None
    apply_url: str | None
    open: bool
    resume_required: bool


def job(job_id: str) -> PublicJob | None:
    """The job with this Job ID, if it ever was posted."""
    row = _JOB.row(job_id, CHANNEL)
    return PublicJob(*row) if row else None


def applied(job: int, email_key: str) -> bool:
    """Whether somebody with this address is an applicant of the job."""
    return _APPLIED.row(job, email_key) is not None


def keep_names(candidate: int, first_name: str, last_name: str, phone: str | None) -> None:
    """Keep what a new candidate said of themselves beside name and address."""
    chosen = Candidate.id == candidate
    Candidate.update(first_name=first_name, last_name=last_name, phone=phone).where(chosen).execute()
    candidate_search.renew(candidate)
    contacts.renew_keys(candidate)
