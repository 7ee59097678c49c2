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
from server.usecases.linkedin.backoff import EVERYTHING, Pace, backoff
from server.usecases.linkedin.outgoing.prefetch import Ahead
from server.usecases.linkedin.outgoing.reconcile import Comparison
from server.usecases.linkedin.rate_limiter import Meter, midnight
from server.usecases.linkedin.setup import connection

_DUTY, _DUTY_TIME = "sync", 120_000


class Relieved(Exception):
    """Another worker took over: this one was so slow that it was taken for dead."""


@dataclass(slots=True)
class Shift:
    """What ``holder`` remembers from one pass to the next."""

    holder: str = f"{socket.gethostname()}-{os.getpid()}"
    pace: Pace = field(default_factory=Pace)
    ahead: Ahead[Comparison] = field(default_factory=Ahead)
    held_at: int = 0
    _meter: Meter | None = None

    @property
    def meter(self) -> Meter:
        """What counts and paces the requests of this process."""
        if self._meter is None:
            self._meter = Meter(connection.settings().linkedin_records_per_minute)
        return self._meter

    def begin(self) -> bool:
        """Whether the duty is ours for the next two minutes; it is one worker's alone."""
        if clock.now() - self.held_at > _DUTY_TIME:
            self.ahead.drop()  # others may have worked meanwhile
        with transaction():
            held = leases.take(_DUTY, self.holder, _DUTY_TIME)
        self.held_at = clock.now()
        return held

    def stay(self) -> None:
        """Hold on to the duty during a long pass. Raise Relieved when somebody else has it."""
        if clock.now() - self.held_at > _DUTY_TIME // 4 and not self.begin():
            raise Relieved

    def park(self, throttled: LinkedInThrottled) -> int:
        """Until when to leave the resource alone: as LinkedIn said, else to the new day, else a growing while."""
        now = clock.now()
        spent = self.meter.nearly_spent(throttled.resource)
        until = throttled.until or (midnight(now) if spent else backoff(self.pace.tries + 5))
        self.pace.tries += 1
        self.meter.park(throttled.resource, until)
        return until

    def trouble(self, text: str) -> None:
        """Rest from everything, and tell the administrator why."""
        self.pace.rest(EVERYTHING)
        with transaction():
            account.keep_trouble(text)

    def well(self) -> None:
        """LinkedIn answered: the administrator need not be told of trouble any more; within the caller's transaction."""
        if self.pace.well() and account.read().trouble:
            account.keep_trouble(None)
