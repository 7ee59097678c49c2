"""Taking turns at writing SQLite: who finds the database locked would poll with pauses of up to 100 ms, and the unlucky
starve. Writers of one machine queue at a file lock instead; the system lets go of it when its process is killed."""

import fcntl
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from server.domain.errors import Unavailable

PATIENCE = 10.0  # seconds, as long as SQLite itself waits for a lock
_PAUSE = 0.0005

_mine = threading.local()


@contextmanager
def write_lock(path: str) -> Iterator[None]:
    """Wait for this thread's turn to write the database file at ``path``; raise Unavailable when it does not come."""
    descriptor = _lock_file(f"{path}-turn").descriptor
    end = time.monotonic() + PATIENCE
    while not _taken(descriptor):
        if time.monotonic() > end:
            raise Unavailable
        time.sleep(_PAUSE)
    try:
        yield
    finally:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _lock_file(path: str) -> "_LockFile":
    held: _LockFile | None = getattr(_mine, "held", None)
    if held is None or held.path != path:
        held = _mine.held = _LockFile(path, os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    return held


class _LockFile:
    """An open lock file of one thread; closed with the thread, or when another database is bound."""

    def __init__(self, path: str, descriptor: int) -> None:
        self.path = path
        self.descriptor = descriptor

    def __del__(self) -> None:
        os.close(self.descriptor)
