"""The jobs in the export box (attract.md 31 D)."""

import pytest

from server.domain.jobs import JobStatus
from server.domain.roles import Actor, TeamRole
from tests.support.api_calls import Api, Caller, problem
from tests.support.people import People


def listed(caller: Caller, query: str = "") -> list[str]:
    return [job["job_id"] for job in caller.get(f"/api/v1/jobs?q={query}").json["jobs"]]


@pytest.mark.statement(63, 64)
def test_an_active_job_is_found_by_title_and_by_job_id(api: Api, people: People) -> None:
    rita = people.recruiter()
    id = people.job((rita, TeamRole.RECRUITER), title="Senior Data Engineer", job_id="REQ-1042")
    people.job((rita, TeamRole.RECRUITER), title="Nurse", job_id="REQ-2000")
    caller = api.of(rita)
    for query in ("senior+data", "engin", "REQ-1042", "req+1042", "1042"):
        assert listed(caller, query) == ["REQ-1042"], query
    assert caller.get("/api/v1/jobs?q=senior").json == {
        "jobs": [
            {
                "id": id,
                "job_id": "REQ-1042",
                "title": "Senior Data Engineer",
                "location": "Oslo, Norway",
                "url": f"http://127.0.0.1:8000/jobs/{id}",
                "recent": False,
            }
        ],
        "more": False,
    }


@pytest.mark.statement(65, 66, 67)
@pytest.mark.parametrize("status", [status for status in JobStatus if status is not JobStatus.ACTIVE])
def test_a_job_that_is_not_active_is_not_offered(api: Api, people: People, status: JobStatus) -> None:
    rita = people.recruiter()
    people.job((rita, TeamRole.RECRUITER), status=status)
    people.job((rita, TeamRole.RECRUITER), prospects=False)
    assert listed(api.of(rita)) == []


@pytest.mark.statement(68, 69, 70, 71)
def test_only_the_recruiters_and_hiring_managers_of_a_job_are_offered_it(api: Api, people: People) -> None:
    rita, hanna, ingrid, reader, other = (
        people.recruiter(),
        people.manager(),
        people.user(),
        people.read_only(),
        people.recruiter(),
    )
    team = ((rita, TeamRole.RECRUITER), (hanna, TeamRole.HIRING_MANAGER), (ingrid, TeamRole.INTERVIEWER))
    people.job(*team, job_id="REQ-1042")
    offered = {actor: listed(api.of(actor)) for actor in (rita, hanna, ingrid, reader, other)}
    assert offered == {rita: ["REQ-1042"], hanna: ["REQ-1042"], ingrid: [], reader: [], other: []}


def test_recent_jobs_come_first_and_the_list_says_when_there_are_more(api: Api, people: People) -> None:
    rita = people.recruiter()
    first, *_ = [people.job((rita, TeamRole.RECRUITER), job_id=f"REQ-{number}") for number in (1, 2, 3)]
    people.export(rita, first)
    answer = api.of(rita).get("/api/v1/jobs?limit=2").json
    assert [(job["job_id"], job["recent"]) for job in answer["jobs"]] == [("REQ-1", True), ("REQ-3", False)]
    assert answer["more"] is True


@pytest.mark.parametrize("query", ["limit=0", "limit=51", "limit=many", f"q={'a' * 201}", f"limit={'9' * 5000}"])
def test_a_query_beyond_its_limits_is_refused_by_the_name_of_its_field(api: Api, people: People, query: str) -> None:
    problems_read = problem(api.of(people.recruiter()).get(f"/api/v1/jobs?{query}"), 422, "invalid")
    assert [error["field"] for error in problems_read["errors"]] == [query.partition("=")[0]]


@pytest.mark.parametrize("query", ["%27%22", "%5C", "%00", "%FF", "*", "%3A%2A", "NEAR(a+b)", "a+AND", "%F0%9F%98%80", "-1"])
def test_search_words_are_words_and_never_a_query_language(api: Api, people: People, query: str) -> None:
    caller = api.of(people.recruiter())
    for path in ("/api/v1/jobs", "/api/v1/jobs/why"):
        assert caller.get(f"{path}?q={query}").status_code in (200, 422)


def reasons(caller: Caller, job_id: str) -> list[str]:
    (answer,) = caller.get(f"/api/v1/jobs/why?q={job_id}").json["answers"]
    assert answer["available"] is (answer["reasons"] == [])
    assert all(reason["text"] for reason in answer["reasons"])
    return [reason["code"] for reason in answer["reasons"]]


def test_every_reason_why_a_job_is_missing_has_its_code(api: Api, people: People) -> None:
    rita, hanna, ingrid, reader = people.recruiter(), people.manager(), people.user(), people.read_only()

    def asked(actor: Actor, *team: tuple[Actor, TeamRole], **job: object) -> list[str]:
        id = f"REQ-{asked.number}"  # type: ignore[attr-defined]
        asked.number += 1  # type: ignore[attr-defined]
        people.job(*team, job_id=id, **job)  # type: ignore[arg-type]
        return reasons(api.of(actor), id)

    asked.number = 100  # type: ignore[attr-defined]
    mine = (rita, TeamRole.RECRUITER)
    assert asked(rita, mine) == []
    assert asked(rita, mine, status=JobStatus.DRAFT) == ["not_active"]
    assert asked(rita, mine, status=JobStatus.CLOSED) == ["closed"]
    assert asked(rita, mine, prospects=False) == ["prospects_off"]
    assert asked(rita) == ["not_on_team"]
    assert asked(ingrid, (ingrid, TeamRole.INTERVIEWER)) == ["interviewer_only"]
    assert asked(reader) == ["role_missing"]
    assert asked(hanna, (hanna, TeamRole.HIRING_MANAGER), managers_see=False) == ["hiring_managers_off"]
    assert asked(rita, status=JobStatus.DRAFT, prospects=False) == ["not_active", "not_on_team", "prospects_off"]


def test_a_mere_interviewer_learns_nothing_of_jobs_elsewhere(api: Api, people: People) -> None:
    people.job(job_id="REQ-1042")
    answer = api.of(people.user()).get("/api/v1/jobs/why?q=REQ-1042").json
    assert answer["answers"] == []
    assert "REQ-1042" in answer["text"]


def test_asking_why_about_nothing_says_what_to_type(api: Api, people: People) -> None:
    answer = api.of(people.recruiter()).get("/api/v1/jobs/why").json
    assert (answer["answers"], bool(answer["text"])) == ([], True)


def test_a_job_one_may_not_open_is_named_without_a_link(api: Api, people: People) -> None:
    rita = people.recruiter()
    people.job(job_id="REQ-1")
    own = people.job((rita, TeamRole.RECRUITER), job_id="REQ-2")
    urls = [answer["job"]["url"] for answer in api.of(rita).get("/api/v1/jobs/why?q=REQ").json["answers"]]
    assert sorted(urls, key=str) == sorted([None, f"http://127.0.0.1:8000/jobs/{own}"], key=str)
