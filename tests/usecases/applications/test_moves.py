"""To any stage and back, withdrawing, reopening, deleting, and what is marked on an application (attract.md 5.4 and 6)."""

from collections.abc import Callable

import pytest

from server.domain.errors import (
    AttractError,
    CannotUndo,
    Invalid,
    JobClosed,
    NotFound,
    NotInvitable,
    NotPermitted,
    NotSilver,
    ProspectsOff,
    WrongStage,
)
from server.domain.feedback import FeedbackText
from server.domain.jobs import JobStatus
from server.domain.people_on_job import Narrowed, Shown
from server.domain.roles import Actor, TeamRole
from server.storage import tables
from server.storage.applications.people_on_job import PersonOnJob
from server.storage.jobs import process
from server.usecases import history, undo
from server.usecases.applications import application_flags, applications, feedback, people_on_job, person_actions
from server.usecases.applications.applications import Moved
from server.usecases.applications.person_actions import PersonAction
from server.usecases.candidates import candidates, notes
from tests.support.at_once import at_once
from tests.support.people import People, advance


class Team:
    """A job with its whole team and one applicant on it."""

    def __init__(self, people: People, **job: bool) -> None:
        self.people = people
        self.rita, self.hans, self.ingrid = people.recruiter("Rita"), people.manager("Hans"), people.user(name="Ingrid")
        self.job = people.job(
            (self.rita, TeamRole.RECRUITER), (self.hans, TeamRole.HIRING_MANAGER), (self.ingrid, TeamRole.INTERVIEWER), **job
        )
        self.kari = people.applicant(self.rita, self.job, people.person(email="kari@example.org")).application
        self.stages = {stage.name: stage.id for stage in process.stages(self.job)}

    def row(self) -> PersonOnJob:
        return people_on_job.person(self.rita, self.kari).row

    def stands(self) -> tuple[str, str]:
        return self.row().stage_name, self.row().status

    def move(self, actor: Actor, to: str, seen: str = "") -> Moved:
        return applications.move(actor, self.kari, self.stages[to], self.stages[seen or self.row().stage_name])

    def to_offer(self) -> None:
        self.move(self.rita, "Offer")


@pytest.fixture
def team(people: People) -> Team:
    return Team(people)


def test_somebody_is_moved_to_any_stage_forth_and_back(team: Team) -> None:
    for actor, to in ((team.rita, "Offer"), (team.hans, "Application"), (team.hans, "Interview"), (team.rita, "Prospect")):
        assert team.move(actor, to).stage_name == to
        assert team.stands() == (to, "active")
    assert not team.row().past_prospect


@pytest.mark.parametrize("seen", ["Interview", "Prospect"])
def test_a_move_from_a_stage_somebody_left_is_refused(team: Team, seen: str) -> None:
    with pytest.raises(WrongStage):
        team.move(team.rita, "Offer", seen)
    assert team.stands() == ("Application", "active")


def test_a_stage_of_another_job_or_the_same_is_no_goal(team: Team) -> None:
    elsewhere = process.stages(team.people.job())[2].id
    for goal in (elsewhere, team.stages["Application"], 0, 10**30):
        with pytest.raises(WrongStage):
            applications.move(team.rita, team.kari, goal, team.stages["Application"])


def test_back_to_prospect_needs_prospects_and_the_right_to_add_some(people: People) -> None:
    hidden = Team(people, managers_see=False)
    with pytest.raises(NotPermitted):
        hidden.move(hidden.hans, "Prospect")
    tables.Job.update(prospects_enabled=False).execute()
    with pytest.raises(ProspectsOff):
        hidden.move(hidden.rita, "Prospect")
    assert hidden.stands() == ("Application", "active")


def test_interviewers_and_readers_move_nobody(team: Team) -> None:
    for user in (team.ingrid, team.people.read_only()):
        with pytest.raises(NotPermitted):
            team.move(user, "Offer")
    with pytest.raises(NotFound):
        team.move(team.people.recruiter(), "Offer")


@pytest.mark.statement(286)
def test_a_candidate_who_withdrew_is_out_of_the_running_and_the_activity_says_why(team: Team) -> None:
    applications.withdraw(team.rita, team.kari, " Took another job. ")
    assert team.stands() == ("Application", "withdrawn")
    event = candidates.activity(team.rita, team.row().candidate).events[0]
    assert (event.stage_change.move, event.stage_change.comment, event.stage_change.reason_name) == (
        "withdrawn",
        "Took another job.",
        None,
    )
    assert event.application.status == "withdrawn"
    for move in (lambda: applications.withdraw(team.rita, team.kari), lambda: applications.reject(team.rita, team.kari, "other")):
        with pytest.raises(WrongStage):
            move()


def test_whoever_may_not_reject_withdraws_and_reopens_nobody(team: Team) -> None:
    with pytest.raises(NotPermitted):
        applications.withdraw(team.hans, team.kari)
    applications.reject(team.rita, team.kari, "other")
    with pytest.raises(NotPermitted):
        applications.reopen(team.hans, team.kari)


@pytest.mark.parametrize("out", ["rejected", "withdrawn"])
def test_who_is_out_of_the_running_comes_back_where_they_were(team: Team, out: str) -> None:
    team.move(team.rita, "Interview")
    if out == "rejected":
        applications.reject(team.rita, team.kari, "other", "Not now.")
    else:
        applications.withdraw(team.rita, team.kari, "Not now.")
    reopened = applications.reopen(team.rita, team.kari)
    assert (team.stands(), team.row().reason_name) == (("Interview", "active"), None)
    with pytest.raises(WrongStage):
        applications.reopen(team.rita, team.kari)
    undo.undo_action(team.rita, reopened.undoable_action)
    assert team.stands() == ("Interview", out)
    row = candidates.profile(team.rita, team.row().candidate).applications[0].row
    assert (row.rejection_reason, row.rejection_comment) == ("other" if out == "rejected" else None, "Not now.")


def test_each_rejection_keeps_its_own_reason(team: Team) -> None:
    for reason, comment in (("education", "First."), ("experience", "Second.")):
        applications.reject(team.rita, team.kari, reason, comment)
        applications.reopen(team.rita, team.kari)
    events = candidates.activity(team.rita, team.row().candidate).events
    told = [(event.stage_change.reason, event.stage_change.comment) for event in events if event.stage_change.move == "rejected"]
    assert told == [("experience", "Second."), ("education", "First.")]


@pytest.mark.parametrize("act", ["reject", "withdraw", "reopen", "move", "advance"])
def test_of_two_who_do_the_same_at_once_one_wins(team: Team, act: str) -> None:
    if act == "reopen":
        applications.reject(team.rita, team.kari, "other")
    stage = team.stages["Application"]
    calls: dict[str, Callable[[], Moved]] = {
        "reject": lambda: applications.reject(team.rita, team.kari, "other"),
        "withdraw": lambda: applications.withdraw(team.rita, team.kari),
        "reopen": lambda: applications.reopen(team.rita, team.kari),
        "move": lambda: applications.move(team.rita, team.kari, team.stages["Offer"], stage),
        "advance": lambda: applications.advance(team.rita, team.kari, stage),
    }
    answers = at_once(*[calls[act]] * 3)
    assert sorted(type(one).__name__ for one in answers) == ["Moved", "WrongStage", "WrongStage"]


@pytest.mark.statement(221)
def test_recruiters_of_the_team_and_administrators_delete_an_applicant_and_nobody_else(team: Team) -> None:
    people, candidate = team.people, team.row().candidate
    refusals: list[tuple[Actor, type[AttractError]]] = [
        (team.hans, NotPermitted),
        (team.ingrid, NotPermitted),
        (people.read_only(), NotPermitted),
        (people.recruiter(), NotFound),
    ]
    for user, refusal in refusals:
        with pytest.raises(refusal):
            applications.remove(user, team.kari)
    notes.add(team.rita, candidate, "Gone too", False, team.kari)
    feedback.keep(team.ingrid, team.kari, FeedbackText(None, comment="Gone too"), submit=False)
    assert applications.remove(team.rita, team.kari) == team.job
    assert [table.select().count() for table in (tables.Application, tables.StageChange, tables.Note, tables.Feedback)] == [0] * 4
    assert candidates.profile(team.rita, candidate).applications == []
    other = people.applicant(team.rita, team.job).application
    applications.remove(people.administrator(), other)
    with pytest.raises(NotFound):
        applications.remove(team.rita, other)


@pytest.mark.statement(222)
def test_only_who_reached_the_offer_stage_is_marked_as_silver_medalist(team: Team) -> None:
    with pytest.raises(NotSilver):
        application_flags.mark_silver(team.rita, team.kari, True)
    offered = team.move(team.rita, "Offer")
    undo.undo_action(team.rita, offered.undoable_action)
    with pytest.raises(NotSilver):
        application_flags.mark_silver(team.rita, team.kari, True)
    team.to_offer()
    team.move(team.rita, "Interview")
    application_flags.mark_silver(team.hans, team.kari, True)
    assert team.row().silver_at
    application_flags.mark_silver(team.hans, team.kari, False)
    assert not team.row().silver_at


def test_the_mark_goes_when_it_turns_out_that_the_offer_stage_was_a_mistake(team: Team) -> None:
    offered = team.move(team.rita, "Offer")
    application_flags.mark_silver(team.rita, team.kari, True)
    undo.undo_action(team.rita, offered.undoable_action)
    assert not team.row().silver_at


@pytest.mark.statement(222)
def test_who_accepted_the_offer_is_no_silver_medalist(team: Team) -> None:
    team.to_offer()
    application_flags.accept_offer(team.rita, team.kari, True)
    with pytest.raises(NotSilver):
        application_flags.mark_silver(team.rita, team.kari, True)


@pytest.mark.statement(223)
def test_the_mark_shows_on_the_list_and_in_the_history_of_the_candidate_also_on_a_closed_job(team: Team) -> None:
    team.to_offer()
    applications.reject(team.rita, team.kari, "others_more_qualified")
    tables.Job.update(status=JobStatus.CLOSED).execute()
    application_flags.mark_silver(team.rita, team.kari, True)
    silver = Narrowed(Shown.SILVER)
    assert [row.id for row in people_on_job.applicants(team.rita, team.job, None, silver).page.rows] == [team.kari]
    assert candidates.profile(team.rita, team.row().candidate).applications[0].row.silver_at


def test_nobody_but_recruiters_and_hiring_managers_of_the_team_marks_silver_medalists(team: Team) -> None:
    team.to_offer()
    for user in (team.ingrid, team.people.read_only()):
        with pytest.raises(NotPermitted):
            application_flags.mark_silver(user, team.kari, True)
    with pytest.raises(NotFound):
        application_flags.mark_silver(team.people.recruiter(), team.kari, True)


def test_an_accepted_offer_is_kept_while_somebody_stays_in_offer_and_comes_back_with_an_undo(team: Team) -> None:
    with pytest.raises(WrongStage):
        application_flags.accept_offer(team.rita, team.kari, True)
    team.to_offer()
    with pytest.raises(NotPermitted):
        application_flags.accept_offer(team.hans, team.kari, True)
    application_flags.accept_offer(team.rita, team.kari, True)
    accepted = team.row().offer_accepted_at
    withdrawn = applications.withdraw(team.rita, team.kari)
    assert (bool(accepted), team.row().offer_accepted_at) == (True, None)
    undo.undo_action(team.rita, withdrawn.undoable_action)
    assert team.row().offer_accepted_at == accepted
    application_flags.accept_offer(team.rita, team.kari, False)
    assert team.row().offer_accepted_at is None


def test_an_accepted_offer_and_a_silver_medal_are_taken_back_while_they_stand(team: Team) -> None:
    team.to_offer()
    assert application_flags.accept_offer(team.rita, team.kari, False) is None
    accepted = application_flags.accept_offer(team.rita, team.kari, True)
    assert accepted
    with pytest.raises(NotPermitted):
        undo.undo_action(team.hans, accepted)
    undo.undo_action(team.rita, accepted)
    assert team.row().offer_accepted_at is None
    silver = application_flags.mark_silver(team.hans, team.kari, True)
    assert silver
    lines = history.of_candidate(team.rita, team.row().candidate).lines.rows
    assert [line.undo for line in lines[:3]] == [silver, None, None]
    application_flags.mark_silver(team.rita, team.kari, False)
    with pytest.raises(CannotUndo):
        undo.undo_action(team.rita, silver)


def test_an_undo_brings_the_moment_of_the_acceptance_back(team: Team) -> None:
    team.to_offer()
    application_flags.accept_offer(team.rita, team.kari, True)
    tables.Application.update(offer_accepted_at=1_000).where(tables.Application.id == team.kari).execute()
    refused = application_flags.accept_offer(team.rita, team.kari, False)
    undo.undo_action(team.rita, refused or 0)
    assert team.row().offer_accepted_at == 1_000


def test_an_answer_is_not_taken_back_once_somebody_left_the_offer_stage(team: Team) -> None:
    team.to_offer()
    accepted = application_flags.accept_offer(team.rita, team.kari, True)
    refused = application_flags.accept_offer(team.rita, team.kari, False)
    applications.reject(team.rita, team.kari, "others_more_qualified")
    for undoable_action in (accepted, refused):
        with pytest.raises(CannotUndo):
            undo.undo_action(team.rita, undoable_action or 0)


def posted(team: Team) -> None:
    tables.Posting.create(job=team.job, channel="linkedin", posted=True, apply_by="attract")


@pytest.mark.statement(214)
@pytest.mark.parametrize("by_mail", [True, False])
def test_a_prospect_is_invited_to_apply(team: Team, by_mail: bool) -> None:
    team.move(team.rita, "Prospect")
    posted(team)
    job_id = tables.Job.get_by_id(team.job).job_id
    offered = application_flags.invitation(team.hans, team.kari)
    assert (offered.page, offered.email, offered.invited_at) == (f"/careers/{job_id}", "kari@example.org", None)
    application_flags.invite(team.hans, team.kari, "We would like to talk.", by_mail)
    assert team.row().invited_at
    letters = [(row.address, row.kind, row.link, row.candidate_id) for row in tables.OutgoingMail.select()]
    told = [("kari@example.org", "invited_to_apply", f"/careers/{job_id}", team.row().candidate)]
    assert letters == (told if by_mail else [])


def test_nobody_is_invited_where_nobody_could_apply_or_who_applied_already(team: Team) -> None:
    with pytest.raises(WrongStage):
        application_flags.invitation(team.rita, team.kari)
    team.move(team.rita, "Prospect")
    assert application_flags.invitation(team.rita, team.kari).page is None
    with pytest.raises(NotInvitable):
        application_flags.invite(team.rita, team.kari, by_mail=True)
    posted(team)
    tables.Candidate.update(email=None).execute()
    for message, by_mail in (("", True), ("x" * 2001, False)):
        with pytest.raises(Invalid):
            application_flags.invite(team.rita, team.kari, message, by_mail)
    assert tables.OutgoingMail.select().count() == 0
    assert team.row().invited_at is None


@pytest.mark.statement(214)
def test_who_may_add_prospects_invites_them(people: People) -> None:
    team = Team(people, managers_see=False)
    team.move(team.rita, "Prospect")
    posted(team)
    for user, refusal in ((team.hans, NotFound), (team.ingrid, NotFound), (people.read_only(), NotPermitted)):
        with pytest.raises(refusal):
            application_flags.invite(user, team.kari)


def test_the_menu_offers_what_can_be_done_now_and_nothing_else(team: Team) -> None:
    def offered(actor: Actor) -> tuple[list[str], list[PersonAction]]:
        result = person_actions.of(actor, team.kari)
        return [stage.name for stage in result.goals], result.rest

    assert offered(team.rita) == (
        ["Prospect", "Interview", "Offer"],
        [PersonAction.REJECT, PersonAction.WITHDRAW, PersonAction.DELETE],
    )
    assert offered(team.hans) == (["Prospect", "Interview", "Offer"], [])
    team.move(team.rita, "Prospect")
    assert offered(team.hans)[1] == [PersonAction.INVITE]
    team.to_offer()
    assert offered(team.rita)[1] == [
        PersonAction.REJECT,
        PersonAction.WITHDRAW,
        PersonAction.ACCEPT_OFFER,
        PersonAction.MARK_SILVER,
        PersonAction.DELETE,
    ]
    application_flags.accept_offer(team.rita, team.kari, True)
    assert offered(team.rita)[1] == [PersonAction.REJECT, PersonAction.WITHDRAW, PersonAction.UNACCEPT_OFFER, PersonAction.DELETE]
    applications.reject(team.rita, team.kari, "other")
    application_flags.mark_silver(team.rita, team.kari, True)
    assert offered(team.rita) == ([], [PersonAction.REOPEN, PersonAction.UNMARK_SILVER, PersonAction.DELETE])
    tables.Job.update(status=JobStatus.CLOSED).execute()
    assert offered(team.rita) == ([], [PersonAction.UNMARK_SILVER, PersonAction.DELETE])
    for user, refusal in ((team.ingrid, NotPermitted), (team.people.recruiter(), NotFound)):
        with pytest.raises(refusal):
            person_actions.of(user, team.kari)


def test_what_followed_a_move_stands_in_the_way_of_its_undo(team: Team) -> None:
    moved = team.move(team.rita, "Interview")
    applications.reject(team.rita, team.kari, "other")
    with pytest.raises(CannotUndo):
        undo.undo_action(team.rita, moved.undoable_action)
    assert team.stands() == ("Interview", "rejected")


def test_nobody_is_reopened_on_a_closed_job(team: Team) -> None:
    applications.reject(team.rita, team.kari, "other")
    tables.Job.update(status=JobStatus.CLOSED).execute()
    with pytest.raises(JobClosed):
        applications.reopen(team.rita, team.kari)


def test_an_advance_and_a_rejection_at_once_leave_one_state(team: Team) -> None:
    answers = at_once(
        lambda: applications.reject(team.rita, team.kari, "other"),
        lambda: advance(team.hans, team.kari),
    )
    refused = [one for one in answers if isinstance(one, WrongStage)]
    assert team.stands() in {("Application", "rejected"), ("Interview", "rejected")}
    assert len(refused) == (team.stands()[0] == "Application")
