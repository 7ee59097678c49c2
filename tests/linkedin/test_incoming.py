"""What comes from LinkedIn is read whatever it looks like (linkedin.md 9.4, 11 to 15, 20.8)."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.linkedin import incoming

T = 1_700_000_000_000
EXPORT = {
    "integrationContext": "urn:li:organization:99",
    "externalJobPostingId": "REQ-1",
    "candidate": {
        "member": "urn:li:person:AbC",
        "firstName": "Ada",
        "lastName": "Byron",
        "headline": "QA at Acme",
        "location": "San Francisco Bay Area",
        "profileUrl": "https://www.linkedin.com/in/ada",
        "currentEmployerNames": ["Acme"],
        "emailAddresses": [],
    },
}
SEAT = {
    "id": 142636035,
    "firstName": "T",
    "lastName": "One",
    "contract": "urn:li:contract:1",
    "member": "urn:li:person:a1b2",
    "state": "ACTIVE",
    "seatRoles": ["ADMIN_SEAT", "SOURCER_ADD_PROSPECT"],
    "email": "t@x.com",
}
json_values: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
FIELDS = (
    *("id", "candidate", "member", "author", "recipients", "createdAt", "created", "lastModified", "body", "subject", "type"),
    *("firstName", "lastName", "profileUrl", "emailAddress", "emailAddresses", "phoneNumber", "owner", "visibility", "active"),
    *("seatRoles", "state", "contract", "purgedAt", "currentEmployerNames", "location", "exportedAt"),
)


def test_an_export_is_read_as_documented() -> None:
    person = incoming.exported_person(EXPORT)
    assert person is not None
    assert (person.member, person.first_name, person.last_name) == ("urn:li:person:AbC", "Ada", "Byron")
    assert (person.job, person.integration_context) == ("REQ-1", "urn:li:organization:99")
    assert (person.profile_url, person.headline) == ("https://www.linkedin.com/in/ada", "QA at Acme")
    assert (person.employers, person.emails, person.exporter) == (("Acme",), (), None)
    assert person.raw == EXPORT


def test_an_export_without_anybody_is_none() -> None:
    assert incoming.exported_person({"candidate": {}}) is None


def test_a_seat_is_read_in_both_dialects() -> None:
    older = incoming.seat(SEAT)
    newer = incoming.seat({**{name: value for name, value in SEAT.items() if name != "id"}, "seatId": "142636035"})
    assert older == newer
    assert older is not None
    assert (older.id, older.member, older.kind) == ("urn:li:seat:142636035", "urn:li:person:a1b2", "recruiter")


@pytest.mark.parametrize(
    ("roles", "kind"),
    [
        (["HIRING_MANAGER_SEAT"], "hiring_manager"),
        (["HIRING_MANAGER"], "hiring_manager"),
        (["HIRING_MANAGER_SEAT", "SOURCER_ADD_PROSPECT"], "recruiter"),
        (["SOMETHING_NEW"], "recruiter"),
        ([], "recruiter"),
    ],
)
def test_a_seat_is_a_hiring_managers_when_all_of_its_roles_say_so(roles: list[str], kind: str) -> None:
    seat = incoming.seat({"id": 1, "seatRoles": roles})
    assert seat is not None
    assert seat.kind == kind


@pytest.mark.parametrize(
    "created", [T, str(T), T // 1000, "2023-11-14T22:13:20Z", "2023-11-14T23:13:20+01:00", "2023-11-14T22:13:20", {"time": T}]
)
def test_instants_are_read_in_every_form(created: Any) -> None:
    assert incoming.mail_stub({"createdAt": created}, 5).created_at == T


@pytest.mark.parametrize("created", [None, "soon", True, [], {}, -1, float("nan"), 10**40, "9" * 400])
def test_an_instant_that_cannot_be_read_is_taken_from_what_was_asked_for(created: Any) -> None:
    assert incoming.mail_stub({"createdAt": created}, 5).created_at == 5


def test_an_email_address_is_text_or_a_list() -> None:
    for given_as in ("a@x.no", ["a@x.no", "b@x.no"]):
        assert incoming.mail_stub({"emailAddress": given_as}, T).email == "a@x.no"
    assert incoming.mail_stub({"emailAddress": []}, T).email is None


def test_an_event_without_an_id_has_one_made_of_its_content() -> None:
    one = incoming.inmail_event({"createdAt": T, "author": "urn:li:seat:1", "body": "Hi"}, T)
    again = incoming.inmail_event({"body": "Hi", "author": "urn:li:seat:1", "createdAt": T}, T)
    other = incoming.inmail_event({"createdAt": T, "author": "urn:li:seat:1", "body": "Ho"}, T)
    assert one.id == again.id != other.id


@pytest.mark.parametrize(
    ("said", "private"),
    [
        ({}, True),
        ({"visibility": "PRIVATE"}, True),
        ({"visibility": "UNHEARD_OF"}, True),
        ({"visibility": "PUBLIC"}, False),
        ({"private": False}, False),
        ({"private": True}, True),
    ],
)
def test_a_note_is_private_unless_it_says_otherwise(said: dict[str, Any], private: bool) -> None:
    assert incoming.prospect_note({"id": "1", "created": T, **said}, T).private is private


def test_a_note_is_active_unless_it_says_otherwise() -> None:
    assert incoming.prospect_note({"id": 1, "created": {"time": T, "actor": "urn:li:seat:4"}}, T).active
    deleted = incoming.prospect_note({"id": 1, "created": {"time": T, "actor": "urn:li:seat:4"}, "active": False}, T)
    assert (deleted.active, deleted.owner, deleted.id) == (False, "urn:li:seat:4", "1")


def test_a_closed_profile_names_a_member_or_an_address() -> None:
    assert incoming.closed_profile({"purgedAt": T}, 5) is None
    closed = incoming.closed_profile({"profileUrl": "https://www.linkedin.com/in/ada"}, 5)
    assert closed is not None
    assert (closed.member, closed.at) == (None, 5)


@given(st.dictionaries(st.sampled_from(FIELDS), json_values))
def test_nothing_that_linkedin_may_say_fails(raw: dict[str, Any]) -> None:
    incoming.exported_person(raw)
    incoming.seat(raw)
    incoming.inmail_event(raw, T)
    incoming.prospect_note(raw, T)
    incoming.mail_stub(raw, T)
    incoming.closed_profile(raw, T)
