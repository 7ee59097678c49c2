"""Telling LinkedIn about records, and that they are gone: in batches, one after the other (linkedin.md 1.7, 4 to 8, 17)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from server.domain.i18n_marker import N_
from server.domain.linkedin.kinds import LARGEST_BATCH, RecordKind
from server.domain.linkedin.records import Gone, JobRecord, Record, RecordResult
from server.linkedin import assumptions as a
from server.linkedin import reading
from server.linkedin.dialects.contract import Target
from server.linkedin.restli.client import RestliClient, slices
from server.linkedin.restli.responses import NO_REASON, BatchOutcome

LONGEST_BODY = 8_000_000  # bytes, roughly: descriptions of 25,000 characters and notes of 10,000 fill a batch quickly
_ABSENT = 404
_NO_DELETING_JOBS = N_("LinkedIn closes jobs and never removes them.")
_NO_TASK = N_("LinkedIn took the job without saying how to follow it. Attract sends it again by itself.")


@dataclass(frozen=True, slots=True)
class TaskState:
    """How the task of a job went: SUCCEEDED, PROCESSED, FAILED, IN_PROGRESS, or what LinkedIn calls it; ``error`` is why not."""

    status: str
    error: str | None


def put(restli: RestliClient, records: Sequence[Record]) -> Iterator[list[RecordResult]]:
    """Tell LinkedIn about records of one kind, but for jobs; a list of answers for each request."""
    for target, some in restli.dialect.groups(records[0].kind, records) if records else ():
        for batch in slices(some):
            keys, bodies = [restli.dialect.key(one) for one in batch], [restli.dialect.body(one) for one in batch]
            yield _results(batch, restli.batch("batch_update", target, keys, bodies))


def remove(restli: RestliClient, gone: Sequence[Gone]) -> Iterator[list[RecordResult]]:
    """Have records of one kind removed; what LinkedIn never had is as good as removed."""
    if gone and gone[0].kind is RecordKind.JOB:
        yield [RecordResult(one.kind, one.key, 400, _NO_DELETING_JOBS) for one in gone]
        return
    for target, some in restli.dialect.groups(gone[0].kind, gone) if gone else ():
        for batch in slices(some):
            outcomes = restli.batch("batch_delete", target, [restli.dialect.key(one) for one in batch])
            yield _results(batch, [_absent_is_gone(one) for one in outcomes])


def put_jobs(restli: RestliClient, jobs: Sequence[tuple[JobRecord, str]]) -> Iterator[list[RecordResult]]:
    """Carry out CREATE, UPDATE, RENEW or CLOSE for jobs; one request never names a job twice (linkedin.md 4.1)."""
    target = restli.dialect.jobs()
    for batch in _without_repetition(jobs):
        records, bodies = [record for record, _ in batch], [restli.dialect.job(*one) for one in batch]
        if restli.dialect.asynchronous_jobs:
            yield _accepted(records, restli.create(target, bodies))
        else:
            keys = [restli.dialect.key(record) for record in records]
            yield _results(records, restli.batch("batch_update", target, keys, bodies))


def job_tasks(restli: RestliClient, tasks: Sequence[str]) -> dict[str, TaskState]:
    """How tasks went; those that LinkedIn knows no more are missing (linkedin.md 4.2)."""
    target = Target("/v2/simpleJobPostingTasks", "simpleJobPostingTasks")
    task_states: dict[str, TaskState] = {}
    for some in slices(tasks):
        outcomes = restli.batch("batch_get", target, list(some))
        task_states |= {task: _state(one) for task, one in zip(some, outcomes, strict=True) if one.status != _ABSENT}
    return task_states


def _results(batch: Sequence[Any], outcomes: Sequence[BatchOutcome]) -> list[RecordResult]:
    return [RecordResult(one.kind, one.key, outcome.status, outcome.error) for one, outcome in zip(batch, outcomes, strict=True)]


def _accepted(records: Sequence[JobRecord], outcomes: Sequence[BatchOutcome]) -> list[RecordResult]:
    """What was accepted has a task; an answer without one cannot be followed, so it counts as a failure that may pass."""
    results = []
    for record, outcome in zip(records, outcomes, strict=True):
        task, error, status = reading.text(outcome.value, "id"), outcome.error, outcome.status
        if error is None and task is None:
            status, error = 500, _NO_TASK
        results.append(RecordResult(RecordKind.JOB, record.key, status, error, None if error else task))
    return results


def _absent_is_gone(outcome: BatchOutcome) -> BatchOutcome:
    return BatchOutcome(204, None, {}) if outcome.status == _ABSENT else outcome


def _state(outcome: BatchOutcome) -> TaskState:
    """A task that cannot be read just now is taken for one that goes on."""
    if outcome.error is not None:
        return TaskState("IN_PROGRESS", None)
    status = (reading.text(outcome.value, "status") or "IN_PROGRESS").upper()
    code, message = (reading.text(outcome.value, *names) for names in (a.TASK_ERROR_CODE, a.TASK_ERROR_MESSAGE))
    error = ": ".join(filter(None, (code, message)))[:300] or None
    if status == "FAILED":
        return TaskState(status, error or NO_REASON)
    # PROCESSED with an error code is a payload that failed validation (linkedin.md 4.2).
    return TaskState(status, error if status == "PROCESSED" else None)


def _without_repetition(jobs: Sequence[tuple[JobRecord, str]]) -> Iterator[list[tuple[JobRecord, str]]]:
    batch: list[tuple[JobRecord, str]] = []
    named: set[str] = set()
    size = 0
    for job in jobs:
        weight = 4 * len(job[0].description)
        if batch and (job[0].key in named or len(batch) == LARGEST_BATCH or size + weight > LONGEST_BODY):
            yield batch
            batch, named, size = [], set(), 0
        batch.append(job)
        named.add(job[0].key)
        size += weight
    if batch:
        yield batch
