"""That a worker is there: it says so every minute, and the System page of the Admin center tells when it last did."""

from server.storage import leases
from server.storage.database import transaction

WORKER = "worker"


def show() -> None:
    """Say that a worker is there now."""
    with transaction():
        leases.record_heartbeat(WORKER)


def work() -> bool:
    """The same, for the worker; there is never more to do."""
    show()
    return False


def last() -> int | None:
    """When a worker last said so; None for never."""
    return leases.last_heartbeat(WORKER)
