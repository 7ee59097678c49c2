"""A job as LinkedIn gets it, posted for everybody or for the export list alone (attract.md 3.12, linkedin.md 4.1)."""

from collections.abc import Collection
from enum import StrEnum
from html import escape, unescape
from typing import Protocol
from urllib.parse import quote, urlsplit

from server.domain.errors import Invalid, required
from server.domain.i18n_marker import N_
from server.domain.jobs import EMPLOYMENT_TYPES, SENIORITY_TYPES, TITLE_LIMIT, JobStatus
from server.domain.linkedin.records import JobRecord

KEY_LIMIT = 200
SHORTEST_DESCRIPTION, LONGEST_DESCRIPTION = 100, 25_000
ADDRESS_LIMIT = 2000
TERMS = "https://www.linkedin.com/legal/l/jobs-terms-conditions"
CHANNEL = "linkedin"
EVERYBODY_SEES_IT = "PO"  # public and open, as linkedin.job_steps writes it

NO_TITLE = N_("The job has no title. Enter one.")
LONG_TITLE = N_("LinkedIn takes a title of at most 200 characters. Shorten it.")
LONG_KEY = N_("LinkedIn takes a Job ID of at most 200 characters.")
SHORT_DESCRIPTION = N_("LinkedIn wants a job description of at least 100 characters. Write more.")
LONG_DESCRIPTION = N_("LinkedIn takes a job description of at most 25,000 characters. Shorten it.")
NO_LOCATION = N_("The job has no location. Enter one.")
NO_CITY_AND_COUNTRY = N_("LinkedIn wants a location with city and country or region, such as “Oslo, Norway”. Enter both.")
BAD_APPLY_ADDRESS = N_("The web address where candidates apply is not complete. Post the job again and enter it.")
DUPLICATE = N_("LinkedIn has this job from another source, or as a Premium Job Slot. Have it taken down there, then try again.")
MEND = N_("Mend what LinkedIn names in the job details, then try again.")
NO_SECURE_ADDRESS = N_("Enter a complete web address that begins with https://.")

# The field of the job that each of them is about.
FIELDS = {
    NO_TITLE: "title",
    LONG_TITLE: "title",
    SHORT_DESCRIPTION: "description",
    LONG_DESCRIPTION: "description",
    NO_LOCATION: "location",
    NO_CITY_AND_COUNTRY: "location",
}


class ApplyBy(StrEnum):
    """How candidates apply: on the public page of the job in Attract, or at an address of the company's own."""

    ATTRACT = "attract"
    OTHER = "other"


class PostingState(StrEnum):
    """How far a posting is. ``CHANGING`` is on LinkedIn with a change on its way, ``LEAVING`` is about to be taken down."""

    NOT_POSTED = "not_posted"
    SUBMITTED = "submitted"
    AT_LINKEDIN = "at_linkedin"
    POSTED = "posted"
    CHANGING = "changing"
    FAILED = "failed"
    REFUSED = "refused"
    LEAVING = "leaving"


class PostingSource(Protocol):
    """What is known of a job and its posting. ``posted`` is the wish that everybody sees it; instants in ms."""

    @property
    def job_id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def location(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def employment_type(self) -> str | None: ...
    @property
    def seniority(self) -> str | None: ...
    @property
    def activated_at(self) -> int | None: ...
    @property
    def created_at(self) -> int: ...
    @property
    def posted(self) -> bool: ...
    @property
    def apply_url(self) -> str | None: ...


def public_address(public_url: str, job_id: str) -> str:
    """The page that everybody may read, and apply on."""
    return f"{public_url}/careers/{quote(job_id, safe='')}"


def job_record(source: PostingSource, public_url: str) -> JobRecord:
    """What LinkedIn should have of the job. Types of the company's own stay here (statements 112, 113)."""
    active = source.status == JobStatus.ACTIVE
    return JobRecord(
        key=source.job_id,
        title=source.title,
        description=_html(source.description),
        location=source.location,
        apply_url=source.apply_url or public_address(public_url, source.job_id),
        listed_at=source.activated_at or source.created_at,
        open=active,
        public=source.posted and active,
        employment_type=_known(source.employment_type, EMPLOYMENT_TYPES),
        seniority=_known(source.seniority, SENIORITY_TYPES),
    )


def refusals(record: JobRecord) -> list[str]:
    """Why LinkedIn would refuse ``record``: sentences that say what to mend, none when nothing is known against it."""
    location = [part for part in record.location.split(",") if part.strip()]
    refusals_by_reason = {
        LONG_KEY: len(record.key) > KEY_LIMIT,
        NO_TITLE: not record.title.strip(),
        LONG_TITLE: len(record.title) > TITLE_LIMIT,
        SHORT_DESCRIPTION: len(_text(record.description)) < SHORTEST_DESCRIPTION,
        LONG_DESCRIPTION: len(record.description) > LONGEST_DESCRIPTION,
        NO_LOCATION: not location,
        NO_CITY_AND_COUNTRY: record.public and len(location) == 1,
        BAD_APPLY_ADDRESS: not _complete(record.apply_url, ("https", "http")),
    }
    return [sentence for sentence, holds in refusals_by_reason.items() if holds]


def state_of(is_posted: bool, record: str | None, acknowledged: str | None) -> PostingState:
    """How far a posting is that is ``is_posted`` or not.

    ``record`` is the state of the job's sync record, ``acknowledged`` the shape LinkedIn has it in (linkedin.job_steps).
    """
    there = (acknowledged or "").startswith(EVERYBODY_SEES_IT)
    if record in (PostingState.FAILED, PostingState.REFUSED) and (is_posted or there):
        return PostingState(record)
    if not is_posted:
        return PostingState.LEAVING if there else PostingState.NOT_POSTED
    if there:
        return PostingState.POSTED if record == "acknowledged" else PostingState.CHANGING
    return PostingState.AT_LINKEDIN if record == "accepted" else PostingState.SUBMITTED


def advice(message: str | None) -> str:
    """What to do about LinkedIn's ``message``: a sentence."""
    return DUPLICATE if "DUPLICATE" in (message or "").upper() else MEND


def checked_apply_address(text: str) -> str:
    """``text`` as an address where candidates may apply; raise Invalid unless it is a whole one with https."""
    address = required(text, "apply_url", ADDRESS_LIMIT)
    if not _complete(address, ("https",)):
        raise Invalid({"apply_url": NO_SECURE_ADDRESS})
    return address


def _complete(address: str, schemes: Collection[str]) -> bool:
    """Whether ``address`` names a host and can be followed; one with a name and password in it could mislead."""
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 - raises for one that is no number
    except ValueError:
        return False
    return (
        parts.scheme in schemes
        and bool(parts.hostname)
        and "@" not in parts.netloc
        and len(address) <= ADDRESS_LIMIT
        and not any(letter.isspace() for letter in address)
    )


def _html(text: str) -> str:
    """LinkedIn reads a description as HTML, ours is text."""
    return escape(text, quote=False).replace("\r\n", "\n").replace("\n", "<br>")


def _text(description: str) -> str:
    return unescape(description.replace("<br>", "\n")).strip()


def _known(value: str | None, names: Collection[str]) -> str | None:
    return value if value in names else None
