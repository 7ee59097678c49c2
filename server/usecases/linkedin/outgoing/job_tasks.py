"""Asking LinkedIn how the tasks of jobs went (linkedin.md 4.2)."""

from collections.abc import Sequence

from server.domain import clock
from server.domain.errors import LinkedInDown, LinkedInThrottled, LinkedInTrouble
from server.linkedin.client import LinkedIn
from server.storage import sync_dirty
from server.storage.database import transaction
from server.storage.linkedin.outgoing import sync_records
from server.storage.linkedin.setup import account
from server.usecases.linkedin.outgoing.worker_lease import WorkerLease
from server.usecases.linkedin.setup import connection

TASKS = "tasks"  # what rests when LinkedIn does not want to be asked


def ask(lease: WorkerLease, client: LinkedIn, tasks: Sequence[tuple[str, str, int, str]]) -> None:
    """Ask how ``tasks`` (kind, key, job, task) went. What LinkedIn has against that alone must not keep the rest waiting.

    Raise LinkedInDown.
    """
    try:
        _ask(lease, client, tasks)
    except LinkedInDown:
        raise
    except LinkedInTrouble as trouble:
        with transaction():
            until = lease.park(trouble) if isinstance(trouble, LinkedInThrottled) else None
            account.keep_trouble(str(trouble))
        lease.backoff.rest(TASKS, until)


def _ask(lease: WorkerLease, client: LinkedIn, tasks: Sequence[tuple[str, str, int, str]]) -> None:
    states = client.job_tasks([task for *_, task in tasks])
    done, failed, later, lost = [], [], [], []
    for kind, key, job, task in tasks:
        state = states.get(task)
        if state is None:
            lost.append((None, kind, key))
        elif state.error:
            failed.append((state.error, kind, key))
        elif state.status == "IN_PROGRESS":
            later.append(task)
        else:
            done.append((kind, key, job, task))
    with transaction():
        lease.well()
        sync_records.alone()
        sync_records.complete([(kind, key, task) for kind, key, _, task in done])
        sync_records.fail(failed)
        sync_records.hold(lost)
        sync_records.ask_later(later, clock.now() + connection.task_pause())
        # What follows the step just done is looked at now.
        sync_dirty.job(*[job for _, _, job, _ in done], *[job for kind, key, job, _ in tasks if (None, kind, key) in lost])
        lease.rate_limiter.keep()
