"""Putting a candidate on a job: every way in comes through here, by hand, by export, from a pool or by applying."""

from collections.abc import Sequence
from dataclasses import dataclass

from server.domain.errors import NotFound
from server.domain.notifications import NotificationKind, Value
from server.domain.stages import ApplicationStatus, Move, StageKind, StageOfJob
from server.storage.applications import applications
from server.storage.jobs import hiring_team, process
from server.usecases.candidates.sources import CandidateSource
from server.usecases.notifications import notify


@dataclass(frozen=True, slots=True)
class CreatedApplication:
    """Where a candidate stands on the job; ``new`` unless they were there before."""

    application: int
    stage: str
    stage_kind: StageKind
    status: ApplicationStatus
    new: bool


def on_job(job: int, candidate: int) -> CreatedApplication | None:
    """Where a candidate stands on a job already."""
    there = applications.on_job(candidate, job, 0)
    return CreatedApplication(there.id, there.stage_name, there.stage_kind, there.status, False) if there else None


def create(
    job: int, candidate: int, kind: StageKind, source: CandidateSource, move: Move, user: int | None
) -> CreatedApplication:
    """Put a candidate, who is held, into the Prospect or Application stage; one who is on the job stays as they are.

    Within the caller's transaction. ``user`` is None for who came by themselves, or by nobody known here.
    """
    return on_job(job, candidate) or create_new(job, candidate, kind, source, move, user)


def create_new(
    job: int, candidate: int, kind: StageKind, source: CandidateSource, move: Move, user: int | None
) -> CreatedApplication:
    """The same with a candidate who is known not to be on the job."""
    stage = stage_of(job, kind)
    id = applications.add(job, candidate, stage, source.code, move, user, source.referred_by)
    announce(job, [candidate], kind, move, user)
    return CreatedApplication(id, stage.name, stage.kind, ApplicationStatus.ACTIVE, True)


def announce(job: int, people: Sequence[int], kind: StageKind, move: Move, user: int | None) -> None:
    """Tell the others on the team of a job, as far as they may see them, that people came, one or several at once.

    Within the caller's transaction. Without ``user`` they came by themselves, or by an export of somebody unknown here.
    """
    prospect = kind is StageKind.PROSPECT
    team = hiring_team.to_tell(job, people[0], prospect, user)
    if team is None:
        return
    who = team.by or "LinkedIn"
    if len(people) > 1:
        arguments: dict[str, Value] = {"who": who, "count": len(people), "job": team.job_name}
        notify(
            team.users, NotificationKind.CANDIDATES_ADDED, arguments, f"/jobs/{job}/{'prospects' if prospect else 'applicants'}"
        )
        return
    applied = user is None and move is not Move.EXPORTED
    arguments = {"candidate": team.candidate_name, "job": team.job_name, **({} if applied else {"who": who})}
    link = f"/candidates/{people[0]}"
    notify(
        team.users,
        NotificationKind.CANDIDATE_APPLIED if applied else NotificationKind.CANDIDATE_ADDED,
        arguments,
        link,
        people[0],
    )


def stage_of(job: int, kind: StageKind) -> StageOfJob:
    """The stage of a job that is of this kind. Raise NotFound when the job was deleted a moment ago."""
    for stage in process.stages(job):
        if stage.kind is kind:
            return stage
    raise NotFound
