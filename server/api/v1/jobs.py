"""The jobs the user may export to, and why others are not among them."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from server.api.operations import operation
from server.api.reading import Query, Text
from server.api.v1 import references
from server.api.v1.references import JobReference
from server.domain.i18n_marker import N_
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.domain.search_text import QUERY_LIMIT
from server.http_errors import say
from server.usecases import access
from server.usecases.applications import exportable_jobs
from server.usecases.applications.exportable_jobs import WhyNot


class ExportableJob(TypedDict):
    """A job the user may export to; ``recent`` when they did so before."""

    id: int
    job_id: str
    title: str
    location: str
    url: str
    recent: bool


class JobList(TypedDict):
    """The user's recent jobs first; ``more`` when there are more than were asked for."""

    jobs: list[ExportableJob]
    more: bool


class Reason(TypedDict):
    """Why a job takes no export from this user."""

    code: Literal[
        "not_active", "closed", "prospects_off", "not_on_team", "interviewer_only", "role_missing", "hiring_managers_off"
    ]
    text: Annotated[str, Field(description="A sentence for the user")]


class JobAnswer(TypedDict):
    """A job that was asked about; without reasons it is available."""

    job: JobReference
    available: bool
    reasons: list[Reason]


class WhyAnswer(TypedDict):
    """The jobs that were asked about; ``text`` is a sentence for the case that there are none."""

    answers: list[JobAnswer]
    text: str | None


class Wanted(Query):
    """Which jobs to list."""

    q: Text = Field("", max_length=QUERY_LIMIT, description="Words of the title, or the Job ID; each word as a beginning")
    limit: int = Field(20, ge=1, le=50)


class Missed(Query):
    """Which jobs to explain."""

    q: Text = Field("", max_length=QUERY_LIMIT, description="Words of the title, or the Job ID; each word as a beginning")


@operation("GET", "/jobs", {200: JobList}, scope="jobs", query=Wanted)
def search(actor: Actor, query: Wanted) -> JobList:
    """The jobs I may export to."""
    job_rows, more = exportable_jobs.search(actor, query.q, query.limit)
    pages = references.address("/jobs/")
    return {
        "jobs": [
            {
                "id": job.id,
                "job_id": job.job_id,
                "title": job.title,
                "location": job.location,
                "url": f"{pages}{job.id}",
                "recent": job.exported_at is not None,
            }
            for job in job_rows
        ],
        "more": more,
    }


@operation("GET", "/jobs/why", {200: WhyAnswer}, scope="jobs", query=Missed)
def why(actor: Actor, query: Missed) -> WhyAnswer:
    """Why a job is not in that list."""
    explanations = exportable_jobs.why_not(actor, query.q)
    return {"answers": [_explained(actor, one) for one in explanations], "text": None if explanations else _nothing(query.q)}


def _explained(actor: Actor, one: WhyNot) -> JobAnswer:
    job = one.job
    opens = access.of_job(actor, job).can(Action.READ_JOB)
    return {
        "job": references.job(job.id, job.job_id, job.title, job.location, opens),
        "available": not one.reasons,
        "reasons": [{"code": reason.code, "text": say(reason.message, **reason.params)} for reason in one.reasons],  # type: ignore[typeddict-item]
    }


def _nothing(query: str) -> str:
    if not query.strip():
        return say(N_("Type words of a title, or a Job ID, to learn about a job."))
    return say(N_("No job that you may know of is called “%(query)s”."), query=query.strip())
