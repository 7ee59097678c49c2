"""What an operator asks of the database and of what waits in it; and copies of it."""

import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit, urlunsplit

from server.domain.errors import Unavailable
from server.domain.i18n_marker import N_
from server.storage import leases
from server.storage.database import Statement, database, is_sqlite

_SIZE = Statement(
    "select page_count * page_size from pragma_page_count(), pragma_page_size()", "select pg_database_size(current_database())"
)
_VERSION = Statement("select sqlite_version()", "show server_version")
_WAITING = Statement("select count(*) from sync_dirty where due_at is not null")
_BACKUP = "backup"


class Engine(NamedTuple):
    """The database: its kind, its version and its size in bytes."""

    kind: str
    version: str
    size: int


def engine() -> Engine:
    """Which database this is."""
    (version,), (size,) = _VERSION.row() or ("",), _SIZE.row() or (0,)
    return Engine("SQLite" if is_sqlite() else "PostgreSQL", str(version), int(size))


def waiting() -> int:
    """How many subjects wait to be compared with LinkedIn."""
    return int((_WAITING.row() or (0,))[0])


def last_backup() -> int | None:
    """When the last copy was made by the command `attract backup`."""
    return leases.last_heartbeat(_BACKUP)


def copy_to(target: Path, url: str) -> None:
    """Make a whole copy of the database while it is in use: a SQLite file, or what pg_dump writes for PostgreSQL.

    Raise Unavailable when that fails; the copy appears only when it is complete.
    """
    growing = target.with_name(f"{target.name}.part")
    try:
        _copy_sqlite(growing) if is_sqlite() else _copy_postgresql(growing, url)
        growing.replace(target)
    except (OSError, sqlite3.Error, subprocess.CalledProcessError) as error:
        growing.unlink(missing_ok=True)
        raise Unavailable(N_("The backup could not be written: %(reason)s"), reason=type(error).__name__) from error
    leases.record_heartbeat(_BACKUP)


def _copy_sqlite(target: Path) -> None:
    with closing(sqlite3.connect(target)) as copy:
        database.connection().backup(copy)


def _copy_postgresql(target: Path, url: str) -> None:
    parts = urlsplit(url)
    without = parts._replace(netloc=parts.netloc.replace(f":{parts.password}@", "@", 1)) if parts.password else parts
    # A password among the arguments could be read by everybody on the machine.
    secret = {"PGPASSWORD": unquote(parts.password)} if parts.password else {}
    command = ["pg_dump", "--format=custom", f"--file={target}", f"--dbname={urlunsplit(without)}"]
    subprocess.run(command, check=True, env=os.environ | secret, capture_output=True)  # noqa: S603
