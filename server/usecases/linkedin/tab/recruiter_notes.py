"""Recruiter notes of the LinkedIn tab: private unless made public, changed and deleted by their author (statements 41-44)."""

from server.domain.errors import LinkedInNotSetUp, NotFound, NotPermitted
from server.domain.linkedin.access_levels import IntegrationState
from server.domain.linkedin.activities import checked_recruiter_note
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.storage.candidates import candidates
from server.storage.database import transaction
from server.storage.linkedin.tab import recruiter_notes
from server.storage.linkedin.tab.recruiter_notes import RecruiterNoteRow
from server.usecases import access, form_idempotency
from server.usecases.linkedin.setup import access_levels


def add(actor: Actor, candidate_id: int, text: str, public: bool = False, form_key: str = "") -> int:
    """Write a note; its id. The same again with the same ``form_key`` writes nothing.

    Raise NotFound, NotPermitted, Invalid, LinkedInNotSetUp before the admin set-up is complete (statement 30).
    """
    with transaction():
        if not candidates.hold(candidate_id):
            raise NotFound
        access.candidate(actor, candidate_id).require(Action.WRITE_RECRUITER_NOTE)
        text = checked_recruiter_note(text)
        if access_levels.standing().state != IntegrationState.ENABLED:
            raise LinkedInNotSetUp
        contents = ("recruiter_note", candidate_id, text, public)
        return form_idempotency.once(
            actor, form_key, contents, lambda: recruiter_notes.add(candidate_id, actor.id, text, private=not public)
        )


def own(actor: Actor, candidate_id: int, note_id: int) -> RecruiterNoteRow:
    """The actor's own note, to change it. Raise NotFound, NotPermitted for somebody else's public one."""
    access.candidate(actor, candidate_id).require(Action.SEE_LINKEDIN_TAB)
    note = recruiter_notes.one(candidate_id, note_id, actor.id)
    if note is None:
        raise NotFound
    if note.author != actor.id:
        raise NotPermitted
    return note


def change(actor: Actor, candidate_id: int, note_id: int, text: str, public: bool) -> None:
    """Give an own note another text, or show it to others or to nobody. Raise NotFound, NotPermitted, Invalid."""
    with transaction():
        note = own(actor, candidate_id, note_id)
        recruiter_notes.change(note.id, checked_recruiter_note(text), private=not public)


def remove(actor: Actor, candidate_id: int, note_id: int) -> None:
    """Delete an own note. Raise NotFound, NotPermitted."""
    with transaction():
        recruiter_notes.remove(own(actor, candidate_id, note_id).id)
