"""Compound keys: what is written is read again, whatever the order of the parts (linkedin.md 1.2, 1.3)."""

import random
from urllib.parse import parse_qsl

from hypothesis import given
from hypothesis import strategies as st

from server.linkedin.restli import keys, responses

CANDIDATE = {"atsCandidateId": "C1", "dataProvider": "ATS", "integrationContext": "urn:li:organization:99"}
names = st.text("abcdefghijklmnopqrstuvwxyzABCXYZ", min_size=1, max_size=12)
values = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
parts = st.dictionaries(names, values, min_size=1, max_size=5)


@given(parts)
def test_a_key_of_protocol_1_is_read_as_it_was_written(key: dict[str, str]) -> None:
    assert keys.parsed(keys.text_1(key)) == key


@given(parts)
def test_a_key_of_protocol_2_is_read_as_it_was_written(key: dict[str, str]) -> None:
    assert keys.parsed(keys.text_2(key)) == key


@given(parts)
def test_a_key_in_a_query_of_protocol_1_loses_nothing_to_its_tildes(key: dict[str, str]) -> None:
    read = dict(parse_qsl(keys.query_1([key]), keep_blank_values=True, strict_parsing=True))
    assert {name: keys.untilde(value) for name, value in read.items()} == {f"ids[0].{n}": v for n, v in key.items()}
    assert all(not set(".[]") & set(value) for value in read.values())


@given(st.lists(parts, min_size=1, max_size=5, unique_by=lambda key: tuple(sorted(key.items()))), st.randoms(), st.booleans())
def test_an_answer_is_found_whatever_the_order_of_its_keys_parts(
    wanted: list[dict[str, str]], chance: random.Random, newer: bool
) -> None:
    write = keys.text_2 if newer else keys.text_1

    def shuffled(key: dict[str, str]) -> str:
        inner = write(key)[1:-1].split(",") if newer else write(key).split("&")
        chance.shuffle(inner)
        return f"({','.join(['$params:()', *inner])})" if newer else "&".join(inner)

    results = {shuffled(key): {"status": 200 + number} for number, key in enumerate(wanted)}
    result = responses.by_key({"results": results}, [write(key) for key in wanted], wanted)
    assert [one.status for one in result] == [200 + number for number in range(len(wanted))]


def test_keys_are_written_as_linkedin_writes_them() -> None:
    assert keys.text_1(CANDIDATE) == "atsCandidateId=C1&dataProvider=ATS&integrationContext=urn:li:organization:99"
    rest = {"externalCandidateId": "C1", "integrationContext": "urn:li:organization:99"}
    assert keys.text_2(rest) == "(externalCandidateId:C1,integrationContext:urn%3Ali%3Aorganization%3A99)"
    assert keys.query_2([keys.text_2(rest)]) == f"ids=List({keys.text_2(rest)})"
    assert keys.query_1([CANDIDATE]).startswith("ids%5B0%5D.atsCandidateId=C1&ids%5B0%5D.dataProvider=ATS&")


def test_structure_within_values_is_escaped() -> None:
    assert keys.text_2({"a": "x,(y):z"}) == "(a:x%2C%28y%29%3Az)"
    assert keys.text_1({"a": "x&y=z"}) == "a=x%26y%3Dz"
    assert keys.query_1([{"a": "v1.[2]~"}]) == "ids%5B0%5D.a=v1~2E~5B2~5D~7E"


def test_a_key_with_empty_params_is_the_same_key() -> None:
    expected = {"externalCandidateId": "C1", "integrationContext": "urn:li:organization:99"}
    written = "externalCandidateId:C1,integrationContext:urn%3Ali%3Aorganization%3A99"
    assert keys.parsed(f"($params:(),{written})") == keys.parsed(f"({written},$params:())") == expected


def test_an_answer_that_is_escaped_more_than_ours_or_says_more_is_found() -> None:
    body = {"results": {"id=v1~2E2": {"status": 204}, "extra=1&id=b": {"status": 201}}}
    result = responses.by_key(body, ["id=v1.2", "id=b"], [{"id": "v1.2"}, {"id": "b"}])
    assert [one.status for one in result] == [204, 201]


def test_what_is_no_key_is_passed_over() -> None:
    assert keys.parsed("unheardOf") is None
    assert keys.parsed("(unheardOf)") is None
    assert keys.parsed("(a:1") is None
