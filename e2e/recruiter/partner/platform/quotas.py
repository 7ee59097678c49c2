"""Requests a day and records a minute, per application and resource (linkedin.md 1.7)."""

from collections import Counter
from dataclasses import dataclass

from e2e.recruiter.partner.platform.clock import Clock

MINUTE = 60_000
DAY = 24 * 60 * MINUTE


@dataclass(frozen=True)
class Limit:
    """None means unlimited; days are UTC days, minutes are those of the clock."""

    per_day: int | None = None
    per_minute: int | None = None


SYNC = Limit(per_day=100_000, per_minute=10_000)
SYNCED = (
    *("simpleJobPostings", "jobRequisitions", "atsCandidates", "candidates", "atsCandidates/notes", "candidateNotes"),
    *("atsApplications", "atsApplications/notes", "applicationNotes", "atsApplications/stages", "applicationStage"),
    *("atsApplications/interviewFeedback", "atsApplications/resumes", "attachments"),
    *("atsEntityAcls", "entityAcls", "atsEntityAclAssignees", "entityAclAssignees"),
)
INTEGRATIONS = ("atsIntegrations", "atsIntegrations/configurations", "integrations", "integrationConfigurations")
DEFAULTS = {
    **dict.fromkeys(SYNCED, SYNC),
    **dict.fromkeys(INTEGRATIONS, Limit(per_day=5_000)),
    "applicationInterviewFeedbacks": Limit(per_day=1_000_000),
    "simpleJobPostingTasks": Limit(per_day=300_000),
    "recruiterReads": Limit(per_day=100_000),
}


class Quotas:
    """What each application has used; ``limits`` may be changed at any time. Resources without a limit are free."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.limits = dict(DEFAULTS)
        self._requests: Counter[tuple[str, str, int]] = Counter()
        self._records: Counter[tuple[str, str, int]] = Counter()

    def set(self, resource: str, per_day: int | None, per_minute: int | None) -> None:
        """New limits for a resource; what has been used stays used."""
        self.limits[resource] = Limit(per_day, per_minute)

    def spend(self, client_id: str, resource: str, records: int) -> bool:
        """Count one request of ``records`` records; False, and nothing counted, if that is more than is left."""
        limit = self.limits.get(resource)
        if limit is None:
            return True
        now = self.clock.now()
        day, minute = (client_id, resource, now // DAY), (client_id, resource, now // MINUTE)
        if limit.per_day is not None and self._requests[day] + 1 > limit.per_day:
            return False
        if limit.per_minute is not None and self._records[minute] + records > limit.per_minute:
            return False
        self._requests[day] += 1
        self._records[minute] += records
        return True
