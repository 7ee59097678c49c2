"""What leaves for LinkedIn, record by record: neutral of dialect, and nothing that is not in here can leave.

``key`` is the record's id on LinkedIn's side as well; ``parent`` the key of the record it hangs on. Instants are
milliseconds since 1970 in UTC. Limits and required fields: linkedin.md 4.1, 5.1, 6, 7, 8 and 20.3.
"""

from dataclasses import dataclass

from server.domain.linkedin.kinds import RecordKind


@dataclass(frozen=True, slots=True)
class JobRecord:
    """A job; ``key`` is its Job ID. ``public`` is one that was posted, the others are seen by the export list alone."""

    key: str
    title: str
    description: str
    location: str
    apply_url: str
    listed_at: int
    open: bool
    public: bool
    employment_type: str | None = None
    seniority: str | None = None
    kind: RecordKind = RecordKind.JOB


@dataclass(frozen=True, slots=True)
class CandidateRecord:
    """A person past Prospect on some job. ``member`` is the person URN of the profile they are linked to."""

    key: str
    first_name: str
    last_name: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    profile_url: str
    created_at: int
    modified_at: int
    linkedin_url: str | None = None
    company: str | None = None
    title: str | None = None
    location: str | None = None
    member: str | None = None
    kind: RecordKind = RecordKind.CANDIDATE


@dataclass(frozen=True, slots=True)
class ApplicationRecord:
    """A candidate on a job, past Prospect. ``candidate`` and ``job`` are the keys of theirs."""

    key: str
    candidate: str
    job: str
    job_title: str
    first_name: str
    last_name: str
    email: str | None
    source: str
    disposition: str | None
    created_at: int
    modified_at: int
    kind: RecordKind = RecordKind.APPLICATION


@dataclass(frozen=True, slots=True)
class StageRecord:
    """One step of an application's way."""

    key: str
    parent: str
    stage: str
    created_at: int
    kind: RecordKind = RecordKind.STAGE


@dataclass(frozen=True, slots=True)
class NoteRecord:
    """A note that is not private, on a candidate or an application."""

    key: str
    parent: str
    text: str
    author_first: str
    author_last: str
    created_at: int
    kind: RecordKind = RecordKind.APPLICATION_NOTE


@dataclass(frozen=True, slots=True)
class FeedbackRecord:
    """Submitted feedback; ``evaluations`` are pairs of attribute and result."""

    key: str
    parent: str
    text: str
    evaluations: tuple[tuple[str, str], ...]
    interviewer_first: str
    interviewer_last: str
    created_at: int
    kind: RecordKind = RecordKind.FEEDBACK


@dataclass(frozen=True, slots=True)
class AssigneeRecord:
    """A member (person URN) in the group ``group``; every user is a group of their own, so that nobody is in more than one."""

    key: str
    group: str
    member: str
    kind: RecordKind = RecordKind.ASSIGNEE


@dataclass(frozen=True, slots=True)
class AclRecord:
    """The job ``job`` is seen by the group ``group`` (linkedin.md 8)."""

    key: str
    job: str
    group: str
    kind: RecordKind = RecordKind.ACL


Record = JobRecord | CandidateRecord | ApplicationRecord | StageRecord | NoteRecord | FeedbackRecord | AssigneeRecord | AclRecord


@dataclass(frozen=True, slots=True)
class Gone:
    """A record that LinkedIn should no longer have. ``parent`` as above; for a job what was last sent is closed by it.

    For an ACL and an assignee the key carries its parts: "<job>|<group>" and "<group>|<person URN>".
    """

    kind: RecordKind
    key: str
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class RecordResult:
    """What LinkedIn said about one record: ``error`` is None when it has it (or, for Gone, has it no more).

    ``status`` is the HTTP status of the record; ``task`` names the job task that will say more (linkedin.md 4.2).
    """

    kind: RecordKind
    key: str
    status: int
    error: str | None = None
    task: str | None = None

    @property
    def id(self) -> tuple[str, str]:
        """Kind and key."""
        return str(self.kind), self.key
