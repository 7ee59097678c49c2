"""Who an exported person is (design sections 5.1 and 5.2, attract.md 3.8)."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain import matching
from server.domain.matching import KnownPerson, match
from server.domain.person import Person

KARI = Person("Kari Nordmann", member_id="M1", email="kari@example.org", company="Fjord Data")
KEYS = ["member:M1", "in:kari"]


def known(
    id: int = 1, *keys: str, email: str | None = None, name: str = "Kari Nordmann", company: str | None = None
) -> KnownPerson:
    return KnownPerson(id, name, email, None, company, frozenset(keys))


def test_nobody_known_means_somebody_new() -> None:
    result = match(KARI, KEYS, [])
    assert (result.candidate, result.possible) == (None, ())


@pytest.mark.statement(54)
def test_member_id_and_email_both_equal_decide_at_once() -> None:
    candidate = known(1, "member:M1", email="kari@example.org")
    assert match(KARI, KEYS, [candidate]).candidate == candidate


@pytest.mark.parametrize(
    "candidate",
    [
        known(1, "member:M1"),
        known(1, "in:kari"),
        known(1, "member:M1", "in:kari-before-marriage"),
        known(1, email="kari@example.org"),
        known(1, email="KARI@Example.Org"),
        known(1, "web:kari.example", email="kari@example.org"),
        known(1, "member:M1", email="kari@elsewhere.example", name="K. Nordmann"),
    ],
    ids=[
        "member id",
        "profile address",
        "member id, other address",
        "e-mail",
        "e-mail in other case",
        "e-mail, page",
        "member, other e-mail",
    ],
)
def test_one_candidate_whom_nothing_contradicts_is_the_person(candidate: KnownPerson) -> None:
    assert match(KARI, KEYS, [candidate]).candidate == candidate


@pytest.mark.statement(57, 62)
@pytest.mark.parametrize(
    ("candidate", "evidence"),
    [
        (known(1, "member:M2", email="kari@example.org"), {matching.SAME_EMAIL, matching.SAME_NAME, matching.OTHER_MEMBER}),
        (known(1, "in:ola", email="kari@example.org"), {matching.SAME_EMAIL, matching.SAME_NAME, matching.OTHER_MEMBER}),
        (known(1, "member:M2", "in:kari"), {matching.SAME_PROFILE, matching.SAME_NAME, matching.OTHER_MEMBER}),
    ],
    ids=["e-mail of another member", "e-mail of another profile", "profile of another member"],
)
def test_a_candidate_linked_to_somebody_else_is_listed_and_not_taken(candidate: KnownPerson, evidence: set[str]) -> None:
    result = match(KARI, KEYS, [candidate])
    assert result.candidate is None
    assert [set(entry.evidence) for entry in result.possible] == [evidence]


@pytest.mark.statement(57, 62)
def test_two_candidates_by_different_keys_are_listed_sturdiest_evidence_first() -> None:
    by_email = known(1, email="kari@example.org", name="Somebody Else")
    by_profile = known(2, "in:kari", email="k@elsewhere.example", company="fjord  DATA")
    by_member = known(3, "member:M1", name="Kari N.")
    result = match(KARI, KEYS, [by_email, by_profile, by_member])
    assert result.candidate is None
    assert [(entry.candidate.id, entry.evidence) for entry in result.possible] == [
        (3, (matching.SAME_MEMBER,)),
        (2, (matching.SAME_PROFILE, matching.SAME_NAME, matching.SAME_COMPANY, matching.OTHER_EMAIL)),
        (1, (matching.SAME_EMAIL,)),
    ]


def test_two_who_share_an_email_address_are_listed() -> None:
    result = match(replace(KARI, member_id=None), [], [known(1, email="kari@example.org"), known(2, email="kari@example.org")])
    assert len(result.possible) == 2


@pytest.mark.statement(54)
def test_others_who_share_the_address_do_not_matter_once_both_keys_agree() -> None:
    spouse = known(1, "member:M2", email="kari@example.org")
    kari = known(2, "member:M1", email="kari@example.org")
    assert match(KARI, KEYS, [spouse, kari]).candidate == kari


def test_an_address_that_leads_elsewhere_than_the_member_id_decides_nothing() -> None:
    other = known(1, "member:M2", email="kari@example.org")
    kari = known(2, "member:M1", email="kari@elsewhere.example")
    assert len(match(KARI, KEYS, [other, kari]).possible) == 2


def test_missing_addresses_are_not_equal_addresses() -> None:
    nobody = Person("Kari Nordmann", member_id="M1")
    result = match(nobody, KEYS, [known(1, "member:M1"), known(2, "in:kari")])
    assert all(matching.SAME_EMAIL not in entry.evidence for entry in result.possible)


CANDIDATES = st.lists(
    st.builds(
        KnownPerson,
        id=st.integers(1, 9),
        name=st.sampled_from(["Kari Nordmann", "Ola"]),
        email=st.sampled_from([None, "kari@example.org", "ola@example.org"]),
        headline=st.none(),
        company=st.none(),
        keys=st.frozensets(st.sampled_from(["member:M1", "member:M2", "in:kari", "in:ola", "web:kari.example"])),
    ),
    max_size=4,
    unique_by=lambda one: one.id,
)


@given(CANDIDATES)
def test_the_order_in_which_candidates_are_found_decides_nothing(people: list[KnownPerson]) -> None:
    assert match(KARI, KEYS, people).candidate == match(KARI, KEYS, people[::-1]).candidate


@given(CANDIDATES)
def test_somebody_linked_to_another_member_is_never_taken(people: list[KnownPerson]) -> None:
    taken = match(KARI, KEYS, people).candidate
    assert taken is None or "member:M2" not in taken.keys or "member:M1" in taken.keys


@given(CANDIDATES)
def test_either_one_is_taken_or_all_are_listed(people: list[KnownPerson]) -> None:
    result = match(KARI, KEYS, people)
    assert {entry.candidate for entry in result.possible} == (set() if result.candidate else set(people))
