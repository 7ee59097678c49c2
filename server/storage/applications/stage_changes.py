"""The steps of applications: the way each took through the stages of its job."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from server.domain import clock
from server.domain.option_sets import OptionName
from server.domain.stages import Move
from server.storage.account.option_sets import name_of
from server.storage.database import Statement
from server.storage.ids import among, id_list

# PostgreSQL does not guess the type of a value that may be null and has no column beside it.
_ADD = among(
    """insert into stage_change (application_id, move, stage_id, status, by_id, at, undone, reason, comment, undoable_action_id)
       select id, ?, ?, ?, cast(? as integer), ?, false, ?, ?, cast(? as integer)
       from application where id {among} order by id"""
)
_STAGE_CHANGES = """select p.id, p.application_id, p.move, p.stage_id, s.name, s.kind, p.status, u.name, p.at, p.undone, p.reason,
        why.label, why.label_nb, p.comment, p.undoable_action_id, d.size
    from stage_change p join stage s on s.id = p.stage_id left join app_user u on u.id = p.by_id
      left join option why on why.option_set = 'rejection_reason' and why.code = p.reason
      left join undoable_action d on d.id = p.undoable_action_id
    where {which} order by p.id"""
_OF_CANDIDATE = Statement(_STAGE_CHANGES.format(which="p.application_id in (select id from application where candidate_id = ?)"))
_OF_APPLICATION = Statement(_STAGE_CHANGES.format(which="p.application_id = ?"))
_BESIDE_UNDOABLE_ACTION = Statement(
    _STAGE_CHANGES.format(which="p.application_id in (select application_id from stage_change where undoable_action_id = ?)")
)
_UNDO = among("update stage_change set undone = true where undoable_action_id = ? and application_id {among}")
_APPLICATIONS_OF_UNDOABLE_ACTION = Statement("select application_id from stage_change where undoable_action_id = ?")


class StageChangeRow(NamedTuple):
    """One step of an application's way; it belongs to ``undoable_action``, of ``undoable_action_count`` steps made at once."""

    id: int
    application: int
    move: str
    stage: int
    stage_name: str
    stage_kind: str
    status: str
    by: str | None
    at: int
    undone: bool
    reason: str | None
    reason_name: OptionName | None
    comment: str | None
    undoable_action: int | None
    undoable_action_count: int | None


def path(application: int) -> list[StageChangeRow]:
    """The steps of one application, oldest first."""
    return [_row(row) for row in _OF_APPLICATION.rows(application)]


def paths(candidate: int) -> list[StageChangeRow]:
    """The steps of all applications of a candidate, oldest first."""
    return [_row(row) for row in _OF_CANDIDATE.rows(candidate)]


def beside_undoable_action(undoable_action: int) -> list[StageChangeRow]:
    """All steps of the applications that an undoable action moved, oldest first."""
    return [_row(row) for row in _BESIDE_UNDOABLE_ACTION.rows(undoable_action)]


def moved_by(undoable_action: int) -> list[int]:
    """The applications that an undoable action moved, those that are still there."""
    return [row[0] for row in _APPLICATIONS_OF_UNDOABLE_ACTION.rows(undoable_action)]


def add(
    applications: Sequence[int],
    move: Move,
    stage: int,
    status: str,
    user: int | None,
    undoable_action: int | None = None,
    reason: str | None = None,
    comment: str | None = None,
) -> None:
    """Add the same step to the path of each of these applications."""
    _ADD.run(move, stage, status, user, clock.now(), reason, comment, undoable_action, id_list(applications))


def mark_undone(undoable_action: int, applications: Sequence[int]) -> None:
    """Say of the steps that an undoable action made for these applications that they were taken back."""
    _UNDO.run(undoable_action, id_list(applications))


def _row(row: tuple[Any, ...]) -> StageChangeRow:
    name = name_of(*row[10:13]) if row[10] else None
    return StageChangeRow._make((*row[:11], name, *row[13:16]))
