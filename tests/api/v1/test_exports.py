"""The export through the API (attract.md 31 D, design sections 5.2 and 5.3)."""

import re
from collections.abc import Callable

import pytest

from server.domain import clock
from server.domain.jobs import JobStatus
from server.domain.roles import TeamRole
from server.storage.tables import Application, Candidate, Note
from server.usecases.applications import people_on_job
from tests.support.api_calls import Api, described, problem
from tests.support.people import People


@pytest.mark.statement(74, 75, 76)
def test_one_request_puts_a_person_on_the_prospect_tab(api: Api, people: People) -> None:
    rita = people.recruiter()
    job = people.job((rita, TeamRole.RECRUITER), title="Senior Data Engineer", job_id="REQ-1042")
    answer = api.of(rita).export(job, people.person("Kari Nordmann"))
    assert answer.status_code == 201
    told = answer.json
    assert (told["export"]["outcome"], told["export"]["can_undo"], told["export"]["undone"]) == ("exported", True, False)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", told["export"]["undo_until"])
    here = "http://127.0.0.1:8000"
    assert told["job"] == {
        "id": job,
        "job_id": "REQ-1042",
        "title": "Senior Data Engineer",
        "location": "Oslo, Norway",
        "url": f"{here}/jobs/{job}",
    }
    candidate = told["candidate"]
    assert (candidate["name"], candidate["created"]) == ("Kari Nordmann", True)
    assert candidate["url"] == f"{here}/candidates/{candidate['id']}"
    place = told["application"]
    assert (place["stage"], place["stage_kind"], place["status"]) == ("Prospect", "prospect", "active")
    assert place["url"] == f"{here}/jobs/{job}/prospects"
    assert [row.id for row in people_on_job.prospects(rita, job).page.rows] == [place["id"]]
    assert people_on_job.applicants(rita, job).page.rows == []


def test_the_same_key_again_gets_the_same_answer_and_changes_nothing(api: Api, people: People) -> None:
    rita = people.recruiter()
    caller, job, person = api.of(rita), people.job((rita, TeamRole.RECRUITER)), people.person()
    first = caller.export(job, person, note="Met at a fair")
    again = caller.export(job, person, note="Met at a fair")
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json == first.json
    assert (Candidate.select().count(), Application.select().count(), Note.select().count()) == (1, 1, 1)


def test_the_same_person_to_the_same_job_says_so_and_changes_nothing(api: Api, people: People) -> None:
    rita = people.recruiter()
    caller, job, person = api.of(rita), people.job((rita, TeamRole.RECRUITER)), people.person()
    first = caller.export(job, person).json
    again = caller.export(job, person, key="key-2", note="kept in the box")
    assert again.status_code == 200
    assert (again.json["export"]["outcome"], again.json["export"]["can_undo"]) == ("already_on_job", False)
    assert again.json["application"]["id"] == first["application"]["id"]
    assert again.json["candidate"] == first["candidate"] | {"created": False}
    assert Note.select().count() == 0


def test_the_same_person_to_a_second_job_is_no_second_candidate(api: Api, people: People) -> None:
    rita = people.recruiter()
    caller, person = api.of(rita), people.person()
    jobs = [people.job((rita, TeamRole.RECRUITER)) for _ in range(2)]
    told = [caller.export(job, person, key=f"key-{job}").json for job in jobs]
    assert told[0]["candidate"]["id"] == told[1]["candidate"]["id"]
    assert told[0]["application"]["id"] != told[1]["application"]["id"]
    assert [one["candidate"]["created"] for one in told] == [True, False]


def test_the_typed_address_wins_and_a_private_note_is_kept_as_private(api: Api, people: People) -> None:
    rita = people.recruiter()
    job = people.job((rita, TeamRole.RECRUITER))
    person = people.person(email="page@x.example")
    api.of(rita).export(job, person, email="typed@x.example", note="Only for me", note_private=True)
    assert Candidate.get().email == "typed@x.example"
    assert (Note.get().text, Note.get().private) == ("Only for me", True)


def test_long_details_are_cut_and_never_refused(api: Api, people: People) -> None:
    rita = people.recruiter()
    person = people.person(headline="h" * 5000, company="c" * 301, location="l" * 300)
    assert api.of(rita).export(people.job((rita, TeamRole.RECRUITER)), person).status_code == 201
    kept = Candidate.get()
    assert (len(kept.headline), len(kept.company), len(kept.location)) == (300, 300, 300)


def test_the_preview_says_before_the_click_where_somebody_is_already(api: Api, people: People) -> None:
    rita = people.recruiter()
    caller, person = api.of(rita), people.person("Kari Nordmann")
    unknown = caller.post("/api/v1/exports/preview", {"person": described(person)})
    assert (unknown.status_code, unknown.json) == (200, {"candidate": None, "applications": []})
    job = people.job((rita, TeamRole.RECRUITER), job_id="REQ-1042")
    exported = people.export(rita, job, person)
    known = caller.post("/api/v1/exports/preview", {"person": described(person)}).json
    assert known["candidate"]["id"] == exported.candidate
    (there,) = known["applications"]
    assert (there["job"]["job_id"], there["stage"], there["stage_kind"]) == ("REQ-1042", "Prospect", "prospect")


def test_the_preview_keeps_prospects_of_other_teams_to_itself(api: Api, people: People) -> None:
    rita, other = people.recruiter(), people.recruiter()
    person = people.person()
    people.export(rita, people.job((rita, TeamRole.RECRUITER)), person)
    told = api.of(other).post("/api/v1/exports/preview", {"person": described(person)}).json
    assert told["applications"] == []


@pytest.mark.parametrize(
    ("status", "prospects", "code"),
    [
        *[(status, True, "job_not_active") for status in JobStatus if status not in (JobStatus.ACTIVE, JobStatus.CLOSED)],
        (JobStatus.CLOSED, True, "job_closed"),
        (JobStatus.ACTIVE, False, "prospects_off"),
    ],
)
@pytest.mark.statement(65, 66, 67)
def test_a_job_that_takes_nobody_says_why(api: Api, people: People, status: JobStatus, prospects: bool, code: str) -> None:
    rita = people.recruiter()
    job = people.job((rita, TeamRole.RECRUITER), status=status, prospects=prospects, job_id="REQ-7")
    problems_read = problem(api.of(rita).export(job, people.person()), 409, code)
    assert "REQ-7" in problems_read["detail"]
    assert Candidate.select().count() == 0


@pytest.mark.statement(70, 71)
def test_who_may_read_a_job_but_not_export_to_it_is_told_so(api: Api, people: People) -> None:
    interviewer, reader = people.user(), people.read_only()
    job = people.job((interviewer, TeamRole.INTERVIEWER))
    for actor in (interviewer, reader, people.administrator()):
        problem(api.of(actor).export(job, people.person()), 403, "not_permitted")


def test_an_unknown_job_and_a_foreign_job_look_alike(api: Api, people: People) -> None:
    foreign, caller = people.job(), api.of(people.recruiter())
    told = [problem(caller.export(job, people.person()), 404, "not_found") for job in (foreign, 999_999_999, 2**53 - 1)]
    assert len({one["detail"] for one in told}) == 1


def test_a_used_key_serves_no_other_export(api: Api, people: People) -> None:
    rita = people.recruiter()
    caller, job = api.of(rita), people.job((rita, TeamRole.RECRUITER))
    caller.export(job, people.person())
    problem(caller.export(job, people.person()), 422, "key_reused")
    assert Candidate.select().count() == 1


@pytest.mark.parametrize("key", ["", "k" * 201, "café", "tab\there"])
def test_an_export_without_a_proper_key_is_refused(api: Api, people: People, key: str) -> None:
    rita = people.recruiter()
    problem(api.of(rita).export(people.job((rita, TeamRole.RECRUITER)), people.person(), key=key), 400, "key_missing")
    problem(api.of(rita).post("/api/v1/exports", {"job": 1, "person": {"name": "A", "email": "a@b.no"}}), 400, "key_missing")


def test_two_possible_people_are_listed_with_evidence_and_the_choice_is_kept(api: Api, people: People) -> None:
    rita = people.recruiter()
    caller, job = api.of(rita), people.job((rita, TeamRole.RECRUITER))
    one = people.export(rita, job, people.person("Kari Nordmann", member_id="AEMAAone", email=None))
    two = people.export(rita, job, people.person("Kari N.", member_id=None, email="kari@x.example"))
    both = people.person("Kari Nordmann", member_id="AEMAAone", email="kari@x.example")
    other_job = people.job((rita, TeamRole.RECRUITER))
    problems_read = problem(caller.export(other_job, both), 409, "ambiguous_person")
    assert [(entry["id"], entry["evidence"][0]) for entry in problems_read["candidates"]] == [
        (one.candidate, "same LinkedIn member ID"),
        (two.candidate, "same e-mail address"),
    ]
    assert problems_read["new"] is False
    refused = problem(caller.export(other_job, both, key="key-3", candidate="new"), 422, "invalid")
    assert [error["field"] for error in refused["errors"]] == ["candidate"]
    chosen = caller.export(other_job, both, key="key-2", candidate=two.candidate)
    assert (chosen.status_code, chosen.json["candidate"]["id"]) == (201, two.candidate)
    assert Candidate.select().count() == 2


def test_none_of_the_possible_people_makes_a_new_one(api: Api, people: People) -> None:
    rita = people.recruiter()
    caller, job = api.of(rita), people.job((rita, TeamRole.RECRUITER))
    people.export(rita, job, people.person(member_id="AEMAAone", email="shared@x.example"))
    other = people.person(member_id="AEMAAtwo", email="shared@x.example")
    assert problem(caller.export(job, other, key="key-1"), 409, "ambiguous_person")["new"] is True
    told = caller.export(job, other, key="key-2", candidate="new")
    assert (told.status_code, told.json["candidate"]["created"]) == (201, True)


def test_a_choice_that_was_not_offered_is_refused(api: Api, people: People) -> None:
    rita = people.recruiter()
    job = people.job((rita, TeamRole.RECRUITER))
    problems_read = problem(api.of(rita).export(job, people.person(), candidate=4711), 422, "invalid")
    assert [error["field"] for error in problems_read["errors"]] == ["candidate"]


def test_an_undone_export_leaves_nothing_and_once_more_says_the_same(api: Api, people: People) -> None:
    rita = people.recruiter()
    caller, job = api.of(rita), people.job((rita, TeamRole.RECRUITER))
    told = caller.export(job, people.person(), note="Met at a fair").json
    first, again = (caller.post(f"/api/v1/exports/{told['export']['id']}/undo") for _ in range(2))
    assert (first.status_code, again.status_code) == (200, 200)
    assert (first.json["export"]["undone"], first.json["export"]["can_undo"]) == (True, False)
    assert again.json == first.json
    assert (Candidate.select().count(), Application.select().count(), Note.select().count()) == (0, 0, 0)


def test_an_export_cannot_be_undone_once_somebody_moved_the_person_on(api: Api, people: People) -> None:
    rita = people.recruiter()
    caller, job = api.of(rita), people.job((rita, TeamRole.RECRUITER))
    exported = people.applicant(rita, job)
    problem(caller.post(f"/api/v1/exports/{exported.id}/undo"), 409, "cannot_undo")
    assert Application.select().count() == 1


def test_an_export_cannot_be_undone_after_thirty_days(api: Api, people: People, let_pass: Callable[[int], None]) -> None:
    rita = people.recruiter()
    exported = people.export(rita, people.job((rita, TeamRole.RECRUITER)))
    let_pass(30 * clock.DAY)
    problem(api.of(rita).post(f"/api/v1/exports/{exported.id}/undo"), 409, "cannot_undo")


def test_somebody_elses_export_is_not_there_to_undo(api: Api, people: People) -> None:
    rita, other = people.recruiter(), people.recruiter()
    exported = people.export(rita, people.job((rita, TeamRole.RECRUITER), (other, TeamRole.RECRUITER)))
    problem(api.of(other).post(f"/api/v1/exports/{exported.id}/undo"), 404, "not_found")


def test_an_applicant_is_reported_with_their_stage_and_list(api: Api, people: People) -> None:
    rita = people.recruiter()
    job, person = people.job((rita, TeamRole.RECRUITER)), people.person()
    people.applicant(rita, job, person)
    told = api.of(rita).export(job, person).json["application"]
    assert (told["stage"], told["stage_kind"]) == ("Application", "application")
    assert told["url"].endswith(f"/jobs/{job}/applicants")


def test_markup_and_scripts_of_all_kinds_are_kept_as_the_text_they_are(api: Api, people: People) -> None:
    rita = people.recruiter()
    job, caller = people.job((rita, TeamRole.RECRUITER)), api.of(rita)
    name, note = '<b>Kari</b> & "Nordmann" {{7*7}}', "<script>alert(1)</script>\n%(x)s %s"
    told = caller.export(job, described(people.person(name, headline="مرحبا 世界 🙂")), note=note)
    assert (told.status_code, told.json["candidate"]["name"]) == (201, name)
    assert (Candidate.get().name, Candidate.get().headline, Note.get().text) == (name, "مرحبا 世界 🙂", note)
