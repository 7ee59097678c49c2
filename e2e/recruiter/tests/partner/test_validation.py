"""What is asked of every entity: the table of linkedin.md 20.3, row by row."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from e2e.recruiter.partner.ats import integrations
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.tests.support.partner_calls import ORG, Ats, candidate, job, new_ats, numbered, v1

APPLICATION = v1({"atsJobApplicationId": "A1", "dataProvider": "ATS", "integrationContext": ORG})
CANDIDATE = v1({"atsCandidateId": "C1", "dataProvider": "ATS", "integrationContext": ORG})


def complains(answer: Any, path: str | None) -> None:
    """The only entity was refused because of ``path``, or taken if that is None."""
    errors = list(answer.json.get("errors", {}).values()) or [
        each["error"] for each in answer.json.get("elements", []) if "error" in each
    ]
    assert answer.status_code == 200, answer.json
    if path is None:
        assert errors == []
        return
    assert errors[0]["status"] == 422
    assert [line.split(" :: ")[1] for line in errors[0]["message"].split("\n")] == [f"/{path}"]


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({}, None),
        ({"addresses": None}, "addresses"),
        ({"phoneNumbers": None}, "phoneNumbers"),
        ({"phoneNumbers": "555"}, "phoneNumbers"),
        ({"atsCreatedAt": 0}, "atsCreatedAt"),
        ({"atsCreatedAt": "2024"}, "atsCreatedAt"),
        ({"atsCreatedAt": None}, "atsCreatedAt"),
        ({"atsLastModifiedAt": 1}, "atsLastModifiedAt"),
        ({"externalProfileUrl": None}, "externalProfileUrl"),
        ({"firstName": None}, "firstName"),
        ({"lastName": None}, None),
        ({"lastName": 7}, "lastName"),
        ({"emailAddresses": []}, "emailAddresses"),
        ({"emailAddresses": None, "manualMatchedMember": "urn:li:person:AbC"}, None),
        ({"emailAddresses": ["ada@example"]}, "emailAddresses/0"),
        ({"emailAddresses": ["ada@example.com", "a da@example.com"]}, "emailAddresses/1"),
        ({"manualMatchedMember": "urn:li:member:7"}, "manualMatchedMember"),
        ({"doNotContact": "yes"}, "doNotContact"),
    ],
)
def test_candidate(ats: Ats, change: dict[str, Any], path: str | None):
    complains(ats.put_candidate(**change), path)


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({}, None),
        ({"atsCandidateId": None}, None),
        ({"atsJobPostingId": None}, "atsJobPostingId"),
        ({"atsJobPostingId": ""}, "atsJobPostingId"),
        ({"atsJobPostingName": ""}, "atsJobPostingName"),
        ({"atsCreatedAt": None}, "atsCreatedAt"),
        ({"atsLastModifiedAt": 5}, "atsLastModifiedAt"),
        ({"firstName": ""}, "firstName"),
        ({"lastName": None}, "lastName"),
        ({"candidateEmail": "ada"}, "candidateEmail"),
        ({"candidateEmail": None}, None),
    ],
)
def test_application(ats: Ats, change: dict[str, Any], path: str | None):
    complains(ats.put_application(**change), path)


@pytest.mark.parametrize(
    ("kind", "child", "path"),
    [
        ("stages", {"stage": "Hired", "atsCreatedAt": 1}, None),
        ("stages", {"atsCreatedAt": 1}, "stage"),
        ("stages", {"stage": "", "atsCreatedAt": 1}, "stage"),
        ("stages", {"stage": "Not Available", "atsCreatedAt": 1}, "stage"),
        ("stages", {"stage": "Hired", "atsCreatedAt": 0}, "atsCreatedAt"),
        ("stages", {"stage": "Hired"}, "atsCreatedAt"),
        ("notes", {}, None),
        ("notes", {"author": {"firstName": "Rita"}}, "author/lastName"),
        ("notes", {"author": {"firstName": "Rita", "lastName": "Book"}}, None),
        ("interviewFeedback", {}, None),
        ("interviewFeedback", {"interviewType": "PHONE_SCREEN"}, None),
        ("interviewFeedback", {"interviewType": "LUNCH"}, "interviewType"),
        ("interviewFeedback", {"interviewer": {"lastName": "Book"}}, "interviewer/firstName"),
        ("interviewFeedback", {"evaluations": [{"attribute": "Verbal"}]}, "evaluations/0/result"),
        ("interviewFeedback", {"evaluations": "good"}, "evaluations"),
    ],
)
def test_children_of_an_application(ats: Ats, kind: str, child: dict[str, Any], path: str | None):
    complains(ats.put_children(f"atsApplications/{APPLICATION}/{kind}", {"X1": child}), path)


@pytest.mark.parametrize(("note", "path"), [({"note": "…"}, None), ({"author": {"lastName": "Book"}}, "author/firstName")])
def test_note_of_a_candidate(ats: Ats, note: dict[str, Any], path: str | None):
    complains(ats.put_children(f"atsCandidates/{CANDIDATE}/notes", {"N1": note}), path)


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({}, None),
        ({"externalJobPostingId": ""}, "externalJobPostingId"),
        ({"externalJobPostingId": "x" * 201}, "externalJobPostingId"),
        ({"jobPostingOperationType": None}, "jobPostingOperationType"),
        ({"jobPostingOperationType": "OPEN"}, "jobPostingOperationType"),
        ({"title": None}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"description": "x" * 99}, "description"),
        ({"description": "x" * 25_001}, "description"),
        ({"location": None}, "location"),
        ({"location": None, "countryCode": "us"}, "location"),
        ({"location": None, "countryCode": "us", "postalCode": "02802"}, None),
        ({"companyApplyUrl": None}, "companyApplyUrl"),
        ({"listedAt": 0}, "listedAt"),
        ({"availability": "SECRET"}, "availability"),
        ({"integrationContext": None}, "integrationContext"),
    ],
)
def test_job(ats: Ats, change: dict[str, Any], path: str | None):
    complains(ats.post_jobs(job(**change)), path)


def test_the_same_job_twice_in_a_batch_fails_twice(ats: Ats):
    elements = ats.post_jobs(job(), job(title="Another"), job(externalJobPostingId="REQ-2")).json["elements"]
    assert [each["status"] for each in elements] == [422, 422, 202]


def test_a_private_job_needs_an_enabled_integration_and_a_public_one_an_organisation(client: FlaskClient, world: World):
    ats = new_ats(client, world, enabled=False)
    public, private = job(availability="PUBLIC"), job(externalJobPostingId="REQ-2")
    foreign = job(externalJobPostingId="REQ-3", availability="PUBLIC", integrationContext="urn:li:organization:1")
    assert [each["status"] for each in ats.post_jobs(public, private, foreign).json["elements"]] == [202, 403, 403]


def put_acl(ats: Ats, kind: str = "JOB_POSTING") -> Any:
    key = {"atsEntityAclId": "eng", "dataProvider": "ATS", "integrationContext": ORG, "atsEntityId": "R", "atsEntityType": kind}
    return ats.send("PUT", f"/v2/atsEntityAcls?{numbered([key])}", {"entities": {v1(key): {}}}, "batch_update")


def put_assignee(ats: Ats, person: str, *groups: str) -> Any:
    keys = [
        {
            "atsEntityAclId": group,
            "dataProvider": "ATS",
            "integrationContext": ORG,
            "assignee": person,
            "atsEntityType": "JOB_POSTING",
        }
        for group in groups
    ]
    body = {"entities": {v1(key): {} for key in keys}}
    return ats.send("PUT", f"/v2/atsEntityAclAssignees?{numbered(keys)}", body, "batch_update")


@pytest.mark.parametrize(("kind", "path"), [("JOB_POSTING", None), ("JOB_REQUISITION", "atsEntityType")])
def test_acl(ats: Ats, kind: str, path: str | None):
    complains(put_acl(ats, kind), path)


def test_an_assignee_is_known_to_this_application(ats: Ats, client: FlaskClient, world: World):
    other = new_ats(client, world)
    complains(put_assignee(ats, world.person_urn(ats.app.client_id, "rita"), "eng"), None)
    complains(put_assignee(ats, world.person_urn(other.app.client_id, "rita"), "eng"), "assignee")
    complains(put_assignee(ats, "rita", "eng"), "assignee")


def test_an_assignee_has_ten_acls_at_most(ats: Ats, world: World):
    rita = world.person_urn(ats.app.client_id, "rita")
    answer = put_assignee(ats, rita, *(f"group-{i}" for i in range(11))).json
    assert (len(answer["results"]), len(answer["errors"])) == (10, 1)
    complains(put_assignee(ats, rita, "group-12"), "assignee")
    complains(put_assignee(ats, rita, "group-1"), None)


@pytest.mark.parametrize(
    ("kind", "key", "value", "path"),
    [
        ("ONE_CLICK_EXPORT", "CALLBACK_URL", "https://hooks.ats.example/li/1", None),
        ("ONE_CLICK_EXPORT", "CALLBACK_URL", "https://hooks.ats.example:443/li/1", None),
        ("ONE_CLICK_EXPORT", "CALLBACK_URL", "https://hooks.ats.example:8443/li/1", "configurationValue"),
        ("ONE_CLICK_EXPORT", "CALLBACK_URL", "http://hooks.ats.example/li/1", "configurationValue"),
        ("ONE_CLICK_EXPORT", "CALLBACK_URL", "hooks", "configurationValue"),
        ("ONE_CLICK_EXPORT", "CALLBACK_URL", "https://hooks.ats.example/taken", "configurationValue"),
        ("IN_ATS_INDICATOR", "CALLBACK_URL", "https://hooks.ats.example/li/1", "configurationKey"),
        ("ONE_CLICK_EXPORT", "JOB_POSTING_VIEWERS", "ALL_PRODUCT_USERS", None),
        ("ONE_CLICK_EXPORT", "JOB_POSTING_VIEWERS", "ACL_BASED", "configurationValue"),
        ("IN_ATS_INDICATOR", "APPLICATION_VIEWERS", "ALL_PRODUCT_USERS", None),
        ("ONE_CLICK_EXPORT", "APPLICATION_VIEWERS", "ALL_PRODUCT_USERS", "configurationKey"),
        ("ONE_CLICK_EXPORT", "COLOUR", "red", "configurationKey"),
        ("ONE_CLICK_EXPORT", "CALLBACK_URL", None, "configurationValue"),
    ],
)
def test_configuration(ats: Ats, client: FlaskClient, world: World, kind: str, key: str, value: Any, path: str | None):
    world.settings.http_callbacks = False
    other = new_ats(client, world)
    taken = world.store_of(other.app.client_id).integrations[ORG, "ONE_CLICK_EXPORT"].configurations
    taken["CALLBACK_URL"] = "https://hooks.ats.example/taken"
    parent = v1({"integrationContext": ORG, "integrationType": kind, "tenantType": "RECRUITER", "dataProvider": "ATS"})
    body = {"entities": {key: {"configurationValue": {"string": value}}}}
    answer = ats.send("PUT", f"/v2/atsIntegrations/{parent}/configurations?ids={key}", body, "batch_update")
    complains(answer, path)


def test_an_integration_nobody_has_requested_cannot_be_named(client: FlaskClient, world: World):
    ats = new_ats(client, world, enabled=False)
    key = {"integrationContext": ORG, "integrationType": "CSA_API", "tenantType": "RECRUITER", "dataProvider": "ATS"}
    body = {"entities": {v1(key): {"patch": {"$set": {"integrationName": "Acme"}}}}}
    address = f"/v2/atsIntegrations?{numbered([key])}"
    (error,) = ats.send("POST", address, body, "batch_partial_update").json["errors"].values()
    assert error["status"] == 404
    integrations.request(world, ats.app.client_id, ORG, ("CSA_API",))
    complains(ats.send("POST", address, body, "batch_partial_update"), None)


def test_unknown_fields_are_taken_and_remembered_as_lint(ats: Ats, world: World):
    complains(ats.put_candidate(shoeSize=43), None)
    complains(ats.put_application(shoeSize=43), None)
    complains(ats.post_jobs(job(shoeSize=43)), None)
    complains(ats.put_children(f"atsApplications/{APPLICATION}/stages", {"S": {"stage": "A", "atsCreatedAt": 1, "x": 2}}), None)
    assert [lint.kind for lint in world.lints if lint.kind == "unknown_field"] == ["unknown_field"] * 4


def test_an_entity_that_is_no_object_fails_alone(ats: Ats):
    ids: dict[tuple[str, str], Any] = {(ORG, "C1"): 3, (ORG, "C2"): candidate()}
    answer = ats.put("atsCandidates", ids, "atsCandidateId").json
    assert [each["status"] for each in answer["errors"].values()] == [400]
    assert len(answer["results"]) == 1
