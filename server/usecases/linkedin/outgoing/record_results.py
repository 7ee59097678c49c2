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

_MARK = {JOB: sync_dirty.job, USER: sync_dirty.user, CANDIDATE: sync_dirty.candidate}
_BELOW: dict[str, list[str]] = {
    parent.value: [kind.value for kind, of in PARENT.items() if of is parent] for parent in set(PARENT.values())
}


def keep(lease: WorkerLease, subject: str, due: Sequence[DirtyRow], done: BatchRun) -> None:
    """Write down what LinkedIn said in ``done``, a pass over the subjects of ``due``."""
    unfinished = _unfinished(done)
    going_on = _going_on(done) | (done.todo.anew - unfinished)
    until = retry_at(max(mark.tries for mark in due) + 4)
    with transaction():
        for throttled in done.throttled:
            account.keep_trouble(str(throttled))
            until = lease.park(throttled)
        if done.ended and not done.throttled:
            lease.well()
        sync_records.alone()
        _keep_answers(done)
        if done.ended:
            sync_dirty.settle(subject, [mark for mark in due if mark.id not in unfinished | going_on])
            sync_dirty.put_off(subject, [mark for mark in due if mark.id in unfinished - going_on], until)
        lease.rate_limiter.keep()
    if done.throttled and not done.answers and not done.withdrawn:
        lease.backoff.rest(subject, until)


def doubt(subject: str, due: Sequence[DirtyRow], done: BatchRun) -> None:
    """What was sent while another worker had the duty may have replaced what that one sent: all of it is sent again."""
    said = {answer.id for answer in done.answers}
    with transaction():
        sync_records.alone()
        sync_records.hold([(None, *one.planned.id) for one in done.todo.puts if one.planned.id not in said])
        _MARK[subject](*[mark.id for mark in due])


def _keep_answers(done: BatchRun) -> None:
    first_look = clock.now() + connection.task_pause()
    sent = {one.planned.id: one.sent for one in done.todo.puts}
    fine = [answer.id for answer in done.answers if not answer.error and not answer.task]
    good = [(*id, sent[id]) for id in fine]
    tasks = [(answer.task, first_look, *answer.id) for answer in done.answers if answer.task]
    bad = [answer for answer in [*done.answers, *done.withdrawn] if answer.error]
    sync_records.acknowledge(good)
    sync_records.accept([(task or "", at, kind, key) for task, at, kind, key in tasks])
    sync_records.fail([(answer.error or "", *answer.id) for answer in bad if answer.status not in TRANSIENT])
    sync_records.hold([(answer.error, *answer.id) for answer in bad if answer.status in TRANSIENT])
    sync_records.withdraw([one.id for one in done.withdrawn if not one.error], _BELOW)
    if new := _new_jobs(done):
        sync_dirty.wake(new)


def _new_jobs(done: BatchRun) -> list[int]:
    """The jobs that LinkedIn has, or works on, from now on."""
    there = [one.planned for one in done.todo.puts if one.step is not None and one.planned.id in done.had]
    return [job.subject for job in there if job.id not in done.rows or done.rows[job.id].acknowledged is None]


def _going_on(done: BatchRun) -> set[int]:
    """The jobs of which one step was done at once, and whose next step is due now."""
    at_once = {answer.id for answer in done.answers if not answer.error and not answer.task}
    return {one.planned.subject for one in done.todo.puts if one.step and not one.step.last and one.planned.id in at_once}


def _unfinished(done: BatchRun) -> set[int]:
    """The subjects that are to be looked at again: something was not sent, or not taken for a passing reason."""
    said = {answer.id: answer for answer in [*done.answers, *done.withdrawn]}
    unfinished = {one.subject for one in done.todo.blocked} | done.todo.waiting
    for sending in done.todo.puts:
        answer = said.get(sending.planned.id)
        again = answer is not None and answer.error and answer.status in TRANSIENT
        if again or (answer is None and not done.orphaned(sending)):
            unfinished.add(sending.planned.subject)
    for gone in done.todo.gone:
        answer = said.get((gone.kind.value, gone.key))
        if answer is None or answer.error:
            unfinished.add(done.rows[gone.kind.value, gone.key].subject)
    return unfinished
