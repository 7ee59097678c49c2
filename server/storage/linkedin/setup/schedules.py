"""When LinkedIn is asked next about something that has no stream of its own: its integrations, and the seats of a contract.

A round is a row of the table of cursors: ``stream`` says what is asked, ``subject`` about which company or contract.
"""

from typing import NamedTuple

from server.domain import clock
from server.storage.database import Statement
from server.storage.tables import Cursor

INTEGRATIONS, SEATS = "integrations", "seats"

_DUE = Statement("select subject, tries from linkedin_cursor where stream = ? and due_at <= ? order by due_at, id limit 1")
_START = Statement(
    "insert into linkedin_cursor (stream, subject, until, due_at, tries) values (?, ?, ?, ?, 0)"
    " on conflict (stream, subject) do nothing"
)
_SOONER = Statement("update linkedin_cursor set due_at = ? where stream = ? and due_at > ?")


class Schedule(NamedTuple):
    """How the last round went: when it was done, what went wrong since, when the next one is due."""

    subject: str
    read_at: int | None
    trouble: str | None
    due_at: int


def due(stream: str) -> tuple[str, int] | None:
    """The subject to ask about now, and how often that failed in a row. One indexed query."""
    row = _DUE.row(stream, clock.now())
    return (row[0], row[1]) if row else None


def start(stream: str, subject: str) -> None:
    """Ask about ``subject`` from now on; one that is asked about already keeps its time."""
    now = clock.now()
    _START.run(stream, subject, now, now)


def hurry(stream: str) -> None:
    """Ask again at once."""
    now = clock.now()
    _SOONER.run(now, stream, now)


def done(stream: str, subject: str, after: int) -> None:
    """All is known; ask again ``after`` milliseconds."""
    now = clock.now()
    _row(stream, subject, until=now, read_at=now, due_at=now + after, tries=0, trouble=None)


def failed(stream: str, subject: str, trouble: str, after: int) -> None:
    """Nothing was learned, for the reason in ``trouble``; try again ``after`` milliseconds."""
    _row(stream, subject, due_at=clock.now() + after, tries=Cursor.tries + 1, trouble=trouble)


def all_of(stream: str) -> list[Schedule]:
    """Every round of ``stream``."""
    rows = Cursor.select().where(Cursor.stream == stream).order_by(Cursor.id)
    return [Schedule(row.subject, row.read_at, row.trouble, row.due_at) for row in rows]


def drop(stream: str, *, but: tuple[str, ...] = ()) -> None:
    """Ask no more, except about those in ``but``."""
    Cursor.delete().where(Cursor.stream == stream, Cursor.subject.not_in(but)).execute()


def _row(stream: str, subject: str, **values: object) -> None:
    Cursor.update(**values).where(Cursor.stream == stream, Cursor.subject == subject).execute()
