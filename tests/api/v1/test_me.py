"""What an installation is, and who the user is."""

import pytest

from server import __version__
from server.domain.hosts import HostMode
from server.domain.roles import TeamRole
from server.storage.account import hosts
from server.storage.jobs import hiring_team
from tests.support.api_calls import Api
from tests.support.people import People

HERE = {"product": "attract", "name": "Attract", "url": "http://127.0.0.1:8000", "version": __version__}


def test_an_extension_learns_without_a_token_whether_an_address_is_attract(api: Api) -> None:
    answer = api.nobody.get("/api/v1/instance")
    assert (answer.status_code, answer.json) == (200, HERE)


def test_me_says_who_i_am_and_where_the_extension_works(api: Api, people: People) -> None:
    rita = people.recruiter("Rita Recruiter")
    hosts.decide("127.0.0.1:8001", HostMode.INJECT, None)
    assert api.of(rita).get("/api/v1/me").json == {
        "user": {"id": rita.id, "name": "Rita Recruiter", "email": rita.email},
        "roles": ["recruiter"],
        "instance": HERE,
        "can": {"export": True, "in_ats": True},
        "hosts": [{"host": "127.0.0.1:8001", "mode": "inject"}, {"host": "www.linkedin.com", "mode": "side_panel"}],
    }


@pytest.mark.statement(70, 71)
def test_the_export_box_is_not_for_those_who_only_read_or_only_interview(api: Api, people: People) -> None:
    interviewer = people.user()
    people.job((interviewer, TeamRole.INTERVIEWER))
    assert api.of(interviewer).get("/api/v1/me").json["can"] == {"export": False, "in_ats": False}
    assert api.of(people.read_only()).get("/api/v1/me").json["can"] == {"export": False, "in_ats": True}


def test_a_delegate_without_a_role_of_their_own_gets_the_export_box(api: Api, people: People) -> None:
    rita, delegate = people.recruiter(), people.user()
    job = people.job((rita, TeamRole.RECRUITER))
    hiring_team.add(job, delegate.id, TeamRole.DELEGATE, named_by=rita.id)
    assert api.of(delegate).get("/api/v1/me").json["can"]["export"] is True
