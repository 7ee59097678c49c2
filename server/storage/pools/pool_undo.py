"""What was done to the people of a talent pool and can be taken back."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from server.domain.history import UndoableActionKind
from server.storage import history
from server.storage.database import Statement
from server.storage.tables import PoolUndoableAction

_OF_POOL = Statement(
    """select d.id, d.kind, u.name, d.at, d.size, d.undone_at from pool_undoable_action p
       join undoable_action d on d.id = p.undoable_action_id
       left join app_user u on u.id = d.by_id where p.pool_id = ? order by p.id desc limit ?"""
)


class PoolUndoableActionRow(NamedTuple):
    """A undoable action: how many people it brought or took, by whom, when."""

    id: int
    kind: UndoableActionKind
    by: str | None
    at: int
    size: int
    undone_at: int | None


def add(kind: UndoableActionKind, user: int, pool: int, data: Mapping[str, Any], size: int) -> int:
    """Keep what taking this back needs; the undoable action."""
    undoable_action = history.undoable_action(kind, user, {"pool": pool, **data}, count=size)
    PoolUndoableAction.create(pool=pool, undoable_action=undoable_action)
    return undoable_action


def of_pool(pool: int, limit: int) -> list[PoolUndoableActionRow]:
    """The latest undoable actions of a pool, newest first."""
    return [PoolUndoableActionRow(*row)._replace(kind=UndoableActionKind(row[1])) for row in _OF_POOL.rows(pool, limit)]
