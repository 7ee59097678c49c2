"""The OpenAPI document, and the API measured by it."""

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, seed, settings
from pydantic import TypeAdapter
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from server.api import problems
from server.api.bearer import SCOPES
from server.api.operations import OPERATIONS, PREFIX, Operation
from server.domain.feedback import FeedbackText, Recommendation
from server.domain.jobs import JobStatus
from server.domain.roles import TeamRole
from server.storage.applications import feedback as stored_feedback
from server.storage.candidates import notes as stored_notes
from tests.support.api_calls import Api, described
from tests.support.people import People

EXAMPLES = 15
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
]


def test_the_document_describes_every_operation(api: Api) -> None:
    result = api.nobody.get("/api/v1/openapi.json")
    assert (result.status_code, result.content_type) == (200, "application/json")
    document = result.json
    assert document["openapi"] == "3.1.0"
    described = {(method.upper(), path) for path, methods in document["paths"].items() for method in methods}
    assert described == {(one.method, PREFIX + one.path) for one in OPERATIONS}
    flow = document["components"]["securitySchemes"]["oauth"]["flows"]["authorizationCode"]
    assert flow["scopes"] == SCOPES
    ids = [operation["operationId"] for methods in document["paths"].values() for operation in methods.values()]
    assert len(ids) == len(set(ids))
    assert all(operation["summary"] for methods in document["paths"].values() for operation in methods.values())


def test_answers_hold_exactly_what_the_document_says(api: Api, people: People) -> None:
    rita = people.recruiter()
    caller, job, person = api.of(rita), people.job((rita, TeamRole.RECRUITER)), people.person(email="kari@x.example")
    people.job(status=JobStatus.DRAFT)
    candidate = people.applicant(rita, people.job((rita, TeamRole.RECRUITER)), person)
    stored_feedback.keep(candidate.application, rita.id, FeedbackText(Recommendation.HIRE), submit=True)
    stored_notes.add(candidate.candidate, None, rita.id, "A note", True)
    key = {"Idempotency-Key": "key-1"}
    export = caller.call("POST", "/api/v1/exports", key, json={"job": job, "person": described(person)})
    profiles = [{"ref": "0", "member_id": person.member_id}, {"ref": "1"}]
    answers = {
        "/instance": caller.get("/api/v1/instance"),
        "/me": caller.get("/api/v1/me"),
        "/jobs": caller.get("/api/v1/jobs"),
        "/jobs/why": caller.get("/api/v1/jobs/why?q=senior"),
        "/exports/preview": caller.post("/api/v1/exports/preview", {"person": described(person)}),
        "/exports": export,
        "/exports/{export}/undo": caller.post(f"/api/v1/exports/{export.json['export']['id']}/undo"),
        "/in-ats/lookup": caller.post("/api/v1/in-ats/lookup", {"profiles": profiles}),
        "/in-ats/cards/{candidate}": caller.get(f"/api/v1/in-ats/cards/{candidate.candidate}"),
    }
    assert set(answers) == {one.path for one in OPERATIONS}
    for one in OPERATIONS:
        answer = answers[one.path]
        TypeAdapter(one.answers[answer.status_code]).validate_json(answer.data, extra="forbid")


def test_problems_hold_exactly_what_the_document_says(api: Api, people: People) -> None:
    answer = api.of(people.recruiter()).post("/api/v1/exports/preview", {})
    TypeAdapter(problems.Problem).validate_json(answer.data, extra="forbid")


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["right", "wrong"])
@pytest.mark.parametrize("one", OPERATIONS, ids=lambda one: f"{one.method} {one.path}")
def test_whatever_is_sent_the_answer_is_one_the_document_knows(
    app: Flask, api: Api, people: People, one: Operation, mode: GenerationMode
) -> None:
    if mode is GenerationMode.NEGATIVE and not (one.ids or one.query or one.body):
        assert one.path in ("/instance", "/me")  # nothing can be sent to these, so nothing wrong
        return
    rita = people.recruiter()
    people.applicant(rita, people.job((rita, TeamRole.RECRUITER)))
    bearer = {"Authorization": f"Bearer {api.tokens(rita).access}"}
    described_operation = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)[PREFIX + one.path][one.method]

    @seed(42)
    @settings(
        max_examples=EXAMPLES, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    @given(described_operation.as_strategy(generation_mode=mode))
    def sends(case: schemathesis.Case) -> None:
        case.call_and_validate(headers=bearer, checks=CHECKS)

    sends()
