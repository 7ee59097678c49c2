"""Closing the difference: what LinkedIn should have is sent, in order and in batches, and what it says is kept.

Everything is decided from rows, so this may be killed at any point: what may have left is claimed before the request, and
what was not acknowledged is looked at again (design section 5.10). No transaction is open while LinkedIn is asked.
"""

import os
import random
import socket
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from server.domain import clock
from server.domain.errors import LinkedInDown, LinkedInThrottled, LinkedInTrouble
from server.domain.linkedin.kinds import LARGEST_BATCH, ORDER, PARENT, Kind
from server.domain.linkedin.records import AclRecord, Answer, ApplicationRecord, Gone, JobRecord, Record
from server.linkedin.client import LinkedIn
from server.storage import duties, marks, sync_records
from server.storage.database import transaction
from server.storage.linkedin import account
from server.storage.linkedin.account import Account
from server.storage.marks import CANDIDATE, JOB, USER, Mark
from server.storage.sync_records import RecordRow
from server.usecases.linkedin import desk, difference, levels, planning
from server.usecases.linkedin.ahead import Ahead
from server.usecases.linkedin.difference import Difference, Sending
from server.usecases.linkedin.meter import Meter, midnight
from server.usecases.linkedin.planning import Scope

SUBJECTS = (JOB, USER, CANDIDATE)
_SCOPES = {"running": Scope.EVERYTHING, "withdrawing": Scope.NOTHING}
TRANSIENT = (429, 500, 502, 503, 504)
_DUTY, _DUTY_TIME = "sync", 120_000
_HOLDER = f"{socket.gethostname()}-{os.getpid()}"
_BELOW: dict[str, list[str]] = {
    parent.value: [kind.value for kind, of in PARENT.items() if of is parent] for parent in set(PARENT.values())
}


@dataclass(slots=True)
class _Pace:
    """When to try again after trouble: per subject, and for everything; the more often, the later."""

    rests: dict[str, int] = field(default_factory=dict)
    tries: int = 0
    meter: Meter | None = None
    held_at: int = 0
    ahead: Ahead[tuple[Difference, dict[tuple[str, str], RecordRow]]] = field(default_factory=Ahead)

    def resting(self, subject: str) -> bool:
        return self.rests.get(subject, 0) > clock.now() or self.rests.get("", 0) > clock.now()

    def rest(self, subject: str, until: int | None = None) -> int:
        self.tries += 1
        self.rests[subject] = until or backoff(self.tries)
        return self.rests[subject]

    def well(self) -> bool:
        self.tries = 0
        self.rests.pop("", None)
        return all(until <= clock.now() for until in self.rests.values())


_pace = _Pace()


def backoff(tries: int, longest: int = 900_000) -> int:
    """When to try again after ``tries`` times: 1 s, 2 s, 4 s … up to ``longest`` ms, with jitter (linkedin.md 1.6)."""
    pause = min(longest, 1000 * 2 ** min(tries - 1, 20))
    return clock.now() + int(pause * random.uniform(0.7, 1.3))  # noqa: S311 - spreads load, protects nothing


def work() -> bool:
    """Send what is due of one subject, or ask how job tasks went; whether there was anything to do."""
    found = account.read()
    if not found.connected or found.sync == "paused":
        return False
    if not _anything(found):
        _end(found)
        return False
    if not _hold_duty():
        return False
    try:
        did = _work(found)
    except LinkedInTrouble as trouble:
        _keep_trouble(str(trouble))
        return False
    except _Relieved:
        return False
    return did


def forget() -> None:
    """Begin anew in this process: the installation was connected otherwise, or a test wants it."""
    global _pace
    _pace = _Pace()


class _Relieved(Exception):
    """Another worker took over: this one was so slow that it was taken for dead."""


def _hold_duty() -> bool:
    if clock.now() - _pace.held_at > _DUTY_TIME:
        _pace.ahead.drop()  # others may have worked meanwhile
    with transaction():
        held = duties.take(_DUTY, _HOLDER, _DUTY_TIME)
    _pace.held_at = clock.now()
    return held


def _stay() -> None:
    """Hold on to the duty during a long pass. Raise _Relieved when somebody else has it."""
    if clock.now() - _pace.held_at > _DUTY_TIME // 4 and not _hold_duty():
        raise _Relieved


def _end(found: Account) -> None:
    """Write down that the first sync is through, or that everything was taken back."""
    first = found.sync == "running" and found.sync_started_at is not None and found.first_sync_ended_at is None
    if not first and found.sync != "withdrawing":
        return
    with transaction():
        if sync_records.any_task() or account.sync_state() != found.sync:
            return
        if first and not marks.history_left():
            account.change(first_sync_ended_at=clock.now())
        elif not first and not marks.waiting():
            account.change(sync="off")


def _anything(found: Account) -> bool:
    if any(not _pace.resting(subject) and _due(found, subject, 1) for subject in SUBJECTS):
        return True
    return not _pace.resting("tasks") and bool(sync_records.due_tasks(1))


def _due(found: Account, subject: str, limit: int) -> list[Mark]:
    if found.sync in _SCOPES:
        return marks.due(subject, limit)
    return marks.due_postings(limit) if subject == JOB else []


def _work(found: Account) -> bool:
    if found.sync == "running" and not levels.standing().features:
        found = replace(found, sync="off")  # while no access level is on, only what somebody posted may go (statement 26)
    client = desk.client(_meter())
    if not _pace.resting("tasks") and (tasks := sync_records.due_tasks(LARGEST_BATCH)):
        _pace.ahead.drop()  # what was blocked by a job may not be any more
        _ask_about(client, tasks)
        return True
    for subject in SUBJECTS:
        if not _pace.resting(subject) and (due := _due(found, subject, LARGEST_BATCH)):
            return _send(client, found, subject, due)
    return False


def _meter() -> Meter:
    if _pace.meter is None:
        _pace.meter = Meter(desk.settings().linkedin_records_per_minute)
    return _pace.meter


def plan(found: Account, subject: str, ids: Sequence[int]) -> planning.Plan:
    """What LinkedIn should have of these jobs, users or candidates."""
    everyone, public_url = found.viewers == "everybody", desk.settings().public_url
    if subject == JOB:
        return planning.jobs(ids, everyone, _SCOPES.get(found.sync, Scope.POSTINGS), public_url)
    if found.sync != "running":
        return {}
    if subject == USER:
        return planning.users(ids, everyone)
    return planning.candidates(ids, public_url)


def compare(found: Account, subject: str, ids: Sequence[int]) -> tuple[Difference, dict[tuple[str, str], RecordRow]]:
    """The difference for these subjects, and the rows as they were read."""
    wanted = plan(found, subject, ids)
    rows = {(row.kind, row.key): row for row in sync_records.of_subjects(subject, ids)}
    if found.sync != "running":
        wanted = {id: one for id, one in wanted.items() if _open(one.record) or (id in rows and rows[id].may_be_there)}
    if subject == JOB:
        there = {one.record.key for one in planning.of_kind(wanted, Kind.JOB)}
    else:
        named = {one.record.job for one in wanted.values() if isinstance(one.record, ApplicationRecord)}
        there = sync_records.jobs_there([*named]) if named else set()
    return difference.between(wanted, rows, there), rows


def _open(record: Record) -> bool:
    """Whether LinkedIn needs it even if it never had it: a job is not made there to be closed, but for the count of all."""
    return not isinstance(record, JobRecord) or record.open


def _send(client: LinkedIn, found: Account, subject: str, due: Sequence[Mark]) -> bool:
    todo, rows = _pace.ahead.take(_question(found, subject, due), lambda: compare(found, subject, [mark.id for mark in due]))
    refusals = difference.planned_rows(subject, todo, rows)
    if refusals or todo.puts or todo.unwanted or todo.there:
        with transaction():
            sync_records.plan(refusals)
            sync_records.keep_acknowledged(todo.there)
            sync_records.unwant(todo.unwanted)
            sync_records.claim(difference.claim_rows(subject, todo.puts))
    run = _Run(client, subject, rows)
    try:
        with _pace.ahead.meanwhile(lambda: _compare_next(found, subject, due)):
            run.all(todo)
    except _Relieved:
        _doubt(subject, due, todo, run)
        raise
    finally:
        _keep(subject, due, todo, run)
    return True


def _question(found: Account, subject: str, due: Sequence[Mark]) -> tuple[Account, str, tuple[Mark, ...]]:
    """What a comparison made ahead has to be for: whatever changes meanwhile changes the version of its mark."""
    return found, subject, tuple(due)


def _compare_next(
    found: Account, subject: str, due: Sequence[Mark]
) -> tuple[Hashable, tuple[Difference, dict[tuple[str, str], RecordRow]]] | None:
    """The comparison of those who come after ``due``; of candidates alone, as jobs and users are few."""
    if subject != CANDIDATE:
        return None
    now = {mark.id for mark in due}
    after = [mark for mark in _due(found, subject, 2 * LARGEST_BATCH) if mark.id not in now][:LARGEST_BATCH]
    return (_question(found, subject, after), compare(found, subject, [mark.id for mark in after])) if after else None


def _doubt(subject: str, due: Sequence[Mark], todo: Difference, run: "_Run") -> None:
    """What was sent while another worker had the duty may have replaced what that one sent: all of it is sent again."""
    said = {answer.id for answer in run.answers}
    with transaction():
        sync_records.hold([(None, *one.planned.id) for one in todo.puts if one.planned.id not in said])
        {JOB: marks.job, USER: marks.user, CANDIDATE: marks.candidate}[subject](*[mark.id for mark in due])


@dataclass(slots=True)
class _Run:
    """One pass over one difference: sends it and remembers what was said."""

    client: LinkedIn
    subject: str
    rows: dict[tuple[str, str], RecordRow]
    answers: list[Answer] = field(default_factory=list)
    withdrawn: list[Answer] = field(default_factory=list)
    had: set[tuple[str, str]] = field(default_factory=set)
    throttled: list[LinkedInThrottled] = field(default_factory=list)
    ended: bool = False

    def all(self, todo: Difference) -> None:
        """Deletions from the leaves to the root, then the rest from the root to the leaves (linkedin.md 7.6)."""
        for kind in reversed(ORDER):
            self._remove([one for one in todo.gone if one.kind is kind])
        for kind in ORDER:
            self._put([one for one in todo.puts if one.planned.record.kind is kind])
        self.ended = True

    def _remove(self, gone: list[Gone]) -> None:
        self._each(self.client.remove(gone) if gone else iter(()), self.withdrawn)

    def _put(self, sendings: list[Sending]) -> None:
        ready = [one for one in sendings if self._parent_there(one)]
        if not ready:
            return
        if ready[0].step is not None:
            answers = self.client.put_jobs([(one.step.record, one.step.operation) for one in ready if one.step])
        else:
            answers = self.client.put([one.planned.record for one in ready])
        self._each(answers, self.answers)

    def _each(self, answers: Iterator[list[Answer]], kept: list[Answer]) -> None:
        try:
            for batch in answers:
                _stay()
                kept += batch
                self.had |= {answer.id for answer in batch if not answer.error}
        except LinkedInThrottled as throttled:
            self.throttled.append(throttled)

    def _parent_there(self, sending: Sending) -> bool:
        record = sending.planned.record
        if isinstance(record, AclRecord):
            return self._there(str(Kind.JOB), record.job)
        if isinstance(record, ApplicationRecord):
            return self._there(str(Kind.CANDIDATE), record.candidate)
        parent = PARENT.get(record.kind)
        return parent is None or self._there(str(parent), sending.planned.parent or "")

    def orphaned(self, sending: Sending) -> bool:
        """Whether it was not sent because LinkedIn refused what it belongs to: mending that starts it again."""
        parent = (difference.parent_kind(sending.planned), sending.planned.parent or "")
        lost = {answer.id for answer in self.answers if answer.error and answer.status not in TRANSIENT}
        return parent in lost

    def _there(self, kind: str, key: str) -> bool:
        row = self.rows.get((kind, key))
        return (kind, key) in self.had or (row is not None and (row.acknowledged is not None or row.state == "accepted"))


def _keep(subject: str, due: Sequence[Mark], todo: Difference, run: _Run) -> None:
    """Write down what LinkedIn said, and which subjects are dealt with."""
    unfinished = _unfinished(todo, run)
    going_on = _going_on(todo, run) | (todo.anew - unfinished)
    until = backoff(max(mark.tries for mark in due) + 4)
    meter = _meter()
    with transaction():
        _keep_answers(todo, run)
        for throttled in run.throttled:
            until = _park(meter, throttled)
            account.keep_trouble(str(throttled))
        if run.ended:
            marks.settle(subject, [mark for mark in due if mark.id not in unfinished | going_on])
            marks.put_off(subject, [mark for mark in due if mark.id in unfinished - going_on], until)
        meter.keep()
        if run.ended and not run.throttled:
            _well()
    if run.throttled and not run.answers and not run.withdrawn:
        _pace.rest(subject, until)


def _keep_answers(todo: Difference, run: _Run) -> None:
    first_look = clock.now() + desk.task_pause()
    sent = {one.planned.id: one.sent for one in todo.puts}
    fine = [answer.id for answer in run.answers if not answer.error and not answer.task]
    good = [(*id, sent[id]) for id in fine]
    tasks = [(answer.task, first_look, *answer.id) for answer in run.answers if answer.task]
    bad = [answer for answer in [*run.answers, *run.withdrawn] if answer.error]
    sync_records.acknowledge(good)
    sync_records.accept([(task or "", at, kind, key) for task, at, kind, key in tasks])
    sync_records.fail([(answer.error or "", *answer.id) for answer in bad if answer.status not in TRANSIENT])
    sync_records.hold([(answer.error, *answer.id) for answer in bad if answer.status in TRANSIENT])
    sync_records.withdraw([one.id for one in run.withdrawn if not one.error], _BELOW)
    if new := _new_jobs(todo, run):
        marks.wake(new)


def _new_jobs(todo: Difference, run: _Run) -> list[int]:
    """The jobs that LinkedIn has, or works on, from now on."""
    there = [one.planned for one in todo.puts if one.step is not None and one.planned.id in run.had]
    return [job.subject for job in there if job.id not in run.rows or run.rows[job.id].acknowledged is None]


def _going_on(todo: Difference, run: _Run) -> set[int]:
    """The jobs of which one step was done at once, and whose next step is due now."""
    done = {answer.id for answer in run.answers if not answer.error and not answer.task}
    return {one.planned.subject for one in todo.puts if one.step and not one.step.last and one.planned.id in done}


def _unfinished(todo: Difference, run: _Run) -> set[int]:
    """The subjects that are to be looked at again: something was not sent, or not taken for a passing reason."""
    said = {answer.id: answer for answer in [*run.answers, *run.withdrawn]}
    unfinished = {one.subject for one in todo.blocked}
    for sending in todo.puts:
        answer = said.get(sending.planned.id)
        again = answer is not None and answer.error and answer.status in TRANSIENT
        if again or (answer is None and not run.orphaned(sending)):
            unfinished.add(sending.planned.subject)
    for gone in todo.gone:
        answer = said.get((gone.kind.value, gone.key))
        if answer is None or answer.error:
            unfinished.add(run.rows[gone.kind.value, gone.key].subject)
    return unfinished


def _park(meter: Meter, throttled: LinkedInThrottled) -> int:
    """Until when to leave the resource alone: as LinkedIn said, else to the new day, else a growing while."""
    now = clock.now()
    until = throttled.until or (midnight(now) if meter.nearly_spent(throttled.resource) else backoff(_pace.tries + 5))
    _pace.tries += 1
    meter.park(throttled.resource, until)
    return until


def _ask_about(client: LinkedIn, tasks: Sequence[tuple[str, str, int, str]]) -> None:
    """Ask how tasks went. What LinkedIn has against that alone must not keep the rest waiting."""
    try:
        _ask_tasks(client, tasks)
    except LinkedInDown:
        raise
    except LinkedInTrouble as trouble:
        with transaction():
            until = _park(_meter(), trouble) if isinstance(trouble, LinkedInThrottled) else None
            account.keep_trouble(str(trouble))
        _pace.rest("tasks", until)


def _ask_tasks(client: LinkedIn, tasks: Sequence[tuple[str, str, int, str]]) -> None:
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
        sync_records.complete([(kind, key, task) for kind, key, _, task in done])
        sync_records.fail(failed)
        sync_records.hold(lost)
        sync_records.ask_later(later, clock.now() + desk.task_pause())
        # What follows the step just done is looked at now.
        marks.job(*[job for _, _, job, _ in done], *[job for kind, key, job, _ in tasks if (None, kind, key) in lost])
        _meter().keep()
        _well()


def _keep_trouble(text: str) -> None:
    _pace.rest("")
    with transaction():
        account.keep_trouble(text)


def _well() -> None:
    if _pace.well() and account.read().trouble:
        account.keep_trouble(None)
