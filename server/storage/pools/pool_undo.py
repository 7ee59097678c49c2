"""What was done to the people of a talent pool and can be taken back."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from server.domain.history import DeedKind
from server.storage import history
from server.storage.database import Statement
from server.storage.tables import PoolDeed

_OF_POOL = Statement(
    """select d.id, d.kind, u.name, d.at, d.size, d.undone_at from pool_deed p join deed d on d.id = p.deed_id
       left join app_user u on u.id = d.by_id where p.pool_id = ? order by p.id desc limit ?"""
)


class PoolDeedRow(NamedTuple):
    """A deed: how many people it brought or took, by whom, when."""

    id: int
    kind: DeedKind
    by: str | None
    at: int
    size: int
    undone_at: int | None


def add(kind: DeedKind, user: int, pool: int, data: Mapping[str, Any], size: int) -> int:
    """Keep what taking this back needs; the deed."""
    deed = history.deed(kind, user, {"pool": pool, **data}, count=size)
    PoolDeed.create(pool=pool, deed=deed)
    return deed


def of_pool(pool: int, limit: int) -> list[PoolDeedRow]:
    """The latest deeds of a pool, newest first."""
    return [PoolDeedRow(*row)._replace(kind=DeedKind(row[1])) for row in _OF_POOL.rows(pool, limit)]
