"""Who did what when: kept with every change, shown to who may know, taken back for 30 days (statement 280)."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from server.domain import clock
from server.domain.errors import CannotUndo, NotFound, NotPermitted
from server.domain.history import OFFERED_TO, Subject, UndoableActionKind, changed
from server.domain.jobs import JobDraft
from server.domain.roles import Actor, TeamRole
from server.storage.candidates import candidates as stored_candidates
from server.storage.tables import HistoryEntry
from server.usecases import history, undo
from server.usecases.history import HistoryLine, HistoryPage
from server.usecases.jobs import hiring_team, jobs, process
from server.usecases.linkedin.tab import links
from tests.support.people import DRAFT, People, arrangement

KARI = "https://www.linkedin.com/in/kari-history"


@pytest.fixture
def rita(people: People) -> Actor:
    return people.recruiter("Rita Recruiter")


def told(lines: HistoryPage) -> list[tuple[str, str]]:
    """Subject and change of each entry, oldest first."""
    return [(line.entry.subject.value, line.entry.change) for line in reversed(lines.rows)]


def undoable(lines: HistoryPage) -> list[HistoryLine]:
    return [line for line in lines.rows if line.undo]


def test_of_a_change_the_old_and_the_new_are_kept_and_of_long_texts_only_that_they_changed() -> None:
    assert changed({"a": "x", "b": None, "c": 1}, {"a": "y", "b": "", "c": 1}) == {"a": ("x", "y")}
    assert changed({}, {"text": "x" * 201}) == {"text": (None, "…")}


@pytest.mark.statement(280)
def test_a_job_tells_who_made_changed_and_opened_it(people: People, rita: Actor) -> None:
    job = jobs.create(rita, DRAFT, TeamRole.RECRUITER)
    jobs.change(rita, job, replace(DRAFT, title="Lead Data Engineer"))
    process.change(rita, job, arrangement(rita, job, stage_2="Talk"))
    hiring_team.add(rita, job, people.user(name="Ivar Interviewer").id, TeamRole.INTERVIEWER)
    jobs.activate(rita, job)
    result = history.of_job(rita, job).lines
    assert told(result) == [
        ("job", "created"),
        ("job", "team_changed"),
        ("job", "updated"),
        ("job", "process_changed"),
        ("job", "team_changed"),
        ("job", "status_changed"),
    ]
    newest = [line.entry for line in result.rows]
    assert {entry.by for entry in newest} == {"Rita Recruiter"}
    assert newest[0].changes == {"status": ["draft", "active"]}
    assert newest[1].changes == {"interviewer": [None, "Ivar Interviewer"]}
    assert newest[3].changes == {"title": [DRAFT.title, "Lead Data Engineer"]}


@pytest.mark.statement(280)
def test_a_candidate_and_their_application_tell_how_they_came(people: People, rita: Actor) -> None:
    job = people.job((rita, TeamRole.RECRUITER))
    exported = people.export(rita, job, people.person())
    result = history.of_candidate(rita, exported.candidate).lines
    assert {("candidate", "created"), ("application", "created")} <= set(told(result))
    assert all(line.entry.by == rita.name for line in result.rows)


def test_of_an_application_only_who_works_with_it_reads(people: People, rita: Actor) -> None:
    other = people.recruiter()
    job = people.job((rita, TeamRole.RECRUITER))
    exported = people.export(rita, job, people.person())
    assert "application" not in {subject for subject, _ in told(history.of_candidate(other, exported.candidate).lines)}
    with pytest.raises(NotFound):
        history.of_job(other, job)


def test_a_manager_who_sees_no_prospects_reads_nothing_of_them(people: People, rita: Actor) -> None:
    manager = people.manager()
    job = people.job((rita, TeamRole.RECRUITER), (manager, TeamRole.HIRING_MANAGER), managers_see=False)
    people.export(rita, job, people.person())
    applicant = people.applicant(rita, job)
    seen = {
        line.entry.subject_id for line in history.of_job(manager, job).lines.rows if line.entry.subject is Subject.APPLICATION
    }
    assert seen == {applicant.application}


def test_an_interviewer_reads_no_history(people: People, rita: Actor) -> None:
    interviewer = people.user()
    job = people.job((rita, TeamRole.RECRUITER), (interviewer, TeamRole.INTERVIEWER))
    applicant = people.applicant(rita, job)
    for read in (lambda: history.of_job(interviewer, job), lambda: history.of_candidate(interviewer, applicant.candidate)):
        with pytest.raises(NotPermitted):
            read()


def test_everything_is_for_administrators_and_can_be_narrowed(people: People, rita: Actor) -> None:
    admin, ola = people.administrator(), people.recruiter("Ola Olsen")
    jobs.create(rita, DRAFT, TeamRole.RECRUITER)
    jobs.create(ola, JobDraft("Baker", "Bakes bread all day long.", "Bergen, Norway"), TeamRole.RECRUITER)
    with pytest.raises(NotPermitted):
        history.everything(rita)
    everything = history.everything(admin)
    assert {line.entry.by for line in everything.lines.rows} == {rita.name, ola.name}
    narrowed = history.everything(admin, Subject.JOB, ola.id)
    assert (narrowed.by, {line.entry.by for line in narrowed.lines.rows}) == (ola.name, {ola.name})


def test_history_is_paged_by_key(people: People, rita: Actor) -> None:
    job = jobs.create(rita, DRAFT, TeamRole.RECRUITER)
    for number in range(30):
        jobs.change(rita, job, replace(DRAFT, title=f"Title {number}"))
    first = history.of_job(rita, job).lines
    second = history.of_job(rita, job, first.before).lines
    assert (len(first.rows), len(second.rows), second.before) == (25, 7, None)
    assert len({line.entry.id for line in [*first.rows, *second.rows]}) == 32


def test_a_link_and_an_unlinking_are_taken_back(people: People, rita: Actor) -> None:
    job = people.job((rita, TeamRole.RECRUITER))
    candidate = people.applicant(rita, job).candidate
    before = {one.key for one in stored_candidates.identities(candidate)}
    linked = links.link_address(rita, candidate, KARI)
    assert linked
    assert undoable(history.of_candidate(rita, candidate).lines)[0].undo == linked
    undo.undo_action(rita, linked)
    assert {one.key for one in stored_candidates.identities(candidate)} == before
    with pytest.raises(CannotUndo):
        undo.undo_action(rita, linked)


def test_who_may_not_link_takes_no_link_back(people: People, rita: Actor) -> None:
    job = people.job((rita, TeamRole.RECRUITER))
    candidate = people.applicant(rita, job).candidate
    undoable_action = links.link_address(rita, candidate, KARI)
    assert undoable_action
    with pytest.raises(NotPermitted):
        undo.undo_action(people.read_only(), undoable_action)
    with pytest.raises(NotFound):
        undo.undo_action(people.user(), undoable_action)
    with pytest.raises(NotFound):
        undo.undo_action(rita, undoable_action + 1)


def test_after_30_days_nothing_is_offered_and_nothing_taken_back(
    people: People, rita: Actor, let_pass: Callable[[int], None]
) -> None:
    candidate = people.applicant(rita, people.job((rita, TeamRole.RECRUITER))).candidate
    undoable_action = links.link_address(rita, candidate, KARI)
    assert undoable_action
    let_pass(clock.UNDO_WINDOW + clock.MINUTE)
    assert not undoable(history.of_candidate(rita, candidate).lines)
    with pytest.raises(CannotUndo):
        undo.undo_action(rita, undoable_action)


def test_an_undo_that_cannot_be_done_changes_nothing(people: People, rita: Actor) -> None:
    candidate = people.applicant(rita, people.job((rita, TeamRole.RECRUITER))).candidate
    undoable_action = links.link_address(rita, candidate, KARI)
    assert undoable_action
    key = next(one.key for one in stored_candidates.identities(candidate) if one.profile_url == KARI)
    links.unlink(rita, candidate, key)
    with pytest.raises(CannotUndo):
        undo.undo_action(rita, undoable_action)
    assert key not in {one.key for one in stored_candidates.identities(candidate)}


def test_what_tells_of_a_person_goes_with_them(people: People, rita: Actor) -> None:
    candidate = people.applicant(rita, people.job((rita, TeamRole.RECRUITER))).candidate
    assert HistoryEntry.select().where(HistoryEntry.candidate == candidate).exists()
    stored_candidates.remove(candidate)
    assert not HistoryEntry.select().where(HistoryEntry.candidate == candidate).exists()


def test_every_kind_of_undoable_action_has_a_way_back_and_somebody_it_is_offered_to() -> None:
    assert set(undo.UNDOERS) == set(OFFERED_TO) == set(UndoableActionKind)
