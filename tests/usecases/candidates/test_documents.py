"""Documents: who reads, adds and removes them; what is read in them; how they come back."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from server.documents import text_extraction
from server.domain import clock
from server.domain.documents import MEGABYTE, DocumentKind
from server.domain.errors import CannotUndo, Invalid, NotFound, NotPermitted, TooLarge
from server.domain.person import Person
from server.domain.roles import Actor, Role, TeamRole
from server.storage.tables import Document, DocumentContent, HistoryEntry
from server.usecases import erasure, housekeeping, undo
from server.usecases.applications import exports
from server.usecases.candidates import candidates, documents
from server.usecases.candidates.documents import Upload
from tests.support import files
from tests.support.at_once import at_once
from tests.support.people import People

CV = Upload("CV.pdf", files.pdf("Knows Fortran"))


@dataclass
class Team:
    """An applicant with a resume on their application and a portfolio of their own, and everybody around the job."""

    people: People
    person: Person
    rita: Actor
    hans: Actor
    ingrid: Actor
    candidate: int
    application: int
    resume: int
    portfolio: int


@pytest.fixture
def team(people: People) -> Team:
    rita, hans, ingrid = people.recruiter("Rita"), people.manager("Hans"), people.user(name="Ingrid")
    places = ((rita, TeamRole.RECRUITER), (hans, TeamRole.HIRING_MANAGER), (ingrid, TeamRole.INTERVIEWER))
    person = people.person()
    exported = people.applicant(rita, people.job(*places), person)
    resume = add(rita, exported.candidate, CV, DocumentKind.RESUME, exported.application)
    portfolio = add(rita, exported.candidate, Upload("Shots.png", files.PNG), DocumentKind.PORTFOLIO)
    return Team(people, person, rita, hans, ingrid, exported.candidate, exported.application, resume, portfolio)


def add(actor: Actor, candidate: int, upload: Upload, kind: DocumentKind, application: int | None = None) -> int:
    return documents.add(actor, candidate, documents.checked(upload, 10), kind, application)


def listed(actor: Actor, candidate: int) -> list[tuple[int, bool]]:
    return [(one.row.id, one.removable) for one in documents.read(actor, candidate).documents]


@pytest.mark.statement(224)
def test_documents_are_listed_with_name_type_size_who_and_when(team: Team) -> None:
    shots, cv = documents.read(team.rita, team.candidate).documents
    assert (cv.row.name, cv.row.content_type, cv.row.kind) == ("CV.pdf", "application/pdf", "resume")
    assert (cv.row.size, cv.row.by, cv.row.application) == (len(CV.content), "Rita", team.application)
    assert (shots.row.content_type, shots.row.kind, shots.row.application) == ("image/png", "portfolio", None)
    assert documents.download(team.rita, team.resume)[1] == CV.content


@pytest.mark.statement(146)
def test_an_interviewer_reads_documents_and_adds_or_removes_none(team: Team) -> None:
    assert listed(team.ingrid, team.candidate) == [(team.portfolio, False), (team.resume, False)]
    assert documents.download(team.ingrid, team.resume)[0].name == "CV.pdf"
    for call in (
        lambda: add(team.ingrid, team.candidate, CV, DocumentKind.OTHER, team.application),
        lambda: add(team.ingrid, team.candidate, CV, DocumentKind.OTHER),
        lambda: documents.remove(team.ingrid, team.resume),
        lambda: documents.remove(team.ingrid, team.portfolio),
    ):
        with pytest.raises(NotPermitted):
            call()


def test_an_interviewer_of_another_job_reads_what_belongs_to_the_person_alone(team: Team) -> None:
    other = team.people.user()
    job = team.people.job((team.rita, TeamRole.RECRUITER), (other, TeamRole.INTERVIEWER))
    assert team.people.applicant(team.rita, job, team.person).candidate == team.candidate
    assert listed(other, team.candidate) == [(team.portfolio, False)]
    with pytest.raises(NotFound):
        documents.download(other, team.resume)


def test_recruiter_and_hiring_manager_of_the_job_edit(team: Team) -> None:
    assert listed(team.hans, team.candidate) == [(team.portfolio, True), (team.resume, True)]
    documents.remove(team.hans, team.resume)
    assert listed(team.rita, team.candidate) == [(team.portfolio, True)]


@pytest.mark.parametrize(("role", "edits"), [(Role.RECRUITER, True), (Role.READ_ONLY, False)])
def test_others_read_all_and_edit_at_most_what_belongs_to_the_person(team: Team, role: Role, edits: bool) -> None:
    other = team.people.user(role)
    assert listed(other, team.candidate) == [(team.portfolio, edits), (team.resume, False)]
    with pytest.raises(NotPermitted):
        documents.remove(other, team.resume)


def test_an_administrator_edits_everything(team: Team) -> None:
    assert listed(team.people.administrator(), team.candidate) == [(team.portfolio, True), (team.resume, True)]


def test_who_may_not_open_the_person_finds_no_document(team: Team) -> None:
    stranger = team.people.user()
    for call in (
        lambda: documents.read(stranger, team.candidate),
        lambda: documents.download(stranger, team.resume),
        lambda: documents.remove(stranger, team.resume),
        lambda: add(stranger, team.candidate, CV, DocumentKind.OTHER),
        lambda: documents.download(team.rita, 10_000),
        lambda: add(team.rita, 10_000, CV, DocumentKind.OTHER),
        lambda: add(team.rita, team.candidate, CV, DocumentKind.OTHER, 10_000),
    ):
        with pytest.raises(NotFound):
            call()


@pytest.mark.parametrize(
    "upload",
    [Upload("cv.pdf", files.EXE), Upload("cv.pdf", files.PNG), Upload("cv.pdf", b""), Upload("x.xlsx", files.XLSX)],
    ids=["a program", "another type", "nothing", "a spreadsheet"],
)
def test_what_is_in_a_file_decides_whether_it_is_taken(upload: Upload) -> None:
    with pytest.raises(Invalid) as refused:
        documents.checked(upload, 10)
    assert list(refused.value.errors) == ["file"]


def test_a_file_may_be_as_large_as_the_setting_and_no_byte_larger() -> None:
    assert documents.checked(Upload("a.txt", b"a" * MEGABYTE), 1).type.name == "TXT"
    with pytest.raises(TooLarge, match="At most 1 MB"):
        documents.checked(Upload("a.txt", b"a" * (MEGABYTE + 1)), 1)


def test_a_document_needs_a_kind(team: Team) -> None:
    with pytest.raises(Invalid) as refused:
        documents.add(team.rita, team.candidate, documents.checked(CV, 10), None)
    assert list(refused.value.errors) == ["kind"]


def test_the_same_file_sent_twice_is_kept_once(team: Team) -> None:
    assert add(team.hans, team.candidate, CV, DocumentKind.RESUME, team.application) == team.resume
    assert add(team.hans, team.candidate, CV, DocumentKind.OTHER, team.application) != team.resume
    twice = at_once(*[lambda: add(team.rita, team.candidate, Upload("n.txt", b"New"), DocumentKind.OTHER)] * 2)
    assert twice[0] == twice[1]


@pytest.mark.statement(281)
def test_the_history_says_that_a_document_came_and_went(team: Team) -> None:
    documents.remove(team.rita, team.resume)
    documents.remove(team.hans, team.portfolio)
    told = HistoryEntry.select().where(HistoryEntry.change.startswith("artifact"))
    assert [(one.subject, one.change, one.by_id, "CV.pdf" in one.changes) for one in told.order_by(HistoryEntry.id)] == [
        ("application", "artifact_added", team.rita.id, True),
        ("candidate", "artifact_added", team.rita.id, False),
        ("application", "artifact_removed", team.rita.id, True),
        ("candidate", "artifact_removed", team.hans.id, False),
    ]


def test_a_removed_document_comes_back_by_undo(team: Team) -> None:
    gone = documents.remove(team.rita, team.resume)
    assert (gone.candidate, gone.name) == (team.candidate, "CV.pdf")
    with pytest.raises(NotFound):
        documents.download(team.rita, team.resume)
    with pytest.raises(NotPermitted):
        undo.undo_action(team.ingrid, gone.undoable_action)
    undo.undo_action(team.hans, gone.undoable_action)
    assert listed(team.rita, team.candidate) == [(team.portfolio, True), (team.resume, True)]
    with pytest.raises(CannotUndo):
        undo.undo_action(team.rita, gone.undoable_action)


def test_after_30_days_it_is_gone_for_good(team: Team, let_pass: Callable[[int], None]) -> None:
    gone = documents.remove(team.rita, team.resume)
    let_pass(clock.UNDO_WINDOW - clock.MINUTE)
    housekeeping.sweep()
    assert Document.select().count() == 2
    let_pass(2 * clock.MINUTE)
    with pytest.raises(CannotUndo):
        undo.undo_action(team.rita, gone.undoable_action)
    housekeeping.sweep()
    assert [one.id for one in Document.select()] == [team.portfolio]
    assert DocumentContent.select().count() == 1
    with pytest.raises(CannotUndo):
        undo.undo_action(team.rita, gone.undoable_action)


def test_the_worker_reads_the_words_once(team: Team) -> None:
    assert documents.work()
    assert not documents.work()
    assert {one.id: (one.reading, one.text) for one in Document.select()} == {
        team.resume: ("done", "Knows Fortran"),
        team.portfolio: ("none", ""),
    }


def test_a_bad_file_leaves_a_note_and_the_worker_goes_on(team: Team) -> None:
    bad = add(team.rita, team.candidate, Upload("bad.pdf", b"%PDF-1.7 broken"), DocumentKind.OTHER)
    good = add(team.rita, team.candidate, Upload("good.docx", files.docx("Tap dance")), DocumentKind.OTHER)
    while documents.work():
        pass
    assert Document.get_by_id(bad).reading == "failed"
    assert Document.get_by_id(good).text == "Tap dance "


def test_a_document_whose_reader_died_is_read_again_and_not_for_ever(
    team: Team, let_pass: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(text_extraction, "read", die)
    for _ in range(documents.MOST_TRIES):
        with pytest.raises(KeyboardInterrupt):
            documents.work()
        assert not documents.work()  # somebody else may still be at it
        let_pass(documents.PATIENCE + 1)
    assert documents.work()
    assert Document.get_by_id(team.resume).reading == "failed"


def test_erasing_the_person_takes_the_documents_along(team: Team) -> None:
    erasure.erase(team.people.administrator(), team.candidate, erasure.ErasureReason.ASKED)
    assert (Document.select().count(), DocumentContent.select().count()) == (0, 0)


def test_the_undo_of_an_export_leaves_a_person_who_has_documents(team: Team) -> None:
    job = team.people.job((team.rita, TeamRole.RECRUITER))
    exported = team.people.export(team.rita, job)
    add(team.rita, exported.candidate, CV, DocumentKind.RESUME)
    exports.undo(team.rita, exported.id)
    assert candidates.profile(team.rita, exported.candidate).row.id == exported.candidate
