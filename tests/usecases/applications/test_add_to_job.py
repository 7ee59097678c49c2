"""Adding people whom Attract knows to a job, one or many at once (statements 210, 211, 243, 244)."""

from functools import partial

import pytest

from server.domain.errors import CannotUndo, Invalid, JobClosed, JobNotActive, NotFound, NotPermitted
from server.domain.jobs import JobStatus
from server.domain.person import Person
from server.domain.roles import Actor, TeamRole
from server.storage import tables
from server.storage.candidates import candidates
from server.storage.database import transaction
from server.storage.jobs import hiring_team
from server.usecases import undo
from server.usecases.applications import add_to_job, applications, people_on_job
from server.usecases.candidates import notes
from tests.support.at_once import at_once
from tests.support.people import People
from tests.support.queries import queries, scanned

RECRUITER, MANAGER = TeamRole.RECRUITER, TeamRole.HIRING_MANAGER


class Office:
    """A recruiter, a hiring manager and a job of theirs."""

    def __init__(self, people: People) -> None:
        self.people, self.rita, self.harald = people, people.recruiter(), people.manager()
        self.job = people.job((self.rita, RECRUITER), (self.harald, MANAGER), title="Data Engineer")

    def candidate(self, name: str = "Kari Nordmann", source: str = "agency") -> int:
        with transaction():
            return candidates.add(Person(name), source, self.rita.id)

    def candidates(self, count: int) -> list[int]:
        return [self.candidate(f"Person {number}") for number in range(count)]

    def prospects(self) -> list[str]:
        return [row.name for row in people_on_job.prospects(self.rita, self.job).page.rows]


@pytest.fixture
def office(people: People) -> Office:
    return Office(people)


def titles(actor: Actor, people: list[int], query: str = "") -> list[str]:
    return [job.title for job in add_to_job.choices(actor, people, query).jobs]


@pytest.mark.statement(210)
def test_with_prospecting_on_people_come_into_prospect(office: Office) -> None:
    added = add_to_job.add(office.harald, office.job, [office.candidate()])
    assert (added.count, added.name, added.stage, added.there) == (1, "Kari Nordmann", "Prospect", 0)
    assert office.prospects() == ["Kari Nordmann"]


@pytest.mark.statement(211)
def test_with_prospecting_off_people_come_into_application(office: Office) -> None:
    job = office.people.job((office.rita, RECRUITER), prospects=False)
    assert add_to_job.add(office.rita, job, [office.candidate()]).stage == "Application"
    (row,) = people_on_job.applicants(office.rita, job).page.rows
    assert (row.stage_name, row.past_prospect) == ("Application", True)


@pytest.mark.statement(243)
def test_only_active_jobs_are_listed_where_the_reader_is_recruiter_or_hiring_manager(office: Office) -> None:
    people, rita, kari = office.people, office.rita, [office.candidate()]
    for status in JobStatus:
        if status is not JobStatus.ACTIVE:
            people.job((rita, RECRUITER), status=status, title=f"A {status} one")
    people.job((rita, TeamRole.INTERVIEWER), title="Only interviewing")
    people.job((people.recruiter(), RECRUITER), title="Somebody else's")
    people.job((rita, MANAGER), title="As manager", managers_see=False)
    people.job((rita, MANAGER), title="As manager without prospects", managers_see=False, prospects=False)
    assert titles(rita, kari) == ["As manager without prospects", "Data Engineer"]
    assert titles(office.harald, kari) == ["Data Engineer"]
    assert titles(people.administrator(), kari) == []


def test_a_delegate_adds_like_whoever_named_them(office: Office) -> None:
    delegate = office.people.recruiter()
    hiring_team.add(office.job, delegate.id, TeamRole.DELEGATE, office.rita.id)
    assert titles(delegate, [office.candidate()]) == ["Data Engineer"]


@pytest.mark.statement(244)
def test_the_jobs_can_be_searched_and_come_a_few_at_a_time(office: Office) -> None:
    for number in range(25):
        office.people.job((office.rita, RECRUITER), title=f"Designer {number:02}")
    kari = [office.candidate()]
    result = add_to_job.choices(office.rita, kari)
    assert (len(result.jobs), result.more) == (add_to_job.OFFERED, True)
    assert titles(office.rita, kari, "data eng") == ["Data Engineer"]
    assert titles(office.rita, kari, "Designer 24") == ["Designer 24"]
    assert titles(office.rita, kari, "nothing") == []


def test_many_at_once_keep_where_they_came_from_unless_told_otherwise(office: Office) -> None:
    chosen = [office.candidate("One", "university"), office.candidate("Two", "agency")]
    add_to_job.add(office.rita, office.job, [*chosen, *chosen, 4711])
    assert sorted(row.source for row in tables.Application.select()) == ["agency", "university"]
    other = office.people.job((office.rita, RECRUITER))
    add_to_job.add(office.rita, other, chosen, "referral", office.harald.email)
    rows = tables.Application.select().where(tables.Application.job == other)
    assert {(row.source, row.referred_by_id) for row in rows} == {("referral", office.harald.id)}
    with pytest.raises(Invalid):
        add_to_job.add(office.rita, other, chosen, "nowhere")


def test_who_is_on_the_job_already_stays_as_they_are(office: Office) -> None:
    first, second = office.candidates(2)
    there = add_to_job.add(office.rita, office.job, [first])
    applications.move_to_application(office.rita, tables.Application.get().id)
    added = add_to_job.add(office.rita, office.job, [first, second])
    assert (added.count, added.name, added.there) == (1, "Person 1", 1)
    again = add_to_job.add(office.rita, office.job, [first, second])
    assert (again.count, again.there, again.undoable_action) == (0, 2, None)
    assert there.undoable_action != added.undoable_action
    assert tables.StageChange.select().count() == 3


def test_the_same_people_added_at_once_are_on_the_job_once(office: Office) -> None:
    chosen = office.candidates(5)
    answers = at_once(*[partial(add_to_job.add, actor, office.job, chosen) for actor in (office.rita, office.harald) * 2])
    assert sorted(answer.count for answer in answers) == [0, 0, 0, 5]  # type: ignore[union-attr]
    assert tables.Application.select().count() == tables.StageChange.select().count() == 5


@pytest.mark.parametrize(
    ("status", "error"), [(JobStatus.DRAFT, JobNotActive), (JobStatus.CLOSED, JobClosed), (JobStatus.PENDING, JobNotActive)]
)
def test_a_job_that_is_not_active_takes_nobody(office: Office, status: JobStatus, error: type[Exception]) -> None:
    job = office.people.job((office.rita, RECRUITER), status=status)
    with pytest.raises(error):
        add_to_job.add(office.rita, job, [office.candidate()])


def test_who_may_not_add_people_does_not(office: Office) -> None:
    interviewer = office.people.user()
    hiring_team.add(office.job, interviewer.id, TeamRole.INTERVIEWER)
    kari = office.candidate()
    hidden = office.people.job((office.rita, RECRUITER), (office.harald, MANAGER), managers_see=False)
    for actor, job, error in (
        (interviewer, office.job, NotPermitted),
        (office.people.read_only(), office.job, NotPermitted),
        (office.people.recruiter(), office.job, NotFound),
        (office.harald, hidden, NotPermitted),
    ):
        with pytest.raises(error):
            add_to_job.add(actor, job, [kari])
    with pytest.raises(NotFound):
        add_to_job.add(office.rita, office.job, [4711])
    with pytest.raises(NotFound):
        add_to_job.choices(office.people.user(), [kari])
    assert tables.Application.select().count() == 0


def test_a_bulk_adding_is_one_undoable_action_that_is_taken_back_whole(office: Office) -> None:
    added = add_to_job.add(office.rita, office.job, office.candidates(12))
    undo.undo_action(office.harald, added.undoable_action or 0)
    assert tables.Application.select().count() == 0
    assert tables.Candidate.select().count() == 12
    with pytest.raises(CannotUndo):
        undo.undo_action(office.rita, added.undoable_action or 0)


def test_with_whom_somebody_worked_since_is_left_where_they_are(office: Office) -> None:
    chosen = office.candidates(4)
    added = add_to_job.add(office.rita, office.job, chosen)
    moved, noted, *_ = (row.id for row in tables.Application.select().order_by(tables.Application.id))
    applications.move_to_application(office.rita, moved)
    notes.add(office.rita, chosen[1], "Called her", False, noted)
    assert sorted(undo.undo_action(office.rita, added.undoable_action or 0).left_out) == ["Person 0", "Person 1"]
    assert [row.id for row in tables.Application.select().order_by(tables.Application.id)] == [moved, noted]


def test_an_adding_with_everybody_of_which_somebody_worked_cannot_be_undone(office: Office) -> None:
    added = add_to_job.add(office.rita, office.job, [office.candidate()])
    applications.move_to_application(office.rita, tables.Application.get().id)
    with pytest.raises(CannotUndo):
        undo.undo_action(office.rita, added.undoable_action or 0)


def test_an_undo_asks_for_the_right_to_add(office: Office) -> None:
    added = add_to_job.add(office.rita, office.job, [office.candidate()])
    for actor, error in ((office.people.recruiter(), NotFound), (office.people.read_only(), NotPermitted)):
        with pytest.raises(error):
            undo.undo_action(actor, added.undoable_action or 0)


def test_what_happened_stands_in_the_history_of_job_and_candidate(office: Office) -> None:
    kari = office.candidate()
    added = add_to_job.add(office.rita, office.job, [kari])
    (entry,) = tables.HistoryEntry.select().where(tables.HistoryEntry.subject == "application")
    assert (entry.change, entry.job_id, entry.candidate_id, entry.undoable_action_id) == (
        "created",
        office.job,
        kari,
        added.undoable_action,
    )


def test_one_and_many_are_added_and_taken_back_in_the_same_number_of_statements(office: Office) -> None:
    counts = []
    for count in (1, 30):
        chosen = office.candidates(count)
        with queries() as sent:
            added = add_to_job.add(office.rita, office.job, chosen)
        with queries() as back:
            undo.undo_action(office.rita, added.undoable_action or 0)
        counts.append((len(sent), len(back)))
        assert not {query.sql for query in [*sent, *back] if not query.sql.startswith("insert") and scanned(query)}
    assert counts[0] == counts[1]
    assert counts[0][0] <= 12
    assert counts[0][1] <= 12


def test_the_dialog_sends_two_statements(office: Office) -> None:
    chosen = office.candidates(3)
    for _ in range(2):
        with queries() as sent:
            add_to_job.choices(office.rita, chosen, "data")
        assert len(sent) == 2
        assert not {query.sql for query in sent if scanned(query)}
        office.people.job((office.rita, RECRUITER), title="Data Designer")
