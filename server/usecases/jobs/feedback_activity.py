"""The Feedback activity of a stage, set on the Process tab before the job is activated (attract.md 5.3 and 12)."""

from collections.abc import Collection
from dataclasses import dataclass

from server.domain.errors import Invalid, NotFound, ProcessFrozen
from server.domain.feedback import FeedbackOptions
from server.domain.history import Change, Subject
from server.domain.i18n_marker import N_
from server.domain.jobs import JobStatus, status_after_edit
from server.domain.permissions import Action
from server.domain.roles import Actor, TeamRole
from server.domain.search_text import words
from server.domain.stages import StageKind, StageOfJob
from server.storage import history
from server.storage.account import users
from server.storage.database import transaction
from server.storage.jobs import feedback_activities, hiring_team, process
from server.storage.jobs.feedback_activities import Participant
from server.usecases import access, edit_conflict
from server.usecases.access import JobAccess
from server.usecases.jobs.jobs import JobView, begin_again, view

SHOWN = 200  # colleagues to choose from at once; others are sought by name


@dataclass(frozen=True, slots=True)
class StageFeedback:
    """A stage with its Feedback activity; ``may_edit`` is False for readers, and for everybody after activation."""

    stage: StageOfJob
    options: FeedbackOptions
    may_edit: bool


@dataclass(frozen=True, slots=True)
class OneStage(StageFeedback):
    """The same for its own page: who takes part beside the team, and whom one can add; ``more`` says there are others.

    ``version`` is what a form carries that was filled with it.
    """

    job: JobView
    participants: list[Participant]
    colleagues: list[Participant]
    more: bool
    version: str


def of_job(actor: Actor, job_id: int) -> list[StageFeedback]:
    """The stages of a job that can have a Feedback activity: all but Prospect. Raise NotFound."""
    job_access = access.job(actor, job_id, Action.READ_PROCESS)
    options, may_edit = feedback_activities.of_job(job_id), _may_edit(job_access)
    return [StageFeedback(one, options.get(one.id, FeedbackOptions()), may_edit) for one in _stages(job_id)]


def read(actor: Actor, job_id: int, stage_id: int, person: str = "") -> OneStage:
    """One stage, and of the colleagues those whose name or address holds the words of ``person``. Raise NotFound."""
    job_access = access.job(actor, job_id, Action.READ_PROCESS)
    stage = _stage(job_id, stage_id)
    options, chosen = feedback_activities.of_stage(stage_id), feedback_activities.participants(stage_id)
    may_edit = _may_edit(job_access)
    colleagues = [one for one in users.named(words(person), SHOWN + 1) if not one.actor().only_reads] if may_edit else []
    others = [Participant(one.id, one.name, one.email) for one in colleagues if one.id not in {taken.id for taken in chosen}]
    version = edit_conflict.token(_values(options, [one.id for one in chosen]))
    return OneStage(stage, options, may_edit, view(job_access), chosen, others[:SHOWN], len(colleagues) > SHOWN, version)


def change(
    actor: Actor, job_id: int, stage_id: int, options: FeedbackOptions, participants: Collection[int], version: str
) -> None:
    """Set the options of a stage and who takes part; who is not on the hiring team yet joins it as interviewer.

    A job that was approved, or is with its approvers, is a draft again (statement 171). ``version`` names the version the
    reader saw. Raise NotFound, NotPermitted, ProcessFrozen (statement 164), Overtaken,
    Invalid for somebody who can give no feedback.
    """
    with transaction():
        job_access = access.job_to_change(actor, job_id, Action.EDIT_PROCESS)
        if not _open(job_access):
            raise ProcessFrozen
        _stage(job_id, stage_id)
        before = _values(feedback_activities.of_stage(stage_id), [one.id for one in feedback_activities.participants(stage_id)])
        after = _values(options, participants)
        if after == before:
            return
        edit_conflict.check(version, before)
        _put_on_team(job_access, participants)
        feedback_activities.keep(stage_id, options)
        feedback_activities.choose(stage_id, participants)
        told = {name: (before[name], after[name]) for name in before if name != "participants" and before[name] != after[name]}
        history.record(Subject.JOB, job_id, Change.PROCESS, actor.id, told, job=job_id)
        job = job_access.job
        begin_again(job_access, status_after_edit(job.name, JobStatus(job.status), bool(job.approval_needed)))


def _put_on_team(job_access: JobAccess, participants: Collection[int]) -> None:
    job = job_access.job.id
    there = {member.user for member in hiring_team.of_job(job)}
    for user in sorted(participants):
        row = users.by_id(user)
        if row is None or row.actor().only_reads:
            raise Invalid({"participant": N_("This person cannot give feedback.")})
        if user not in there:
            job_access.require(Action.EDIT_TEAM)
            hiring_team.add(job, user, TeamRole.INTERVIEWER, by=job_access.actor.id)


def _values(options: FeedbackOptions, participants: Collection[int]) -> dict[str, object]:
    return {
        "feedback": options.active,
        "inherit_participants": options.inherit,
        "see_others": options.see_others,
        "edit_after": options.edit_after,
        "reminder": options.reminder.value,
        "participants": sorted(participants),
    }


def _stages(job: int) -> list[StageOfJob]:
    return [stage for stage in process.stages(job) if stage.kind is not StageKind.PROSPECT]


def _stage(job: int, stage: int) -> StageOfJob:
    stage_row = next((one for one in _stages(job) if one.id == stage), None)
    if stage_row is None:
        raise NotFound
    return stage_row


def _open(job_access: JobAccess) -> bool:
    return job_access.job.status not in (JobStatus.ACTIVE, JobStatus.CLOSED)


def _may_edit(job_access: JobAccess) -> bool:
    return job_access.can(Action.EDIT_PROCESS) and _open(job_access)
