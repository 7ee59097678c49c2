"""**Edit details** of a candidate: how to reach them, and nothing else (statements 246 and 247)."""

from dataclasses import dataclass

from server.domain.contacts import ContactDetails
from server.domain.errors import NotFound
from server.domain.history import Change, Subject, changed
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.storage import history
from server.storage.candidates import candidates, contacts
from server.storage.candidates.candidates import CandidateRow
from server.storage.database import transaction
from server.usecases import access, edit_conflict


@dataclass(frozen=True, slots=True)
class Editable:
    """The contact details as they are; ``version`` names this version."""

    row: CandidateRow
    details: ContactDetails
    version: str


def read(actor: Actor, candidate_id: int) -> Editable:
    """The contact details for who may change them. Raise NotFound, NotPermitted."""
    candidate_access = access.candidate(actor, candidate_id)
    candidate_access.require(Action.EDIT_CANDIDATE)
    details = contacts.details(candidate_id)
    return Editable(candidate_access.row, details, edit_conflict.token(details.fields()))


def change(actor: Actor, candidate_id: int, details: ContactDetails, version: str) -> None:
    """Replace the contact details that were ``version``; the same once more changes nothing.

    Raise NotFound, NotPermitted, Invalid, and Overtaken when somebody else saved others in the meantime.
    """
    access.candidate(actor, candidate_id).require(Action.EDIT_CANDIDATE)
    details = details.checked()
    with transaction():
        if not candidates.hold(candidate_id):
            raise NotFound
        before = contacts.details(candidate_id).fields()
        if before == details.fields():
            return
        edit_conflict.check(version, before)
        contacts.keep(candidate_id, details)
        changes = changed(before, details.fields())
        history.record(Subject.CANDIDATE, candidate_id, Change.UPDATED, actor.id, changes, candidate=candidate_id)
