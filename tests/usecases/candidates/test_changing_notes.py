"""Notes are changed and removed by their authors and by those who lead the job; nothing is lost on the way."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from server.domain import clock
from server.domain.errors import CannotUndo, EditConflict, Invalid, NotFound, NotPermitted
from server.domain.roles import Actor, Role, TeamRole
from server.storage.database import transaction
from server.storage.linkedin.outgoing import sync_sources
from server.storage.linkedin.setup import account
from server.storage.tables import Note, SyncDirty
from server.usecases import housekeeping, undo
from server.usecases.candidates import notes
from tests.support.people import People


@dataclass
class Team:
    """An applicant with a note of the recruiter's, and everybody around the job."""

    people: People
    rita: Actor
    hans: Actor
    ingrid: Actor
    candidate: int
    application: int
    note: int

    def texts(self, reader: Actor) -> list[str]:
        return [note.text for note in notes.read(reader, self.candidate).notes]

    def change(self, actor: Actor, text: str, private: bool = False, note: int = 0) -> None:
        seen = notes.one(actor, note or self.note).version
        notes.change(actor, note or self.note, text, private, seen)


@pytest.fixture
def team(people: People) -> Team:
    rita, hans, ingrid = people.recruiter("Rita"), people.manager("Hans"), people.user(name="Ingrid")
    places = ((rita, TeamRole.RECRUITER), (hans, TeamRole.HIRING_MANAGER), (ingrid, TeamRole.INTERVIEWER))
    exported = people.applicant(rita, people.job(*places))
    note = notes.add(rita, exported.candidate, "Calls back", False, exported.application)
    return Team(people, rita, hans, ingrid, exported.candidate, exported.application, note)


@pytest.mark.statement(225)
def test_recruiter_and_hiring_manager_of_the_job_change_and_remove_each_others_notes(team: Team) -> None:
    team.change(team.hans, "Calls back on Monday")
    (note,) = notes.read(team.rita, team.candidate).notes
    assert (note.text, note.author_name, note.edited_by) == ("Calls back on Monday", "Rita", "Hans")
    assert note.edited_at is not None
    assert notes.remove(team.hans, team.note)[0] == team.candidate
    assert team.texts(team.rita) == []


@pytest.mark.statement(226)
def test_an_interviewer_reads_notes_and_neither_changes_nor_removes_them(team: Team) -> None:
    assert team.texts(team.ingrid) == ["Calls back"]
    assert notes.read(team.ingrid, team.candidate).editable == set()
    for actor in (team.ingrid, team.people.read_only()):
        for call in (
            lambda actor: notes.one(actor, team.note),
            lambda actor: notes.change(actor, team.note, "x", False, ""),
            lambda actor: notes.remove(actor, team.note),
        ):
            with pytest.raises(NotPermitted):
                call(actor)


def test_a_recruiter_of_another_job_does_not_find_it(team: Team) -> None:
    other = team.people.recruiter()
    for call in (lambda: notes.one(other, team.note), lambda: notes.remove(other, team.note), lambda: notes.one(other, 10_000)):
        with pytest.raises(NotFound):
            call()


def test_a_general_note_is_changed_by_whoever_writes_such(team: Team) -> None:
    note = notes.add(team.rita, team.candidate, "In general", False)
    team.change(team.people.user(Role.HIRING_MANAGER), "Changed", note=note)
    assert "Changed" in team.texts(team.rita)


def test_a_private_note_is_its_authors_alone_to_change_and_only_they_make_it_public(team: Team) -> None:
    private = notes.add(team.rita, team.candidate, "Between us", True, team.application)
    for call in (
        lambda: notes.one(team.hans, private),
        lambda: notes.change(team.hans, private, "x", False, ""),
        lambda: notes.remove(team.hans, private),
    ):
        with pytest.raises(NotFound):
            call()
    team.change(team.rita, "Between all of us", private=False, note=private)
    assert "Between all of us" in team.texts(team.hans)


def test_nobody_hides_somebody_elses_note_by_making_it_private(team: Team) -> None:
    team.change(team.hans, "Calls back!", private=True)
    assert team.texts(team.ingrid) == ["Calls back!"]
    team.change(team.rita, "Calls back!", private=True)
    assert team.texts(team.hans) == []


def test_a_version_that_somebody_else_replaced_is_shown_instead_of_overwritten(team: Team) -> None:
    seen = notes.one(team.rita, team.note).version
    team.change(team.hans, "Calls back on Monday")
    with pytest.raises(EditConflict) as refused:
        notes.change(team.rita, team.note, "Calls back on Friday", False, seen)
    assert refused.value.present["note"] == "Calls back on Monday"
    assert team.texts(team.rita) == ["Calls back on Monday"]


@pytest.mark.parametrize("text", ["", " ", "x" * 10_001])
def test_a_note_is_not_changed_into_none(team: Team, text: str) -> None:
    with pytest.raises(Invalid):
        team.change(team.rita, text)


def test_a_removed_note_comes_back_by_undo(team: Team) -> None:
    _, undoable_action = notes.remove(team.rita, team.note)
    for call in (lambda: notes.one(team.rita, team.note), lambda: notes.remove(team.rita, team.note)):
        with pytest.raises(NotFound):
            call()
    with pytest.raises(NotPermitted):
        undo.undo_action(team.ingrid, undoable_action)
    undo.undo_action(team.hans, undoable_action)
    assert team.texts(team.ingrid) == ["Calls back"]
    with pytest.raises(CannotUndo):
        undo.undo_action(team.rita, undoable_action)


def test_a_removed_private_note_comes_back_to_its_author_alone(team: Team) -> None:
    team.change(team.rita, "Mine", private=True)
    _, undoable_action = notes.remove(team.rita, team.note)
    with pytest.raises(CannotUndo):
        undo.undo_action(team.hans, undoable_action)
    undo.undo_action(team.rita, undoable_action)
    assert team.texts(team.rita) == ["Mine"]


def test_after_30_days_it_is_gone_for_good(team: Team, let_pass: Callable[[int], None]) -> None:
    _, undoable_action = notes.remove(team.rita, team.note)
    let_pass(clock.UNDO_WINDOW + clock.MINUTE)
    with pytest.raises(CannotUndo):
        undo.undo_action(team.rita, undoable_action)
    housekeeping.sweep()
    assert Note.select().count() == 0
    with pytest.raises(CannotUndo):
        undo.undo_action(team.rita, undoable_action)


def test_linkedin_has_to_look_again_after_each_change_and_sees_no_removed_note(team: Team) -> None:
    with transaction():
        account.change(client_id="child", connected_at=clock.now(), sync="running")

    def marked(call: Callable[[], object]) -> list[int]:
        SyncDirty.delete().execute()
        call()
        return [mark.subject_id for mark in SyncDirty.select()]

    assert marked(lambda: team.change(team.hans, "Calls back soon")) == [team.candidate]
    assert [one.text for one in sync_sources.notes([team.candidate])] == ["Calls back soon"]
    undoable_actions: list[int] = []
    assert marked(lambda: undoable_actions.append(notes.remove(team.rita, team.note)[1])) == [team.candidate]
    assert sync_sources.notes([team.candidate]) == []
    assert marked(lambda: undo.undo_action(team.rita, undoable_actions[0])) == [team.candidate]
    assert len(sync_sources.notes([team.candidate])) == 1
