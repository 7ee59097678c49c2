"""members.json: enough people, and every oddity that a page of a stranger may have."""

import unicodedata
from collections import Counter

import pytest

from e2e.recruiter.members import Directory
from e2e.recruiter.members.make_members import MEMBERS_FILE, as_text, build

SCRIPTS = ["LATIN", "CYRILLIC", "GREEK", "ARABIC", "HEBREW", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "DEVANAGARI"]
SOMETIMES_MISSING = [
    "slug",
    "first_name",
    "headline",
    "title",
    "company",
    "location",
    "email",
    "phone",
    "about",
    "photo",
    "skills",
]


def test_members_json_is_what_the_script_makes():
    assert MEMBERS_FILE.read_text("utf-8") == as_text(build())


def test_there_are_at_least_320_members(directory: Directory):
    assert len(directory.members) >= 320


def test_member_ids_are_opaque_unique_and_of_recruiters_form(directory: Directory):
    ids = [member.id for member in directory.members]
    assert len(set(ids)) == len(ids)
    for member_id in ids:
        assert member_id.startswith("AEMAA")
        assert 20 <= len(member_id) <= 40
        assert member_id.replace("-", "").replace("_", "").isalnum()


@pytest.mark.parametrize("field", ["slug", "email"])
def test_no_two_members_share_an_address(directory: Directory, field: str):
    given = [value for member in directory.members if (value := getattr(member, field))]
    assert len(set(given)) == len(given)


@pytest.mark.parametrize("script", SCRIPTS)
def test_there_are_names_in_script(directory: Directory, script: str):
    assert any(unicodedata.name(sign, "").startswith(script) for member in directory.members for sign in member.name or "")


@pytest.mark.parametrize("field", SOMETIMES_MISSING)
def test_some_members_lack_the_field_and_some_have_it(directory: Directory, field: str):
    has = [bool(getattr(member, field)) for member in directory.members]
    assert True in has
    assert False in has


def test_most_members_have_a_public_profile(directory: Directory):
    assert sum(member.slug is not None for member in directory.members) > 0.8 * len(directory.members)


def test_names_repeat_with_other_employers_and_with_the_same_one(directory: Directory):
    names = Counter(member.name for member in directory.members)
    pairs = Counter((member.name, member.title, member.company) for member in directory.members)
    assert names["Kari Nordmann"] == 3
    assert len({member.company for member in directory.members if member.name == "Kari Nordmann"}) == 3
    assert pairs[("Ola Hansen", "Data Engineer", "Granskog Bank")] == 2


def test_the_longest_name_is_long_but_below_200_characters(directory: Directory):
    assert 150 < max(len(member.name or "") for member in directory.members) < 200


def test_one_member_is_anonymous_and_one_has_a_single_name(directory: Directory):
    assert sum(member.name is None for member in directory.members) == 1
    assert sum(member.first_name is not None and member.last_name is None for member in directory.members) == 1


def test_past_positions_are_newest_first_and_at_most_four(directory: Directory):
    for member in directory.members:
        months = [month for past in member.experience for month in (past["to"], past["from"])]
        assert months == sorted(months, reverse=True)
        assert len(member.experience) <= 4


def test_addresses_lead_nowhere(directory: Directory):
    assert all(member.email.endswith(".example") for member in directory.members if member.email)
    assert all(member.phone.startswith("+46 70 174 06 ") for member in directory.members if member.phone)
