"""Notes and interview feedback."""

from typing import Any, NamedTuple

from server.domain import clock
from server.domain.feedback import FeedbackStatus, FeedbackText
from server.storage import sync_dirty
from server.storage.database import Statement
from server.storage.tables import Application, Feedback, Note

_NOTE = """n.id, n.candidate_id, n.application_id, n.author_id, u.name, n.text, n.private, n.created_at, n.edited_at, e.name,
    n.removed_at
    from note n join app_user u on u.id = n.author_id left join app_user e on e.id = n.edited_by_id"""
_NOTES = Statement(
    f"""select {_NOTE} where n.candidate_id = ? and (not n.private or n.author_id = ?) and n.removed_at is null
        order by n.created_at desc, n.id desc limit 500"""
)
_ONE_NOTE = Statement(f"select {_NOTE} where n.id = ? and (not n.private or n.author_id = ?)")
_REMOVE_NOTE = Statement("delete from note where id = ? returning candidate_id")
_FEEDBACK = Statement(
    """select f.id, f.application_id, f.author_id, u.name, f.status, f.recommendation, f.strengths, f.weaknesses,
              f.comment, f.updated_at, f.submitted_at, f.stage_id, s.name
       from feedback f join app_user u on u.id = f.author_id left join stage s on s.id = f.stage_id
       where f.application_id in (select id from application where candidate_id = ?)
         and (f.status = 'submitted' or f.author_id = ?) order by f.updated_at desc, f.id desc limit 500"""
)


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


class FeedbackRow(NamedTuple):
    """Feedback with its author's name, and the stage it is about."""

    id: int
    application: int
    author: int
    author_name: str
    status: str
    recommendation: str | None
    strengths: str
    weaknesses: str
    comment: str
    updated_at: int
    submitted_at: int | None
    stage: int | None
    stage_name: str | None


def notes(candidate: int, reader: int) -> list[NoteRow]:
    """The notes about a candidate, newest first, without other people's private ones (design section 5.4)."""
    return [NoteRow(*row) for row in _NOTES.rows(candidate, reader)]


def add_note(candidate: int, application: int | None, author: int, text: str, private: bool) -> int:
    """Keep a note; its id."""
    id = Note.create(candidate=candidate, application=application, author=author, text=text, private=private).id
    sync_dirty.candidate(candidate)
    return int(id)


def note(note: int, reader: int) -> NoteRow | None:
    """The note with this id, a removed one too; somebody else's private one is none."""
    row = _ONE_NOTE.row(note, reader)
    return NoteRow(*row) if row else None


def change_note(note: int, text: str, private: bool, user: int) -> None:
    """Replace what a note says."""
    sync_dirty.note(note)
    values = {"text": text, "private": private, "edited_at": clock.now(), "edited_by": user}
    Note.update(**values).where(Note.id == note).execute()


def hide_note(note: int) -> None:
    """Take a note away; until it is swept it can be put back."""
    sync_dirty.note(note)
    Note.update(removed_at=clock.now()).where(Note.id == note).execute()


def put_note_back(note: int) -> None:
    """Show a removed note again."""
    sync_dirty.note(note)
    Note.update(removed_at=None).where(Note.id == note).execute()


def sweep_notes(before: int) -> int:
    """Delete for good what was removed before ``before``; how many."""
    return int(Note.delete().where(Note.removed_at < before).execute())


def remove_note(note: int) -> None:
    """Delete a note."""
    sync_dirty.candidate(*(candidate for (candidate,) in _REMOVE_NOTE.rows(note)))


def feedback(candidate: int, reader: int) -> list[FeedbackRow]:
    """Feedback on a candidate's applications, newest first: the submitted, and the reader's own saved (statement 82)."""
    return [FeedbackRow(*row) for row in _FEEDBACK.rows(candidate, reader)]


def keep_feedback(application: int, author: int, text: FeedbackText, submit: bool, stage: int | None = None) -> None:
    """Save or submit the author's one feedback on an application in ``stage``, or where it stands."""
    there: Any = Application.get_by_id(application)
    now, stage = clock.now(), stage or there.stage_id
    values = {
        "status": FeedbackStatus.SUBMITTED if submit else FeedbackStatus.SAVED,
        "recommendation": text.recommendation,
        "strengths": text.strengths,
        "weaknesses": text.weaknesses,
        "comment": text.comment,
        "updated_at": now,
        "submitted_at": now if submit else None,
    }
    own = (Feedback.application == application) & (Feedback.stage == stage) & (Feedback.author == author)
    if not Feedback.update(**values).where(own).execute():
        Feedback.create(application=application, stage=stage, author=author, **values)
    sync_dirty.application(application)


def about_application(application: int, besides_note: int | None) -> bool:
    """Whether anybody wrote about an application, other than the note ``besides_note``."""
    others = (Note.application == application) & (Note.id != (besides_note or 0)) & Note.removed_at.is_null()
    return Note.select().where(others).exists() or Feedback.select().where(Feedback.application == application).exists()


def about_candidate(candidate: int) -> bool:
    """Whether there is any note about a candidate."""
    return Note.select().where((Note.candidate == candidate) & Note.removed_at.is_null()).exists()
