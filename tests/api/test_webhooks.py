"""The address that LinkedIn calls: challenge, signature, and what is kept before it is answered (linkedin.md 9.1-9.3, 18.6)."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.serving import WSGIRequestHandler, make_server

from server.config import from_environment
from server.domain import clock
from server.linkedin.oauth.provisioning import ChildApp
from server.storage import database, tables
from server.storage.database import transaction
from server.storage.linkedin.setup import account
from server.usecases.linkedin.incoming import incoming_exports as arriving
from server.usecases.linkedin.setup import connection
from tests.support.api_calls import problem
from tests.support.apps import app_for
from tests.support.incoming_exports import KARI, RITA, TOKEN, IncomingLinkedIn, connected, environment, keep, notice, signed
from tests.support.people import People
from tests.support.stand_in import ORGANIZATION, StandIn, served

SECRET, EARLIER = "s3cr3t", "earlier-s3cr3t"
HERE = f"/webhooks/linkedin/{TOKEN}"
VECTOR = b'{"id":"123456789","type":"EXPORT_CANDIDATE_PROFILE","expiresAt":1480550400000}'
JOB = "REQ-1042"


@pytest.fixture
def make(people: People, database_url: str, tmp_path: Path) -> Iterator[Callable[..., Flask]]:
    """Builds a connected installation; settings are given as environment variables."""

    def build(**more: str) -> Flask:
        database.release()
        given = environment(tmp_path, "http://127.0.0.1:9") | {"DATABASE_URL": database_url} | more
        app = app_for(from_environment(given))
        keep(ChildApp("urn:li:developerApplication:1", "child", SECRET), connection.settings())
        return app

    yield build
    database.release()


@pytest.fixture
def caller(make: Callable[..., Flask]) -> FlaskClient:
    return make().test_client(use_cookies=False)


def post(caller: FlaskClient, body: bytes, signature: str | None, path: str = HERE) -> Any:
    headers = {"X-LI-Signature": signature} if signature is not None else {}
    return caller.post(path, data=body, headers=headers, content_type="application/json")


def kept() -> list[str]:
    """The numbers of the notifications that are here; those turned away are only counted."""
    return sorted(row.notification for row in tables.IncomingExport.select() if row.type != "TURNED_AWAY")


def turned_away() -> int:
    return sum(row.times for row in tables.IncomingExport.select() if row.type == "TURNED_AWAY")


def test_a_challenge_is_answered_with_the_value_of_the_test_vector(caller: FlaskClient) -> None:
    code = "890e4665-4dfe-4ab1-b689-ed553bceeed0"
    answer = caller.get(HERE, query_string={"challengeCode": code, "applicationId": "child"})
    assert (answer.status_code, answer.content_type) == (200, "application/json")
    response = "63c7a919bedbaacb240b7f164b53ceec3659f89f076bdd25f84469154bedb6e8"
    assert answer.get_json() == {"challengeCode": code, "challengeResponse": response}


def test_the_newest_secret_answers_challenges_while_there_are_two(caller: FlaskClient) -> None:
    before = caller.get(HERE, query_string={"challengeCode": "abc"}).get_json()
    with transaction():
        account.change(client_secret="fresh", earlier_secret=SECRET)
    assert caller.get(HERE, query_string={"challengeCode": "abc"}).get_json() != before


@pytest.mark.parametrize("code", ["", "hmacsha256=" + VECTOR.decode(), "a b", "x" * 101, "é"])
def test_what_is_no_code_is_not_signed(caller: FlaskClient, code: str) -> None:
    problem(caller.get(HERE, query_string={"challengeCode": code}), 422, "invalid")


def test_a_notification_with_the_signature_of_the_test_vector_is_kept(caller: FlaskClient) -> None:
    answer = post(caller, VECTOR, "9c85e01e877fc35e982e28efc509a75bfad6818b7a29933c737de7ee40a9ef12")
    assert (answer.status_code, answer.data) == (204, b"")
    row = tables.IncomingExport.get()
    assert (row.notification, row.type, row.expires_at) == ("123456789", "EXPORT_CANDIDATE_PROFILE", 1480550400000)
    assert (row.state, row.times) == ("new", 1)


def test_an_id_by_its_other_name_and_an_expiry_in_words_are_read(caller: FlaskClient) -> None:
    body = b'{"requestId": 77, "type": "EXPORT_CANDIDATE_PROFILE", "expiresAt": "2016-12-01T00:00:00Z"}'
    assert post(caller, body, signed(SECRET, body)).status_code == 204
    assert (tables.IncomingExport.get().notification, tables.IncomingExport.get().expires_at) == ("77", 1480550400000)


def test_both_live_secrets_count_during_a_rotation_and_the_earlier_not_after_it(caller: FlaskClient) -> None:
    with transaction():
        account.change(earlier_secret=EARLIER)
    for number, secret in enumerate((SECRET, EARLIER)):
        body = notice(f"n{number}")
        assert post(caller, body, signed(secret, body)).status_code == 204
    with transaction():
        account.change(earlier_secret=None)
    body = notice("n2")
    problem(post(caller, body, signed(EARLIER, body)), 401, "not_signed")
    assert kept() == ["n0", "n1"]


@pytest.mark.parametrize("signature", [None, "", "0" * 64, "é", signed("another", VECTOR), signed(SECRET, b"another body")])
def test_without_linkedins_signature_nothing_is_kept_but_the_count(caller: FlaskClient, signature: str | None) -> None:
    for _ in range(3):
        problem(post(caller, VECTOR, signature), 401, "not_signed")
    assert (kept(), turned_away()) == ([], 3)


def test_unsigned_ones_are_taken_where_the_operator_says_so_and_wrongly_signed_ones_are_not(make: Callable[..., Flask]) -> None:
    caller = make(LINKEDIN_UNSIGNED_NOTIFICATIONS="accept").test_client(use_cookies=False)
    assert post(caller, VECTOR, None).status_code == 204
    problem(post(caller, notice("2"), "0" * 64), 401, "not_signed")
    assert kept() == ["123456789"]


@pytest.mark.parametrize("token", ["another", TOKEN[:-1], f"{TOKEN}x", TOKEN.upper(), "é"])
def test_another_address_is_none(caller: FlaskClient, token: str) -> None:
    path = f"/webhooks/linkedin/{token}"
    problem(post(caller, VECTOR, signed(SECRET, VECTOR), path), 404, "not_found")
    problem(caller.get(path, query_string={"challengeCode": "abc"}), 404, "not_found")
    assert tables.IncomingExport.select().count() == 0


def test_an_installation_that_is_not_connected_has_no_such_address(caller: FlaskClient) -> None:
    with transaction():
        account.change(client_secret=None, connected_at=None)
    problem(post(caller, VECTOR, signed(SECRET, VECTOR)), 404, "not_found")


def test_a_lost_encryption_key_lets_linkedin_come_again(caller: FlaskClient) -> None:
    database.database.execute_sql("update linkedin_account set client_secret_sealed = 'sealed by a key that is gone'")
    problem(post(caller, VECTOR, signed(SECRET, VECTOR)), 503, "unavailable")


@pytest.mark.parametrize("body", [b"", b"no json", b"{", b"[]", b"7", b'{"type": "x"}', b"\xff\xfe"])
def test_a_body_that_is_no_notification_is_refused(caller: FlaskClient, body: bytes) -> None:
    problem(post(caller, body, signed(SECRET, body)), 422, "invalid")
    assert tables.IncomingExport.select().count() == 0


def test_a_body_that_is_too_large_is_refused(caller: FlaskClient) -> None:
    body = notice("1", filling="x" * 70_000)
    problem(post(caller, body, signed(SECRET, body)), 413, "too_large")


def test_texts_that_a_database_does_not_keep_do_no_harm(caller: FlaskClient) -> None:
    body = notice("one\0two", type="T\0" + "y" * 200, expiresAt=10**30)
    assert post(caller, body, signed(SECRET, body)).status_code == 204
    row = tables.IncomingExport.get()
    assert (row.notification, row.type, row.expires_at, row.state) == ("onetwo", "T" + "y" * 59, None, "unknown")


def test_no_cookie_is_set_and_none_counts_though_the_request_comes_from_another_site(make: Callable[..., Flask]) -> None:
    browser = make().test_client()
    headers = {"Sec-Fetch-Site": "cross-site", "Origin": "https://www.linkedin.com", "X-LI-Signature": signed(SECRET, VECTOR)}
    answer = browser.post(HERE, data=VECTOR, headers=headers)
    assert answer.status_code == 204
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_log_shows_neither_the_address_nor_the_secret(make: Callable[..., Flask], capsys: pytest.CaptureFixture[str]) -> None:
    caller = make(LOG_LEVEL="debug").test_client(use_cookies=False)
    post(caller, VECTOR, signed(SECRET, VECTOR))
    post(caller, VECTOR, "wrong")
    caller.get(HERE, query_string={"challengeCode": "abc"})
    said = capsys.readouterr().err
    assert "/webhooks/linkedin/<token>" in said
    for secret in (TOKEN, SECRET, signed(SECRET, VECTOR), "123456789"):
        assert secret not in said


@pytest.fixture(scope="module")
def stand_in() -> Iterator[StandIn]:
    with served() as stand_in:
        yield stand_in


@pytest.fixture
def linkedin(people: People, stand_in: StandIn, database_url: str, tmp_path: Path) -> Iterator[IncomingLinkedIn]:
    """A connected installation that the stand-in calls."""
    given = environment(tmp_path, stand_in.address) | {"DATABASE_URL": database_url}
    app = app_for(from_environment(given))
    company = connected(people, stand_in, tmp_path)
    with _listening(app) as address:
        company.client.configure("ONE_CLICK_EXPORT", ORGANIZATION, "CALLBACK_URL", f"{address}{HERE}")
        yield company


class _Quiet(WSGIRequestHandler):
    def log(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _listening(app: Flask) -> Iterator[str]:
    def answering(environ: Any, start: Any) -> Any:
        try:
            return app(environ, start)
        finally:
            database.release()  # every request has a thread of its own here, and with it a connection

    server = make_server("127.0.0.1", 0, answering, threaded=True, request_handler=_Quiet)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def export(linkedin: IncomingLinkedIn, mode: str, times: int = 1) -> None:
    """Export somebody and wait until LinkedIn has delivered what it has to say."""
    number = linkedin.export(JOB)
    linkedin.control.notify(number, mode, times)
    end = time.monotonic() + 30
    while len([one for one in linkedin.control.deliveries(settle=5) if one["id"] == number]) < times:
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.mark.parametrize(("mode", "times"), [("normal", 1), ("duplicate", 2), ("times", 20), ("slow", 1)])
def test_what_the_stand_in_sends_arrives_and_is_one_export(
    linkedin: IncomingLinkedIn, people: People, mode: str, times: int
) -> None:
    people.job(job_id=JOB)
    export(linkedin, mode, times)
    assert {one["status"] for one in linkedin.control.deliveries() if one["type"] == "EXPORT_CANDIDATE_PROFILE"} == {204}
    arriving.work()
    assert (linkedin.newest().state, linkedin.newest().times) == ("done", times)
    assert tables.Application.select().count() == 1


def test_what_is_signed_badly_comes_to_nothing(linkedin: IncomingLinkedIn, people: People) -> None:
    people.job(job_id=JOB)
    export(linkedin, "bad_signature")
    assert (kept(), turned_away()) == ([], 1)
    assert not arriving.work()


def test_an_expired_one_is_refused(linkedin: IncomingLinkedIn, people: People) -> None:
    people.job(job_id=JOB)
    export(linkedin, "expired")
    arriving.work()
    assert (linkedin.newest().state, linkedin.newest().code) == ("refused", "expired")
    assert tables.Candidate.select().count() == 0


def test_one_for_another_instance_is_turned_away_by_its_signature(
    linkedin: IncomingLinkedIn, stand_in: StandIn, people: People
) -> None:
    people.job(job_id=JOB)
    other = stand_in.provision("inst-2")
    client = stand_in.client(other)
    stand_in.enable(client, other, contract=False)
    IncomingLinkedIn(people, stand_in, other, client, linkedin.settings).offer(JOB)
    number = stand_in.control.export(KARI.id, JOB, RITA, client_id=other.client_id, mode="wrong_url")
    assert [one["status"] for one in stand_in.control.deliveries(settle=5) if one["id"] == number] == [401]
    assert (kept(), turned_away()) == ([], 1)


def test_the_stand_ins_challenge_passes(linkedin: IncomingLinkedIn) -> None:
    assert linkedin.control.challenge(linkedin.app.client_id)


def test_a_notification_is_answered_before_anything_is_asked(linkedin: IncomingLinkedIn, people: People) -> None:
    people.job(job_id=JOB)
    number = linkedin.export(JOB)
    linkedin.control.fault("timeout", {"resource": "exportedCandidates"}, seconds=5)
    linkedin.control.forget_requests()
    began = clock.now()
    linkedin.control.notify(number)
    linkedin.control.deliveries(settle=5)
    assert kept() == [number]
    assert clock.now() - began < 4000
    assert not [one for one in linkedin.control.requests() if one["resource"] == "exportedCandidates"]
