"""Imports of people from Excel files into talent pools: what is still to be done of them is a row, not a task."""

import json
from enum import StrEnum
from typing import Any, NamedTuple

from server.domain import clock
from server.storage.database import Statement
from server.storage.tables import PoolImport


class PoolImportState(StrEnum):
    """A file that was read waits (``ready``) until somebody says Add; ``stopped`` when that was no longer possible."""

    READY = "ready"
    ADDING = "adding"
    DONE = "done"
    STOPPED = "stopped"


class ImportRow(NamedTuple):
    """An import without its people; ``outcome`` counts what became of them, or before that what is known of them."""

    id: int
    pool: int
    user: int
    state: PoolImportState
    file_name: str
    total: int
    done: int
    outcome: dict[str, Any]
    created_at: int


class Waiting(NamedTuple):
    """Somebody of a file who is still to be added; ``row`` is where they stand in it."""

    row: int
    first_name: str
    last_name: str
    email: str
    phone: str
    source: str | None
    referred_by: int | None


_BY_ID = Statement(
    "select id, pool_id, user_id, state, file_name, total, done, outcome, created_at from pool_import where id = ?"
)
_PEOPLE = Statement("select people from pool_import where id = ?")
_UNDER_WAY = Statement("select id from pool_import where state = 'adding' order by id limit 1")
_OF_POOL = Statement(
    """select id, pool_id, user_id, state, file_name, total, done, outcome, created_at from pool_import
       where pool_id = ? and user_id = ? and state in ('ready', 'adding') order by id desc limit 5"""
)


def add(pool: int, user: int, file_name: str, people: list[Waiting], outcome: dict[str, int]) -> int:
    """Keep a file that was read; its id."""
    kept, counts = json.dumps(people, ensure_ascii=False), json.dumps(outcome)
    details = {"file_name": file_name, "people": kept, "total": len(people), "outcome": counts}
    return int(PoolImport.create(pool=pool, user=user, state=PoolImportState.READY, **details).id)


def by_id(id: int) -> ImportRow | None:
    """The import with this id."""
    row = _BY_ID.row(id)
    return _import(row) if row else None


def unfinished(pool: int, user: int) -> list[ImportRow]:
    """What ``user`` has not finished importing into a pool, newest first."""
    return [_import(row) for row in _OF_POOL.rows(pool, user)]


def under_way() -> int | None:
    """The import that somebody has to go on with, the oldest first."""
    row = _UNDER_WAY.row()
    return int(row[0]) if row else None


def people(id: int) -> list[Waiting]:
    """Everybody in the file of an import that has not ended."""
    row = _PEOPLE.row(id)
    return [Waiting(*one) for one in json.loads(row[0])] if row else []


def begin(id: int) -> None:
    """Let the worker add the people of an import."""
    PoolImport.update(state=PoolImportState.ADDING, outcome="{}").where(PoolImport.id == id).execute()


def go_on(id: int, done: int, outcome: dict[str, Any]) -> None:
    """Say how far an import is, in the transaction that brought it there."""
    PoolImport.update(done=done, outcome=json.dumps(outcome)).where(PoolImport.id == id).execute()


def end(id: int, state: PoolImportState) -> None:
    """Say that an import has ended; its rows are not kept."""
    PoolImport.update(state=state, people="[]", ended_at=clock.now()).where(PoolImport.id == id).execute()


def remove(id: int) -> None:
    """Forget an import that was not begun."""
    PoolImport.delete().where(PoolImport.id == id).execute()


def sweep(unbegun: int, ended: int) -> int:
    """Forget what was read before ``unbegun`` and never begun, and what ended before ``ended``; how many rows went."""
    abandoned = (PoolImport.state == PoolImportState.READY) & (PoolImport.created_at < unbegun)
    return int(PoolImport.delete().where(abandoned | (PoolImport.ended_at < ended)).execute())


def _import(row: tuple[Any, ...]) -> ImportRow:
    return ImportRow._make(row)._replace(state=PoolImportState(row[3]), outcome=json.loads(row[7]))
