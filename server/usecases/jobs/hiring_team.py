"""The hiring team of a job (attract.md 2.1 and 4.3)."""

from dataclasses import dataclass

from server.domain.errors import Invalid, NotFound, NotPermitted
from server.domain.i18n_marker import N_
from server.domain.permissions import Action
from server.domain.roles import ROLE_FOR_TEAM, Actor, Role, TeamRole, places_open_to
from server.domain.search_text import words
from server.storage.account import users
from server.storage.account.users import UserRow
from server.storage.database import transaction
from server.storage.jobs import hiring_team
from server.storage.jobs.hiring_team import TeamMemberRow
from server.usecases import access
from server.usecases.access import JobAccess
from server.usecases.jobs.jobs import JobView, view

SHOWN = 200  # colleagues to choose from at once; others are sought by name


@dataclass(frozen=True, slots=True)
class TeamCandidate:
    """Somebody who can be put on the team, and as what."""

    id: int
    name: str
    email: str
    roles: tuple[TeamRole, ...]


@dataclass(frozen=True, slots=True)
class Colleagues:
    """The first 200 by name of those who were sought; ``more`` says that there are others."""

    people: list[TeamCandidate]
    more: bool


@dataclass(frozen=True, slots=True)
class Team:
    """A job's team and what the reader may change: ``removable`` holds ids of places, ``offered`` the roles they may give."""

    job: JobView
    members: list[TeamMemberRow]
    removable: frozenset[int]
    offered: tuple[TeamRole, ...]
    colleagues: Colleagues


def read(actor: Actor, job_id: int, person: str = "") -> Team:
    """The team of a job, and of the colleagues those whose name or address holds the words of ``person``. Raise NotFound."""
    job_access = access.job(actor, job_id, Action.READ_TEAM)
    members = hiring_team.of_job(job_id)
    removable = frozenset(member.id for member in members if _may_remove(job_access, member, members))
    offered = _offered(job_access, members)
    return Team(view(job_access), members, removable, offered, _colleagues(person) if offered else Colleagues([], more=False))


def add(actor: Actor, job_id: int, user_id: int, role: TeamRole | None) -> None:
    """Put a user on the team; a delegate is named by the actor for themselves (statements 130-139).

    Again changes nothing. Raise NotFound, NotPermitted, Invalid without a role, or when the user lacks the one that the place
    asks for.
    """
    with transaction():
        job_access = access.job_to_change(actor, job_id, Action.NAME_DELEGATE if role is TeamRole.DELEGATE else Action.EDIT_TEAM)
        if role is None:
            raise Invalid({"role": N_("Choose a role.")})
        members = hiring_team.of_job(job_id)
        if role not in _offered(job_access, members):
            raise NotPermitted
        user = users.by_id(user_id)
        if user is None or role not in _colleague(user).roles or (role is TeamRole.DELEGATE and user_id == actor.id):
            raise Invalid({"user": N_("This person cannot have that role on the team.")})
        named_by = actor.id if role is TeamRole.DELEGATE else None
        if not any((m.user, m.role, m.named_by) == (user_id, role, named_by) for m in members):
            hiring_team.add(job_id, user_id, role, named_by, by=actor.id)


def remove(actor: Actor, job_id: int, member_id: int) -> None:
    """Take somebody off the team. Raise NotFound, NotPermitted (statements 142, 143; or the last one who leads the job)."""
    with transaction():
        job_access = access.job_to_change(actor, job_id, Action.EDIT_TEAM)
        members = hiring_team.of_job(job_id)
        member = next((one for one in members if one.id == member_id), None)
        if member is None:
            raise NotFound
        if not _may_remove(job_access, member, members):
            raise NotPermitted
        hiring_team.remove(member, job_id, actor.id)


def _leads(members: list[TeamMemberRow]) -> list[TeamMemberRow]:
    return [member for member in members if member.role in ROLE_FOR_TEAM]


def _own_places(job_access: JobAccess, members: list[TeamMemberRow]) -> list[TeamMemberRow]:
    return [member for member in members if member.user == job_access.actor.id]


def _may_remove(job_access: JobAccess, member: TeamMemberRow, members: list[TeamMemberRow]) -> bool:
    if not job_access.can(Action.EDIT_TEAM) or _leads(members) == [member]:
        return False  # a job without recruiter and hiring manager could be edited by nobody on it
    mine = _own_places(job_access, members)
    if Role.ADMINISTRATOR in job_access.actor.roles or _leads(mine):
        return True
    return member.role is not TeamRole.DELEGATE and member.user not in {place.named_by for place in mine}


def _offered(job_access: JobAccess, members: list[TeamMemberRow]) -> tuple[TeamRole, ...]:
    lead = bool(_leads(_own_places(job_access, members)))
    roles = (TeamRole.RECRUITER, TeamRole.HIRING_MANAGER, TeamRole.INTERVIEWER) if job_access.can(Action.EDIT_TEAM) else ()
    return (*roles, TeamRole.DELEGATE) if lead and job_access.can(Action.NAME_DELEGATE) else roles


def _colleagues(person: str) -> Colleagues:
    colleagues = users.named(words(person), SHOWN + 1)
    return Colleagues([_colleague(user) for user in colleagues[:SHOWN]], len(colleagues) > SHOWN)


def _colleague(user: UserRow) -> TeamCandidate:
    return TeamCandidate(user.id, user.name, user.email, places_open_to(user.actor().roles))
