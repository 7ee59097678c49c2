"""What a job may be and when it takes people (spec/attract.md sections 4.2 and 4.5)."""

from dataclasses import dataclass
from enum import StrEnum

from server.domain.errors import Invalid, JobClosed, JobNotActive, ProspectsOff, bounded, required
from server.domain.words import N_

TITLE_LIMIT = 200  # linkedin.md: a title sent to LinkedIn has at most 200 characters
DESCRIPTION_LIMIT = 20_000
LOCATION_LIMIT = 200
OPENINGS_LIMIT = 999
TYPE_LIMIT = 80

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

    def checked(self) -> "JobDraft":
        """This draft with its texts trimmed; raise Invalid with a message per field (statements 152-155)."""
        errors: dict[str, str] = {}
        texts: dict[str, str] = {}
        limits = {"title": TITLE_LIMIT, "description": DESCRIPTION_LIMIT, "location": LOCATION_LIMIT}
        for field, limit in limits.items():
            try:
                texts[field] = required(getattr(self, field), field, limit)
            except Invalid as invalid:
                errors |= invalid.errors
        for field in ("employment_type", "seniority"):
            try:
                texts[field] = bounded(getattr(self, field), field, TYPE_LIMIT).strip()
            except Invalid as invalid:
                errors |= invalid.errors
        if not 1 <= self.openings <= OPENINGS_LIMIT:
            errors["openings"] = N_("Between 1 and 999.")
        if errors:
            raise Invalid(errors)
        return JobDraft(openings=self.openings, **texts)


def check_takes_prospects(name: str, status: JobStatus, prospects_enabled: bool) -> None:
    """Raise JobNotActive, JobClosed or ProspectsOff unless people can be exported to the job (statements 65-67)."""
    if status is JobStatus.CLOSED:
        raise JobClosed(job=name)
    if status is not JobStatus.ACTIVE:
        raise JobNotActive(job=name)
    if not prospects_enabled:
        raise ProspectsOff(job=name)


def checked_stage_name(name: str) -> str:
    """A stage name as candidates will read it; raise Invalid when empty or over 80 characters."""
    return required(name, "name", 80)
