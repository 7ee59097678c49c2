"""Background work: huey on Attract's own database, so that a task is queued in the transaction that causes it."""

from huey import crontab
from huey.consumer import Consumer
from huey.contrib.sql_huey import SqlHuey

from server import log
from server.config import Settings
from server.storage import database
from server.usecases import housekeeping


def create_huey(settings: Settings) -> SqlHuey:
    """The queue of this installation with its periodic tasks."""
    database.bind(settings.database_url)
    with database.unavailable_when_unreachable():
        huey = SqlHuey("attract", database=database.database.obj)

    @huey.periodic_task(crontab(minute="17"))
    def sweep() -> int:
        """Once an hour: throw away what has expired."""
        return housekeeping.sweep()

    return huey


def run(settings: Settings) -> None:
    """Work until told to stop (SIGTERM finishes the task at hand)."""
    log.configure(settings.log_level)
    Consumer(create_huey(settings), workers=1, initial_delay=1, max_delay=5, check_worker_health=True).run()
