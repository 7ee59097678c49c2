"""Who is whom, and who sees what: linkedin.md 5.4, 8, 10 and 20.4."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from e2e.recruiter.members import Directory, Member
from e2e.recruiter.partner.ats import integrations
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.partner.recruiting.indicator import export_jobs, indicator
from e2e.recruiter.partner.recruiting.matching import matches
from e2e.recruiter.tests.support.partner_calls import ORG, Ats, new_ats, numbered, v1

RITA, OLA = 9001, 9003
NOBODY = {"emailAddresses": ["nobody@nowhere.example"], "firstName": "Nobody", "lastName": "Known"}
APPLICATION = v1({"atsJobApplicationId": "A1", "dataProvider": "ATS", "integrationContext": ORG})
CANDIDATE = v1({"atsCandidateId": "C1", "dataProvider": "ATS", "integrationContext": ORG})


@pytest.fixture
def solveig(directory: Directory) -> Member:
    return directory.by_slug("solveig-aasen-data")


def matched(ats: Ats) -> list[str]:
    return matches(ats.world, ats.app.client_id, (ORG, "C1"))


def by_url(member: Member) -> dict[str, Any]:
    return {"linkedInProfileUrl": member.public_profile_url}


def by_email(member: Member) -> dict[str, Any]:
    return {"emailAddresses": [str(member.email).upper()]}


def by_phone(member: Member) -> dict[str, Any]:
    number = [{"number": str(member.phone).replace(" ", "-")}]
    return {"firstName": member.first_name, "lastName": member.last_name, "phoneNumbers": number}


def by_position(member: Member) -> dict[str, Any]:
    name = {"firstName": member.first_name, "lastName": member.last_name}
    return name | {"currentJobTitle": member.title, "currentCompanyName": member.company}


def by_name(member: Member) -> dict[str, Any]:
    return {"firstName": member.first_name, "lastName": member.last_name}


@pytest.mark.parametrize("evidence", [by_url, by_email, by_phone, by_position])
def test_each_evidence_alone_finds_the_member(ats: Ats, solveig: Member, evidence: Any):
    ats.put_candidate(**(NOBODY | evidence(solveig)))
    assert matched(ats) == [solveig.id]


def test_a_name_alone_finds_nobody(ats: Ats, solveig: Member):
    ats.put_candidate(**(NOBODY | by_name(solveig)))
    assert matched(ats) == []


def test_stronger_evidence_goes_before_weaker_and_a_manual_match_before_all(ats: Ats, world: World, solveig: Member):
    others = [member for member in world.all_members() if member.email and member.slug and member is not solveig]
    evidence = by_email(others[0]) | by_url(solveig)
    ats.put_candidate(**(NOBODY | evidence))
    assert matched(ats) == [solveig.id]
    urn = world.person_urn(ats.app.client_id, others[1].id)
    ats.put_candidate(**(NOBODY | evidence), manualMatchedMember=urn)
    assert matched(ats) == [others[1].id]


def test_two_members_with_the_same_evidence_are_no_match(ats: Ats, world: World, solveig: Member):
    twin = {**solveig.__dict__, "id": "twin", "slug": "twin"}
    world.add_member(Member(**{name: twin[name] for name in Member.__dataclass_fields__}))
    ats.put_candidate(**(NOBODY | by_email(solveig)))
    assert matched(ats) == []
    world.close_account("twin")
    assert matched(ats) == [solveig.id]


def test_matching_takes_its_time(ats: Ats, world: World, solveig: Member):
    world.settings.matching_delay_ms = 60_000
    ats.put_candidate(**by_email(solveig))
    assert matched(ats) == []
    world.clock.advance(60_000)
    assert matched(ats) == [solveig.id]


def fill(ats: Ats, member: Member) -> None:
    ats.post_job()
    ats.put_candidate(**by_email(member))
    ats.put_children(f"atsCandidates/{CANDIDATE}/notes", {"N1": {"note": "Kind"}})
    ats.put_application()
    stages = {"S2": {"stage": "Onsite", "atsCreatedAt": 2}, "S1": {"stage": "Phone", "atsCreatedAt": 1}}
    ats.put_children(f"atsApplications/{APPLICATION}/stages", stages)
    ats.put_children(f"atsApplications/{APPLICATION}/interviewFeedback", {"F1": {"feedback": "Great"}})
    ats.put_children(f"atsApplications/{APPLICATION}/notes", {"N2": {"note": "Called"}})


def test_a_seat_sees_all_that_was_synced_of_a_member(ats: Ats, world: World, solveig: Member):
    fill(ats, solveig)
    (seen,) = indicator(world, RITA, solveig.id)
    (application,) = seen["applications"]
    assert seen["ats"] == "Acme - Attract"
    assert seen["candidate"]["externalProfileUrl"] == "https://ats.example/c/C1"
    assert [note["note"] for note in seen["notes"]] == ["Kind"]
    assert (application["atsJobPostingName"], application["jobState"]) == ("Senior Software Engineer", "LISTED")
    assert [stage["stage"] for stage in application["stages"]] == ["Phone", "Onsite"]
    assert [each["feedback"] for each in application["interviewFeedback"]] == ["Great"]
    assert [each["note"] for each in application["notes"]] == ["Called"]


def test_nobody_without_an_active_seat_sees_anything(ats: Ats, world: World, solveig: Member):
    fill(ats, solveig)
    assert indicator(world, 1, solveig.id) == []
    assert export_jobs(world, 1) == []


def test_the_indicator_ends_with_the_candidate_the_account_or_the_integration(ats: Ats, world: World, solveig: Member):
    fill(ats, solveig)
    integrations.disable(world, ats.app.client_id, ORG, ("IN_ATS_INDICATOR",))
    assert indicator(world, RITA, solveig.id) == []
    integrations.enable(world, ats.app.client_id, ORG, ("IN_ATS_INDICATOR",))
    assert indicator(world, RITA, solveig.id)
    world.close_account(solveig.id)
    assert indicator(world, RITA, solveig.id) == []


def test_deleting_the_candidate_takes_the_indicator_away(ats: Ats, world: World, solveig: Member):
    fill(ats, solveig)
    ids = numbered([{"atsCandidateId": "C1", "dataProvider": "ATS", "integrationContext": ORG}])
    ats.send("DELETE", f"/v2/atsCandidates/{CANDIDATE}/notes?ids=N1")
    assert indicator(world, RITA, solveig.id)[0]["notes"] == []
    ats.send("DELETE", f"/v2/atsCandidates?{ids}")
    assert indicator(world, RITA, solveig.id) == []


def test_without_viewers_nobody_sees_applications_or_jobs(ats: Ats, world: World, solveig: Member):
    fill(ats, solveig)
    for integration in world.store_of(ats.app.client_id).integrations.values():
        integration.configurations = {}
    (seen,) = indicator(world, RITA, solveig.id)
    assert seen["applications"] == []
    assert export_jobs(world, RITA) == []


def secure(ats: Ats, world: World, person: str, verb: str = "PUT") -> None:
    acl = {"atsEntityAclId": "eng", "dataProvider": "ATS", "integrationContext": ORG}
    acl |= {"atsEntityId": "REQ-1", "atsEntityType": "JOB_POSTING"}
    user = {name: value for name, value in acl.items() if name != "atsEntityId"}
    user |= {"assignee": world.person_urn(ats.app.client_id, person)}
    if verb == "PUT":
        body = {"entities": {v1(acl): {}}}
        ats.send("PUT", f"/v2/atsEntityAcls?{numbered([acl])}", body, "batch_update")
    body = {"entities": {v1(user): {}}} if verb == "PUT" else None
    answer = ats.send(verb, f"/v2/atsEntityAclAssignees?{numbered([user])}", body, f"batch_{'update' if body else 'delete'}")
    assert answer.json["errors"] == {}


def test_an_acl_shows_a_job_and_its_applications_to_its_people_only(ats: Ats, world: World, solveig: Member):
    fill(ats, solveig)
    secure(ats, world, "rita")

    def sees(seat: int) -> tuple[bool, bool]:
        return bool(export_jobs(world, seat)), bool(indicator(world, seat, solveig.id)[0]["applications"])

    assert (sees(RITA), sees(OLA)) == ((True, True), (False, False))
    secure(ats, world, "rita", "DELETE")
    assert (sees(RITA), sees(OLA)) == ((False, False), (False, False))
    secure(ats, world, "rita")
    assert sees(RITA) == (True, True)


def test_the_export_list_shows_open_jobs_of_every_ats_by_its_name(client: FlaskClient, world: World):
    one, other = new_ats(client, world), new_ats(client, world)
    one.post_job("REQ-1", title="Baker", companyJobCode="B-7")
    one.post_job("REQ-2", title="Closed", state="CLOSED")
    other.post_job("REQ-1", title="Actor")
    jobs = export_jobs(world, RITA)
    assert [(each["title"], each["client_id"], each["companyJobCode"]) for each in jobs] == [
        ("Actor", other.app.client_id, None),
        ("Baker", one.app.client_id, "B-7"),
    ]
    one.post_job("REQ-1", title="Baker", jobPostingOperationType="CLOSE")
    assert [each["title"] for each in export_jobs(world, RITA)] == ["Actor"]


def test_a_public_job_runs_out_after_half_a_year_unless_renewed(ats: Ats, world: World):
    ats.post_job(availability="PUBLIC")
    world.clock.advance(180 * 24 * 3_600_000)
    assert export_jobs(world, RITA) == []
    ats.token = ats.mint(ats.app)
    ats.post_job(availability="PUBLIC", jobPostingOperationType="RENEW")
    assert len(export_jobs(world, RITA)) == 1
