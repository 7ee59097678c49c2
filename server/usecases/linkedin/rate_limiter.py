"""Counts and paces the requests of one process, so that LinkedIn's quotas are kept (linkedin.md 1.6, 1.7)."""

import threading
import time
from collections import deque
from datetime import UTC, datetime, timedelta

from server.domain import clock
from server.domain.errors import LinkedInThrottled
from server.linkedin.transport.quotas import QUOTAS
from server.storage.linkedin.setup import quotas

_MINUTE = 60.0
_FRESH = 5 * clock.MINUTE


class RateLimiter:
    """A gate for LinkedIn's client. ``records_per_minute`` of 0 is no limit; ``now`` tells LinkedIn's time."""

    def __init__(self, records_per_minute: int) -> None:
        self._records_per_minute = records_per_minute
        self._sent: dict[str, deque[tuple[float, int]]] = {}
        self._used: dict[str, tuple[int, int]] = {}
        self._spent: dict[str, tuple[int, int, int | None]] = {}
        self._old_at = 0
        self._counting = threading.Lock()  # what was used is written down beside the next requests

    def before(self, resource: str, records: int) -> None:
        """Wait until ``records`` may go. Raise LinkedInThrottled when the day's requests are used up or LinkedIn said so."""
        if self._old_at <= clock.now():
            self.renew()
        requests, _, parked_until = self._spent.get(resource, (0, 0, None))
        if parked_until and parked_until > clock.now():
            raise LinkedInThrottled(resource, parked_until)
        per_day, per_minute = QUOTAS.get(resource, (0, 0))
        if per_day and requests + self._used.get(resource, (0, 0))[0] >= per_day and self._records_per_minute:
            raise LinkedInThrottled(resource, midnight(clock.now()))
        self._wait(resource, records, min(self._records_per_minute, per_minute or self._records_per_minute))

    def after(self, resource: str, records: int, status: int) -> None:
        """Count a request that was answered with ``status``."""
        with self._counting:
            requests, before = self._used.get(resource, (0, 0))
            self._used[resource] = (requests + 1, before + records)

    def keep(self) -> None:
        """Write down what was used since the last time; within the caller's transaction."""
        with self._counting:
            used, self._used = self._used, {}
            for resource, (requests, records) in used.items():
                before = self._spent.get(resource, (0, 0, None))
                self._spent[resource] = (before[0] + requests, before[1] + records, before[2])
        quotas.spend(clock.now(), used)

    def renew(self) -> None:
        """Look again at what others used, and at the new day after midnight."""
        now = clock.now()
        self._spent, self._old_at = quotas.spent(now), min(midnight(now), now + _FRESH)

    def park(self, resource: str, until: int) -> None:
        """Ask nothing of ``resource`` before ``until``; within the caller's transaction."""
        quotas.park(clock.now(), resource, until)
        self._spent[resource] = (*self._spent.get(resource, (0, 0, None))[:2], until)

    def nearly_spent(self, resource: str) -> bool:
        """Whether a 429 of ``resource`` can only be its daily quota."""
        per_day = QUOTAS.get(resource, (0, 0))[0]
        return bool(per_day) and self._spent.get(resource, (0, 0, None))[0] >= per_day * 0.98

    def _wait(self, resource: str, records: int, per_minute: int) -> None:
        if not per_minute:
            return
        sent = self._sent.setdefault(resource, deque())
        while True:
            now = time.monotonic()
            while sent and sent[0][0] < now - _MINUTE:
                sent.popleft()
            if sum(count for _, count in sent) + records <= per_minute or not sent:
                break
            time.sleep(min(1.0, sent[0][0] + _MINUTE - now + 0.01))
        sent.append((now, records))


def midnight(now: int) -> int:
    """The instant at which LinkedIn's daily quotas begin anew: the next 00:00 UTC."""
    day = datetime.fromtimestamp(now / 1000, UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return int((day + timedelta(days=1)).timestamp() * 1000)
