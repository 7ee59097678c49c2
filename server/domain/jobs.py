"""What a job may be and when it takes people (attract.md 4.2 and 4.5)."""

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from server.domain.errors import Invalid, JobClosed, JobLocked, JobNotActive, ProspectsOff, bounded, keepable, required
from server.domain.i18n_marker import N_
from server.domain.job_keywords import KeywordKind, checked_keywords

TITLE_LIMIT = 200  # linkedin.md: a title sent to LinkedIn has at most 200 characters
DESCRIPTION_LIMIT = 20_000
LOCATION_LIMIT = 200
JOB_ID_LIMIT = 40
OPENINGS_LIMIT = 999
TYPE_LIMIT = 80
_JOB_ID = re.compile(r"[\w.-]*")

# Sections 4.2 and 2.6. A company may write values of its own beside these; LinkedIn does not show them (statements 112, 113).
EMPLOYMENT_TYPES = (N_("Full-time"), N_("Part-time"), N_("Contract"), N_("Temporary"), N_("Volunteer"), N_("Internship"))
SENIORITY_TYPES = (
    N_("Internship"),
    N_("Entry level"),
    N_("Associate"),
    N_("Mid-senior level"),
    N_("Director"),
    N_("Executive"),
)


class JobStatus(StrEnum):
    """The states of section 4.5."""

    DRAFT = "draft"
    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    ACTIVE = "active"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class JobDraft:
    """What the person who writes a job fills in."""

    title: str
    description: str
    location: str
    openings: int = 1
    employment_type: str = ""
    seniority: str = ""
    skills: tuple[str, ...] = ()
    job_functions: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()

    @property
    def keywords(self) -> dict[KeywordKind, tuple[str, ...]]:
        """The words that describe the job beside its text."""
        return {
            KeywordKind.SKILL: self.skills,
            KeywordKind.JOB_FUNCTION: self.job_functions,
            KeywordKind.INDUSTRY: self.industries,
        }

    def values(self) -> dict[str, object]:
        """What it says, by the names that history and two versions of it are shown under."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}

    def checked(self) -> "JobDraft":
        """This draft with its texts trimmed; raise Invalid with a message per field (statements 152-155, 158, 159)."""
        errors: dict[str, str] = {}
        limits = {"title": TITLE_LIMIT, "description": DESCRIPTION_LIMIT, "location": LOCATION_LIMIT}
        texts = {name: _kept(errors, required, getattr(self, name), name, limit) for name, limit in limits.items()}
        types = {name: _kept(errors, _optional, getattr(self, name), name) for name in ("employment_type", "seniority")}
        keywords = [_kept(errors, checked_keywords, kind, given) for kind, given in self.keywords.items()]
        if not 1 <= self.openings <= OPENINGS_LIMIT:
            errors["openings"] = N_("Between 1 and 999.")
        if errors:
            raise Invalid(errors)
        return JobDraft(
            **texts, **types, openings=self.openings, skills=keywords[0], job_functions=keywords[1], industries=keywords[2]
        )


def _optional(value: str, field: str) -> str:
    return bounded(value, field, TYPE_LIMIT).strip()


def _kept(errors: dict[str, str], check: Callable[..., Any], *given: Any) -> Any:
    """What ``check`` makes of ``given``; what it refuses goes to ``errors`` instead."""
    try:
        return check(*given)
    except Invalid as invalid:
        errors |= invalid.errors


def checked_job_id(job_id: str) -> str:
    """What a new job is to be called by, or "" for the next number. Raise Invalid for what is too long or no such name."""
    job_id = bounded(keepable(job_id).strip(), "job_id", JOB_ID_LIMIT)
    if not _JOB_ID.fullmatch(job_id):
        raise Invalid({"job_id": N_("Letters, digits, hyphens, dots and underscores only.")})
    return job_id


def locked(status: str, approval_needed: bool) -> bool:
    """Whether the details are closed to changes: approved and activated (statement 178; section 29.15)."""
    return approval_needed and status in (JobStatus.ACTIVE, JobStatus.CLOSED)


def status_after_edit(name: str, status: JobStatus, approval_needed: bool) -> JobStatus:
    """What a job is after somebody changed its details or its process; raise JobLocked where that cannot be.

    What approvers have answered, or are asked, is no longer what stands there: back to Draft (section 4.5, statement 171).
    """
    if locked(status, approval_needed):
        raise JobLocked(job=name)
    return JobStatus.DRAFT if status in (JobStatus.PENDING, JobStatus.APPROVED, JobStatus.REJECTED) else status


def check_can_be_activated(name: str, status: JobStatus, approval_needed: bool) -> None:
    """Raise JobNotActive unless the job is a draft that needs no approval, or approved (statements 170, 172, 173)."""
    if approval_needed and status is JobStatus.DRAFT:
        raise JobNotActive(N_("%(job)s needs approval before it can be activated."), job=name)
    if status not in (JobStatus.DRAFT, JobStatus.APPROVED):
        raise JobNotActive(N_("%(job)s cannot be activated from its present status."), job=name)


def check_takes_people(name: str, status: JobStatus) -> None:
    """Raise JobNotActive or JobClosed unless people can be added to the job (statements 180, 181)."""
    if status is JobStatus.CLOSED:
        raise JobClosed(job=name)
    if status is not JobStatus.ACTIVE:
        raise JobNotActive(job=name)


def check_takes_prospects(name: str, status: JobStatus, prospects_enabled: bool) -> None:
    """Raise JobNotActive, JobClosed or ProspectsOff unless people can be exported to the job (statements 65-67)."""
    check_takes_people(name, status)
    if not prospects_enabled:
        raise ProspectsOff(job=name)
