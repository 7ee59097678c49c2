"""How many SQL statements a request costs: few, and no more for many rows than for one."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from server.domain.roles import TeamRole
from server.storage import database
from server.storage.candidates import notes as stored_notes
from tests.support.api_calls import Api, described
from tests.support.people import People


@contextmanager
def at_most(number: int) -> Iterator[None]:
    """Fail when what happens inside takes more than ``number`` statements, transactions not counted."""
    run: list[str] = []
    handle = database.database.obj
    real = handle.execute_sql

    def counted(sql: str, *more: object, **named: object) -> object:
        run.append(sql)
        return real(sql, *more, **named)

    handle.execute_sql = counted
    try:
        yield
    finally:
        del handle.execute_sql
    queries = [sql for sql in run if not sql.lower().startswith(("begin", "commit", "rollback", "pragma"))]
    assert queries, "nothing was counted"
    assert len(queries) <= number, "\n".join(queries)


@pytest.mark.parametrize("rows", [1, 12])
def test_reading_costs_the_same_few_statements_for_one_row_and_for_many(api: Api, people: People, rows: int) -> None:
    rita = people.recruiter()
    caller, person = api.of(rita), people.person()
    jobs = [people.job((rita, TeamRole.RECRUITER)) for _ in range(rows)]
    exported = [people.applicant(rita, job, person) for job in jobs]
    for one in exported:
        stored_notes.add(one.candidate, one.application, rita.id, "A note", False)
    profiles = [{"ref": str(number), "member_id": f"AEMAA{number}"} for number in range(100 if rows > 1 else 1)]
    costs = {
        ("GET", "/api/v1/me"): 2,
        ("GET", "/api/v1/jobs?q=senior"): 2,
        ("GET", "/api/v1/jobs/why?q=senior"): 2,
        ("POST", "/api/v1/in-ats/lookup"): 3,
        ("GET", f"/api/v1/in-ats/cards/{exported[0].candidate}"): 6,
        ("POST", "/api/v1/exports/preview"): 6,
    }
    bodies = {"/api/v1/in-ats/lookup": {"profiles": profiles}, "/api/v1/exports/preview": {"person": described(person)}}
    for (method, path), cost in costs.items():
        with at_most(cost):
            answer = caller.call(method, path, json=bodies.get(path))
        assert answer.status_code == 200


def test_an_export_costs_a_bounded_number_of_statements(api: Api, people: People) -> None:
    rita = people.recruiter()
    caller, job = api.of(rita), people.job((rita, TeamRole.RECRUITER))
    with at_most(20):
        assert caller.export(job, people.person(profile_url="https://www.linkedin.com/in/kari"), note="Hi").status_code == 201


def test_a_bare_route_and_a_refused_token_cost_next_to_nothing(api: Api) -> None:
    with at_most(1):
        assert api.with_token("forged").get("/api/v1/me").status_code == 401
    with pytest.raises(AssertionError, match="nothing was counted"), at_most(0):
        api.nobody.get("/livez")
