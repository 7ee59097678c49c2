"""The order in which a request is checked: linkedin.md 20.2. Each case breaks one rule and all that come after it."""

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.tests.support.partner_calls import ORG, Ats, candidate, new_ats, numbered, v1

KEY = {"atsCandidateId": "C1", "dataProvider": "ATS", "integrationContext": ORG}
REST_KEY = "(externalCandidateId:C1,integrationContext:urn%3Ali%3Aorganization%3A2414183)"
BAD = {"entities": {v1(KEY): {}}}


def query(*keys: dict[str, str]) -> str:
    return numbered(list(keys))


def refused(answer: Any, status: int, says: str) -> None:
    assert (answer.status_code, answer.json["status"]) == (status, status), answer.json
    assert says in answer.json["message"]


@pytest.mark.parametrize(
    ("authorization", "says"),
    [
        ("", "Empty oauth2_access_token"),
        ("Bearer ", "Empty oauth2_access_token"),
        ("Basic abc", "Unknown authentication scheme"),
        ("Bearer abc", "Invalid access token"),
    ],
)
def test_1_who_is_asking_comes_first(ats: Ats, authorization: str, says: str):
    answer = ats.client.put("/rest/nothing", headers={"Authorization": authorization})
    refused(answer, 401, says)
    assert answer.headers["X-LinkedIn-Error-Response"] == "true"


@pytest.mark.parametrize(("version", "status"), [(None, 400), ("202001", 426), ("latest", 426), ("202604.1", 426)])
def test_2_the_version_comes_before_the_tunnel(ats: Ats, version: str | None, status: int):
    headers = {"LinkedIn_Version": version} if version else {}
    answer = ats.send("PUT", f"/rest/candidates?{'x' * 9000}", BAD, **headers)
    refused(answer, status, "VERSION")


@pytest.mark.parametrize("version", ["202604", "202604.01"])
def test_2_a_version_may_name_a_revision(ats: Ats, version: str):
    headers = {"LinkedIn_Version": version, "X_RestLi_Protocol_Version": "2.0.0"}
    answer = ats.send("GET", f"/rest/candidates?ids=List({REST_KEY})", **headers)
    assert answer.status_code == 200


def test_3_a_long_query_outside_a_tunnel_is_refused_before_its_method_is_looked_at(ats: Ats):
    refused(ats.send("PUT", f"/v2/atsCandidates?{'x' * 8193}", BAD, "batch_get"), 414, "tunnel")


def test_4_the_method_comes_before_the_keys(ats: Ats):
    bad_key = query({"atsCandidateId": "C1"})
    refused(ats.send("POST", f"/v2/atsCandidates?{bad_key}", BAD), 400, "X-RestLi-Method header is required")
    refused(ats.send("PUT", f"/v2/atsCandidates?{bad_key}", BAD, "batch_delete"), 400, "does not go with PUT")
    refused(ats.send("POST", "/v2/simpleJobPostings", {"elements": []}), 400, "X-RestLi-Method header is required")


@pytest.mark.parametrize(
    ("key", "says"),
    [
        ({"atsCandidateId": "C1", "dataProvider": "ATS"}, "integrationContext must not be null"),
        (KEY | {"dataProvider": "CRM"}, "dataProvider must be ATS"),
        (KEY | {"color": "red"}, "Unexpected part"),
    ],
)
def test_5_a_key_has_its_parts(ats: Ats, key: dict[str, str], says: str):
    refused(ats.send("PUT", f"/v2/atsCandidates?{query(key)}", BAD, "batch_update"), 400, says)


def test_5_the_ids_of_the_query_are_the_keys_of_the_body(ats: Ats):
    other = KEY | {"atsCandidateId": "C2"}
    answer = ats.send("PUT", f"/v2/atsCandidates?{query(KEY, other)}", BAD, "batch_update")
    refused(answer, 400, "Batch keys in the query must match")


@pytest.mark.parametrize("order", [["integrationContext", "atsCandidateId", "dataProvider"], list(KEY)])
@pytest.mark.parametrize("encode", [True, False])
def test_5_parts_come_in_any_order_and_colons_bare_or_encoded(ats: Ats, order: list[str], encode: bool):
    body_key = "&".join(f"{name}={KEY[name]}" for name in order)
    body_key = body_key.replace(":", "%3A") if encode else body_key
    asked = query(dict(reversed(list(KEY.items()))))
    answer = ats.send("PUT", f"/v2/atsCandidates?{asked}", {"entities": {body_key: candidate()}}, "batch_update")
    assert list(answer.json["results"]) == [v1(KEY)]


def test_5_signs_of_complex_keys_may_be_escaped_by_a_tilde(ats: Ats):
    odd = KEY | {"atsCandidateId": "a.b[c]~d"}
    asked = query(KEY | {"atsCandidateId": "a~2Eb~5Bc~5D~7Ed"})
    answer = ats.send("PUT", f"/v2/atsCandidates?{asked}", {"entities": {v1(odd): candidate()}}, "batch_update")
    assert (ORG, "a.b[c]~d") in ats.store_keys(), answer.json


def test_5_lists_need_protocol_two(ats: Ats):
    answer = ats.send("GET", f"/rest/candidates?ids=List({REST_KEY})", LinkedIn_Version="202604")
    refused(answer, 400, "2.0.0")


@pytest.mark.parametrize("size", [0, 101])
def test_6_a_batch_holds_one_to_a_hundred_whatever_the_context(ats: Ats, size: int):
    foreign = [KEY | {"atsCandidateId": f"C{i}", "integrationContext": "urn:li:organization:1"} for i in range(size)]
    body = {"entities": {v1(key): {} for key in foreign}}
    address = "/v2/atsCandidates?"
    form = (
        "--b\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n"
        f"{query(*foreign)}\r\n--b\r\nContent-Type: application/json\r\n\r\n{json.dumps(body)}\r\n--b--"
    )
    headers = {"Authorization": f"Bearer {ats.token}", "X-HTTP-Method-Override": "PUT", "X-RestLi-Method": "batch_update"}
    answer = ats.client.post(address, data=form, headers=headers, content_type="multipart/mixed; boundary=b")
    refused(answer, 400, "1 to 100" if size else "no ids")
    refused(ats.post_jobs(*[{}] * size), 400, "1 to 100")


@pytest.mark.parametrize("context", ["urn:li:organization:1", "urn:li:contract:5001", "organization 2414183", "urn:li:person:a"])
def test_7_the_context_must_be_an_enabled_one_of_the_caller(ats: Ats, context: str):
    key = KEY | {"integrationContext": context}
    body = {"entities": {v1(key): {}}}
    refused(ats.send("PUT", f"/v2/atsCandidates?{query(key)}", body, "batch_update"), 403, "Not enough permissions")


def test_7_nothing_can_be_sent_before_enabling_and_by_another_application(client: FlaskClient, world: World):
    enabled, early = new_ats(client, world), new_ats(client, world, enabled=False)
    assert enabled.put_candidate().status_code == 200
    refused(early.put_candidate(), 403, "Not enough permissions")
    refused(early.put_children(f"atsCandidates/{v1(KEY)}/notes", {"N1": {}}), 403, "Not enough permissions")


def test_8_a_bad_entity_fails_alone_and_costs_no_quota_of_its_own(ats: Ats):
    answer = ats.put("atsCandidates", {(ORG, "C1"): candidate(), (ORG, "C2"): candidate(firstName=None)}, "atsCandidateId")
    assert answer.status_code == 200
    assert list(answer.json["results"]) == [v1(KEY)]
    (error,) = answer.json["errors"].values()
    assert error == {
        "status": 422,
        "message": "ERROR :: /firstName :: field is required but not found and has no default value",
        "serviceErrorCode": 0,
    }


def test_9_the_quota_comes_last(ats: Ats, world: World):
    world.quotas.set("atsCandidates", per_day=0, per_minute=None)
    refused(ats.send("PUT", f"/v2/atsCandidates?{query(KEY | {'dataProvider': 'X'})}", BAD, "batch_update"), 400, "dataProvider")
    refused(ats.put_candidate(), 429, "throttle")
    assert ats.store_keys() == []
    assert ats.post_job()["status"] == "SUCCEEDED"


def test_what_is_not_there_is_said(ats: Ats):
    refused(ats.send("GET", "/v2/atsJobs?ids=1"), 404, "/v2/atsJobs")
    refused(ats.send("GET", f"/v2/atsApplications?{query(KEY)}"), 400, "not supported")
    refused(
        ats.rest("POST", f"/rest/candidates?ids=List({REST_KEY})", {"entities": {}}, "batch_partial_update"), 400, "not supported"
    )


@pytest.mark.parametrize("body", ["{", "[]", '{"entities": 3}', ""])
def test_a_body_that_is_no_batch_is_refused(ats: Ats, body: str):
    headers = {"Authorization": f"Bearer {ats.token}"}
    answer = ats.client.put(f"/v2/atsCandidates?{query(KEY)}", data=body, headers=headers, content_type="application/json")
    assert answer.status_code == 400


def test_a_body_must_say_that_it_is_json(ats: Ats):
    headers = {"Authorization": f"Bearer {ats.token}"}
    address = f"/v2/atsCandidates?{query(KEY)}"
    assert ats.client.put(address, data="{}", headers=headers, content_type="text/plain").status_code == 415
