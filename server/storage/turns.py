"""Taking turns at writing SQLite: a writer that finds the database locked polls with growing pauses; a file lock wakes it at
once instead, and is let go by the system when its process is killed."""

import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_mine = threading.local()


@contextmanager
def turn(path: str) -> Iterator[None]:
    """Wait for this thread's turn to write the database file at ``path``."""
    descriptor = _descriptor(f"{path}-turn")
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


def _descriptor(path: str) -> int:
    held: _Held | None = getattr(_mine, "held", None)
    if held is None or held.path != path:
        held = _mine.held = _Held(path)
    return held.descriptor


class _Held:
    """An open lock file of one thread; closed with the thread, or when another database is bound."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def __del__(self) -> None:
        os.close(self.descriptor)
