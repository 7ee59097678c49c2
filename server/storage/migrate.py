"""Bringing a database to the schema this version needs."""

from pathlib import Path

from playhouse.migrations import Runner

from server.storage.database import database, is_sqlite, lock, transaction, unavailable_when_unreachable

_DIRECTORY = Path(__file__).parent / "migrations"


def migrate() -> list[str]:
    """Apply what is pending, in order; the names of what was applied. On PostgreSQL two at once wait for each other."""
    # On SQLite each migration is a transaction of its own: foreign keys can be switched off for it only outside of one.
    with unavailable_when_unreachable() if is_sqlite() else transaction():
        lock("migrate")
        return list(_runner().up())


def pending() -> list[str]:
    """The names of migrations that this database still lacks. Raise Unavailable when it cannot be reached."""
    with unavailable_when_unreachable():
        applied = _runner().applied()
    return [path.stem for path in sorted(_DIRECTORY.glob("[0-9]*.py")) if path.stem not in applied]


def _runner() -> Runner:
    return Runner(database.obj, str(_DIRECTORY))
