"""Background work: housekeeping by huey on Attract's own database, and duties in threads of their own.

What LinkedIn is told and asked, and what people are told and reminded of, is decided from rows, not from queued tasks (design
section 5.10), so the duties only need somebody who looks again and again: nothing is lost with a task, and several workers
take turns.
"""

import logging
import threading
from collections.abc import Callable

from huey import crontab
from huey.consumer import Consumer
from huey.contrib.sql_huey import SqlHuey

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
Duties = dict[str, tuple[tuple[Callable[[], bool], ...], float]]
DUTIES: Duties = {
    "mail": ((mail_delivery.work,), 1.0),
    "asks": ((feedback_requests.work, approval_reminders.work), 1.0),
    "documents": ((documents.work,), 1.0),
    "imports": ((pool_imports.work,), 0.5),
}
LINKEDIN_DUTIES: Duties = {
    "sync": ((sync_worker.work, dry_run.work), 0.5),
    "arrivals": ((incoming_exports.work, integrations.work), 0.5),
    "streams": ((polls.work, seat_mapping.work, links.work, erasure.work), 1.0),
}
LATER = 5.0  # seconds after something unforeseen


def create_huey(settings: Settings) -> SqlHuey:
    """The queue of this installation with its periodic tasks."""
    database.bind(settings.database_url, little_memory=True)
    with database.unavailable_when_unreachable():
        huey = SqlHuey("attract", database=database.database.obj)

    @huey.periodic_task(crontab(minute="17"))
    def sweep() -> int:
        """Once an hour: throw away what has expired."""
        return housekeeping.sweep()

    @huey.periodic_task(crontab(minute="*"))
    def show_life() -> None:
        """Every minute: say that a worker is there."""
        heartbeat.show()

    return huey


def run(settings: Settings) -> None:
    """Work until told to stop (SIGTERM finishes the task at hand)."""
    log.configure(settings.log_level)
    huey = create_huey(settings)
    connection.bind(settings)
    mail_delivery.bind(settings)
    heartbeat.show()
    stop = threading.Event()
    threads = [
        threading.Thread(target=look_after, args=(works, pause, stop), name=name, daemon=True)
        for name, (works, pause) in (DUTIES | (LINKEDIN_DUTIES if connection.offered() else {})).items()
    ]
    for thread in threads:
        thread.start()
    try:
        Consumer(huey, workers=1, initial_delay=1, max_delay=5, check_worker_health=True).run()
    finally:
        stop.set()
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
        database.release()
        stop.wait(wait)
