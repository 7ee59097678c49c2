"""One database handle for the process: SQLite in WAL mode, or PostgreSQL, chosen by a URL."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from peewee import DatabaseProxy, InterfaceError, OperationalError, PostgresqlDatabase, SqliteDatabase

from server.domain.errors import Unavailable

database = DatabaseProxy()

# FULL: a commit is acknowledged only when it survives a power cut. Foreign keys are off in SQLite until asked for.
_PRAGMAS = {
    "journal_mode": "wal",
    "foreign_keys": 1,
    "synchronous": "full",
    "busy_timeout": 10_000,
    "cache_size": -65_536,
}
_MMAP = {"mmap_size": 1 << 28}


def bind(url: str) -> None:
    """Make ``url`` (sqlite:///path or postgresql://...) the database of this process; no connection is opened yet."""
    if url.startswith("sqlite:///"):
        path = Path(url.removeprefix("sqlite:///"))
        path.parent.mkdir(parents=True, exist_ok=True)
        database.initialize(SqliteDatabase(str(path), pragmas=_PRAGMAS | _MMAP))
    else:
        database.initialize(PostgresqlDatabase(url, prefer_psycopg3=True, options="-c timezone=UTC"))


def is_sqlite() -> bool:
    """Whether the bound database is SQLite; for the few statements that have two spellings."""
    return isinstance(database.obj, SqliteDatabase)


@contextmanager
def transaction() -> Iterator[None]:
    """All or nothing. SQLite takes the write lock at once, so that two writers queue instead of failing half-way."""
    with unavailable_when_unreachable(), database.atomic("IMMEDIATE") if is_sqlite() else database.atomic():
        yield


@contextmanager
def unavailable_when_unreachable() -> Iterator[None]:
    """Raise Unavailable instead of the driver's error when the database cannot be reached, and drop the dead connection."""
    try:
        yield
    except (OperationalError, InterfaceError) as error:
        release()
        raise Unavailable from error


def release() -> None:
    """Close this thread's connection; the next statement opens a new one."""
    if not database.is_closed():
        database.close()


def lock(*names: str) -> None:
    """Keep others with the same ``names`` waiting until the transaction ends. SQLite has one writer anyhow."""
    if not is_sqlite():
        for name in sorted(set(names)):
            database.execute_sql("select pg_advisory_xact_lock(hashtextextended(%s, 0))", (name,))


def redacted(url: str) -> str:
    """``url`` without user and password, for logs."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname or ''}{parts.path}"


class Statement:
    """SQL compiled once: building a peewee query costs about ten times what running it does (design section 7).

    Written with ``?`` for every value. ``postgresql`` replaces the text there where the two dialects differ.
    """

    def __init__(self, sql: str, postgresql: str | None = None) -> None:
        self._sqlite = " ".join(sql.split())
        self._postgresql = " ".join((postgresql or sql).split()).replace("%", "%%").replace("?", "%s")

    def rows(self, *values: Any) -> list[tuple[Any, ...]]:
        """All rows for ``values``."""
        sql = self._sqlite if is_sqlite() else self._postgresql
        return database.execute_sql(sql, values).fetchall()

    def row(self, *values: Any) -> tuple[Any, ...] | None:
        """The first row for ``values``, or None."""
        sql = self._sqlite if is_sqlite() else self._postgresql
        return database.execute_sql(sql, values).fetchone()

    def run(self, *values: Any) -> int:
        """Execute for ``values``; the number of rows it touched."""
        sql = self._sqlite if is_sqlite() else self._postgresql
        return database.execute_sql(sql, values).rowcount
