"""Places on hiring teams."""

from typing import NamedTuple

from server.domain.history import Change, Subject
from server.domain.roles import ROLE_FOR_TEAM, TeamRole
from server.storage import feedback_requests, history, marks
from server.storage.database import Statement
from server.storage.tables import TeamMember, User

_OF_JOB = Statement(
    """select m.id, m.user_id, u.name, u.email, m.role, m.named_by_id, named.name
       from team_member m join app_user u on u.id = m.user_id left join app_user named on named.id = m.named_by_id
       where m.job_id = ? order by m.id"""
)


class Member(NamedTuple):
    """One place on a team; ``named_by`` and ``named_by_name`` are set for a delegate."""

    id: int
    user: int
    name: str
    email: str
    role: TeamRole
    named_by: int | None
    named_by_name: str | None


def of_job(job: int) -> list[Member]:
    """The team of ``job`` in the order people joined."""
    return [Member(*row)._replace(role=TeamRole(row[4])) for row in _OF_JOB.rows(job)]


def add(job: int, user: int, role: TeamRole, named_by: int | None = None, by: int | None = None) -> None:
    """Give ``user`` a place on the team."""
    TeamMember.create(job=job, user=user, role=role, named_by=named_by)
    history.record(Subject.JOB, job, Change.TEAM, by, {str(role): (None, User.get_by_id(user).name)}, job=job)
    marks.job(job)
    feedback_requests.joined(job)


def remove(member: Member, job: int, by: int) -> None:
    """Take a place away, and with the last place a person could name delegates from, those they named."""
    marks.job(job)
    history.record(Subject.JOB, job, Change.TEAM, by, {str(member.role): (member.name, None)}, job=job)
    TeamMember.delete().where(TeamMember.id == member.id).execute()
    places = (TeamMember.job == job) & (TeamMember.user == member.user)
    if not TeamMember.select().where(places & TeamMember.role.in_(list(ROLE_FOR_TEAM))).exists():
        TeamMember.delete().where((TeamMember.job == job) & (TeamMember.named_by == member.user)).execute()
