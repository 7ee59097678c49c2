"""Bad days: whatever LinkedIn, the clock or the database do, nothing is lost or doubled, and the administrator is told."""

import logging
from typing import Any

import pytest
from peewee import OperationalError

from server.domain import clock
from server.domain.errors import Unavailable
from server.linkedin.transport.calls import Calls
from server.linkedin.transport.http import Reply
from server.linkedin.transport.quotas import QUOTAS
from server.storage import database, leases, sync_dirty
from server.storage.applications import stage_changes
from server.storage.database import transaction
from server.storage.linkedin.outgoing import sync_records
from server.storage.linkedin.setup import account, quotas
from server.storage.tables import Candidate
from server.usecases import undo
from server.usecases.applications import applications
from server.usecases.candidates import notes
from server.usecases.linkedin.outgoing import sync, sync_worker
from server.usecases.linkedin.outgoing.worker_lease import WorkerLease
from tests.linkedin_sync.support.synced import Synced

Fault = dict[str, Any]
NOT_NOW = "LinkedIn does not answer just now. Attract tries again by itself."
LATER = "LinkedIn takes no more requests for now. Attract goes on by itself as soon as it does."
CREDENTIALS = "LinkedIn does not accept the credentials. Enter the client ID and secret again."
FORBIDDEN = "LinkedIn does not allow this yet (403)"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Second tries within a request need not be waited for."""
    monkeypatch.setattr("server.linkedin.transport.http._FIRST_PAUSE", 0.001)


@pytest.fixture
def busy(synced: Synced, caplog: pytest.LogCaptureFixture) -> Synced:
    """Some work of every kind that LinkedIn has not heard of; all logs are listened to."""
    caplog.set_level(logging.DEBUG, "attract")
    for number in range(2):
        job = synced.job()
        for name in ("Kari Nordmann", "Ola Nordmann"):
            one = synced.applicant(job, f"{name}{number}")
            notes.add(synced.rita, one.candidate, "In general", private=False)
            notes.add(synced.rita, one.candidate, "On the job", private=False, application_id=one.application)
            synced.feedback(one.application, "Well")
    return synced


def well(linkedin: Synced, caplog: pytest.LogCaptureFixture) -> None:
    """Both sides agree, nothing is wrong any more, and no secret has been seen."""
    linkedin.agree()
    assert linkedin.trouble() is None
    assert {state for _, state in linkedin.states()} == {"acknowledged"}
    token = (account.secret("token") or "none").split('"')[1]
    shown = caplog.text + repr(sync.overview(linkedin.admin)) + repr(linkedin.told)
    assert token not in shown
    assert linkedin.app.client_secret not in shown


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ({"kind": "status", "status": 500}, NOT_NOW),
        ({"kind": "status", "status": 503, "retry_after": 1}, NOT_NOW),
        ({"kind": "html", "status": 502}, NOT_NOW),
        ({"kind": "html", "status": 200}, NOT_NOW),
        ({"kind": "half_body"}, NOT_NOW),
        ({"kind": "drop_connection"}, NOT_NOW),
        ({"kind": "timeout", "seconds": 0.05}, NOT_NOW),
        ({"kind": "status", "status": 401}, CREDENTIALS),
        ({"kind": "status", "status": 403}, FORBIDDEN),
        ({"kind": "status", "status": 429, "retry_after": 90}, LATER),
        ({"kind": "status", "status": 429}, LATER),
    ],
    ids=["500", "503", "html", "html200", "half_body", "hang_up", "slow", "401", "403", "429_until", "429"],
)
def test_trouble_delays_and_loses_nothing_and_the_administrator_reads_one_sentence(
    busy: Synced, caplog: pytest.LogCaptureFixture, fault: Fault, told: str
) -> None:
    busy.control.fault(match={"path_prefix": f"/{busy.settings.linkedin_dialect}/"}, after=3, times=9, **fault)
    busy.work()
    assert busy.told
    assert all(text.startswith(told) and text.endswith(".") for text in busy.told)
    well(busy, caplog)


@pytest.mark.parametrize("kind", ["500", "half_body", "drop_connection", "revoke_token", "html"])
def test_every_fifth_request_in_trouble_only_takes_longer(busy: Synced, caplog: pytest.LogCaptureFixture, kind: str) -> None:
    fault = {"kind": "status", "status": 500} if kind == "500" else {"kind": kind}
    busy.control.fault(every=5, times=40, **fault)
    busy.work()
    well(busy, caplog)


@pytest.mark.parametrize("kind", ["missing_statuses", "unknown_fields", "unknown_enum", "reorder_keys", "expires_in_string"])
def test_answers_in_other_clothes_are_understood(busy: Synced, caplog: pytest.LogCaptureFixture, kind: str) -> None:
    busy.control.fault(kind)
    busy.work()
    assert busy.told == []
    well(busy, caplog)


def test_single_records_in_trouble_at_linkedin_are_sent_again_by_themselves(
    busy: Synced, caplog: pytest.LogCaptureFixture
) -> None:
    busy.control.fault("partial", {"method": "PUT"}, status=503, times=6)
    busy.work()
    well(busy, caplog)


def test_a_token_revoked_in_mid_batch_is_renewed_once(busy: Synced, caplog: pytest.LogCaptureFixture) -> None:
    sync_worker.work()
    busy.control.forget_requests()
    busy.control.revoke_tokens()
    busy.work()
    asked = busy.control.requests()
    assert [one["status"] for one in asked].count(401) == 1
    assert busy.told == []
    well(busy, caplog)


def test_a_token_that_expired_at_linkedin_before_its_time_is_renewed_once(busy: Synced, caplog: pytest.LogCaptureFixture) -> None:
    sync_worker.work()
    busy.control.forget_requests()
    busy.control.advance(clock.HOUR)
    busy.work()
    assert [one["status"] for one in busy.control.requests()].count(401) == 1
    well(busy, caplog)


@pytest.mark.parametrize("minutes", [-9, -2, 3, 14])
def test_a_clock_that_is_wrong_by_minutes_disturbs_nothing(busy: Synced, caplog: pytest.LogCaptureFixture, minutes: int) -> None:
    sync_worker.work()
    busy.let_pass(minutes * clock.MINUTE)
    busy.applicant(busy.job())
    busy.let_pass(abs(minutes) * clock.MINUTE)  # what was marked by the wrong clock is due by now
    busy.work()
    well(busy, caplog)


def test_wrong_credentials_stop_the_sync_until_they_are_entered_again(busy: Synced, caplog: pytest.LogCaptureFixture) -> None:
    with transaction():
        account.change(client_secret="wrong-secret-of-ours", token=None)
    assert not sync_worker.work()
    assert busy.trouble() == CREDENTIALS
    with transaction():
        account.change(client_secret=busy.app.client_secret)
    busy.work()
    assert "wrong-secret-of-ours" not in caplog.text
    well(busy, caplog)


def test_an_access_level_switched_off_at_linkedin_is_said_and_on_again_all_is_well(
    busy: Synced, caplog: pytest.LogCaptureFixture
) -> None:
    busy.control.switch("company", False, client_id=busy.app.client_id)
    for _ in range(3):
        sync_worker.work()
        busy.let_pass(clock.HOUR)
    if trouble := busy.trouble():
        assert trouble.startswith(FORBIDDEN)
    assert busy.ids("candidate") == set()
    busy.control.switch("company", True, client_id=busy.app.client_id)
    for kind in {kind for kind, state in busy.states() if state == "failed"}:
        sync.retry(busy.admin, kind, "failed")
    busy.work()
    well(busy, caplog)


def test_what_linkedin_says_about_when_to_come_again_is_kept(busy: Synced, caplog: pytest.LogCaptureFixture) -> None:
    resource = "atsCandidates" if busy.settings.linkedin_dialect == "v2" else "candidates"
    busy.control.fault("status", {"resource": resource}, status=429, retry_after=600, times=1)
    while sync_worker.work():
        pass
    parked = quotas.spent(clock.now())[resource][2]
    assert parked is not None
    assert 590_000 < parked - clock.now() <= 600_000
    busy.control.forget_requests()
    busy.let_pass(595 * clock.SECOND)
    sync_worker.forget()  # a worker that starts anew knows of it as well
    while sync_worker.work():
        pass
    assert resource not in {one["resource"] for one in busy.control.requests()}
    busy.work()
    well(busy, caplog)


def test_a_daily_quota_is_waited_for_and_the_new_day_is_noticed(
    busy: Synced, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    resource = "atsCandidates" if busy.settings.linkedin_dialect == "v2" else "candidates"
    monkeypatch.setitem(QUOTAS, resource, (2, 10_000))
    job = busy.job()
    busy.work()
    for number in range(3):  # each a pass of its own: more than the day takes
        busy.applicant(job, f"Kari Nordmann{number}")
        while sync_worker.work():
            pass
    assert quotas.spent(clock.now())[resource][0] == 2
    assert busy.trouble() == LATER
    for _ in range(4):
        busy.let_pass(6 * clock.HOUR)
        while sync_worker.work():
            pass
    busy.work()
    well(busy, caplog)


def test_while_another_worker_has_the_duty_this_one_rests(busy: Synced, caplog: pytest.LogCaptureFixture) -> None:
    with transaction():
        assert leases.take("sync", "another-worker", 120_000)
    assert not sync_worker.work()
    assert busy.control.requests() == []
    busy.let_pass(121 * clock.SECOND)  # it was killed
    busy.work()
    well(busy, caplog)


def test_a_worker_so_slow_that_another_took_over_does_not_have_the_last_word(
    busy: Synced, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy.work()
    kari = Candidate.select().first()
    with transaction():
        Candidate.update(company="Old").where(Candidate.id == kari.id).execute()
        sync_dirty.candidate(kari.id)
    real, others = Calls.send, []

    def slow(calls: Calls, *request: Any, **more: Any) -> Reply:
        if not others:
            others.append(1)
            busy.let_pass(121 * clock.SECOND)
            with transaction():
                Candidate.update(company="New").where(Candidate.id == kari.id).execute()
                sync_dirty.candidate(kari.id)
            as_another_worker(monkeypatch)
        return real(calls, *request, **more)

    monkeypatch.setattr(Calls, "send", slow)
    assert not sync_worker.work()
    assert busy.stored()["candidate", str(kari.id)]["currentCompanyName"] == "Old"
    busy.let_pass(121 * clock.SECOND)
    busy.work()
    assert busy.agree()["candidate", str(kari.id)]["currentCompanyName"] == "New"
    well(busy, caplog)


def as_another_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do what there is to do as another worker would, which has a memory of its own."""
    with monkeypatch.context() as other:
        other.setattr(sync_worker, "_lease", WorkerLease(holder="another-worker"))
        while sync_worker.work():
            pass


@pytest.mark.parametrize("statement", range(1, 32, 3))
def test_a_database_lost_in_the_middle_only_delays(busy: Synced, caplog: pytest.LogCaptureFixture, statement: int) -> None:
    left = [statement]

    def lose(_event: Any) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise OperationalError("the connection is gone")

    hooks = database.database.query_hooks
    hooks.append(lose)
    with pytest.raises(Unavailable):
        busy.work()
    hooks.remove(lose)
    database.release()
    busy.work()
    well(busy, caplog)


def test_trouble_while_taking_back_brings_back_what_is_wanted_again(busy: Synced, caplog: pytest.LogCaptureFixture) -> None:
    busy.work()
    one = busy.applicant(busy.job())
    busy.work()
    undo.undo_action(busy.rita, latest_undoable_action(one.application))
    busy.control.fault("half_body", {"method": "DELETE"}, times=3)  # deleted there, and nobody heard of it
    assert not sync_worker.work()
    applications.move_to_application(busy.rita, one.application)
    busy.work()
    assert str(one.candidate) in busy.ids("candidate")
    well_but_for_withdrawn(busy)


def test_a_change_whose_answer_was_lost_and_that_was_taken_back_is_taken_back_at_linkedin_too(
    busy: Synced, caplog: pytest.LogCaptureFixture
) -> None:
    busy.work()
    kari = Candidate.select().first()
    busy.control.fault("half_body", {"method": "PUT"}, times=3)
    for company in ("Mistaken", None):
        with transaction():
            Candidate.update(company=company).where(Candidate.id == kari.id).execute()
            sync_dirty.candidate(kari.id)
        sync_worker.work()
    assert busy.stored()["candidate", str(kari.id)]["currentCompanyName"] == "Mistaken"
    busy.work()
    well(busy, caplog)


def latest_undoable_action(application: int) -> int:
    return stage_changes.path(application)[-1].undoable_action or 0


def well_but_for_withdrawn(linkedin: Synced) -> None:
    linkedin.agree()
    assert linkedin.trouble() is None
    assert {state for _, state in linkedin.states()} <= {"acknowledged", "withdrawn"}
    assert not sync_records.any_task()
