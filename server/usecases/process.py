"""The process of a job: its stages, and whether it takes prospects (spec/attract.md sections 4.4 and 5.4)."""

from dataclasses import dataclass

from server.domain.errors import NotFound, ProcessFrozen
from server.domain.history import Change, Subject, changed
from server.domain.jobs import JobStatus, checked_stage_name
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.domain.stages import Stage
from server.storage import history, jobs, process
from server.storage.database import transaction
from server.usecases import access
from server.usecases.jobs import JobView, view

_OPEN = (JobStatus.DRAFT, JobStatus.PENDING, JobStatus.APPROVED, JobStatus.REJECTED)


@dataclass(frozen=True, slots=True)
class Process:
    """Stages and options of a job; ``may_edit`` is False for readers, and for everybody after activation (statement 164)."""

    job: JobView
    stages: list[Stage]
    prospects_enabled: bool
    managers_see_prospects: bool
    frozen: bool
    may_edit: bool


def read(actor: Actor, job_id: int) -> Process:
    """The process of a job. Raise NotFound."""
    found = access.job(actor, job_id, Action.READ_PROCESS)
    frozen = found.job.status not in _OPEN
    may_edit = found.can(Action.EDIT_PROCESS) and not frozen
    return Process(
        view(found),
        process.stages(job_id),
        bool(found.job.prospects_enabled),
        bool(found.job.managers_see_prospects),
        frozen,
        may_edit,
    )


def change(actor: Actor, job_id: int, names: dict[int, str], prospects_enabled: bool, managers_see: bool) -> None:
    """Rename stages (``names`` by stage id) and set the options. Raise NotFound, NotPermitted, Invalid, ProcessFrozen."""
    with transaction():
        found = access.job_to_change(actor, job_id, Action.EDIT_PROCESS)
        if found.job.status not in _OPEN:
            raise ProcessFrozen
        before = {stage.id: stage.name for stage in process.stages(job_id)}
        if not names.keys() <= before.keys():
            raise NotFound
        names = {stage: checked_stage_name(name) for stage, name in names.items()}
        for stage, name in names.items():
            process.rename(job_id, stage, name)
        jobs.set_prospects(job_id, prospects_enabled, managers_see)
        options = {"prospects_enabled": prospects_enabled, "managers_see_prospects": managers_see}
        changes = changed({name: bool(getattr(found.job, name)) for name in options}, options)
        stages = changed({"stages": list(before.values())}, {"stages": list((before | names).values())})
        history.record(Subject.JOB, job_id, Change.PROCESS, actor.id, changes | stages, job=job_id)
