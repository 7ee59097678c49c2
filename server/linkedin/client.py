"""LinkedIn for one connected company: everything that Attract tells it and asks it, in either dialect."""

from collections.abc import Iterator, Sequence

from server.domain.linkedin.records import Gone, JobRecord, Record, RecordResult
from server.linkedin import dialects, onboarding, outgoing, reads
from server.linkedin.addresses import Addresses
from server.linkedin.incoming import ClosedProfileNotice, ExportedPerson, InMailMessage, ProspectNoteMessage, Seat, StubProfile
from server.linkedin.oauth.tokens import LinkedInTokens
from server.linkedin.onboarding import SwitchState
from server.linkedin.outgoing import TaskState
from server.linkedin.reads import Matches
from server.linkedin.restli.client import RestliClient, require
from server.linkedin.transport.calls import Calls, Gate, OpenGate

__all__ = ["Gate", "LinkedIn", "Matches", "OpenGate", "SwitchState", "TaskState"]


class LinkedIn:
    """``dialect`` is v2 or rest, ``version`` that of /rest, ``organization`` the company's URN; ``gate`` counts and paces.

    Cheap to make: what is worth keeping, connections and the token, is kept by ``tokens``. Every method raises
    LinkedInDown, LinkedInThrottled, LinkedInWrongCredentials, LinkedInForbidden or LinkedInRefused for a request as a whole.
    What yields lists yields one for each HTTP request, so that what was answered before such trouble is not lost.
    """

    def __init__(
        self,
        addresses: Addresses,
        dialect: str,
        version: str,
        organization: str,
        tokens: LinkedInTokens,
        gate: Gate | None = None,
    ) -> None:
        self._transport = tokens.transport
        chosen = dialects.named(dialect, version, organization)
        self._restli = RestliClient(addresses.api, chosen, Calls(tokens, gate or OpenGate()))

    def now(self) -> int:
        """LinkedIn's clock in ms; ours until LinkedIn has answered once."""
        return self._transport.now()

    def put(self, records: Sequence[Record]) -> Iterator[list[RecordResult]]:
        """Tell LinkedIn about ``records``, all of one kind, at most 100 in a request.

        Jobs are updated where they are open and closed where they are not; ``put_jobs`` can say it more exactly.
        """
        jobs = [(one, "UPDATE" if one.open else "CLOSE") for one in records if isinstance(one, JobRecord)]
        return outgoing.put_jobs(self._restli, jobs) if jobs else outgoing.put(self._restli, records)

    def remove(self, gone: Sequence[Gone]) -> Iterator[list[RecordResult]]:
        """Have ``gone``, all of one kind, removed; what LinkedIn never had counts as removed.

        A job cannot be removed and needs all of its fields to be closed: put it as a JobRecord with ``open=False``.
        """
        return outgoing.remove(self._restli, gone)

    def put_jobs(self, jobs: Sequence[tuple[JobRecord, str]]) -> Iterator[list[RecordResult]]:
        """Carry out CREATE, UPDATE, RENEW or CLOSE for each job.

        On /v2 answers carry the ``task`` that tells later how it went; on /rest they say it at once, and have none.
        """
        return outgoing.put_jobs(self._restli, jobs)

    def job_tasks(self, tasks: Sequence[str]) -> dict[str, TaskState]:
        """How tasks of jobs went; tasks that LinkedIn has forgotten, after 30 days, are missing (linkedin.md 4.2)."""
        return outgoing.job_tasks(self._restli, tasks)

    def matches(self, candidates: Sequence[str]) -> dict[str, Matches]:
        """Whom LinkedIn takes candidates for, by their keys; candidates it does not have are missing (linkedin.md 5.2)."""
        return reads.matches(self._restli, candidates)

    def link(self, candidate: str, member: str) -> bool:
        """Tell LinkedIn which member (person URN) a candidate is (linkedin.md 5.3); whether that was possible by itself.

        On /rest it is not, and the member goes with the candidate's next ``put``. Raise LinkedInRefused for a refusal.
        """
        dialect = self._restli.dialect
        if not dialect.patches_candidates:
            return False
        patch = {"patch": {"$set": {"manualMatchedMember": member}}}
        key = dialect.candidate_key(candidate)
        require(self._restli.batch("batch_partial_update", dialect.candidates(), [key], [patch])[0])
        return True

    def integrations(self, contexts: Sequence[tuple[str, str]]) -> list[SwitchState]:
        """How integrations, given as type and context URN, stand; those that nobody requested are missing (linkedin.md 3.5)."""
        return onboarding.integrations(self._restli, contexts)

    def integrations_of_request(self, request_id: str) -> list[SwitchState]:
        """How the integrations stand that a notification of INTEGRATION_STATUS_CHANGE is about."""
        return onboarding.of_request(self._restli, request_id)

    def name_integration(self, type: str, context: str, name: str) -> None:
        """Say what administrators of Recruiter read (linkedin.md 3.3). Raise LinkedInRefused for one not requested."""
        onboarding.name(self._restli, type, context, name)

    def configure(self, type: str, context: str, key: str, value: str | None) -> None:
        """Set a value of an integration, or remove it with None (linkedin.md 3.4). Raise LinkedInRefused for a refusal."""
        onboarding.configure(self._restli, type, context, key, value)

    def configuration(self, type: str, context: str) -> dict[str, str]:
        """The values of an integration that are set (RSC-104)."""
        return onboarding.configuration(self._restli, type, context)

    def export(self, request_id: str) -> list[ExportedPerson]:
        """Who was exported (linkedin.md 9.4); nobody for an id that is unknown, foreign or too old."""
        return reads.export(self._restli, request_id)

    def seats(self, contract: str, states: Sequence[str] = ("ACTIVE",)) -> Iterator[list[Seat]]:
        """The seats of a contract (URN), page by page (linkedin.md 11)."""
        return reads.seats(self._restli, contract, states)

    def conversation_events(self, seat: str, start: int, end: int) -> Iterator[list[InMailMessage]]:
        """InMail of a seat (URN), from ``start`` on and before ``end``, at most 12 hours (linkedin.md 12)."""
        return reads.conversation_events(self._restli, seat, start, end)

    def prospect_notes(self, contract: str, owners: Sequence[str], after: int, until: int) -> Iterator[list[ProspectNoteMessage]]:
        """Recruiters' notes last changed after ``after`` and until ``until``, at most 12 hours (linkedin.md 13)."""
        return reads.prospect_notes(self._restli, contract, owners, after, until)

    def mail_stubs(self, contract: str, owners: Sequence[str], start: int, end: int) -> Iterator[list[StubProfile]]:
        """Stub profiles made from ``start`` on and before ``end`` for ``owners``, who should be named (linkedin.md 14)."""
        return reads.mail_stubs(self._restli, contract, owners, start, end)

    def closed_profiles(self, start: int, end: int) -> Iterator[list[ClosedProfileNotice]]:
        """Exported members who left LinkedIn from ``start`` on and before ``end`` (linkedin.md 15)."""
        return reads.closed_profiles(self._restli, start, end)
