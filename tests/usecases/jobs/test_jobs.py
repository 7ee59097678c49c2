"""Listing, making, changing and activating jobs (attract.md 4 and 31 J)."""

from dataclasses import replace

import pytest

from server.domain import clock
from server.domain.errors import EditConflict, Invalid, JobLocked, JobNotActive, NotFound, NotPermitted
from server.domain.job_keywords import KeywordKind
from server.domain.jobs import JobStatus
from server.domain.permissions import Action
from server.domain.roles import Role, TeamRole
from server.domain.stages import DEFAULT_STAGES
from server.storage import tables
from server.usecases import edit_conflict
from server.usecases.applications import exportable_jobs
from server.usecases.jobs import job_keywords, jobs, process, templates
from tests.support.people import DRAFT, People


@pytest.mark.statement(151, 165, 197)
def test_a_new_job_is_a_draft_with_the_default_process_and_prospects_on(people: People) -> None:
    recruiter = people.recruiter()
    job = jobs.create(recruiter, DRAFT, TeamRole.RECRUITER)
    view, kept = jobs.read(recruiter, job), process.read(recruiter, job)
    assert (view.job.status, view.job.openings, view.description) == ("draft", 1, "Builds the pipelines.")
    assert [(stage.kind, stage.name) for stage in kept.stages] == list(DEFAULT_STAGES)
    assert (kept.prospects_enabled, kept.managers_see_prospects, kept.frozen) == (True, True, False)


@pytest.mark.statement(150)
def test_the_makers_roles_to_choose_from_are_those_they_hold(people: People) -> None:
    assert jobs.roles_for_new_job(people.recruiter()) == [TeamRole.RECRUITER]
    assert jobs.roles_for_new_job(people.manager()) == [TeamRole.HIRING_MANAGER]
    both = people.user(Role.RECRUITER, Role.HIRING_MANAGER)
    assert jobs.roles_for_new_job(both) == [TeamRole.RECRUITER, TeamRole.HIRING_MANAGER]
    for role in (TeamRole.HIRING_MANAGER, TeamRole.INTERVIEWER, TeamRole.DELEGATE, None):
        with pytest.raises(Invalid):
            jobs.create(people.recruiter(), DRAFT, role)


@pytest.mark.statement(129, 135)
def test_without_recruiter_or_hiring_manager_role_nobody_makes_a_job(people: People) -> None:
    for actor in (people.administrator(), people.read_only(), people.user()):
        with pytest.raises(NotPermitted):
            jobs.create(actor, DRAFT, TeamRole.RECRUITER)
    assert jobs.create(people.user(Role.ADMINISTRATOR, Role.RECRUITER), DRAFT, TeamRole.RECRUITER)


@pytest.mark.statement(152, 153, 154)
def test_a_bad_draft_is_not_kept(people: People) -> None:
    with pytest.raises(Invalid) as refused:
        jobs.create(people.recruiter(), replace(DRAFT, title=" ", location=""), TeamRole.RECRUITER)
    assert set(refused.value.errors) == {"title", "location"}
    assert tables.Job.select().count() == 0


def test_job_ids_count_on_from_the_highest_whatever_else_people_called_theirs(people: People) -> None:
    recruiter = people.recruiter()

    def next_id() -> str:
        return jobs.read(recruiter, jobs.create(recruiter, DRAFT, TeamRole.RECRUITER)).job.job_id

    assert [next_id(), next_id()] == ["REQ-1001", "REQ-1002"]
    for taken in ("REQ-2000", "ENG-7", "REQ-7", "REQ-x", "REQ-²", "REQ-"):
        people.job(job_id=taken)
    assert next_id() == "REQ-2001"


@pytest.mark.statement(134)
def test_a_read_only_user_and_an_administrator_open_every_job(people: People) -> None:
    job = people.job(status=JobStatus.DRAFT)
    for actor in (people.read_only(), people.administrator()):
        assert jobs.read(actor, job).job.id == job
        assert [row.id for row in jobs.list_jobs(actor, mine=False).page.rows] == [job]


@pytest.mark.statement(144)
def test_a_recruiter_off_the_team_neither_opens_nor_changes_nor_lists_the_job(people: People) -> None:
    recruiter, job = people.recruiter(), people.job()
    for call in (jobs.read, jobs.activate):
        with pytest.raises(NotFound):
            call(recruiter, job)
    with pytest.raises(NotFound):
        jobs.change(recruiter, job, DRAFT)
    with pytest.raises(NotPermitted):
        jobs.list_jobs(recruiter, mine=False)
    assert jobs.list_jobs(recruiter).page.rows == []


@pytest.mark.statement(145, 148, 135)
def test_interviewers_and_read_only_users_read_but_change_and_activate_nothing(people: People) -> None:
    interviewer, reader = people.recruiter(), people.read_only()
    job = people.job((interviewer, TeamRole.INTERVIEWER), status=JobStatus.DRAFT)
    for actor in (interviewer, reader):
        assert jobs.read(actor, job).description == DRAFT.description
        with pytest.raises(NotPermitted):
            jobs.change(actor, job, replace(DRAFT, title="Mine"))
        with pytest.raises(NotPermitted):
            jobs.activate(actor, job)
        assert not {Action.EDIT_JOB, Action.ACTIVATE_JOB} & jobs.read(actor, job).may


def test_a_changed_title_is_found_and_the_old_one_is_not(people: People) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER), title="Designer")
    jobs.change(recruiter, job, replace(DRAFT, title="Sjøfører", openings=3))
    assert [row.id for row in jobs.list_jobs(recruiter, query="sjoforer").page.rows] == [job]
    assert jobs.list_jobs(recruiter, query="designer").page.rows == []
    assert jobs.read(recruiter, job).job.openings == 3


@pytest.mark.statement(172)
def test_a_draft_is_activated_and_then_takes_people(people: People) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER), status=JobStatus.DRAFT)
    for _ in range(2):
        jobs.activate(recruiter, job)
    assert jobs.read(recruiter, job).job.status == "active"
    assert [one.id for one in exportable_jobs.search(recruiter, "", 5)[0]] == [job]


@pytest.mark.statement(170)
@pytest.mark.parametrize("status", [JobStatus.REJECTED, JobStatus.PENDING, JobStatus.CLOSED])
def test_a_job_that_is_rejected_pending_or_closed_cannot_be_activated(people: People, status: JobStatus) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER), status=status)
    with pytest.raises(JobNotActive):
        jobs.activate(recruiter, job)
    assert jobs.read(recruiter, job).job.status == status


@pytest.mark.statement(179)
@pytest.mark.parametrize("mine", [True, False])
def test_the_list_is_filtered_on_status(people: People, mine: bool) -> None:
    actor = people.user(Role.RECRUITER, Role.ADMINISTRATOR)
    made = {status: people.job((actor, TeamRole.RECRUITER), status=status) for status in JobStatus}
    for status, job in made.items():
        assert [row.id for row in jobs.list_jobs(actor, mine, status).page.rows] == [job]
    assert len(jobs.list_jobs(actor, mine).page.rows) == len(JobStatus)


def test_status_and_words_and_paging_filter_together(people: People) -> None:
    actor = people.recruiter()
    place = (actor, TeamRole.RECRUITER)
    wanted = [people.job(place, title=f"Årsak {number}") for number in range(30)]
    people.job(place, title="Årsak closed", status=JobStatus.CLOSED)
    people.job(place, title="Nurse")
    first = jobs.list_jobs(actor, status=JobStatus.ACTIVE, query="ARSAK").page
    second = jobs.list_jobs(actor, status=JobStatus.ACTIVE, query="ARSAK", after=first.after).page
    assert [len(first.rows), len(second.rows), second.after] == [25, 5, None]
    assert [row.id for row in (*first.rows, *second.rows)] == wanted[::-1]


def test_the_list_pages_by_keys_though_times_are_equal(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    actor = people.recruiter()
    monkeypatch.setattr(clock, "now", lambda: 1_800_000_000_000)
    made = [people.job((actor, TeamRole.RECRUITER)) for _ in range(50)]
    first = jobs.list_jobs(actor).page
    second = jobs.list_jobs(actor, after=first.after).page
    assert [row.id for row in (*first.rows, *second.rows)] == made[::-1]
    assert second.after is None


def test_the_list_counts_prospects_and_applicants(people: People) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER))
    people.export(recruiter, job)
    people.export(recruiter, job)
    people.applicant(recruiter, job)
    row = jobs.list_jobs(recruiter).page.rows[0]
    assert (row.prospects, row.applicants) == (2, 1)


@pytest.mark.parametrize("job", [0, 10_000, 10**30])
def test_a_job_that_is_not_there_is_not_found(people: People, job: int) -> None:
    with pytest.raises(NotFound):
        jobs.read(people.administrator(), job)


WORDS = {"skills": ("Python", "Ice navigation"), "job_functions": ("Engineering",), "industries": ("Maritime", "Ours")}


@pytest.mark.statement(157)
def test_a_job_keeps_its_words_and_those_of_its_own_are_suggested_to_others(people: People) -> None:
    recruiter = people.recruiter()
    job = jobs.create(recruiter, replace(DRAFT, **WORDS), TeamRole.RECRUITER)
    assert tuple(jobs.read(recruiter, job).keywords.values()) == tuple(WORDS.values())
    other = people.manager()
    assert job_keywords.suggest(other, KeywordKind.SKILL, "ic") == ["Ice navigation"]
    assert job_keywords.suggest(other, KeywordKind.SKILL, "NAVI") == ["Ice navigation"]
    for text in ("x", "", "%", "_ce", "i%"):
        assert job_keywords.suggest(other, KeywordKind.SKILL, text) == []
    assert job_keywords.suggest(other, KeywordKind.INDUSTRY, "ou") == ["Ours"]


def test_changed_words_take_the_place_of_those_before(people: People) -> None:
    recruiter = people.recruiter()
    job = jobs.create(recruiter, replace(DRAFT, **WORDS), TeamRole.RECRUITER)
    changed = replace(DRAFT, skills=("Rust", "Python"), industries=("Ours",))
    jobs.change(recruiter, job, changed)
    assert jobs.read(recruiter, job).draft == changed


@pytest.mark.statement(158, 159)
@pytest.mark.parametrize(("field", "kind"), [("job_functions", "job_function"), ("industries", "industry")])
def test_a_fourth_word_of_ones_own_is_refused_and_nothing_is_kept(people: People, field: str, kind: str) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER), status=JobStatus.DRAFT)
    with pytest.raises(Invalid) as refused:
        jobs.change(recruiter, job, replace(DRAFT, **{field: ("a", "b", "c", "d")}))
    assert list(refused.value.errors) == [kind]
    assert jobs.read(recruiter, job).draft == DRAFT


def test_words_are_suggested_only_to_whoever_writes_them(people: People) -> None:
    manager = people.user()
    job = people.job((manager, TeamRole.HIRING_MANAGER))
    assert job_keywords.suggest(manager, KeywordKind.SKILL, "x", job) == []
    with pytest.raises(NotPermitted):
        job_keywords.suggest(manager, KeywordKind.SKILL, "x")
    with pytest.raises(NotPermitted):
        job_keywords.suggest(people.read_only(), KeywordKind.SKILL, "x", job)
    with pytest.raises(NotFound):
        job_keywords.suggest(people.recruiter(), KeywordKind.SKILL, "x", job)


def test_a_job_id_of_ones_own_is_kept_and_belongs_to_one_job(people: People) -> None:
    recruiter = people.recruiter()
    job = jobs.create(recruiter, DRAFT, TeamRole.RECRUITER, job_id=" SHIP-7 ")
    assert jobs.read(recruiter, job).job.job_id == "SHIP-7"
    with pytest.raises(Invalid) as refused:
        jobs.create(recruiter, DRAFT, TeamRole.RECRUITER, job_id="SHIP-7")
    assert list(refused.value.errors) == ["job_id"]
    assert len(jobs.list_jobs(recruiter).page.rows) == 1


@pytest.mark.statement(173)
def test_a_job_that_needs_approval_is_not_activated_before_it_has_it(people: People) -> None:
    recruiter = people.recruiter()
    template = templates.create(recruiter, "Approved")
    templates.change(recruiter, template, replace(templates.read(recruiter, template).draft, approval_needed=True))
    job = jobs.create(recruiter, DRAFT, TeamRole.RECRUITER, template=template)
    with pytest.raises(JobNotActive, match="needs approval"):
        jobs.activate(recruiter, job)
    assert jobs.read(recruiter, job).job.status == "draft"


@pytest.mark.statement(171)
@pytest.mark.parametrize("status", [JobStatus.APPROVED, JobStatus.PENDING, JobStatus.REJECTED])
def test_an_edit_of_a_job_that_was_approved_makes_it_a_draft_and_saving_it_unchanged_does_not(
    people: People, status: JobStatus
) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER), status=status, approval=True)
    jobs.change(recruiter, job, DRAFT)
    assert jobs.read(recruiter, job).job.status == status
    jobs.change(recruiter, job, replace(DRAFT, openings=2))
    assert jobs.read(recruiter, job).job.status == "draft"


@pytest.mark.statement(178)
def test_an_approved_and_activated_job_is_not_edited_by_anybody(people: People) -> None:
    recruiter, admin = people.recruiter(), people.administrator()
    job = people.job((recruiter, TeamRole.RECRUITER), status=JobStatus.ACTIVE, approval=True)
    for actor in (recruiter, admin):
        with pytest.raises(JobLocked):
            jobs.change(actor, job, replace(DRAFT, title="Other"))
        with pytest.raises(JobLocked):
            jobs.to_edit(actor, job)
        assert Action.EDIT_JOB not in jobs.read(actor, job).may
        assert Action.EDIT_TEAM in jobs.read(actor, job).may
    assert jobs.read(recruiter, job).job.title == DRAFT.title


def test_a_job_that_needs_no_approval_is_edited_while_it_is_active(people: People) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER))
    jobs.change(recruiter, job, replace(DRAFT, title="Other"))
    assert (jobs.read(recruiter, job).job.title, jobs.read(recruiter, job).job.status) == ("Other", "active")


def test_who_saves_second_is_told_what_differs_and_overwrites_nothing_unseen(people: People) -> None:
    rita, harald = people.recruiter(), people.manager()
    job = people.job((rita, TeamRole.RECRUITER), (harald, TeamRole.HIRING_MANAGER))
    seen = jobs.to_edit(rita, job).version
    jobs.change(harald, job, replace(DRAFT, title="Harald's", skills=("SQL",)), seen)
    with pytest.raises(EditConflict) as refused:
        jobs.change(rita, job, replace(DRAFT, title="Rita's"), seen)
    assert refused.value.present == replace(DRAFT, title="Harald's", skills=("SQL",)).values()
    assert jobs.read(rita, job).job.title == "Harald's"
    jobs.change(rita, job, replace(DRAFT, title="Rita's"), edit_conflict.token(refused.value.present))
    assert jobs.read(rita, job).job.title == "Rita's"


def test_what_changes_beside_the_form_makes_nothing_stale(people: People) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER), status=JobStatus.DRAFT)
    seen = jobs.to_edit(recruiter, job).version
    jobs.activate(recruiter, job)
    people.export(recruiter, job)
    jobs.change(recruiter, job, replace(DRAFT, title="Other"), seen)
    with pytest.raises(EditConflict):
        jobs.change(recruiter, job, replace(DRAFT, title="Third"), seen)
    jobs.change(recruiter, job, replace(DRAFT, title="Other"), seen)  # the same form sent twice wants what is there


@pytest.mark.statement(149)
def test_a_job_begins_with_a_title_and_a_role(people: People) -> None:
    recruiter = people.recruiter()
    jobs.check_beginning(recruiter, "Designer", TeamRole.RECRUITER)
    for title, role, wrong in ((" ", None, {"title", "role"}), ("x" * 201, TeamRole.RECRUITER, {"title"})):
        with pytest.raises(Invalid) as refused:
            jobs.check_beginning(recruiter, title, role)
        assert set(refused.value.errors) == wrong
    with pytest.raises(NotPermitted):
        jobs.check_beginning(people.administrator(), "Designer", TeamRole.RECRUITER)
