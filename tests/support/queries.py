"""Counting and explaining the SQL statements that a piece of code sends."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from server.storage import database


class Query(NamedTuple):
    """A statement as it was sent."""

    sql: str
    values: tuple[Any, ...]


@contextmanager
def queries() -> Iterator[list[Query]]:
    """The statements sent within the block, in order; locks and the bounds of transactions do not count."""
    sent: list[Query] = []

    def note(event: Any) -> None:
        if "pg_advisory_xact_lock" not in event.sql:
            sent.append(Query(event.sql, tuple(event.params or ())))

    hooks = database.database.query_hooks
    hooks.append(note)
    try:
        yield sent
    finally:
        hooks.remove(note)


def scanned(query: Query) -> set[str]:
    """The tables that ``query`` reads whole. PostgreSQL is asked to prefer indexes, however few rows there are."""
    if database.is_sqlite():
        steps = database.database.execute_sql(f"explain query plan {query.sql}", query.values).fetchall()
        result = (_SQLITE_SCAN.match(step[3]) for step in steps)
        # In the order of an index, and only until the limit is reached, is not whole.
        whole = (scan[1] for scan in result if scan and not (scan[2] and " limit " in query.sql.lower()))
        return {table for name in whole if (table := _table(name, query.sql))}
    with database.database.atomic():
        database.database.execute_sql("set local enable_seqscan = off")
        steps = database.database.execute_sql(f"explain {query.sql}", query.values).fetchall()
    return {scan[1] for step in steps if (scan := _POSTGRESQL_SCAN.search(step[0]))}


def begins_with(query: Query, column: str) -> bool:
    """Whether SQLite, which does not count rows before it plans, looks some up by ``column`` alone; PostgreSQL does count."""
    if not database.is_sqlite():
        return False
    steps = database.database.execute_sql(f"explain query plan {query.sql}", query.values).fetchall()
    return any(f"({column}=?)" in step[3] for step in steps)


def sorts(query: Query) -> bool:
    """Whether the database puts the rows of ``query`` in order after it found them, because no index has them in it."""
    if database.is_sqlite():
        steps = database.database.execute_sql(f"explain query plan {query.sql}", query.values).fetchall()
        return any("TEMP B-TREE" in step[3] for step in steps)
    with database.database.atomic():
        for way in ("seqscan", "sort", "incremental_sort"):
            database.database.execute_sql(f"set local enable_{way} = off")
        steps = database.database.execute_sql(f"explain {query.sql}", query.values).fetchall()
    return any("Sort" in step[0] for step in steps)


_SQLITE_SCAN = re.compile(r"SCAN (?!CONSTANT ROW)(\w+)(?! VIRTUAL TABLE)( USING (?:COVERING )?INDEX)?")
_POSTGRESQL_SCAN = re.compile(r"Seq Scan on (\w+)")


def _table(name: str, sql: str) -> str | None:
    """The table that ``sql`` calls ``name``, or None when that is a subquery."""
    called = re.search(rf'(?:from|join) "?(\w+)"? (?:as )?"?{name}"?\b', sql, re.IGNORECASE)
    plain = re.search(rf'(?:from|join|update) "?{name}"?(?: |$)', sql, re.IGNORECASE)
    return called[1] if called else name if plain else None
