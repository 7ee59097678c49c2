"""The jobs in the export box: which are there, why one is not, and what is known of the person before the click."""

from dataclasses import dataclass, field
from typing import Any

from server.domain.errors import NotFound
from server.domain.i18n_marker import N_
from server.domain.jobs import JobStatus
from server.domain.matching import match
from server.domain.permissions import Action
from server.domain.person import Person
from server.domain.roles import Actor, Role, TeamRole
from server.domain.search_text import words
from server.storage.account import hosts
from server.storage.applications import exports
from server.storage.applications.exports import ExportableJobRow
from server.storage.candidates import candidates
from server.storage.jobs import jobs
from server.storage.jobs.jobs import JobRow
from server.usecases import access
from server.usecases.access import ApplicationAccess


@dataclass(frozen=True, slots=True)
class WhyNoExport:
    """Why a job takes no export from this person: a stable code, and a text whose places ``params`` fill."""

    code: str
    message: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WhyNot:
    """A job that was asked about, with the reasons; none means that it is in the list."""

    job: JobRow
    reasons: list[WhyNoExport]


@dataclass(frozen=True, slots=True)
class ExportPreview:
    """What is known of a person: the candidate if the actor may know them, and the applications in the actor's view."""

    candidate: candidates.CandidateRow | None
    applications: list[ApplicationAccess]


ASKED = 10
_EXPORTING = frozenset({Role.RECRUITER, Role.HIRING_MANAGER})


def may_export(actor: Actor) -> bool:
    """Whether the export box is for ``actor``: for recruiters and hiring managers, and for who has a job in it (a delegate)."""
    access.require(actor, Action.EXPORT_PEOPLE)
    return not actor.roles.isdisjoint(_EXPORTING) or bool(_exportable(actor, [], 1))


def search(actor: Actor, query: str, limit: int) -> tuple[list[ExportableJobRow], bool]:
    """Up to ``limit`` jobs the actor may export to, by words of title or Job ID, recent first; and whether more match."""
    access.require(actor, Action.EXPORT_PEOPLE)
    job_rows = _exportable(actor, words(query), limit + 1)
    return job_rows[:limit], len(job_rows) > limit


def why_not(actor: Actor, query: str) -> list[WhyNot]:
    """For up to ten jobs that match: why each is missing from the list. A mere interviewer is told of own jobs only."""
    access.require(actor, Action.EXPORT_PEOPLE)
    query_words = words(query)
    rows = jobs.matching(actor.id, query_words, ASKED, access.can(actor, Action.KNOW_OF_JOB)) if query_words else []
    return [WhyNot(row, _reasons(actor, row)) for row in rows]


def preview(actor: Actor, person: Person) -> ExportPreview:
    """Which of the actor's jobs the person is on already, as prospect or applicant. Raise NotAProfile."""
    access.require(actor, Action.EXPORT_PEOPLE)
    keys = person.keys(hosts.all_rules())
    candidate = match(person, keys, candidates.known(keys, person.email)).candidate
    if candidate is None:
        return ExportPreview(None, [])
    return _known_to(actor, candidate.id)


def _exportable(actor: Actor, query_words: list[str], limit: int) -> list[ExportableJobRow]:
    return [] if actor.only_reads else exports.exportable(actor.id, query_words, limit)


def _known_to(actor: Actor, candidate: int) -> ExportPreview:
    try:
        candidate_access = access.candidate(actor, candidate)
    except NotFound:
        return ExportPreview(None, [])
    return ExportPreview(candidate_access.row, [one for one in candidate_access.applications if one.in_view])


def _reasons(actor: Actor, job: JobRow) -> list[WhyNoExport]:
    reasons = [_status_reason(job), _team_reason(actor, job)]
    if not job.prospects_enabled:
        reasons.append(
            WhyNoExport("prospects_off", N_("%(job)s takes no prospects: Enable prospects is off."), {"job": job.job_id})
        )
    return [reason for reason in reasons if reason]


def _status_reason(job: JobRow) -> WhyNoExport | None:
    if job.status == JobStatus.ACTIVE:
        return None
    if job.status == JobStatus.CLOSED:
        return WhyNoExport("closed", N_("%(job)s is closed."), {"job": job.job_id})
    return WhyNoExport("not_active", N_("%(job)s is not active yet. Activate the job first."), {"job": job.job_id})


def _team_reason(actor: Actor, job: JobRow) -> WhyNoExport | None:
    if access.of_job(actor, job).can(Action.EXPORT_TO_JOB):
        return None
    params = {"job": job.job_id}
    places = () if actor.only_reads else job.team_roles
    if TeamRole.HIRING_MANAGER in places:
        return WhyNoExport("hiring_managers_off", N_("On %(job)s only recruiters work with prospects."), params)
    if TeamRole.INTERVIEWER in places:
        return WhyNoExport("interviewer_only", N_("You are only an interviewer on %(job)s."), params)
    if actor.roles.isdisjoint(_EXPORTING):
        return WhyNoExport("role_missing", N_("Only recruiters and hiring managers of %(job)s can export to it."), params)
    return WhyNoExport("not_on_team", N_("You are not on the hiring team of %(job)s."), params)
