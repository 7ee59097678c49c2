"""One process's turn at the sync: the duty it holds, how it paces itself, and what it has worked out ahead.

All of this may be lost at any time: what counts stands in rows.
"""

import os
import socket
from dataclasses import dataclass, field

from server.domain import clock
from server.domain.errors import LinkedInThrottled
from server.storage import leases
from server.storage.database import transaction
from server.storage.linkedin.setup import account
from server.usecases.linkedin.backoff import EVERYTHING, Backoff, retry_at
from server.usecases.linkedin.outgoing.prefetch import Prefetch
from server.usecases.linkedin.outgoing.reconcile import Reconciliation
from server.usecases.linkedin.rate_limiter import RateLimiter, midnight
from server.usecases.linkedin.setup import connection

_LEASE, _LEASE_TIME = "sync", 120_000


class LeaseLost(Exception):
    """Another worker took over: this one was so slow that it was taken for dead."""


@dataclass(slots=True)
class WorkerLease:
    """What ``holder`` remembers from one pass to the next."""

    holder: str = f"{socket.gethostname()}-{os.getpid()}"
    backoff: Backoff = field(default_factory=Backoff)
    prefetch: Prefetch[Reconciliation] = field(default_factory=Prefetch)
    held_at: int = 0
    _rate_limiter: RateLimiter | None = None

    @property
    def rate_limiter(self) -> RateLimiter:
        """What counts and paces the requests of this process."""
        if self._rate_limiter is None:
            self._rate_limiter = RateLimiter(connection.settings().linkedin_records_per_minute)
        return self._rate_limiter

    def begin(self) -> bool:
        """Whether the duty is ours for the next two minutes; it is one worker's alone."""
        if clock.now() - self.held_at > _LEASE_TIME:
            self.prefetch.drop()  # others may have worked meanwhile
        with transaction():
            held = leases.take(_LEASE, self.holder, _LEASE_TIME)
        self.held_at = clock.now()
        return held

    def stay(self) -> None:
        """Hold on to the duty during a long pass. Raise Relieved when somebody else has it."""
        if clock.now() - self.held_at > _LEASE_TIME // 4 and not self.begin():
            raise LeaseLost

    def park(self, throttled: LinkedInThrottled) -> int:
        """Until when to leave the resource alone: as LinkedIn said, else to the new day, else a growing while."""
        now = clock.now()
        spent = self.rate_limiter.nearly_spent(throttled.resource)
        until = throttled.until or (midnight(now) if spent else retry_at(self.backoff.tries + 5))
        self.backoff.tries += 1
        self.rate_limiter.park(throttled.resource, until)
        return until

    def trouble(self, text: str) -> None:
        """Rest from everything, and tell the administrator why."""
        self.backoff.rest(EVERYTHING)
        with transaction():
            account.keep_trouble(text)

    def well(self) -> None:
        """LinkedIn answered: the administrator need not be told of trouble any more; within the caller's transaction."""
        if self.backoff.well() and account.read().trouble:
            account.keep_trouble(None)
