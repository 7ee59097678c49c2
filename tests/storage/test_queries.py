"""No use case sends more statements for more rows, and none reads a whole table (users.md 3, 4; design section 7)."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest

from server.domain import clock
from server.domain.bulk import Act, Chosen
from server.domain.feedback import FeedbackText, Recommendation
from server.domain.jobs import JobStatus
from server.domain.option_sets import OptionSet
from server.domain.people_on_job import Narrowed, PeopleOrder, Shown
from server.domain.person import Person
from server.domain.roles import Role, TeamRole
from server.domain.stages import StageKind
from server.usecases import undo as taking_back
from server.usecases.account import option_sets
from server.usecases.applications import (
    add_by_hand,
    applications,
    bulk,
    exportable_jobs,
    exports,
    feedback,
    people_on_job,
    person_actions,
)
from server.usecases.applications.add_by_hand import NewPerson
from server.usecases.applications.bulk import BulkAction, BulkSelection
from server.usecases.applications.exports import ExportRequest, ExportResult
from server.usecases.candidates import candidates, in_ats, notes, sources
from server.usecases.candidates.in_ats import ProfileQuery
from server.usecases.jobs import hiring_team, jobs, process
from tests.support.people import DRAFT, People
from tests.support.queries import Query, queries, scanned

EVERYBODY = BulkSelection(True, Narrowed(), Chosen({}, everybody=True))
HIRE = FeedbackText(Recommendation.HIRE)


class Company:
    """A recruiter with an applicant; ``grow`` adds more of everything around them."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.actor = people.user(Role.RECRUITER, Role.ADMINISTRATOR)
        self.numbers = count()
        self.job = people.job((self.actor, TeamRole.RECRUITER), title="Designer")
        self.draft = people.job((self.actor, TeamRole.RECRUITER), title="Designer", status=JobStatus.DRAFT)
        self.person = self.somebody()
        self.known: ExportResult = people.applicant(self.actor, self.job, self.person)
        self.candidate, self.application = self.known.candidate, self.known.application
        self.stage = people_on_job.person(self.actor, self.application).row.stage

    def somebody(self) -> Person:
        number = next(self.numbers)
        profile = f"https://www.linkedin.com/in/person-{number}"
        return Person("Kari", profile, f"M{number}", f"p{number}@example.org")

    def grow(self) -> None:
        """More people on the job, more jobs of the recruiter, and more of everything about the applicant."""
        people = self.people
        for _ in range(4):
            colleague, job = people.recruiter(), people.job((self.actor, TeamRole.RECRUITER), title="Designer")
            hiring_team.add(self.actor, self.job, colleague.id, TeamRole.RECRUITER)
            people.export(self.actor, self.job, self.somebody())
            people.applicant(self.actor, self.job, self.somebody())
            application = people.applicant(self.actor, job, self.person).application
            for about in (application, None):
                notes.add(self.actor, self.candidate, "Note", False, about)
            feedback.keep(self.actor, application, HIRE, submit=True)

    def export(self, person: Person) -> ExportResult:
        return exports.export(self.actor, f"export-{next(self.numbers)}", ExportRequest(self.job, person, note="Hello"))

    def add(self) -> add_by_hand.AddedByHand:
        """Add somebody by hand."""
        new = NewPerson("Kari", "Nordmann", f"k{next(self.numbers)}@example.org", source="agency")
        return add_by_hand.add(self.actor, self.job, StageKind.APPLICATION, new)

    def prospect(self) -> ExportResult:
        return self.export(self.somebody())


# What each use case sends at most. A writing one is given by what makes its occasion, which does not count, and the call.
READS: dict[str, tuple[int, Callable[[Company], object]]] = {
    "look-up of 25": (2, lambda c: in_ats.look_up(c.actor, [ProfileQuery(str(n), None, f"M{n}") for n in range(25)])),
    "card": (5, lambda c: in_ats.card(c.actor, c.candidate)),
    "job search": (1, lambda c: exportable_jobs.search(c.actor, "desi", 20)),
    "recent jobs": (1, lambda c: exportable_jobs.search(c.actor, "", 20)),
    "why not": (1, lambda c: exportable_jobs.why_not(c.actor, "desi")),
    "preview": (4, lambda c: exportable_jobs.preview(c.actor, c.person)),
    "my jobs": (1, lambda c: jobs.list_jobs(c.actor)),
    "all jobs, searched": (1, lambda c: jobs.list_jobs(c.actor, mine=False, status=JobStatus.ACTIVE, query="desi")),
    "all jobs": (1, lambda c: jobs.list_jobs(c.actor, mine=False)),
    "job": (3, lambda c: jobs.read(c.actor, c.job)),
    "process": (2, lambda c: process.read(c.actor, c.job)),
    "team": (3, lambda c: hiring_team.read(c.actor, c.job)),
    "prospects": (4, lambda c: people_on_job.prospects(c.actor, c.job)),
    "applicants": (4, lambda c: people_on_job.applicants(c.actor, c.job)),
    "applicants by name": (4, lambda c: people_on_job.applicants(c.actor, c.job, None, Narrowed(order=PeopleOrder.NAME))),
    "applicants of a stage": (
        4,
        lambda c: people_on_job.applicants(c.actor, c.job, None, Narrowed(Shown.EVERYBODY, stage=c.stage)),
    ),
    "silver medalists": (4, lambda c: people_on_job.applicants(c.actor, c.job, None, Narrowed(Shown.SILVER))),
    "next applicants": (4, lambda c: people_on_job.applicants(c.actor, c.job, f"{clock.now()}-{c.application}")),
    "board": (5, lambda c: people_on_job.board(c.actor, c.job, True)),
    "board by name": (5, lambda c: people_on_job.board(c.actor, c.job, True, Narrowed(Shown.EVERYBODY, PeopleOrder.NAME))),
    "column": (4, lambda c: people_on_job.column(c.actor, c.job, c.stage, f"{clock.now()}-1")),
    "menu": (6, lambda c: person_actions.of(c.actor, c.application)),
    "plan for everybody": (4, lambda c: bulk.preview(c.actor, c.job, Act.ADVANCE, EVERYBODY)),
    "form to add somebody": (3, lambda c: (add_by_hand.form(c.actor, c.job, StageKind.PROSPECT), sources.options(c.actor))),
    "rejection reasons": (1, lambda c: option_sets.read(c.actor, OptionSet.REASON)),
    "profile": (10, lambda c: candidates.profile(c.actor, c.candidate)),
    "activity": (3, lambda c: candidates.activity(c.actor, c.candidate)),
    "notes": (4, lambda c: notes.read(c.actor, c.candidate)),
    "feedback": (6, lambda c: feedback.read(c.actor, c.candidate)),
}
WRITES: dict[str, tuple[int, Callable[[Company], Callable[[], object]]]] = {
    "export of somebody new": (18, lambda c: lambda: c.export(c.somebody())),
    "export of somebody known": (14, lambda c: lambda: c.export(Person("Kari", "https://www.linkedin.com/in/new", "M0"))),
    "undo of an export": (23, lambda c: undo(c)),
    "advance": (8, lambda c: advance(c)),
    "move to a stage": (8, lambda c: move(c)),
    "addition by hand": (18, lambda c: lambda: c.add()),
    "advance of everybody": (14, lambda c: lambda: bulk.do(c.actor, c.job, BulkAction(Act.ADVANCE), EVERYBODY)),
    "undo of a move": (15, lambda c: undo_move(c)),
    "rejection": (7, lambda c: reject(c)),
    "note": (5, lambda c: lambda: notes.add(c.actor, c.candidate, "Note", False, c.application)),
    "change of a job": (8, lambda c: lambda: jobs.change(c.actor, c.draft, replace(DRAFT, title="Welder"))),
}


def undo(company: Company) -> Callable[[], object]:
    """An undo, and before it the export to undo."""
    export = company.prospect()
    return lambda: exports.undo(company.actor, export.id)


def advance(company: Company) -> Callable[[], object]:
    """An advance, and before it somebody to advance."""
    export = company.prospect()
    seen = people_on_job.person(company.actor, export.application).row.stage
    return lambda: applications.advance(company.actor, export.application, seen)


def move(company: Company) -> Callable[[], object]:
    """A move to a stage, and before it somebody to move."""
    row = people_on_job.person(company.actor, company.prospect().application).row
    return lambda: applications.move(company.actor, row.id, company.stage, row.stage)


def undo_move(company: Company) -> Callable[[], object]:
    """The undo of a move, and before it the move."""
    moved = applications.move_to_application(company.actor, company.prospect().application)
    return lambda: taking_back.undo_action(company.actor, moved.undoable_action)


def reject(company: Company) -> Callable[[], object]:
    """A rejection, and before it somebody to turn down."""
    export = company.prospect()
    return lambda: applications.reject(company.actor, export.application, "other")


@pytest.fixture
def company(people: People) -> Company:
    return Company(people)


def sent(call: Callable[[], object]) -> list[Query]:
    with queries() as queries_run:
        call()
    return queries_run


@pytest.mark.parametrize("name", READS)
def test_reading_sends_few_statements_whatever_there_is_to_read(company: Company, name: str) -> None:
    most, read = READS[name]
    few = len(sent(lambda: read(company)))
    company.grow()
    assert len(sent(lambda: read(company))) == few <= most


@pytest.mark.parametrize("name", WRITES)
def test_writing_sends_few_statements_whatever_is_there(company: Company, name: str) -> None:
    most, prepare = WRITES[name]
    few = len(sent(prepare(company)))
    company.grow()
    assert len(sent(prepare(company))) <= max(few, most) == most


def test_a_page_of_a_hundred_people_is_looked_up_in_one_statement_beside_the_hosts(company: Company) -> None:
    asked = [ProfileQuery(str(n), f"https://www.linkedin.com/in/person-{n}", f"M{n}") for n in range(100)]
    assert len(sent(lambda: in_ats.look_up(company.actor, asked))) == 2


# Small tables that are read whole on purpose: the hosts, and the users for the people picker.
SMALL = {"host_rule", "app_user", "user_role"}


@pytest.mark.parametrize("name", [*READS, *WRITES])
def test_no_statement_reads_a_table_whole_that_grows(company: Company, name: str) -> None:
    company.grow()
    call = (lambda: READS[name][1](company)) if name in READS else WRITES[name][1](company)
    whole = {query.sql: scanned(query) - SMALL for query in sent(call) if not query.sql.lower().startswith("insert")}
    assert not {sql: tables for sql, tables in whole.items() if tables}


@pytest.mark.parametrize(
    ("sql", "tables"),
    [
        ("select id from candidate where headline = 'x'", {"candidate"}),
        ("select n.id from note n where n.text = 'x'", {"note"}),
        ("update application set status = 'x' where rejection_reason = 'y'", {"application"}),
        ("select id from candidate where email_key = 'x'", set()),
    ],
)
def test_a_table_read_whole_would_be_noticed(company: Company, sql: str, tables: set[str]) -> None:
    assert scanned(Query(sql, ())) == tables
