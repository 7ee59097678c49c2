"""The process of a job: its stages, and whether it takes prospects (attract.md 4.4 and 5.4)."""

from dataclasses import dataclass

from server.domain.errors import ProcessFrozen
from server.domain.history import Change, Subject, changed
from server.domain.jobs import JobStatus, status_after_edit
from server.domain.permissions import Action
from server.domain.process import ProcessDraft, drafts
from server.domain.roles import Actor
from server.domain.stages import StageOfJob
from server.storage import history
from server.storage.database import transaction
from server.storage.jobs import jobs, process
from server.usecases import access, edit_conflict
from server.usecases.access import JobAccess
from server.usecases.jobs.jobs import JobView, begin_again, view

_OPEN = (JobStatus.DRAFT, JobStatus.PENDING, JobStatus.APPROVED, JobStatus.REJECTED)


@dataclass(frozen=True, slots=True)
class Process:
    """Stages and options of a job; ``may_edit`` is False for readers, and for everybody after activation (statement 164)."""

    job: JobView
    stages: list[StageOfJob]
    prospects_enabled: bool
    managers_see_prospects: bool
    resume_required: bool
    frozen: bool
    may_edit: bool

    @property
    def draft(self) -> ProcessDraft:
        """The process as the form for it has it."""
        return ProcessDraft(drafts(self.stages), self.prospects_enabled, self.managers_see_prospects, self.resume_required)

    @property
    def version(self) -> str:
        """What a form carries that was filled with it."""
        return edit_conflict.token(self.draft.values())


def read(actor: Actor, job_id: int) -> Process:
    """The process of a job. Raise NotFound."""
    return _process(access.job(actor, job_id, Action.READ_PROCESS))


def to_edit(actor: Actor, job_id: int) -> Process:
    """The process of a job that the actor may change now. Raise NotFound, NotPermitted, ProcessFrozen (statement 164)."""
    job_access = access.job(actor, job_id, Action.EDIT_PROCESS)
    _check_open(job_access)
    return _process(job_access)


def change(actor: Actor, job_id: int, draft: ProcessDraft, version: str | None = None) -> None:
    """Arrange the stages of a job and set its options; its template stays as it is (statement 199).

    A job that was approved, or is with its approvers, is a draft again. ``version`` names the version that the
    reader saw. Raise NotFound, NotPermitted, Invalid, ProcessFrozen, Overtaken.
    """
    with transaction():
        job_access = access.job_to_change(actor, job_id, Action.EDIT_PROCESS)
        _check_open(job_access)
        present = _process(job_access).draft
        draft = draft.checked()
        if draft != present:
            edit_conflict.check(version, present.values())
            _keep(job_access, present, draft)


def _keep(job_access: JobAccess, before: ProcessDraft, draft: ProcessDraft) -> None:
    job = job_access.job
    process.arrange(job.id, draft.stages)
    jobs.set_options(job.id, **draft.options())
    changes = changed(before.values(), draft.values())
    history.record(Subject.JOB, job.id, Change.PROCESS, job_access.actor.id, changes, job=job.id)
    begin_again(job_access, status_after_edit(job.name, JobStatus(job.status), bool(job.approval_needed)))


def _process(job_access: JobAccess) -> Process:
    frozen = job_access.job.status not in _OPEN
    return Process(
        view(job_access),
        process.stages(job_access.job.id),
        bool(job_access.job.prospects_enabled),
        bool(job_access.job.managers_see_prospects),
        bool(job_access.job.resume_required),
        frozen,
        job_access.can(Action.EDIT_PROCESS) and not frozen,
    )


def _check_open(job_access: JobAccess) -> None:
    if job_access.job.status not in _OPEN:
        raise ProcessFrozen
