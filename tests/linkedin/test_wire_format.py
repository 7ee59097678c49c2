"""What leaves is what linkedin.md writes down, byte for byte where it does (sections 3 to 8, 17)."""

from collections.abc import Callable
from email import message_from_bytes
from email.message import Message
from typing import Any, cast
from urllib.parse import parse_qs, parse_qsl, unquote

import pytest

from server.domain.linkedin.kinds import RecordKind
from server.domain.linkedin.records import Gone
from server.linkedin.client import LinkedIn
from tests.support import linkedin_records
from tests.support.scripted_server import Heard, Scripted

MakeClient = Callable[..., LinkedIn]
ORG = "urn:li:organization:99"
C1 = f"atsCandidateId=C1&dataProvider=ATS&integrationContext={ORG}"
A1 = f"atsJobApplicationId=A1&dataProvider=ATS&integrationContext={ORG}"
CONTEXT_2 = "integrationContext:urn%3Ali%3Aorganization%3A99"


@pytest.fixture
def sent(script: Scripted, make_client: MakeClient) -> Callable[..., Heard]:
    """What ``put`` or ``remove`` sends in a dialect; what is answered does not matter."""
    script.says({"results": {}, "elements": []})

    def send(dialect: str, method: str, what: Any) -> Heard:
        list(getattr(make_client(dialect), method)([what]))
        return script.calls[-1]

    return send


Sent = Callable[..., Heard]


def query(heard: Heard) -> list[tuple[str, str]]:
    return parse_qsl(heard.path.partition("?")[2])


def test_a_candidate_on_v2(sent: Sent) -> None:
    ada = linkedin_records.candidate(
        emails=("ada@example.com",),
        phones=("555-555-5555",),
        company="Acme",
        title="QA",
        linkedin_url="https://www.linkedin.com/in/ada",
        profile_url="https://ats.example/c/C1",
        member="urn:li:person:AbC",
    )
    heard = sent("v2", "put", ada)
    assert heard.method == "PUT"
    assert heard.path.startswith("/v2/atsCandidates?")
    assert sorted(query(heard)) == [
        ("ids[0].atsCandidateId", "C1"),
        ("ids[0].dataProvider", "ATS"),
        ("ids[0].integrationContext", ORG),
    ]
    assert heard.headers["X-RestLi-Method"] == "batch_update"
    assert heard.headers["Content-Type"] == "application/json"
    assert heard.headers["Authorization"] == "Bearer token-1"
    assert "LinkedIn-Version" not in heard.headers
    assert heard.json == {
        "entities": {
            C1: {
                "firstName": "Ada",
                "lastName": "Byron",
                "emailAddresses": ["ada@example.com"],
                "phoneNumbers": [{"number": "555-555-5555"}],
                "addresses": [],
                "currentCompanyName": "Acme",
                "currentJobTitle": "QA",
                "externalProfileUrl": "https://ats.example/c/C1",
                "linkedInProfileUrl": "https://www.linkedin.com/in/ada",
                "atsCreatedAt": linkedin_records.AT,
                "atsLastModifiedAt": linkedin_records.AT,
                "manualMatchedMember": "urn:li:person:AbC",
            }
        }
    }


def test_a_candidate_on_rest(sent: Sent) -> None:
    heard = sent("rest", "put", linkedin_records.candidate(member="urn:li:person:AbC"))
    key = f"(externalCandidateId:C1,{CONTEXT_2})"
    assert (heard.method, heard.path) == ("PUT", f"/rest/candidates?ids=List({key})")
    assert heard.headers["LinkedIn-Version"] == "202604"
    assert heard.headers["X-RestLi-Protocol-Version"] == "2.0.0"
    entity = heard.json["entities"][key]
    assert (entity["externalCreatedAt"], entity["externalLastModifiedAt"]) == (linkedin_records.AT, linkedin_records.AT)
    assert entity["manualMatchedMember"] == "urn:li:person:AbC"
    assert not any(name.startswith("ats") for name in entity)


def test_nobody_is_modified_before_they_were_made(sent: Sent) -> None:
    entity = sent("v2", "put", linkedin_records.candidate(created_at=20, modified_at=10)).json["entities"][C1]
    assert (entity["atsCreatedAt"], entity["atsLastModifiedAt"]) == (20, 20)


def test_an_application_on_v2(sent: Sent) -> None:
    heard = sent(
        "v2", "put", linkedin_records.application(job_title="Senior Software Engineer", disposition="Other candidate chosen")
    )
    assert heard.path.startswith("/v2/atsApplications?")
    assert heard.json["entities"] == {
        A1: {
            "atsCandidateId": "C1",
            "atsJobPostingId": "REQ-1",
            "atsJobPostingName": "Senior Software Engineer",
            "candidateEmail": "ada@example.com",
            "firstName": "Ada",
            "lastName": "Byron",
            "source": "Referral",
            "dispositionReason": "Other candidate chosen",
            "atsCreatedAt": linkedin_records.AT,
            "atsLastModifiedAt": linkedin_records.AT,
        }
    }


STAGE = {"stage": "Phone Screen", "atsCreatedAt": linkedin_records.AT}
NOTE = {"atsCreatedAt": linkedin_records.AT, "note": "Good talk", "author": {"firstName": "Rita", "lastName": "Book"}}
FEEDBACK = {
    "atsCreatedAt": linkedin_records.AT,
    "feedback": "Great interview!",
    "evaluations": [{"attribute": "Verbal Communication", "result": "4/5"}],
    "interviewer": {"firstName": "Rita", "lastName": "Book"},
}


@pytest.mark.parametrize(
    ("record", "path", "entities"),
    [
        (
            linkedin_records.note(parent="C1", kind=RecordKind.CANDIDATE_NOTE),
            f"/v2/atsCandidates/{C1}/notes?ids=N1",
            {"N1": NOTE},
        ),
        (linkedin_records.stage(), f"/v2/atsApplications/{A1}/stages?ids=S1", {"S1": STAGE}),
        (linkedin_records.note(), f"/v2/atsApplications/{A1}/notes?ids=N1", {"N1": NOTE}),
        (linkedin_records.feedback(), f"/v2/atsApplications/{A1}/interviewFeedback?ids=F1", {"F1": FEEDBACK}),
    ],
)
def test_children_go_below_their_parent_on_v2(sent: Sent, record: Any, path: str, entities: Any) -> None:
    heard = sent("v2", "put", record)
    assert (heard.method, heard.path, heard.json) == ("PUT", path, {"entities": entities})


@pytest.mark.parametrize(
    ("record", "resource", "key"),
    [
        (
            linkedin_records.note(parent="C1", kind=RecordKind.CANDIDATE_NOTE),
            "candidateNotes",
            "externalCandidateId:C1,externalNoteId:N1",
        ),
        (linkedin_records.stage(), "applicationStage", "jobApplicationId:A1,jobApplicationStageId:S1"),
        (linkedin_records.note(), "applicationNotes", "externalJobApplicationId:A1,externalNoteId:N1"),
        (
            linkedin_records.feedback(),
            "applicationInterviewFeedbacks",
            "externalInterviewFeedbackId:F1,externalJobApplicationId:A1",
        ),
        (linkedin_records.application(), "atsApplications", "externalJobApplicationId:A1"),
        (linkedin_records.job(), "jobRequisitions", "externalJobRequisitionId:REQ-1"),
        (linkedin_records.acl(), "entityAcls", "entityAclId:user-1,entityId:REQ-1,entityType:JOB_REQUISITION"),
    ],
)
def test_everything_is_a_resource_of_its_own_on_rest(sent: Sent, record: Any, resource: str, key: str) -> None:
    heard = sent("rest", "put", record)
    path, _, ids = heard.path.partition("?ids=List(")
    assert (heard.method, path) == ("PUT", f"/rest/{resource}")
    assert sorted(ids.removesuffix("))").removeprefix("(").split(",")) == sorted([*key.split(","), CONTEXT_2])


def test_an_acl_and_an_assignee_are_empty_but_for_their_keys(sent: Sent) -> None:
    acl = sent("v2", "put", linkedin_records.acl(group="eng_managers"))
    (key,) = acl.json["entities"]
    assert acl.json["entities"][key] == {}
    assert parse_qs(key) == parse_qs(
        f"dataProvider=ATS&integrationContext={ORG}&atsEntityType=JOB_POSTING&atsEntityId=REQ-1&atsEntityAclId=eng_managers"
    )
    assignee = sent("v2", "put", linkedin_records.assignee("urn:li:person:AbC"))
    assert assignee.path.startswith("/v2/atsEntityAclAssignees?")
    assert ("ids[0].assignee", "urn:li:person:AbC") in query(assignee)
    assert list(assignee.json["entities"].values()) == [{}]


def test_a_job_on_v2(script: Scripted, make_client: MakeClient) -> None:
    script.says({"elements": [{"id": "urn:li:simpleJobPostingTask:1", "status": 202}]})
    (answers,) = make_client().put_jobs([(linkedin_records.job(employment_type="Full-time", seniority="Our own"), "CREATE")])
    heard = script.calls[-1]
    assert (heard.method, heard.path, heard.headers["X-RestLi-Method"]) == ("POST", "/v2/simpleJobPostings", "batch_create")
    assert heard.json == {
        "elements": [
            {
                "integrationContext": ORG,
                "externalJobPostingId": "REQ-1",
                "jobPostingOperationType": "CREATE",
                "title": "Engineer",
                "description": linkedin_records.job().description,
                "location": "Oslo, Norway",
                "availability": "PRIVATE_TO_ATS_INTEGRATION",
                "state": "LISTED",
                "listingType": "BASIC",
                "companyApplyUrl": "https://a.example/j",
                "listedAt": linkedin_records.AT,
                "employmentStatus": "FULL_TIME",
            }
        ]
    }
    assert (answers[0].task, answers[0].error) == ("urn:li:simpleJobPostingTask:1", None)


def test_put_updates_open_jobs_and_closes_the_others(script: Scripted, make_client: MakeClient) -> None:
    script.says({"elements": []})
    list(make_client().put([linkedin_records.job("A"), linkedin_records.job("B", open=False, public=True)]))
    said = [(each["jobPostingOperationType"], each["state"], each["availability"]) for each in script.calls[-1].json["elements"]]
    assert said == [("UPDATE", "LISTED", "PRIVATE_TO_ATS_INTEGRATION"), ("CLOSE", "CLOSED", "PUBLIC")]


def test_a_job_is_not_named_twice_in_one_request(script: Scripted, make_client: MakeClient) -> None:
    script.says({"elements": []})
    list(
        make_client().put_jobs(
            [
                (linkedin_records.job(open=False), "CLOSE"),
                (linkedin_records.job("B"), "UPDATE"),
                (linkedin_records.job(), "CREATE"),
            ]
        )
    )
    assert [len(each.json["elements"]) for each in script.calls] == [2, 1]


def test_a_job_that_was_accepted_without_a_task_is_looked_at_again(script: Scripted, make_client: MakeClient) -> None:
    script.says({"elements": [{"status": 202}, {"status": 422, "error": {"message": "ERROR :: /title :: field is required"}}]})
    (answers,) = make_client().put_jobs(
        [(linkedin_records.job("A"), "CREATE"), (linkedin_records.job("B"), "CREATE"), (linkedin_records.job("C"), "CREATE")]
    )
    assert [(answer.status, answer.task) for answer in answers] == [(500, None), (422, None), (500, None)]
    assert answers[1].error == "ERROR :: /title :: field is required"


@pytest.mark.parametrize(
    ("gone", "start"),
    [
        (Gone(RecordKind.CANDIDATE, "C1"), "/v2/atsCandidates?ids%5B0%5D.atsCandidateId=C1&"),
        (Gone(RecordKind.CANDIDATE_NOTE, "N1", "C1"), f"/v2/atsCandidates/{C1}/notes?ids=N1"),
        (Gone(RecordKind.APPLICATION, "A1"), "/v2/atsApplications?ids%5B0%5D.atsJobApplicationId=A1&"),
        (Gone(RecordKind.STAGE, "S1", "A1"), f"/v2/atsApplications/{A1}/stages?ids=S1"),
        (
            Gone(RecordKind.ACL, "REQ|1|user-1"),
            "/v2/atsEntityAcls?ids%5B0%5D.atsEntityAclId=user-1&ids%5B0%5D.atsEntityId=REQ%7C1&",
        ),
        (
            Gone(RecordKind.ASSIGNEE, "user-1|urn:li:person:A"),
            "/v2/atsEntityAclAssignees?ids%5B0%5D.assignee=urn%3Ali%3Aperson%3AA&ids%5B0%5D.atsEntityAclId=user-1&",
        ),
    ],
)
def test_what_is_gone_is_deleted_by_its_key(sent: Sent, gone: Gone, start: str) -> None:
    heard = sent("v2", "remove", gone)
    assert heard.method == "DELETE"
    assert heard.path.startswith(start)
    assert heard.body == b""


def test_what_linkedin_never_had_is_as_good_as_deleted(script: Scripted, make_client: MakeClient) -> None:
    script.says({"results": {}, "errors": {"N1": {"status": 404, "message": "No note"}, "N2": {"status": 403, "message": "No"}}})
    (answers,) = make_client().remove([Gone(RecordKind.CANDIDATE_NOTE, "N1", "C1"), Gone(RecordKind.CANDIDATE_NOTE, "N2", "C1")])
    assert [(answer.key, answer.error) for answer in answers] == [("N1", None), ("N2", "No")]


def test_a_job_cannot_be_removed(script: Scripted, make_client: MakeClient) -> None:
    ((answer,),) = make_client().remove([Gone(RecordKind.JOB, "REQ-1")])
    assert answer.error
    assert script.heard == []


def test_children_of_several_parents_take_a_request_each_on_v2_and_share_one_on_rest(
    script: Scripted, make_client: MakeClient
) -> None:
    script.says({"results": {}})
    stages = [linkedin_records.stage("S1", "A1"), linkedin_records.stage("S2", "A2"), linkedin_records.stage("S3", "A1")]
    assert [[answer.key for answer in batch] for batch in make_client().put(stages)] == [["S1", "S3"], ["S2"]]
    assert [[answer.key for answer in batch] for batch in make_client("rest").put(stages)] == [["S1", "S2", "S3"]]
    assert len(script.calls) == 3


@pytest.mark.parametrize("dialect", ["v2", "rest"])
def test_a_batch_holds_at_most_100_records(script: Scripted, make_client: MakeClient, dialect: str) -> None:
    script.says({"results": {}})
    batches = list(make_client(dialect).put([linkedin_records.candidate(str(number)) for number in range(250)]))
    assert [len(batch) for batch in batches] == [100, 100, 50]


@pytest.mark.parametrize("dialect", ["v2", "rest"])
def test_nothing_to_say_asks_nothing(script: Scripted, make_client: MakeClient, dialect: str) -> None:
    client = make_client(dialect)
    assert list(client.put([])) == list(client.remove([])) == list(client.put_jobs([])) == []
    assert client.matches([]) == client.job_tasks([]) == {}
    assert client.integrations([]) == []
    assert script.heard == []


def test_a_long_query_travels_in_the_body(script: Scripted, make_client: MakeClient) -> None:
    script.says({"results": {}})
    list(make_client().put([linkedin_records.candidate(str(number)) for number in range(100)]))
    heard = script.calls[-1]
    assert (heard.method, heard.path, heard.headers["X-HTTP-Method-Override"]) == ("POST", "/v2/atsCandidates", "PUT")
    assert heard.headers["X-RestLi-Method"] == "batch_update"
    envelope = message_from_bytes(b"Content-Type: " + heard.headers["Content-Type"].encode() + b"\r\n\r\n" + heard.body)
    form, body = cast(list[Message], envelope.get_payload())
    assert (form.get_content_type(), body.get_content_type()) == ("application/x-www-form-urlencoded", "application/json")
    assert len(parse_qsl(form.get_payload().strip())) == 300
    assert heard.body.count(b"\r\n--") == 2
    assert heard.body.endswith(b"--\r\n")


def test_a_long_deletion_and_a_long_question_are_forms(script: Scripted, make_client: MakeClient) -> None:
    script.says({"results": {}})
    ids = [str(number) for number in range(100)]
    list(make_client().remove([Gone(RecordKind.CANDIDATE, id) for id in ids]))
    make_client().matches(ids)
    for heard, verb in zip(script.calls, ("DELETE", "GET"), strict=True):
        assert (heard.method, heard.headers["X-HTTP-Method-Override"]) == ("POST", verb)
        assert heard.headers["Content-Type"] == "application/x-www-form-urlencoded"
        assert heard.body.startswith(b"ids%5B0%5D.")
    assert script.calls[-1].body.endswith(b"&fields=matchedMembers,manualMatchedMember")


def test_a_link_is_a_patch(script: Scripted, make_client: MakeClient) -> None:
    script.says({"results": {C1: {"status": 204}}})
    assert make_client().link("C1", "urn:li:person:AbC")
    heard = script.calls[-1]
    assert (heard.method, heard.headers["X-RestLi-Method"]) == ("POST", "batch_partial_update")
    assert heard.json == {"entities": {C1: {"patch": {"$set": {"manualMatchedMember": "urn:li:person:AbC"}}}}}


def test_rest_knows_no_link_by_itself(script: Scripted, make_client: MakeClient) -> None:
    assert not make_client("rest").link("C1", "urn:li:person:AbC")
    assert script.heard == []


def test_an_integration_is_named_and_configured(script: Scripted, make_client: MakeClient) -> None:
    key = f"dataProvider=ATS&integrationContext={ORG}&integrationType=ONE_CLICK_EXPORT&tenantType=RECRUITER"
    script.says({"results": {key: {"status": 204}, "CALLBACK_URL": {"status": 204}}})
    client = make_client()
    client.name_integration("ONE_CLICK_EXPORT", ORG, "Acme – MyATS production")
    named = script.calls[-1]
    assert (named.method, named.headers["X-RestLi-Method"]) == ("POST", "batch_partial_update")
    assert named.json == {"entities": {key: {"patch": {"$set": {"integrationName": "Acme – MyATS production"}}}}}
    client.configure("ONE_CLICK_EXPORT", ORG, "CALLBACK_URL", "https://hooks.ats.example/li/inst-7f3")
    configured = script.calls[-1]
    assert (configured.method, configured.path) == ("PUT", f"/v2/atsIntegrations/{key}/configurations?ids=CALLBACK_URL")
    assert configured.json == {
        "entities": {"CALLBACK_URL": {"configurationValue": {"string": "https://hooks.ats.example/li/inst-7f3"}}}
    }
    client.configure("ONE_CLICK_EXPORT", ORG, "CALLBACK_URL", None)
    assert script.calls[-1].method == "DELETE"


def test_finders_ask_as_documented(script: Scripted, make_client: MakeClient) -> None:
    script.says({"elements": []})
    client = make_client()
    list(client.seats("urn:li:contract:1", ("ACTIVE", "PARKED")))
    list(client.conversation_events("urn:li:seat:1", 5, 9))
    list(client.prospect_notes("urn:li:contract:1", ["urn:li:seat:1"], 5, 9))
    list(client.mail_stubs("urn:li:contract:1", ["urn:li:seat:1", "urn:li:seat:2"], 5, 9))
    list(client.closed_profiles(5, 9))
    client.export("123456789")
    assert [unquote(each.path) for each in script.calls] == [
        "/v2/seatsV2?q=attributes&contracts=urn:li:contract:1&states=ACTIVE&states=PARKED&start=0&count=100",
        "/v2/conversationEvents?q=criteria&viewer=urn:li:seat:1&timeRange.start=5&timeRange.end=9&start=0&count=50",
        "/v2/prospectNotes?q=criteria&contract=urn:li:contract:1&owners=urn:li:seat:1&cutoffDate=5&beforeDate=9&start=0&count=100",
        "/v2/mailStubs?q=contract&contract=urn:li:contract:1&owners=urn:li:seat:1&owners=urn:li:seat:2"
        "&createdDateStart=5&createdDateEnd=9&start=0&count=50",
        "/v2/atsPurgedExportedCandidates?q=criteria&exportType=ONE_CLICK_EXPORT&timeRange.start=5&timeRange.end=9&start=0&count=100",
        "/v2/exportedCandidates?q=request&requestId=123456789&start=0&count=10",
    ]


def test_lists_are_lists_on_rest_and_the_older_finders_stay_on_v2(script: Scripted, make_client: MakeClient) -> None:
    script.says({"elements": []})
    client = make_client("rest")
    list(client.seats("urn:li:contract:1"))
    list(client.mail_stubs("urn:li:contract:1", [], 5, 9))
    list(client.conversation_events("urn:li:seat:1", 5, 9))
    assert script.calls[0].path.startswith(
        "/rest/seatsV2?q=attributes&contracts=List(urn%3Ali%3Acontract%3A1)&states=List(ACTIVE)&"
    )
    assert script.calls[1].path.startswith("/rest/mailStubs?")
    assert script.calls[2].path.startswith("/v2/conversationEvents?")
    assert "LinkedIn-Version" not in script.calls[2].headers


NEXT = {"links": [{"rel": "next", "href": "/"}]}


@pytest.mark.parametrize(
    "pages",
    [
        [(7, {"count": 100, "links": []})],
        [(100, {}), (7, {})],
        [(100, {}), (0, {})],
        [(50, {"total": 150}), (50, {"total": 150}), (50, {"total": 150})],
        [(50, NEXT), (50, {"links": []})],
        [(50, {"count": 50}), (50, {"count": 50}), (49, {"count": 50})],
        [(3, {"total": "many", "count": None, "links": "none"})],
    ],
)
def test_pages_are_read_until_linkedin_has_no_more(
    script: Scripted, make_client: MakeClient, pages: list[tuple[int, Any]]
) -> None:
    for number, (size, paging) in enumerate(pages):
        script.says({"elements": [{"id": f"{number}-{each}"} for each in range(size)], "paging": paging})
    assert [len(page) for page in make_client().seats("urn:li:contract:1")] == [size for size, _ in pages]
    starts = [parse_qs(each.path.partition("?")[2])["start"] for each in script.calls]
    assert starts == [[str(sum(size for size, _ in pages[:number]))] for number in range(len(pages))]


@pytest.mark.parametrize(
    ("task", "status", "error"),
    [
        ({"status": "SUCCEEDED"}, "SUCCEEDED", None),
        ({"status": "FAILED", "errorCode": "DUPLICATE_JOB", "errorMessage": "Twice"}, "FAILED", "DUPLICATE_JOB: Twice"),
        ({"status": "FAILED"}, "FAILED", "LinkedIn refused this without a reason."),
        ({"status": "PROCESSED", "errorCode": "BAD"}, "PROCESSED", "BAD"),
        ({"status": "PROCESSED"}, "PROCESSED", None),
        ({"status": "IN_PROGRESS"}, "IN_PROGRESS", None),
        ({"status": "UNHEARD_OF"}, "UNHEARD_OF", None),
        ({}, "IN_PROGRESS", None),
    ],
)
def test_a_task_tells_how_the_job_went(
    script: Scripted, make_client: MakeClient, task: Any, status: str, error: str | None
) -> None:
    script.says({"results": {"urn:li:simpleJobPostingTask:1": task}, "errors": {"t2": {"status": 404}, "t3": {"status": 500}}})
    states = make_client().job_tasks(["urn:li:simpleJobPostingTask:1", "t2", "t3"])
    assert (states["urn:li:simpleJobPostingTask:1"].status, states["urn:li:simpleJobPostingTask:1"].error) == (status, error)
    assert "t2" not in states
    assert states["t3"].status == "IN_PROGRESS"


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"status": "ENABLED"}, "enabled"),
        ({"integrationStatus": "PARTNER_READY"}, "partner_ready"),
        ({"enabled": True}, "enabled"),
        ({"enabled": False}, "disabled"),
        ({"status": "UNHEARD_OF"}, "unknown"),
        ({"status": "UNHEARD_OF", "enabled": True}, "enabled"),
        ({}, "unknown"),
    ],
)
def test_an_integration_tells_how_it_stands(script: Scripted, make_client: MakeClient, said: Any, status: str) -> None:
    key = f"tenantType=RECRUITER&integrationType=CSA_API&integrationContext={ORG}&dataProvider=ATS"
    script.says({"results": {key: {"integrationName": "Acme", **said}}, "errors": {}})
    (state,) = make_client().integrations([("CSA_API", ORG)])
    assert (state.type, state.context, state.name, state.status) == ("CSA_API", ORG, "Acme", status)


@pytest.mark.parametrize(
    ("result", "members"),
    [
        ([{"member": "urn:li:person:A"}, {"member": "urn:li:person:B"}], ("urn:li:person:A", "urn:li:person:B")),
        (["urn:li:person:A", "urn:li:person:A"], ("urn:li:person:A",)),
        (["A"], ("urn:li:person:A",)),
        ("urn:li:person:A", ("urn:li:person:A",)),
        ([{"id": "A", "score": 1}, None, 3.5, [], {}], ("urn:li:person:A", "urn:li:person:3.5")),
        (None, ()),
    ],
)
def test_matches_are_read_in_every_shape(
    script: Scripted, make_client: MakeClient, result: Any, members: tuple[str, ...]
) -> None:
    script.says({"results": {C1: {"matchedMembers": result, "manualMatchedMember": "urn:li:person:M"}}})
    matches = make_client().matches(["C1", "C2"])
    assert list(matches) == ["C1"]
    assert (matches["C1"].members, matches["C1"].manual) == (members, "urn:li:person:M")
