"""Fault injection, quotas and tunnels, over a real connection: linkedin.md 1.5, 1.7, 20.7, 20.8."""

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import requests
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.serving import make_server

from e2e.recruiter.app import create_app
from e2e.recruiter.members import Directory
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.tests.support.partner_calls import ORG, Ats, candidate, new_ats, numbered, v1

MINUTE = 60_000
KEY = {"atsCandidateId": "C1", "dataProvider": "ATS", "integrationContext": ORG}
PATH = "/v2/atsCandidates"


class Served:
    """An application served over loopback, with an ATS that has sent candidate C1."""

    def __init__(self, app: Flask, port: int) -> None:
        self.world: World = app.extensions["world"]
        self.ats = new_ats(app.test_client(), self.world)
        self.ats.put_candidate()
        self.address = f"http://127.0.0.1:{port}"

    def read(self) -> requests.Response:
        headers = {"Authorization": f"Bearer {self.ats.token}"}
        return requests.get(f"{self.address}{PATH}?{numbered([KEY])}", headers=headers, timeout=5)


@pytest.fixture
def served(directory: Directory) -> Iterator[Served]:
    app = create_app(directory)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield Served(app, server.server_port)
    server.shutdown()
    thread.join()
    server.server_close()


def test_every_answer_carries_the_virtual_time(served: Served):
    served.world.clock.advance(400 * 24 * 60 * MINUTE)
    assert "2027" in served.read().headers["Date"] or "2028" in served.read().headers["Date"]


def test_a_status_with_and_without_retry_after(served: Served):
    served.world.faults.add(kind="status", status=429, retry_after=7, times=1)
    served.world.faults.add(kind="status", status=503, message="Out for lunch", times=2)
    first, second, third = served.read(), served.read(), served.read()
    assert (first.status_code, first.headers["Retry-After"]) == (429, "7")
    assert (second.status_code, second.json()["message"]) == (503, "Out for lunch")
    assert "Retry-After" not in second.headers
    assert third.status_code == 200


def test_html_instead_of_json(served: Served):
    served.world.faults.add(kind="html", status=502)
    answer = served.read()
    assert answer.status_code == 502
    assert answer.text.startswith("<html>")


def test_half_a_body_is_noticed_by_the_client(served: Served):
    served.world.faults.add(kind="half_body")
    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        served.read()


def test_a_connection_that_ends_without_an_answer(served: Served):
    served.world.faults.add(kind="drop_connection", times=1)
    with pytest.raises(requests.exceptions.ConnectionError):
        served.read()
    assert served.read().status_code == 200


def test_a_timeout_holds_nobody_else_up(served: Served):
    served.world.faults.add(kind="timeout", times=1, seconds=2.0)
    waiting = threading.Thread(target=served.read)
    waiting.start()
    deadline = time.monotonic() + 2
    while not served.world.faults.rules[0].hits and time.monotonic() < deadline:
        time.sleep(0.01)
    assert served.read().status_code == 200
    assert waiting.is_alive()
    waiting.join()


def test_a_token_revoked_in_the_middle(served: Served):
    served.world.faults.add(kind="revoke_token", after=1, times=1)
    assert [served.read().status_code for _ in range(3)] == [200, 401, 401]
    served.ats.token = served.ats.mint(served.ats.app)
    assert served.read().status_code == 200


@pytest.mark.parametrize(
    ("kind", "seen"),
    [
        ("missing_statuses", lambda body: "statuses" not in body),
        ("unknown_fields", lambda body: "unheardOf" in next(iter(body["results"].values()))),
        ("reorder_keys", lambda body: next(iter(body["results"])).startswith("integrationContext=")),
    ],
)
def test_answers_of_unexpected_shape(served: Served, kind: str, seen: Any):
    assert not seen(served.read().json())
    served.world.faults.add(kind=kind)
    assert seen(served.read().json())


def test_expires_in_as_text(client: FlaskClient, world: World):
    app = world.apps.add(parent="parent-client")
    form = {"grant_type": "client_credentials", "client_id": app.client_id, "client_secret": app.secrets[0]}
    world.faults.add(kind="expires_in_string", match={"resource": "accessToken"})
    assert client.post("/oauth/v2/accessToken", data=form).json["expires_in"] == "1800"


def test_unknown_values_of_enumerations(ats: Ats, world: World):
    world.faults.add(kind="unknown_enum", match={"resource": "simpleJobPostingTasks"})
    assert ats.post_job()["status"] == "UNHEARD_OF"


def test_every_second_entity_fails(ats: Ats, world: World):
    world.faults.add(kind="partial", status=500, match={"method": "PUT", "path_prefix": PATH})
    answer = ats.put("atsCandidates", {(ORG, f"C{i}"): candidate() for i in range(4)}, "atsCandidateId").json
    assert (len(answer["results"]), len(answer["errors"])) == (2, 2)
    assert sorted(key[1] for key in ats.store_keys()) == ["C0", "C2"]


def test_a_rule_hits_only_what_it_matches_and_only_every_so_often(ats: Ats, world: World):
    world.faults.add(kind="status", status=500, every=2, match={"resource": "atsCandidates"})
    assert [ats.put_candidate().status_code for _ in range(4)] == [200, 500, 200, 500]
    assert ats.put_application().status_code == 200
    world.faults.clear()
    assert ats.put_candidate().status_code == 200


def test_a_rule_of_no_known_kind_is_refused(world: World):
    with pytest.raises(ValueError, match="unknown kind"):
        world.faults.add(kind="earthquake")


def test_requests_a_day_are_counted_until_midnight_utc(ats: Ats, world: World):
    world.quotas.set("atsCandidates", per_day=2, per_minute=None)
    assert [ats.put_candidate().status_code for _ in range(3)] == [200, 200, 429]
    world.clock.advance(24 * 60 * MINUTE - world.clock.now() % (24 * 60 * MINUTE))
    ats.token = ats.mint(ats.app)
    assert ats.put_candidate().status_code == 200


def test_records_a_minute_are_counted_and_a_batch_too_many_is_refused_whole(ats: Ats, world: World):
    world.quotas.set("atsCandidates", per_day=None, per_minute=3)
    two = {(ORG, f"C{i}"): candidate() for i in range(2)}
    assert ats.put("atsCandidates", two, "atsCandidateId").status_code == 200
    assert ats.put("atsCandidates", two, "atsCandidateId").status_code == 429
    world.clock.advance(MINUTE)
    assert ats.put("atsCandidates", two, "atsCandidateId").status_code == 200


def test_quotas_are_counted_for_each_application(client: FlaskClient, world: World):
    world.quotas.set("atsCandidates", per_day=1, per_minute=None)
    one, other = new_ats(client, world), new_ats(client, world)
    assert [one.put_candidate().status_code, one.put_candidate().status_code] == [200, 429]
    assert other.put_candidate().status_code == 200


def tunnelled(ats: Ats, body: str, content_type: str = "multipart/mixed; boundary=xyz", override: str = "PUT") -> Any:
    headers = {"Authorization": f"Bearer {ats.token}", "X-HTTP-Method-Override": override}
    return ats.client.post(PATH, data=body, headers=headers, content_type=content_type)


def test_a_get_goes_through_the_tunnel_as_a_form(ats: Ats):
    ats.put_candidate()
    answer = tunnelled(ats, numbered([KEY]), "application/x-www-form-urlencoded", "GET")
    assert list(answer.json["results"]) == [v1(KEY)]


@pytest.mark.parametrize(
    "body",
    [
        "nothing",
        "--xyz\r\nContent-Type: application/json\r\n\r\n{}\r\n--xyz--",
        "--xyz\nContent-Type: application/x-www-form-urlencoded\n\nids=1\n--xyz--",
        "--xyz\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\nids=1\r\n",
    ],
)
def test_a_tunnel_that_leads_nowhere_is_refused(ats: Ats, body: str):
    assert tunnelled(ats, body).status_code == 400


def test_a_tunnel_starts_with_a_post(ats: Ats):
    assert ats.send("GET", PATH, X_HTTP_Method_Override="PUT").status_code == 400


def test_requests_are_logged_without_secrets(ats: Ats, world: World):
    world.requests.clear()
    ats.put_candidate()
    assert list(world.requests) == [
        {
            "method": "PUT",
            "path": PATH,
            "resource": "atsCandidates",
            "records": 1,
            "status": 200,
            "client_id": ats.app.client_id,
        }
    ]
