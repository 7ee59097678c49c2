"""The time the stand-in lives in: real time plus an offset that tests move forward."""

import time


class Clock:
    """Milliseconds since 1970 in UTC; everything in the stand-in that has an age asks this clock."""

    def __init__(self) -> None:
        self.offset = 0

    def now(self) -> int:
        """Milliseconds since 1970 UTC, real time plus what has been advanced."""
        return time.time_ns() // 1_000_000 + self.offset

    def advance(self, milliseconds: int) -> int:
        """Move forward by ``milliseconds`` and answer the new now."""
        self.offset += milliseconds
        return self.now()
