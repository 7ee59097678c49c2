"""Reading approvals: of one job, and of everybody's that wait for the reader or for others (attract.md 4.6)."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from server.domain.approvals import SENDABLE, ApprovalState
from server.domain.jobs import JobStatus
from server.domain.permissions import Action, allowed
from server.domain.roles import Actor
from server.domain.search_text import words
from server.storage.account import users
from server.storage.account.users import UserRow
from server.storage.jobs import approvals
from server.storage.jobs.approvals import ApproverRow, AskedRow, StateRow
from server.usecases import access
from server.usecases.jobs.jobs import JobView, view

SHOWN = 200  # colleagues to choose from at once; others are sought by name
LISTED = 100  # jobs that wait for somebody


@dataclass(frozen=True, slots=True)
class ApprovalPage:
    """The Approval tab of a job.

    ``mine`` is the reader's own part while they can answer, ``offered`` those who can be named (the first 200 by name, and
    ``more`` says that there are others). ``may_change`` is whether approvers can be named and asked now.
    """

    job: JobView
    approvers: list[ApproverRow]
    mine: ApproverRow | None
    may_change: bool
    may_withdraw: bool
    offered: list[UserRow]
    more: bool

    @property
    def request(self) -> ApproverRow | None:
        """One who is asked, and so tells by whom and when; None while nobody is."""
        return next((one for one in self.approvers if one.asked_at), None)

    @property
    def stuck(self) -> list[str]:
        """The names of those who wait to be heard and cannot answer any more."""
        return [one.name for one in self.approvers if one.state is ApprovalState.WAITING and not one.may]


@dataclass(frozen=True, slots=True)
class Assigned:
    """A job that waits for the reader: who asked, since when, and who else is asked."""

    job: int
    job_id: str
    title: str
    asked_by: str | None
    since: int
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Requested:
    """A job that the reader sent to approvers: since when, and who still has to answer."""

    job: int
    job_id: str
    title: str
    since: int
    waiting: tuple[str, ...]


def read(actor: Actor, job_id: int, person: str = "") -> ApprovalPage:
    """The approvers of a job, and of the colleagues those whose name or address holds the words of ``person``.

    Raise NotFound, NotPermitted.
    """
    job_access = access.job(actor, job_id, Action.READ_APPROVAL)
    named, status = approvals.of_job(job_id), JobStatus(job_access.job.status)
    may_ask, pending = job_access.can(Action.ASK_APPROVAL), status is JobStatus.PENDING
    may_change = may_ask and bool(job_access.job.approval_needed) and status in SENDABLE
    mine = next((one for one in named if one.user == actor.id and pending and one.asked_at), None)
    colleagues = users.named(words(person), SHOWN + 1) if may_change else []
    return ApprovalPage(
        view(job_access),
        named,
        mine if job_access.can(Action.ANSWER_APPROVAL) else None,
        may_change,
        may_ask and pending,
        [one for one in colleagues[:SHOWN] if can_approve(one) and one.id not in {approver.user for approver in named}],
        len(colleagues) > SHOWN,
    )


def can_approve(user: UserRow) -> bool:
    """Whether somebody can be named: anybody of the company (section 4.6) who does more than read (statement 135)."""
    return _may_answer(user.actor())


def assigned_to(actor: Actor) -> list[Assigned]:
    """The first 100 jobs that wait for the actor's answer, longest first (statement 177), in two statements.

    Raise NotPermitted.
    """
    access.require(actor, Action.OPEN_ATTRACT)
    rows = approvals.assigned_to(actor.id, LISTED) if _may_answer(actor) else []
    names = _names(rows, lambda one: one.user != actor.id)
    return [Assigned(row.job, row.job_id, row.title, row.by, row.at, names.get(row.job, ())) for row in rows]


def requested_by(actor: Actor) -> list[Requested]:
    """The first 100 jobs that the actor sent to approvers who are not through, longest first (177), in two statements.

    Raise NotPermitted.
    """
    access.require(actor, Action.OPEN_ATTRACT)
    rows = approvals.requested_by(actor.id, LISTED)
    names = _names(rows, lambda one: one.state == ApprovalState.WAITING)
    return [Requested(row.job, row.job_id, row.title, row.at, names.get(row.job, ())) for row in rows]


def _may_answer(actor: Actor) -> bool:
    return allowed(Action.ANSWER_APPROVAL, actor.standings(approver=True))


def _names(rows: Sequence[AskedRow], keeps: Callable[[StateRow], bool]) -> dict[int, tuple[str, ...]]:
    """By job the names of those approvers who are ``keeps``."""
    names: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for one in approvals.states([row.job for row in rows]) if rows else ():
        if keeps(one):
            names[one.job] += (one.name,)
    return names
