"""Processes that must not outlive the one that started them: a server killed outright cannot tell them to stop."""

import os
import signal
import threading
import time


def end_with_parent(stop: int = signal.SIGTERM) -> None:
    """Send this process the signal ``stop`` once its parent is gone, looked for every second."""
    threading.Thread(target=_watch, args=(os.getppid(), stop), daemon=True, name="lifeline").start()


def _watch(parent: int, stop: int) -> None:
    while os.getppid() == parent:  # an orphan is adopted by another process
        time.sleep(1)
    os.kill(os.getpid(), stop)
