"""Who writes and who reads (attract.md 2.4, 12 and 24, design section 5.4)."""

import pytest

from server.domain.errors import CannotUndo, Invalid, NotFound, NotPermitted
from server.domain.feedback import FeedbackText, Recommendation
from server.domain.roles import Actor, Role, TeamRole
from server.storage import tables
from server.usecases.applications import feedback
from server.usecases.candidates import notes
from tests.support.people import People

HIRE = FeedbackText(Recommendation.HIRE, comment="Yes")
NO = FeedbackText(Recommendation.NO_HIRE, comment="No")


class Team:
    """A job with its whole team and one applicant."""

    def __init__(self, people: People) -> None:
        self.recruiter, self.manager = people.recruiter(), people.manager()
        self.interviewer, self.second = people.user(), people.user()
        self.job = people.job(
            (self.recruiter, TeamRole.RECRUITER),
            (self.manager, TeamRole.HIRING_MANAGER),
            (self.interviewer, TeamRole.INTERVIEWER),
            (self.second, TeamRole.INTERVIEWER),
        )
        exported = people.applicant(self.recruiter, self.job)
        self.candidate, self.application = exported.candidate, exported.application

    def note(self, author: Actor, text: str, private: bool = False) -> int:
        return notes.add(author, self.candidate, text, private, self.application)

    def notes(self, reader: Actor) -> list[str]:
        return [note.text for note in notes.read(reader, self.candidate).notes]

    def feedback(self, reader: Actor) -> list[str]:
        return [one.comment for one in feedback.read(reader, self.candidate).feedback]


@pytest.fixture
def team(people: People) -> Team:
    return Team(people)


@pytest.mark.statement(225)
def test_those_who_lead_the_job_write_notes_that_the_team_reads_newest_first(people: People, team: Team) -> None:
    team.note(team.recruiter, "First")
    team.note(team.manager, "Second")
    for reader in (team.recruiter, team.manager, team.interviewer, people.read_only(), people.administrator()):
        assert team.notes(reader) == ["Second", "First"]


@pytest.mark.statement(226)
def test_interviewers_and_read_only_users_write_no_notes(people: People, team: Team) -> None:
    for author in (team.interviewer, people.read_only()):
        with pytest.raises(NotPermitted):
            team.note(author, "Mine")
        with pytest.raises(NotPermitted):
            notes.add(author, team.candidate, "In general", private=False)
    assert notes.read(team.interviewer, team.candidate).subjects == []


def test_a_private_note_is_its_authors_alone(people: People, team: Team) -> None:
    team.note(team.manager, "Private", private=True)
    assert team.notes(team.manager) == ["Private"]
    for reader in (team.recruiter, team.interviewer, people.read_only(), people.administrator()):
        assert team.notes(reader) == []


def test_notes_of_jobs_one_does_not_work_on_stay_there(people: People, team: Team) -> None:
    stranger = people.recruiter()
    team.note(team.recruiter, "On the job")
    notes.add(team.recruiter, team.candidate, "In general", private=False)
    assert team.notes(stranger) == ["In general"]
    assert team.notes(team.interviewer) == ["On the job"]
    with pytest.raises(NotPermitted):
        team.note(stranger, "From outside")


@pytest.mark.parametrize("text", ["", " \n", "x" * 10_001])
def test_a_bad_note_is_refused(team: Team, text: str) -> None:
    with pytest.raises(Invalid):
        team.note(team.recruiter, text)


def test_a_note_on_nobody_or_on_an_application_of_somebody_else_is_refused(people: People, team: Team) -> None:
    other = people.applicant(team.recruiter, team.job)
    for candidate, application in ((10_000, None), (team.candidate, other.application), (team.candidate, 10**30)):
        with pytest.raises(NotFound):
            notes.add(team.recruiter, candidate, "Hello", False, application)
    assert tables.Note.select().count() == 0


@pytest.mark.statement(265)
def test_interviewers_see_others_feedback_after_submitting_their_own(team: Team) -> None:
    feedback.keep(team.interviewer, team.application, HIRE, submit=True)
    feedback.keep(team.second, team.application, NO, submit=False)
    assert team.feedback(team.second) == []
    feedback.keep(team.second, team.application, NO, submit=True)
    assert team.feedback(team.second) == ["No", "Yes"]


def test_those_who_lead_the_job_and_readers_of_all_see_all_submitted_feedback(people: People, team: Team) -> None:
    feedback.keep(team.interviewer, team.application, HIRE, submit=True)
    feedback.keep(team.second, team.application, NO, submit=False)
    for reader in (team.recruiter, team.manager, people.read_only(), people.administrator()):
        assert team.feedback(reader) == ["Yes"]
    assert team.feedback(people.recruiter()) == []


@pytest.mark.statement(82)
def test_saved_feedback_is_its_authors_to_go_on_with(team: Team) -> None:
    feedback.keep(team.interviewer, team.application, FeedbackText(None, comment="Draft"), submit=False)
    feedback.keep(team.interviewer, team.application, FeedbackText(None, comment="Better"), submit=False)
    (form,) = feedback.read(team.interviewer, team.candidate).forms
    assert form.mine
    assert form.mine.comment == "Better"
    assert [form.mine for form in feedback.read(team.recruiter, team.candidate).forms] == [None]
    assert tables.Feedback.select().count() == 1


@pytest.mark.statement(266)
def test_submitted_feedback_stands(team: Team) -> None:
    feedback.keep(team.interviewer, team.application, HIRE, submit=True)
    for submit in (True, False):
        with pytest.raises(CannotUndo):
            feedback.keep(team.interviewer, team.application, NO, submit)
    assert team.feedback(team.recruiter) == ["Yes"]


@pytest.mark.parametrize("role", [Role.READ_ONLY, Role.ADMINISTRATOR])
def test_feedback_comes_from_the_team(people: People, team: Team, role: Role) -> None:
    with pytest.raises(NotPermitted):
        feedback.keep(people.user(role), team.application, HIRE, submit=True)
    with pytest.raises(NotFound):
        feedback.keep(people.recruiter(), team.application, HIRE, submit=True)


def test_there_is_no_feedback_on_prospects(people: People, team: Team) -> None:
    prospect = people.export(team.recruiter, team.job)
    with pytest.raises(NotFound):
        feedback.keep(team.recruiter, prospect.application, HIRE, submit=True)
    assert feedback.read(team.recruiter, prospect.candidate).forms == []


def test_submitting_needs_a_recommendation(team: Team) -> None:
    with pytest.raises(Invalid):
        feedback.keep(team.interviewer, team.application, FeedbackText(None), submit=True)
