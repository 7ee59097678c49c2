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
    """insert into stage_change (application_id, move, stage_id, status, by_id, at, undone, reason, comment, deed_id)
       select id, ?, ?, ?, cast(? as integer), ?, false, ?, ?, cast(? as integer)
       from application where id {among} order by id"""
)
_STEPS = """select p.id, p.application_id, p.move, p.stage_id, s.name, s.kind, p.status, u.name, p.at, p.undone, p.reason,
        why.label, why.label_nb, p.comment, p.deed_id, d.size
    from stage_change p join stage s on s.id = p.stage_id left join app_user u on u.id = p.by_id
      left join option why on why.option_set = 'rejection_reason' and why.code = p.reason
      left join deed d on d.id = p.deed_id
    where {which} order by p.id"""
_OF_CANDIDATE = Statement(_STEPS.format(which="p.application_id in (select id from application where candidate_id = ?)"))
_OF_APPLICATION = Statement(_STEPS.format(which="p.application_id = ?"))
_BESIDE_DEED = Statement(_STEPS.format(which="p.application_id in (select application_id from stage_change where deed_id = ?)"))
_UNDO = among("update stage_change set undone = true where deed_id = ? and application_id {among}")
_APPLICATIONS_OF_DEED = Statement("select application_id from stage_change where deed_id = ?")


class Step(NamedTuple):
    """One step of an application's way; ``deed`` is what taking it back names, of ``deed_count`` steps made at once."""

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
    deed: int | None
    deed_count: int | None


def path(application: int) -> list[Step]:
    """The steps of one application, oldest first."""
    return [_step(row) for row in _OF_APPLICATION.rows(application)]


def paths(candidate: int) -> list[Step]:
    """The steps of all applications of a candidate, oldest first."""
    return [_step(row) for row in _OF_CANDIDATE.rows(candidate)]


def beside_deed(deed: int) -> list[Step]:
    """All steps of the applications that a deed moved, oldest first."""
    return [_step(row) for row in _BESIDE_DEED.rows(deed)]


def moved_by(deed: int) -> list[int]:
    """The applications that a deed moved, those that are still there."""
    return [row[0] for row in _APPLICATIONS_OF_DEED.rows(deed)]


def add(
    applications: Sequence[int],
    move: Move,
    stage: int,
    status: str,
    user: int | None,
    deed: int | None = None,
    reason: str | None = None,
    comment: str | None = None,
) -> None:
    """Add the same step to the path of each of these applications."""
    _ADD.run(move, stage, status, user, clock.now(), reason, comment, deed, id_list(applications))


def mark_undone(deed: int, applications: Sequence[int]) -> None:
    """Say of the steps that a deed made for these applications that they were taken back."""
    _UNDO.run(deed, id_list(applications))


def _step(row: tuple[Any, ...]) -> Step:
    name = name_of(*row[10:13]) if row[10] else None
    return Step._make((*row[:11], name, *row[13:16]))
