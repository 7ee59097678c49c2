"""Every form of address in the table means the same as in the extension, which tests the same file."""

import json
from pathlib import Path
from typing import Any

import pytest

from server.domain import member_id
from server.domain.errors import NotALinkedInProfile
from server.domain.profile_url import linkedin_key, pasted_address, profile_key, tidy

TABLE: dict[str, list[dict[str, Any]]] = json.loads((Path(__file__).parent / "profile_addresses.json").read_text("utf-8"))
ADDRESSES = [(row["address"], row["means"]) for row in TABLE["addresses"]]


def key_of(address: str) -> str | None:
    try:
        return linkedin_key(address)
    except NotALinkedInProfile:
        return None


def key_of_pasted(text: str) -> str | None:
    try:
        return profile_key(pasted_address(text))
    except NotALinkedInProfile:
        return None


@pytest.mark.parametrize(("address", "means"), ADDRESSES, ids=[row["why"] for row in TABLE["addresses"]])
def test_an_address_means_what_the_table_says(address: str, means: str | None) -> None:
    assert key_of(address) == means


def test_every_row_says_why() -> None:
    assert all(row["why"] for rows in (TABLE["addresses"], TABLE["pasted"], TABLE["member_ids"]) for row in rows)
    assert len({address for address, _ in ADDRESSES}) == len(ADDRESSES)


def test_an_address_means_the_same_when_it_is_pasted() -> None:
    # Two words are more than an address; what stands between them decides.
    one = [(address, means) for address, means in ADDRESSES if means or not any(char.isspace() for char in address)]
    assert [(address, key_of_pasted(address)) for address, _ in one] == one


@pytest.mark.parametrize("row", TABLE["pasted"], ids=lambda row: row["why"])
def test_pasted_text_is_one_persons_address_or_none(row: dict[str, Any]) -> None:
    assert key_of_pasted(row["text"]) == row["means"]


def test_a_form_is_kept_in_one_spelling_that_means_the_same() -> None:
    people = [(address, means) for address, means in ADDRESSES if means]
    assert [(address, key_of(tidy(address))) for address, _ in people] == people
    assert {tidy(address) for address, means in people if means == "in:kari-nordmann"} == {
        "https://www.linkedin.com/in/kari-nordmann"
    }


@pytest.mark.parametrize("row", TABLE["member_ids"], ids=lambda row: row["why"])
def test_two_ids_are_possibly_one_member(row: dict[str, Any]) -> None:
    one, other = row["one"], row["other"]
    assert member_id.possibly_same(one, other) is member_id.possibly_same(other, one) is row["possibly_same"]
    assert not (row["possibly_same"] and member_id.surely_differ(one, other))
