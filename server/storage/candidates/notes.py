"""Notes about candidates."""

from typing import NamedTuple

from server.domain import clock
from server.storage import sync_dirty
from server.storage.database import Statement
from server.storage.tables import Note

_NOTE = """n.id, n.candidate_id, n.application_id, n.author_id, u.name, n.text, n.private, n.created_at, n.edited_at, e.name,
    n.removed_at
    from note n join app_user u on u.id = n.author_id left join app_user e on e.id = n.edited_by_id"""
_NOTES = Statement(
    f"""select {_NOTE} where n.candidate_id = ? and (not n.private or n.author_id = ?) and n.removed_at is null
        order by n.created_at desc, n.id desc limit 500"""
)
_ONE_NOTE = Statement(f"select {_NOTE} where n.id = ? and (not n.private or n.author_id = ?)")
_REMOVE_NOTE = Statement("delete from note where id = ? returning candidate_id")


class NoteRow(NamedTuple):
    """A note with its author's name, and who changed it last."""

    id: int
    candidate: int
    application: int | None
    author: int
    author_name: str
    text: str
    private: bool
    created_at: int
    edited_at: int | None
    edited_by: str | None
    removed_at: int | None


def of_candidate(candidate: int, reader: int) -> list[NoteRow]:
    """The notes about a candidate, newest first, without other people's private ones (design section 5.4)."""
    return [NoteRow(*row) for row in _NOTES.rows(candidate, reader)]


def add(candidate: int, application: int | None, author: int, text: str, private: bool) -> int:
    """Keep a note; its id."""
    id = Note.create(candidate=candidate, application=application, author=author, text=text, private=private).id
    sync_dirty.candidate(candidate)
    return int(id)


def by_id(note: int, reader: int) -> NoteRow | None:
    """The note with this id, a removed one too; somebody else's private one is none."""
    row = _ONE_NOTE.row(note, reader)
    return NoteRow(*row) if row else None


def change(note: int, text: str, private: bool, user: int) -> None:
    """Replace what a note says."""
    sync_dirty.note(note)
    values = {"text": text, "private": private, "edited_at": clock.now(), "edited_by": user}
    Note.update(**values).where(Note.id == note).execute()


def hide(note: int) -> None:
    """Take a note away; until it is swept it can be put back."""
    sync_dirty.note(note)
    Note.update(removed_at=clock.now()).where(Note.id == note).execute()


def restore(note: int) -> None:
    """Show a removed note again."""
    sync_dirty.note(note)
    Note.update(removed_at=None).where(Note.id == note).execute()


def sweep(before: int) -> int:
    """Delete for good what was removed before ``before``; how many."""
    return int(Note.delete().where(Note.removed_at < before).execute())


def remove(note: int) -> None:
    """Delete a note."""
    sync_dirty.candidate(*(candidate for (candidate,) in _REMOVE_NOTE.rows(note)))


def about_application(application: int, besides: int | None) -> bool:
    """Whether there is a note about an application, other than ``besides``."""
    others = (Note.application == application) & (Note.id != (besides or 0)) & Note.removed_at.is_null()
    return bool(Note.select().where(others).exists())


def about_candidate(candidate: int) -> bool:
    """Whether there is any note about a candidate."""
    return Note.select().where((Note.candidate == candidate) & Note.removed_at.is_null()).exists()
