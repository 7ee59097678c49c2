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
Reconciliation = tuple[Diff, Rows]


def due(linkedin_account: Account, subject: str, limit: int) -> list[DirtyRow]:
    """What is to be looked at now; where only postings go, nothing but jobs that were posted."""
    if linkedin_account.sync in _SCOPES:
        return sync_dirty.due(subject, limit)
    return sync_dirty.due_postings(limit) if subject == JOB else []


def desired_of(linkedin_account: Account, subject: str, ids: Sequence[int]) -> desired_state.DesiredState:
    """What LinkedIn should have of these jobs, users or candidates."""
    everyone, public_url = linkedin_account.viewers == "everybody", connection.settings().public_url
    if subject == JOB:
        return desired_state.jobs(ids, everyone, _SCOPES.get(linkedin_account.sync, Scope.POSTINGS), public_url)
    if linkedin_account.sync != "running":
        return {}
    if subject == USER:
        return desired_state.users(ids, everyone)
    return desired_state.candidates(ids, public_url)


def compare(linkedin_account: Account, subject: str, ids: Sequence[int]) -> Reconciliation:
    """The difference for these subjects, and the rows as they were read."""
    desired = desired_of(linkedin_account, subject, ids)
    rows = {(row.kind, row.key): row for row in sync_records.of_subjects(subject, ids)}
    if linkedin_account.sync != "running":
        desired = {id: one for id, one in desired.items() if _open(one.record) or (id in rows and rows[id].may_be_there)}
    desired, rows, waiting = _one_after_the_other(desired, rows, ids) if subject == CANDIDATE else (desired, rows, set())
    if subject == JOB:
        there = {one.record.key for one in desired_state.of_kind(desired, RecordKind.JOB)}
    else:
        named = {one.record.job for one in desired.values() if isinstance(one.record, ApplicationRecord)}
        there = sync_records.jobs_there([*named]) if named else set()
    todo = diff.between(desired, rows, there)
    todo.waiting = waiting
    return todo, rows


def _one_after_the_other(
    desired: desired_state.DesiredState, rows: Rows, ids: Sequence[int]
) -> tuple[desired_state.DesiredState, Rows, set[int]]:
    """Who waits because LinkedIn still has something of theirs as somebody else's, with whom they were made one.

    Whether deleting a candidate deletes what moved away from them, LinkedIn does not say (linkedin.md 17): so they lose it
    first, and the other is told when it is gone. Until then of the other only what they lost themselves is looked at.
    """
    whose = sync_records.of_partners(ids)
    whose |= {id: row.subject for id, row in rows.items() if row.may_be_there}
    waiting = {one.subject for id, one in desired.items() if whose.get(id, one.subject) != one.subject}
    if not waiting:
        return desired, rows, waiting
    theirs = {id for id, one in desired.items() if one.subject in waiting}
    left = {id: row for id, row in rows.items() if row.subject not in waiting or id not in theirs}
    return {id: one for id, one in desired.items() if id not in theirs}, left, waiting


def _open(record: Record) -> bool:
    """Whether LinkedIn needs it even if it never had it: a job is not made there to be closed, but for the count of all."""
    return not isinstance(record, JobRecord) or record.open
