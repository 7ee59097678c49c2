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
from server.storage.applications import stage_changes as stored_stage_changes
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
        application_access = access.application_to_change(actor, application_id, Action.MARK_SILVER_MEDALIST)
        if silver == bool(application_access.row.silver_at):
            return None
        undoable_action = _undoable_action(application_access, UndoableActionKind.SILVER_MARKED, application_access.row.silver_at)
        _set_silver(application_access, clock.now() if silver else None, undoable_action)
        return undoable_action


def accept_offer(actor: Actor, application_id: int, accepted: bool) -> int | None:
    """Keep that somebody in the Offer stage accepted the offer, or that they did not after all; the undoable action.

    What is so already has no undoable action. Raise NotFound, NotPermitted, WrongStage for somebody who is not there.
    """
    with transaction():
        application_access = access.application_to_change(actor, application_id, Action.PREPARE_OFFER)
        _check_offered(application_access)
        if accepted == bool(application_access.row.offer_accepted_at):
            return None
        undoable_action = _undoable_action(
            application_access, UndoableActionKind.OFFER_ANSWERED, application_access.row.offer_accepted_at
        )
        _set_accepted(application_access, clock.now() if accepted else None, undoable_action)
        return undoable_action


def undo(actor: Actor, undoable_action: UndoableActionRow) -> None:
    """Let a mark be as it was before. Within the transaction of the undo.

    Raise NotFound, NotPermitted, CannotUndo when it is so already, or not possible any more.
    """
    application_access = access.application_to_change(
        actor, undoable_action.data["application"], OFFERED_TO[undoable_action.kind]
    )
    row, was, offer = (
        application_access.row,
        undoable_action.data["was"],
        undoable_action.kind is UndoableActionKind.OFFER_ANSWERED,
    )
    if bool(was) == bool(row.offer_accepted_at if offer else row.silver_at):
        raise CannotUndo
    try:
        (_set_accepted if offer else _set_silver)(application_access, was, undoable_action.id)
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
        application_access = access.application_to_change(actor, application_id, Action.ADD_PROSPECT)
        invited = _invitation(application_access)
        if invited.page is None:
            raise NotInvitable(job=application_access.row.job.name)
        if by_mail:
            _write(actor, invited, invited.page, message)
        applications.set_invited(application_id)
        _record(application_access, invited=True)


def _write(actor: Actor, to: Invitation, page: str, message: str) -> None:
    if not to.email:
        raise Invalid({"mail": N_("There is no e-mail address to write to.")})
    arguments = {"who": actor.name, "job": to.job_title} | ({"message": message} if message else {})
    notifications.write_to(to.email, to.name, NotificationKind.INVITED_TO_APPLY, arguments, page, to.candidate)


def _invitation(application_access: ApplicationAccess) -> Invitation:
    row = application_access.row
    if row.past_prospect or row.status is not ApplicationStatus.ACTIVE:
        raise WrongStage
    public = careers.job(row.job.job_id)
    page = f"/careers/{quote(row.job.job_id, safe='')}" if public and public.open else None
    person = candidates.by_id(row.candidate)
    name, email = (person.name, person.email) if person else ("", None)
    return Invitation(row.id, row.candidate, name, email, row.job.id, row.job.title, page, row.invited_at)


def _check_offered(application_access: ApplicationAccess) -> None:
    row = application_access.row
    if row.stage_kind is not StageKind.OFFER or row.status is not ApplicationStatus.ACTIVE or row.job.status != JobStatus.ACTIVE:
        raise WrongStage


def _set_accepted(application_access: ApplicationAccess, at: int | None, undoable_action: int) -> None:
    _check_offered(application_access)
    applications.accept_offers({application_access.row.id: at})
    _record(application_access, undoable_action, offer_accepted=at is not None)


def _set_silver(application_access: ApplicationAccess, at: int | None, undoable_action: int) -> None:
    row = application_access.row
    if at and (row.offer_accepted_at or not stage_changes.reached_offer(stored_stage_changes.path(row.id))):
        raise NotSilver
    applications.set_silver(row.id, at, application_access.job.actor.id)
    _record(application_access, undoable_action, silver_medalist=at is not None)


def _undoable_action(application_access: ApplicationAccess, kind: UndoableActionKind, was: int | None) -> int:
    row, data = application_access.row, {"application": application_access.row.id, "was": was}
    return history.undoable_action(kind, application_access.job.actor.id, data, row.job.id, row.candidate)


def _record(application_access: ApplicationAccess, undoable_action: int | None = None, /, **may_flag: bool) -> None:
    changes = {name: (not value, value) for name, value in may_flag.items()}
    row, actor = application_access.row, application_access.job.actor
    history.record(Subject.APPLICATION, row.id, Change.UPDATED, actor.id, changes, row.job.id, row.candidate, undoable_action)
