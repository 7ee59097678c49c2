"""Taking an export back, with everything it brought (design section 5.12)."""

from collections.abc import Callable

import pytest

from server.domain import clock
from server.domain.errors import CannotUndo, NotFound
from server.domain.feedback import FeedbackText
from server.domain.person import Person
from server.domain.roles import Actor, TeamRole
from server.storage import tables
from server.storage.database import transaction
from server.usecases import undo
from server.usecases.applications import applications, exports, feedback
from server.usecases.applications.exports import ExportRequest
from server.usecases.candidates import candidates, identity, notes
from tests.support.people import People, advance

EMAIL = "kari@example.org"


@pytest.fixture
def recruiter(people: People) -> Actor:
    return people.recruiter()


@pytest.fixture
def job(people: People, recruiter: Actor) -> int:
    return people.job((recruiter, TeamRole.RECRUITER))


def test_undo_takes_the_application_its_note_and_a_candidate_it_made_away(people: People, recruiter: Actor, job: int) -> None:
    answer = exports.export(recruiter, "k", ExportRequest(job, people.person(email=EMAIL), note="Hello"))
    undone = exports.undo(recruiter, answer.id)
    assert (undone.undone, undone.can_undo, undone.id) == (True, False, answer.id)
    for table in (tables.Candidate, tables.LinkedInIdentity, tables.Application, tables.StageChange, tables.Note):
        assert table.select().count() == 0
    with pytest.raises(NotFound):
        candidates.profile(recruiter, answer.candidate)


def test_undo_again_gives_the_same_answer(people: People, recruiter: Actor, job: int) -> None:
    answer = people.export(recruiter, job)
    assert exports.undo(recruiter, answer.id) == exports.undo(recruiter, answer.id)


def test_the_key_of_an_undone_export_says_that_it_was_undone(people: People, recruiter: Actor, job: int) -> None:
    person = people.person()
    answer = people.export(recruiter, job, person, key="k")
    exports.undo(recruiter, answer.id)
    assert people.export(recruiter, job, person, key="k").undone
    assert tables.Application.select().count() == 0


def test_somebody_taken_back_can_be_exported_anew(people: People, recruiter: Actor, job: int) -> None:
    person = people.person()
    exports.undo(recruiter, people.export(recruiter, job, person).id)
    assert people.export(recruiter, job, person).outcome == "exported"


def test_a_candidate_who_was_there_before_stays_without_what_was_learned(people: People, recruiter: Actor, job: int) -> None:
    other = people.job((recruiter, TeamRole.RECRUITER))
    first = people.export(recruiter, other, Person("Kari", member_id="M1"))
    again = people.export(recruiter, job, Person("Kari", "https://www.linkedin.com/in/kari", "M1", EMAIL))
    exports.undo(recruiter, again.id)
    profile = candidates.profile(recruiter, first.candidate)
    assert profile.row.email is None
    assert [one.key for one in profile.identities] == ["member:M1"]
    assert [view.row.job.id for view in profile.applications] == [other]


def test_what_a_later_export_found_the_person_by_stays(people: People, recruiter: Actor, job: int) -> None:
    jobs = [people.job((recruiter, TeamRole.RECRUITER)) for _ in range(3)]
    people.export(recruiter, jobs[0], Person("Kari", member_id="M1"))
    learned = people.export(recruiter, jobs[1], Person("Kari", "https://www.linkedin.com/in/kari", "M1"))
    relying = people.export(recruiter, jobs[2], Person("Kari", "https://www.linkedin.com/in/kari"))
    exports.undo(recruiter, learned.id)
    assert people.export(recruiter, job, Person("Kari", "https://www.linkedin.com/in/kari")).candidate == relying.candidate


def test_a_candidate_whom_others_exported_too_stays(people: People, recruiter: Actor, job: int) -> None:
    colleague = people.recruiter()
    other = people.job((colleague, TeamRole.RECRUITER))
    person = people.person()
    first = people.export(recruiter, job, person)
    people.export(colleague, other, person)
    exports.undo(recruiter, first.id)
    assert [view.row.job.id for view in candidates.profile(colleague, first.candidate).applications] == [other]
    assert people.export(recruiter, job, person).candidate == first.candidate


@pytest.mark.parametrize("maker_first", [True, False])
def test_nobody_is_left_when_every_export_of_them_is_taken_back(
    people: People, recruiter: Actor, job: int, maker_first: bool
) -> None:
    colleague, person = people.recruiter(), people.person()
    done = [
        (recruiter, people.export(recruiter, job, person)),
        (colleague, people.export(colleague, people.job((colleague, TeamRole.RECRUITER)), person)),
    ]
    for actor, answer in done if maker_first else reversed(done):
        exports.undo(actor, answer.id)
    for table in (tables.Candidate, tables.LinkedInIdentity, tables.Application):
        assert table.select().count() == 0


def test_a_candidate_no_export_made_stays_though_every_export_is_taken_back(people: People, recruiter: Actor, job: int) -> None:
    person = people.person()
    with transaction():
        known = identity.identify(recruiter.id, person, "career_site", None).id
    exports.undo(recruiter, people.export(recruiter, job, person).id)
    assert candidates.profile(recruiter, known).row.source == "career_site"


def test_a_candidate_somebody_wrote_about_stays(people: People, recruiter: Actor, job: int) -> None:
    answer = people.export(recruiter, job)
    notes.add(people.recruiter(), answer.candidate, "Knows everything.", private=False)
    exports.undo(recruiter, answer.id)
    assert candidates.profile(recruiter, answer.candidate).applications == []


@pytest.mark.parametrize("what", ["moved on", "turned down", "moved on and back", "noted by a colleague", "given feedback"])
def test_an_export_somebody_worked_with_cannot_be_taken_back(people: People, recruiter: Actor, job: int, what: str) -> None:
    answer = exports.export(recruiter, "k", ExportRequest(job, people.person(), note="Mine"))
    if what == "moved on":
        advance(recruiter, answer.application)
    elif what == "turned down":
        applications.reject(recruiter, answer.application, "other")
    elif what == "moved on and back":
        moved = applications.move_to_application(recruiter, answer.application)
        undo.undo_action(recruiter, moved.undoable_action)
    elif what == "noted by a colleague":
        notes.add(recruiter, answer.candidate, "Another", private=True, application_id=answer.application)
    else:
        moved = applications.move_to_application(recruiter, answer.application)
        feedback.keep(recruiter, answer.application, FeedbackText(None, comment="Well"), submit=False)
        undo.undo_action(recruiter, moved.undoable_action)
    with pytest.raises(CannotUndo):
        exports.undo(recruiter, answer.id)
    assert tables.Application.select().count() == 1


def test_an_export_that_brought_nothing_cannot_be_taken_back(people: People, recruiter: Actor, job: int) -> None:
    person = people.person()
    people.export(recruiter, job, person)
    again = people.export(recruiter, job, person)
    with pytest.raises(CannotUndo):
        exports.undo(recruiter, again.id)
    assert tables.Application.select().count() == 1


@pytest.mark.parametrize(("days", "fine"), [(29, True), (31, False)])
def test_an_export_can_be_taken_back_for_30_days(
    people: People, recruiter: Actor, job: int, let_pass: Callable[[int], None], days: int, fine: bool
) -> None:
    answer = people.export(recruiter, job)
    assert abs(answer.undo_until - clock.now() - 30 * clock.DAY) < clock.MINUTE
    let_pass(days * clock.DAY)
    if fine:
        assert exports.undo(recruiter, answer.id).undone
    else:
        with pytest.raises(CannotUndo):
            exports.undo(recruiter, answer.id)


def test_nobody_else_can_take_an_export_back(people: People, recruiter: Actor) -> None:
    colleague = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER), (colleague, TeamRole.RECRUITER))
    answer = people.export(recruiter, job)
    for actor, export in ((colleague, answer.id), (recruiter, 10_000), (recruiter, 10**30)):
        with pytest.raises(NotFound):
            exports.undo(actor, export)


def test_an_export_of_somebody_who_left_the_team_stays(people: People, recruiter: Actor, job: int) -> None:
    answer = people.export(recruiter, job)
    tables.TeamMember.delete().execute()
    with pytest.raises(NotFound):
        exports.undo(recruiter, answer.id)
    assert tables.Application.select().count() == 1
