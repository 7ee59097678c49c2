"""Closing the difference: what LinkedIn should have is sent, in order and in batches, and what it says is kept.

Everything is decided from rows, so this may be killed at any point: what may have left is claimed before the request, and
what was not acknowledged is looked at again (design section 5.10). No transaction is open while LinkedIn is asked.
"""

from collections.abc import Hashable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial

from server.domain import clock
from server.domain.errors import LinkedInTrouble
from server.domain.linkedin.kinds import LARGEST_BATCH
from server.linkedin.client import LinkedIn
from server.storage import sync_dirty
from server.storage.database import transaction
from server.storage.linkedin.outgoing import sync_records
from server.storage.linkedin.setup import account
from server.storage.linkedin.setup.account import Account
from server.storage.sync_dirty import CANDIDATE, DirtyRow
from server.usecases.linkedin.outgoing import diff, job_tasks, reconcile, record_results
from server.usecases.linkedin.outgoing.batch_run import BatchRun
from server.usecases.linkedin.outgoing.job_tasks import TASKS
from server.usecases.linkedin.outgoing.reconcile import SUBJECTS, Comparison
from server.usecases.linkedin.outgoing.worker_lease import LeaseLost, WorkerLease
from server.usecases.linkedin.setup import access_levels, connection

_A_WHILE = 2 * clock.SECOND

_lease = WorkerLease()


def work() -> bool:
    """Send what is due of one subject, or ask how job tasks went; whether there was anything to do."""
    found = account.read()
    if not found.connected or found.sync == "paused":
        return False
    if not _anything(found):
        _end(found)
        return False
    if not _lease.begin():
        return False
    try:
        return _work(found)
    except LinkedInTrouble as trouble:
        _lease.trouble(str(trouble))
    except LeaseLost:
        pass
    return False


def forget() -> None:
    """Begin anew in this process: the installation was connected otherwise, or a test wants it."""
    global _lease
    _lease = WorkerLease()


def _end(found: Account) -> None:
    """Write down that the first sync is through, or that everything was taken back."""
    first = found.sync == "running" and found.sync_started_at is not None and found.first_sync_ended_at is None
    if not first and found.sync != "withdrawing":
        return
    with transaction():
        if sync_records.any_task() or account.sync_state() != found.sync:
            return
        if first and not sync_dirty.history_left():
            account.change(first_sync_ended_at=clock.now())
        elif not first and not sync_dirty.waiting():
            account.change(sync="off")


def _anything(found: Account) -> bool:
    if any(not _lease.backoff.resting(subject) and reconcile.due(found, subject, 1) for subject in SUBJECTS):
        return True
    return not _lease.backoff.resting(TASKS) and bool(sync_records.due_tasks(1))


def _work(found: Account) -> bool:
    if found.sync == "running" and not access_levels.standing().features:
        found = replace(found, sync="off")  # while no access level is on, only what somebody posted may go (statement 26)
    client = connection.client(_lease.rate_limiter)
    if not _lease.backoff.resting(TASKS) and (tasks := sync_records.due_tasks(LARGEST_BATCH)):
        _lease.prefetch.drop()  # what was blocked by a job may not be any more
        job_tasks.ask(_lease, client, tasks)
        return True
    for subject in SUBJECTS:
        if not _lease.backoff.resting(subject) and (due := reconcile.due(found, subject, LARGEST_BATCH)):
            _send(client, found, subject, due)
            return True
    return False


def _send(client: LinkedIn, found: Account, subject: str, due: Sequence[DirtyRow]) -> None:
    """Pass after pass, for a while and as long as nothing else is due: what was said in one is kept while the next is sent."""
    end = clock.now() + _A_WHILE
    with ExitStack() as unkept:
        unkept.callback(_lease.prefetch.rest)
        keep = unkept.enter_context(ExitStack())
        while due:
            one = _claimed(client, found, subject, due)
            before = keep.pop_all()
            keep.callback(record_results.keep, _lease, subject, due, one)
            try:
                with _lease.prefetch.meanwhile(partial(_compare_next, found, subject, due), before.close):
                    one.run()
            except LeaseLost:
                record_results.doubt(subject, due, one)
                raise
            due = _following(found, subject, due, one) if clock.now() < end else []


def _claimed(client: LinkedIn, found: Account, subject: str, due: Sequence[DirtyRow]) -> BatchRun:
    """A pass over ``due`` of which everything that may leave is claimed."""
    todo, rows = _lease.prefetch.take(
        _question(found, subject, due), lambda: reconcile.compare(found, subject, [mark.id for mark in due])
    )
    refusals = diff.planned_rows(subject, todo, rows)
    if refusals or todo.puts or todo.unwanted or todo.there:
        with transaction():
            sync_records.alone()
            sync_records.plan(refusals)
            sync_records.keep_acknowledged(todo.there)
            sync_records.unwant(todo.unwanted)
            sync_records.claim(diff.claim_rows(subject, todo.puts))
    return BatchRun(client, todo, rows, _lease.stay)


def _following(found: Account, subject: str, due: Sequence[DirtyRow], one: BatchRun) -> list[DirtyRow]:
    """Whom the next pass is for; nobody when this one did not end well, or anything has to be looked at before."""
    if subject != CANDIDATE or one.throttled or account.read() != found:
        return []
    if any(reconcile.due(found, other, 1) for other in SUBJECTS if other != subject) or sync_records.due_tasks(1):
        return []
    return _after(found, subject, due)


def _question(found: Account, subject: str, due: Sequence[DirtyRow]) -> tuple[Account, str, tuple[DirtyRow, ...]]:
    """What a comparison made ahead has to be for: whatever changes meanwhile changes the version of its mark."""
    return found, subject, tuple(due)


def _compare_next(found: Account, subject: str, due: Sequence[DirtyRow]) -> tuple[Hashable, Comparison] | None:
    """The comparison of those who come after ``due``; of candidates alone, as jobs and users are few."""
    if subject != CANDIDATE:
        return None
    after = _after(found, subject, due)
    if not after:
        return None
    return _question(found, subject, after), reconcile.compare(found, subject, [mark.id for mark in after])


def _after(found: Account, subject: str, due: Sequence[DirtyRow]) -> list[DirtyRow]:
    """Those who come after ``due``, whose marks stand still."""
    now = {mark.id for mark in due}
    return [mark for mark in reconcile.due(found, subject, 2 * LARGEST_BATCH) if mark.id not in now][:LARGEST_BATCH]
