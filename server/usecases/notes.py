"""Notes about a candidate."""

from dataclasses import dataclass

from server.domain.errors import NotFound, NotPermitted
from server.domain.notes import checked_note
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.storage import candidates, writings
from server.storage.database import lock, transaction
from server.storage.writings import NoteRow
from server.usecases import access, sent_forms
from server.usecases.access import ApplicationAccess, CandidateAccess
from server.usecases.candidates import ApplicationView, CandidateView, sees_linkedin, views


@dataclass(frozen=True, slots=True)
class Notes(CandidateView):
    """The Notes tab, newest first; ``subjects`` are the applications the reader may write about, ``general`` the person."""

    notes: list[NoteRow]
    subjects: list[ApplicationView]
    general: bool


def read(actor: Actor, candidate_id: int) -> Notes:
    """The notes the reader may see: those on applications in view, general ones, and their own. Raise NotFound."""
    found = access.candidate(actor, candidate_id)
    readable = {one.row.id for one in found.where(Action.READ_NOTES)} | _general(found)
    shown = [note for note in writings.notes(candidate_id, actor.id) if note.application in readable or note.author == actor.id]
    applications = views(found)
    subjects = [view for view in applications if Action.WRITE_NOTES in view.may]
    general = access.can(actor, Action.EDIT_CANDIDATE)
    return Notes(found.row, applications, shown, subjects, general, linkedin=sees_linkedin(found))


def add(actor: Actor, candidate_id: int, text: str, private: bool, application_id: int | None = None, form_key: str = "") -> int:
    """Write a note on one application or on the person in general; its id.

    The same again with the same ``form_key`` writes nothing. Raise NotFound, NotPermitted, Invalid.
    """
    text = checked_note(text)
    with transaction():
        if application_id is not None:
            lock(f"application:{application_id}")
        elif not candidates.hold(candidate_id):  # the undo of the export that made them waits, or was faster
            raise NotFound
        found = access.candidate(actor, candidate_id)
        if application_id is None:
            access.require(actor, Action.EDIT_CANDIDATE)
        else:
            _on_application(found, application_id).job.require(Action.WRITE_NOTES)
        about = (candidate_id, application_id)
        return sent_forms.once(
            actor, form_key, ("note", *about, text, private), lambda: writings.add_note(*about, actor.id, text, private)
        )


def _general(found: CandidateAccess) -> set[int | None]:
    return {None} if access.can(found.actor, Action.READ_CANDIDATE) else set()


def _on_application(found: CandidateAccess, application_id: int) -> ApplicationAccess:
    one = next((one for one in found.applications if one.row.id == application_id), None)
    if one is None:
        raise NotFound
    if not one.in_view:
        raise NotPermitted
    return one
