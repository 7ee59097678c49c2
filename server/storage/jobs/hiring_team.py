"""Places on hiring teams."""

from typing import NamedTuple

from server.domain.history import Change, Subject
from server.domain.permissions import Action
from server.domain.roles import ROLE_FOR_TEAM, TeamRole
from server.storage import history, sync_dirty
from server.storage.database import Statement
from server.storage.jobs import feedback_activities
from server.storage.jobs.team_sql import EFFECTIVE_ROLES, may
from server.storage.tables import TeamMember, User

_OF_JOB = Statement(
    """select m.id, m.user_id, u.name, u.email, m.role, m.named_by_id, named.name
       from team_member m join app_user u on u.id = m.user_id left join app_user named on named.id = m.named_by_id
       where m.job_id = ? order by m.id"""
)


_TO_TELL = """select distinct mine.user_id, j.title, j.job_id, (select name from candidate where id = ?),
      (select name from app_user where id = ?)
    from ({roles}) mine join job j on j.id = mine.job_id where j.id = ? and mine.user_id <> ? and {may}"""
_TELL_OF_PROSPECT = Statement(_TO_TELL.format(roles=EFFECTIVE_ROLES, may=may(Action.VIEW_PROSPECTS)))
_TELL_OF_APPLICANT = Statement(_TO_TELL.format(roles=EFFECTIVE_ROLES, may=may(Action.VIEW_APPLICANTS)))


class TeamMemberRow(NamedTuple):
    """One place on a team; ``named_by`` and ``named_by_name`` are set for a delegate."""

    id: int
    user: int
    name: str
    email: str
    role: TeamRole
    named_by: int | None
    named_by_name: str | None


def of_job(job: int) -> list[TeamMemberRow]:
    """The team of ``job`` in the order people joined."""
    return [TeamMemberRow(*row)._replace(role=TeamRole(row[4])) for row in _OF_JOB.rows(job)]


class ToTell(NamedTuple):
    """Who of a team hears that somebody came: the others who may see them; with the words that the news needs."""

    users: list[int]
    job_name: str
    candidate_name: str
    by: str | None


def to_tell(job: int, candidate: int, prospect: bool, by: int | None) -> ToTell | None:
    """Who is told that ``by`` put a candidate on a job, as a prospect or an applicant; None when there is nobody else."""
    statement = _TELL_OF_PROSPECT if prospect else _TELL_OF_APPLICANT
    rows = statement.rows(candidate, by, job, by or 0)
    users = [row[0] for row in rows]
    return ToTell(users, f"{rows[0][1]} ({rows[0][2]})", rows[0][3], rows[0][4]) if rows else None


def add(job: int, user: int, role: TeamRole, named_by: int | None = None, by: int | None = None) -> None:
    """Give ``user`` a place on the team."""
    TeamMember.create(job=job, user=user, role=role, named_by=named_by)
    history.record(Subject.JOB, job, Change.TEAM, by, {str(role): (None, User.get_by_id(user).name)}, job=job)
    sync_dirty.job(job)
    feedback_activities.joined(job)


def remove(member: TeamMemberRow, job: int, by: int) -> None:
    """Take a place away, and with the last place a person could name delegates from, those they named."""
    sync_dirty.job(job)
    history.record(Subject.JOB, job, Change.TEAM, by, {str(member.role): (member.name, None)}, job=job)
    TeamMember.delete().where(TeamMember.id == member.id).execute()
    places = (TeamMember.job == job) & (TeamMember.user == member.user)
    if not TeamMember.select().where(places & TeamMember.role.in_(list(ROLE_FOR_TEAM))).exists():
        TeamMember.delete().where((TeamMember.job == job) & (TeamMember.named_by == member.user)).execute()
