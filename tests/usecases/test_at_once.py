"""Two tabs, a double click, two colleagues: what happens at the same moment happens once (design section 5.10, users.md 6)."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest

from server.domain.errors import CannotUndo, NotFound, NotPermitted, ProcessFrozen, WrongStage
from server.domain.feedback import FeedbackText, Recommendation
from server.domain.jobs import JobStatus
from server.domain.person import Person
from server.domain.process import ProcessDraft, StageDraft
from server.domain.roles import Actor, TeamRole
from server.storage import database, tables
from server.storage.candidates import candidates as stored_candidates
from server.usecases import access
from server.usecases.account import browser_extension
from server.usecases.applications import applications, exports, feedback, people_on_job
from server.usecases.applications.exports import ExportRequest as Request
from server.usecases.applications.exports import ExportResult
from server.usecases.candidates import candidates, notes
from server.usecases.jobs import hiring_team, jobs, process
from tests.support.at_once import at_once
from tests.support.people import DRAFT, People, advance

# A race is lost or won by chance: each is run this often, with this many at once.
ROUNDS = 6
MANY = 4


class Recruiting:
    """A recruiter who makes jobs and exports as they please."""

    def __init__(self, people: People) -> None:
        self.people, self.actor = people, people.recruiter()

    def job(self) -> int:
        return self.people.job((self.actor, TeamRole.RECRUITER))

    def exporting(self, job: int, key: str, person: Person) -> partial[ExportResult]:
        return partial(exports.export, self.actor, key, Request(job, person, note="Hello"))


@pytest.fixture
def recruiting(people: People) -> Recruiting:
    return Recruiting(people)


def exported(answers: list[object]) -> list[ExportResult]:
    assert all(isinstance(answer, ExportResult) for answer in answers), answers
    return answers  # type: ignore[return-value]


def counted() -> tuple[int, ...]:
    kept = (tables.Candidate, tables.LinkedInIdentity, tables.Application, tables.StageChange, tables.Note, tables.Export)
    return tuple(table.select().count() for table in kept)


def test_the_same_export_twice_at_once_with_one_key_is_one_export(recruiting: Recruiting) -> None:
    for round in range(1, ROUNDS + 1):
        call = recruiting.exporting(recruiting.job(), f"key-{round}", recruiting.people.person())
        answers = exported(at_once(*[call] * MANY))
        assert {(one.outcome, one.id, one.application) for one in answers} == {
            ("exported", answers[0].id, answers[0].application)
        }
        assert sorted(one.replayed for one in answers) == [False, True, True, True]
        assert counted() == (round,) * 6


def test_the_same_export_twice_at_once_with_two_keys_is_one_application(recruiting: Recruiting) -> None:
    for round in range(1, ROUNDS + 1):
        job, person = recruiting.job(), recruiting.people.person(email=f"kari{round}@example.org")
        answers = exported(at_once(*(recruiting.exporting(job, f"{round}-{tab}", person) for tab in range(MANY))))
        assert sorted(one.outcome for one in answers) == ["already_on_job"] * 3 + ["exported"]
        assert len({(one.candidate, one.application) for one in answers}) == 1
        assert counted() == (round, round, round, round, round, round * MANY)


def test_one_person_to_several_jobs_at_once_is_one_candidate(recruiting: Recruiting) -> None:
    for round in range(1, ROUNDS + 1):
        person = recruiting.people.person()
        calls = [recruiting.exporting(recruiting.job(), f"{round}-{tab}", person) for tab in range(MANY)]
        answers = exported(at_once(*calls))
        assert sorted(one.candidate_created for one in answers) == [False, False, False, True]
        assert len({one.candidate for one in answers}) == 1
        assert counted()[:3] == (round, round, round * MANY)


def test_one_person_described_in_different_ways_at_once_is_one_candidate(recruiting: Recruiting) -> None:
    for round in range(1, ROUNDS + 1):
        member, profile, email = f"M{round}", f"https://www.linkedin.com/in/kari-{round}", f"kari{round}@example.org"
        described = (
            Person("Kari", profile, member),
            Person("Kari", profile),
            Person("Kari", profile, email=email),
            Person("Kari", profile, member, email),
        )
        calls = [recruiting.exporting(recruiting.job(), f"{round}-{tab}", one) for tab, one in enumerate(described)]
        assert len({one.candidate for one in exported(at_once(*calls))}) == 1
        assert counted()[:2] == (round, 2 * round)


def test_a_known_person_by_two_keys_to_one_job_at_once_is_one_application(recruiting: Recruiting) -> None:
    for round in range(ROUNDS):
        member, profile = f"M{round}", f"https://www.linkedin.com/in/kari-{round}"
        exported(at_once(recruiting.exporting(recruiting.job(), f"first-{round}", Person("Kari", profile, member))))
        job = recruiting.job()
        described = (Person("Kari", member_id=member), Person("Kari", profile)) * 2
        answers = exported(at_once(*(recruiting.exporting(job, f"{round}-{tab}", one) for tab, one in enumerate(described))))
        assert sorted(one.outcome for one in answers) == ["already_on_job"] * 3 + ["exported"]
        assert len({one.application for one in answers}) == 1


def test_advancing_twice_at_once_from_the_stage_one_saw_is_one_step(recruiting: Recruiting) -> None:
    for round in range(ROUNDS):
        answer = recruiting.exporting(recruiting.job(), f"k{round}", recruiting.people.person())()
        seen = people_on_job.prospects(recruiting.actor, answer.job).page.rows[0].stage
        results = at_once(*[partial(applications.advance, recruiting.actor, answer.application, seen)] * MANY)
        assert sorted(type(one).__name__ for one in results) == ["Moved"] + ["WrongStage"] * 3
        assert stage_of(recruiting.actor, answer) == "Application"


def test_moving_to_application_and_rejecting_at_once_leave_one_consistent_path(recruiting: Recruiting) -> None:
    for round in range(ROUNDS):
        answer = recruiting.exporting(recruiting.job(), f"k{round}", recruiting.people.person())()
        results = at_once(
            partial(applications.move_to_application, recruiting.actor, answer.application),
            partial(applications.move_to_application, recruiting.actor, answer.application),
            partial(applications.reject, recruiting.actor, answer.application, "other"),
        )
        refused = [one for one in results if isinstance(one, WrongStage)]
        path = candidates.profile(recruiting.actor, answer.candidate).applications[0].path
        assert len(path) == 1 + len(results) - len(refused)
        assert (path[-1].move, len(refused)) in {("rejected", 1), ("rejected", 2)}


def test_taking_an_export_back_while_somebody_moves_the_person_on_does_one_of_both(recruiting: Recruiting) -> None:
    for round in range(ROUNDS * 2):
        answer = recruiting.exporting(recruiting.job(), f"k{round}", recruiting.people.person())()
        undone, moved = at_once(
            partial(exports.undo, recruiting.actor, answer.id),
            partial(advance, recruiting.actor, answer.application),
        )
        if isinstance(undone, CannotUndo):
            assert stage_of(recruiting.actor, answer) == "Application"
        else:
            assert isinstance(moved, NotFound)
            assert tables.Candidate.get_or_none(id=answer.candidate) is None


def test_taking_an_export_back_while_a_note_is_written_loses_no_note(recruiting: Recruiting) -> None:
    for round in range(ROUNDS * 2):
        answer = recruiting.exporting(recruiting.job(), f"k{round}", recruiting.people.person())()
        undone, written = at_once(
            partial(exports.undo, recruiting.actor, answer.id),
            partial(notes.add, recruiting.actor, answer.candidate, "Mine", False, answer.application),
        )
        assert isinstance(undone, CannotUndo) is isinstance(written, int)
        assert isinstance(undone, ExportResult) is isinstance(written, NotFound)


def test_taking_an_export_back_while_the_person_is_exported_elsewhere_loses_nobody(recruiting: Recruiting) -> None:
    for round in range(ROUNDS * 2):
        person = recruiting.people.person(profile_url=f"https://www.linkedin.com/in/kari-{round}")
        first = recruiting.exporting(recruiting.job(), f"k{round}", person)()
        undone, elsewhere = exported(
            at_once(
                partial(exports.undo, recruiting.actor, first.id),
                recruiting.exporting(recruiting.job(), f"l{round}", person),
            )
        )
        assert undone.undone
        views = candidates.profile(recruiting.actor, elsewhere.candidate).applications
        assert [view.row.id for view in views] == [elsewhere.application]
        assert len(candidates.profile(recruiting.actor, elsewhere.candidate).identities) == 2


def test_a_general_note_about_somebody_who_is_just_being_taken_back_finds_nobody(
    recruiting: Recruiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = recruiting.exporting(recruiting.job(), "k", recruiting.people.person())()
    incoming_export, remove = threading.Event(), stored_candidates.remove

    def telling(call: Callable[..., Any], when: str) -> Callable[..., Any]:
        def told(*given: Any) -> Any:
            if when == "before":
                incoming_export.set()
            result = call(*given)
            incoming_export.set()
            return result

        return told

    def write() -> int:
        try:
            return notes.add(recruiting.actor, answer.candidate, "Mine", False)
        finally:
            database.release()

    with ThreadPoolExecutor(1) as thread:
        written: list[Future[int]] = []

        def remove_while_somebody_writes(candidate: int) -> None:
            monkeypatch.setattr(stored_candidates, "hold", telling(stored_candidates.hold, "before"))
            monkeypatch.setattr(access, "candidate", telling(access.candidate, "after"))
            remove(candidate)
            written.append(thread.submit(write))
            if not database.is_sqlite():  # there the writer does not even begin before this transaction has ended
                assert incoming_export.wait(timeout=30)

        monkeypatch.setattr(stored_candidates, "remove", remove_while_somebody_writes)
        assert exports.undo(recruiting.actor, answer.id).undone
        assert isinstance(written[0].exception(timeout=30), NotFound)
    assert counted()[:5] == (0,) * 5


def test_taking_an_export_back_twice_at_once_gives_the_same_answer(recruiting: Recruiting) -> None:
    for round in range(ROUNDS):
        answer = recruiting.exporting(recruiting.job(), f"k{round}", recruiting.people.person())()
        answers = exported(at_once(*[partial(exports.undo, recruiting.actor, answer.id)] * MANY))
        assert answers == [answers[0]] * MANY
        assert counted()[:5] == (0,) * 5


def test_jobs_made_at_once_have_job_ids_of_their_own(recruiting: Recruiting) -> None:
    made = at_once(*[partial(jobs.create, recruiting.actor, DRAFT, TeamRole.RECRUITER)] * MANY)
    assert len({jobs.read(recruiting.actor, job).job.job_id for job in made if isinstance(job, int)}) == MANY


def test_feedback_kept_twice_at_once_is_kept_once(recruiting: Recruiting) -> None:
    applicant = recruiting.people.applicant(recruiting.actor, recruiting.job()).application
    text = FeedbackText(Recommendation.HIRE)
    results = at_once(*[partial(feedback.keep, recruiting.actor, applicant, text, True)] * MANY)
    assert sorted(type(one).__name__ for one in results) == ["CannotUndo"] * 3 + ["int"]
    assert tables.Feedback.select().count() == 1


def test_of_two_who_lead_a_job_one_stays_though_each_removes_the_other(recruiting: Recruiting, people: People) -> None:
    one, other = people.recruiter(), people.recruiter()
    for _ in range(ROUNDS):
        job = people.job((one, TeamRole.RECRUITER), (other, TeamRole.RECRUITER))
        places = {member.user: member.id for member in hiring_team.read(one, job).members}
        at_once(partial(hiring_team.remove, one, job, places[other.id]), partial(hiring_team.remove, other, job, places[one.id]))
        assert tables.TeamMember.select().where(tables.TeamMember.job == job).count() == 1


def test_joining_a_team_twice_at_once_is_one_place(recruiting: Recruiting, people: People) -> None:
    job, user = recruiting.job(), people.user()
    at_once(*[partial(hiring_team.add, recruiting.actor, job, user.id, TeamRole.INTERVIEWER)] * MANY)
    assert len(hiring_team.read(recruiting.actor, job).members) == 2


def test_changing_the_process_while_the_job_is_activated_comes_before_or_is_refused(people: People) -> None:
    recruiter = people.recruiter()
    for _ in range(ROUNDS):
        job = people.job((recruiter, TeamRole.RECRUITER), status=JobStatus.DRAFT)
        stages = tuple(StageDraft(str(stage.id), stage.name, stage.kind) for stage in process.read(recruiter, job).stages)
        draft = ProcessDraft(stages, prospects_enabled=False)
        activated, changed = at_once(partial(jobs.activate, recruiter, job), partial(process.change, recruiter, job, draft))
        assert activated is None
        assert process.read(recruiter, job).prospects_enabled is isinstance(changed, ProcessFrozen)
        assert jobs.read(recruiter, job).job.status == "active"


def test_a_host_decided_about_twice_at_once_has_one_rule(people: People) -> None:
    administrator = people.administrator()
    at_once(*[partial(browser_extension.decide, administrator, "a.example", "inject")] * MANY)
    assert tables.HostRule.select().count() == 1


def stage_of(actor: Actor, answer: ExportResult) -> str:
    return candidates.profile(actor, answer.candidate).applications[0].row.stage_name


def test_nobody_gains_a_right_by_hurrying(people: People) -> None:
    manager = people.manager()
    job = people.job((manager, TeamRole.HIRING_MANAGER))
    applicant = people.applicant(manager, job).application
    results = at_once(*[partial(applications.reject, manager, applicant, "other")] * MANY)
    assert all(isinstance(one, NotPermitted) for one in results)
