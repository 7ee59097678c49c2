"""Background work: loops in threads of their own, each looking for work again and again.

What LinkedIn is told and asked, what people are told and reminded of, and what has expired is decided from rows, not from
queued tasks (design section 5.10): nothing is lost with a task, and several workers take turns.
"""

import logging
import signal
import threading
from collections.abc import Callable

from server import log
from server.config import Settings
from server.domain.errors import AttractError
from server.storage import database
from server.usecases import erasure, heartbeat, housekeeping, mail_delivery
from server.usecases.applications import feedback_requests
from server.usecases.candidates import documents
from server.usecases.jobs import approval_reminders
from server.usecases.linkedin.incoming import incoming_exports, polls
from server.usecases.linkedin.outgoing import dry_run, sync_worker
from server.usecases.linkedin.setup import connection, integrations, seat_mapping
from server.usecases.linkedin.tab import links
from server.usecases.pools import pool_imports

_log = logging.getLogger("attract.worker")

# What looks for work every so many seconds; each says whether there was any, and is asked again at once then.
WorkLoops = dict[str, tuple[tuple[Callable[[], bool], ...], float]]
WORK_LOOPS: WorkLoops = {
    "mail": ((mail_delivery.work,), 1.0),
    "asks": ((feedback_requests.work, approval_reminders.work), 1.0),
    "documents": ((documents.work,), 1.0),
    "imports": ((pool_imports.work,), 0.5),
    "heartbeat": ((heartbeat.work,), 60.0),
    "housekeeping": ((housekeeping.work,), 3600.0),
}
LINKEDIN_WORK_LOOPS: WorkLoops = {
    "sync": ((sync_worker.work, dry_run.work), 0.5),
    "incoming exports": ((incoming_exports.work, integrations.work), 0.5),
    "streams": ((polls.work, seat_mapping.work, links.work, erasure.work), 1.0),
}
LATER = 5.0  # seconds after something unforeseen


def run(settings: Settings) -> None:
    """Work until told to stop (SIGTERM finishes the task at hand)."""
    log.configure(settings.log_level)
    database.bind(settings.database_url, little_memory=True)
    connection.bind(settings)
    mail_delivery.bind(settings)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    threads = [
        threading.Thread(target=look_after, args=(works, pause, stop), name=name, daemon=True)
        for name, (works, pause) in (WORK_LOOPS | (LINKEDIN_WORK_LOOPS if connection.offered() else {})).items()
    ]
    for thread in threads:
        thread.start()
    stop.wait()
    for thread in threads:
        thread.join(timeout=10)


def look_after(works: tuple[Callable[[], bool], ...], pause: float, stop: threading.Event) -> None:
    """Do ``works`` until ``stop``, with ``pause`` seconds where there is nothing to do."""
    while not stop.is_set():
        wait = pause
        try:
            did = [work() for work in works]  # each of them, also when an earlier one had work
            if any(did):
                wait = 0
        except AttractError as error:
            _log.warning("%s", error)
            wait = LATER
        except Exception:
            _log.exception("a duty failed")
            wait = LATER
        if wait >= LATER:  # opening a connection costs as much as fifty looks: between looks that follow soon it stays open
            database.release()
        stop.wait(wait)
    database.release()
