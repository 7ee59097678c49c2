"""How an export answers."""

from typing import Literal

from typing_extensions import TypedDict

from server.api.v1 import references
from server.api.v1.references import JobReference
from server.domain import clock
from server.domain.stages import ApplicationStatus, StageKind
from server.http_errors import stage_names
from server.usecases.applications.exports import ExportResult


class ExportOutcome(TypedDict):
    """What the export did, and until when it can be undone."""

    id: int
    outcome: Literal["exported", "already_on_job"]
    can_undo: bool
    undo_until: str
    undone: bool


class ExportedCandidate(TypedDict):
    """The candidate; ``created`` when the export made them."""

    id: int
    name: str
    url: str
    created: bool


class ExportedApplication(TypedDict):
    """The candidate's place on the job; ``url`` is the list they stand on."""

    id: int
    stage: str
    stage_kind: StageKind
    status: ApplicationStatus
    url: str


class ExportAnswer(TypedDict):
    """An export, its job, its candidate and their application."""

    export: ExportOutcome
    job: JobReference
    candidate: ExportedCandidate
    application: ExportedApplication


def described(done: ExportResult) -> ExportAnswer:
    """The answer for an export that was made, found or undone."""
    people = "prospects" if done.stage_kind == StageKind.PROSPECT else "applicants"
    return {
        "export": {
            "id": done.id,
            "outcome": done.outcome,  # type: ignore[typeddict-item]
            "can_undo": done.can_undo,
            "undo_until": clock.iso(done.undo_until),
            "undone": done.undone,
        },
        "job": references.job(done.job, done.job_id, done.job_title, done.job_location),
        "candidate": {
            "id": done.candidate,
            "name": done.candidate_name,
            "url": references.address(f"/candidates/{done.candidate}"),
            "created": done.candidate_created,
        },
        "application": {
            "id": done.application,
            "stage": stage_names()[done.stage],
            "stage_kind": StageKind(done.stage_kind),
            "status": ApplicationStatus(done.status),
            "url": references.address(f"/jobs/{done.job}/{people}"),
        },
    }
