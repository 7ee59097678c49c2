"""The history of jobs, applications and candidates: kept in the transaction of each change, read newest first."""

import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from server.domain import clock
from server.domain.history import Change, Changes, Subject, UndoableActionKind
from server.storage.database import Statement, lock
from server.storage.ids import id_list
from server.storage.tables import UndoableAction as UndoableActionTable

_ADD = Statement(
    """insert into history_entry (subject, subject_id, change, by_id, at, job_id, candidate_id, undoable_action_id, changes)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
)
_UNDOABLE_ACTION = Statement(
    """insert into undoable_action (kind, by_id, at, job_id, candidate_id, size, data)
       values (?, ?, ?, ?, ?, ?, ?) returning id"""
)
_ONE_UNDOABLE_ACTION = Statement(
    "select id, kind, by_id, at, job_id, candidate_id, size, data, undone_at from undoable_action where id = ?"
)
_ENTRIES = """select h.id, h.subject, h.subject_id, h.change, u.name, h.at, h.job_id, j.title, j.job_id, h.candidate_id, c.name,
        h.undoable_action_id, d.kind, d.size, d.at, d.undone_at, h.changes
    from history_entry h left join app_user u on u.id = h.by_id left join job j on j.id = h.job_id
        left join candidate c on c.id = h.candidate_id left join undoable_action d on d.id = h.undoable_action_id
    where {which} and h.id < ? order by h.id desc limit ?"""
_NO_PROSPECTS = """and (h.subject <> 'application' or exists (select 1 from application a
    where a.id = h.subject_id and a.past_prospect))"""
_OF_JOB = Statement(_ENTRIES.format(which="h.job_id = ?"))
_OF_JOB_WITHOUT_PROSPECTS = Statement(_ENTRIES.format(which=f"h.job_id = ? {_NO_PROSPECTS}"))
_OF_CANDIDATE = Statement(
    *(
        _ENTRIES.format(which=f"h.candidate_id = ? and (h.subject = 'candidate' or h.subject_id {among})")
        for among in ("in (select value from json_each(?))", "= any(?)")
    )
)
_ALL = Statement(_ENTRIES.format(which="true"))
_OF_SUBJECT = Statement(_ENTRIES.format(which="h.subject = ?"))
_OF_USER = Statement(_ENTRIES.format(which="h.by_id = ?"))
_OF_SUBJECT_AND_USER = Statement(_ENTRIES.format(which="h.subject = ? and h.by_id = ?"))
_LAST = 2**62  # beyond every id: the newest page


class NewEntry(NamedTuple):
    """An entry to be kept; ``by`` is None for what Attract or LinkedIn did."""

    subject: Subject
    subject_id: int
    change: Change
    by: int | None
    changes: Changes = MappingProxyType({})
    job: int | None = None
    candidate: int | None = None
    undoable_action: int | None = None


class HistoryRow(NamedTuple):
    """An entry as it is read; names are None for what is gone.

    ``undoable_action_at`` and ``undone_at`` belong to its undoable action.
    """

    id: int
    subject: Subject
    subject_id: int
    change: str
    by: str | None
    at: int
    job: int | None
    job_title: str | None
    job_id: str | None
    candidate: int | None
    candidate_name: str | None
    undoable_action: int | None
    undoable_action_kind: str | None
    undoable_action_size: int | None
    undoable_action_at: int | None
    undone_at: int | None
    changes: dict[str, list[Any]]

    @property
    def updated_at(self) -> int:
        """What pages are keyed by beside the id."""
        return self.at


class UndoableActionRow(NamedTuple):
    """Something that can be taken back; ``data`` holds the ids it needs."""

    id: int
    kind: UndoableActionKind
    by: int | None
    at: int
    job: int | None
    candidate: int | None
    size: int
    data: dict[str, Any]
    undone_at: int | None


def record(
    subject: Subject,
    subject_id: int,
    change: Change,
    by: int | None,
    changes: Changes | None = None,
    job: int | None = None,
    candidate: int | None = None,
    undoable_action: int | None = None,
) -> None:
    """Keep one entry, within the transaction of the change it tells of."""
    record_many([NewEntry(subject, subject_id, change, by, changes or {}, job, candidate, undoable_action)])


def record_many(entries: Sequence[NewEntry]) -> None:
    """Keep several entries at once."""
    now = clock.now()
    _ADD.each(
        [
            (*entry[:4], now, entry.job, entry.candidate, entry.undoable_action, json.dumps(dict(entry.changes)))
            for entry in entries
        ]
    )


def undoable_action(
    kind: UndoableActionKind,
    by: int | None,
    data: Mapping[str, Any],
    job: int | None = None,
    candidate: int | None = None,
    count: int = 1,
) -> int:
    """Keep what taking something back needs; the id, which its entries carry and an undo names."""
    return _UNDOABLE_ACTION.new_id(kind, by, clock.now(), job, candidate, count, json.dumps(data))


def undoable_action_to_undo(id: int) -> UndoableActionRow | None:
    """The undoable action with this id within the caller's transaction, with others kept from taking it back meanwhile."""
    lock(f"undoable_action:{id}")
    row = _ONE_UNDOABLE_ACTION.row(id)
    return UndoableActionRow._make((row[0], UndoableActionKind(row[1]), *row[2:7], json.loads(row[7]), row[8])) if row else None


def mark_undone(id: int, by: int) -> None:
    """Say of an undoable action that it was taken back."""
    UndoableActionTable.update(undone_at=clock.now(), undone_by=by).where(UndoableActionTable.id == id).execute()


def of_job(job: int, with_prospects: bool, before: int | None, limit: int) -> list[HistoryRow]:
    """What happened on a job, newest first, older than the entry ``before``."""
    statement = _OF_JOB if with_prospects else _OF_JOB_WITHOUT_PROSPECTS
    return [_entry(row) for row in statement.rows(job, before or _LAST, limit)]


def of_candidate(candidate: int, applications: Sequence[int], before: int | None, limit: int) -> list[HistoryRow]:
    """What happened to a candidate and on those ``applications`` of theirs."""
    return [_entry(row) for row in _OF_CANDIDATE.rows(candidate, id_list(applications), before or _LAST, limit)]


def everywhere(subject: Subject | None, user: int | None, before: int | None, limit: int) -> list[HistoryRow]:
    """What happened anywhere, or to one kind of thing, or by one user."""
    statement = {
        (False, False): _ALL,
        (True, False): _OF_SUBJECT,
        (False, True): _OF_USER,
        (True, True): _OF_SUBJECT_AND_USER,
    }[(subject is not None, user is not None)]
    chosen = [one for one in (subject, user) if one is not None]
    return [_entry(row) for row in statement.rows(*chosen, before or _LAST, limit)]


def _entry(row: tuple[Any, ...]) -> HistoryRow:
    return HistoryRow._make((row[0], Subject(row[1]), *row[2:16], json.loads(row[16])))
