"""The history of a job, of a candidate and of everything: who did what when, and what can be taken back (statement 280)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from server.domain import clock
from server.domain.history import OFFERED_TO, Subject, UndoableActionKind
from server.domain.option_sets import OptionName, OptionSet
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.storage import history
from server.storage.account import option_sets, users
from server.storage.candidates.candidates import CandidateRow
from server.storage.history import HistoryRow
from server.usecases import access
from server.usecases.candidates.candidates import sees_linkedin
from server.usecases.jobs.jobs import JobView, view
from server.usecases.paging import PAGE

_KEPT = {"source": OptionSet.SOURCE, "reason": OptionSet.REASON}  # fields whose values are entries of a kept list


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """An entry and the undoable action that the reader can take back from here, if any."""

    entry: HistoryRow
    undo: int | None


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """A page of history, newest first; ``before`` names the entry that the next page is older than."""

    rows: list[HistoryLine]
    before: int | None


@dataclass(frozen=True, slots=True)
class JobHistory:
    """The History tab of a job."""

    job: JobView
    lines: HistoryPage


@dataclass(frozen=True, slots=True)
class CandidateHistory:
    """The History tab of a candidate."""

    row: CandidateRow
    linkedin: bool
    lines: HistoryPage


@dataclass(frozen=True, slots=True)
class Everything:
    """History in the Admin center; ``by`` names the user it was narrowed to."""

    lines: HistoryPage
    by: str | None


def of_job(actor: Actor, job_id: int, before: int | None = None) -> JobHistory:
    """What happened on a job; of prospects only where the reader sees them. Raise NotFound, NotPermitted."""
    job_access = access.job(actor, job_id, Action.READ_HISTORY)
    job_access.require(Action.VIEW_APPLICANTS)  # which an approver from elsewhere, who reads the job, does not
    rows = history.of_job(job_id, job_access.can(Action.VIEW_PROSPECTS), before, PAGE + 1)
    return JobHistory(view(job_access), _lines(rows, job_access.can))


def of_candidate(actor: Actor, candidate_id: int, before: int | None = None) -> CandidateHistory:
    """What happened to a candidate, and on the applications the reader works with. Raise NotFound, NotPermitted."""
    candidate_access = access.candidate(actor, candidate_id)
    candidate_access.require(Action.READ_HISTORY)
    readable = [one.row.id for one in candidate_access.where(Action.READ_HISTORY)]
    rows = history.of_candidate(candidate_id, readable, before, PAGE + 1)
    return CandidateHistory(candidate_access.row, sees_linkedin(candidate_access), _lines(rows, candidate_access.can))


def everything(actor: Actor, subject: Subject | None = None, user_id: int | None = None, before: int | None = None) -> Everything:
    """Everything that happened, or what happened to one kind of thing or by one user. Raise NotPermitted."""
    access.require(actor, Action.OPEN_ADMIN_CENTER)
    user = users.by_id(user_id) if user_id else None
    rows = history.everywhere(subject, user.id if user else None, before, PAGE + 1)
    return Everything(_lines(rows, lambda action: access.can(actor, action)), user.name if user else None)


def _lines(rows: list[HistoryRow], can: Callable[[Action], bool]) -> HistoryPage:
    shown = _named(rows[:PAGE])
    named: set[int] = set()
    lines = [HistoryLine(row, _undo(row, can, named)) for row in shown]
    return HistoryPage(lines, shown[-1].id if len(rows) > PAGE else None)


def _named(rows: list[HistoryRow]) -> list[HistoryRow]:
    """The same with the names of sources and reasons, which administrators keep, instead of their codes."""
    kept = [(field, code) for row in rows for field in _KEPT for code in row.changes.get(field, ()) if isinstance(code, str)]
    names = option_sets.named({code for _, code in kept})
    return [row._replace(changes={field: _worded(names, field, change) for field, change in row.changes.items()}) for row in rows]


def _worded(names: dict[tuple[str, str], OptionName], field: str, change: list[Any]) -> list[Any]:
    return [names.get((_KEPT[field], code), code) for code in change] if field in _KEPT else change


def _undo(row: HistoryRow, can: Callable[[Action], bool], named: set[int]) -> int | None:
    """The undoable action to offer beside an entry: an undoable action with many entries is offered once."""
    if row.undoable_action is None or row.undoable_action_kind is None or row.undone_at or row.undoable_action in named:
        return None
    if (row.undoable_action_at or 0) < clock.now() - clock.UNDO_WINDOW or not can(
        OFFERED_TO[UndoableActionKind(row.undoable_action_kind)]
    ):
        return None
    named.add(row.undoable_action)
    return row.undoable_action
