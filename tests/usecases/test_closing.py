"""Closing a job and opening it again, on both databases."""

from collections.abc import Callable
from functools import partial

import pytest

from server.domain import clock
from server.domain.closing import ClosingReason
from server.domain.errors import CannotUndo, Invalid, JobClosed, NotFound, NotPermitted
from server.domain.jobs import JobStatus
from server.domain.notifications import NotificationKind
from server.domain.permissions import Action
from server.domain.roles import Actor, TeamRole
from server.storage import notifications, tables
from server.usecases import closing, home, undo
from server.usecases.applications import application_flags, applications, exportable_jobs, people_on_job
from server.usecases.closing import Close
from server.usecases.jobs import approval_answers, approvals, hiring_team, jobs
from tests.support.at_once import at_once
from tests.support.people import People, advance
from tests.support.queries import queries

CANCELLED, FILLED = ClosingReason.CANCELLED, ClosingReason.FILLED


class Hiring:
    """A job with a full team and, at its end, somebody who accepted an offer."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.rita, self.hans, self.ingrid = people.recruiter("Rita"), people.manager("Hans"), people.user(name="Ingrid")
        places = ((self.rita, TeamRole.RECRUITER), (self.hans, TeamRole.HIRING_MANAGER), (self.ingrid, TeamRole.INTERVIEWER))
        self.job = people.job(*places, title="Designer")

    def accepted(self, name: str = "Kari Nordmann") -> int:
        """An applicant who accepted an offer; the application."""
        application = self.people.applicant(self.rita, self.job, self.people.person(name)).application
        for _ in range(2):
            advance(self.rita, application)
        application_flags.accept_offer(self.rita, application, True)
        return application

    def running(self, number: int = 1) -> list[int]:
        return [self.people.applicant(self.rita, self.job, self.people.person(f"Per {one}")).application for one in range(number)]

    def close(self, reason: ClosingReason = CANCELLED, **more: object) -> int:
        return closing.close(self.rita, self.job, Close(reason, **more)) or 0  # type: ignore[arg-type]

    @property
    def status(self) -> str:
        return jobs.read(self.rita, self.job).job.status

    def stands(self, application: int) -> tuple[str, str]:
        row = people_on_job.person(self.rita, application).row
        return row.stage_name, row.status


@pytest.fixture
def hiring(people: People) -> Hiring:
    return Hiring(people)


@pytest.mark.statement(182)
def test_recruiters_of_the_team_and_administrators_close_a_job_and_nobody_else(hiring: Hiring) -> None:
    people = hiring.people
    for nobody in (hiring.hans, hiring.ingrid, people.read_only()):
        with pytest.raises(NotPermitted):
            closing.close(nobody, hiring.job, Close(CANCELLED))
        assert Action.CLOSE_JOB not in jobs.read(nobody, hiring.job).may
    with pytest.raises(NotFound):
        closing.close(people.recruiter(), hiring.job, Close(CANCELLED))
    assert Action.CLOSE_JOB in jobs.read(hiring.rita, hiring.job).may
    hiring.close()
    other = people.job((hiring.rita, TeamRole.RECRUITER))
    closing.close(people.administrator(), other, Close(CANCELLED))
    assert (hiring.status, jobs.read(hiring.rita, other).job.status) == (JobStatus.CLOSED, JobStatus.CLOSED)


@pytest.mark.statement(185)
@pytest.mark.parametrize("status", [one for one in JobStatus if one is not JobStatus.CLOSED])
def test_a_job_is_cancelled_any_time_and_opened_again_as_it_was(people: People, status: JobStatus) -> None:
    rita = people.recruiter()
    job = people.job((rita, TeamRole.RECRUITER), status=status, approval=True)
    activated = tables.Job.get_by_id(job).activated_at
    undoable_action = closing.close(rita, job, Close(CANCELLED))
    assert jobs.read(rita, job).job.status == JobStatus.CLOSED
    undo.undo_action(rita, undoable_action or 0)
    jobs_view = jobs.read(rita, job)
    assert (jobs_view.job.status, jobs_view.closing, tables.Job.get_by_id(job).activated_at) == (status, None, activated)


@pytest.mark.statement(186)
def test_position_filled_is_not_offered_while_nobody_accepted_an_offer(hiring: Hiring) -> None:
    (one,) = hiring.running()
    assert closing.ask(hiring.rita, hiring.job).reasons == [CANCELLED]
    with pytest.raises(Invalid):
        hiring.close(FILLED, hired=one)
    assert hiring.status == JobStatus.ACTIVE
    kari = hiring.accepted()
    question = closing.ask(hiring.rita, hiring.job)
    assert (question.reasons, [one.id for one in question.accepted]) == ([CANCELLED, FILLED], [kari])
    application_flags.accept_offer(hiring.rita, kari, False)
    assert closing.ask(hiring.rita, hiring.job).reasons == [CANCELLED]


@pytest.mark.statement(187)
def test_position_filled_needs_the_candidate_who_accepted(hiring: Hiring) -> None:
    kari, (other,) = hiring.accepted(), hiring.running()
    for wrong in (None, other, 10_000):
        with pytest.raises(Invalid) as refused:
            hiring.close(FILLED, hired=wrong)
        assert list(refused.value.errors) == ["hired"]
    hiring.close(FILLED, hired=kari)
    shown = jobs.read(hiring.ingrid, hiring.job).closing
    assert shown is not None
    assert (shown.row.reason, shown.row.application, shown.row.name, shown.hired) == (FILLED, kari, "Kari Nordmann", True)


@pytest.mark.statement(188)
@pytest.mark.parametrize("comment", ["", "The budget went elsewhere."])
def test_a_comment_may_be_given(hiring: Hiring, comment: str) -> None:
    hiring.close(comment=comment)
    shown = jobs.read(hiring.rita, hiring.job).closing
    assert shown is not None
    assert (shown.row.comment, shown.row.by) == (comment, "Rita")
    with pytest.raises(Invalid):
        closing.close(hiring.rita, hiring.people.job((hiring.rita, TeamRole.RECRUITER)), Close(CANCELLED, comment="x" * 2001))


def test_the_team_is_told_with_the_comment_and_who_closed_it_is_not(hiring: Hiring) -> None:
    hiring.close(comment="Thank you all.")
    for one in (hiring.hans, hiring.ingrid):
        row = notifications.page(one.id, None, 1)[0]
        assert (row.kind, row.link, row.args["message"]) == (NotificationKind.JOB_CLOSED, f"/jobs/{hiring.job}", "Thank you all.")
    assert [row.kind for row in notifications.page(hiring.rita.id, None, 9)] == []


def test_who_is_in_the_running_stays_there_unless_they_are_to_be_rejected(hiring: Hiring) -> None:
    (per,) = hiring.running()
    hiring.close()
    assert hiring.stands(per) == ("Application", "active")
    with pytest.raises(JobClosed):
        advance(hiring.rita, per)


def test_the_rest_is_rejected_in_the_same_undoable_action_and_comes_back_with_it(hiring: Hiring) -> None:
    kari, (per, pal) = hiring.accepted(), hiring.running(2)
    prospect = hiring.people.export(hiring.rita, hiring.job).application
    applications.reject(hiring.rita, pal, "experience")
    assert closing.ask(hiring.rita, hiring.job).running == 2
    undoable_action = hiring.close(FILLED, hired=kari, rejection="others_more_qualified")
    assert hiring.stands(kari) == ("Offer", "active")
    assert (hiring.stands(per), hiring.stands(prospect)) == (("Application", "rejected"), ("Prospect", "rejected"))
    assert tables.Application.get_by_id(per).rejection_reason == "others_more_qualified"
    assert tables.Application.get_by_id(pal).rejection_reason == "experience"
    assert (
        tables.UndoableAction.get_by_id(undoable_action).size == 3
    )  # the job and two people: whoever takes it back reads how much that is
    undo.undo_action(hiring.rita, undoable_action)
    assert (hiring.stands(per), hiring.stands(prospect)) == (("Application", "active"), ("Prospect", "active"))
    assert hiring.stands(pal) == ("Application", "rejected")
    assert people_on_job.person(hiring.rita, kari).row.offer_accepted_at
    advance(hiring.rita, per)


@pytest.mark.parametrize("reason", ["", "no such reason"])
def test_a_rejection_needs_a_reason_that_is_offered(hiring: Hiring, reason: str) -> None:
    hiring.running()
    with pytest.raises(Invalid) as refused:
        hiring.close(rejection=reason)
    assert (list(refused.value.errors), hiring.status) == (["rejection"], JobStatus.ACTIVE)


def test_closing_costs_as_many_statements_with_many_people_as_with_few(people: People) -> None:
    costs = []
    for number in (1, 12):
        hiring = Hiring(people)
        hiring.running(number)
        with queries() as sent:
            hiring.close(rejection="other")
        costs.append(len(sent))
    assert costs[0] == costs[1]


def test_a_closed_job_leaves_the_lists_of_open_ones(hiring: Hiring) -> None:
    def offered() -> list[int]:
        return [one.id for one in exportable_jobs.search(hiring.rita, "", 9)[0]]

    assert hiring.job in offered()
    assert hiring.job in [one.id for one in home.read(hiring.rita).jobs]
    hiring.close()
    assert hiring.job not in offered()
    assert hiring.job not in [one.id for one in home.read(hiring.rita).jobs]
    assert [one.id for one in jobs.list_jobs(hiring.rita, status=JobStatus.ACTIVE).page.rows] == []


def test_the_same_again_changes_nothing_and_another_way_is_refused(hiring: Hiring) -> None:
    kari = hiring.accepted()
    assert hiring.close(FILLED, hired=kari) > 0
    assert hiring.close(FILLED, hired=kari) == 0
    for wrong in (Close(CANCELLED), Close(None)):
        with pytest.raises(JobClosed):
            closing.close(hiring.rita, hiring.job, wrong)
    with pytest.raises(JobClosed):
        closing.ask(hiring.rita, hiring.job)
    told = [row.kind for row in notifications.page(hiring.hans.id, None, 9)]
    assert told.count("job_closed") == 1


def test_of_two_who_close_at_once_one_does(hiring: Hiring) -> None:
    other = hiring.people.recruiter()
    hiring_team.add(hiring.rita, hiring.job, other.id, TeamRole.RECRUITER)
    calls = [partial(closing.close, one, hiring.job, Close(CANCELLED, comment=one.name)) for one in (hiring.rita, other)]
    answers = at_once(*calls)
    assert sum(isinstance(one, int) for one in answers) == 1
    assert tables.JobClosing.select().count() == 1


def test_who_moves_somebody_while_the_job_is_closed_either_came_first_or_is_refused(hiring: Hiring) -> None:
    (per,) = hiring.running()
    answers = at_once(
        partial(closing.close, hiring.rita, hiring.job, Close(CANCELLED, rejection="other")), partial(advance, hiring.rita, per)
    )
    assert not isinstance(answers[0], Exception)
    assert (hiring.status, hiring.stands(per)[1]) == (JobStatus.CLOSED, "rejected")


@pytest.mark.parametrize("who", ["hans", "ingrid"])
def test_only_who_may_close_opens_again(hiring: Hiring, who: str) -> None:
    undoable_action = hiring.close()
    nobody: Actor = getattr(hiring, who)
    shown = jobs.read(nobody, hiring.job).closing
    assert shown is not None
    assert shown.undo is None
    with pytest.raises(NotPermitted):
        undo.undo_action(nobody, undoable_action)
    mine = jobs.read(hiring.rita, hiring.job).closing
    assert mine is not None
    assert mine.undo == undoable_action


def test_a_job_is_opened_again_once_and_within_30_days(hiring: Hiring, let_pass: Callable[[int], None]) -> None:
    undoable_action = hiring.close()
    undo.undo_action(hiring.rita, undoable_action)
    with pytest.raises(CannotUndo):
        undo.undo_action(hiring.rita, undoable_action)
    again = hiring.close()
    with pytest.raises(CannotUndo):
        undo.undo_action(hiring.rita, undoable_action)
    assert hiring.status == JobStatus.CLOSED
    let_pass(31 * clock.DAY)
    shown = jobs.read(hiring.rita, hiring.job).closing
    assert shown is not None
    assert shown.undo is None
    with pytest.raises(CannotUndo):
        undo.undo_action(hiring.rita, again)


def test_a_pending_job_that_is_cancelled_waits_for_nobody_until_it_is_opened_again(people: People) -> None:
    rita, ola = people.recruiter(), people.user()
    job = people.job((rita, TeamRole.RECRUITER), status=JobStatus.DRAFT, approval=True)
    approval_answers.add(rita, job, ola.id)
    approval_answers.send(rita, job)
    undoable_action = closing.close(rita, job, Close(CANCELLED))
    assert approvals.assigned_to(ola) == approvals.requested_by(rita) == []
    undo.undo_action(rita, undoable_action or 0)
    assert [one.job for one in approvals.assigned_to(ola)] == [job]


def test_somebody_who_accepted_and_was_erased_leaves_a_closed_job_behind(hiring: Hiring) -> None:
    kari = hiring.accepted()
    hiring.close(FILLED, hired=kari)
    tables.Application.delete().where(tables.Application.id == kari).execute()
    shown = jobs.read(hiring.rita, hiring.job).closing
    assert shown is not None
    assert (shown.row.reason, shown.row.name) == (FILLED, None)


def test_history_says_why(hiring: Hiring) -> None:
    hiring.close(comment="No budget.")
    entry = (
        tables.HistoryEntry.select().where(tables.HistoryEntry.change == "status_changed").order_by(tables.HistoryEntry.id)[-1]
    )
    assert all(text in entry.changes for text in ("closed", "cancelled", "No budget."))
