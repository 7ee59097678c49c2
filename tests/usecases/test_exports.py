"""The export, on both databases (spec/attract.md section 31 D, design section 5.2)."""

import pytest

from server.domain.roles import TeamRole
from server.usecases import applications, in_ats
from server.usecases.in_ats import Asked
from tests.people import People


@pytest.mark.statement(74, 75)
def test_an_exported_person_is_on_the_prospect_tab_and_not_among_the_applicants(people: People) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER))
    answer = people.export(recruiter, job)
    assert answer.stage == "Prospect"
    assert [row.name for row in applications.prospects(recruiter, job).page.rows] == ["Kari Nordmann"]
    assert applications.applicants(recruiter, job).page.rows == []


def test_smoke(people: People) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER))
    person = people.person()
    answer = people.export(recruiter, job, person)
    again = people.export(recruiter, job, person)
    assert again.outcome == "already_on_job"
    assert in_ats.look_up(recruiter, [Asked("0", None, person.member_id)])[0].candidate is None
    applications.move_to_application(recruiter, answer.application)
    assert in_ats.look_up(recruiter, [Asked("0", None, person.member_id)])[0].candidate == answer.candidate
    card = in_ats.card(recruiter, answer.candidate)
    assert [s.stage_name for s in card.jobs[0].path] == ["Prospect", "Application"]
