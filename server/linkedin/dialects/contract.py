"""What the rest of this package asks of a dialect."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from server.domain.linkedin.kinds import RecordKind
from server.domain.linkedin.records import Gone, JobRecord, Record
from server.linkedin.restli.keys import Parts

Item = TypeVar("Item", Record, Gone)
Key = Parts | str  # the parts of a compound key, or a plain id


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes: ``path`` below the API's base, ``resource`` for quotas, ``protocol`` 1 or 2, its headers."""

    path: str
    resource: str
    protocol: int = 1
    headers: Mapping[str, str] = field(default_factory=dict)


class Dialect(Protocol):
    """Names, keys and bodies of one of LinkedIn's APIs, for one company."""

    name: str
    asynchronous_jobs: bool  # whether jobs answer with a task
    patches_candidates: bool  # whether a candidate's member can be told by itself

    def groups(self, kind: RecordKind, items: Sequence[Item]) -> Iterator[tuple[Target, list[Item]]]:
        """``items`` of one kind by the place they are sent to."""

    def key(self, item: Record | Gone) -> Key:
        """The key of a record there."""

    def body(self, record: Record) -> dict[str, Any]:
        """A record, but for jobs."""

    def jobs(self) -> Target:
        """Where jobs are sent to."""

    def job(self, record: JobRecord, operation: str) -> dict[str, Any]:
        """A job, and CREATE, UPDATE, RENEW or CLOSE."""

    def candidates(self) -> Target:
        """Where candidates are."""

    def candidate_key(self, id: str) -> Parts:
        """The key of a candidate."""

    def integrations(self) -> Target:
        """Where integrations are."""

    def integration_key(self, type: str, context: str) -> Parts:
        """The key of an integration."""

    def configurations(self, type: str, context: str) -> Target:
        """Where the configuration of an integration is."""

    def configuration_key(self, type: str, context: str, name: str) -> Key:
        """The key of one configured value."""

    def reads(self, name: str) -> Target:
        """Where ``seatsV2`` and the other finders over Recruiter's data are."""
