"""Instants are whole milliseconds since 1970 in UTC: they sort, compare and store alike on every database."""

import time
from datetime import UTC, datetime

SECOND = 1000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR

UNDO_WINDOW = 30 * DAY  # design section 5.12


def now() -> int:
    """The present instant."""
    return time.time_ns() // 1_000_000


def iso(instant: int) -> str:
    """``instant`` as ISO 8601 in UTC with seconds, such as 2026-11-22T09:30:00Z."""
    return datetime.fromtimestamp(instant // SECOND, UTC).isoformat().replace("+00:00", "Z")


def as_datetime(instant: int) -> datetime:
    """``instant`` as an aware datetime in UTC, for templates that say it in the reader's language."""
    return datetime.fromtimestamp(instant / SECOND, UTC)
