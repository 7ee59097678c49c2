"""What becomes of what was sent: linkedin.md 20.4."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from e2e.recruiter.partner.ats import integrations
from e2e.recruiter.partner.ats.integrations import NotReady
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.tests.support.partner_calls import ORG, Ats, application, job, new_ats, numbered, v1

APPLICATION = v1({"atsJobApplicationId": "A1", "dataProvider": "ATS", "integrationContext": ORG})
CANDIDATE_KEY = {"atsCandidateId": "C1", "dataProvider": "ATS", "integrationContext": ORG}
CANDIDATE = v1(CANDIDATE_KEY)
DAY = 24 * 3_600_000
PUBLIC, PRIVATE = "PUBLIC", "PRIVATE_TO_ATS_INTEGRATION"


def read(ats: Ats) -> dict[str, Any]:
    answer = ats.send("GET", f"/v2/atsCandidates?{numbered([CANDIDATE_KEY])}").json
    entity: dict[str, Any] = answer["results"][CANDIDATE]
    return entity


def link(ats: Ats, urn: str | None) -> None:
    patch = {"$set": {"manualMatchedMember": urn}} if urn else {"$delete": ["manualMatchedMember"]}
    body = {"entities": {CANDIDATE: {"patch": patch}}}
    answer = ats.send("POST", f"/v2/atsCandidates?{numbered([CANDIDATE_KEY])}", body, "batch_partial_update")
    assert answer.json["errors"] == {}


def test_a_put_replaces_everything(ats: Ats):
    ats.put_candidate(middleInitial="K")
    assert read(ats)["middleInitial"] == "K"
    ats.put_candidate()
    assert "middleInitial" not in read(ats)


@pytest.mark.parametrize("sticky", [True, False])
def test_a_manual_match_survives_a_put_if_that_is_set(ats: Ats, world: World, sticky: bool):
    world.settings.sticky_manual_match = sticky
    urn = world.person_urn(ats.app.client_id, "rita")
    ats.put_candidate()
    link(ats, urn)
    ats.put_candidate()
    assert ("manualMatchedMember" in read(ats)) == sticky
    ats.put_candidate(manualMatchedMember=urn)
    assert read(ats)["manualMatchedMember"] == urn


def test_two_customers_may_use_the_same_ids(client: FlaskClient, world: World):
    one, other = new_ats(client, world), new_ats(client, world)
    one.put_candidate(firstName="Ada")
    other.put_candidate(firstName="Eve")
    assert (read(one)["firstName"], read(other)["firstName"]) == ("Ada", "Eve")


def test_two_contexts_of_one_customer_are_kept_apart(ats: Ats):
    ats.enable("urn:li:organization:99")
    entities = {(ORG, "A1"): application(source="one"), ("urn:li:organization:99", "A1"): application(source="other")}
    ats.put("atsApplications", entities, "atsJobApplicationId")
    assert len(ats.world.store_of(ats.app.client_id).applications) == 2


def test_an_application_takes_its_children_along(ats: Ats):
    ats.put_application()
    ats.put_children(f"atsApplications/{APPLICATION}/stages", {"S1": {"stage": "Hired", "atsCreatedAt": 1}})
    ids = numbered([{"atsJobApplicationId": "A1", "dataProvider": "ATS", "integrationContext": ORG}])
    assert ats.send("DELETE", f"/v2/atsApplications?{ids}").json["results"] == {APPLICATION: {"status": 204}}
    ats.put_application()
    answer = ats.send("DELETE", f"/v2/atsApplications/{APPLICATION}/stages?ids=S1").json
    assert answer["errors"]["S1"]["status"] == 404


def test_what_is_deleted_already_is_told_as_absent(ats: Ats):
    ats.put_candidate()
    address = f"/v2/atsCandidates?{numbered([CANDIDATE_KEY])}"
    assert ats.send("DELETE", address).json["results"] == {CANDIDATE: {"status": 204}}
    assert ats.send("DELETE", address).json["errors"][CANDIDATE]["status"] == 404
    assert ats.send("GET", address).json["statuses"] == {CANDIDATE: 404}


def test_dangling_references_are_taken_and_remembered(ats: Ats, world: World):
    assert ats.put_application().json["errors"] == {}
    assert ats.put_children(f"atsApplications/{APPLICATION}/notes", {"N1": {}}).json["errors"] == {}
    assert ats.put_children(f"atsCandidates/{CANDIDATE}/notes", {"N1": {}}).json["errors"] == {}
    assert [(lint.kind, lint.detail) for lint in world.lints] == [
        ("dangling", "application A1 of job REQ-1"),
        ("dangling", "application A1 of candidate C1"),
        ("dangling", "note N1 of candidate C1"),
    ]


def test_dangling_references_are_refused_when_strict(ats: Ats, world: World):
    world.settings.strict = True
    assert [each["status"] for each in ats.put_application().json["errors"].values()] == [404]
    child = ats.put_children(f"atsApplications/{APPLICATION}/notes", {"N1": {}}).json
    assert [each["status"] for each in child["errors"].values()] == [404]
    note = ats.put_children(f"atsCandidates/{CANDIDATE}/notes", {"N1": {}}).json
    assert [each["status"] for each in note["errors"].values()] == [404]
    ats.post_job()
    ats.put_candidate()
    assert ats.put_application().json["errors"] == {}


def test_an_integration_goes_from_requested_over_ready_to_enabled_and_off_again(client: FlaskClient, world: World):
    told: list[tuple[str, str]] = []
    world.notifier = lambda client_id, kind, request_id: told.append((kind, request_id))
    ats = new_ats(client, world, enabled=False)
    export = {"integrationContext": ORG, "integrationType": "ONE_CLICK_EXPORT", "tenantType": "RECRUITER", "dataProvider": "ATS"}
    integrations.request(world, ats.app.client_id, ORG, ("ONE_CLICK_EXPORT",))

    def state() -> str:
        return world.store_of(ats.app.client_id).integrations[ORG, "ONE_CLICK_EXPORT"].state

    with pytest.raises(NotReady):
        integrations.enable(world, ats.app.client_id, ORG, ("ONE_CLICK_EXPORT",))
    body = {"entities": {v1(export): {"patch": {"$set": {"integrationName": "Acme"}}}}}
    ats.send("POST", f"/v2/atsIntegrations?{numbered([export])}", body, "batch_partial_update")
    assert state() == "REQUESTED"
    url = {"entities": {"CALLBACK_URL": {"configurationValue": {"string": "https://hooks.ats.example/1"}}}}
    ats.send("PUT", f"/v2/atsIntegrations/{v1(export)}/configurations?ids=CALLBACK_URL", url, "batch_update")
    assert state() == "PARTNER_READY"
    integrations.enable(world, ats.app.client_id, ORG, ("ONE_CLICK_EXPORT",))
    assert state() == "ENABLED"
    integrations.disable(world, ats.app.client_id, ORG, ("ONE_CLICK_EXPORT",))
    assert state() == "DISABLED"
    assert [kind for kind, _ in told] == ["INTEGRATION_STATUS_CHANGE"] * 4
    integrations.request(world, ats.app.client_id, ORG, ("ONE_CLICK_EXPORT",))
    assert state() == "REQUESTED"
    ats.send("POST", f"/v2/atsIntegrations?{numbered([export])}", body, "batch_partial_update")
    assert state() == "PARTNER_READY"
    integrations.disable(world, ats.app.client_id, ORG, ("ONE_CLICK_EXPORT",))
    assert state() == "PARTNER_READY"
    found = ats.send("GET", f"/v2/atsIntegrations?q=request&requestId={told[0][1]}").json["elements"]
    assert [(each["integrationType"], each["status"]) for each in found] == [("ONE_CLICK_EXPORT", "PARTNER_READY")]


def test_a_disabled_integration_takes_nothing_more(ats: Ats, world: World):
    integrations.disable(world, ats.app.client_id, ORG, integrations.COMPANY_LEVEL)
    assert ats.put_candidate().status_code == 403


def test_a_task_is_in_progress_until_its_time_has_come_and_forgotten_after_thirty_days(ats: Ats, world: World):
    world.settings.task_delay_ms = 60_000
    urn = ats.post_jobs(job()).json["elements"][0]["id"]
    assert ats.task(urn)["status"] == "IN_PROGRESS"
    world.clock.advance(60_000)
    ats.token = ats.mint(ats.app)
    assert ats.task(urn)["status"] == "SUCCEEDED"
    world.clock.advance(30 * DAY)
    ats.token = ats.mint(ats.app)
    assert ats.send("GET", f"/v2/simpleJobPostingTasks?ids={urn}").json["errors"][urn]["status"] == 404


def test_a_public_job_becomes_private_only_by_closing_and_opening(ats: Ats):
    first = ats.post_job(availability=PUBLIC)
    failed = ats.post_job(availability=PRIVATE, jobPostingOperationType="UPDATE")
    assert (failed["status"], failed["errorCode"]) == ("FAILED", "AVAILABILITY_CHANGE_NOT_ALLOWED")
    assert ats.post_job(availability=PUBLIC, jobPostingOperationType="UPDATE")["jobPosting"] == first["jobPosting"]
    assert ats.post_job(availability=PUBLIC, jobPostingOperationType="CLOSE")["status"] == "SUCCEEDED"
    assert "jobPosting" not in ats.post_job(availability=PRIVATE)


def test_a_job_opened_again_has_a_new_posting(ats: Ats):
    first = ats.post_job(availability=PUBLIC)["jobPosting"]
    ats.post_job(availability=PUBLIC, jobPostingOperationType="CLOSE")
    assert ats.post_job(availability=PUBLIC)["jobPosting"] != first


@pytest.mark.parametrize("operation", ["UPDATE", "RENEW", "CLOSE"])
def test_what_was_never_created_cannot_be_changed(ats: Ats, operation: str):
    task = ats.post_job(jobPostingOperationType=operation)
    assert (task["status"], task["errorCode"]) == ("FAILED", "JOB_NOT_FOUND")


def test_a_public_job_that_is_listed_elsewhere_already_fails(ats: Ats, world: World):
    listing = {"organization": 2414183, "title": "Senior Software Engineer", "location": "San Francisco, CA"}
    world.external_listings.append(listing)
    task = ats.post_job(availability=PUBLIC)
    assert (task["status"], task["errorCode"]) == ("FAILED", "DUPLICATE_JOB")
    assert ats.post_job(availability=PRIVATE)["status"] == "SUCCEEDED"


def test_creating_twice_updates_and_is_remembered(ats: Ats, world: World):
    ats.post_job()
    assert ats.post_job(title="Principal Engineer")["status"] == "SUCCEEDED"
    assert [lint.kind for lint in world.lints] == ["created_twice"]
