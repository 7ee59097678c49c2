"""Notes that recruiters write on the LinkedIn tab (statements 41-44)."""

from typing import NamedTuple

from server.domain import clock
from server.storage.database import Statement
from server.storage.tables import RecruiterNote

_READ = """select n.id, n.author_id, u.name, n.text, n.private, n.created_at, n.updated_at
    from recruiter_note n join app_user u on u.id = n.author_id where n.candidate_id = ? and (not n.private or n.author_id = ?)"""
_NOTES = Statement(f"{_READ} order by n.created_at desc, n.id desc limit 500")
_ONE = Statement(f"{_READ} and n.id = ?")


class RecruiterNoteRow(NamedTuple):
    """A note with its author's name."""

    id: int
    author: int
    author_name: str
    text: str
    private: bool
    created_at: int
    updated_at: int


def about(candidate: int, reader: int) -> list[RecruiterNoteRow]:
    """The notes on a candidate, newest first; other people's private ones are never read."""
    return [_row(*row) for row in _NOTES.rows(candidate, reader)]


def one(candidate: int, note: int, reader: int) -> RecruiterNoteRow | None:
    """One of them."""
    row = _ONE.row(candidate, reader, note)
    return _row(*row) if row else None


def add(candidate: int, author: int, text: str, private: bool) -> int:
    """Keep a note; its id."""
    return int(RecruiterNote.create(candidate=candidate, author=author, text=text, private=private).id)


def change(note: int, text: str, private: bool) -> None:
    """Keep a note's new text."""
    RecruiterNote.update(text=text, private=private, updated_at=clock.now()).where(RecruiterNote.id == note).execute()


def remove(note: int) -> None:
    """Delete a note."""
    RecruiterNote.delete().where(RecruiterNote.id == note).execute()


def _row(id: int, author: int, author_name: str, text: str, private: int, created_at: int, updated_at: int) -> RecruiterNoteRow:
    return RecruiterNoteRow(id, author, author_name, text, bool(private), created_at, updated_at)
