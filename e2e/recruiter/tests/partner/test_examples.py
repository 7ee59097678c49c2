"""The request examples of linkedin.md, word for word but for the organisation's number."""

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from e2e.recruiter.partner.ats import integrations
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.tests.support.partner_calls import ORG, Ats, job, new_ats

CANDIDATE = "atsCandidateId=C1&dataProvider=ATS&integrationContext=urn:li:organization:99"
CANDIDATE_IDS = (
    "ids%5B0%5D.atsCandidateId=C1&ids%5B0%5D.dataProvider=ATS&ids%5B0%5D.integrationContext=urn%3Ali%3Aorganization%3A99"
)
APPLICATION = "atsJobApplicationId=A1&dataProvider=ATS&integrationContext=urn:li:organization:99"
EXPORT = "integrationContext=urn:li:organization:99&integrationType=ONE_CLICK_EXPORT&tenantType=RECRUITER&dataProvider=ATS"
ADA = """{"entities":{"atsCandidateId=C1&dataProvider=ATS&integrationContext=urn:li:organization:99":{
  "firstName":"Ada","lastName":"Byron","emailAddresses":["ada@example.com"],
  "phoneNumbers":[{"number":"555-555-5555","extension":"1234"}],
  "addresses":[{"line1":"1 Main St","city":"Quahog","geographicArea":"RI","geographicAreaType":"STATE",
   "postalCode":"02802","country":"us"}],
  "currentCompanyName":"Acme","currentJobTitle":"QA","externalProfileUrl":"https://ats.example/c/C1",
  "linkedInProfileUrl":"https://www.linkedin.com/in/ada",
  "atsCreatedAt":1700000000000,"atsLastModifiedAt":1700000000000}}}"""
ACL_QUERY = "ids[0].atsEntityAclId=eng_managers&ids[0].dataProvider=ATS&ids[0].integrationContext=urn:li:organization:99"
ACL_BODY = {
    "entities": {
        "dataProvider=ATS&integrationContext=urn:li:organization:99"
        "&atsEntityType=JOB_POSTING&atsEntityId=REQ-1&atsEntityAclId=eng_managers": {}
    }
}


def parts(key: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in key.split("&"))


def alike(key: str, other: str) -> bool:
    return parts(key) == parts(other)


@pytest.fixture
def acme(client: FlaskClient, world: World) -> Ats:
    ats = new_ats(client, world, enabled=False)
    ats.enable("urn:li:organization:99")
    return ats


def only(answer: Any, key: str) -> Any:
    assert answer.status_code == 200, answer.json
    assert answer.json["errors"] == {}
    ((written, result),) = answer.json["results"].items()
    assert alike(written, key) if "=" in key else written == key
    return result


def test_1_4_partial_failure_keeps_what_was_good(acme: Ats):
    second = CANDIDATE_IDS.replace("%5B0%5D", "%5B1%5D").replace("=C1", "=C2")
    body = json.loads(ADA)
    body["entities"][CANDIDATE.replace("C1", "C2")] = next(iter(body["entities"].values())) | {"firstName": None}
    answer = acme.send("PUT", f"/v2/atsCandidates?{CANDIDATE_IDS}&{second}", body, "batch_update")
    assert answer.status_code == 200
    assert [alike(key, CANDIDATE) for key in answer.json["results"]] == [True]
    ((key, error),) = answer.json["errors"].items()
    assert alike(key, CANDIDATE.replace("C1", "C2"))
    assert error["message"] == "ERROR :: /firstName :: field is required but not found and has no default value"


def test_1_5_a_tunnelled_batch_arrives(acme: Ats, world: World):
    acme.enable("urn:li:organization:99")
    boundary = "\r\n".join(
        [
            "--xyz",
            "Content-Type: application/x-www-form-urlencoded",
            "",
            f"{ACL_QUERY}&ids[0].atsEntityId=REQ-1&ids[0].atsEntityType=JOB_POSTING",
            "--xyz",
            "Content-Type: application/json",
            "",
            json.dumps(ACL_BODY),
            "--xyz--",
        ]
    )
    headers = {"Authorization": f"Bearer {acme.token}", "X-HTTP-Method-Override": "PUT", "x-restli-method": "batch_update"}
    address = "/v2/atsEntityAcls"
    answer = acme.client.post(address, data=boundary, headers=headers, content_type="multipart/mixed; boundary=xyz")
    assert answer.status_code == 200, answer.json
    criteria = "q=criteria&atsEntityId=REQ-1&atsEntityType=JOB_POSTING&dataProvider=ATS&integrationContext=urn:li:organization:99"
    headers = {"Authorization": f"Bearer {acme.token}", "X-HTTP-Method-Override": "GET"}
    form = "application/x-www-form-urlencoded"
    found = acme.client.post(address, data=f"{criteria}&start=0&count=5", headers=headers, content_type=form).json
    assert [each["atsEntityAclId"] for each in found["elements"]] == ["eng_managers"]
    assert found["paging"] == {"start": 0, "count": 5, "links": []}


def test_3_3_and_3_4_an_integration_is_named_and_configured(client: FlaskClient, world: World):
    ats = new_ats(client, world, enabled=False)
    integrations.request(world, ats.app.client_id, "urn:li:organization:99", integrations.COMPANY_LEVEL)
    ids = "&".join(f"ids[0].{name}={value}" for name, value in parts(EXPORT).items())
    patch = {"entities": {EXPORT: {"patch": {"$set": {"integrationName": "Acme – MyATS production"}}}}}
    named = ats.send("POST", f"/v2/atsIntegrations?{ids}", patch, "batch_partial_update")
    assert only(named, EXPORT) == {"status": 204}
    assert only(ats.send("GET", f"/v2/atsIntegrations?{ids}"), EXPORT)["status"] == "REQUESTED"
    url = {"entities": {"CALLBACK_URL": {"configurationValue": {"string": "https://hooks.ats.example/li/inst-7f3"}}}}
    address = f"/v2/atsIntegrations/{EXPORT}/configurations?ids=CALLBACK_URL"
    assert only(ats.send("PUT", address, url, "batch_update"), "CALLBACK_URL") == {"status": 204}
    assert only(ats.send("GET", address), "CALLBACK_URL") == url["entities"]["CALLBACK_URL"]
    entity = only(ats.send("GET", f"/v2/atsIntegrations?{ids}"), EXPORT)
    assert (entity["status"], entity["integrationName"]) == ("PARTNER_READY", "Acme – MyATS production")
    assert only(ats.send("DELETE", address), "CALLBACK_URL") == {"status": 204}
    assert ats.send("GET", address).json["errors"]["CALLBACK_URL"]["status"] == 404


def test_4_1_and_4_2_a_job_is_posted_and_its_task_read(acme: Ats):
    element = {
        "integrationContext": "urn:li:organization:99",
        "externalJobPostingId": "REQ-1",
        "jobPostingOperationType": "CREATE",
        "title": "Senior Software Engineer",
        "description": "… at least 100 characters …" + "." * 100,
        "location": "San Francisco, CA",
        "availability": "PRIVATE_TO_ATS_INTEGRATION",
        "state": "LISTED",
        "listingType": "BASIC",
        "companyApplyUrl": "https://ats.example/jobs/REQ-1",
        "listedAt": 1484864187000,
    }
    (answer,) = acme.post_jobs(element).json["elements"]
    assert answer["status"] == 202
    assert answer["id"].startswith("urn:li:simpleJobPostingTask:")
    task = acme.task(answer["id"])
    assert (task["id"], task["status"], task["externalJobPostingId"]) == (answer["id"], "SUCCEEDED", "REQ-1")


def test_4_1_a_bad_element_is_told_by_its_place(ats: Ats):
    good, bad = ats.post_jobs(job(), job(externalJobPostingId="REQ-2", companyApplyUrl=None)).json["elements"]
    assert good["status"] == 202
    assert bad["status"] == 422
    reason = "field is required but not found and has no default value"
    assert bad["error"]["message"] == f"ERROR :: /companyApplyUrl :: {reason}"


def test_5_1_to_5_3_a_candidate_is_sent_read_and_linked(acme: Ats, world: World):
    body = json.loads(ADA)
    assert only(acme.send("PUT", f"/v2/atsCandidates?{CANDIDATE_IDS}", body, "batch_update"), CANDIDATE)["status"] in (201, 204)
    fields = "fields=matchedMembers,manualMatchedMember"
    read = only(acme.send("GET", f"/v2/atsCandidates?{CANDIDATE_IDS}&{fields}"), CANDIDATE)
    assert read == {"matchedMembers": []}
    urn = world.person_urn(acme.app.client_id, "rita")
    patch = {"entities": {CANDIDATE: {"patch": {"$set": {"manualMatchedMember": urn}}}}}
    linked = acme.send("POST", f"/v2/atsCandidates?{CANDIDATE_IDS}", patch, "batch_partial_update")
    assert only(linked, CANDIDATE) == {"status": 204}
    read = only(acme.send("GET", f"/v2/atsCandidates?{CANDIDATE_IDS}&{fields}"), CANDIDATE)
    assert read == {"manualMatchedMember": urn, "matchedMembers": [{"member": urn}]}
    unlink = {"entities": {CANDIDATE: {"patch": {"$delete": ["manualMatchedMember"]}}}}
    acme.send("POST", f"/v2/atsCandidates?{CANDIDATE_IDS}", unlink, "batch_partial_update")
    assert only(acme.send("GET", f"/v2/atsCandidates?{CANDIDATE_IDS}&{fields}"), CANDIDATE) == {"matchedMembers": []}


def test_6_a_note_of_a_candidate(acme: Ats):
    acme.send("PUT", f"/v2/atsCandidates?{CANDIDATE_IDS}", json.loads(ADA), "batch_update")
    body = {"entities": {"N1": {"atsCreatedAt": 1484864187000, "note": "…", "author": {"firstName": "Rita", "lastName": "Book"}}}}
    address = f"/v2/atsCandidates/{CANDIDATE}/notes?ids=N1"
    assert only(acme.send("PUT", address, body, "batch_update"), "N1")["status"] in (201, 204)
    assert only(acme.send("DELETE", address), "N1") == {"status": 204}
    assert acme.send("DELETE", address).json["errors"]["N1"]["status"] == 404


def test_7_an_application_with_stage_note_and_feedback(acme: Ats):
    body = {
        "entities": {
            APPLICATION: {
                "atsCandidateId": "C1",
                "atsJobPostingId": "REQ-1",
                "atsJobPostingName": "Senior Software Engineer",
                "candidateEmail": "ada@example.com",
                "firstName": "Ada",
                "lastName": "Byron",
                "source": "Referral",
                "dispositionReason": "",
                "atsCreatedAt": 1700000000000,
                "atsLastModifiedAt": 1700000000000,
            }
        }
    }
    ids = "&".join(f"ids[0].{name}={value}" for name, value in parts(APPLICATION).items())
    assert only(acme.send("PUT", f"/v2/atsApplications?{ids}", body, "batch_update"), APPLICATION)["status"] in (201, 204)
    feedback = {
        "atsCreatedAt": 1700000000000,
        "interviewType": "ONSITE",
        "feedback": "Great interview!",
        "evaluations": [{"attribute": "Verbal Communication", "result": "4/5"}],
        "interviewer": {"firstName": "Rita", "lastName": "Book"},
    }
    children = {
        ("interviewFeedback", "IF1"): feedback,
        ("stages", "S1"): {"stage": "Phone Screen", "atsCreatedAt": 1700000000000},
        ("notes", "N1"): {"note": "Called her"},
    }
    for (kind, id_), child in children.items():
        answer = acme.put_children(f"atsApplications/{APPLICATION}/{kind}", {id_: child})
        assert only(answer, id_)["status"] in (201, 204)
        assert only(acme.send("DELETE", f"/v2/atsApplications/{APPLICATION}/{kind}?ids={id_}"), id_) == {"status": 204}
    assert only(acme.send("DELETE", f"/v2/atsApplications?{ids}"), APPLICATION) == {"status": 204}


def test_8_an_acl_and_its_assignee_in_the_older_key_syntax_under_protocol_two(acme: Ats, world: World):
    urn = world.person_urn(acme.app.client_id, "rita")
    head = {"X_RestLi_Protocol_Version": "2.0.0"}
    address = f"/v2/atsEntityAcls?{ACL_QUERY}&ids[0].atsEntityId=REQ-1&ids[0].atsEntityType=JOB_POSTING"
    assert acme.send("PUT", address, ACL_BODY, "batch_update", **head).json["errors"] == {}
    key = f"atsEntityAclId=eng_managers&integrationContext=urn:li:organization:99&dataProvider=ATS&assignee={urn}"
    key += "&atsEntityType=JOB_POSTING"
    ids = "&".join(f"ids[0].{name}={value}" for name, value in parts(key).items())
    answer = acme.send("PUT", f"/v2/atsEntityAclAssignees?{ids}", {"entities": {key: {}}}, "batch_update", **head)
    assert answer.json["errors"] == {}
    criteria = f"q=criteria&assignee={urn}&dataProvider=ATS&integrationContext=urn:li:organization:99"
    found = acme.send("GET", f"/v2/atsEntityAclAssignees?{criteria}").json["elements"]
    assert [each["atsEntityAclId"] for each in found] == ["eng_managers"]
    assert acme.send("DELETE", f"/v2/atsEntityAclAssignees?{ids}").json["errors"] == {}
    assert acme.send("DELETE", address).json["errors"] == {}


REST = "urn%3Ali%3Aorganization%3A2414183"
TIMES = {"externalCreatedAt": 1700000000000, "externalLastModifiedAt": 1700000000000}
REST_EXAMPLES = [
    ("candidateNotes", f"(externalCandidateId:C1,externalNoteId:N1,integrationContext:{REST})", {"note": "Called", **TIMES}),
    (
        "atsApplications",
        f"(externalJobApplicationId:A1,integrationContext:{REST})",
        {
            "externalCandidateId": "C1",
            "externalJobPostingId": "REQ-1",
            "externalJobPostingName": "Engineer",
            "firstName": "Ada",
            "lastName": "Byron",
            **TIMES,
        },
    ),
    (
        "applicationNotes",
        f"(externalJobApplicationId:A1,externalNoteId:N1,integrationContext:{REST})",
        {"note": "Called", **TIMES},
    ),
    (
        "applicationStage",
        f"(integrationContext:{REST},jobApplicationId:A1,jobApplicationStageId:S1)",
        {"stage": "Hired", "externalCreatedAt": 1700000000000},
    ),
    (
        "applicationInterviewFeedbacks",
        f"(externalInterviewFeedbackId:F1,externalJobApplicationId:A1,integrationContext:{REST})",
        {"feedback": "Great"},
    ),
    (
        "attachments",
        "(attachmentType:RESUME,externalAttachmentId:R1,externalReferenceEntityId:A1,"
        f"externalReferenceEntityType:APPLICATION,integrationContext:{REST})",
        {},
    ),
    ("entityAcls", f"(entityAclId:eng,entityId:REQ-1,entityType:JOB_REQUISITION,integrationContext:{REST})", {}),
]


@pytest.mark.parametrize("params", ["", "$params:(),"])
def test_rest_a_candidate_is_sent_with_or_without_empty_params_and_read_in_the_new_names(ats: Ats, params: str):
    key = f"(externalCandidateId:C1,integrationContext:{REST})"
    entity = {
        "firstName": "Ada",
        "lastName": "Byron",
        "emailAddresses": ["ada@example.com"],
        "phoneNumbers": [],
        "addresses": [],
        "externalProfileUrl": "https://ats.example/c/C1",
        **TIMES,
    }
    body = {"entities": {f"({params}{key[1:]}": entity}}
    assert ats.rest("PUT", f"/rest/candidates?ids=List({key})", body, "batch_update").json["errors"] == {}
    read = ats.rest("GET", f"/rest/candidates?ids=List({key})").json["results"][key]
    assert read.pop("matchedMembers") == []
    assert read == entity
    assert ats.store_keys() == [(ORG, "C1")]
    assert ats.rest("DELETE", f"/rest/candidates?ids=List({key})").json["results"] == {key: {"status": 204}}


@pytest.mark.parametrize(("resource", "key", "entity"), REST_EXAMPLES, ids=[name for name, _, _ in REST_EXAMPLES])
def test_rest_each_kind_is_sent_and_deleted(ats: Ats, resource: str, key: str, entity: dict[str, Any]):
    address = f"/rest/{resource}?ids=List({key})"
    sent = ats.rest("PUT", address, {"entities": {key: entity}}, "batch_update").json
    assert sent["errors"] == {}
    assert list(sent["results"]) == [key]
    assert ats.rest("DELETE", address).json["results"] == {key: {"status": 204}}


def test_rest_a_job_requisition_is_answered_at_once(ats: Ats):
    key = f"(externalJobRequisitionId:REQ-1,integrationContext:{REST})"
    address = f"/rest/jobRequisitions?ids=List({key})"
    body = job(availability="PUBLIC", jobPostingOperationType=None)
    assert ats.rest("PUT", address, {"entities": {key: body}}, "batch_update").json["results"] == {key: {"status": 201}}
    read = ats.rest("GET", address).json["results"][key]
    assert read["jobPosting"].startswith("urn:li:jobPosting:")
    private = body | {"availability": "PRIVATE_TO_ATS_INTEGRATION"}
    error = ats.rest("PUT", address, {"entities": {key: private}}, "batch_update").json["errors"][key]
    assert error["status"] == 422
    assert "AVAILABILITY_CHANGE_NOT_ALLOWED" in error["message"]


def test_rest_integrations_have_keys_without_data_provider(client: FlaskClient, world: World):
    ats = new_ats(client, world, enabled=False)
    integrations.request(world, ats.app.client_id, ORG, integrations.COMPANY_LEVEL)
    key = f"(integrationContext:{REST},integrationType:IN_ATS_INDICATOR,tenantType:RECRUITER)"
    body = {"entities": {key: {"patch": {"$set": {"integrationName": "Acme"}}}}}
    assert ats.rest("POST", f"/rest/integrations?ids=List({key})", body, "batch_partial_update").json["errors"] == {}
    assert ats.rest("GET", f"/rest/integrations?ids=List({key})").json["results"][key]["status"] == "PARTNER_READY"
    name = f"(configurationKey:APPLICATION_VIEWERS,{key[1:]}"
    value = {"entities": {name: {"configurationValue": {"string": "ALL_PRODUCT_USERS"}}}}
    address = f"/rest/integrationConfigurations?ids=List({name})"
    assert ats.rest("PUT", address, value, "batch_update").json["errors"] == {}
    assert list(ats.rest("GET", address).json["results"].values()) == list(value["entities"].values())
