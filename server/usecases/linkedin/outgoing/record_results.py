"""Keeping what LinkedIn said in a pass: record by record, and which subjects are dealt with."""

from collections.abc import Sequence

from server.domain import clock
from server.domain.linkedin.kinds import PARENT
from server.storage import sync_dirty
from server.storage.database import transaction
from server.storage.linkedin.outgoing import sync_records
from server.storage.linkedin.setup import account
from server.storage.sync_dirty import CANDIDATE, JOB, USER, DirtyRow
from server.usecases.linkedin.backoff import retry_at
from server.usecases.linkedin.outgoing.batch_run import TRANSIENT, BatchRun
from server.usecases.linkedin.outgoing.worker_lease import WorkerLease
from server.usecases.linkedin.setup import connection

_SET_DIRTY = {JOB: sync_dirty.job, USER: sync_dirty.user, CANDIDATE: sync_dirty.candidate}
_BELOW: dict[str, list[str]] = {
    parent.value: [kind.value for kind, of in PARENT.items() if of is parent] for parent in set(PARENT.values())
}


def keep(lease: WorkerLease, subject: str, due: Sequence[DirtyRow], done: BatchRun) -> None:
    """Write down what LinkedIn said in ``done``, a pass over the subjects of ``due``."""
    unfinished = _unfinished(done)
    going_on = _going_on(done) | (done.todo.anew - unfinished)
    until = retry_at(max(dirty_row.tries for dirty_row in due) + 4)
    with transaction():
        for throttled in done.throttled:
            account.keep_trouble(str(throttled))
            until = lease.park(throttled)
        if done.ended and not done.throttled:
            lease.well()
        sync_records.alone()
        _keep_results(done)
        if done.ended:
            sync_dirty.settle(subject, [dirty_row for dirty_row in due if dirty_row.id not in unfinished | going_on])
            sync_dirty.put_off(subject, [dirty_row for dirty_row in due if dirty_row.id in unfinished - going_on], until)
        lease.rate_limiter.keep()
    if done.throttled and not done.results and not done.withdrawn:
        lease.backoff.rest(subject, until)


def doubt(subject: str, due: Sequence[DirtyRow], done: BatchRun) -> None:
    """What was sent while another worker had the duty may have replaced what that one sent: all of it is sent again."""
    answered = {result.id for result in done.results}
    with transaction():
        sync_records.alone()
        sync_records.hold([(None, *one.desired.id) for one in done.todo.puts if one.desired.id not in answered])
        _SET_DIRTY[subject](*[dirty_row.id for dirty_row in due])


def _keep_results(done: BatchRun) -> None:
    first_look = clock.now() + connection.task_pause()
    sent = {one.desired.id: one.sent for one in done.todo.puts}
    fine = [result.id for result in done.results if not result.error and not result.task]
    good = [(*id, sent[id]) for id in fine]
    tasks = [(result.task, first_look, *result.id) for result in done.results if result.task]
    bad = [result for result in [*done.results, *done.withdrawn] if result.error]
    sync_records.acknowledge(good)
    sync_records.accept([(task or "", at, kind, key) for task, at, kind, key in tasks])
    sync_records.fail([(result.error or "", *result.id) for result in bad if result.status not in TRANSIENT])
    sync_records.hold([(result.error, *result.id) for result in bad if result.status in TRANSIENT])
    sync_records.withdraw([one.id for one in done.withdrawn if not one.error], _BELOW)
    if new := _new_jobs(done):
        sync_dirty.wake(new)


def _new_jobs(done: BatchRun) -> list[int]:
    """The jobs that LinkedIn has, or works on, from now on."""
    there = [one.desired for one in done.todo.puts if one.step is not None and one.desired.id in done.had]
    return [job.subject for job in there if job.id not in done.rows or done.rows[job.id].acknowledged is None]


def _going_on(done: BatchRun) -> set[int]:
    """The jobs of which one step was done at once, and whose next step is due now."""
    at_once = {result.id for result in done.results if not result.error and not result.task}
    return {one.desired.subject for one in done.todo.puts if one.step and not one.step.last and one.desired.id in at_once}


def _unfinished(done: BatchRun) -> set[int]:
    """The subjects that are to be looked at again: something was not sent, or not taken for a passing reason."""
    result_by_id = {result.id: result for result in [*done.results, *done.withdrawn]}
    unfinished = {one.subject for one in done.todo.blocked} | done.todo.waiting
    for put in done.todo.puts:
        result = result_by_id.get(put.desired.id)
        again = result is not None and result.error and result.status in TRANSIENT
        if again or (result is None and not done.orphaned(put)):
            unfinished.add(put.desired.subject)
    for gone in done.todo.gone:
        result = result_by_id.get((gone.kind.value, gone.key))
        if result is None or result.error:
            unfinished.add(done.rows[gone.kind.value, gone.key].subject)
    return unfinished
