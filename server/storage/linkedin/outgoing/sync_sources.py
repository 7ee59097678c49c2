"""What the records for LinkedIn are made from, read for many candidates or jobs at once.

Private notes and feedback that was saved and not submitted are not read at all: what is not here cannot leave.
"""

from collections.abc import Sequence
from typing import NamedTuple

from server.storage.database import Statement
from server.storage.ids import id_list
from server.storage.jobs.team_sql import EFFECTIVE_ROLES


def _statement(sql: str) -> Statement:
    return Statement(sql.format(ids="in (select value from json_each(?))"), sql.format(ids="= any(?)"))


_CANDIDATES = _statement(
    """select c.id, c.name, c.first_name, c.last_name, c.email, c.phone, c.company, c.created_at, c.updated_at,
         exists (select 1 from unlinking u where u.candidate_id = c.id)
       from candidate c where c.id {ids} and c.merged_into_id is null"""
)
_IDENTITIES = _statement("select candidate_id, key, profile_url from linkedin_identity where candidate_id {ids} order by id")
_APPLICATIONS = _statement(
    """select a.id, a.candidate_id, j.job_id, j.title, coalesce(src.label, a.source), a.status,
         coalesce(why.label, a.rejection_reason), a.created_at, a.updated_at
       from application a join job j on j.id = a.job_id
         left join option src on src.option_set = 'source' and src.code = a.source
         left join option why on why.option_set = 'rejection_reason' and why.code = a.rejection_reason
       where a.past_prospect and a.candidate_id {ids} order by a.id"""
)
_STAGES = _statement(
    """select p.id, p.application_id, s.name, p.status, p.at
       from application a join stage_change p on p.application_id = a.id join stage s on s.id = p.stage_id
       where a.past_prospect and a.candidate_id {ids} and s.kind <> 'prospect' and not p.undone and p.move <> 'undone'
       order by p.id"""
)
_NOTES = _statement(
    """select n.id, n.candidate_id, n.application_id, n.text, u.name, n.created_at from note n
       join app_user u on u.id = n.author_id
       where n.candidate_id {ids} and not n.private and n.removed_at is null order by n.id"""
)
_FEEDBACK = _statement(
    """select f.id, f.application_id, f.recommendation, f.strengths, f.weaknesses, f.comment, u.name, f.submitted_at
       from application a join feedback f on f.application_id = a.id join app_user u on u.id = f.author_id
       where a.past_prospect and a.candidate_id {ids} and f.status = 'submitted' order by f.id"""
)
_JOBS = _statement(
    """select j.id, j.job_id, j.title, j.description, j.location, j.status, j.employment_type, j.seniority,
         j.activated_at, j.created_at, coalesce(p.posted, false), coalesce(p.renewals, 0), p.apply_url,
         p.id is not null
       from job j left join posting p on p.job_id = j.id and p.channel = 'linkedin' where j.id {ids}
       union all
       select g.id, g.job_id, g.title, g.description, g.location, 'closed', g.employment_type, g.seniority,
         g.activated_at, g.created_at, false, 0, null, true
       from deleted_job g where g.id {ids}"""
)
_TEAMS = Statement(
    f"""select distinct job_id, user_id from ({EFFECTIVE_ROLES} where m.job_id in (select value from json_each(?))) team
        where role in ('recruiter', 'hiring_manager')""",
    f"""select distinct job_id, user_id from ({EFFECTIVE_ROLES} where m.job_id = any(?)) team
        where role in ('recruiter', 'hiring_manager')""",
)
_MEMBERS = _statement(
    """select user_id, member from linkedin_connection where user_id {ids}
       union select user_id, member from linkedin_seat where member is not null and state = 'ACTIVE' and user_id {ids}"""
)


class SyncCandidateSource(NamedTuple):
    """A candidate; ``unlinked`` says that somebody denied a profile was theirs."""

    id: int
    name: str
    first_name: str | None
    last_name: str | None
    email: str | None
    phone: str | None
    company: str | None
    created_at: int
    updated_at: int
    unlinked: bool


class ApplicationSource(NamedTuple):
    """An application past Prospect; ``job`` is the Job ID. Source and reason are in words, which is all that LinkedIn takes."""

    id: int
    candidate: int
    job: str
    job_title: str
    source: str
    status: str
    rejection_reason: str | None
    created_at: int
    updated_at: int


class StageSource(NamedTuple):
    """A step of an application past Prospect."""

    id: int
    application: int
    name: str
    status: str
    at: int


class NoteSource(NamedTuple):
    """A note that is not private."""

    id: int
    candidate: int
    application: int | None
    text: str
    author: str
    created_at: int


class FeedbackSource(NamedTuple):
    """Submitted feedback."""

    id: int
    application: int
    recommendation: str | None
    strengths: str
    weaknesses: str
    comment: str
    author: str
    submitted_at: int


class JobSource(NamedTuple):
    """A job with its posting: ``posted`` is the wish that everybody sees it, ``was_posted`` that there ever was one."""

    id: int
    job_id: str
    title: str
    description: str
    location: str
    status: str
    employment_type: str | None
    seniority: str | None
    activated_at: int | None
    created_at: int
    posted: bool
    renewals: int
    apply_url: str | None
    was_posted: bool


def candidates(ids: Sequence[int]) -> list[SyncCandidateSource]:
    """These candidates, those that are still there."""
    return [SyncCandidateSource(*row) for row in _CANDIDATES.rows(id_list(ids))]


def identities(ids: Sequence[int]) -> list[tuple[int, str, str | None]]:
    """Candidate, key and profile address of everything these candidates are linked to, oldest link first."""
    return [(row[0], row[1], row[2]) for row in _IDENTITIES.rows(id_list(ids))]


def applications(ids: Sequence[int]) -> list[ApplicationSource]:
    """Applications past Prospect of these candidates."""
    return [ApplicationSource(*row) for row in _APPLICATIONS.rows(id_list(ids))]


def stages(ids: Sequence[int]) -> list[StageSource]:
    """The steps past Prospect of these candidates' applications."""
    return [StageSource(*row) for row in _STAGES.rows(id_list(ids))]


def notes(ids: Sequence[int]) -> list[NoteSource]:
    """Notes about these candidates that are not private."""
    return [NoteSource(*row) for row in _NOTES.rows(id_list(ids))]


def feedback(ids: Sequence[int]) -> list[FeedbackSource]:
    """Submitted feedback on these candidates."""
    return [FeedbackSource(*row) for row in _FEEDBACK.rows(id_list(ids))]


def jobs(ids: Sequence[int]) -> list[JobSource]:
    """These jobs, and what is left of those that were deleted: closed ones, as LinkedIn has them."""
    return [JobSource(*row) for row in _JOBS.rows(id_list(ids), id_list(ids))]


def teams(ids: Sequence[int]) -> list[tuple[int, int]]:
    """Job and user for everybody who is recruiter or hiring manager on these jobs, delegation followed."""
    return [(job, user) for job, user in _TEAMS.rows(id_list(ids))]


def members(users: Sequence[int]) -> list[tuple[int, str]]:
    """User and person URN of these users, as far as they are known on LinkedIn."""
    return [(user, member) for user, member in _MEMBERS.rows(id_list(users), id_list(users))]
