"""One database handle for the process: SQLite in WAL mode, or PostgreSQL, chosen by a URL."""

import threading
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from peewee import DatabaseProxy, InterfaceError, OperationalError, PostgresqlDatabase, SqliteDatabase
from peewee import __exception_wrapper__ as as_errors_of_peewee  # type: ignore[attr-defined]

from server.domain.errors import Contended, Unavailable
from server.domain.i18n_marker import N_
from server.storage.sqlite_write_lock import write_lock

database = DatabaseProxy()
_here = threading.local()

# FULL: a commit is acknowledged only when it survives a power cut. Foreign keys are off in SQLite until asked for.
_PRAGMAS = {
    "journal_mode": "wal",
    "foreign_keys": 1,
    "synchronous": "full",
    "busy_timeout": 10_000,
}
# A network that swallows packets must not hold one of few threads for long; milliseconds for tcp_user_timeout, else seconds.
_TIMEOUTS: dict[str, Any] = {
    "connect_timeout": 5,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}
# What the web reads again and again stays in memory; a worker has a connection for each duty and reads most pages once.
_MEMORY = {"cache_size": -65_536, "mmap_size": 1 << 28}
_LITTLE_MEMORY = {"cache_size": -8_192, "mmap_size": 0}
_CONTENDED = ("40P01", "40001")  # PostgreSQL: deadlock detected, serialization failure


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
                raise _named(error) from error
        try:
            return super().execute_sql(sql, params)  # type: ignore[misc]
        except (OperationalError, InterfaceError) as error:
            release()
            raise _named(error) from error

    def execute_many(self, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """Execute ``sql`` for every one of ``rows``, within a transaction."""
        try:
            with as_errors_of_peewee:
                self.connection().cursor().executemany(sql, rows)  # type: ignore[attr-defined]
        except (OperationalError, InterfaceError) as error:
            raise _named(error) from error


class _Sqlite(_Reachable, SqliteDatabase):
    pass


class _Postgresql(_Reachable, PostgresqlDatabase):
    pass


def bind(url: str, little_memory: bool = False) -> None:
    """Make ``url`` (sqlite:///path or postgresql://...) the database of this process; no connection is opened yet.

    ``little_memory`` is for processes that read most of it once. Raise Unavailable when there can be no file at the path.
    """
    if url.startswith("sqlite:///"):
        path = Path(url.removeprefix("sqlite:///"))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Unavailable(N_("The folder of the database cannot be made: %(folder)s."), folder=path.parent) from error
        database.initialize(_Sqlite(str(path), pragmas=_PRAGMAS | (_LITTLE_MEMORY if little_memory else _MEMORY)))
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
    with unavailable_when_unreachable():
        if is_sqlite() and not database.in_transaction():
            with write_lock(database.obj.database), database.atomic("IMMEDIATE"), _ending():
                yield
        else:
            with database.atomic(), _ending():
                yield


def at_the_end(act: Callable[[list[Any]], None], *values: Hashable) -> None:
    """Have ``act`` called with all the values it was given, once each and in order, when all else of the transaction is done.

    Rows that many transactions change are so changed last and in one order. Outside of a transaction it is called at once.
    """
    put_off: dict[Any, set[Any]] | None = getattr(_here, "put_off", None)
    if put_off is None:
        act(sorted(set(values)))
    else:
        put_off.setdefault(act, set()).update(values)


@contextmanager
def _ending() -> Iterator[None]:
    """Do what was put off when the outermost block ends well; what a block put off that failed is forgotten."""
    before: dict[Any, set[Any]] | None = getattr(_here, "put_off", None)
    _here.put_off = {act: {*values} for act, values in (before or {}).items()}
    try:
        yield
        if before is None:
            for act, values in _here.put_off.items():
                act(sorted(values))
    except BaseException:
        _here.put_off = before
        raise
    if before is None:
        _here.put_off = None


@contextmanager
def unavailable_when_unreachable() -> Iterator[None]:
    """Raise Unavailable instead of the driver's error when the database cannot be reached, and drop the dead connection."""
    try:
        yield
    except (OperationalError, InterfaceError, Unavailable) as error:
        release()
        raise error if isinstance(error, Unavailable) else _named(error) from error


def _named(error: OperationalError | InterfaceError) -> Unavailable:
    """What an error of the driver means: others were changing the same rows, or the database cannot be reached."""
    state = getattr(getattr(error, "orig", None), "sqlstate", None)
    return Contended() if state in _CONTENDED else Unavailable()


def release() -> None:
    """Close this thread's connection, unless a transaction on it still has to end; the next statement opens a new one."""
    if not database.is_closed() and not database.in_transaction():
        database.close()


def lock(*names: str) -> None:
    """Keep others with the same ``names`` waiting until the transaction ends. SQLite has one writer anyhow.

    Who waits for whom has one order, or two would wait for each other: CONTRIBUTING.md, "Who waits for whom".
    """
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
            database.execute_many(self._text(), rows)

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
