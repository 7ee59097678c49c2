"""The export: a person into the Prospect stage of a job, with a look at what is known of them before."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints
from typing_extensions import TypedDict

from server.api import reading
from server.api.operations import operation
from server.api.reading import Body, Id, Text
from server.api.v1 import references
from server.api.v1.exported import ExportAnswer, described
from server.api.v1.people import Email, Person
from server.api.v1.references import JobReference
from server.domain import clock, errors
from server.domain.notes import NOTE_LIMIT
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.domain.stages import ApplicationStatus, StageKind
from server.http_errors import stage_names
from server.usecases.access import ApplicationAccess
from server.usecases.applications import exportable_jobs, exports
from server.usecases.applications.exports import EXPORTED, ExportRequest


class PreviewAsked(Body):
    """Whom to look at."""

    person: Person


class ExportAsked(Body):
    """Whom to export where."""

    job: Id
    person: Person
    email: Annotated[Email | None, Field(description="Typed by the recruiter; wins over the page's")] = None
    note: Annotated[Text, StringConstraints(max_length=NOTE_LIMIT)] | None = None
    note_private: bool = False
    candidate: Annotated[
        Id | Literal["new"] | None,
        Field(description="The choice after ambiguous_person: an id from its list, or new when it is none of them"),
    ] = None


class KnownCandidate(TypedDict):
    """A candidate the user may open."""

    id: int
    name: str
    url: str


class KnownApplication(TypedDict):
    """A job of the user's that the person is on."""

    job: JobReference
    stage: str
    stage_kind: StageKind
    status: ApplicationStatus
    since: str


class Preview(TypedDict):
    """What is known of a person; ``candidate`` is null when Attract, or this user, does not know them."""

    candidate: KnownCandidate | None
    applications: list[KnownApplication]


@operation("POST", "/exports/preview", {200: Preview}, scope="export", body=PreviewAsked, refusals=(errors.NotAProfile,))
def preview(actor: Actor, body: PreviewAsked) -> Preview:
    """Which of my jobs somebody is on already."""
    known = exportable_jobs.preview(actor, body.person.read())
    row = known.candidate
    return {
        "candidate": {"id": row.id, "name": row.name, "url": references.address(f"/candidates/{row.id}")} if row else None,
        "applications": [_application(one) for one in known.applications],
    }


@operation(
    "POST",
    "/exports",
    {201: ExportAnswer, 200: ExportAnswer},
    scope="export",
    body=ExportAsked,
    idempotent=True,
    refusals=(
        errors.NotFound,
        errors.NotAProfile,
        errors.JobNotActive,
        errors.JobClosed,
        errors.ProspectsOff,
        errors.AmbiguousPerson,
    ),
)
def export(actor: Actor, body: ExportAsked) -> tuple[ExportAnswer, int]:
    """Export somebody to a job. 201 when it was done now, 200 for a repetition or somebody on the job already."""
    key = reading.idempotency_key()
    request = ExportRequest(body.job, body.person.read(), body.email, body.note, body.note_private, body.candidate)
    done = exports.export(actor, key, request)
    return described(done), 201 if done.outcome == EXPORTED and not done.replayed else 200


def _application(one: ApplicationAccess) -> KnownApplication:
    row, job = one.row, one.row.job
    return {
        "job": references.job(job.id, job.job_id, job.title, job.location, one.job.can(Action.READ_JOB)),
        "stage": stage_names()[row.stage_name],
        "stage_kind": row.stage_kind,
        "status": row.status,
        "since": clock.iso(row.created_at),
    }
