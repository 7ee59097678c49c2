"""How many wrong sign-ins are let through before a pause."""

from server.domain.clock import MINUTE

WINDOW = 15 * MINUTE
PER_ACCOUNT = 8
PER_ADDRESS = 40


def seconds_to_wait(recent: list[int], limit: int, now: int) -> int:
    """Seconds until another try is welcome, 0 for at once; ``recent`` are the instants of failures, oldest first."""
    inside = [instant for instant in recent if instant > now - WINDOW]
    if len(inside) < limit:
        return 0
    return max(1, (inside[-limit] + WINDOW - now) // 1000)
