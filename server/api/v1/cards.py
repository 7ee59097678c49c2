"""The In ATS card: what the company already knows about a person."""

from typing_extensions import TypedDict

from server.api.operations import operation
from server.api.v1 import references
from server.api.v1.references import JobReference
from server.domain import clock, errors
from server.domain.feedback import Recommendation
from server.domain.i18n_marker import N_
from server.domain.jobs import JobStatus as StatusOfJob
from server.domain.roles import Actor
from server.domain.stages import ApplicationStatus
from server.http_errors import StageNames, say, stage_names
from server.usecases.candidates import in_ats
from server.usecases.candidates.in_ats import CardJob, InAtsCard

_LEFT = {ApplicationStatus.REJECTED: N_("Rejected"), ApplicationStatus.WITHDRAWN: N_("Withdrew")}
_ACCEPTED, _CLOSED = N_("Offer accepted"), N_("Job closed")


class CardCandidate(TypedDict):
    """The person; ``url`` is null where the reader may not open their page."""

    id: int
    name: str
    url: str | None


class Step(TypedDict):
    """A stage the person came to."""

    stage: str
    at: str


class JobStatus(TypedDict):
    """A job the person is on past Prospect, and the way there."""

    job: JobReference
    stage: str
    status: ApplicationStatus
    status_text: str
    updated_at: str
    path: list[Step]


class SubmittedFeedback(TypedDict):
    """Interview feedback that was submitted."""

    job: JobReference
    author: str
    recommendation: Recommendation
    strengths: str
    weaknesses: str
    comment: str
    submitted_at: str


class CardNote(TypedDict):
    """A note; a private one is the reader's own. ``job`` is null for a note about the person in general."""

    job: JobReference | None
    author: str
    text: str
    private: bool
    mine: bool
    written_at: str


class CardAnswer(TypedDict):
    """The three tabs of the card."""

    candidate: CardCandidate
    as_of: str
    jobs: list[JobStatus]
    feedback: list[SubmittedFeedback]
    notes: list[CardNote]


@operation("GET", "/in-ats/cards/{candidate}", {200: CardAnswer}, scope="in_ats", refusals=(errors.NotInAts,))
def show(actor: Actor, candidate: int) -> CardAnswer:
    """The card of a candidate."""
    card = in_ats.card(actor, candidate)
    jobs = {one.application.id: _reference(one) for one in card.jobs}
    names = stage_names()
    row = card.candidate
    return {
        "candidate": {
            "id": row.id,
            "name": row.name,
            "url": references.address(f"/candidates/{row.id}") if card.opens else None,
        },
        "as_of": clock.iso(card.as_of),
        "jobs": [_job(one, jobs[one.application.id], names) for one in card.jobs],
        "feedback": _feedback(card, jobs),
        "notes": _notes(card, jobs, actor.id),
    }


def _reference(one: CardJob) -> JobReference:
    job = one.application.job
    return references.job(job.id, job.job_id, job.title, job.location, one.opens)


def _job(one: CardJob, job: JobReference, names: StageNames) -> JobStatus:
    row = one.application
    stage = names[row.stage_name]
    return {
        "job": job,
        "stage": stage,
        "status": row.status,
        "status_text": _status_text(one, stage),
        "updated_at": clock.iso(row.updated_at),
        "path": [{"stage": names[step.stage_name], "at": clock.iso(step.at)} for step in one.path],
    }


def _status_text(one: CardJob, stage: str) -> str:
    """How it stands in a word or two: who left, who took the offer, whose job is closed, and otherwise the stage."""
    row = one.application
    if row.status in _LEFT:
        return say(_LEFT[row.status])
    if row.offer_accepted_at:
        return say(_ACCEPTED)
    return say(_CLOSED) if row.job.status == StatusOfJob.CLOSED else stage


def _feedback(card: InAtsCard, jobs: dict[int, JobReference]) -> list[SubmittedFeedback]:
    return [
        {
            "job": jobs[one.application],
            "author": one.author_name,
            "recommendation": Recommendation(one.recommendation or Recommendation.UNDECIDED),
            "strengths": one.strengths,
            "weaknesses": one.weaknesses,
            "comment": one.comment,
            "submitted_at": clock.iso(one.submitted_at or one.updated_at),
        }
        for one in card.feedback
    ]


def _notes(card: InAtsCard, jobs: dict[int, JobReference], reader: int) -> list[CardNote]:
    return [
        {
            "job": None if one.application is None else jobs[one.application],
            "author": one.author_name,
            "text": one.text,
            "private": bool(one.private),
            "mine": one.author == reader,
            "written_at": clock.iso(one.created_at),
        }
        for one in card.notes
    ]
