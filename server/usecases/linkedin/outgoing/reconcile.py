"""What LinkedIn should have of some jobs, users or candidates, compared with what it was sent and acknowledged."""

from collections.abc import Sequence

from server.domain.linkedin.kinds import RecordKind
from server.domain.linkedin.records import ApplicationRecord, JobRecord, Record
from server.storage import sync_dirty
from server.storage.linkedin.outgoing import sync_records
from server.storage.linkedin.outgoing.sync_records import RecordRow
from server.storage.linkedin.setup.account import Account
from server.storage.sync_dirty import CANDIDATE, JOB, USER, DirtyRow
from server.usecases.linkedin.outgoing import desired_state, diff
from server.usecases.linkedin.outgoing.desired_state import Scope
from server.usecases.linkedin.outgoing.diff import Diff
from server.usecases.linkedin.setup import connection

SUBJECTS = (JOB, USER, CANDIDATE)
_SCOPES = {"running": Scope.EVERYTHING, "withdrawing": Scope.NOTHING}

Rows = dict[tuple[str, str], RecordRow]
Comparison = tuple[Diff, Rows]


def due(found: Account, subject: str, limit: int) -> list[DirtyRow]:
    """What is to be looked at now; where only postings go, nothing but jobs that were posted."""
    if found.sync in _SCOPES:
        return sync_dirty.due(subject, limit)
    return sync_dirty.due_postings(limit) if subject == JOB else []


def plan(found: Account, subject: str, ids: Sequence[int]) -> desired_state.Plan:
    """What LinkedIn should have of these jobs, users or candidates."""
    everyone, public_url = found.viewers == "everybody", connection.settings().public_url
    if subject == JOB:
        return desired_state.jobs(ids, everyone, _SCOPES.get(found.sync, Scope.POSTINGS), public_url)
    if found.sync != "running":
        return {}
    if subject == USER:
        return desired_state.users(ids, everyone)
    return desired_state.candidates(ids, public_url)


def compare(found: Account, subject: str, ids: Sequence[int]) -> Comparison:
    """The difference for these subjects, and the rows as they were read."""
    wanted = plan(found, subject, ids)
    rows = {(row.kind, row.key): row for row in sync_records.of_subjects(subject, ids)}
    if found.sync != "running":
        wanted = {id: one for id, one in wanted.items() if _open(one.record) or (id in rows and rows[id].may_be_there)}
    wanted, rows, waiting = _one_after_the_other(wanted, rows, ids) if subject == CANDIDATE else (wanted, rows, set())
    if subject == JOB:
        there = {one.record.key for one in desired_state.of_kind(wanted, RecordKind.JOB)}
    else:
        named = {one.record.job for one in wanted.values() if isinstance(one.record, ApplicationRecord)}
        there = sync_records.jobs_there([*named]) if named else set()
    todo = diff.between(wanted, rows, there)
    todo.waiting = waiting
    return todo, rows


def _one_after_the_other(wanted: desired_state.Plan, rows: Rows, ids: Sequence[int]) -> tuple[desired_state.Plan, Rows, set[int]]:
    """Who waits because LinkedIn still has something of theirs as somebody else's, with whom they were made one.

    Whether deleting a candidate deletes what moved away from them, LinkedIn does not say (linkedin.md 17): so they lose it
    first, and the other is told when it is gone. Until then of the other only what they lost themselves is looked at.
    """
    whose = sync_records.of_partners(ids)
    whose |= {id: row.subject for id, row in rows.items() if row.may_be_there}
    waiting = {one.subject for id, one in wanted.items() if whose.get(id, one.subject) != one.subject}
    if not waiting:
        return wanted, rows, waiting
    theirs = {id for id, one in wanted.items() if one.subject in waiting}
    left = {id: row for id, row in rows.items() if row.subject not in waiting or id not in theirs}
    return {id: one for id, one in wanted.items() if id not in theirs}, left, waiting


def _open(record: Record) -> bool:
    """Whether LinkedIn needs it even if it never had it: a job is not made there to be closed, but for the count of all."""
    return not isinstance(record, JobRecord) or record.open
