"""What the worker does for nobody in particular."""

from server.domain import clock, throttle
from server.storage import sessions, users
from server.storage.database import transaction

KEPT = 7 * clock.DAY


def sweep() -> int:
    """Delete tokens, codes and sessions that ended a week ago, and sign-in failures nobody counts; how many rows went."""
    now = clock.now()
    with transaction():
        users.forget_failures(before=now - throttle.WINDOW)
        return sessions.sweep(now - KEPT)
