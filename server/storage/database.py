"""One database handle for the process: SQLite in WAL mode, or PostgreSQL, chosen by a URL."""

import threading
from collections.abc import Hashable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from peewee import DatabaseProxy, InterfaceError, OperationalError, PostgresqlDatabase, SqliteDatabase

from server.domain.errors import Unavailable
from server.domain.words import N_
from server.storage.turns import turn

database = DatabaseProxy()
_here = threading.local()

# FULL: a commit is acknowledged only when it survives a power cut. Foreign keys are off in SQLite until asked for.
_PRAGMAS = {
    "journal_mode": "wal",
    "foreign_keys": 1,
    "synchronous": "full",
    "busy_timeout": 10_000,
    "cache_size": -65_536,
}
# A network that swallows packets must not hold one of few threads for long; milliseconds for tcp_user_timeout, else seconds.
_TIMEOUTS: dict[str, Any] = {
    "connect_timeout": 5,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}
_MMAP = {"mmap_size": 1 << 28}


class _Reachable:
    """A database whose errors, when it cannot be reached, are ours.

    A connection found dead, cut by a restart or while idle, is replaced, and a statement outside a transaction tried again.
    """

    def execute_sql(self, sql: str, params: Any = None) -> Any:
        try:
            return super().execute_sql(sql, params)  # type: ignore[misc]
        except (OperationalError, InterfaceError) as error:
            if not _dropped_dead():
                release()
                raise Unavailable from error
        try:
            return super().execute_sql(sql, params)  # type: ignore[misc]
        except (OperationalError, InterfaceError) as error:
            release()
            raise Unavailable from error


class _Sqlite(_Reachable, SqliteDatabase):
    pass


class _Postgresql(_Reachable, PostgresqlDatabase):
    pass


def bind(url: str) -> None:
    """Make ``url`` (sqlite:///path or postgresql://...) the database of this process; no connection is opened yet.

    Raise Unavailable when there can be no file at the path.
    """
    if url.startswith("sqlite:///"):
        path = Path(url.removeprefix("sqlite:///"))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Unavailable(N_("The folder of the database cannot be made: %(folder)s."), folder=path.parent) from error
        database.initialize(_Sqlite(str(path), pragmas=_PRAGMAS | _MMAP))
    else:
        database.initialize(_Postgresql(url, prefer_psycopg3=True, options="-c timezone=UTC", **_TIMEOUTS))


def _dropped_dead() -> bool:
    """Whether this thread's connection was dead, with no transaction on it, and is given up."""
    if is_sqlite() or database.in_transaction() or database.is_closed() or not database.connection().closed:
        return False
    release()
    return True


def is_sqlite() -> bool:
    """Whether the bound database is SQLite; for the few statements that have two spellings."""
    return isinstance(database.obj, SqliteDatabase)


@contextmanager
def transaction() -> Iterator[None]:
    """All or nothing. SQLite takes the write lock at once, so that two writers queue instead of failing half-way."""
    with unavailable_when_unreachable(), _deeds():
        if is_sqlite() and not database.in_transaction():
            with turn(database.obj.database), database.atomic("IMMEDIATE"):
                yield
        else:
            with database.atomic():
                yield


def first_time(deed: Hashable) -> bool:
    """Whether the current transaction has not done ``deed`` yet; from now on it has. Outside of one it is always the first."""
    done: set[Hashable] | None = getattr(_here, "done", None)
    if done is None:
        return True
    first = deed not in done
    done.add(deed)
    return first


@contextmanager
def _deeds() -> Iterator[None]:
    before = getattr(_here, "done", None)
    _here.done = set(before or ())
    try:
        yield
    except BaseException:
        _here.done = before  # what was rolled back was not done
        raise
    if before is None:
        _here.done = None


@contextmanager
def unavailable_when_unreachable() -> Iterator[None]:
    """Raise Unavailable instead of the driver's error when the database cannot be reached, and drop the dead connection."""
    try:
        yield
    except (OperationalError, InterfaceError, Unavailable) as error:
        release()
        raise error if isinstance(error, Unavailable) else Unavailable from error


def release() -> None:
    """Close this thread's connection, unless a transaction on it still has to end; the next statement opens a new one."""
    if not database.is_closed() and not database.in_transaction():
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
        cursor = self._executed(values)
        return cursor.fetchall() if cursor else []

    def row(self, *values: Any) -> tuple[Any, ...] | None:
        """The first row for ``values``, or None."""
        cursor = self._executed(values)
        return cursor.fetchone() if cursor else None

    def new_id(self, *values: Any) -> int:
        """What an insert with ``returning id`` returns."""
        return int(database.execute_sql(self._text(), values).fetchone()[0])

    def each(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """Execute once for every one of ``rows``, within the caller's transaction."""
        if rows:
            database.connection().cursor().executemany(self._text(), rows)

    def run(self, *values: Any) -> int:
        """Execute for ``values``; the number of rows it touched."""
        return int(database.execute_sql(self._text(), values).rowcount)

    def _text(self) -> str:
        return self._sqlite if is_sqlite() else self._postgresql

    def _executed(self, values: tuple[Any, ...]) -> Any:
        try:
            return database.execute_sql(self._text(), values)
        except OverflowError:  # SQLite knows no number beyond 64 bits, so no row has it: an id somebody made up
            return None
