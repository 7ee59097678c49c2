"""Moving people on, out and back (attract.md 2.4, 5.2 and 31 L)."""

from collections.abc import Callable

import pytest

from server.domain import clock
from server.domain.errors import AttractError, CannotUndo, Invalid, JobClosed, NotFound, NotPermitted, WrongStage
from server.domain.jobs import JobStatus
from server.domain.roles import Actor, TeamRole
from server.storage import tables
from server.usecases import undo
from server.usecases.applications import applications, people_on_job
from server.usecases.applications.exports import ExportResult
from server.usecases.candidates import candidates
from tests.support.people import People, advance


class Team:
    """A job with its whole team and one prospect on it."""

    def __init__(self, people: People, managers_see: bool = True) -> None:
        self.recruiter, self.manager, self.interviewer = people.recruiter(), people.manager(), people.user()
        self.job = people.job(
            (self.recruiter, TeamRole.RECRUITER),
            (self.manager, TeamRole.HIRING_MANAGER),
            (self.interviewer, TeamRole.INTERVIEWER),
            managers_see=managers_see,
        )
        self.exported: ExportResult = people.export(self.recruiter, self.job)
        self.application = self.exported.application

    def stage(self) -> tuple[str, str]:
        row = candidates.profile(self.recruiter, self.exported.candidate).applications[0].row
        return row.stage_name, row.status.value


@pytest.fixture
def team(people: People) -> Team:
    return Team(people)


def test_a_prospect_moves_to_application_and_through_all_stages_to_the_offer(team: Team) -> None:
    moves = [applications.move_to_application(team.recruiter, team.application)]
    moves += [advance(team.recruiter, team.application) for _ in range(2)]
    assert [move.stage_name for move in moves] == ["Application", "Interview", "Offer"]
    with pytest.raises(WrongStage):
        advance(team.recruiter, team.application)
    assert team.stage() == ("Offer", "active")


def test_somebody_past_prospect_cannot_be_moved_to_application_again(team: Team) -> None:
    applications.move_to_application(team.recruiter, team.application)
    with pytest.raises(WrongStage):
        applications.move_to_application(team.recruiter, team.application)


def test_advancing_from_a_stage_somebody_left_is_refused(team: Team) -> None:
    seen = people_on_job.prospects(team.recruiter, team.job).page.rows[0].stage
    applications.advance(team.recruiter, team.application, seen)
    with pytest.raises(WrongStage):
        applications.advance(team.recruiter, team.application, seen)
    assert team.stage() == ("Application", "active")


@pytest.mark.parametrize("stage", [0, -1, 10_000, 10**30])
def test_advancing_from_what_is_no_stage_of_the_person_is_refused(team: Team, stage: int) -> None:
    with pytest.raises(WrongStage):
        applications.advance(team.recruiter, team.application, stage)
    assert team.stage() == ("Prospect", "active")


@pytest.mark.statement(215)
def test_a_hiring_manager_of_the_team_can_advance(team: Team) -> None:
    assert advance(team.manager, team.application).stage_name == "Application"


@pytest.mark.statement(216)
def test_a_hiring_manager_cannot_reject(team: Team) -> None:
    with pytest.raises(NotPermitted):
        applications.reject(team.manager, team.application, "other")
    assert team.stage() == ("Prospect", "active")


@pytest.mark.statement(217, 218, 219)
def test_a_recruiter_rejects_with_a_reason_that_the_activity_shows(team: Team) -> None:
    applications.reject(team.recruiter, team.application, "experience", " Two years short. ")
    event = candidates.activity(team.recruiter, team.exported.candidate).events[0]
    assert (event.stage_change.move, event.stage_change.status) == ("rejected", "rejected")
    assert (event.stage_change.reason, event.stage_change.comment) == ("experience", "Two years short.")
    assert event.stage_change.reason_name == ("Too little experience", "For lite erfaring")


@pytest.mark.statement(218)
@pytest.mark.parametrize(("reason", "comment"), [("", ""), (" ", ""), ("x" * 81, ""), ("other", "x" * 2001)])
def test_a_rejection_needs_a_reason_and_keeps_to_its_limits(team: Team, reason: str, comment: str) -> None:
    with pytest.raises(Invalid):
        applications.reject(team.recruiter, team.application, reason, comment)
    assert team.stage() == ("Prospect", "active")


def test_somebody_rejected_goes_nowhere_until_that_is_undone(team: Team) -> None:
    moved = applications.reject(team.recruiter, team.application, "other")
    for move in (
        lambda: advance(team.recruiter, team.application),
        lambda: applications.move_to_application(team.recruiter, team.application),
        lambda: applications.reject(team.recruiter, team.application, "other"),
    ):
        with pytest.raises(WrongStage):
            move()
    undo.undo_action(team.recruiter, moved.undoable_action)
    row = candidates.profile(team.recruiter, team.exported.candidate).applications[0].row
    assert (row.stage_name, row.status, row.rejection_reason) == ("Prospect", "active", None)


@pytest.mark.statement(226, 147)
def test_an_interviewer_sees_applicants_moves_nobody_and_sees_no_prospects(team: Team) -> None:
    with pytest.raises(NotFound):
        advance(team.interviewer, team.application)
    with pytest.raises(NotPermitted):
        people_on_job.prospects(team.interviewer, team.job)
    applications.move_to_application(team.recruiter, team.application)
    assert len(people_on_job.applicants(team.interviewer, team.job).page.rows) == 1
    for move in (advance, applications.move_to_application):
        with pytest.raises(NotPermitted):
            move(team.interviewer, team.application)


def test_hiring_managers_without_prospects_see_and_move_none(people: People) -> None:
    team = Team(people, managers_see=False)
    with pytest.raises(NotPermitted):
        people_on_job.prospects(team.manager, team.job)
    with pytest.raises(NotFound):
        advance(team.manager, team.application)
    advance(team.recruiter, team.application)
    assert advance(team.manager, team.application).stage_name == "Interview"


@pytest.mark.statement(135)
def test_a_read_only_user_sees_both_lists_and_moves_nobody(people: People, team: Team) -> None:
    reader = people.read_only()
    assert len(people_on_job.prospects(reader, team.job).page.rows) == 1
    assert people_on_job.applicants(reader, team.job).page.rows == []
    with pytest.raises(NotPermitted):
        advance(reader, team.application)


def test_people_of_other_jobs_see_neither_list(people: People, team: Team) -> None:
    stranger, moved = people.recruiter(), advance(team.recruiter, team.application)
    calls: list[Callable[[], object]] = [
        lambda: people_on_job.prospects(stranger, team.job),
        lambda: people_on_job.applicants(stranger, team.job),
        lambda: advance(stranger, team.application),
        lambda: applications.reject(stranger, team.application, "other"),
        lambda: undo.undo_action(stranger, moved.undoable_action),
        lambda: advance(team.recruiter, 10_000),
        lambda: advance(team.recruiter, 10**30),
    ]
    for call in calls:
        with pytest.raises(NotFound):
            call()


@pytest.mark.parametrize(("status", "refusal"), [(JobStatus.CLOSED, JobClosed), (JobStatus.DRAFT, WrongStage)])
def test_nobody_moves_on_a_job_that_is_not_active(team: Team, status: JobStatus, refusal: type[AttractError]) -> None:
    tables.Job.update(status=status).execute()
    with pytest.raises(refusal):
        advance(team.recruiter, team.application)


@pytest.mark.statement(198)
def test_a_job_with_prospects_off_has_no_prospect_tab(people: People) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER), prospects=False)
    with pytest.raises(NotFound):
        people_on_job.prospects(recruiter, job)


def test_a_move_is_undone_once_and_only_while_it_is_the_latest(team: Team) -> None:
    first = advance(team.recruiter, team.application)
    second = advance(team.recruiter, team.application)
    with pytest.raises(CannotUndo):
        undo.undo_action(team.recruiter, first.undoable_action)
    undo.undo_action(team.manager, second.undoable_action)
    assert team.stage() == ("Application", "active")
    with pytest.raises(CannotUndo):
        undo.undo_action(team.recruiter, second.undoable_action)
    undo.undo_action(team.recruiter, first.undoable_action)
    assert team.stage() == ("Prospect", "active")
    assert [row.id for row in people_on_job.prospects(team.recruiter, team.job).page.rows] == [team.application]
    moves = [event.stage_change.move for event in candidates.activity(team.recruiter, team.exported.candidate).events]
    assert moves == ["undone", "undone", "advanced", "advanced", "exported"]


def test_nobody_takes_a_step_back_into_prospects_they_may_not_see(people: People) -> None:
    team = Team(people, managers_see=False)
    first = applications.move_to_application(team.recruiter, team.application)
    assert not candidates.activity(team.manager, team.exported.candidate).events[0].undoable
    with pytest.raises(NotPermitted):
        undo.undo_action(team.manager, first.undoable_action)
    second = advance(team.manager, team.application)
    undo.undo_action(team.manager, second.undoable_action)
    assert team.stage() == ("Application", "active")
    undo.undo_action(team.recruiter, first.undoable_action)
    assert team.stage() == ("Prospect", "active")


@pytest.mark.parametrize("what", ["moved on", "turned down"])
def test_nothing_is_taken_back_on_a_closed_job(team: Team, what: str) -> None:
    recruiter, application = team.recruiter, team.application
    done = advance(recruiter, application) if what == "moved on" else applications.reject(recruiter, application, "other")
    stage = team.stage()
    tables.Job.update(status=JobStatus.CLOSED).execute()
    assert not any(event.undoable for event in candidates.activity(recruiter, team.exported.candidate).events)
    with pytest.raises(JobClosed):
        undo.undo_action(recruiter, done.undoable_action)
    assert team.stage() == stage


def test_the_step_that_brought_the_person_is_not_undone_as_a_move(team: Team) -> None:
    event = candidates.activity(team.recruiter, team.exported.candidate).events[0]
    assert (event.stage_change.undoable_action, event.undoable) == (None, False)
    for wanted in (0, 10**30):
        with pytest.raises(NotFound):
            undo.undo_action(team.recruiter, wanted)


@pytest.mark.statement(216)
def test_a_hiring_manager_cannot_undo_a_rejection(team: Team) -> None:
    moved = applications.reject(team.recruiter, team.application, "other")
    with pytest.raises(NotPermitted):
        undo.undo_action(team.manager, moved.undoable_action)


@pytest.mark.parametrize(("days", "fine"), [(29, True), (31, False)])
def test_a_move_can_be_undone_for_30_days(team: Team, let_pass: Callable[[int], None], days: int, fine: bool) -> None:
    moved = advance(team.recruiter, team.application)
    let_pass(days * clock.DAY)
    undoable = [event.undoable for event in candidates.activity(team.recruiter, team.exported.candidate).events]
    assert undoable == [fine, False]
    if not fine:
        with pytest.raises(CannotUndo):
            undo.undo_action(team.recruiter, moved.undoable_action)
    else:
        undo.undo_action(team.recruiter, moved.undoable_action)
        assert team.stage() == ("Prospect", "active")


def test_who_can_take_a_step_back_is_told_so_in_the_activity(people: People, team: Team) -> None:
    advance(team.recruiter, team.application)

    def offered(actor: Actor) -> list[bool]:
        return [event.undoable for event in candidates.activity(actor, team.exported.candidate).events]

    assert offered(team.recruiter) == offered(team.manager) == [True, False]
    assert offered(team.interviewer) == offered(people.read_only()) == [False, False]
    applications.reject(team.recruiter, team.application, "other")
    assert (offered(team.recruiter), offered(team.manager)) == ([True, False, False], [False, False, False])


def test_lists_page_by_keys_and_show_everybody_once_though_times_are_equal(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER))
    monkeypatch.setattr(clock, "now", lambda: 1_800_000_000_000)
    for number in range(55):
        people.export(recruiter, job, people.person(f"Person {number}"))
    seen: list[str] = []
    after, pages = None, 0
    while pages == 0 or after:
        page = people_on_job.prospects(recruiter, job, after).page
        seen += [row.name for row in page.rows]
        after, pages = page.after, pages + 1
    assert (pages, len(seen), set(seen)) == (3, 55, {f"Person {number}" for number in range(55)})


@pytest.mark.parametrize("after", ["", "x", "1", "1-", "-1", "1-2-3", "9" * 40 + "-1", "²-1", "0-0"])
def test_a_page_key_that_makes_no_sense_is_no_error(team: Team, after: str) -> None:
    assert len(people_on_job.prospects(team.recruiter, team.job, after).page.rows) in (0, 1)


def test_one_person_is_read_again_as_they_stand(team: Team) -> None:
    advance(team.recruiter, team.application)
    one = people_on_job.person(team.recruiter, team.application)
    assert (one.row.stage_name, one.row.past_prospect, one.row.can_go_on, one.job.job.id) == ("Application", True, True, team.job)
    with pytest.raises(NotFound):
        people_on_job.person(team.recruiter, 10_000)
