"""Asking the permission matrix, with what it needs to know about a job, an application or a candidate.

Who may not see something gets NotFound, who may see but not do it gets NotPermitted.
"""

from dataclasses import dataclass, field

from server.domain.errors import MergedAway, NotFound, NotPermitted
from server.domain.permissions import Action, Fact, allowed
from server.domain.roles import Actor, Standing
from server.storage.applications import applications
from server.storage.applications.applications import ApplicationRow
from server.storage.candidates import candidates
from server.storage.candidates.candidates import CandidateRow
from server.storage.database import lock
from server.storage.jobs import jobs
from server.storage.jobs.jobs import JobRow
from server.storage.pools import pools
from server.storage.pools.pools import PoolRow


def require(actor: Actor, action: Action, *facts: Fact) -> None:
    """Raise NotPermitted unless the application roles of ``actor`` allow ``action`` while ``facts`` hold."""
    if not can(actor, action, *facts):
        raise NotPermitted


def can(actor: Actor, action: Action, *facts: Fact) -> bool:
    """Whether the application roles of ``actor`` allow ``action`` while ``facts`` hold."""
    return allowed(action, actor.standings(), facts)


@dataclass(frozen=True, slots=True)
class JobAccess:
    """A job and what ``actor`` is there."""

    actor: Actor
    job: JobRow
    standings: frozenset[Standing]
    facts: frozenset[Fact]

    def can(self, action: Action, *facts: Fact) -> bool:
        """Whether the actor may do ``action`` on this job; ``facts`` are such as only the caller knows."""
        return allowed(action, self.standings, self.facts | set(facts))

    def require(self, action: Action, *facts: Fact) -> None:
        """Raise NotPermitted unless the actor may do ``action`` on this job."""
        if not self.can(action, *facts):
            raise NotPermitted


def of_job(actor: Actor, job: JobRow) -> JobAccess:
    """What ``actor``, for whom ``job`` was read, is on it."""
    facts = {Fact.HIRING_MANAGERS_SEE_PROSPECTS} if job.managers_see_prospects else set()
    return JobAccess(actor, job, actor.standings(job.team_roles, bool(job.approves)), frozenset(facts))


def job(actor: Actor, job_id: int, action: Action = Action.READ_JOB) -> JobAccess:
    """The job with this id for ``action``. Raise NotFound for one that the actor may not read, NotPermitted otherwise."""
    row = jobs.for_user(job_id, actor.id)
    if row is None:
        raise NotFound
    job_access = of_job(actor, row)
    if not job_access.can(Action.READ_JOB):
        raise NotFound
    job_access.require(action)
    return job_access


@dataclass(frozen=True, slots=True)
class ApplicationAccess:
    """An application and what the actor is on its job."""

    row: ApplicationRow
    job: JobAccess

    @property
    def in_view(self) -> bool:
        """Whether the actor works with this application: its prospects or its applicants are theirs to see."""
        return self.job.can(Action.VIEW_APPLICANTS if self.row.past_prospect else Action.VIEW_PROSPECTS)


def application(actor: Actor, application_id: int, action: Action) -> ApplicationAccess:
    """The application with this id for ``action``. Raise NotFound when not in view, NotPermitted when only in view."""
    row = applications.by_id(application_id, actor.id)
    if row is None:
        raise NotFound
    application_access = ApplicationAccess(row, of_job(actor, row.job))
    if not application_access.in_view:
        raise NotFound
    application_access.job.require(action)
    return application_access


def application_to_change(actor: Actor, application_id: int, action: Action) -> ApplicationAccess:
    """The same within the caller's transaction, with others kept from changing this person until that ends."""
    candidates.hold_of(application_id)
    return application(actor, application_id, action)


def job_to_change(actor: Actor, job_id: int, action: Action) -> JobAccess:
    """The job within the caller's transaction, with others kept from changing it, its process or its team until that ends."""
    lock(f"job:{job_id}")
    return job(actor, job_id, action)


@dataclass(frozen=True, slots=True)
class CandidateAccess:
    """A candidate, and of their applications those whose existence the actor may know."""

    actor: Actor
    row: CandidateRow
    applications: list[ApplicationAccess] = field(default_factory=list)

    def where(self, action: Action) -> list[ApplicationAccess]:
        """The applications on whose job the actor works and may do ``action``."""
        return [one for one in self.applications if one.in_view and one.job.can(action)]

    def can(self, action: Action) -> bool:
        """Whether the actor may do ``action`` about this person: by a role, or by a place on a team that works with them."""
        return allowed(action, self.actor.standings()) or bool(self.where(action))

    def require(self, action: Action) -> None:
        """Raise NotPermitted unless the actor may do ``action`` about this person."""
        if not self.can(action):
            raise NotPermitted


def on_application(candidate_access: CandidateAccess, application_id: int) -> ApplicationAccess:
    """Theirs with this id, with which the actor works. Raise NotFound, NotPermitted when it is only known of."""
    one = next((one for one in candidate_access.applications if one.row.id == application_id), None)
    if one is None:
        raise NotFound
    if not one.in_view:
        raise NotPermitted
    return one


def candidate(actor: Actor, candidate_id: int) -> CandidateAccess:
    """The candidate with this id.

    Holders of a role other than interviewer may open everybody; a mere team member opens who is in view on their jobs
    (attract.md 2.4, 2.5). Raise NotFound for others, MergedAway for one who was made one with another.
    """
    row = candidates.by_id(candidate_id)
    if row is None:
        raise _missing(candidate_id)
    all_accesses = [ApplicationAccess(one, of_job(actor, one.job)) for one in applications.of_candidate(row.id, actor.id)]
    everybody = allowed(Action.READ_CANDIDATE, actor.standings())
    if not everybody and not any(one.in_view and one.job.can(Action.READ_CANDIDATE) for one in all_accesses):
        raise NotFound
    known = [one for one in all_accesses if one.in_view or (everybody and one.row.past_prospect)]
    return CandidateAccess(actor, row, known)


def _missing(candidate_id: int) -> NotFound:
    into = candidates.merged_into(candidate_id)
    return MergedAway(into) if into else NotFound()


@dataclass(frozen=True, slots=True)
class PoolAccess:
    """A talent pool and what ``actor`` is to it."""

    actor: Actor
    pool: PoolRow
    facts: frozenset[Fact]

    def can(self, action: Action) -> bool:
        """Whether the actor may do ``action`` with this pool; the system's own is only read (design section 5.6)."""
        if self.pool.source == pools.LINKEDIN:
            return action is Action.READ_POOL and allowed(Action.READ_LINKEDIN_POOL, self.actor.standings())
        return allowed(action, self.actor.standings(), self.facts)

    def require(self, action: Action) -> None:
        """Raise NotPermitted unless the actor may do ``action`` with this pool."""
        if not self.can(action):
            raise NotPermitted


def of_pool(actor: Actor, pool: PoolRow) -> PoolAccess:
    """What ``actor``, for whom ``pool`` was read, is to it: its owner, one it is shared with, or neither."""
    own = pool.owner == actor.id
    facts = {Fact.OWN, Fact.SHARED_WITH_ME} if own else {Fact.SHARED_WITH_ME} if pool.shared_with_me else set()
    return PoolAccess(actor, pool, frozenset(facts))


def pool(actor: Actor, pool_id: int, action: Action = Action.READ_POOL) -> PoolAccess:
    """The pool with this id for ``action``. Raise NotFound for one that is not shared with the actor, NotPermitted otherwise."""
    row = pools.by_id(pool_id, actor.id)
    if row is None:
        raise NotFound
    pool_access = of_pool(actor, row)
    if not pool_access.can(Action.READ_POOL) and row.source != pools.LINKEDIN:
        raise NotFound
    pool_access.require(action)
    return pool_access


def pool_to_change(actor: Actor, pool_id: int, action: Action) -> PoolAccess:
    """The pool within the caller's transaction, with others kept from changing it or its people until that ends."""
    lock(f"pool:{pool_id}")
    return pool(actor, pool_id, action)
