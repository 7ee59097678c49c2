"""Notifications: signed, repeated until they arrive, and wrong on order."""

import time
from collections.abc import Iterator

import pytest
from flask import Flask

from e2e.recruiter.app import create_app
from e2e.recruiter.control_client import LinkedInControl, Refused
from e2e.recruiter.members import Directory
from e2e.recruiter.partner.notifications.signing import challenge_response, signature
from e2e.recruiter.tests.support.partner_calls import Ats
from e2e.recruiter.tests.support.people import control_over, ready_ats, world_of
from e2e.recruiter.tests.support.receiver import Receiver

EXPORT, STATUS = "EXPORT_CANDIDATE_PROFILE", "INTEGRATION_STATUS_CHANGE"
SOLVEIG = "solveig-aasen-data"
FIVE_MINUTES = 5 * 60_000


@pytest.fixture
def app(directory: Directory) -> Flask:
    return create_app(directory)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as receiver:
        yield receiver


@pytest.fixture
def ats(app: Flask, receiver: Receiver) -> Ats:
    ats = ready_ats(app.test_client(), world_of(app), receiver.url())
    receiver.secret = ats.app.secrets[-1]
    return ats


@pytest.fixture
def linkedin(app: Flask, ats: Ats) -> LinkedInControl:
    control = control_over(app.test_client())
    control.deliveries(settle=5)
    return control


def test_the_vectors_of_the_specification_come_out():
    body = b'{"id":"123456789","type":"EXPORT_CANDIDATE_PROFILE","expiresAt":1480550400000}'
    assert signature("s3cr3t", body) == "9c85e01e877fc35e982e28efc509a75bfad6818b7a29933c737de7ee40a9ef12"
    code = "890e4665-4dfe-4ab1-b689-ed553bceeed0"
    assert challenge_response("s3cr3t", code) == "63c7a919bedbaacb240b7f164b53ceec3659f89f076bdd25f84469154bedb6e8"


def test_an_export_is_notified_signed_with_the_newest_secret(linkedin: LinkedInControl, ats: Ats, receiver: Receiver):
    newest = ats.world.apps.roll_secret(ats.app)
    request_id = linkedin.export(SOLVEIG, "REQ-1", "rita")
    linkedin.deliveries(settle=5)
    posted = receiver.received[-1]
    assert posted.json.keys() == {"id", "type", "expiresAt"}
    assert (posted.json["id"], posted.json["type"]) == (request_id, EXPORT)
    assert posted.json["expiresAt"] > linkedin.now()
    assert posted.signature == signature(newest, posted.body)


def test_a_switch_is_notified_and_without_signatures_when_so_set(linkedin: LinkedInControl, receiver: Receiver):
    assert receiver.of(STATUS), "switching on was notified"
    linkedin.settings(signatures=False)
    receiver.received.clear()
    assert linkedin.switch("company", enabled=False) == "DISABLED"
    linkedin.deliveries(settle=5)
    assert [each.signature for each in receiver.received] == [None]


def test_what_is_not_taken_is_tried_every_five_minutes_until_it_is(linkedin: LinkedInControl, receiver: Receiver):
    receiver.statuses = [500, 503]
    linkedin.export(SOLVEIG, "REQ-1", "rita")
    assert [each["status"] for each in linkedin.deliveries(settle=5)][-1] == 500
    linkedin.advance(FIVE_MINUTES - 60_000)
    linkedin.deliveries(settle=5)
    assert len(receiver.of(EXPORT)) == 1
    linkedin.advance(2 * FIVE_MINUTES)
    assert [each["status"] for each in linkedin.deliveries(settle=5)][-2:] == [503, 204]
    assert len({each["id"] for each in receiver.of(EXPORT)}) == 1


def test_after_eight_hours_nobody_tries_any_more(linkedin: LinkedInControl, receiver: Receiver):
    receiver.statuses = [500] * 200
    linkedin.export(SOLVEIG, "REQ-1", "rita")
    linkedin.advance(9 * 3_600_000)
    linkedin.deliveries(settle=10)
    assert len(receiver.of(EXPORT)) == 1 + 8 * 12
    linkedin.advance(3_600_000)
    linkedin.deliveries(settle=5)
    assert len(receiver.of(EXPORT)) == 1 + 8 * 12


def test_a_dead_receiver_is_told_later(app: Flask):
    with Receiver() as dead:
        url = dead.url()
    ready_ats(app.test_client(), world_of(app), url)
    assert control_over(app.test_client()).deliveries(settle=5)[-1]["error"] == "ConnectionError"


@pytest.mark.parametrize(("mode", "times"), [("duplicate", 2), ("times", 4)])
def test_repeated_notifications_carry_the_same_id(linkedin: LinkedInControl, receiver: Receiver, mode: str, times: int):
    request_id = linkedin.export(SOLVEIG, "REQ-1", "rita", mode="none")
    linkedin.notify(request_id, mode, times=4)
    linkedin.deliveries(settle=5)
    assert [each["id"] for each in receiver.of(EXPORT)] == [request_id] * times


def test_out_of_order_means_that_the_next_one_comes_first(linkedin: LinkedInControl, receiver: Receiver):
    early = linkedin.export(SOLVEIG, "REQ-1", "rita", mode="out_of_order")
    late = linkedin.export("oystein-braten", "REQ-1", "rita")
    linkedin.deliveries(settle=5)
    assert [each["id"] for each in receiver.of(EXPORT)] == [late, early]


def test_an_expired_notification_says_so_and_leads_to_nothing(linkedin: LinkedInControl, ats: Ats, receiver: Receiver):
    request_id = linkedin.export(SOLVEIG, "REQ-1", "rita", mode="expired")
    linkedin.deliveries(settle=5)
    assert receiver.of(EXPORT)[0]["expiresAt"] < linkedin.now()
    assert ats.send("GET", f"/v2/exportedCandidates?q=request&requestId={request_id}").json["elements"] == []


def test_a_bad_signature_is_none_of_the_secrets(linkedin: LinkedInControl, ats: Ats, receiver: Receiver):
    linkedin.export(SOLVEIG, "REQ-1", "rita", mode="bad_signature")
    linkedin.deliveries(settle=5)
    posted = receiver.received[-1]
    assert posted.signature not in [None, *(signature(secret, posted.body) for secret in ats.app.secrets)]


def test_the_wrong_url_is_another_customers(app: Flask, linkedin: LinkedInControl, receiver: Receiver, ats: Ats):
    with pytest.raises(Refused):
        linkedin.export(SOLVEIG, "REQ-1", "rita", mode="wrong_url")
    ready_ats(app.test_client(), ats.world, receiver.url("/other"))
    linkedin.export("oystein-braten", "REQ-1", "rita", mode="wrong_url", client_id=ats.app.client_id)
    linkedin.deliveries(settle=5)
    assert [each.path for each in receiver.received if each.json["type"] == EXPORT] == ["/other"]


def test_a_slow_one_takes_its_time(linkedin: LinkedInControl, receiver: Receiver):
    began = time.monotonic()
    linkedin.export(SOLVEIG, "REQ-1", "rita", mode="slow")
    linkedin.deliveries(settle=10)
    assert time.monotonic() - began > 1
    assert len(receiver.of(EXPORT)) == 1


def test_with_challenges_on_only_those_who_know_the_secret_hear_anything(linkedin: LinkedInControl, receiver: Receiver, ats: Ats):
    linkedin.settings(challenge=True)
    assert linkedin.challenge()
    receiver.secret = "another"
    linkedin.advance(3 * 3_600_000)
    linkedin.export(SOLVEIG, "REQ-1", "rita")
    assert linkedin.deliveries(settle=5)[-1]["error"] == "challenge failed"
    receiver.secret = ats.app.secrets[-1]
    linkedin.advance(FIVE_MINUTES)
    linkedin.deliveries(settle=5)
    assert len(receiver.of(EXPORT)) == 1


def test_three_failed_challenges_block_the_address(linkedin: LinkedInControl, receiver: Receiver):
    linkedin.settings(challenge=True)
    receiver.secret = "another"
    linkedin.export(SOLVEIG, "REQ-1", "rita")
    linkedin.advance(8 * 3_600_000)
    linkedin.deliveries(settle=5)
    assert receiver.challenges == 3
    assert receiver.of(EXPORT) == []


def test_nothing_is_sent_after_a_reset(linkedin: LinkedInControl, receiver: Receiver):
    receiver.statuses = [500]
    linkedin.export(SOLVEIG, "REQ-1", "rita")
    linkedin.deliveries(settle=5)
    linkedin.reset()
    linkedin.advance(FIVE_MINUTES)
    assert linkedin.deliveries(settle=5) == []
    assert len(receiver.of(EXPORT)) == 1
