"""Jobs: listing, making, changing and activating them."""

from dataclasses import dataclass

from server.domain import clock
from server.domain.errors import Invalid, NotFound, required
from server.domain.i18n_marker import N_
from server.domain.job_keywords import KeywordKind
from server.domain.jobs import (
    TITLE_LIMIT,
    JobDraft,
    JobStatus,
    check_can_be_activated,
    checked_job_id,
    locked,
    status_after_edit,
)
from server.domain.permissions import Action, Fact
from server.domain.roles import Actor, Role, TeamRole
from server.domain.search_text import words
from server.storage import deletions
from server.storage.database import lock, transaction
from server.storage.jobs import approvals, closings, hiring_team, job_keywords, jobs, process
from server.storage.jobs.closings import ClosingRow
from server.storage.jobs.jobs import JobListRow, JobRow
from server.usecases import access, edit_conflict, form_idempotency
from server.usecases.access import JobAccess
from server.usecases.jobs import posted_jobs, templates
from server.usecases.paging import PAGE, Page, key, paged


@dataclass(frozen=True, slots=True)
class JobsPage:
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
class Closing:
    """How a job was closed. ``hired`` is for those who see its people, ``undo`` the undoable action where the reader may undo."""

    row: ClosingRow
    hired: bool
    undo: int | None


@dataclass(frozen=True, slots=True)
class JobDetails(JobView):
    """The same with the job's text, which is long, what kind of employment it is, and the words that describe it.

    ``template`` is what the job was made from, while that is there; ``closing`` how it was closed.
    """

    description: str
    employment_type: str | None
    seniority: str | None
    template: str | None
    keywords: dict[KeywordKind, tuple[str, ...]]
    closing: Closing | None

    @property
    def draft(self) -> JobDraft:
        """The details as the form for them has them."""
        job = self.job
        types = (self.employment_type or "", self.seniority or "")
        return JobDraft(job.title, self.description, job.location, job.openings, *types, *self.keywords.values())

    @property
    def version(self) -> str:
        """What a form carries that was filled with these details."""
        return edit_conflict.token(self.draft.values())


_OFFERED = (
    Action.EDIT_JOB,
    Action.EDIT_TEAM,
    Action.NAME_DELEGATE,
    Action.EDIT_PROCESS,
    Action.ASK_APPROVAL,
    Action.READ_APPROVAL,
    Action.ANSWER_APPROVAL,
    Action.ACTIVATE_JOB,
    Action.CLOSE_JOB,
    Action.VIEW_PROSPECTS,
    Action.EXPORT_TO_JOB,
    Action.VIEW_APPLICANTS,
    Action.ADD_PROSPECT,
    Action.ADD_APPLICANT,
    Action.ADVANCE_APPLICANT,
    Action.REJECT_APPLICANT,
    Action.READ_LINKEDIN_POSTING,
    Action.POST_TO_LINKEDIN,
    Action.READ_HISTORY,
    Action.CREATE_POOL,
)

_NO_ROLE = N_("Choose your role in the process.")


def list_jobs(
    actor: Actor, mine: bool = True, status: JobStatus | None = None, query: str = "", after: str | None = None
) -> JobsPage:
    """A page of My jobs or All jobs, newest change first, by status and by words of title or Job ID (statement 179)."""
    access.require(actor, Action.OPEN_ATTRACT)
    may_see_all = access.can(actor, Action.LIST_ALL_JOBS)
    if not mine:
        access.require(actor, Action.LIST_ALL_JOBS)
    reader = None if access.can(actor, Action.VIEW_PROSPECTS) else actor.id
    rows = jobs.page(actor.id if mine else None, reader, status, words(query), key(after), PAGE + 1)
    return JobsPage(paged(rows), mine, may_see_all, access.can(actor, Action.CREATE_JOB))


def roles_for_new_job(actor: Actor) -> list[TeamRole]:
    """What the actor can be on a job they make (statement 150). Raise NotPermitted when they may make none."""
    access.require(actor, Action.CREATE_JOB)
    pairs = ((Role.RECRUITER, TeamRole.RECRUITER), (Role.HIRING_MANAGER, TeamRole.HIRING_MANAGER))
    return [team for role, team in pairs if role in actor.roles]


def check_beginning(actor: Actor, title: str, role: TeamRole | None) -> None:
    """Whether a job can begin with this title and the actor as ``role`` (statements 149, 150). Raise NotPermitted, Invalid."""
    errors = {} if role in roles_for_new_job(actor) else {"role": _NO_ROLE}
    try:
        required(title, "title", TITLE_LIMIT)
    except Invalid as invalid:
        errors |= invalid.errors
    if errors:
        raise Invalid(errors)


def create(
    actor: Actor, draft: JobDraft, role: TeamRole | None, form_key: str = "", template: int | None = None, job_id: str = ""
) -> int:
    """Make a job as Draft with the actor on its team as ``role``; its id.

    Its process comes from ``template``, or from the default one (statement 151); without a ``job_id`` it gets a number.
    The same again with the same ``form_key`` makes no other job. Raise NotPermitted without the role to create jobs,
    Invalid for a bad draft or Job ID, a template that is gone, no role, or one the actor does not hold.
    """
    offered = roles_for_new_job(actor)
    if role is None or role not in offered:
        raise Invalid({"role": _NO_ROLE})
    draft, job_id = draft.checked(), checked_job_id(job_id)
    with transaction():
        contents = ("job", draft, role, template, job_id)
        return form_idempotency.once(actor, form_key, contents, lambda: _make(actor, draft, role, template, job_id))


def _make(actor: Actor, draft: JobDraft, role: TeamRole, template: int | None, job_id: str) -> int:
    lock("job_id")
    if job_id and jobs.known(job_id):
        raise Invalid({"job_id": N_("Another job has this Job ID.")})
    try:
        row, stages = templates.chosen(template)
    except NotFound:
        raise Invalid({"template": N_("This template is gone. Choose another one.")}) from None
    job = jobs.add(draft, job_id or jobs.next_job_id(), actor.id, row)
    process.add(job, stages)
    hiring_team.add(job, actor.id, role, by=actor.id)
    return job


def view(job_access: JobAccess) -> JobView:
    """The job that ``job_access`` gives access to, as its pages show it above their tabs."""
    closed = {Action.EDIT_JOB} if locked(job_access.job.status, bool(job_access.job.approval_needed)) else set()
    deletable = {Action.DELETE_JOB} if may_delete(job_access) else set()
    return JobView(job_access.job, frozenset(action for action in _OFFERED if job_access.can(action)) - closed | deletable)


def may_delete(job_access: JobAccess) -> bool:
    """Whether the reader may delete the job as it stands: who leads it only while it has no applicants (statements 183, 184)."""
    if job_access.can(Action.DELETE_JOB):
        return True
    return job_access.can(Action.DELETE_JOB, Fact.NO_APPLICANTS) and not deletions.has_applicants(job_access.job.id)


def read(actor: Actor, job_id: int, action: Action = Action.READ_JOB) -> JobDetails:
    """A job with its text, and what the actor may do. Raise NotFound, or NotPermitted for an ``action`` beyond reading."""
    return _details(access.job(actor, job_id, action))


def to_edit(actor: Actor, job_id: int) -> JobDetails:
    """A job whose details the actor may change now. Raise NotFound, NotPermitted, JobLocked (statement 178)."""
    job_access = access.job(actor, job_id, Action.EDIT_JOB)
    _status_after_edit(job_access)
    return _details(job_access)


def change(actor: Actor, job_id: int, draft: JobDraft, version: str | None = None) -> None:
    """Replace the details of a job; one that was approved, or is with its approvers, is a draft again (statement 171).

    ``version`` names the version that the reader saw. Raise NotFound, NotPermitted, Invalid, Overtaken, and
    JobLocked for one that was approved and activated.
    """
    with transaction():
        job_access = access.job_to_change(actor, job_id, Action.EDIT_JOB)
        status, present = _status_after_edit(job_access), _details(job_access).draft
        draft = draft.checked()
        if draft != present:
            edit_conflict.check(version, present.values())
            posted_jobs.check_change(job_id, draft)
            jobs.change(job_access.job, present, draft, actor.id)
            begin_again(job_access, status)


def begin_again(job_access: JobAccess, status: JobStatus) -> None:
    """Bring a job that was just edited to ``status``, within the caller's transaction.

    What its approvers said was about what stood there before: they are asked anew when it is sent to them again.
    """
    if status != job_access.job.status:
        approvals.release(job_access.job.id)
        jobs.set_status(job_access.job.id, status, job_access.actor.id)


def activate(actor: Actor, job_id: int) -> None:
    """Open a draft for people; again changes nothing.

    Raise NotFound, NotPermitted, JobNotActive for one that is closed or lacks an approval (statements 170, 173).
    """
    with transaction():
        job_access = access.job_to_change(actor, job_id, Action.ACTIVATE_JOB)
        if job_access.job.status == JobStatus.ACTIVE:
            return
        check_can_be_activated(job_access.job.name, JobStatus(job_access.job.status), bool(job_access.job.approval_needed))
        jobs.set_status(job_id, JobStatus.ACTIVE, actor.id)


def _details(job_access: JobAccess) -> JobDetails:
    shown = view(job_access)
    closing = _closing(job_access) if shown.job.status == JobStatus.CLOSED else None
    return JobDetails(shown.job, shown.may, *jobs.texts(job_access.job.id), job_keywords.of_job(job_access.job.id), closing)


def _closing(job_access: JobAccess) -> Closing | None:
    row = closings.of_job(job_access.job.id)
    if row is None:
        return None
    undoable = job_access.can(Action.CLOSE_JOB) and row.at >= clock.now() - clock.UNDO_WINDOW
    return Closing(row, job_access.can(Action.VIEW_APPLICANTS), row.undoable_action if undoable else None)


def _status_after_edit(job_access: JobAccess) -> JobStatus:
    return status_after_edit(job_access.job.name, JobStatus(job_access.job.status), bool(job_access.job.approval_needed))
