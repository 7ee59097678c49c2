"""Deleting a job with everything that hangs on it, on both databases."""

from functools import partial

import pytest
from peewee import ForeignKeyField

from server.domain.approvals import Answer
from server.domain.closing import ClosingReason
from server.domain.documents import DocumentKind
from server.domain.errors import Invalid, MorePeople, NotFound, NotPermitted
from server.domain.feedback import FeedbackOptions, FeedbackText, Recommendation
from server.domain.history import Change, Subject
from server.domain.jobs import JobDraft, JobStatus
from server.domain.permissions import Action
from server.domain.roles import Actor, TeamRole
from server.storage import history, notifications, tables
from server.storage.database import transaction
from server.storage.jobs import feedback_activities, process
from server.usecases import closing, undo
from server.usecases.applications import applications, feedback, feedback_requests
from server.usecases.candidates import candidates, documents, notes
from server.usecases.candidates.documents import Upload
from server.usecases.closing import Close
from server.usecases.jobs import approval_answers, deleting, jobs
from tests.support.at_once import at_once
from tests.support.people import DRAFT, People, advance
from tests.support.queries import queries
from tests.web.support.team import Team


@pytest.fixture
def team(people: People) -> Team:
    return Team.of(people)


def left_behind() -> list[str]:
    """Rows that refer to what is not there, by their column."""
    result = []
    for table in tables.ALL:
        for field in table._meta.sorted_fields:
            if isinstance(field, ForeignKeyField):
                there = field.rel_model.select(field.rel_field)
                if table.select().where(field.is_null(False) & field.not_in(there)).exists():
                    result.append(f"{table._meta.table_name}.{field.column_name}")
    return result


def counts() -> dict[str, int]:
    return {table._meta.table_name: table.select().count() for table in tables.ALL}


@pytest.mark.statement(183)
def test_a_hiring_manager_deletes_a_job_without_applicants(team: Team) -> None:
    assert Action.DELETE_JOB in jobs.read(team.hans, team.job).may
    deleting.delete(team.hans, team.job, 0)
    with pytest.raises(NotFound):
        jobs.read(team.rita, team.job)


@pytest.mark.statement(184)
def test_a_hiring_manager_does_not_delete_a_job_with_applicants(team: Team) -> None:
    application = team.export()
    assert Action.DELETE_JOB in jobs.read(team.hans, team.job).may  # a prospect is no applicant
    applications.move_to_application(team.rita, application)
    applications.reject(team.rita, application, "other")
    assert Action.DELETE_JOB not in jobs.read(team.hans, team.job).may
    for refused in (partial(deleting.ask, team.hans, team.job), partial(deleting.delete, team.hans, team.job, 9)):
        with pytest.raises(NotPermitted):
            refused()
    assert deleting.ask(team.rita, team.job).goes.applicants == 1
    deleting.delete(team.rita, team.job, 1)
    assert tables.Application.select().count() == 0


@pytest.mark.parametrize("who", ["interviewer", "reader", "stranger"])
def test_nobody_else_deletes_a_job(team: Team, who: str) -> None:
    actor = {"interviewer": team.ingrid, "reader": team.people.read_only(), "stranger": team.people.recruiter()}[who]
    with pytest.raises(NotFound if who == "stranger" else NotPermitted):
        deleting.delete(actor, team.job, 0)
    deleting.delete(team.people.administrator(), team.job, 0)


def test_nothing_of_the_job_is_left_and_the_candidates_stay(team: Team, people: People) -> None:
    rita, ola = team.rita, people.user()
    before = counts()
    filled(team, ola)
    (candidate,) = {one.candidate_id for one in tables.Application.select()}
    goes = deleting.ask(rita, team.job).goes
    assert (goes.applicants, goes.notes, goes.feedback, goes.known) == (1, 1, 1, False)
    assert deleting.delete(rita, team.job, 1).startswith("Designer (")
    assert left_behind() == []
    after = counts()
    # Who came through the job is there still, with what is theirs, and history says what happened.
    kept = {"candidate", "linkedin_identity", "document", "document_content", "candidate_text", "contact_key", "history_entry"}
    kept |= {"deleted_job", "outgoing_mail", "app_user", "keyword", "notification", "form_submission"}
    assert {name for name in after if after[name] > before[name]} <= kept
    assert candidates.profile(rita, candidate).applications == []
    assert [row.link for row in notifications.page(team.hans.id, None, 20) if row.link.startswith(f"/jobs/{team.job}")] == []
    with transaction():
        (entry,) = [one for one in history.everywhere(Subject.JOB, None, None, 20) if one.change == Change.DELETED]
    assert (entry.by, entry.changes["title"]) == ("Rita", ["Designer", None])


def filled(team: Team, ola: Actor) -> None:
    """Everything that can hang on a job hangs on it."""
    rita, job = team.rita, team.job
    jobs.change(rita, job, JobDraft("Designer", "Draws.", "Oslo", skills=("Drawing", "Whittling")))
    with transaction():
        for stage in process.stages(job):
            feedback_activities.keep(stage.id, FeedbackOptions(active=True))
    application = team.applicant()
    candidate = tables.Application.get_by_id(application).candidate_id
    feedback_requests.work()
    notes.add(rita, candidate, "Calm.", False, application)
    notes.add(team.hans, candidate, "Mine.", True, application)
    feedback.keep(rita, application, FeedbackText(Recommendation.HIRE, "x", "", "y"), True)
    letter = documents.checked(Upload("CV.txt", b"Words"), 10)
    documents.add(rita, candidate, letter, DocumentKind.RESUME, application)
    tables.Job.update(status=JobStatus.DRAFT, approval_needed=True).where(tables.Job.id == job).execute()
    approval_answers.add(rita, job, ola.id)
    approval_answers.send(rita, job)
    approval_answers.answer(ola, job, Answer.APPROVED)
    jobs.activate(rita, job)
    for _ in range(2):
        advance(rita, application)
    tables.Posting.create(job=job, channel="linkedin", posted=True, apply_by="attract", renewals=0, at=1)
    closing.close(rita, job, Close(ClosingReason.CANCELLED))


def test_whoever_came_in_between_is_asked_about_first(team: Team) -> None:
    assert deleting.ask(team.rita, team.job).goes.people == 0
    team.export()
    with pytest.raises(MorePeople):
        deleting.delete(team.rita, team.job, 0)
    deleting.delete(team.rita, team.job, 1)


def test_deleting_costs_as_many_statements_with_many_people_as_with_few(people: People) -> None:
    costs = []
    for number in (1, 12):
        team = Team.of(people)
        for one in range(number):
            team.applicant(f"Per {one}")
        with queries() as sent:
            deleting.delete(team.rita, team.job, number)
        costs.append(len(sent))
    assert costs[0] == costs[1]


def test_what_was_done_on_a_deleted_job_is_not_taken_back(team: Team) -> None:
    application = team.applicant()
    undoable_action = applications.reject(team.rita, application, "other").undoable_action
    deleting.delete(team.rita, team.job, 1)
    with pytest.raises(NotFound):
        undo.undo_action(team.rita, undoable_action or 0)


def test_neither_number_nor_job_id_of_a_deleted_job_is_given_again(people: People) -> None:
    rita = people.recruiter()
    first = jobs.create(rita, DRAFT, TeamRole.RECRUITER)
    called = jobs.read(rita, first).job.job_id
    deleting.delete(rita, first, 0)
    second = jobs.create(rita, DRAFT, TeamRole.RECRUITER)
    assert second != first
    assert jobs.read(rita, second).job.job_id != called
    with pytest.raises(Invalid):
        jobs.create(rita, DRAFT, TeamRole.RECRUITER, job_id=called)


def test_deleting_twice_finds_nothing_the_second_time(team: Team) -> None:
    answers = at_once(*[partial(deleting.delete, team.rita, team.job, 0)] * 3)
    assert sorted(type(one).__name__ for one in answers) == ["NotFound", "NotFound", "str"]


def test_who_is_added_while_the_job_goes_either_came_first_or_finds_no_job(team: Team) -> None:
    for number in range(4):
        job = team.people.job((team.rita, TeamRole.RECRUITER))
        adding = partial(team.people.export, team.rita, job, team.people.person(f"P {number}"))
        answers = at_once(partial(deleting.delete, team.rita, job, 0), adding)
        gone = isinstance(answers[0], str)
        assert gone != isinstance(answers[0], MorePeople)
        assert tables.Application.select().where(tables.Application.job == job).count() == (0 if gone else 1)
    assert left_behind() == []


def test_several_jobs_can_go_one_after_another(people: People) -> None:
    rita = people.recruiter()
    ids = [jobs.create(rita, DRAFT, TeamRole.RECRUITER) for _ in range(3)]
    for job in reversed(ids):
        deleting.delete(rita, job, 0)
    assert jobs.create(rita, DRAFT, TeamRole.RECRUITER) not in ids
    assert tables.DeletedJob.select().count() == 3
