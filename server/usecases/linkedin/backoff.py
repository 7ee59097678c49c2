"""When to try again after trouble: the more often something went wrong, the later."""

import random
from dataclasses import dataclass, field

from server.domain import clock

EVERYTHING = ""


def retry_at(tries: int, longest: int = 900_000) -> int:
    """When to try again after ``tries`` times: 1 s, 2 s, 4 s … up to ``longest`` ms, with jitter (linkedin.md 1.6)."""
    pause = min(longest, 1000 * 2 ** min(tries - 1, 20))
    return clock.now() + int(pause * random.uniform(0.7, 1.3))  # noqa: S311 - spreads load, protects nothing


@dataclass(slots=True)
class Backoff:
    """How long each subject rests, and EVERYTHING."""

    rests: dict[str, int] = field(default_factory=dict)
    tries: int = 0

    def resting(self, subject: str) -> bool:
        """Whether ``subject`` is to be left alone for now."""
        now = clock.now()
        return self.rests.get(subject, 0) > now or self.rests.get(EVERYTHING, 0) > now

    def rest(self, subject: str, until: int | None = None) -> None:
        """Leave ``subject`` alone until then, or for a while that grows with every time."""
        self.tries += 1
        self.rests[subject] = until or retry_at(self.tries)

    def well(self) -> bool:
        """LinkedIn answered; whether nothing rests any more."""
        self.tries = 0
        self.rests.pop(EVERYTHING, None)
        return all(until <= clock.now() for until in self.rests.values())
