"""The Feedback activity of a stage: who is asked, who is reminded, and what its options allow."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from server.domain import clock
from server.domain.errors import CannotUndo, EditConflict, FeedbackGiven, Invalid, NotFound, NotPermitted, ProcessFrozen
from server.domain.feedback import DELAYS, FeedbackOptions, FeedbackText, Recommendation, Reminder
from server.domain.jobs import JobStatus
from server.domain.roles import Actor, TeamRole
from server.storage import database, notifications, tables
from server.storage.database import transaction
from server.storage.jobs import feedback_activities, hiring_team, process
from server.usecases import undo
from server.usecases.applications import applications, feedback, feedback_requests, people_on_job
from server.usecases.applications.exports import ExportResult
from server.usecases.jobs import feedback_activity
from tests.support.at_once import at_once
from tests.support.people import People, advance
from tests.support.queries import queries, scanned

LetPass = Callable[[int], None]
HIRE, NO = FeedbackText(Recommendation.HIRE, comment="Yes"), FeedbackText(Recommendation.NO_HIRE, comment="No")
ON = FeedbackOptions(active=True)
CHECKOUT = Path(__file__).parents[3]


class Team:
    """A job with its whole team, whose stage Interview has a Feedback activity."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.recruiter, self.manager = people.recruiter("Rita"), people.manager("Harald")
        self.interviewer, self.second = people.user(name="Ingrid"), people.user(name="Olav")
        self.job = people.job(
            (self.recruiter, TeamRole.RECRUITER),
            (self.manager, TeamRole.HIRING_MANAGER),
            (self.interviewer, TeamRole.INTERVIEWER),
            (self.second, TeamRole.INTERVIEWER),
            title="Designer",
        )
        self.stage = next(stage.id for stage in process.stages(self.job) if stage.name == "Interview")

    def set(self, options: FeedbackOptions = ON, *participants: Actor) -> None:
        """Set the options as they were set before activation."""
        with transaction():
            feedback_activities.keep(self.stage, options)
            feedback_activities.choose(self.stage, [one.id for one in participants])

    def interview(self, name: str = "Kari Nordmann") -> ExportResult:
        """An applicant in Interview; the worker has looked."""
        exported = self.people.applicant(self.recruiter, self.job, self.people.person(name))
        advance(self.recruiter, exported.application)
        feedback_requests.work()
        return exported


@pytest.fixture
def team(people: People) -> Team:
    return Team(people)


def told(user: Actor) -> list[str]:
    """The kinds of what ``user`` was told, oldest first."""
    return [row.kind for row in notifications.page(user.id, None, 200)][::-1]


def asked() -> list[int]:
    return sorted(row.user_id for row in tables.FeedbackRequest.select())


def ids(*actors: Actor) -> list[int]:
    return sorted(actor.id for actor in actors)


@pytest.mark.statement(268)
def test_inheriting_asks_recruiter_hiring_manager_and_interviewers_of_the_team(people: People, team: Team) -> None:
    delegate = people.recruiter()
    with transaction():
        hiring_team.add(team.job, delegate.id, TeamRole.DELEGATE, named_by=team.recruiter.id)
    team.set()
    kari = team.interview()
    assert asked() == ids(team.recruiter, team.manager, team.interviewer, team.second)
    for user in (team.manager, team.interviewer, team.second):
        (row,) = [row for row in notifications.page(user.id, None, 10) if row.kind != "candidate_added"]
        assert (row.kind, row.link) == ("feedback_asked", f"/candidates/{kari.candidate}/feedback")
        assert row.args["candidate"] == "Kari Nordmann"
    assert told(team.recruiter) == []  # who moved somebody there knows
    mailed = {row.user_id for row in tables.OutgoingMail.select()}
    assert mailed == {team.manager.id, team.interviewer.id, team.second.id}


def test_without_inheriting_only_those_are_asked_who_were_chosen_and_are_on_the_team(people: People, team: Team) -> None:
    gone = people.user()
    team.set(FeedbackOptions(active=True, inherit=False), team.second, gone)
    team.interview()
    assert asked() == ids(team.second)


def test_a_stage_without_the_activity_asks_nobody(team: Team) -> None:
    team.set(FeedbackOptions(active=False))
    team.interview()
    assert (asked(), tables.StageEntry.select().count()) == ([], 0)


def test_everybody_is_asked_once_however_often_somebody_comes_back(team: Team) -> None:
    team.set()
    kari = team.interview()
    for _ in range(2):
        assert people_on_job.person(team.recruiter, kari.application).row.stage == team.stage
        latest = people_on_job.latest_stage_change(team.recruiter, kari.application)
        assert latest.undoable_action
        undo.undo_action(team.recruiter, latest.undoable_action)
        feedback_requests.work()
        assert feedback.to_give(team.interviewer).rows == []
        advance(team.recruiter, kari.application)
        feedback_requests.work()
    assert len(asked()) == 4
    assert told(team.interviewer) == ["feedback_asked"]
    assert [row.candidate for row in feedback.to_give(team.interviewer).rows] == [kari.candidate]


def test_many_who_come_at_once_make_one_notification_a_person(people: People, team: Team) -> None:
    team.set()
    for number in range(5):
        advance(team.recruiter, people.applicant(team.recruiter, team.job, people.person(f"P {number}")).application)
    feedback_requests.work()
    (row,) = notifications.page(team.interviewer.id, None, 10)
    assert (row.kind, row.args["count"], row.link) == ("feedback_asked_for_several", 5, "/feedback")
    assert len(feedback.to_give(team.interviewer).rows) == 5


def test_who_joins_the_team_is_asked_about_everybody_who_is_there(people: People, team: Team) -> None:
    team.set()
    team.interview()
    newcomer = people.user()
    with transaction():
        hiring_team.add(team.job, newcomer.id, TeamRole.INTERVIEWER)
    feedback_requests.work()
    assert told(newcomer) == ["feedback_asked"]
    assert told(team.interviewer) == ["feedback_asked"]


def test_who_only_reads_or_answered_already_is_not_asked(people: People, team: Team) -> None:
    reader = people.read_only()
    with transaction():
        hiring_team.add(team.job, reader.id, TeamRole.INTERVIEWER)
    team.set()
    kari = people.applicant(team.recruiter, team.job)
    advance(team.recruiter, kari.application)
    feedback.keep(team.interviewer, kari.application, HIRE, submit=True)
    feedback_requests.work()
    assert asked() == ids(team.recruiter, team.manager, team.second)


def test_my_feedback_to_give_is_what_is_wanted_still_oldest_first(people: People, team: Team) -> None:
    team.set()
    first, second, third, fourth = (team.interview(f"Person {number}") for number in range(4))
    feedback.keep(team.interviewer, second.application, HIRE, submit=True)
    feedback.keep(team.interviewer, third.application, HIRE, submit=False)
    applications.reject(team.recruiter, fourth.application, "other")
    rows = feedback.to_give(team.interviewer).rows
    assert [(row.candidate, row.saved) for row in rows] == [(first.candidate, False), (third.candidate, True)]
    page = feedback.to_give(team.second, limit=2)
    assert [row.candidate for row in page.rows] == [first.candidate, second.candidate]
    assert [row.candidate for row in feedback.to_give(team.second, page.after).rows] == [third.candidate]
    place = next(member for member in hiring_team.of_job(team.job) if member.user == team.interviewer.id)
    with transaction():
        hiring_team.remove(place, team.job, team.recruiter.id)
    assert feedback.to_give(team.interviewer).rows == []


def test_feedback_asked_for_in_an_earlier_stage_is_given_there_later(team: Team) -> None:
    team.set()
    kari = team.interview()
    advance(team.recruiter, kari.application)
    (form,) = feedback.read(team.interviewer, kari.candidate).forms
    assert (form.stage, form.requested) == (team.stage, True)
    feedback.keep(team.interviewer, kari.application, HIRE, True, form.stage)
    assert feedback.to_give(team.interviewer).rows == []
    assert feedback.read(team.interviewer, kari.candidate).forms == []
    with pytest.raises(NotFound):
        feedback.keep(team.interviewer, kari.application, HIRE, True, process.stages(team.job)[1].id)


def comments(reader: Actor, kari: ExportResult) -> list[str]:
    return [one.comment for one in feedback.read(reader, kari.candidate).feedback]


@pytest.mark.statement(265)
@pytest.mark.parametrize("open_to_all", [True, False])
def test_others_feedback_is_seen_before_submitting_only_where_the_stage_lets_people(team: Team, open_to_all: bool) -> None:
    team.set(FeedbackOptions(active=True, see_others=open_to_all))
    kari = team.interview()
    feedback.keep(team.interviewer, kari.application, HIRE, submit=True)
    feedback.keep(team.second, kari.application, NO, submit=False)
    assert comments(team.second, kari) == (["Yes"] if open_to_all else [])
    for reader in (team.recruiter, team.manager, team.people.administrator()):
        assert comments(reader, kari) == ["Yes"]
    feedback.keep(team.second, kari.application, NO, submit=True)
    assert sorted(comments(team.second, kari)) == ["No", "Yes"]


def test_what_was_submitted_in_one_stage_opens_no_other_in_which_one_is_asked(team: Team) -> None:
    offer = process.stages(team.job)[-1].id
    team.set()
    with transaction():
        feedback_activities.keep(offer, ON)
    kari = team.interview()
    feedback.keep(team.second, kari.application, NO, submit=True)
    advance(team.recruiter, kari.application)
    feedback_requests.work()
    feedback.keep(team.interviewer, kari.application, HIRE, True, offer)
    assert comments(team.second, kari) == ["No"]
    feedback.keep(team.second, kari.application, NO, True, offer)
    assert sorted(comments(team.second, kari)) == ["No", "No", "Yes"]


@pytest.mark.statement(266)
@pytest.mark.parametrize("editable", [True, False])
def test_submitted_feedback_is_changed_only_where_the_stage_lets_people(team: Team, editable: bool) -> None:
    team.set(FeedbackOptions(active=True, edit_after=editable))
    kari = team.interview()
    feedback.keep(team.interviewer, kari.application, HIRE, submit=True)
    with pytest.raises(CannotUndo):
        feedback.keep(team.interviewer, kari.application, NO, submit=False)
    if editable:
        (form,) = feedback.read(team.interviewer, kari.candidate).forms
        assert form.mine is not None
        feedback.keep(team.interviewer, kari.application, NO, submit=True)
        assert comments(team.recruiter, kari) == ["No"]
    else:
        assert feedback.read(team.interviewer, kari.candidate).forms == []
        with pytest.raises(CannotUndo):
            feedback.keep(team.interviewer, kari.application, NO, submit=True)
        assert comments(team.recruiter, kari) == ["Yes"]


@pytest.mark.parametrize("reminder", [one for one in Reminder if one is not Reminder.NONE])
def test_who_has_not_submitted_after_the_delay_is_reminded_once(team: Team, let_pass: LetPass, reminder: Reminder) -> None:
    team.set(FeedbackOptions(active=True, inherit=False, reminder=reminder), team.interviewer, team.second)
    kari = team.interview()
    feedback.keep(team.second, kari.application, HIRE, submit=True)
    feedback.keep(team.interviewer, kari.application, HIRE, submit=False)
    let_pass(DELAYS[reminder] - clock.MINUTE)
    assert not feedback_requests.work()
    let_pass(2 * clock.MINUTE)
    assert feedback_requests.work()
    let_pass(30 * clock.DAY)
    assert not feedback_requests.work()
    assert told(team.interviewer) == ["feedback_asked", "feedback_overdue"]
    assert told(team.second) == ["feedback_asked"]


def test_without_a_delay_nobody_is_reminded_by_itself(team: Team, let_pass: LetPass) -> None:
    team.set()
    team.interview()
    let_pass(60 * clock.DAY)
    assert not feedback_requests.work()


@pytest.mark.parametrize("what", ["rejected", "closed", "left the team"])
def test_nobody_is_reminded_of_what_is_not_wanted_any_more(team: Team, let_pass: LetPass, what: str) -> None:
    team.set(FeedbackOptions(active=True, inherit=False, reminder=Reminder.ONE_DAY), team.interviewer)
    kari = team.interview()
    if what == "rejected":
        applications.reject(team.recruiter, kari.application, "other")
    elif what == "closed":
        tables.Job.update(status="closed").where(tables.Job.id == team.job).execute()
    else:
        tables.TeamMember.delete().where(tables.TeamMember.user == team.interviewer.id).execute()
    let_pass(2 * clock.DAY)
    feedback_requests.work()
    assert told(team.interviewer) == ["feedback_asked"]


def test_two_workers_ask_and_remind_everybody_once(people: People, team: Team, let_pass: LetPass) -> None:
    team.set(FeedbackOptions(active=True, reminder=Reminder.HALF_DAY))
    for number in range(4):
        advance(team.recruiter, people.applicant(team.recruiter, team.job, people.person(f"P {number}")).application)
    at_once(*[feedback_requests.work] * 3)
    assert told(team.interviewer) == ["feedback_asked_for_several"]
    let_pass(clock.DAY)
    at_once(*[feedback_requests.work] * 3)
    assert told(team.interviewer)[1:] == ["feedback_overdue"] * 4


KILLED = """
import os, signal, sys
from server.storage import database
from server.storage.applications import feedback_requests
from server.usecases.applications import feedback_requests as asking
database.bind(sys.argv[1])
real = getattr(feedback_requests, sys.argv[2])
def die(*values):
    real(*values)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(feedback_requests, sys.argv[2], die)
asking.work()
"""


@pytest.mark.parametrize("moment", ["ask", "reminded"])
def test_a_worker_killed_in_the_middle_has_told_nobody_and_the_next_tells_everybody_once(
    people: People, team: Team, database_url: str, let_pass: LetPass, moment: str
) -> None:
    team.set(FeedbackOptions(active=True, inherit=False, reminder=Reminder.HALF_DAY), team.interviewer)
    if moment == "ask":
        advance(team.recruiter, people.applicant(team.recruiter, team.job).application)
        before: list[str] = []
    else:
        team.interview()
        tables.FeedbackRequest.update(remind_at=1).execute()
        before = ["feedback_asked"]
    database.release()
    command = [sys.executable, "-c", KILLED, database_url, moment]
    assert subprocess.run(command, cwd=CHECKOUT, env=dict(os.environ), timeout=60, check=False).returncode == -9
    assert told(team.interviewer) == before
    feedback_requests.work()
    feedback_requests.work()
    assert told(team.interviewer) == [*before, "feedback_asked" if moment == "ask" else "feedback_overdue"]


def request_of(user: Actor) -> int:
    return int(tables.FeedbackRequest.get(tables.FeedbackRequest.user == user.id).id)


@pytest.mark.statement(267)
def test_a_recruiter_reminds_an_interviewer_by_hand_in_their_own_words(team: Team) -> None:
    team.set()
    kari = team.interview()
    request = request_of(team.interviewer)
    for _ in range(2):  # the form is sent twice
        assert feedback_requests.remind(team.recruiter, request, " Soon, please ", "a-form-key") == kari.candidate
    assert told(team.interviewer) == ["feedback_asked", "feedback_reminder"]
    row = notifications.page(team.interviewer.id, None, 1)[0]
    assert (row.args["who"], row.args["message"]) == ("Rita", "Soon, please")
    feedback_requests.remind(team.manager, request)
    assert told(team.interviewer)[2:] == ["feedback_reminder"]
    tab = feedback.read(team.recruiter, kari.candidate)
    assert {one.user for one in tab.requests} == {team.recruiter.id, team.manager.id, team.interviewer.id, team.second.id}
    assert next(one for one in tab.requests if one.id == request).reminded_at
    assert request in tab.remindable


def test_reminding_is_for_those_who_lead_the_job_and_about_what_is_wanted(people: People, team: Team) -> None:
    team.set()
    kari = team.interview()
    request = request_of(team.interviewer)
    for stranger, error in (
        (team.second, NotPermitted),
        (people.read_only(), NotPermitted),
        (people.recruiter(), NotFound),
    ):
        with pytest.raises(error):
            feedback_requests.remind(stranger, request)
    with pytest.raises(NotFound):
        feedback_requests.remind(team.recruiter, 10_000)
    with pytest.raises(Invalid):
        feedback_requests.remind(team.recruiter, request, "x" * 2001)
    assert feedback.read(team.second, kari.candidate).requests == []
    feedback.keep(team.interviewer, kari.application, HIRE, submit=True)
    with pytest.raises(FeedbackGiven):
        feedback_requests.remind(team.recruiter, request)


class Draft:
    """A job that is not active yet."""

    def __init__(self, people: People) -> None:
        self.recruiter = people.recruiter()
        self.job = people.job((self.recruiter, TeamRole.RECRUITER), status=JobStatus.DRAFT)
        self.prospect, self.application, self.interview, _ = (stage.id for stage in process.stages(self.job))

    def seen(self) -> str:
        return feedback_activity.read(self.recruiter, self.job, self.interview).version

    def change(self, options: FeedbackOptions, *participants: int, actor: Actor | None = None, seen: str = "") -> None:
        feedback_activity.change(actor or self.recruiter, self.job, self.interview, options, participants, seen or self.seen())


@pytest.fixture
def draft(people: People) -> Draft:
    return Draft(people)


def test_the_options_of_a_stage_are_set_before_activation_and_frozen_with_it(people: People, draft: Draft) -> None:
    options = FeedbackOptions(True, False, True, True, Reminder.TWO_DAYS)
    outsider = people.user()
    draft.change(options, outsider.id)
    one = feedback_activity.read(draft.recruiter, draft.job, draft.interview)
    assert (one.options, [person.id for person in one.participants], one.may_edit) == (options, [outsider.id], True)
    assert (outsider.id, TeamRole.INTERVIEWER) in {(member.user, member.role) for member in hiring_team.of_job(draft.job)}
    tables.Job.update(status="active").where(tables.Job.id == draft.job).execute()
    with pytest.raises(ProcessFrozen):
        draft.change(FeedbackOptions())
    assert not feedback_activity.read(draft.recruiter, draft.job, draft.interview).may_edit


def test_prospect_has_no_feedback_and_another_jobs_stage_is_not_there(people: People, draft: Draft) -> None:
    assert [one.stage.name for one in feedback_activity.of_job(draft.recruiter, draft.job)] == [
        "Application",
        "Interview",
        "Offer",
    ]
    other = Draft(people)
    for stage in (draft.prospect, other.interview, 10_000):
        with pytest.raises(NotFound):
            feedback_activity.change(draft.recruiter, draft.job, stage, ON, [], "")


def test_the_options_are_for_those_who_may_edit_the_process(people: People, draft: Draft) -> None:
    interviewer = people.user()
    with transaction():
        hiring_team.add(draft.job, interviewer.id, TeamRole.INTERVIEWER)
    for actor, error in ((interviewer, NotPermitted), (people.read_only(), NotPermitted), (people.recruiter(), NotFound)):
        with pytest.raises(error):
            draft.change(ON, actor=actor)
    assert not feedback_activity.read(interviewer, draft.job, draft.interview).may_edit


def test_who_can_give_no_feedback_cannot_take_part(people: People, draft: Draft) -> None:
    for user in (people.read_only().id, 10_000):
        with pytest.raises(Invalid):
            draft.change(ON, user)
    assert feedback_activities.participants(draft.interview) == []


def test_whoever_saves_second_is_shown_what_stands(draft: Draft) -> None:
    seen = draft.seen()
    draft.change(ON, seen=seen)
    with pytest.raises(EditConflict) as conflict:
        draft.change(FeedbackOptions(active=True, see_others=True), seen=seen)
    assert conflict.value.present["feedback"] is True
    draft.change(ON, seen=seen)  # the same is no conflict
    assert feedback_activities.of_stage(draft.interview) == ON


def test_with_nothing_to_do_the_worker_asks_two_small_questions(team: Team) -> None:
    with queries() as sent:
        assert not feedback_requests.work()
    assert len(sent) == 2
    assert [scanned(query) - {"stage_entry"} for query in sent] == [set(), set()]


@pytest.mark.statement(171)
def test_changing_the_feedback_of_an_approved_job_makes_it_a_draft_again(draft: Draft) -> None:
    tables.Job.update(status="approved").where(tables.Job.id == draft.job).execute()
    draft.change(ON)
    assert tables.Job.get_by_id(draft.job).status == "draft"
