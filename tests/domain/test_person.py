"""What an export may tell about a person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.errors import Invalid, NotAProfile
from server.domain.person import DETAIL_LIMIT, EMAIL_LIMIT, NAME_LIMIT, Person, checked_email, email_key


@pytest.mark.parametrize("name", ["", "   ", "\n\t", "\x00\x07", "x" * 201, "x" * 10_240])
def test_a_person_needs_a_name_of_at_most_200_characters(name: str) -> None:
    with pytest.raises(Invalid) as refused:
        Person(name, member_id="M1").checked()
    assert list(refused.value.errors) == ["person.name"]


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("  Kari \n  Nordmann ", "Kari Nordmann"),
        ("Kari\x00 Nordmann\x1b", "Kari Nordmann"),
        ("<b>Kari</b>", "<b>Kari</b>"),
        ("王小明", "王小明"),
        ("علی\u200cرضا", "علی\u200cرضا"),
        ("x" * 200, "x" * 200),
    ],
)
def test_a_name_is_kept_as_text_in_one_line(given_name: str, kept: str) -> None:
    assert Person(given_name, member_id="M1").checked().name == kept


def test_long_details_are_cut_and_empty_ones_are_none() -> None:
    person = Person("Kari", headline="h" * 301, company=" \n ", location=None).checked()
    assert (len(person.headline or ""), person.company, person.location) == (DETAIL_LIMIT, None, None)


@pytest.mark.parametrize(
    "email", ["kari", "kari@", "@example.org", "kari@example", "ka ri@example.org", "a@b@c.d", "ka\u00a0ri@b.no"]
)
def test_what_is_no_email_address_is_refused(email: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked_email(email)
    assert list(refused.value.errors) == ["email"]


@pytest.mark.parametrize("email", [None, "", "  "])
def test_an_email_address_may_be_missing(email: str | None) -> None:
    assert checked_email(email) is None


def test_an_email_address_keeps_its_case_and_compares_without() -> None:
    assert checked_email(" Kari@Example.ORG ") == "Kari@Example.ORG"
    assert email_key(" Kari@Example.ORG ") == "kari@example.org"


def test_characters_nobody_sees_are_no_part_of_an_email_address() -> None:
    assert checked_email("\u200bkari@example.org\u00a0\x00") == "kari@example.org"


def test_an_email_address_has_at_most_320_characters_as_it_is_compared() -> None:
    domain = "@example.org"
    assert checked_email("k" * (EMAIL_LIMIT - len(domain)) + domain)
    for local in ("k" * (EMAIL_LIMIT - len(domain) + 1), "ß" * (EMAIL_LIMIT - len(domain))):
        with pytest.raises(Invalid):
            checked_email(local + domain)


def test_keys_are_the_member_id_and_the_address_sturdiest_first() -> None:
    person = Person("Kari", profile_url="https://www.linkedin.com/in/Kari", member_id="M1")
    assert person.keys() == ["member:M1", "in:kari"]


def test_an_address_that_says_the_member_id_again_adds_no_key() -> None:
    assert Person("Kari", profile_url="https://www.linkedin.com/talent/profile/M1", member_id="M1").keys() == ["member:M1"]


def test_an_email_address_alone_identifies_without_keys() -> None:
    assert Person("Kari", email="kari@example.org").keys() == []


@pytest.mark.parametrize(
    "person",
    [
        Person("Kari"),
        Person("Kari", member_id="M 1"),
        Person("Kari", profile_url="https://www.linkedin.com/feed/", member_id="M1"),
    ],
    ids=["nothing to go by", "malformed member id", "no profile address"],
)
def test_somebody_who_cannot_be_identified_is_refused(person: Person) -> None:
    with pytest.raises(NotAProfile):
        person.keys()


def test_an_address_pasted_without_its_beginning_is_kept_complete() -> None:
    assert Person("Kari", profile_url=" linkedin.com/in/kari ").checked().profile_url == "https://www.linkedin.com/in/kari"


@given(st.builds(Person, st.text(), headline=st.text(), company=st.text(), location=st.text()))
def test_a_checked_person_is_within_limits_and_checking_again_changes_nothing(person: Person) -> None:
    try:
        checked = person.checked()
    except Invalid:
        return
    assert 1 <= len(checked.name) <= NAME_LIMIT
    assert all(len(text or "") <= DETAIL_LIMIT for text in (checked.headline, checked.company, checked.location))
    assert "\0" not in "".join(filter(None, (checked.name, checked.headline, checked.company, checked.location)))
    assert checked.checked() == checked
