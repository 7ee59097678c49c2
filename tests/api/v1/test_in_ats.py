"""In ATS through the API (attract.md 31 E, design sections 5.3, 5.4, 5.11)."""

from typing import Any

import pytest

from server.domain.closing import ClosingReason
from server.domain.feedback import FeedbackText, Recommendation
from server.domain.hosts import HostMode
from server.domain.jobs import JobDraft
from server.domain.roles import Actor, TeamRole
from server.domain.stages import StageKind
from server.storage import tables
from server.storage.account import hosts
from server.storage.applications import feedback as stored_feedback
from server.storage.candidates import notes as stored_notes
from server.storage.jobs import process
from server.usecases import closing
from server.usecases.applications import application_flags, applications
from server.usecases.closing import Close
from tests.support.api_calls import Api, Caller, problem
from tests.support.people import People, advance

HIRE = FeedbackText(Recommendation.HIRE, "Calm", "Talks fast", "Take her")


def look_up(caller: Caller, *profiles: dict[str, Any]) -> list[dict[str, Any]]:
    asked = [{"ref": str(number)} | profile for number, profile in enumerate(profiles)]
    result: list[dict[str, Any]] = caller.post("/api/v1/in-ats/lookup", {"profiles": asked}).json["people"]
    return result


@pytest.mark.statement(84, 85)
def test_a_person_appears_in_ats_once_past_prospect_and_not_before(api: Api, people: People) -> None:
    rita = people.recruiter()
    caller, person = api.of(rita), people.person()
    exported = people.export(rita, people.job((rita, TeamRole.RECRUITER)), person)
    assert look_up(caller, {"member_id": person.member_id}) == [{"ref": "0", "in_ats": False, "candidate": None}]
    problem(caller.get(f"/api/v1/in-ats/cards/{exported.candidate}"), 404, "not_in_ats")
    applications.move_to_application(rita, exported.application)
    assert look_up(caller, {"member_id": person.member_id}) == [{"ref": "0", "in_ats": True, "candidate": exported.candidate}]
    assert caller.get(f"/api/v1/in-ats/cards/{exported.candidate}").status_code == 200


def test_one_request_answers_for_a_whole_page_in_its_order(api: Api, people: People) -> None:
    rita = people.recruiter()
    job = people.job((rita, TeamRole.RECRUITER))
    hosts.decide("127.0.0.1:8001", HostMode.INJECT, None)
    by_id, by_address = people.person(), people.person(member_id=None, profile_url="https://no.linkedin.com/in/Kari/?trk=x")
    first, second = (people.applicant(rita, job, person).candidate for person in (by_id, by_address))
    row = look_up(
        api.of(rita),
        {"profile_url": f"http://127.0.0.1:8001/talent/search/profile/{by_id.member_id}"},
        {"profile_url": "https://www.linkedin.com/in/stranger"},
        {"profile_url": "https://www.linkedin.com/in/kari", "member_id": None},
        {"member_id": "AEMAAstranger", "profile_url": "https://www.linkedin.com/in/kari"},
    )
    assert [one["candidate"] for one in row] == [first, None, second, second]
    assert [one["ref"] for one in row] == ["0", "1", "2", "3"]


@pytest.mark.parametrize(
    "profile",
    [
        {"profile_url": "javascript:alert(1)"},
        {"profile_url": "https://www.linkedin.com/feed/"},
        {"profile_url": "https://www.linkedin.com/company/attract"},
        {"profile_url": "https://[half"},
        {"profile_url": "https://www.linkedin.com/in/" + "a" * 10_000},
        {"profile_url": "\x00"},
        {"member_id": "no id; drop table"},
        {"member_id": "\x00"},
        {},
        {"profile_url": "", "member_id": ""},
    ],
    ids=str,
)
def test_an_address_that_is_none_is_told_and_spoils_nothing_else(api: Api, people: People, profile: dict[str, str]) -> None:
    rita = people.recruiter()
    good = people.person()
    candidate = people.applicant(rita, people.job((rita, TeamRole.RECRUITER)), good).candidate
    bad, fine = look_up(api.of(rita), profile, {"member_id": good.member_id})
    assert bad == {"ref": "0", "in_ats": False, "candidate": None, "problem": "not_a_profile"}
    assert fine["candidate"] == candidate


@pytest.mark.parametrize("number", [0, 101])
def test_a_page_has_1_to_100_profiles(api: Api, people: People, number: int) -> None:
    profiles = [{"ref": str(one), "member_id": "AEMAAx"} for one in range(number)]
    problems_read = problem(api.of(people.recruiter()).post("/api/v1/in-ats/lookup", {"profiles": profiles}), 422, "invalid")
    assert problems_read["errors"][0]["field"] == "profiles"


def test_a_hundred_profiles_are_answered(api: Api, people: People) -> None:
    profiles = [{"member_id": f"AEMAA{number}"} for number in range(100)]
    assert len(look_up(api.of(people.recruiter()), *profiles)) == 100


def test_a_mere_interviewer_sees_nothing_in_ats(api: Api, people: People) -> None:
    rita, ingrid = people.recruiter(), people.user()
    job = people.job((rita, TeamRole.RECRUITER), (ingrid, TeamRole.INTERVIEWER))
    candidate = people.applicant(rita, job).candidate
    caller = api.of(ingrid)
    problem(caller.post("/api/v1/in-ats/lookup", {"profiles": [{"ref": "0", "member_id": "AEMAAx"}]}), 403, "not_permitted")
    problem(caller.get(f"/api/v1/in-ats/cards/{candidate}"), 403, "not_permitted")


def card(api: Api, reader: Actor, candidate: int) -> dict[str, Any]:
    result: dict[str, Any] = api.of(reader).get(f"/api/v1/in-ats/cards/{candidate}").json
    return result


@pytest.mark.statement(78, 79, 80, 87)
def test_jobs_and_statuses_show_the_latest_status_and_the_way_there(api: Api, people: People) -> None:
    rita = people.recruiter("Rita Recruiter")
    job = people.job((rita, TeamRole.RECRUITER), job_id="REQ-1042")
    exported = people.applicant(rita, job, people.person("Kari Nordmann"))
    advance(rita, exported.application)
    told = card(api, rita, exported.candidate)
    assert set(told) == {"candidate", "as_of", "jobs", "feedback", "notes"}
    here = "http://127.0.0.1:8000"
    assert told["candidate"] == {
        "id": exported.candidate,
        "name": "Kari Nordmann",
        "url": f"{here}/candidates/{exported.candidate}",
    }
    (there,) = told["jobs"]
    assert (there["job"]["job_id"], there["job"]["url"]) == ("REQ-1042", f"{here}/jobs/{job}")
    assert (there["stage"], there["status"], there["status_text"]) == ("Interview", "active", "Interview")
    assert [step["stage"] for step in there["path"]] == ["Prospect", "Application", "Interview"]
    applications.reject(rita, exported.application, "others_more_qualified")
    (there,) = card(api, rita, exported.candidate)["jobs"]
    assert (there["stage"], there["status"], there["status_text"]) == ("Interview", "rejected", "Rejected")
    assert [step["stage"] for step in there["path"]] == ["Prospect", "Application", "Interview"]


def test_an_accepted_offer_and_a_closed_job_are_said_in_the_status(api: Api, people: People) -> None:
    rita = people.recruiter()
    job = people.job((rita, TeamRole.RECRUITER))
    kari, per = (people.applicant(rita, job, people.person(name)) for name in ("Kari Nordmann", "Per Hansen"))
    for _ in range(2):
        advance(rita, kari.application)
    application_flags.accept_offer(rita, kari.application, True)
    closing.close(rita, job, Close(ClosingReason.FILLED, hired=kari.application))
    said = [card(api, rita, one.candidate)["jobs"][0]["status_text"] for one in (kari, per)]
    assert said == ["Offer accepted", "Job closed"]


@pytest.mark.statement(86)
def test_of_two_jobs_only_the_one_past_prospect_is_shown(api: Api, people: People) -> None:
    rita = people.recruiter()
    jobs = [people.job((rita, TeamRole.RECRUITER)) for _ in range(2)]
    person = people.person()
    exported = people.applicant(rita, jobs[0], person)
    on_second = people.export(rita, jobs[1], person)
    stored_notes.add(exported.candidate, on_second.application, rita.id, "About a mere prospect", False)
    told = card(api, rita, exported.candidate)
    assert [one["job"]["id"] for one in told["jobs"]] == [jobs[0]]
    assert told["notes"] == []


@pytest.mark.statement(81, 82)
def test_interview_feedback_shows_what_was_submitted_and_not_what_was_only_saved(api: Api, people: People) -> None:
    rita, ingrid, ivar = people.recruiter(), people.user(name="Ingrid"), people.user(name="Ivar")
    team = ((rita, TeamRole.RECRUITER), (ingrid, TeamRole.INTERVIEWER), (ivar, TeamRole.INTERVIEWER))
    exported = people.applicant(rita, people.job(*team))
    stored_feedback.keep(exported.application, ingrid.id, HIRE, submit=True)
    stored_feedback.keep(exported.application, ivar.id, HIRE, submit=False)
    stored_feedback.keep(exported.application, rita.id, HIRE, submit=False)
    (shown,) = card(api, rita, exported.candidate)["feedback"]
    assert (shown["author"], shown["recommendation"], shown["strengths"]) == ("Ingrid", "hire", "Calm")
    assert (shown["weaknesses"], shown["comment"]) == ("Talks fast", "Take her")


@pytest.mark.statement(83)
def test_notes_show_what_was_written_but_nobody_elses_private_ones(api: Api, people: People) -> None:
    rita, hanna = people.recruiter("Rita"), people.manager("Hanna")
    job = people.job((rita, TeamRole.RECRUITER), (hanna, TeamRole.HIRING_MANAGER), job_id="REQ-1042")
    exported = people.applicant(rita, job)
    stored_notes.add(exported.candidate, exported.application, rita.id, "Public of Rita", False)
    stored_notes.add(exported.candidate, None, hanna.id, "General of Hanna", False)
    stored_notes.add(exported.candidate, exported.application, hanna.id, "Private of Hanna", True)
    stored_notes.add(exported.candidate, exported.application, rita.id, "Private of Rita", True)
    shown = {note["text"]: note for note in card(api, rita, exported.candidate)["notes"]}
    assert set(shown) == {"Public of Rita", "General of Hanna", "Private of Rita"}
    assert (shown["Private of Rita"]["private"], shown["Private of Rita"]["mine"]) == (True, True)
    assert (shown["General of Hanna"]["job"], shown["General of Hanna"]["mine"]) == (None, False)
    assert shown["Public of Rita"]["job"]["job_id"] == "REQ-1042"


def test_the_card_links_only_to_jobs_the_reader_may_open(api: Api, people: People) -> None:
    rita, other = people.recruiter(), people.recruiter()
    exported = people.applicant(rita, people.job((rita, TeamRole.RECRUITER)))
    assert card(api, other, exported.candidate)["jobs"][0]["job"]["url"] is None
    assert card(api, people.read_only(), exported.candidate)["jobs"][0]["job"]["url"] is not None


@pytest.mark.parametrize("candidate", ["0", "-1", "abc", "1.5", str(2**53), "9" * 5000])
def test_what_is_no_id_is_not_found(api: Api, people: People, candidate: str) -> None:
    problem(api.of(people.recruiter()).get(f"/api/v1/in-ats/cards/{candidate}"), 404, "not_found")


def test_markup_in_names_and_notes_travels_as_the_text_it_is(api: Api, people: People) -> None:
    rita = people.recruiter()
    markup = "<img src=x onerror=alert(1)>"
    job = people.job((rita, TeamRole.RECRUITER), draft=JobDraft(markup, "x", "y"))
    exported = people.applicant(rita, job, people.person(markup))
    stored_notes.add(exported.candidate, None, rita.id, markup, False)
    answer = api.of(rita).get(f"/api/v1/in-ats/cards/{exported.candidate}")
    assert (answer.content_type, answer.headers["X-Content-Type-Options"]) == ("application/json", "nosniff")
    assert (answer.json["candidate"]["name"], answer.json["notes"][0]["text"]) == (markup, markup)


def test_stage_names_come_in_the_readers_language_and_own_names_as_they_are(api: Api, people: People) -> None:
    rita = people.recruiter()
    job = people.job((rita, TeamRole.RECRUITER))
    own = next(stage for stage in process.stages(job) if stage.kind is StageKind.INTERVIEW)
    tables.Stage.update(name="Notes").where(tables.Stage.id == own.id).execute()
    exported = people.applicant(rita, job)
    advance(rita, exported.application)
    answer = api.of(rita).get(f"/api/v1/in-ats/cards/{exported.candidate}", **{"Accept-Language": "nb"})
    assert [step["stage"] for step in answer.json["jobs"][0]["path"]] == ["Prospekt", "Søknad", "Notes"]
