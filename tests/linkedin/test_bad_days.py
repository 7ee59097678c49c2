"""Bad answers, one by one: what they are called, what is tried again, and that no secret shows."""

import logging
import threading
from collections.abc import Callable
from email.utils import formatdate
from typing import Any

import pytest

from server.domain import clock
from server.domain.errors import (
    LinkedInDown,
    LinkedInForbidden,
    LinkedInRefused,
    LinkedInThrottled,
    LinkedInTrouble,
    LinkedInWrongCredentials,
)
from server.linkedin.addresses import at
from server.linkedin.client import LinkedIn
from server.linkedin.oauth.tokens import LinkedInTokens
from server.linkedin.transport.http import LONGEST_ANSWER, HttpTransport
from tests.support.linkedin_records import candidate, job
from tests.support.scripted_server import Scripted, ScriptedReply

MakeClient = Callable[..., LinkedIn]
GOOD = {"results": {"atsCandidateId=C1&dataProvider=ATS&integrationContext=urn:li:organization:99": {"status": 204}}}


def put(client: LinkedIn) -> list[Any]:
    return [answer for batch in client.put([candidate()]) for answer in batch]


@pytest.mark.parametrize(
    "said",
    [
        ScriptedReply(status=500),
        ScriptedReply(status=503, body=b"<html>Service unavailable</html>"),
        ScriptedReply(body=b"<html>Sign in</html>"),
        ScriptedReply(status=403, body=b"<html>Forbidden by the proxy</html>"),
        ScriptedReply(status=302, headers={"Location": "https://elsewhere.example/"}),
        ScriptedReply(body=b'{"results": {"a'),
        ScriptedReply(body=b'{"results": {}}', promised=4000),
        ScriptedReply(body=b"[1, 2]"),
        ScriptedReply(body=b"[" * 100_000),
        ScriptedReply(hang_up=True),
    ],
    ids=["500", "503", "html", "html403", "redirect", "half_json", "half_body", "list", "deep", "hang_up"],
)
def test_what_is_no_answer_is_linkedin_being_down_after_two_more_tries(
    script: Scripted, make_client: MakeClient, said: ScriptedReply
) -> None:
    script.answers.append(said)
    with pytest.raises(LinkedInDown):
        put(make_client())
    assert len(script.calls) == 3


def test_a_passing_fault_is_not_noticed(script: Scripted, make_client: MakeClient) -> None:
    script.answers.append(ScriptedReply(status=502))
    script.answers.append(ScriptedReply(hang_up=True))
    script.says(GOOD)
    assert [answer.error for answer in put(make_client())] == [None]


def test_a_slow_answer_is_not_waited_for_again(script: Scripted, make_client: MakeClient) -> None:
    script.says(GOOD, delay=30)
    with pytest.raises(LinkedInDown):
        put(make_client())
    assert len(script.calls) == 1


def test_nobody_there_is_linkedin_being_down(script: Scripted) -> None:
    nowhere = at("http://127.0.0.1:1")
    with pytest.raises(LinkedInDown):
        put(LinkedIn(nowhere, "v2", "202604", "urn:li:organization:99", LinkedInTokens(at(script.address), "id", "secret")))


def test_an_endless_answer_is_cut_off(script: Scripted, make_client: MakeClient) -> None:
    script.says(b" " * (LONGEST_ANSWER + 1))
    with pytest.raises(LinkedInDown):
        put(make_client())


def test_a_job_is_never_sent_twice_by_itself(script: Scripted, make_client: MakeClient) -> None:
    script.says(status=500)
    with pytest.raises(LinkedInDown):
        list(make_client().put_jobs([(job(), "CREATE")]))
    assert len(script.calls) == 1


@pytest.mark.parametrize(
    ("header", "wait"), [("120", 120_000), ("0", 0), (None, None), ("a while", None), ("9999999999", clock.DAY), ("-5", None)]
)
def test_too_many_requests_say_until_when(
    script: Scripted, make_client: MakeClient, header: str | None, wait: int | None
) -> None:
    script.says(status=429, headers={"Retry-After": header} if header else {})
    with pytest.raises(LinkedInThrottled) as caught:
        put(make_client())
    assert caught.value.resource == "atsCandidates"
    assert len(script.calls) == 1
    if wait is None:
        assert caught.value.until is None
    else:
        assert caught.value.until == pytest.approx(clock.now() + wait, abs=5000)


def test_a_date_to_wait_for_is_by_linkedins_clock(script: Scripted, make_client: MakeClient) -> None:
    ahead = clock.now() // 1000 + 600
    script.says(status=429, headers={"Date": formatdate(ahead, usegmt=True), "Retry-After": formatdate(ahead + 60, usegmt=True)})
    with pytest.raises(LinkedInThrottled) as caught:
        put(make_client())
    assert caught.value.until == pytest.approx(clock.now() + 60_000, abs=5000)


@pytest.mark.parametrize("minutes", [-7, 0, 11])
def test_linkedins_clock_is_known_after_its_first_answer(script: Scripted, make_client: MakeClient, minutes: int) -> None:
    theirs = clock.now() // 1000 + minutes * 60
    script.says(GOOD, headers={"Date": formatdate(theirs, usegmt=True)})
    client = make_client()
    assert client.now() == pytest.approx(clock.now(), abs=100)
    put(client)
    assert client.now() == pytest.approx(theirs * 1000, abs=3000)


def test_linkedins_clock_that_cannot_be_read_is_ours(script: Scripted, make_client: MakeClient) -> None:
    script.says(GOOD, headers={"Date": "yesterday"})
    client = make_client()
    put(client)
    assert client.now() == pytest.approx(clock.now(), abs=3000)


def test_a_forbidden_request_says_what_linkedin_said(script: Scripted, make_client: MakeClient) -> None:
    script.says({"status": 403, "serviceErrorCode": 100, "message": "Not enough permissions to access: PUT /x"}, status=403)
    with pytest.raises(LinkedInForbidden, match="Not enough permissions"):
        put(make_client())
    assert len(script.calls) == 1


def test_a_refusal_is_cut_to_300_characters(script: Scripted, make_client: MakeClient) -> None:
    script.says({"message": "No " * 1000}, status=400)
    with pytest.raises(LinkedInRefused) as caught:
        put(make_client())
    assert caught.value.status == 400
    assert len(caught.value.params["reason"]) == 300


def test_a_refused_token_is_renewed_once_and_the_request_repeated_once(script: Scripted, make_client: MakeClient) -> None:
    script.says({"message": "The token has been revoked"}, status=401).says(GOOD)
    assert [answer.error for answer in put(make_client())] == [None]
    assert [each.headers["Authorization"] for each in script.calls] == ["Bearer token-1", "Bearer token-2"]


def test_a_second_refusal_means_wrong_credentials(script: Scripted, make_client: MakeClient) -> None:
    script.says({"message": "Invalid access token"}, status=401)
    with pytest.raises(LinkedInWrongCredentials):
        put(make_client())
    assert len(script.calls) == 2
    assert len(script.token_calls) == 2


def test_a_revoked_token_in_mid_batch_loses_nothing(script: Scripted, make_client: MakeClient) -> None:
    def good(first: int, size: int) -> dict[str, Any]:
        key = "atsCandidateId={}&dataProvider=ATS&integrationContext=urn:li:organization:99"
        return {"results": {key.format(number): {"status": 204} for number in range(first, first + size)}}

    script.says(good(0, 100)).says({"message": "revoked"}, status=401).says(good(100, 20))
    batches = list(make_client().put([candidate(str(number)) for number in range(120)]))
    assert [len(batch) for batch in batches] == [100, 20]
    assert [answer.error for batch in batches for answer in batch if answer.error] == []


def test_what_was_answered_before_the_trouble_is_not_lost(script: Scripted, make_client: MakeClient) -> None:
    script.says({"results": {}}).says(status=429)
    batches = make_client().put([candidate(str(number)) for number in range(120)])
    assert len(next(batches)) == 100
    with pytest.raises(LinkedInThrottled):
        next(batches)


def test_200_is_not_yet_good_news(script: Scripted, make_client: MakeClient) -> None:
    key = "atsCandidateId={}&dataProvider=ATS&integrationContext=urn:li:organization:99"
    error = {"status": 422, "message": "ERROR :: /firstName :: field is required but not found and has no default value"}
    results = {key.format("good"): {"status": 204}, key.format("late"): {"status": 503}, "unheardOf": {"a": [1]}}
    script.says({"results": results, "errors": {key.format("bad"): error, "unheardOf": {"a": [1]}}})
    answers = [one for batch in make_client().put([candidate(id) for id in ("good", "bad", "late", "gone")]) for one in batch]
    assert [(answer.key, answer.status) for answer in answers] == [("good", 204), ("bad", 422), ("late", 503), ("gone", 500)]
    assert [answer.error is None for answer in answers] == [True, False, False, False]
    assert "/firstName" in (answers[1].error or "")


@pytest.mark.parametrize("body", [{}, {"results": [], "errors": 3}, {"results": {"a": None}}, {"elements": {}}])
def test_a_strange_envelope_says_nothing_about_anybody(script: Scripted, make_client: MakeClient, body: Any) -> None:
    script.says(body)
    assert [answer.status for answer in put(make_client())] == [500]


def test_the_same_page_for_ever_ends(script: Scripted, make_client: MakeClient) -> None:
    script.says({"elements": [{"id": n} for n in range(100)], "paging": {"links": [{"rel": "next", "href": "/"}]}})
    with pytest.raises(LinkedInDown):
        list(make_client().seats("urn:li:contract:1"))
    assert len(script.calls) == 2


def test_a_finder_without_elements_is_no_answer(script: Scripted, make_client: MakeClient) -> None:
    script.says({})
    with pytest.raises(LinkedInDown):
        list(make_client().seats("urn:li:contract:1"))


def test_no_error_and_no_log_shows_a_secret_or_a_key(
    script: Scripted, make_client: MakeClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    script.says({"message": "x"}, status=401).says({"message": "Bad token: token-2"}, status=401)
    with pytest.raises(LinkedInWrongCredentials) as caught:
        put(make_client())
    script.token_answers.append(
        ScriptedReply(400, b'{"error":"invalid_client","error_description":"client secret s3cr3t/+= is wrong"}')
    )
    with pytest.raises(LinkedInWrongCredentials) as wrong:
        LinkedInTokens(at(script.address), "child", "s3cr3t/+=").token()
    shown = " ".join([*caplog.messages, str(caught.value.params), repr(caught.value), str(wrong.value.params), repr(wrong.value)])
    assert "linkedin PUT atsCandidates 401" in shown
    for secret in ("token-1", "token-2", "s3cr3t", "C1", "ada@example.com", "organization:99"):
        assert secret not in shown


def test_the_log_names_linkedins_own_id_of_the_request(
    script: Scripted, make_client: MakeClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "attract.linkedin")
    script.says(GOOD, headers={"x-li-uuid": "AAXyz=="})
    put(make_client())
    assert any("PUT atsCandidates 200" in message and "AAXyz==" in message for message in caplog.messages)


def test_no_cookie_is_sent_back(script: Scripted, make_client: MakeClient) -> None:
    script.says(GOOD, headers={"Set-Cookie": "lidc=1; Path=/"})
    client = make_client()
    put(client)
    put(client)
    assert "Cookie" not in script.calls[-1].headers


def test_the_gate_hears_every_request_and_how_it_went(script: Scripted, make_client: MakeClient) -> None:
    class Heard:
        def __init__(self) -> None:
            self.before_, self.after_ = [], []

        def before(self, resource: str, records: int) -> None:
            self.before_.append((resource, records))

        def after(self, resource: str, records: int, status: int) -> None:
            self.after_.append((resource, records, status))

    gate = Heard()
    script.says({"message": "x"}, status=401).says(GOOD).says(status=500)
    client = make_client(gate=gate)
    put(client)
    with pytest.raises(LinkedInDown):
        put(client)
    assert gate.before_ == [("atsCandidates", 1)] * 2
    assert gate.after_ == [("atsCandidates", 1, status) for status in (401, 200, 503)]


def test_a_gate_that_is_shut_lets_nothing_leave(script: Scripted, make_client: MakeClient) -> None:
    class Shut:
        def before(self, resource: str, records: int) -> None:
            raise LinkedInThrottled(resource, 5)

        def after(self, resource: str, records: int, status: int) -> None:
            raise AssertionError("nothing was sent")

    with pytest.raises(LinkedInThrottled):
        put(make_client(gate=Shut()))
    assert script.heard == []


def test_many_threads_renew_a_token_once(script: Scripted, tokens: LinkedInTokens) -> None:
    first = tokens.token()
    barrier, renewed = threading.Barrier(8), []

    def renew() -> None:
        barrier.wait()
        renewed.append(tokens.renew(first))

    threads = [threading.Thread(target=renew) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(renewed) == {"token-2"}
    assert script.tokens == 2


def test_trouble_at_the_token_endpoint_is_named_too(script: Scripted) -> None:
    for said, expected in (
        (
            ScriptedReply(401, b'{"error":"invalid_client","error_description":"Client authentication failed"}'),
            LinkedInWrongCredentials,
        ),
        (ScriptedReply(429), LinkedInThrottled),
        (ScriptedReply(400, b'{"error":"invalid_request"}'), LinkedInRefused),
        (ScriptedReply(200, b"{}"), LinkedInDown),
    ):
        script.token_answers.append(said)
        with pytest.raises(LinkedInTrouble) as caught:
            LinkedInTokens(at(script.address), "child", "secret", transport=HttpTransport(read_timeout=1)).token()
        assert type(caught.value) is expected
