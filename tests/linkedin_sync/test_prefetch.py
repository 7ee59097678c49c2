"""What is compared while LinkedIn answers about others, and may be out of date when it is to be sent."""

import pytest

from server.domain.errors import Unavailable
from server.storage import sync_dirty
from server.storage.database import transaction
from server.storage.tables import Candidate, SyncRecord
from server.usecases.linkedin.outgoing import sync_worker
from server.usecases.linkedin.outgoing.prefetch import Prefetch
from tests.linkedin_sync.support.synced import AGAIN, Synced


def test_who_changes_after_the_comparison_is_sent_as_they_are_now_and_once(
    linkedin: Synced, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sync_worker, "_A_WHILE", 0)  # one pass at a time
    monkeypatch.setattr(sync_worker, "LARGEST_BATCH", 10)
    job = linkedin.job()
    people = [linkedin.applicant(job, f"Kari Nordmann{number}") for number in range(13)]
    linkedin.start()
    while sync_dirty.waiting().get("candidate", 0) > 3:
        assert sync_worker.work()
    with transaction():
        Candidate.update(first_name="New", last_name="Name").where(Candidate.id == people[-1].candidate).execute()
        sync_dirty.candidate(people[-1].candidate)
    linkedin.work()
    linkedin.agree()
    asked = [one["records"] for one in linkedin.control.requests() if one["resource"] in ("atsCandidates", "candidates")]
    assert sum(asked) == 13


def test_what_linkedin_said_is_kept_when_the_pass_that_follows_at_once_goes_wrong(
    linkedin: Synced, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sync_worker, "LARGEST_BATCH", 10)
    job = linkedin.job()
    for number in range(25):
        linkedin.applicant(job, f"Kari Nordmann{number}")
    linkedin.start()
    while not SyncRecord.select().where(SyncRecord.kind == "job", SyncRecord.state == "acknowledged").count():
        sync_worker.work()
        linkedin.let_pass(AGAIN)
    resource = "atsCandidates" if linkedin.settings.linkedin_dialect == "v2" else "candidates"
    linkedin.control.fault("status", {"resource": resource}, status=403, after=1, times=1)
    while sync_worker.work():
        pass
    kept = SyncRecord.select().where(SyncRecord.kind == "candidate", SyncRecord.state == "acknowledged")
    assert (kept.count(), sync_dirty.waiting()["candidate"]) == (10, 15)
    linkedin.let_pass(AGAIN)
    linkedin.work()
    linkedin.agree()


def test_what_comes_first_is_done_before_the_block_ends_and_its_trouble_is_told() -> None:
    prefetch: Prefetch[str] = Prefetch()
    done: list[str] = []
    with prefetch.meanwhile(lambda: ("a", "prepared"), lambda: done.append("first")):
        pass
    assert (done, prefetch.take("a", lambda: "fresh")) == (["first"], "prepared")
    with pytest.raises(Unavailable), prefetch.meanwhile(lambda: ("a", "prepared"), refuse):
        pass
    assert prefetch.take("a", lambda: "fresh") == "fresh"
    prefetch.rest()


def refuse() -> None:
    raise Unavailable


def test_an_answer_serves_its_own_question_once() -> None:
    prefetch: Prefetch[str] = Prefetch()
    with prefetch.meanwhile(lambda: ("a", "prepared")):
        pass
    assert prefetch.take("a", lambda: "fresh") == "prepared"
    assert prefetch.take("a", lambda: "fresh") == "fresh"


def test_an_answer_to_another_question_is_thrown_away() -> None:
    prefetch: Prefetch[str] = Prefetch()
    with prefetch.meanwhile(lambda: ("a", "prepared")):
        pass
    assert prefetch.take("b", lambda: "fresh") == "fresh"
    assert prefetch.take("a", lambda: "fresh") == "fresh"


def test_trouble_while_preparing_is_left_to_who_asks() -> None:
    prefetch: Prefetch[int] = Prefetch()
    with prefetch.meanwhile(lambda: ("a", 1 // 0)):
        pass
    assert prefetch.take("a", lambda: 2) == 2
