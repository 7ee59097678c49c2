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
from server.usecases.linkedin.outgoing.reconcile import SUBJECTS, Reconciliation
from server.usecases.linkedin.outgoing.worker_lease import LeaseLost, WorkerLease
from server.usecases.linkedin.setup import access_levels, connection

_A_WHILE = 2 * clock.SECOND

_lease = WorkerLease()


def work() -> bool:
    """Send what is due of one subject, or ask how job tasks went; whether there was anything to do."""
    linkedin_account = account.read()
    if not linkedin_account.connected or linkedin_account.sync == "paused":
        return False
    if not _anything(linkedin_account):
        _end(linkedin_account)
        return False
    if not _lease.begin():
        return False
    try:
        return _work(linkedin_account)
    except LinkedInTrouble as trouble:
        _lease.trouble(str(trouble))
    except LeaseLost:
        pass
    return False


def forget() -> None:
    """Begin anew in this process: the installation was connected otherwise, or a test wants it."""
    global _lease
    _lease = WorkerLease()


def _end(linkedin_account: Account) -> None:
    """Write down that the first sync is through, or that everything was taken back."""
    first = (
        linkedin_account.sync == "running"
        and linkedin_account.sync_started_at is not None
        and linkedin_account.first_sync_ended_at is None
    )
    if not first and linkedin_account.sync != "withdrawing":
        return
    with transaction():
        if sync_records.any_task() or account.sync_state() != linkedin_account.sync:
            return
        if first and not sync_dirty.history_left():
            account.change(first_sync_ended_at=clock.now())
        elif not first and not sync_dirty.waiting():
            account.change(sync="off")


def _anything(linkedin_account: Account) -> bool:
    if any(not _lease.backoff.resting(subject) and reconcile.due(linkedin_account, subject, 1) for subject in SUBJECTS):
        return True
    return not _lease.backoff.resting(TASKS) and bool(sync_records.due_tasks(1))


def _work(linkedin_account: Account) -> bool:
    if linkedin_account.sync == "running" and not access_levels.standing().features:
        linkedin_account = replace(
            linkedin_account, sync="off"
        )  # while no access level is on, only what somebody posted may go (statement 26)
    client = connection.client(_lease.rate_limiter)
    if not _lease.backoff.resting(TASKS) and (tasks := sync_records.due_tasks(LARGEST_BATCH)):
        _lease.prefetch.drop()  # what was blocked by a job may not be any more
        job_tasks.ask(_lease, client, tasks)
        return True
    for subject in SUBJECTS:
        if not _lease.backoff.resting(subject) and (due := reconcile.due(linkedin_account, subject, LARGEST_BATCH)):
            _send(client, linkedin_account, subject, due)
            return True
    return False


def _send(client: LinkedIn, linkedin_account: Account, subject: str, due: Sequence[DirtyRow]) -> None:
    """Pass after pass, for a while and as long as nothing else is due: what was said in one is kept while the next is sent."""
    end = clock.now() + _A_WHILE
    with ExitStack() as unkept:
        unkept.callback(_lease.prefetch.rest)
        keep = unkept.enter_context(ExitStack())
        while due:
            one = _claimed(client, linkedin_account, subject, due)
            before = keep.pop_all()
            keep.callback(record_results.keep, _lease, subject, due, one)
            try:
                with _lease.prefetch.meanwhile(partial(_compare_next, linkedin_account, subject, due), before.close):
                    one.run()
            except LeaseLost:
                record_results.doubt(subject, due, one)
                raise
            due = _following(linkedin_account, subject, due, one) if clock.now() < end else []


def _claimed(client: LinkedIn, linkedin_account: Account, subject: str, due: Sequence[DirtyRow]) -> BatchRun:
    """A pass over ``due`` of which everything that may leave is claimed."""
    todo, rows = _lease.prefetch.take(
        _question(linkedin_account, subject, due),
        lambda: reconcile.compare(linkedin_account, subject, [dirty_row.id for dirty_row in due]),
    )
    refusals = diff.unsent_rows(subject, todo, rows)
    if refusals or todo.puts or todo.undesired or todo.there:
        with transaction():
            sync_records.alone()
            sync_records.keep_desired(refusals)
            sync_records.keep_acknowledged(todo.there)
            sync_records.keep_undesired(todo.undesired)
            sync_records.claim(diff.claim_rows(subject, todo.puts))
    return BatchRun(client, todo, rows, _lease.stay)


def _following(linkedin_account: Account, subject: str, due: Sequence[DirtyRow], one: BatchRun) -> list[DirtyRow]:
    """Whom the next pass is for; nobody when this one did not end well, or anything has to be looked at before."""
    if subject != CANDIDATE or one.throttled or account.read() != linkedin_account:
        return []
    if any(reconcile.due(linkedin_account, other, 1) for other in SUBJECTS if other != subject) or sync_records.due_tasks(1):
        return []
    return _after(linkedin_account, subject, due)


def _question(linkedin_account: Account, subject: str, due: Sequence[DirtyRow]) -> tuple[Account, str, tuple[DirtyRow, ...]]:
    """What a comparison made ahead has to be for: whatever changes meanwhile changes the version of its mark."""
    return linkedin_account, subject, tuple(due)


def _compare_next(linkedin_account: Account, subject: str, due: Sequence[DirtyRow]) -> tuple[Hashable, Reconciliation] | None:
    """The comparison of those who come after ``due``; of candidates alone, as jobs and users are few."""
    if subject != CANDIDATE:
        return None
    after = _after(linkedin_account, subject, due)
    if not after:
        return None
    return _question(linkedin_account, subject, after), reconcile.compare(
        linkedin_account, subject, [dirty_row.id for dirty_row in after]
    )


def _after(linkedin_account: Account, subject: str, due: Sequence[DirtyRow]) -> list[DirtyRow]:
    """Those who come after ``due``, whose marks stand still."""
    now = {dirty_row.id for dirty_row in due}
    return [dirty_row for dirty_row in reconcile.due(linkedin_account, subject, 2 * LARGEST_BATCH) if dirty_row.id not in now][
        :LARGEST_BATCH
    ]
