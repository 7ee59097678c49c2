"""Doing things at the same moment, each on a thread and a database connection of its own."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from server.domain.errors import AttractError
from server.storage import database

Answer = TypeVar("Answer")


def at_once(*calls: Callable[[], Answer]) -> list[Answer | AttractError]:
    """What each of ``calls`` returns, or the refusal it raises; they start together. Any other error is raised here."""
    start = threading.Barrier(len(calls))

    def run(call: Callable[[], Answer]) -> Answer | AttractError:
        start.wait(timeout=30)
        try:
            return call()
        except AttractError as refusal:
            return refusal
        finally:
            database.release()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(run, calls))
