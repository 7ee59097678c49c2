"""Who somebody is: application roles, hiring-team roles, and the standing that both give (attract.md 2.1)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from server.domain.i18n_marker import N_


class Role(StrEnum):
    """Application roles; an interviewer has none, only a place on a hiring team."""

    ADMINISTRATOR = "administrator"
    RECRUITER = "recruiter"
    HIRING_MANAGER = "hiring_manager"
    READ_ONLY = "read_only"


# What the application roles are called.
ROLE_NAMES: dict[str, str] = {
    Role.ADMINISTRATOR: N_("Administrator"),
    Role.RECRUITER: N_("Recruiter"),
    Role.HIRING_MANAGER: N_("Hiring manager"),
    Role.READ_ONLY: N_("Read-only"),
}


class TeamRole(StrEnum):
    """Roles on the hiring team of one job."""

    RECRUITER = "recruiter"
    HIRING_MANAGER = "hiring_manager"
    DELEGATE = "delegate"
    INTERVIEWER = "interviewer"


class Standing(StrEnum):
    """The columns of the permission matrix: what the person is in Attract, and on the team of the job in question."""

    SIGNED_IN = "signed_in"
    ADMINISTRATOR = "administrator"
    RECRUITER = "recruiter"
    HIRING_MANAGER = "hiring_manager"
    READ_ONLY = "read_only"
    TEAM_RECRUITER = "team_recruiter"
    TEAM_HIRING_MANAGER = "team_hiring_manager"
    TEAM_INTERVIEWER = "team_interviewer"
    APPROVER = "approver"


TEAM_STANDING = {
    TeamRole.RECRUITER: Standing.TEAM_RECRUITER,
    TeamRole.HIRING_MANAGER: Standing.TEAM_HIRING_MANAGER,
    TeamRole.INTERVIEWER: Standing.TEAM_INTERVIEWER,
}

# Whom a role on the team asks to hold the application role too (statements 130-132).
ROLE_FOR_TEAM = {TeamRole.RECRUITER: Role.RECRUITER, TeamRole.HIRING_MANAGER: Role.HIRING_MANAGER}


def places_open_to(roles: frozenset[Role]) -> tuple[TeamRole, ...]:
    """What somebody with these application roles can be on a team (statements 130-132; a Read-only user edits nothing: 135)."""
    if roles == {Role.READ_ONLY}:
        return (TeamRole.INTERVIEWER,)
    return tuple(role for role in TeamRole if ROLE_FOR_TEAM.get(role) in (None, *roles))


@dataclass(frozen=True, slots=True)
class Actor:
    """The signed-in person on whose behalf a use case runs; ``language`` is what they chose to read Attract in."""

    id: int
    name: str
    email: str
    roles: frozenset[Role]
    language: str | None = field(default=None, compare=False)

    @property
    def only_reads(self) -> bool:
        """Whether the person is Read-only and nothing else: then no place on a team lets them write (statement 135)."""
        return self.roles == {Role.READ_ONLY}

    def standings(self, team: Iterable[TeamRole] = (), approver: bool = False) -> frozenset[Standing]:
        """All columns of the matrix that hold for this person.

        ``team`` are the effective roles on the job in question: a delegate counts as whoever named them (attract.md 2.1).
        ``approver`` says whether they are named as an approver of it (attract.md 4.6).
        """
        own = {Standing(role.value) for role in self.roles} | {Standing.SIGNED_IN}
        there = {TEAM_STANDING[role] for role in team} | ({Standing.APPROVER} if approver else set())
        return frozenset(own if self.only_reads else own | there)
