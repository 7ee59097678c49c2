"""What one child application has sent; every key starts with the integrationContext (linkedin.md 20.4)."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

Key = tuple[str, ...]
Entity = dict[str, Any]
CHILD_KINDS = ("notes", "stages", "interviewFeedback", "resumes")


@dataclass
class Integration:
    """One integration of a child app: REQUESTED, PARTNER_READY, ENABLED or DISABLED (names of states are the stand-in's)."""

    context: str
    type: str
    requested_at: int
    modified_at: int
    name: str | None = None
    state: str = "REQUESTED"
    configurations: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> Key:
        """Context and type; one child app has at most one integration of each."""
        return (self.context, self.type)


@dataclass
class Job:
    """A job or requisition: ``fields`` as last sent, ``state`` LISTED or CLOSED, ``posting`` the number of its public posting."""

    context: str
    external_id: str
    fields: Entity
    state: str
    availability: str
    posting: int | None
    expires_at: int | None


@dataclass
class Task:
    """One element of a batch_create of simpleJobPostings; evaluated at ``due_at``, known for 30 days."""

    urn: str
    fields: Entity
    created_at: int
    due_at: int
    status: str = "IN_PROGRESS"
    error_code: str | None = None
    error_message: str | None = None
    posting: int | None = None


@dataclass
class Candidate:
    """A candidate as last sent, in the names of /v2; ``matched`` is what the matching engine found when it last looked."""

    fields: Entity
    changed_at: int
    matched: list[str] = field(default_factory=list)
    notes: dict[str, Entity] = field(default_factory=dict)


@dataclass
class AtsStore:
    """Keys: integrations (context, type); jobs, candidates, applications (context, id); children of applications by application
    key and kind, then by id; acls (context, acl, entity type, entity); assignees (context, acl, entity type, person URN).

    ``orphan_notes`` are notes of candidates not sent (yet); ``requests`` maps the id of a status notification to integrations.
    ``unlinked`` holds candidates with the member whom somebody said in the widget they are not. The others are indexes:
    applications of a candidate, candidates of a member, and what the matching engine has to do.
    """

    integrations: dict[Key, Integration] = field(default_factory=dict)
    jobs: dict[Key, Job] = field(default_factory=dict)
    tasks: dict[str, Task] = field(default_factory=dict)
    pending: list[Task] = field(default_factory=list)
    candidates: dict[Key, Candidate] = field(default_factory=dict)
    orphan_notes: dict[Key, dict[str, Entity]] = field(default_factory=dict)
    applications: dict[Key, Entity] = field(default_factory=dict)
    children: dict[Key, dict[str, dict[str, Entity]]] = field(default_factory=dict)
    acls: set[Key] = field(default_factory=set)
    assignees: set[Key] = field(default_factory=set)
    requests: dict[str, list[Key]] = field(default_factory=dict)
    applications_of: defaultdict[Key, set[Key]] = field(default_factory=lambda: defaultdict(set))
    candidates_of: defaultdict[str, set[Key]] = field(default_factory=lambda: defaultdict(set))
    unmatched_yet: dict[Key, None] = field(default_factory=dict)
    matched_at_version: int = 0
    unlinked: set[tuple[Key, str]] = field(default_factory=set)
