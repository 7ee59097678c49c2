"""The Home page: what waits for the reader, their jobs, and what changed since they were here (attract.md 1)."""

from dataclasses import dataclass

from server.domain.permissions import Action
from server.domain.roles import Actor
from server.storage.jobs import my_jobs
from server.storage.jobs.my_jobs import MyJob
from server.usecases import access, news
from server.usecases.applications import feedback
from server.usecases.applications.feedback import ToGive
from server.usecases.jobs import approvals
from server.usecases.jobs.approvals import Assigned, Requested
from server.usecases.news import News

JOBS = 6
TO_GIVE = 5

_OFFERED = (Action.CREATE_JOB, Action.LIST_ALL_JOBS, Action.SEARCH_CANDIDATES, Action.ASSIGN_ROLES)


@dataclass(frozen=True, slots=True)
class Home:
    """What a signed-in user meets first. ``more_jobs`` says that they have more open jobs than ``jobs`` shows.

    ``news`` is None for who reads no history; ``may`` holds what an empty page can offer to do next.
    """

    jobs: list[MyJob]
    more_jobs: bool
    assigned: list[Assigned]
    requested: list[Requested]
    to_give: ToGive
    news: News | None
    may: frozenset[Action]
    only_reads: bool


def read(actor: Actor) -> Home:
    """The reader's own. Raise NotPermitted."""
    access.require(actor, Action.OPEN_ATTRACT)
    jobs = my_jobs.newest(actor.id, access.can(actor, Action.VIEW_PROSPECTS), JOBS + 1)
    to_give = feedback.to_give(actor, limit=TO_GIVE)
    may = frozenset(action for action in _OFFERED if access.can(actor, action))
    approval_rows = approvals.assigned_to(actor), approvals.requested_by(actor)
    return Home(jobs[:JOBS], len(jobs) > JOBS, *approval_rows, to_give, news.look(actor, bool(jobs)), may, actor.only_reads)
