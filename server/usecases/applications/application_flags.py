"""What is marked on an application beside its stage: silver medalist, offer accepted, invited to apply."""

from dataclasses import dataclass
from urllib.parse import quote

from server.domain import clock
from server.domain.errors import CannotUndo, Invalid, NotInvitable, NotSilver, WrongStage, bounded
from server.domain.history import OFFERED_TO, Change, Subject, UndoableActionKind
from server.domain.i18n_marker import N_
from server.domain.jobs import JobStatus
from server.domain.notifications import MESSAGE_LIMIT, NotificationKind
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.domain.stages import ApplicationStatus, StageKind
from server.storage import history
from server.storage.applications import applications
from server.storage.applications import stage_changes as stored_steps
from server.storage.candidates import candidates
from server.storage.careers import careers
from server.storage.database import transaction
from server.storage.history import UndoableActionRow
from server.usecases import access, notifications, stage_changes
from server.usecases.access import ApplicationAccess


@dataclass(frozen=True, slots=True)
class Invitation:
    """A prospect to invite, and the job; ``page`` is the path of its public page, or None while there is none."""

    application: int
    candidate: int
    name: str
    email: str | None
    job: int
    job_title: str
    page: str | None
    invited_at: int | None


def mark_silver(actor: Actor, application_id: int, silver: bool) -> int | None:
    """Mark an applicant who reached the Offer stage as silver medalist, or take the mark away; the undoable action.

    What is so already has no undoable action. Raise NotFound, NotPermitted, NotSilver (statement 222).
    """
    with transaction():
        found = access.application_to_change(actor, application_id, Action.MARK_SILVER_MEDALIST)
        if silver == bool(found.row.silver_at):
            return None
        undoable_action = _undoable_action(found, UndoableActionKind.SILVER_MARKED, found.row.silver_at)
        _set_silver(found, clock.now() if silver else None, undoable_action)
        return undoable_action


def accept_offer(actor: Actor, application_id: int, accepted: bool) -> int | None:
    """Keep that somebody in the Offer stage accepted the offer, or that they did not after all; the undoable action.

    What is so already has no undoable action. Raise NotFound, NotPermitted, WrongStage for somebody who is not there.
    """
    with transaction():
        found = access.application_to_change(actor, application_id, Action.PREPARE_OFFER)
        _check_offered(found)
        if accepted == bool(found.row.offer_accepted_at):
            return None
        undoable_action = _undoable_action(found, UndoableActionKind.OFFER_ANSWERED, found.row.offer_accepted_at)
        _set_accepted(found, clock.now() if accepted else None, undoable_action)
        return undoable_action


def undo(actor: Actor, undoable_action: UndoableActionRow) -> None:
    """Let a mark be as it was before. Within the transaction of the undo.

    Raise NotFound, NotPermitted, CannotUndo when it is so already, or not possible any more.
    """
    found = access.application_to_change(actor, undoable_action.data["application"], OFFERED_TO[undoable_action.kind])
    row, was, offer = found.row, undoable_action.data["was"], undoable_action.kind is UndoableActionKind.OFFER_ANSWERED
    if bool(was) == bool(row.offer_accepted_at if offer else row.silver_at):
        raise CannotUndo
    try:
        (_set_accepted if offer else _set_silver)(found, was, undoable_action.id)
    except (WrongStage, NotSilver):
        raise CannotUndo from None


def invitation(actor: Actor, application_id: int) -> Invitation:
    """Whom and what to invite to (statement 214). Raise NotFound, NotPermitted, WrongStage for who is no prospect."""
    return _invitation(access.application(actor, application_id, Action.ADD_PROSPECT))


def invite(actor: Actor, application_id: int, message: str = "", by_mail: bool = False) -> None:
    """Keep that a prospect was invited to apply, and let a letter with ``message`` go out if it is to go ``by_mail``.

    Raise as ``invitation``, NotInvitable while the job has no public page, Invalid without an address or for a long message.
    """
    message = bounded(message.strip(), "message", MESSAGE_LIMIT)
    with transaction():
        found = access.application_to_change(actor, application_id, Action.ADD_PROSPECT)
        invited = _invitation(found)
        if invited.page is None:
            raise NotInvitable(job=found.row.job.name)
        if by_mail:
            _write(actor, invited, invited.page, message)
        applications.set_invited(application_id)
        _record(found, invited=True)


def _write(actor: Actor, to: Invitation, page: str, message: str) -> None:
    if not to.email:
        raise Invalid({"mail": N_("There is no e-mail address to write to.")})
    said = {"who": actor.name, "job": to.job_title} | ({"message": message} if message else {})
    notifications.write_to(to.email, to.name, NotificationKind.INVITED_TO_APPLY, said, page, to.candidate)


def _invitation(found: ApplicationAccess) -> Invitation:
    row = found.row
    if row.past_prospect or row.status is not ApplicationStatus.ACTIVE:
        raise WrongStage
    public = careers.job(row.job.job_id)
    page = f"/careers/{quote(row.job.job_id, safe='')}" if public and public.open else None
    person = candidates.by_id(row.candidate)
    name, email = (person.name, person.email) if person else ("", None)
    return Invitation(row.id, row.candidate, name, email, row.job.id, row.job.title, page, row.invited_at)


def _check_offered(found: ApplicationAccess) -> None:
    row = found.row
    if row.stage_kind is not StageKind.OFFER or row.status is not ApplicationStatus.ACTIVE or row.job.status != JobStatus.ACTIVE:
        raise WrongStage


def _set_accepted(found: ApplicationAccess, at: int | None, undoable_action: int) -> None:
    _check_offered(found)
    applications.accept_offers({found.row.id: at})
    _record(found, undoable_action, offer_accepted=at is not None)


def _set_silver(found: ApplicationAccess, at: int | None, undoable_action: int) -> None:
    row = found.row
    if at and (row.offer_accepted_at or not stage_changes.reached_offer(stored_steps.path(row.id))):
        raise NotSilver
    applications.set_silver(row.id, at, found.job.actor.id)
    _record(found, undoable_action, silver_medalist=at is not None)


def _undoable_action(found: ApplicationAccess, kind: UndoableActionKind, was: int | None) -> int:
    row, data = found.row, {"application": found.row.id, "was": was}
    return history.undoable_action(kind, found.job.actor.id, data, row.job.id, row.candidate)


def _record(found: ApplicationAccess, undoable_action: int | None = None, /, **marks: bool) -> None:
    changes = {name: (not value, value) for name, value in marks.items()}
    row, actor = found.row, found.job.actor
    history.record(Subject.APPLICATION, row.id, Change.UPDATED, actor.id, changes, row.job.id, row.candidate, undoable_action)
