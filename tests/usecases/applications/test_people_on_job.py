"""The Prospect and Applicants tabs as list and as board: narrowed, ordered, page by page (users.md 3-7)."""

import pytest

from server.domain import clock
from server.domain.documents import DocumentKind
from server.domain.errors import NotFound, NotPermitted
from server.domain.people_on_job import Narrowed, PeopleOrder, Shown, fits
from server.domain.roles import TeamRole
from server.domain.stages import ApplicationStatus
from server.storage import tables
from server.storage.jobs import process
from server.usecases.applications import application_flags, applications, people_on_job
from server.usecases.applications.people_on_job import CARDS, Board
from server.usecases.candidates import documents
from tests.support import files
from tests.support.people import People, advance


class Crowd:
    """A job with people in every stage and of every status."""

    def __init__(self, people: People) -> None:
        self.people, self.rita, self.hans, self.ingrid = people, people.recruiter(), people.manager(), people.user()
        self.job = people.job(
            (self.rita, TeamRole.RECRUITER), (self.hans, TeamRole.HIRING_MANAGER), (self.ingrid, TeamRole.INTERVIEWER)
        )
        self.stages = {stage.name: stage.id for stage in process.stages(self.job)}

    def add(self, name: str, stage: str = "Prospect", out: str = "") -> int:
        application = self.people.export(self.rita, self.job, self.people.person(name)).application
        if stage != "Prospect":
            applications.move(self.rita, application, self.stages[stage], self.stages["Prospect"])
        if out == "rejected":
            applications.reject(self.rita, application, "other")
        if out == "withdrawn":
            applications.withdraw(self.rita, application)
        return application

    def names(self, narrowed: Narrowed, prospects: bool = False) -> list[str]:
        read = people_on_job.prospects if prospects else people_on_job.applicants
        result: list[str] = []
        after, first = None, True
        while first or after:
            page = read(self.rita, self.job, after, narrowed).page
            result += [row.name for row in page.rows]
            after, first = page.after, False
        return result

    def shown(self, board: Board) -> dict[str, list[str]]:
        return {column.stage.name: [row.name for row in column.page.rows] for column in board.columns}


@pytest.fixture
def crowd(people: People) -> Crowd:
    return Crowd(people)


def test_a_list_is_narrowed_by_status_and_stage(crowd: Crowd) -> None:
    crowd.add("Application", "Application")
    crowd.add("Rejected", "Interview", "rejected")
    crowd.add("Withdrawn", "Interview", "withdrawn")
    silver = crowd.add("Silver", "Offer")
    application_flags.mark_silver(crowd.rita, silver, True)
    crowd.add("Prospect")
    expected = {
        Shown.RUNNING: ["Silver", "Application"],
        Shown.REJECTED: ["Rejected"],
        Shown.WITHDRAWN: ["Withdrawn"],
        Shown.SILVER: ["Silver"],
        Shown.EVERYBODY: ["Silver", "Withdrawn", "Rejected", "Application"],
    }
    assert {shown: crowd.names(Narrowed(shown)) for shown in Shown} == expected
    interview = crowd.stages["Interview"]
    assert crowd.names(Narrowed(Shown.EVERYBODY, stage=interview)) == ["Withdrawn", "Rejected"]
    assert crowd.names(Narrowed(stage=interview)) == []
    assert crowd.names(Narrowed(), prospects=True) == ["Prospect"]


def test_a_stage_of_another_job_narrows_to_nobody(crowd: Crowd) -> None:
    crowd.add("Application", "Application")
    elsewhere = process.stages(crowd.people.job())[1].id
    for stage in (elsewhere, 0, 10**30, crowd.stages["Prospect"]):
        assert crowd.names(Narrowed(Shown.EVERYBODY, stage=stage)) == []


@pytest.mark.parametrize("order", PeopleOrder)
@pytest.mark.parametrize("stage", [None, "Application"])
def test_every_order_pages_by_keys_and_shows_everybody_once(
    crowd: Crowd, monkeypatch: pytest.MonkeyPatch, order: PeopleOrder, stage: str | None
) -> None:
    monkeypatch.setattr(clock, "now", lambda: 1_800_000_000_000)
    for number in range(28):
        crowd.add(f"Person {number:02}", "Application")
    for later, name in enumerate(("abel", "Abel", "ÅSE", "zoe"), 1):
        monkeypatch.setattr(clock, "now", lambda later=later: 1_800_000_000_000 + later)
        crowd.add(name, "Application")
    names = crowd.names(Narrowed(order=order, stage=crowd.stages[stage] if stage else None))
    assert (len(names), len(set(names))) == (32, 32)
    if order is PeopleOrder.LATEST:
        assert names[:4] == ["zoe", "ÅSE", "Abel", "abel"]
    elif order is PeopleOrder.OLDEST:
        assert names[-4:] == ["abel", "Abel", "ÅSE", "zoe"]
    else:
        assert names[:2] == ["abel", "Abel"]
        assert names[2:30] == [f"Person {number:02}" for number in range(28)]


def test_the_board_of_the_applicants_has_a_column_for_each_stage_but_prospect(crowd: Crowd) -> None:
    crowd.add("Prospect")
    crowd.add("First", "Interview")
    crowd.add("Second", "Interview")
    crowd.add("Out", "Offer", "rejected")
    board = people_on_job.board(crowd.ingrid, crowd.job, False)
    assert crowd.shown(board) == {"Application": [], "Interview": ["Second", "First"], "Offer": []}
    assert [column.count for column in board.columns] == [0, 2, 0]
    everybody = people_on_job.board(crowd.rita, crowd.job, False, Narrowed(Shown.EVERYBODY))
    assert crowd.shown(everybody)["Offer"] == ["Out"]


def test_the_board_of_the_prospects_has_the_way_from_there_on(crowd: Crowd) -> None:
    crowd.add("Prospect")
    crowd.add("First", "Interview")
    shown = crowd.shown(people_on_job.board(crowd.hans, crowd.job, True))
    assert shown == {"Prospect": ["Prospect"], "Application": [], "Interview": ["First"], "Offer": []}


@pytest.mark.parametrize("order", PeopleOrder)
def test_each_column_of_the_board_is_paged_by_keys(crowd: Crowd, order: PeopleOrder) -> None:
    names = [f"Person {number:03}" for number in range(2 * CARDS + 1)]
    for name in names:
        crowd.add(name, "Application")
    crowd.add("Other", "Interview")
    narrowed = Narrowed(order=order)
    first = people_on_job.board(crowd.rita, crowd.job, False, narrowed).columns[0]
    result, after = [row.name for row in first.page.rows], first.page.after
    while after:
        page = people_on_job.column(crowd.rita, crowd.job, first.stage.id, after, narrowed).columns[0].page
        assert len(page.rows) in (1, CARDS)
        result, after = result + [row.name for row in page.rows], page.after
    assert result == (names[::-1] if order is PeopleOrder.LATEST else names)


def test_counting_a_column_stops_at_a_hundred(crowd: Crowd) -> None:
    first = crowd.add("First", "Application")
    row = tables.Application.get_by_id(first)
    for number in range(100):
        candidate = tables.Candidate.create(name=f"Person {number}", source="linkedin")
        data = row.__data__ | {"candidate": candidate.id}
        data.pop("id")
        tables.Application.create(**data)
    assert people_on_job.board(crowd.rita, crowd.job, False).columns[0].count == 100


def test_who_sees_no_prospects_sees_no_column_of_them(people: People, crowd: Crowd) -> None:
    tables.Job.update(managers_see_prospects=False).execute()
    for user in (crowd.ingrid, crowd.hans):
        for call in (
            lambda user=user: people_on_job.board(user, crowd.job, True),
            lambda user=user: people_on_job.column(user, crowd.job, crowd.stages["Prospect"], None),
            lambda user=user: people_on_job.counts(user, crowd.job, Shown.RUNNING, True),
        ):
            with pytest.raises(NotPermitted):
                call()
        assert crowd.stages["Prospect"] not in people_on_job.counts(user, crowd.job, Shown.RUNNING, False)
    stranger = people.recruiter()
    for call in (
        lambda: people_on_job.board(stranger, crowd.job, False),
        lambda: people_on_job.column(stranger, crowd.job, crowd.stages["Offer"], None),
        lambda: people_on_job.counts(stranger, crowd.job, Shown.RUNNING, False),
    ):
        with pytest.raises(NotFound):
            call()


def test_a_column_of_another_job_is_not_found(crowd: Crowd) -> None:
    elsewhere = process.stages(crowd.people.job())[1].id
    for stage in (elsewhere, 0, 10**30):
        with pytest.raises(NotFound):
            people_on_job.column(crowd.rita, crowd.job, stage, None)


@pytest.mark.statement(198)
def test_a_job_without_prospects_has_no_board_of_them_unless_there_are_some(crowd: Crowd) -> None:
    tables.Job.update(prospects_enabled=False).execute()
    with pytest.raises(NotFound):
        people_on_job.board(crowd.rita, crowd.job, True)
    tables.Job.update(prospects_enabled=True).execute()
    crowd.add("Out", out="rejected")
    tables.Job.update(prospects_enabled=False).execute()
    assert crowd.names(Narrowed(), prospects=True) == []
    assert crowd.names(Narrowed(Shown.REJECTED), prospects=True) == ["Out"]
    people_on_job.board(crowd.rita, crowd.job, True)


def test_rows_say_who_has_a_duplicate_and_whom_linkedin_knows(crowd: Crowd) -> None:
    people = crowd.people
    first = people.export(crowd.rita, crowd.job, people.person("Kari", email="kari@example.org")).application
    other = tables.Candidate.create(name="Kari N", source="other")
    tables.ContactKey.create(candidate=other, kind="email", key="kari@example.org")
    second = people.export(crowd.rita, crowd.job, people.person("Ola", email="ola@example.org")).application
    tables.LinkedInIdentity.delete().where(
        tables.LinkedInIdentity.candidate == tables.Application.get_by_id(second).candidate_id
    ).execute()
    rows = {row.id: (row.duplicate, row.linked) for row in people_on_job.prospects(crowd.rita, crowd.job).page.rows}
    assert rows == {first: (True, True), second: (False, False)}


def test_the_latest_step_says_who_made_it(crowd: Crowd) -> None:
    application = crowd.add("Kari", "Application")
    advance(crowd.hans, application)
    stage_change = people_on_job.latest_stage_change(crowd.rita, application)
    assert (stage_change.move, stage_change.by) == ("advanced", crowd.hans.name)
    with pytest.raises(NotFound):
        people_on_job.latest_stage_change(crowd.people.recruiter(), application)


@pytest.mark.parametrize(
    ("shown", "status", "silver", "fine"),
    [
        (Shown.RUNNING, ApplicationStatus.ACTIVE, False, True),
        (Shown.RUNNING, ApplicationStatus.REJECTED, True, False),
        (Shown.REJECTED, ApplicationStatus.REJECTED, False, True),
        (Shown.WITHDRAWN, ApplicationStatus.REJECTED, False, False),
        (Shown.SILVER, ApplicationStatus.REJECTED, True, True),
        (Shown.SILVER, ApplicationStatus.ACTIVE, False, False),
        (Shown.EVERYBODY, ApplicationStatus.WITHDRAWN, False, True),
    ],
)
def test_what_fits_a_list_is_what_it_would_show(shown: Shown, status: ApplicationStatus, silver: bool, fine: bool) -> None:
    assert fits(shown, status, silver) is fine


@pytest.mark.statement(207)
def test_an_application_without_the_resume_that_the_job_asks_for_is_not_complete(crowd: Crowd) -> None:
    application = crowd.add("Kari", "Application")
    crowd.add("Prospect")

    def incomplete(prospects: bool = False) -> bool:
        read = people_on_job.prospects if prospects else people_on_job.applicants
        return read(crowd.rita, crowd.job).page.rows[0].incomplete

    assert not incomplete()
    tables.Job.update(resume_required=True).execute()
    assert incomplete()
    assert not incomplete(prospects=True)
    person = tables.Application.get_by_id(application).candidate_id
    for kind, name, missing in ((DocumentKind.COVER_LETTER, "letter", True), (DocumentKind.RESUME, "cv", False)):
        upload = documents.checked(documents.Upload(f"{name}.pdf", files.pdf(name)), 10)
        document = documents.add(crowd.rita, person, upload, kind)
        assert incomplete() == missing
    documents.remove(crowd.rita, document)
    assert incomplete()
