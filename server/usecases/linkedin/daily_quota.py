"""What may be asked of LinkedIn's Recruiter data in a day: seats, InMail, notes and stubs share one quota (linkedin.md 1.7)."""

from server.domain import clock
from server.domain.errors import LinkedInThrottled
from server.storage.linkedin.setup import quotas
from server.usecases.linkedin.rate_limiter import midnight

SHARED = "recruiterReads"
MOST = 90_000  # of 100,000 a day: the rest is for people who press Refresh, and for requests that had to be repeated


class DailyQuota:
    """A gate for LinkedIn's client that counts across all processes and stays below the daily quota."""

    def __init__(self) -> None:
        self._spent, _, self._parked_until = quotas.spent(clock.now()).get(SHARED, (0, 0, None))
        self._used = 0

    def before(self, resource: str, records: int) -> None:
        """Raise LinkedInThrottled while the quota is used up, or LinkedIn asked to wait."""
        now = clock.now()
        if self._parked_until and self._parked_until > now:
            raise LinkedInThrottled(resource, self._parked_until)
        if self._spent + self._used >= MOST:
            raise LinkedInThrottled(resource, midnight(now))

    def after(self, resource: str, records: int, status: int) -> None:
        """Count a request that was answered."""
        self._used += 1

    def keep(self, parked_until: int | None = None) -> None:
        """Write down what was used, and until when nobody should ask; within the caller's transaction."""
        if self._used:
            quotas.spend(clock.now(), {SHARED: (self._used, 0)})
            self._spent, self._used = self._spent + self._used, 0
        if parked_until:
            quotas.park(clock.now(), SHARED, parked_until)
