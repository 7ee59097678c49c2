"""What somebody is on a job (attract.md 2.1)."""

from server.domain.roles import Actor, Role, Standing, TeamRole

RITA = Actor(1, "Rita", "rita@attract.example", frozenset({Role.RECRUITER, Role.ADMINISTRATOR}))


def test_application_roles_stand_without_a_job() -> None:
    assert RITA.standings() == {Standing.SIGNED_IN, Standing.RECRUITER, Standing.ADMINISTRATOR}


def test_a_place_on_the_team_adds_to_the_application_roles() -> None:
    assert RITA.standings([TeamRole.INTERVIEWER]) - RITA.standings() == {Standing.TEAM_INTERVIEWER}


def test_somebody_without_roles_is_only_signed_in() -> None:
    assert Actor(2, "Ingrid", "ingrid@attract.example", frozenset()).standings() == {Standing.SIGNED_IN}
