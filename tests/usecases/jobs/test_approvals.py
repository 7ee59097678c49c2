"""A job on its way past its approvers, on both databases."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from server.domain import clock
from server.domain.approvals import Answer, ApprovalState
from server.domain.errors import Invalid, JobLocked, JobNotActive, NotAsked, NotFound, NotPermitted, NotSendable
from server.domain.jobs import JobStatus
from server.domain.notifications import NotificationKind
from server.domain.permissions import Action
from server.domain.roles import Actor, Role, TeamRole
from server.storage import notifications, tables
from server.usecases.jobs import approval_answers, approval_reminders, approvals, hiring_team, jobs, process, templates
from tests.support.at_once import at_once
from tests.support.people import DRAFT, People, arrangement
from tests.support.queries import queries, scanned

YES, NO = Answer.APPROVED, Answer.REJECTED


class Asking:
    """A recruiter with a draft that needs approval, and two colleagues who are on no team."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.rita = people.recruiter("Rita")
        self.ola, self.eva = people.user(name="Ola"), people.manager("Eva")
        self.job = people.job((self.rita, TeamRole.RECRUITER), status=JobStatus.DRAFT, approval=True, title="Designer")

    def sent(self, *approvers: Actor) -> int:
        """The job, sent to these."""
        for one in approvers or (self.ola, self.eva):
            approval_answers.add(self.rita, self.job, one.id)
        approval_answers.send(self.rita, self.job, "For the new office.")
        return self.job

    @property
    def status(self) -> str:
        return jobs.read(self.rita, self.job).job.status

    def states(self) -> list[tuple[str, str]]:
        return [(one.name, one.state) for one in approvals.read(self.rita, self.job).approvers]


@pytest.fixture
def asking(people: People) -> Asking:
    return Asking(people)


def told(user: Actor) -> list[tuple[str, str]]:
    """What somebody was told in Attract, oldest first, and where it leads."""
    return [(row.kind, row.link) for row in reversed(notifications.page(user.id, None, 20))]


def mailed(user: Actor) -> list[str]:
    letters = tables.OutgoingMail.select().where(tables.OutgoingMail.address == user.email).order_by(tables.OutgoingMail.id)
    return [one.kind for one in letters]


@pytest.mark.statement(166)
def test_a_job_that_was_sent_waits_for_its_approvers(asking: Asking) -> None:
    assert asking.status == JobStatus.DRAFT
    asking.sent()
    assert asking.status == JobStatus.PENDING
    approval_answers.send(asking.rita, asking.job)  # a double click
    assert [told(one) for one in (asking.ola, asking.eva)] == [
        [(NotificationKind.APPROVAL_ASKED, f"/jobs/{asking.job}/approval")]
    ] * 2


@pytest.mark.statement(174)
def test_approvers_are_told_in_attract_and_by_mail_with_what_the_asker_wrote(asking: Asking) -> None:
    asking.sent()
    for one in (asking.ola, asking.eva):
        assert (told(one), mailed(one)) == (
            [(NotificationKind.APPROVAL_ASKED, f"/jobs/{asking.job}/approval")],
            [NotificationKind.APPROVAL_ASKED],
        )
        args = notifications.page(one.id, None, 1)[0].args
        assert (args["who"], args["message"]) == ("Rita", "For the new office.")


@pytest.mark.statement(167)
@pytest.mark.statement(168)
def test_all_are_asked_at_once_and_the_last_approval_approves(asking: Asking) -> None:
    asking.sent()
    approval_answers.answer(asking.eva, asking.job, YES)
    assert (asking.status, asking.states()) == (JobStatus.PENDING, [("Ola", "waiting"), ("Eva", "approved")])
    approval_answers.answer(asking.ola, asking.job, YES, "Go on.")
    assert asking.status == JobStatus.APPROVED
    jobs.activate(asking.rita, asking.job)
    assert asking.status == JobStatus.ACTIVE


@pytest.mark.statement(169)
def test_one_rejection_rejects_and_lets_the_others_off(asking: Asking) -> None:
    asking.sent()
    approval_answers.answer(asking.ola, asking.job, NO, "No budget.")
    assert (asking.status, asking.states()) == (JobStatus.REJECTED, [("Ola", "rejected"), ("Eva", "lapsed")])
    with pytest.raises(NotAsked):
        approval_answers.answer(asking.eva, asking.job, YES)
    with pytest.raises(JobNotActive):
        jobs.activate(asking.rita, asking.job)
    assert approvals.assigned_to(asking.eva) == []


@pytest.mark.statement(175)
@pytest.mark.parametrize(("answer", "kind"), [(YES, NotificationKind.JOB_APPROVED), (NO, NotificationKind.JOB_REJECTED)])
def test_who_sent_the_job_is_told_the_outcome_with_the_last_words(asking: Asking, answer: Answer, kind: NotificationKind) -> None:
    asking.sent(asking.ola)
    approval_answers.answer(asking.ola, asking.job, answer, "Because.")
    assert (told(asking.rita), mailed(asking.rita)) == ([(kind, f"/jobs/{asking.job}/approval")], [kind])
    assert notifications.page(asking.rita.id, None, 1)[0].args["message"] == "Because."


@pytest.mark.statement(173)
@pytest.mark.parametrize("sent", [False, True])
def test_a_job_that_needs_approval_is_not_activated_before_it_is_approved(asking: Asking, sent: bool) -> None:
    if sent:
        asking.sent()
    with pytest.raises(JobNotActive):
        jobs.activate(asking.rita, asking.job)


@pytest.mark.statement(178)
def test_an_approved_and_activated_job_cannot_be_edited(asking: Asking) -> None:
    asking.sent(asking.ola)
    approval_answers.answer(asking.ola, asking.job, YES)
    jobs.activate(asking.rita, asking.job)
    with pytest.raises(JobLocked):
        jobs.change(asking.rita, asking.job, replace(DRAFT, title="Other"))
    assert Action.EDIT_JOB not in jobs.read(asking.rita, asking.job).may


@pytest.mark.statement(171)
@pytest.mark.parametrize("by", ["details", "process"])
@pytest.mark.parametrize("status", [JobStatus.PENDING, JobStatus.APPROVED, JobStatus.REJECTED])
def test_a_change_makes_it_a_draft_whose_approvals_count_no_more(asking: Asking, by: str, status: JobStatus) -> None:
    asking.sent(asking.ola)
    if status is not JobStatus.PENDING:
        approval_answers.answer(asking.ola, asking.job, YES if status is JobStatus.APPROVED else NO, "Seen.")
    if by == "details":
        jobs.change(asking.rita, asking.job, replace(DRAFT, title="Other"))
    else:
        process.change(asking.rita, asking.job, arrangement(asking.rita, asking.job, stage_2="Talks"))
    assert asking.status == JobStatus.DRAFT
    assert [one.asked_at for one in approvals.read(asking.rita, asking.job).approvers] == [None]
    assert approvals.assigned_to(asking.ola) == approvals.requested_by(asking.rita) == []
    with pytest.raises(NotAsked):
        approval_answers.answer(asking.ola, asking.job, YES)
    approval_answers.send(asking.rita, asking.job)
    assert (asking.status, asking.states()) == (JobStatus.PENDING, [("Ola", "waiting")])
    approval_answers.answer(asking.ola, asking.job, YES)
    assert asking.status == JobStatus.APPROVED


def test_an_edit_that_changes_nothing_leaves_the_approval_alone(asking: Asking) -> None:
    asking.sent(asking.ola)
    approval_answers.answer(asking.ola, asking.job, YES)
    jobs.change(asking.rita, asking.job, jobs.read(asking.rita, asking.job).draft)
    assert asking.status == JobStatus.APPROVED


def test_an_answer_about_a_version_that_was_replaced_does_not_count(asking: Asking, let_pass: Callable[[int], None]) -> None:
    asking.sent()
    mine = approvals.read(asking.ola, asking.job).mine
    assert mine is not None
    jobs.change(asking.rita, asking.job, replace(DRAFT, title="Quite another job"))
    let_pass(clock.MINUTE)
    approval_answers.send(asking.rita, asking.job)
    with pytest.raises(NotAsked):
        approval_answers.answer(asking.ola, asking.job, YES, "", mine.asked_at)
    assert asking.states() == [("Ola", "waiting"), ("Eva", "waiting")]


def test_a_rejected_job_is_sent_again_and_everybody_answers_anew(asking: Asking) -> None:
    asking.sent()
    approval_answers.answer(asking.eva, asking.job, YES)
    approval_answers.answer(asking.ola, asking.job, NO, "Too dear.")
    approval_answers.send(asking.rita, asking.job, "Cheaper now.")
    assert asking.states() == [("Ola", "waiting"), ("Eva", "waiting")]
    for one in (asking.ola, asking.eva):
        approval_answers.answer(one, asking.job, YES)
    assert asking.status == JobStatus.APPROVED


def test_a_request_is_taken_back_until_it_is_decided(asking: Asking) -> None:
    asking.sent(asking.ola)
    approval_answers.withdraw(asking.rita, asking.job)
    assert (asking.status, approvals.assigned_to(asking.ola)) == (JobStatus.DRAFT, [])
    with pytest.raises(NotAsked):
        approval_answers.answer(asking.ola, asking.job, YES)
    approval_answers.send(asking.rita, asking.job)
    approval_answers.answer(asking.ola, asking.job, YES)
    with pytest.raises(NotAsked):
        approval_answers.withdraw(asking.rita, asking.job)
    assert asking.status == JobStatus.APPROVED


def test_the_same_answer_twice_counts_once_and_a_change_of_mind_until_the_outcome(asking: Asking) -> None:
    asking.sent()
    for _ in range(2):
        approval_answers.answer(asking.ola, asking.job, YES, "Fine.")
    assert (asking.status, asking.states()[0]) == (JobStatus.PENDING, ("Ola", "approved"))
    approval_answers.answer(asking.ola, asking.job, NO, "After all not.")
    assert asking.status == JobStatus.REJECTED
    approval_answers.answer(asking.ola, asking.job, NO, "After all not.")
    with pytest.raises(NotAsked):
        approval_answers.answer(asking.ola, asking.job, YES)
    assert len(told(asking.rita)) == 1


def test_of_two_who_answer_at_once_both_count(asking: Asking) -> None:
    asking.sent()
    at_once(*[partial(approval_answers.answer, one, asking.job, YES) for one in (asking.ola, asking.eva) for _ in range(2)])
    assert (asking.status, len(told(asking.rita))) == (JobStatus.APPROVED, 1)


def test_who_answers_while_somebody_edits_either_came_first_or_is_told(asking: Asking) -> None:
    asking.sent(asking.ola)
    edit = partial(jobs.change, asking.rita, asking.job, replace(DRAFT, title="Edited"))
    answers = at_once(edit, partial(approval_answers.answer, asking.ola, asking.job, YES))
    assert asking.status == JobStatus.DRAFT
    assert all(one is None or isinstance(one, NotAsked) for one in answers)


def test_an_approver_reads_the_job_they_are_asked_about_and_nothing_of_its_people(asking: Asking) -> None:
    with pytest.raises(NotFound):
        jobs.read(asking.ola, asking.job)
    asking.sent(asking.ola)
    jobs_view = jobs.read(asking.ola, asking.job)
    allowed = {Action.READ_APPROVAL, Action.ANSWER_APPROVAL}
    assert (jobs_view.job.title, jobs_view.may) == ("Designer", allowed)
    assert [one.name for one in hiring_team.read(asking.ola, asking.job).members] == ["Rita"]
    assert process.read(asking.ola, asking.job).stages
    assert approvals.read(asking.ola, asking.job).mine is not None
    with pytest.raises(NotPermitted):
        approval_answers.send(asking.ola, asking.job)
    approval_answers.withdraw(asking.rita, asking.job)
    approval_answers.remove(asking.rita, asking.job, approvals.read(asking.rita, asking.job).approvers[0].id)
    with pytest.raises(NotFound):
        jobs.read(asking.ola, asking.job)


def test_an_interviewer_on_the_team_reads_no_approval_but_answers_when_named(asking: Asking) -> None:
    hiring_team.add(asking.rita, asking.job, asking.ola.id, TeamRole.INTERVIEWER)
    with pytest.raises(NotPermitted):
        approvals.read(asking.ola, asking.job)
    asking.sent(asking.ola)
    approval_answers.answer(asking.ola, asking.job, YES)
    assert asking.status == JobStatus.APPROVED


@pytest.mark.parametrize("how", ["left", "only reads"])
def test_an_approver_who_lost_access_holds_the_job_up_until_somebody_else_is_named(asking: Asking, how: str) -> None:
    asking.sent(asking.ola)
    if how == "left":
        tables.User.update(active=False).where(tables.User.id == asking.ola.id).execute()
    else:
        tables.UserRole.create(user=asking.ola.id, role=Role.READ_ONLY)
        with pytest.raises(NotPermitted):
            approval_answers.answer(replace(asking.ola, roles=frozenset({Role.READ_ONLY})), asking.job, YES)
    assert approvals.read(asking.rita, asking.job).stuck == ["Ola"]
    approval_answers.withdraw(asking.rita, asking.job)
    with pytest.raises(Invalid):
        approval_answers.send(asking.rita, asking.job)
    approval_answers.remove(asking.rita, asking.job, approvals.read(asking.rita, asking.job).approvers[0].id)
    asking.sent(asking.eva)
    approval_answers.answer(asking.eva, asking.job, YES)
    assert asking.status == JobStatus.APPROVED


def test_who_can_be_named_is_anybody_who_does_more_than_read(asking: Asking) -> None:
    reader = asking.people.read_only()
    approval_answers.add(asking.rita, asking.job, asking.ola.id)
    offered = {one.id for one in approvals.read(asking.rita, asking.job).offered}
    assert offered == {asking.rita.id, asking.eva.id}
    for wrong in (reader.id, 10_000):
        with pytest.raises(Invalid):
            approval_answers.add(asking.rita, asking.job, wrong)
    approval_answers.add(asking.rita, asking.job, asking.ola.id)
    assert asking.states() == [("Ola", "waiting")]


def test_without_somebody_else_to_ask_nothing_is_sent(asking: Asking) -> None:
    with pytest.raises(Invalid):
        approval_answers.send(asking.rita, asking.job)
    approval_answers.add(asking.rita, asking.job, asking.rita.id)
    with pytest.raises(Invalid):
        approval_answers.send(asking.rita, asking.job)
    approval_answers.add(asking.rita, asking.job, asking.ola.id)
    approval_answers.send(asking.rita, asking.job)
    assert told(asking.rita) == []  # who asks knows
    approval_answers.answer(asking.ola, asking.job, YES)
    approval_answers.answer(asking.rita, asking.job, YES)
    assert (asking.status, told(asking.rita)) == (JobStatus.APPROVED, [])


@pytest.mark.parametrize("status", [JobStatus.PENDING, JobStatus.APPROVED, JobStatus.ACTIVE, JobStatus.CLOSED])
def test_approvers_stay_as_they_are_while_the_job_is_with_them_or_past_them(people: People, status: JobStatus) -> None:
    rita, ola = people.recruiter(), people.user()
    job = people.job((rita, TeamRole.RECRUITER), status=status, approval=True)
    with pytest.raises(NotSendable):
        approval_answers.add(rita, job, ola.id)
    if status is not JobStatus.PENDING:
        with pytest.raises(NotSendable):
            approval_answers.send(rita, job)
    assert approvals.read(rita, job).offered == []


def test_a_job_that_needs_no_approval_is_not_sent_to_anybody(people: People) -> None:
    rita, ola = people.recruiter(), people.user()
    job = people.job((rita, TeamRole.RECRUITER), status=JobStatus.DRAFT)
    with pytest.raises(NotSendable):
        approval_answers.add(rita, job, ola.id)


def test_a_job_has_at_most_20_approvers(asking: Asking) -> None:
    for _ in range(20):
        approval_answers.add(asking.rita, asking.job, asking.people.user().id)
    with pytest.raises(Invalid):
        approval_answers.add(asking.rita, asking.job, asking.ola.id)


def test_a_template_that_asks_for_approval_makes_jobs_that_ask_for_it(people: People) -> None:
    rita, ola = people.user(Role.ADMINISTRATOR, Role.RECRUITER), people.user()
    template = templates.create(rita, "Careful")
    templates.change(rita, template, replace(templates.read(rita, template).draft, approval_needed=True))
    job = jobs.create(rita, DRAFT, TeamRole.RECRUITER, template=template)
    approval_answers.add(rita, job, ola.id)
    approval_answers.send(rita, job)
    approval_answers.answer(ola, job, YES)
    jobs.activate(rita, job)
    assert jobs.read(rita, job).job.status == JobStatus.ACTIVE


@pytest.mark.statement(176)
def test_who_has_not_answered_for_a_day_is_reminded_once(asking: Asking, let_pass: Callable[[int], None]) -> None:
    asking.sent()
    approval_answers.answer(asking.eva, asking.job, YES)
    let_pass(clock.DAY - clock.MINUTE)
    assert not approval_reminders.work()
    let_pass(2 * clock.MINUTE)
    assert approval_reminders.work()
    assert not approval_reminders.work()
    assert mailed(asking.ola) == [NotificationKind.APPROVAL_ASKED, NotificationKind.APPROVAL_REMINDER]
    assert told(asking.ola)[-1] == (NotificationKind.APPROVAL_REMINDER, f"/jobs/{asking.job}/approval")
    assert mailed(asking.eva) == [NotificationKind.APPROVAL_ASKED]
    let_pass(5 * clock.DAY)
    assert not approval_reminders.work()


@pytest.mark.parametrize("how", ["withdrawn", "edited", "closed"])
def test_nobody_is_reminded_of_what_is_asked_no_more(asking: Asking, let_pass: Callable[[int], None], how: str) -> None:
    asking.sent()
    if how == "withdrawn":
        approval_answers.withdraw(asking.rita, asking.job)
    elif how == "edited":
        jobs.change(asking.rita, asking.job, replace(DRAFT, title="Other"))
    else:
        tables.Job.update(status=JobStatus.CLOSED).execute()
    let_pass(2 * clock.DAY)
    assert not approval_reminders.work()


def test_two_workers_at_once_remind_once(asking: Asking, let_pass: Callable[[int], None]) -> None:
    asking.sent()
    let_pass(2 * clock.DAY)
    at_once(*[approval_reminders.work] * 3)
    assert mailed(asking.ola) == [NotificationKind.APPROVAL_ASKED, NotificationKind.APPROVAL_REMINDER]


@pytest.mark.statement(177)
def test_what_waits_for_me_and_for_others_is_listed(asking: Asking) -> None:
    asking.sent()
    (assigned,), (requested,) = approvals.assigned_to(asking.ola), approvals.requested_by(asking.rita)
    assert (assigned.job, assigned.title, assigned.asked_by, assigned.others) == (asking.job, "Designer", "Rita", ("Eva",))
    assert (requested.job, requested.job_id, requested.waiting) == (asking.job, assigned.job_id, ("Ola", "Eva"))
    assert assigned.since == requested.since > 0
    assert approvals.assigned_to(asking.rita) == approvals.requested_by(asking.ola) == []
    approval_answers.answer(asking.ola, asking.job, YES)
    assert approvals.assigned_to(asking.ola) == []
    assert [one.waiting for one in approvals.requested_by(asking.rita)] == [("Eva",)]
    approval_answers.answer(asking.eva, asking.job, YES)
    assert approvals.assigned_to(asking.eva) == approvals.requested_by(asking.rita) == []


def test_the_lists_cost_two_statements_each_however_many_jobs_wait(asking: Asking) -> None:
    for _ in range(8):
        asking.job = asking.people.job((asking.rita, TeamRole.RECRUITER), status=JobStatus.DRAFT, approval=True)
        asking.sent()
    with queries() as sent:
        assert len(approvals.assigned_to(asking.ola)) == len(approvals.requested_by(asking.rita)) == 8
    assert len(sent) == 4
    assert {table for query in sent for table in scanned(query)} <= {"u", "by_whom", "app_user"}
    with queries() as idle:
        approval_reminders.work()
    assert len(idle) == 1
    assert scanned(idle[0]) == set()


def test_everything_stands_in_the_history_of_the_job(asking: Asking) -> None:
    asking.sent(asking.ola)
    approval_answers.answer(asking.ola, asking.job, NO, "Not now.")
    entries = tables.HistoryEntry.select().where(tables.HistoryEntry.job == asking.job).order_by(tables.HistoryEntry.id)
    said = [(one.change, one.changes) for one in entries][-4:]
    assert [change for change, _ in said] == ["approvers_changed", "status_changed", "approval_answered", "status_changed"]
    assert "Not now." in said[2][1]


def test_what_an_approver_said_stays_readable_until_the_job_is_sent_again(asking: Asking) -> None:
    asking.sent(asking.ola)
    approval_answers.answer(asking.ola, asking.job, NO, "Too vague.")
    jobs.change(asking.rita, asking.job, replace(DRAFT, title="Precise"))
    (one,) = approvals.read(asking.rita, asking.job).approvers
    assert (one.state, one.comment, one.asked_at) == (ApprovalState.REJECTED, "Too vague.", None)
