"""The export, on both databases (attract.md 31 D, design section 5.2)."""

from dataclasses import replace

import pytest

from server.domain.errors import (
    AttractError,
    Invalid,
    JobClosed,
    JobNotActive,
    KeyReused,
    NotAProfile,
    NotFound,
    NotPermitted,
    ProspectsOff,
)
from server.domain.jobs import JobStatus
from server.domain.person import Person
from server.domain.roles import Role, TeamRole
from server.storage import tables
from server.usecases.applications import applications, exports, people_on_job
from server.usecases.applications.exports import ExportRequest
from server.usecases.candidates import candidates, notes
from server.usecases.jobs import hiring_team
from tests.support.people import People

REFUSED = {
    JobStatus.DRAFT: JobNotActive,
    JobStatus.PENDING: JobNotActive,
    JobStatus.APPROVED: JobNotActive,
    JobStatus.REJECTED: JobNotActive,
    JobStatus.CLOSED: JobClosed,
}


def rows() -> dict[str, int]:
    """How many candidates, identities, applications, notes and exports there are."""
    kept = (tables.Candidate, tables.LinkedInIdentity, tables.Application, tables.Note, tables.Export)
    return {table.__name__: table.select().count() for table in kept}


NOTHING = {"Candidate": 0, "LinkedInIdentity": 0, "Application": 0, "Note": 0, "Export": 0}


@pytest.mark.statement(74, 75)
def test_an_exported_person_is_on_the_prospect_tab_and_not_among_the_applicants(people: People) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER))
    answer = people.export(recruiter, job)
    assert (answer.outcome, answer.stage, answer.stage_kind, answer.status) == ("exported", "Prospect", "prospect", "active")
    assert [row.name for row in people_on_job.prospects(recruiter, job).page.rows] == ["Kari Nordmann"]
    assert people_on_job.applicants(recruiter, job).page.rows == []


def test_an_export_keeps_who_the_person_is_where_they_came_from_and_the_first_step(people: People) -> None:
    recruiter = people.recruiter(name="Rita")
    job = people.job((recruiter, TeamRole.RECRUITER), title="Designer", job_id="REQ-77")
    person = Person("Kari", "https://www.linkedin.com/in/Kari", "M1", "Kari@Example.org", "Designs", "Fjord", "Oslo")
    answer = people.export(recruiter, job, person)
    profile = candidates.profile(recruiter, answer.candidate)
    assert profile.row[1:8] == ("Kari", "Kari@Example.org", None, "Designs", "Fjord", "Oslo", "linkedin")
    assert [(one.key, one.profile_url) for one in profile.identities] == [
        ("member:M1", "https://www.linkedin.com/in/kari"),
        ("in:kari", "https://www.linkedin.com/in/kari"),
    ]
    assert [(stage_change.move, stage_change.stage_name, stage_change.by) for stage_change in profile.applications[0].path] == [
        ("exported", "Prospect", "Rita")
    ]
    assert (answer.job_id, answer.job_title, answer.candidate_name, answer.candidate_created) == (
        "REQ-77",
        "Designer",
        "Kari",
        True,
    )


@pytest.mark.statement(65, 66, 181)
@pytest.mark.parametrize(("status", "refusal"), REFUSED.items())
def test_only_an_active_job_takes_people(people: People, status: JobStatus, refusal: type[AttractError]) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER), status=status)
    with pytest.raises(refusal):
        people.export(recruiter, job)
    assert rows() == NOTHING


@pytest.mark.statement(67)
def test_a_job_with_prospects_off_takes_nobody(people: People) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER), prospects=False)
    with pytest.raises(ProspectsOff):
        people.export(recruiter, job)
    assert rows() == NOTHING


@pytest.mark.statement(68)
def test_the_recruiter_of_the_job_can_export(people: People) -> None:
    recruiter = people.recruiter()
    assert people.export(recruiter, people.job((recruiter, TeamRole.RECRUITER))).outcome == "exported"


@pytest.mark.statement(69)
def test_the_hiring_manager_of_the_job_can_export_while_managers_see_prospects(people: People) -> None:
    manager = people.manager()
    assert people.export(manager, people.job((manager, TeamRole.HIRING_MANAGER))).outcome == "exported"
    with pytest.raises(NotPermitted):
        people.export(manager, people.job((manager, TeamRole.HIRING_MANAGER), managers_see=False))


@pytest.mark.statement(140)
@pytest.mark.parametrize("lead", [TeamRole.RECRUITER, TeamRole.HIRING_MANAGER])
def test_a_delegate_exports_as_whoever_named_them_could(people: People, lead: TeamRole) -> None:
    boss = people.user(Role.RECRUITER, Role.HIRING_MANAGER)
    delegate = people.user()
    job = people.job((boss, lead))
    hiring_team.add(boss, job, delegate.id, TeamRole.DELEGATE)
    assert people.export(delegate, job).outcome == "exported"


@pytest.mark.statement(70)
def test_a_mere_interviewer_of_the_job_cannot_export(people: People) -> None:
    interviewer = people.recruiter()
    job = people.job((interviewer, TeamRole.INTERVIEWER))
    with pytest.raises(NotPermitted):
        people.export(interviewer, job)
    assert rows() == NOTHING


@pytest.mark.statement(71)
def test_a_read_only_user_cannot_export(people: People) -> None:
    with pytest.raises(NotPermitted):
        people.export(people.read_only(), people.job())
    assert rows() == NOTHING


def test_an_administrator_off_the_team_cannot_export(people: People) -> None:
    with pytest.raises(NotPermitted):
        people.export(people.administrator(), people.job())


@pytest.mark.parametrize("which", ["unknown", "foreign", "beyond any number"])
def test_an_unknown_or_foreign_job_is_not_there(people: People, which: str) -> None:
    recruiter = people.recruiter()
    job = {"unknown": 10_000, "foreign": people.job(), "beyond any number": 10**30}[which]
    with pytest.raises(NotFound):
        people.export(recruiter, job)
    assert rows() == NOTHING


@pytest.mark.parametrize(
    ("person", "refusal"),
    [
        (Person("", member_id="M1"), Invalid),
        (Person("x" * 10_240, member_id="M1"), Invalid),
        (Person("Kari", member_id="M1", email="kari"), Invalid),
        (Person("Kari", profile_url="https://www.linkedin.com/feed/"), NotAProfile),
        (Person("Kari", profile_url="javascript:alert(1)"), NotAProfile),
        (Person("Kari", profile_url="https://www.linkedin.com/in/kari%00"), NotAProfile),
        (Person("Kari", member_id="M 1"), NotAProfile),
        (Person("Kari"), NotAProfile),
    ],
    ids=["no name", "10 KB of name", "no e-mail address", "feed", "javascript", "NUL", "malformed member id", "nothing to go by"],
)
def test_a_person_who_is_none_is_refused_and_nothing_is_kept(people: People, person: Person, refusal: type[AttractError]) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER))
    with pytest.raises(refusal):
        people.export(recruiter, job, person)
    assert rows() == NOTHING


def test_markup_control_characters_and_any_script_are_kept_as_the_text_they_are(people: People) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER))
    person = people.person("<b>Åse</b>\x00 王小明 😀", headline="<script>\ud800alert(1)</script>")
    answer = exports.export(recruiter, "k", ExportRequest(job, person, note="<i>note</i>\x00"))
    row = candidates.profile(recruiter, answer.candidate).row
    assert (row.name, row.headline) == ("<b>Åse</b> 王小明 😀", "<script>alert(1)</script>")
    assert [note.text for note in notes.read(recruiter, answer.candidate).notes] == ["<i>note</i>"]


def test_the_typed_address_wins_over_the_page_and_the_note_goes_with_the_application(people: People) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER))
    person = people.person(email="page@example.org")
    request = ExportRequest(job, person, email="typed@example.org", note="Met at a fair.", note_private=True)
    answer = exports.export(recruiter, "k", request)
    kept = notes.read(recruiter, answer.candidate)
    assert kept.row.email == "typed@example.org"
    assert [(note.text, note.private, note.application) for note in kept.notes] == [("Met at a fair.", True, answer.application)]


def test_a_blank_note_is_no_note(people: People) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER))
    exports.export(recruiter, "k", ExportRequest(job, people.person(), note=" \n "))
    assert rows()["Note"] == 0


def test_the_same_key_again_gets_the_same_answer_and_changes_nothing(people: People) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER))
    person = people.person()
    first = people.export(recruiter, job, person, key="tab-1")
    before = rows()
    again = people.export(recruiter, job, person, key="tab-1")
    assert (again, again.replayed, first.replayed) == (replace(first, replayed=True), True, False)
    assert rows() == before


def test_the_same_key_is_answered_though_the_job_has_closed_or_the_place_on_the_team_is_gone(people: People) -> None:
    recruiter, boss = people.recruiter(), people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER), (boss, TeamRole.RECRUITER))
    person = people.person()
    first = people.export(recruiter, job, person, key="queued")
    tables.Job.update(status=JobStatus.CLOSED).execute()
    tables.TeamMember.delete().where(tables.TeamMember.user == recruiter.id).execute()
    assert people.export(recruiter, job, person, key="queued").id == first.id


def test_the_same_key_for_something_else_is_refused(people: People) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER))
    people.export(recruiter, job, people.person(), key="k")
    with pytest.raises(KeyReused):
        people.export(recruiter, job, people.person(), key="k")


def test_two_people_may_use_the_same_key(people: People) -> None:
    one, other = people.recruiter(), people.recruiter()
    job = people.job((one, TeamRole.RECRUITER), (other, TeamRole.RECRUITER))
    person = people.person()
    assert people.export(one, job, person, key="k").outcome == "exported"
    assert people.export(other, job, person, key="k").outcome == "already_on_job"


def test_a_refused_export_leaves_its_key_free(people: People) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER), prospects=False)
    person = people.person()
    with pytest.raises(ProspectsOff):
        people.export(recruiter, job, person, key="k")
    tables.Job.update(prospects_enabled=True).execute()
    assert people.export(recruiter, job, person, key="k").outcome == "exported"


def test_the_same_person_to_the_same_job_again_changes_nothing_and_says_so(people: People) -> None:
    recruiter, colleague = people.recruiter(), people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER), (colleague, TeamRole.RECRUITER))
    person = people.person()
    first = people.applicant(recruiter, job, person)
    known = candidates.profile(recruiter, first.candidate)
    before = rows() | {"Export": 2}
    more = replace(person, email="kari@example.org", profile_url="https://www.linkedin.com/in/kari", headline="New")
    answer = exports.export(colleague, "other", ExportRequest(job, more, note="Hello"))
    assert (answer.outcome, answer.can_undo, answer.candidate_created) == ("already_on_job", False, False)
    assert (answer.application, answer.candidate, answer.stage) == (first.application, first.candidate, "Application")
    assert rows() == before
    assert candidates.profile(recruiter, first.candidate) == known


def test_the_same_person_to_a_second_job_is_a_second_application_of_one_candidate(people: People) -> None:
    recruiter = people.recruiter()
    jobs = [people.job((recruiter, TeamRole.RECRUITER)) for _ in range(2)]
    person = people.person()
    answers = [people.export(recruiter, job, person) for job in jobs]
    assert answers[0].candidate == answers[1].candidate
    assert [answer.candidate_created for answer in answers] == [True, False]
    assert rows() == {"Candidate": 1, "LinkedInIdentity": 1, "Application": 2, "Note": 0, "Export": 2}


def test_somebody_turned_down_is_still_on_the_job(people: People) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER))
    person = people.person()
    first = people.export(recruiter, job, person)
    applications.reject(recruiter, first.application, "other")
    answer = people.export(recruiter, job, person)
    assert (answer.outcome, answer.status, answer.application) == ("already_on_job", "rejected", first.application)
