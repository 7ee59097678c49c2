"""Jobs: listing, making, changing and activating them."""

from dataclasses import dataclass

from server.domain.errors import Invalid, JobNotActive
from server.domain.jobs import JobDraft, JobStatus
from server.domain.permissions import Action
from server.domain.roles import Actor, Role, TeamRole
from server.domain.search_text import words
from server.domain.stages import DEFAULT_STAGES
from server.domain.words import N_
from server.storage import hiring_team, jobs, process
from server.storage.database import transaction
from server.storage.jobs import JobListRow, JobRow
from server.usecases import access, sent_forms
from server.usecases.access import JobAccess
from server.usecases.linkedin import posted_jobs
from server.usecases.paging import PAGE, Page, key, paged


@dataclass(frozen=True, slots=True)
class JobList:
    """A page of jobs, with what the reader may do beside reading it."""

    page: Page[JobListRow]
    mine: bool
    may_see_all: bool
    may_create: bool


@dataclass(frozen=True, slots=True)
class JobView:
    """A job and what the reader may do with it; ``may`` holds names of actions of the matrix."""

    job: JobRow
    may: frozenset[Action]


@dataclass(frozen=True, slots=True)
class JobDetails(JobView):
    """The same with the job's text, which is long, and what kind of employment it is."""

    description: str
    employment_type: str | None
    seniority: str | None


_OFFERED = (
    Action.EDIT_JOB,
    Action.EDIT_TEAM,
    Action.NAME_DELEGATE,
    Action.EDIT_PROCESS,
    Action.ACTIVATE_JOB,
    Action.VIEW_PROSPECTS,
    Action.EXPORT_TO_JOB,
    Action.VIEW_APPLICANTS,
    Action.ADVANCE_APPLICANT,
    Action.REJECT_APPLICANT,
    Action.READ_LINKEDIN_POSTING,
    Action.POST_TO_LINKEDIN,
    Action.READ_HISTORY,
)


def list_jobs(
    actor: Actor, mine: bool = True, status: JobStatus | None = None, query: str = "", after: str | None = None
) -> JobList:
    """A page of My jobs or All jobs, newest change first, by status and by words of title or Job ID (statement 179)."""
    access.require(actor, Action.OPEN_ATTRACT)
    may_see_all = access.can(actor, Action.LIST_ALL_JOBS)
    if not mine:
        access.require(actor, Action.LIST_ALL_JOBS)
    reader = None if access.can(actor, Action.VIEW_PROSPECTS) else actor.id
    rows = jobs.page(actor.id if mine else None, reader, status, words(query), key(after), PAGE + 1)
    return JobList(paged(rows), mine, may_see_all, access.can(actor, Action.CREATE_JOB))


def roles_for_new_job(actor: Actor) -> list[TeamRole]:
    """What the actor can be on a job they make (statement 150). Raise NotPermitted when they may make none."""
    access.require(actor, Action.CREATE_JOB)
    pairs = ((Role.RECRUITER, TeamRole.RECRUITER), (Role.HIRING_MANAGER, TeamRole.HIRING_MANAGER))
    return [team for role, team in pairs if role in actor.roles]


def create(actor: Actor, draft: JobDraft, role: TeamRole | None, form_key: str = "") -> int:
    """Make a job as Draft with the default process and the actor on its team as ``role``; its id.

    The same again with the same ``form_key`` makes no other job. Raise NotPermitted without the role to create jobs,
    Invalid for a bad draft, no role, or one the actor does not hold.
    """
    offered = roles_for_new_job(actor)
    if role is None or role not in offered:
        raise Invalid({"role": N_("Choose your role in the process.")})
    draft = draft.checked()
    with transaction():
        return sent_forms.once(actor, form_key, ("job", draft, role), lambda: _make(actor, draft, role))


def _make(actor: Actor, draft: JobDraft, role: TeamRole) -> int:
    job = jobs.add(draft, jobs.next_job_id(), actor.id)
    process.add(job, DEFAULT_STAGES)
    hiring_team.add(job, actor.id, role, by=actor.id)
    return job


def view(found: JobAccess) -> JobView:
    """The job that ``found`` gives access to, as its pages show it above their tabs."""
    return JobView(found.job, frozenset(action for action in _OFFERED if found.can(action)))


def read(actor: Actor, job_id: int, action: Action = Action.READ_JOB) -> JobDetails:
    """A job with its text, and what the actor may do. Raise NotFound, or NotPermitted for an ``action`` beyond reading."""
    found = view(access.job(actor, job_id, action))
    return JobDetails(found.job, found.may, *jobs.texts(job_id))


def change(actor: Actor, job_id: int, draft: JobDraft) -> None:
    """Replace the details of a job. Raise NotFound, NotPermitted, Invalid."""
    with transaction():
        found = access.job_to_change(actor, job_id, Action.EDIT_JOB)
        draft = draft.checked()
        posted_jobs.check_change(job_id, draft)
        jobs.change(found.job, draft, actor.id)


def activate(actor: Actor, job_id: int) -> None:
    """Open a draft for people; again changes nothing. Raise NotFound, NotPermitted, JobNotActive for a closed one."""
    with transaction():
        found = access.job_to_change(actor, job_id, Action.ACTIVATE_JOB)
        if found.job.status == JobStatus.ACTIVE:
            return
        if found.job.status not in (JobStatus.DRAFT, JobStatus.APPROVED):
            raise JobNotActive(N_("%(job)s cannot be activated from its present status."), job=found.job.name)
        jobs.set_status(job_id, JobStatus.ACTIVE, actor.id)
