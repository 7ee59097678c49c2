"""Notes about a candidate."""

from dataclasses import dataclass

from server.domain.errors import CannotUndo, NotFound, NotPermitted
from server.domain.history import UndoableActionKind
from server.domain.notes import checked_note
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.storage import history
from server.storage.candidates import candidates
from server.storage.candidates import notes as stored_notes
from server.storage.candidates.notes import NoteRow
from server.storage.database import transaction
from server.storage.history import UndoableActionRow
from server.usecases import access, edit_conflict, form_idempotency
from server.usecases.access import CandidateAccess
from server.usecases.candidates.candidates import ApplicationView, CandidateView, sees_linkedin, views


@dataclass(frozen=True, slots=True)
class Notes(CandidateView):
    """The Notes tab, newest first; ``subjects`` are the applications the reader may write about, ``general`` the person.

    ``editable`` are the notes that the reader may change and remove.
    """

    notes: list[NoteRow]
    subjects: list[ApplicationView]
    general: bool
    editable: set[int]


@dataclass(frozen=True, slots=True)
class EditableNote:
    """A note with its candidate, for who may change it; ``version`` names this version, ``own`` says whose it is."""

    candidate_access: CandidateAccess
    row: NoteRow
    own: bool
    version: str


def read(actor: Actor, candidate_id: int) -> Notes:
    """The notes the reader may see: those on applications in view, general ones, and their own. Raise NotFound."""
    candidate_access = access.candidate(actor, candidate_id)
    readable = _readable(candidate_access)
    shown = [
        note
        for note in stored_notes.of_candidate(candidate_id, actor.id)
        if note.application in readable or note.author == actor.id
    ]
    about = views(candidate_access)
    subjects = [view for view in about if Action.WRITE_NOTES in view.may]
    general = access.can(actor, Action.EDIT_CANDIDATE)
    editable = {note.id for note in shown if _may_edit(candidate_access, note)}
    return Notes(candidate_access.row, about, shown, subjects, general, editable, linkedin=sees_linkedin(candidate_access))


def add(actor: Actor, candidate_id: int, text: str, private: bool, application_id: int | None = None, form_key: str = "") -> int:
    """Write a note on one application or on the person in general; its id.

    The same again with the same ``form_key`` writes nothing. Raise NotFound, NotPermitted, Invalid.
    """
    text = checked_note(text)
    with transaction():
        if not candidates.hold(candidate_id):  # the undo of the export that made them waits, or was faster
            raise NotFound
        candidate_access = access.candidate(actor, candidate_id)
        if application_id is None:
            access.require(actor, Action.EDIT_CANDIDATE)
        else:
            access.on_application(candidate_access, application_id).job.require(Action.WRITE_NOTES)
        about = (candidate_id, application_id)
        return form_idempotency.once(
            actor, form_key, ("note", *about, text, private), lambda: stored_notes.add(*about, actor.id, text, private)
        )


def one(actor: Actor, note_id: int) -> EditableNote:
    """A note for who may change it (statements 225 and 226). Raise NotFound, NotPermitted."""
    candidate_access, row = _readable_one(actor, note_id)
    return EditableNote(candidate_access, row, row.author == actor.id, edit_conflict.token(_fields(row)))


def change(actor: Actor, note_id: int, text: str, private: bool, version: str) -> int:
    """Replace the note that was ``version``; the candidate. Only its author makes a note private, or public again.

    Raise NotFound, NotPermitted, Invalid, Overtaken when somebody else saved it in the meantime.
    """
    text = checked_note(text)
    with transaction():
        candidates.hold_of_note(note_id)
        row = _readable_one(actor, note_id)[1]
        private = private if row.author == actor.id else row.private
        if (row.text, row.private) != (text, private):
            edit_conflict.check(version, _fields(row))
            stored_notes.change(note_id, text, private, actor.id)
    return row.candidate


def remove(actor: Actor, note_id: int) -> tuple[int, int]:
    """Take a note away; the candidate, and the undoable action that puts it back within 30 days. Raise NotFound, NotPermitted."""
    with transaction():
        candidates.hold_of_note(note_id)
        row = _readable_one(actor, note_id)[1]
        stored_notes.hide(note_id)
        return row.candidate, history.undoable_action(
            UndoableActionKind.NOTE_REMOVED, actor.id, {"note": note_id}, candidate=row.candidate
        )


def undo(actor: Actor, undoable_action: UndoableActionRow) -> None:
    """Put a removed note back. Raise NotFound, NotPermitted, CannotUndo when it is gone for good or there again."""
    candidates.hold_of_note(undoable_action.data["note"])
    row = stored_notes.by_id(undoable_action.data["note"], actor.id)
    if row is None:
        raise CannotUndo
    _require_edit(access.candidate(actor, row.candidate), row)
    if row.removed_at is None:
        raise CannotUndo
    stored_notes.restore(row.id)


def _fields(row: NoteRow) -> dict[str, object]:
    return {"note": row.text, "private": row.private}


def _readable_one(actor: Actor, note_id: int) -> tuple[CandidateAccess, NoteRow]:
    row = stored_notes.by_id(note_id, actor.id)
    if row is None or row.removed_at is not None:
        raise NotFound
    candidate_access = access.candidate(actor, row.candidate)
    if row.application not in _readable(candidate_access) and row.author != actor.id:
        raise NotFound
    _require_edit(candidate_access, row)
    return candidate_access, row


def _require_edit(candidate_access: CandidateAccess, row: NoteRow) -> None:
    if not _may_edit(candidate_access, row):
        raise NotPermitted


def _may_edit(candidate_access: CandidateAccess, row: NoteRow) -> bool:
    """A private note is its author's alone; others are the team's, general ones theirs who may write such."""
    if row.private and row.author != candidate_access.actor.id:
        return False
    if row.application is None:
        return access.can(candidate_access.actor, Action.EDIT_CANDIDATE)
    return row.application in {one.row.id for one in candidate_access.where(Action.WRITE_NOTES)}


def _readable(candidate_access: CandidateAccess) -> set[int | None]:
    general: set[int | None] = {None} if access.can(candidate_access.actor, Action.READ_CANDIDATE) else set()
    return general | {one.row.id for one in candidate_access.where(Action.READ_NOTES)}
