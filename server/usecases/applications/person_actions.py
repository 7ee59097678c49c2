"""What the reader can do with one person on a job now, as the menu of a row or a card offers it."""

from dataclasses import dataclass
from enum import StrEnum

from server.domain.jobs import JobStatus
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.domain.stages import ApplicationStatus, StageKind, StageOfJob
from server.storage.applications import stage_changes as stored_stage_changes
from server.storage.applications.people_on_job import PersonOnJob
from server.usecases import access, stage_changes
from server.usecases.access import ApplicationAccess
from server.usecases.applications import people_on_job
from server.usecases.applications.applications import may_go
from server.usecases.applications.people_on_job import OnePerson


class PersonAction(StrEnum):
    """The entries of the menu beside the stages to move to."""

    INVITE = "invite"
    REJECT = "reject"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"
    MARK_SILVER = "mark_silver"
    UNMARK_SILVER = "unmark_silver"
    ACCEPT_OFFER = "accept_offer"
    UNACCEPT_OFFER = "unaccept_offer"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class PersonActions:
    """Somebody on a job, the stages they can be moved to, and what else can be done."""

    one: OnePerson
    goals: list[StageOfJob]
    rest: list[PersonAction]


def of(actor: Actor, application_id: int) -> PersonActions:
    """What can be done. Raise NotFound, NotPermitted when nothing can ever be done by the reader."""
    application_access = access.application(actor, application_id, Action.ADVANCE_APPLICANT)
    one = people_on_job.person(actor, application_id)
    moves = one.row.status == ApplicationStatus.ACTIVE and application_access.row.job.status == JobStatus.ACTIVE
    goals = [stage for stage in one.stages if moves and stage.id != one.row.stage and may_go(application_access.job, stage)]
    return PersonActions(one, goals, [choice for choice, open in _open(application_access, one.row).items() if open])


def _open(application_access: ApplicationAccess, row: PersonOnJob) -> dict[PersonAction, bool]:
    can, active = application_access.job.can, row.status == ApplicationStatus.ACTIVE
    closed = application_access.row.job.status == JobStatus.CLOSED
    in_offer = active and row.stage_kind == StageKind.OFFER and not closed
    accepted, silver = bool(row.offer_accepted_at), bool(row.silver_at)
    may_mark = can(Action.MARK_SILVER_MEDALIST)
    return {
        PersonAction.INVITE: active and not row.past_prospect and not closed and can(Action.ADD_PROSPECT),
        PersonAction.REJECT: active and can(Action.REJECT_APPLICANT),
        PersonAction.WITHDRAW: active and can(Action.REJECT_APPLICANT),
        PersonAction.REOPEN: not active and not closed and can(Action.REJECT_APPLICANT),
        PersonAction.ACCEPT_OFFER: in_offer and not accepted and can(Action.PREPARE_OFFER),
        PersonAction.UNACCEPT_OFFER: in_offer and accepted and can(Action.PREPARE_OFFER),
        PersonAction.MARK_SILVER: may_mark
        and not silver
        and not accepted
        and stage_changes.reached_offer(stored_stage_changes.path(row.id)),
        PersonAction.UNMARK_SILVER: may_mark and silver,
        PersonAction.DELETE: can(Action.DELETE_APPLICANT),
    }
