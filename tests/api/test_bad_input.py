"""Bad input to the API gets a clear answer and loses nothing."""

import json
from typing import Any

import pytest

from server.domain.roles import TeamRole
from server.storage.tables import Candidate
from tests.support.api_calls import Api, Caller, problem
from tests.support.people import People

GOOD = {"name": "Kari Nordmann", "member_id": "AEMAAgood"}
KEY = {"Idempotency-Key": "key-1"}
JSON = "application/json"


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """One database is enough for what is refused before it; what is kept is proved with the exports."""
    return sqlite_url


@pytest.fixture
def caller(api: Api, people: People) -> Caller:
    return api.of(people.recruiter())


def sent(caller: Caller, raw: bytes, content_type: str | None = JSON) -> Any:
    return caller.call("POST", "/api/v1/exports", KEY, data=raw, content_type=content_type)


def exported(person: dict[str, Any], **more: Any) -> bytes:
    return json.dumps({"job": 1, "person": person} | more).encode()


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"name=Kari",
        b'{"job": 1, "person": {"name": "Kari\xff"}}',
        '{"job": 1}'.encode("utf-16"),
        b"\xef\xbb\xbf{}",
        b'{"job": 1, "person": {"name": "\\ud800", "member_id": "a"}}',
        b'{"job": 1, "person": {"name": "\\udc00\\ud800", "member_id": "a"}}',
        b"[" * 10_000 + b"]" * 10_000,
        b'{"job": 1, "person": ' + b'{"a":' * 5_000 + b"1" + b"}" * 5_001,
        b'{"job": ' + b"9" * 10_000 + b"}",
        b'{"job": 1,}',
        b"{'job': 1}",
        b"\x00",
    ],
    ids=lambda raw: raw[:40].decode("latin-1"),
)
def test_a_body_that_is_not_json_is_refused_as_that(caller: Caller, raw: bytes) -> None:
    problem(sent(caller, raw), 400, "not_json")


@pytest.mark.parametrize(
    ("raw", "fields"),
    [
        (b"[]", [""]),
        (b"null", [""]),
        (b'"text"', [""]),
        (b"17", [""]),
        (b"NaN", [""]),
        (b"{}", ["job", "person"]),
        (b'{"job": NaN, "person": {"name": "A", "email": "a@b.no"}}', ["job"]),
        (b'{"job": Infinity, "person": {"name": "A", "email": "a@b.no"}}', ["job"]),
        (b'{"job": "17", "person": {"name": "A", "email": "a@b.no"}}', ["job"]),
        (b'{"job": 1.5, "person": {"name": "A", "email": "a@b.no"}}', ["job"]),
        (b'{"job": true, "person": {"name": "A", "email": "a@b.no"}}', ["job"]),
        (b'{"job": ' + b"9" * 400 + b', "person": {"name": "A", "email": "a@b.no"}}', ["job"]),
        (b'{"job": 9007199254740992, "person": {"name": "A", "email": "a@b.no"}}', ["job"]),
        (b'{"job": 0, "person": {"name": "A", "email": "a@b.no"}}', ["job"]),
        (b'{"job": -1, "person": {"name": "A", "email": "a@b.no"}}', ["job"]),
        (exported(GOOD, note_private="yes"), ["note_private"]),
        (exported(GOOD, candidate="somebody"), ["candidate"]),
        (exported(GOOD, candidate=-5), ["candidate"]),
        (exported(GOOD, surprise=1), ["surprise"]),
        (exported(GOOD | {"surprise": 1}), ["person.surprise"]),
        (exported(GOOD, note="n" * 10_001), ["note"]),
        (exported(GOOD, note="a\x00b"), ["note"]),
        (exported(GOOD, email="not an address"), ["email"]),
        (exported(GOOD, email="a\x00@b.no"), ["email"]),
        (exported(GOOD, email="a" * 320 + "@b.no"), ["email"]),
        (exported(GOOD | {"name": ""}), ["person.name"]),
        (exported(GOOD | {"name": " \t\n "}), ["person.name"]),
        (exported(GOOD | {"name": None}), ["person.name"]),
        (exported({"member_id": "AEMAAgood"}), ["person.name"]),
        (exported(GOOD | {"name": "n" * 10_240}), ["person.name"]),
        (exported(GOOD | {"name": "Kari\x00Nordmann"}), ["person.name"]),
        (exported(GOOD | {"headline": "\x00"}), ["person.headline"]),
        (exported(GOOD | {"profile_url": "https://x.example/" + "a" * 2000}), ["person.profile_url"]),
        (exported(GOOD | {"member_id": "a" * 101}), ["person.member_id"]),
        (exported(GOOD | {"email": 7}), ["person.email"]),
    ],
    ids=lambda value: value[-60:].decode() if isinstance(value, bytes) else "",
)
def test_what_a_field_may_not_hold_is_refused_by_its_name(caller: Caller, raw: bytes, fields: list[str]) -> None:
    problems_read = problem(sent(caller, raw), 422, "invalid")
    assert [error["field"] for error in problems_read["errors"]] == fields
    assert all(error["message"] for error in problems_read["errors"])
    assert Candidate.select().count() == 0


@pytest.mark.parametrize(
    "person",
    [
        {"name": "Kari"},
        {"name": "Kari", "profile_url": "", "member_id": "", "email": ""},
        {"name": "Kari", "profile_url": "javascript:alert(1)"},
        {"name": "Kari", "profile_url": "file:///etc/passwd"},
        {"name": "Kari", "profile_url": "https://www.linkedin.com/company/attract"},
        {"name": "Kari", "profile_url": "https://user:password@www.linkedin.com/in/kari"},
        {"name": "Kari", "profile_url": "https://[::1"},
        {"name": "Kari", "profile_url": "https://x.example:99999/"},
        {"name": "Kari", "member_id": "two words"},
        {"name": "Kari", "member_id": "../../etc"},
    ],
    ids=str,
)
def test_an_address_that_is_no_profile_is_refused(api: Api, people: People, person: dict[str, str]) -> None:
    rita = people.recruiter()
    job, caller = people.job((rita, TeamRole.RECRUITER)), api.of(rita)
    problem(caller.export(job, person), 422, "not_a_profile")
    problem(caller.post("/api/v1/exports/preview", {"person": person}), 422, "not_a_profile")
    assert Candidate.select().count() == 0


@pytest.mark.parametrize("content_type", [None, "", "text/plain", "application/x-www-form-urlencoded", "application/jsonp"])
def test_a_body_of_another_kind_is_refused(caller: Caller, content_type: str | None) -> None:
    problem(sent(caller, exported(GOOD), content_type), 415, "unsupported_media_type")


@pytest.mark.parametrize("content_type", ["application/json; charset=utf-8", "APPLICATION/JSON"])
def test_the_kind_of_a_body_is_read_as_the_standard_says(caller: Caller, content_type: str) -> None:
    problem(sent(caller, exported(GOOD), content_type), 404, "not_found")


@pytest.mark.parametrize("path", ["/api/v1/exports", "/api/v1/exports/preview", "/api/v1/in-ats/lookup"])
def test_a_body_over_64_kb_is_refused(caller: Caller, path: str) -> None:
    answer = caller.call("POST", path, KEY, data=b'{"x": "' + b"a" * 65_536 + b'"}', content_type=JSON)
    problem(answer, 413, "too_large")


def test_a_refused_export_can_be_sent_again_under_its_key(api: Api, people: People) -> None:
    rita = people.recruiter()
    job, caller = people.job((rita, TeamRole.RECRUITER)), api.of(rita)
    problem(caller.export(job, GOOD, email="not an address"), 422, "invalid")
    assert caller.export(job, GOOD, email="kari@x.example").status_code == 201


def test_of_very_many_mistakes_the_first_twenty_are_told(caller: Caller) -> None:
    profiles = [{"ref": number} for number in range(100)]
    problems_read = problem(caller.post("/api/v1/in-ats/lookup", {"profiles": profiles}), 422, "invalid")
    assert [error["field"] for error in problems_read["errors"]] == [f"profiles.{number}.ref" for number in range(20)]
