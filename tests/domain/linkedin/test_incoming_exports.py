"""What LinkedIn tells of an exported person, as a person Attract can look for."""

from dataclasses import replace

import pytest

from server.domain.linkedin.incoming_exports import ExportContent, IncomingExportRefused, told_of
from server.domain.matching import NOT_THIS_MEMBER, OTHER_MEMBER, SAME_MEMBER, KnownPerson, match
from server.domain.person import NAME_LIMIT, Person

KARI = "urn:li:person:kari_1"
TOLD = ExportContent(
    member=KARI,
    first_name="Kari",
    last_name="Nordmann",
    profile_url="https://www.linkedin.com/in/kari",
    headline="Engineer",
    location="Oslo",
    company="Acme",
    emails=(),
    job="REQ-1",
    context="urn:li:organization:99",
    exporter=None,
)


def test_what_is_kept_is_read_again() -> None:
    told = replace(TOLD, emails=("a@b.example", "c@d.example"))
    assert told_of(told.text()) == told


def test_a_person_has_the_urn_before_the_public_address() -> None:
    person = TOLD.person()
    assert person.keys() == ["person:kari_1", "in:kari"]
    assert (person.name, person.first_name, person.last_name) == ("Kari Nordmann", "Kari", "Nordmann")


@pytest.mark.parametrize(
    ("emails", "email"),
    [((), None), (("nonsense", " kari@example.org "), "kari@example.org"), (("a@b.example", "c@d.example"), "a@b.example")],
)
def test_the_first_address_that_is_one_counts(emails: tuple[str, ...], email: str | None) -> None:
    assert replace(TOLD, emails=emails).person().email == email


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://www.linkedin.com/feed", "x" * 3000, ""])
def test_an_address_that_names_nobody_is_left_out(address: str) -> None:
    person = replace(TOLD, profile_url=address).person()
    assert (person.profile_url, person.keys()) == (None, ["person:kari_1"])


def test_a_urn_that_is_none_is_left_out() -> None:
    assert replace(TOLD, member="urn:li:member:7").person().keys() == ["in:kari"]


def test_without_a_name_what_else_names_them_is_taken() -> None:
    nameless = replace(TOLD, first_name="", last_name="")
    assert nameless.person().name == "kari_1"
    assert replace(nameless, emails=("kari@example.org",)).person().name == "kari@example.org"
    assert len(replace(TOLD, first_name="K" * 300).person().name) == NAME_LIMIT


def test_nobody_is_refused() -> None:
    with pytest.raises(IncomingExportRefused) as refused:
        replace(TOLD, member=None, profile_url=None).person()
    assert refused.value.code == "nobody"


def known(*keys: str, unlinked: bool = False) -> KnownPerson:
    return KnownPerson(1, "Kari Nordmann", None, None, None, frozenset(keys), unlinked)


@pytest.mark.parametrize(
    ("keys", "is_match"),
    [
        (("person:kari_1",), True),
        (("person:kari_1", "in:an-older-address"), True),
        (("member:AEMAA1", "in:kari"), True),  # ids of two kinds say nothing against each other
        (("person:somebody", "in:kari"), False),
    ],
)
def test_the_urn_decides_before_anything_else(keys: tuple[str, ...], is_match: bool) -> None:
    candidate = known(*keys)
    result = match(TOLD.person(), TOLD.person().keys(), [candidate])
    assert (result.candidate == candidate) is is_match
    assert is_match or OTHER_MEMBER in result.possible[0].evidence


def test_one_who_was_unlinked_from_the_member_is_only_possible() -> None:
    result = match(TOLD.person(), TOLD.person().keys(), [known("in:kari", unlinked=True)])
    assert result.candidate is None
    assert NOT_THIS_MEMBER in result.possible[0].evidence


def test_the_same_urn_is_evidence_of_the_member() -> None:
    two = [known("person:kari_1"), KnownPerson(2, "K.", None, None, None, frozenset({"in:kari"}))]
    result = match(TOLD.person(), TOLD.person().keys(), two)
    assert SAME_MEMBER in result.possible[0].evidence


def test_the_names_are_brought_to_one_line() -> None:
    person = Person("A B", first_name=" A\n", last_name="", person_urn="").checked()
    assert (person.first_name, person.last_name, person.person_urn) == ("A", None, None)
