"""Bringing a database to the schema this version needs."""

from pathlib import Path

from playhouse.migrations import Runner

from server.storage.database import database, unavailable_when_unreachable

_DIRECTORY = Path(__file__).parent / "migrations"


def migrate() -> list[str]:
    """Apply what is pending, in order; the names of what was applied."""
    with unavailable_when_unreachable():
        return list(_runner().up())


def pending() -> list[str]:
    """The names of migrations that this database still lacks. Raise Unavailable when it cannot be reached."""
    with unavailable_when_unreachable():
        applied = _runner().applied()
    return [path.stem for path in sorted(_DIRECTORY.glob("[0-9]*.py")) if path.stem not in applied]


def _runner() -> Runner:
    return Runner(database.obj, str(_DIRECTORY))
