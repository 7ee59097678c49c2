"""Doing the same with many people of a job: one transaction, one undoable action, and who is left out with the reason."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from server.domain import bulk as rules
from server.domain import clock
from server.domain.bulk import Act, Chosen, Obstacle, ticked
from server.domain.errors import (
    AttractError,
    CannotUndo,
    Invalid,
    JobClosed,
    NotFound,
    NotPermitted,
    ProspectsOff,
    TooManyPeople,
    WrongStage,
)
from server.domain.jobs import JobStatus
from server.domain.people_on_job import Narrowed, Shown
from server.domain.roles import Actor, TeamRole
from server.storage import tables
from server.storage.jobs import process
from server.usecases import history, undo
from server.usecases.applications import application_flags, applications, bulk, people_on_job
from server.usecases.applications.bulk import BulkAction, BulkResult, BulkSelection
from server.usecases.candidates import candidates
from server.usecases.candidates.sources import CandidateSource
from tests.support.at_once import at_once
from tests.support.people import People, advance
from tests.support.queries import queries

REJECT = BulkAction(Act.REJECT, reason="other", comment="Too many.")


class Crowd:
    """A job with its team and five applicants."""

    def __init__(self, people: People) -> None:
        self.people, self.rita, self.hans, self.ingrid = people, people.recruiter("Rita"), people.manager(), people.user()
        team = ((self.rita, TeamRole.RECRUITER), (self.hans, TeamRole.HIRING_MANAGER), (self.ingrid, TeamRole.INTERVIEWER))
        self.job = people.job(*team)
        self.stages = {stage.name: stage.id for stage in process.stages(self.job)}
        self.all = [self.applicant(f"Person {number}") for number in range(5)]

    def applicant(self, name: str) -> int:
        return self.people.applicant(self.rita, self.job, self.people.person(name)).application

    def seen(self, *applications: int, stage: str = "Application") -> BulkSelection:
        chosen = Chosen(dict.fromkeys(applications or self.all, self.stages[stage]))
        return BulkSelection(stage != "Prospect", Narrowed(), chosen)

    def stand(self) -> list[str]:
        rows = (people_on_job.person(self.rita, one).row for one in self.all)
        return [row.stage_name if row.status == "active" else row.status for row in rows]


EVERYBODY = BulkSelection(True, Narrowed(), Chosen({}, everybody=True))


@pytest.fixture
def crowd(people: People) -> Crowd:
    return Crowd(people)


def test_everybody_who_was_ticked_advances_and_one_undo_takes_all_back(crowd: Crowd) -> None:
    preview = bulk.preview(crowd.hans, crowd.job, Act.ADVANCE, crowd.seen())
    assert ([one.name for one in preview.people], preview.left_out) == ([f"Person {number}" for number in range(5)], [])
    done = bulk.do(crowd.hans, crowd.job, BulkAction(Act.ADVANCE), crowd.seen())
    assert (done.count, done.left_out, crowd.stand()) == (5, [], ["Interview"] * 5)
    assert undo.undo_action(crowd.rita, done.undoable_action or 0).left_out == ()
    assert crowd.stand() == ["Application"] * 5
    with pytest.raises(CannotUndo):
        undo.undo_action(crowd.rita, done.undoable_action or 0)


def test_each_advances_one_stage_from_where_they_are(crowd: Crowd) -> None:
    advance(crowd.rita, crowd.all[0])
    done = bulk.do(crowd.rita, crowd.job, BulkAction(Act.ADVANCE), EVERYBODY)
    assert crowd.stand() == ["Offer", *["Interview"] * 4]
    undo.undo_action(crowd.rita, done.undoable_action or 0)
    assert crowd.stand() == ["Interview", *["Application"] * 4]


@pytest.mark.statement(217, 218)
def test_many_are_rejected_with_one_reason_and_each_activity_says_so(crowd: Crowd) -> None:
    done = bulk.do(crowd.rita, crowd.job, REJECT, crowd.seen(*crowd.all[:3]))
    assert crowd.stand() == ["rejected"] * 3 + ["Application"] * 2
    candidate = tables.Application.get_by_id(crowd.all[0]).candidate_id
    event = candidates.activity(crowd.rita, candidate).events[0]
    assert (event.stage_change.reason, event.stage_change.comment, event.undoable, event.stage_change.undoable_action_count) == (
        "other",
        "Too many.",
        True,
        3,
    )
    undo.undo_action(crowd.rita, done.undoable_action or 0)
    assert crowd.stand() == ["Application"] * 5
    assert tables.Application.select().where(tables.Application.rejection_reason.is_null(False)).count() == 0


def test_many_move_to_one_stage_back_to_prospect_too(crowd: Crowd) -> None:
    advance(crowd.rita, crowd.all[0])
    bulk.do(crowd.hans, crowd.job, BulkAction(Act.MOVE, crowd.stages["Prospect"]), EVERYBODY)
    assert crowd.stand() == ["Prospect"] * 5
    prospects = crowd.seen(stage="Prospect")
    bulk.do(crowd.hans, crowd.job, BulkAction(Act.MOVE, crowd.stages["Offer"]), prospects)
    assert crowd.stand() == ["Offer"] * 5


def test_who_cannot_be_done_is_left_as_they_are_and_named_with_the_reason(crowd: Crowd) -> None:
    changed, last, rejected, gone, fine = crowd.all
    advance(crowd.rita, changed)
    applications.move(crowd.rita, last, crowd.stages["Offer"], crowd.stages["Application"])
    applications.reject(crowd.rita, rejected, "other")
    applications.remove(crowd.rita, gone)
    seen = crowd.seen().chosen.seen | {last: crowd.stages["Offer"], 10_000: crowd.stages["Application"]}
    selection = BulkSelection(True, Narrowed(), Chosen(seen))
    expected = [
        ("Person 0", Obstacle.CHANGED),
        ("Person 1", Obstacle.LAST),
        ("Person 2", Obstacle.OUT),
        ("", Obstacle.GONE),
        ("", Obstacle.GONE),
    ]
    preview = bulk.preview(crowd.rita, crowd.job, Act.ADVANCE, selection)
    done = bulk.do(crowd.rita, crowd.job, BulkAction(Act.ADVANCE), selection)
    for result in (preview.left_out, done.left_out):
        assert [(one.name, one.why) for one in result] == expected
    assert ([one.id for one in preview.people], done.count) == ([fine], 1)


def test_who_is_in_the_stage_already_stays_there(crowd: Crowd) -> None:
    done = bulk.do(crowd.rita, crowd.job, BulkAction(Act.MOVE, crowd.stages["Application"]), crowd.seen())
    assert (done.count, done.undoable_action, {one.why for one in done.left_out}) == (0, None, {Obstacle.THERE})


def test_everybody_of_a_list_is_who_it_shows_with_the_pages_that_follow(crowd: Crowd) -> None:
    others = [crowd.applicant(f"Other {number}") for number in range(30)]
    advance(crowd.rita, crowd.all[0])
    applications.reject(crowd.rita, crowd.all[1], "other")
    only = replace(EVERYBODY, narrowed=Narrowed(stage=crowd.stages["Application"]))
    assert len(bulk.preview(crowd.rita, crowd.job, Act.REJECT, only).people) == 33
    done = bulk.do(crowd.rita, crowd.job, REJECT, only)
    assert (done.count, done.left_out) == (33, [])
    assert crowd.stand() == ["Interview", *["rejected"] * 4]
    assert len(others) == 30


def test_who_changed_or_came_after_the_confirmation_is_left_out(crowd: Crowd) -> None:
    preview = bulk.preview(crowd.rita, crowd.job, Act.REJECT, EVERYBODY)
    tables.Application.update(updated_at=preview.as_of + 1).where(tables.Application.id == crowd.all[0]).execute()
    confirmed = replace(EVERYBODY, chosen=Chosen({}, everybody=True, as_of=preview.as_of))
    done = bulk.do(crowd.rita, crowd.job, REJECT, confirmed)
    assert (done.count, [(one.name, one.why) for one in done.left_out]) == (4, [("Person 0", Obstacle.CHANGED)])


def test_an_undo_leaves_out_who_was_moved_since_and_names_them(crowd: Crowd) -> None:
    done = bulk.do(crowd.rita, crowd.job, BulkAction(Act.ADVANCE), crowd.seen())
    advance(crowd.hans, crowd.all[1])
    applications.remove(crowd.rita, crowd.all[4])
    crowd.all.pop()
    assert undo.undo_action(crowd.rita, done.undoable_action or 0).left_out == ["Person 1"]
    assert crowd.stand() == ["Application", "Offer", "Application", "Application"]


def test_an_undo_gives_accepted_offers_back(crowd: Crowd) -> None:
    bulk.do(crowd.rita, crowd.job, BulkAction(Act.MOVE, crowd.stages["Offer"]), EVERYBODY)
    application_flags.accept_offer(crowd.rita, crowd.all[2], True)
    done = bulk.do(crowd.rita, crowd.job, REJECT, EVERYBODY)
    undo.undo_action(crowd.rita, done.undoable_action or 0)
    accepted = [bool(people_on_job.person(crowd.rita, one).row.offer_accepted_at) for one in crowd.all]
    assert accepted == [False, False, True, False, False]


@pytest.mark.statement(280)
def test_the_history_has_an_entry_for_each_and_offers_one_undo(crowd: Crowd) -> None:
    done = bulk.do(crowd.rita, crowd.job, REJECT, crowd.seen())
    lines = [line for line in history.of_job(crowd.rita, crowd.job).lines.rows if line.entry.change == "rejected"]
    assert len(lines) == 5
    assert [line.undo for line in lines if line.undo] == [done.undoable_action]
    assert lines[0].entry.changes["status"] == ["active", "rejected"]
    assert lines[0].entry.by == "Rita"


@pytest.mark.statement(216, 217)
def test_the_matrix_holds_for_many_as_for_one(people: People, crowd: Crowd) -> None:
    cases: list[tuple[Actor, BulkAction, type[AttractError]]] = [
        (crowd.hans, REJECT, NotPermitted),
        (crowd.ingrid, REJECT, NotPermitted),
        (crowd.ingrid, BulkAction(Act.ADVANCE), NotPermitted),
        (people.read_only(), BulkAction(Act.ADVANCE), NotPermitted),
        (people.recruiter(), REJECT, NotFound),
    ]
    for user, bulk_action, refusal in cases:
        with pytest.raises(refusal):
            bulk.do(user, crowd.job, bulk_action, crowd.seen())
        with pytest.raises(refusal):
            bulk.preview(user, crowd.job, bulk_action.act, crowd.seen())
    assert crowd.stand() == ["Application"] * 5


def test_prospects_that_somebody_may_not_see_have_no_name_and_are_not_touched(people: People, crowd: Crowd) -> None:
    tables.Job.update(managers_see_prospects=False).execute()
    hidden = people.export(crowd.rita, crowd.job, people.person("Hidden")).application
    selection = BulkSelection(True, Narrowed(), Chosen({hidden: crowd.stages["Prospect"]}))
    done = bulk.do(crowd.hans, crowd.job, BulkAction(Act.ADVANCE), selection)
    assert (done.count, [(one.name, one.why) for one in done.left_out]) == (0, [("", Obstacle.GONE)])
    with pytest.raises(NotPermitted):
        bulk.preview(crowd.hans, crowd.job, Act.ADVANCE, replace(selection, past_prospect=False))
    with pytest.raises(NotPermitted):
        bulk.do(crowd.hans, crowd.job, BulkAction(Act.MOVE, crowd.stages["Prospect"]), crowd.seen())


def test_people_of_another_job_are_not_touched(people: People, crowd: Crowd) -> None:
    other = people.job((crowd.rita, TeamRole.RECRUITER))
    elsewhere = people.applicant(crowd.rita, other).application
    selection = BulkSelection(True, Narrowed(), Chosen({elsewhere: tables.Application.get_by_id(elsewhere).stage_id}))
    assert bulk.do(crowd.rita, crowd.job, REJECT, selection).count == 0
    with pytest.raises(WrongStage):
        bulk.do(crowd.rita, crowd.job, BulkAction(Act.MOVE, process.stages(other)[2].id), crowd.seen())


@pytest.mark.parametrize(
    "bulk_action", [replace(REJECT, reason=""), replace(REJECT, reason="x"), replace(REJECT, comment="x" * 2001)]
)
def test_a_rejection_without_a_reason_rejects_nobody(crowd: Crowd, bulk_action: BulkAction) -> None:
    with pytest.raises(Invalid):
        bulk.do(crowd.rita, crowd.job, bulk_action, crowd.seen())
    assert crowd.stand() == ["Application"] * 5


def test_on_a_job_that_is_not_active_nobody_moves(crowd: Crowd) -> None:
    for status, refusal in ((JobStatus.CLOSED, JobClosed), (JobStatus.DRAFT, WrongStage)):
        tables.Job.update(status=status).execute()
        for bulk_action in (BulkAction(Act.ADVANCE), BulkAction(Act.MOVE, crowd.stages["Offer"])):
            with pytest.raises(refusal):
                bulk.do(crowd.rita, crowd.job, bulk_action, crowd.seen())
    tables.Job.update(status=JobStatus.ACTIVE, prospects_enabled=False).execute()
    with pytest.raises(ProspectsOff):
        bulk.do(crowd.rita, crowd.job, BulkAction(Act.MOVE, crowd.stages["Prospect"]), crowd.seen())


def test_more_than_one_transaction_carries_are_refused(crowd: Crowd, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "MOST", 4)
    for selection in (EVERYBODY, crowd.seen()):
        with pytest.raises(TooManyPeople):
            bulk.do(crowd.rita, crowd.job, REJECT, selection)
    assert crowd.stand() == ["Application"] * 5


def test_two_who_reject_the_same_people_at_once_reject_each_once(crowd: Crowd) -> None:
    answers = at_once(*[lambda: bulk.do(crowd.rita, crowd.job, REJECT, crowd.seen())] * 3)
    done = [one for one in answers if isinstance(one, BulkResult)]
    assert sorted(one.count for one in done) == [0, 0, 5]
    assert tables.StageChange.select().where(tables.StageChange.move == "rejected").count() == 5


def test_many_and_one_at_once_move_nobody_twice(crowd: Crowd) -> None:
    stage = crowd.stages["Application"]
    answers = at_once(
        lambda: bulk.do(crowd.rita, crowd.job, BulkAction(Act.ADVANCE), crowd.seen()),
        lambda: applications.advance(crowd.hans, crowd.all[2], stage),
        lambda: bulk.do(crowd.hans, crowd.job, BulkAction(Act.ADVANCE), crowd.seen()),
    )
    assert crowd.stand() == ["Interview"] * 5
    assert sum(one.count for one in answers if isinstance(one, BulkResult)) + (not isinstance(answers[1], WrongStage)) == 5


def test_an_undo_of_many_is_done_once_by_whoever_is_first(crowd: Crowd) -> None:
    undoable_action = bulk.do(crowd.rita, crowd.job, REJECT, crowd.seen()).undoable_action or 0
    answers = at_once(*[lambda: undo.undo_action(crowd.rita, undoable_action)] * 3)
    assert sorted(type(one).__name__ for one in answers) == ["CannotUndo", "CannotUndo", "UndoResult"]
    assert crowd.stand() == ["Application"] * 5


def test_two_hundred_cost_as_many_statements_as_five(crowd: Crowd) -> None:
    def cost(bulk_action: BulkAction) -> int:
        with queries() as sent:
            bulk.do(crowd.rita, crowd.job, bulk_action, EVERYBODY)
        return len(sent)

    few = [cost(BulkAction(Act.MOVE, crowd.stages["Interview"])), cost(REJECT)]
    for number in range(200):
        candidate = tables.Candidate.create(name=f"Person {number}", source="linkedin").id
        applications.create(crowd.rita, crowd.job, candidate, CandidateSource("agency"))
    with queries() as sent:
        selection = replace(EVERYBODY, past_prospect=False)
        moved = bulk.do(crowd.rita, crowd.job, BulkAction(Act.MOVE, crowd.stages["Interview"]), selection)
    rejected = cost(REJECT)
    assert [len(sent), rejected] == few
    assert max(few) <= 12
    assert moved.count == 200
    with queries() as sent:
        undo.undo_action(crowd.rita, latest_undoable_action())
    assert len(sent) <= 16


def latest_undoable_action() -> int:
    return int(tables.UndoableAction.select().order_by(tables.UndoableAction.id.desc()).get().id)


@pytest.mark.parametrize(
    ("boxes", "chosen"),
    [
        (["12-3", "13-3"], {12: 3, 13: 3}),
        (["12", "-3", "x-3", "12-", "12-x", "²-1", "1-1-1", "9" * 40 + "-1", f"{2**31}-1", ""], {}),
    ],
)
def test_boxes_that_name_nobody_are_nobody(boxes: list[str], chosen: dict[int, int]) -> None:
    assert ticked(boxes) == chosen
    assert rules.MOST >= 5_000


def test_a_bulk_action_can_be_undone_for_30_days(crowd: Crowd, let_pass: Callable[[int], None]) -> None:
    done = bulk.do(crowd.rita, crowd.job, REJECT, crowd.seen())
    let_pass(31 * clock.DAY)
    with pytest.raises(CannotUndo):
        undo.undo_action(crowd.rita, done.undoable_action or 0)
    assert crowd.stand() == ["rejected"] * 5
    assert len(people_on_job.applicants(crowd.rita, crowd.job, None, Narrowed(Shown.REJECTED)).page.rows) == 5
