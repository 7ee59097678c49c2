"""Two candidates whom LinkedIn knows are made one, and two again: LinkedIn follows, and never has one thing twice."""

import pytest

from server.storage import sync_dirty
from server.storage.database import transaction
from server.storage.tables import SyncDirty
from server.usecases import undo
from server.usecases.applications.exports import ExportResult
from server.usecases.candidates import candidates, merging, notes
from server.usecases.candidates.merging import Merged
from tests.linkedin_sync.support.synced import Synced
from tests.support.people import advance


@pytest.fixture
def two(synced: Synced) -> tuple[ExportResult, ExportResult]:
    """Two applicants with everything that goes to LinkedIn, each on a job of their own and both on a third."""
    third = synced.job("REQ-BOTH")
    made = []
    for name in ("Kari Nordmann", "Kari Hansen"):
        one = synced.applicant(synced.job(), name)
        notes.add(synced.rita, one.candidate, f"{name} on the job", private=False, application_id=one.application)
        notes.add(synced.rita, one.candidate, f"{name} in general", private=False)
        synced.feedback(one.application, f"{name} knows her trade")
        address = candidates.profile(synced.rita, one.candidate).row.email
        assert synced.applicant(third, name, member_id=None, email=address).candidate == one.candidate
        made.append(one)
    synced.work()
    synced.agree()
    return made[0], made[1]


def merge(synced: Synced, one: ExportResult, other: ExportResult) -> Merged:
    result = merging.compare(synced.rita, one.candidate, other.candidate)
    return merging.merge(synced.rita, one.candidate, other.candidate, {}, result.version)


def test_what_was_two_is_one_at_linkedin_and_two_again(synced: Synced, two: tuple[ExportResult, ExportResult]) -> None:
    merged = merge(synced, *two)
    synced.control.forget_requests()
    synced.work()
    there = synced.agree()
    assert [id for kind, id in there if kind == "candidate"] == [str(two[0].candidate)]
    assert len([id for kind, id in there if kind == "application"]) == 3
    synced.control.forget_requests()
    undo.undo_action(synced.rita, merged.undoable_action)
    synced.work()
    there = synced.agree()
    assert {id for kind, id in there if kind == "candidate"} == {str(one.candidate) for one in two}
    assert len([id for kind, id in there if kind == "application"]) == 4
    assert synced.control.lints() == []


@pytest.mark.parametrize("first", [0, 1], ids=["who stays first", "who goes first"])
def test_in_whichever_order_the_two_are_looked_at(synced: Synced, two: tuple[ExportResult, ExportResult], first: int) -> None:
    merged = merge(synced, *two)
    for action in ("merge", "undo"):
        if action == "undo":
            undo.undo_action(synced.rita, merged.undoable_action)
        later = two[1 - first].candidate
        with transaction():  # the other is looked at a while later
            SyncDirty.update(due_at=SyncDirty.due_at + 60_000).where(SyncDirty.subject_id == later).execute()
        synced.work()
        assert not sync_dirty.waiting()
        synced.agree()


def test_linkedin_loses_one_before_it_hears_of_what_moved(synced: Synced, two: tuple[ExportResult, ExportResult]) -> None:
    merge(synced, *two)
    synced.control.forget_requests()
    synced.work()
    asked = [(one["method"], one["resource"] or "") for one in synced.control.requests()]
    removals = [at for at, (method, _) in enumerate(asked) if method == "DELETE"]
    assert any("pplication" in asked[at][1] for at in removals)
    last_removal = max(removals)
    first_put = min(at for at, (method, resource) in enumerate(asked) if method == "PUT" and "pplication" in resource)
    assert last_removal < first_put


def test_one_who_goes_on_after_the_merge_arrives_too(synced: Synced, two: tuple[ExportResult, ExportResult]) -> None:
    merge(synced, *two)
    advance(synced.rita, two[1].application)
    synced.work()
    synced.agree()
