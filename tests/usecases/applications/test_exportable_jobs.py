"""The jobs in the export box, and why one is missing (attract.md 3.9, users.md 16)."""

import pytest

from server.domain.errors import AttractError, NotAProfile, NotPermitted
from server.domain.jobs import JobStatus
from server.domain.person import Person
from server.domain.roles import Actor, Role, TeamRole
from server.storage import tables
from server.usecases.applications import exportable_jobs, exports
from server.usecases.jobs import hiring_team
from tests.support.people import People, advance


def found(actor: Actor, query: str = "", limit: int = 20) -> list[int]:
    return [job.id for job in exportable_jobs.search(actor, query, limit)[0]]


def reasons(actor: Actor, query: str) -> list[list[str]]:
    return [[reason.code for reason in answer.reasons] for answer in exportable_jobs.why_not(actor, query)]


@pytest.mark.statement(63)
@pytest.mark.parametrize("query", ["Senior Data Engineer", "senior", "SENIOR ENGI", "data sen", "  data  "])
def test_an_active_job_is_found_by_words_of_its_title(people: People, query: str) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER), title="Senior Data Engineer")
    people.job((recruiter, TeamRole.RECRUITER), title="Nurse")
    assert found(recruiter, query) == [job]


@pytest.mark.statement(64)
@pytest.mark.parametrize("query", ["REQ-1042", "req-1042", "1042", "req 104"])
def test_an_active_job_is_found_by_its_job_id(people: People, query: str) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER), job_id="REQ-1042")
    people.job((recruiter, TeamRole.RECRUITER), job_id="REQ-2042")
    assert found(recruiter, query) == [job]


@pytest.mark.parametrize("query", ["sjøfører", "Sjoforer", "SJØFØRER", "sjo", "ærlig", "aerlig", "Łódź", "lodz", "工程", "инжен"])
def test_a_title_is_found_whatever_letters_the_keyboard_has(people: People, query: str) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER), title="Ærlig Sjøfører Łódź 工程师 Инженер")
    assert found(recruiter, query) == [job]


@pytest.mark.parametrize("query", ["'", '"', "' or 1=1 --", "NEAR(", "a AND", "*", ":*", "\\", "&|!", "(", "…", "\x00", "\ud800"])
def test_nothing_that_is_typed_breaks_the_search(people: People, query: str) -> None:
    recruiter = people.recruiter()
    people.job((recruiter, TeamRole.RECRUITER), title="Nurse")
    assert isinstance(found(recruiter, query), list)
    assert isinstance(exportable_jobs.why_not(recruiter, query), list)


@pytest.mark.statement(65, 66, 67)
def test_only_active_jobs_with_prospects_on_are_offered(people: People) -> None:
    recruiter = people.recruiter()
    place = (recruiter, TeamRole.RECRUITER)
    active = people.job(place)
    people.job(place, prospects=False)
    for status in set(JobStatus) - {JobStatus.ACTIVE}:
        people.job(place, status=status)
    assert found(recruiter) == [active]


@pytest.mark.statement(68, 69, 70, 71)
def test_each_sees_the_jobs_they_may_export_to_and_no_others(people: People) -> None:
    recruiter, manager, interviewer, read_only = people.recruiter(), people.manager(), people.recruiter(), people.read_only()
    team = ((recruiter, TeamRole.RECRUITER), (manager, TeamRole.HIRING_MANAGER), (interviewer, TeamRole.INTERVIEWER))
    job = people.job(*team)
    without_managers = people.job(*team, managers_see=False)
    delegate = people.user()
    hiring_team.add(manager, job, delegate.id, TeamRole.DELEGATE)
    hiring_team.add(manager, without_managers, delegate.id, TeamRole.DELEGATE)
    assert sorted(found(recruiter)) == [job, without_managers]
    assert found(manager) == found(delegate) == [job]
    assert found(interviewer) == found(read_only) == found(people.administrator()) == []


def test_what_is_offered_is_what_can_be_exported_to(people: People) -> None:
    someone = people.user(*Role)
    leads = (TeamRole.RECRUITER, TeamRole.HIRING_MANAGER, TeamRole.INTERVIEWER)
    jobs = [
        people.job(*place, managers_see=managers, prospects=prospects, status=status)
        for place in ((), *(((someone, role),) for role in leads))
        for managers in (True, False)
        for prospects in (True, False)
        for status in (JobStatus.ACTIVE, JobStatus.DRAFT)
    ]
    offered = set(found(someone, limit=50))
    for job in jobs:
        if job in offered:
            assert people.export(someone, job).outcome == "exported"
        else:
            with pytest.raises(AttractError):
                people.export(someone, job)


def test_jobs_used_last_come_first_then_the_newest(people: People) -> None:
    recruiter = people.recruiter()
    old, used, newest = [people.job((recruiter, TeamRole.RECRUITER)) for _ in range(3)]
    people.export(recruiter, used)
    assert found(recruiter) == [used, newest, old]
    listed = exportable_jobs.search(recruiter, "", 20)[0]
    assert [job.exported_at is not None for job in listed] == [True, False, False]


def test_the_list_says_whether_there_is_more(people: People) -> None:
    recruiter = people.recruiter()
    for _ in range(3):
        people.job((recruiter, TeamRole.RECRUITER))
    assert [exportable_jobs.search(recruiter, "", limit)[1] for limit in (2, 3, 4)] == [True, False, False]


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        pytest.param(JobStatus.DRAFT, ["not_active"], marks=pytest.mark.statement(65)),
        pytest.param(JobStatus.CLOSED, ["closed"], marks=pytest.mark.statement(66)),
        pytest.param(JobStatus.ACTIVE, [], marks=pytest.mark.statement(63)),
    ],
)
def test_a_missing_job_says_what_its_status_is(people: People, status: JobStatus, reason: list[str]) -> None:
    recruiter = people.recruiter()
    people.job((recruiter, TeamRole.RECRUITER), status=status, job_id="REQ-1")
    assert reasons(recruiter, "REQ-1") == [reason]


@pytest.mark.statement(67)
def test_a_job_without_prospects_says_so(people: People) -> None:
    recruiter = people.recruiter()
    people.job((recruiter, TeamRole.RECRUITER), prospects=False, job_id="REQ-1")
    assert reasons(recruiter, "REQ-1") == [["prospects_off"]]


@pytest.mark.statement(70, 71)
def test_who_may_not_export_is_told_why(people: People) -> None:
    interviewer, manager = people.manager(), people.manager()
    people.job((interviewer, TeamRole.INTERVIEWER), (manager, TeamRole.HIRING_MANAGER), managers_see=False, job_id="REQ-1")
    assert reasons(interviewer, "REQ-1") == [["interviewer_only"]]
    assert reasons(manager, "REQ-1") == [["hiring_managers_off"]]
    assert reasons(people.recruiter(), "REQ-1") == [["not_on_team"]]
    assert reasons(people.read_only(), "REQ-1") == reasons(people.administrator(), "REQ-1") == [["role_missing"]]


def test_every_reason_is_named(people: People) -> None:
    people.job(status=JobStatus.CLOSED, prospects=False, job_id="REQ-1")
    assert reasons(people.recruiter(), "REQ-1") == [["closed", "not_on_team", "prospects_off"]]


def test_somebody_without_a_role_learns_of_own_jobs_only(people: People) -> None:
    interviewer = people.user()
    people.job(title="Secret plan")
    own = people.job((interviewer, TeamRole.INTERVIEWER), title="Known plan")
    assert [answer.job.id for answer in exportable_jobs.why_not(interviewer, "plan")] == [own]


def test_own_jobs_are_told_of_however_many_others_match(people: People) -> None:
    interviewer, boss, delegate = people.user(), people.recruiter(), people.user()
    own = people.job((interviewer, TeamRole.INTERVIEWER), (boss, TeamRole.RECRUITER), title="Night plan", status=JobStatus.CLOSED)
    hiring_team.add(boss, own, delegate.id, TeamRole.DELEGATE)
    for _ in range(exportable_jobs.ASKED + 1):
        people.job(title="Secret plan")
    for reader in (interviewer, delegate):
        assert [answer.job.id for answer in exportable_jobs.why_not(reader, "plan")] == [own]


@pytest.mark.statement(71, 135)
@pytest.mark.parametrize("role", [TeamRole.RECRUITER, TeamRole.HIRING_MANAGER])
def test_a_read_only_user_exports_nowhere_though_an_old_place_on_the_team_is_theirs(people: People, role: TeamRole) -> None:
    reader = people.read_only()
    job = people.job((reader, role), job_id="REQ-1")
    assert found(reader) == []
    assert not exportable_jobs.may_export(reader)
    assert reasons(reader, "REQ-1") == [["role_missing"]]
    with pytest.raises(NotPermitted):
        people.export(reader, job)


def test_nothing_asked_is_nothing_answered(people: People) -> None:
    people.job()
    assert exportable_jobs.why_not(people.recruiter(), " … ") == []


def test_before_the_click_it_is_told_where_the_person_is_already(people: People) -> None:
    recruiter, colleague = people.recruiter(), people.recruiter()
    mine, theirs = people.job((recruiter, TeamRole.RECRUITER)), people.job((colleague, TeamRole.RECRUITER))
    person = people.person()
    exported = people.export(recruiter, mine, person)
    people.export(colleague, theirs, person)
    preview = exportable_jobs.preview(recruiter, person)
    assert preview.candidate is not None
    assert preview.candidate.id == exported.candidate
    assert [(one.row.job.id, one.row.stage_name) for one in preview.applications] == [(mine, "Prospect")]
    advance(colleague, people.export(colleague, theirs, person).application)
    assert [one.row.job.id for one in exportable_jobs.preview(recruiter, person).applications] == [mine]


def test_nobody_is_told_of_people_they_may_not_know(people: People) -> None:
    recruiter, delegate = people.recruiter(), people.user()
    person = people.person()
    people.export(recruiter, people.job((recruiter, TeamRole.RECRUITER)), person)
    assert exportable_jobs.preview(delegate, person) == exportable_jobs.ExportPreview(None, [])


def test_nothing_is_known_of_a_stranger_or_of_two_at_once(people: People) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER))
    people.export(recruiter, job, Person("Kari", member_id="M1"))
    people.export(recruiter, job, Person("Kari", "https://www.linkedin.com/in/kari"))
    for person in (people.person(), Person("Kari", "https://www.linkedin.com/in/kari", "M1")):
        assert exportable_jobs.preview(recruiter, person) == exportable_jobs.ExportPreview(None, [])


def test_a_preview_needs_somebody_to_look_for(people: People) -> None:
    with pytest.raises(NotAProfile):
        exportable_jobs.preview(people.recruiter(), Person("Kari"))


def test_an_undone_export_leaves_nothing_to_tell(people: People) -> None:
    recruiter = people.recruiter()
    person = people.person()
    exports.undo(recruiter, people.export(recruiter, people.job((recruiter, TeamRole.RECRUITER)), person).id)
    assert exportable_jobs.preview(recruiter, person).candidate is None
    assert tables.Candidate.select().count() == 0
