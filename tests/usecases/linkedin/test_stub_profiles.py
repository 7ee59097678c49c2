"""Stub profiles and the LinkedIn talent pool (statements 88-97, design section 5.6)."""

from collections.abc import Callable

import pytest

from server.domain import clock
from server.domain.errors import Invalid, NotFound, NotPermitted
from server.domain.linkedin.access_levels import CONTRACT_TYPE
from server.domain.roles import Role, TeamRole
from server.storage.candidates import candidates
from server.storage.database import transaction
from server.storage.linkedin.incoming import stub_profiles as stored
from server.storage.linkedin.incoming.stub_profiles import Shared
from server.storage.linkedin.setup import account, integrations
from server.storage.linkedin.setup.integrations import Integration
from server.storage.linkedin.tab import links
from server.storage.pools import pool_members
from server.usecases.linkedin.incoming import stub_profiles
from server.usecases.pools import pool_people, pools
from server.usecases.pools.pool_people import PoolMemberView, PoolPage
from tests.support.at_once import at_once
from tests.support.people import People

KARI = "urn:li:person:KariN"
POOL = 1


def share(
    stub: str = "M1",
    member: str | None = KARI,
    first: str = "Kari",
    last: str = "Nordmann",
    shared_at: int = 0,
    **details: str | None,
) -> None:
    """A stub profile as the poll keeps it."""
    with transaction():
        stored.keep(stub, member, "urn:li:seat:9001", Shared(first, last, **details), shared_at or clock.now())


def settle() -> None:
    while stub_profiles.settle():
        pass


def pool(people: People, query: str = "", after: str | None = None) -> PoolPage:
    return pool_people.read(people.recruiter(), POOL, query, after)


@pytest.mark.statement(88, 90, 93, 94)
def test_a_member_who_shares_becomes_a_candidate_in_the_linkedin_talent_pool(people: People) -> None:
    share(email="Kari@Example.org", phone="+47 900 00 000", company="Fjord AS", title="Engineer")
    settle()
    (one,) = pool(people).people
    assert (one.first_name, one.last_name, one.email) == ("Kari", "Nordmann", "Kari@Example.org")
    row = candidates.by_id(one.candidate)
    assert row is not None
    assert (row.name, row.phone, row.company, row.headline) == ("Kari Nordmann", "+47 900 00 000", "Fjord AS", "Engineer")
    assert row.source == "linkedin"
    assert [identity.key for identity in candidates.identities(one.candidate)] == ["person:KariN"]


@pytest.mark.statement(94, 96)
def test_whoever_does_not_share_an_address_is_a_candidate_without_one(people: People) -> None:
    share()
    settle()
    (one,) = pool(people).people
    assert one.email is None
    assert candidates.by_id(one.candidate).email is None  # type: ignore[union-attr]


@pytest.mark.statement(89)
def test_without_a_stub_profile_there_is_nobody(people: People) -> None:
    settle()
    assert pool(people).people == []


@pytest.mark.statement(91)
def test_the_pool_is_there_before_anybody_did_anything(people: People) -> None:
    (card,) = pools.cards(people.recruiter()).cards
    result = card.pool
    assert (result.id, result.source, result.people) == (POOL, "linkedin", 0)


def test_the_page_says_whether_linkedin_hands_over_stub_profiles(people: People) -> None:
    rita = people.recruiter()
    assert not pools.cards(rita).fed
    with transaction():
        account.change(client_id="child", connected_at=clock.now())
        integrations.keep([Integration("ONE_CLICK_EXPORT", "urn:li:organization:1", "", "enabled")])
    assert not pools.cards(rita).fed
    with transaction():
        integrations.keep([Integration(CONTRACT_TYPE, "urn:li:contract:5001", "", "enabled")])
    assert pools.cards(rita).fed


def test_the_same_stub_again_is_nothing_new(people: People) -> None:
    for _ in range(3):
        share(email="kari@example.org")
        settle()
    assert len(pool(people).people) == 1


def test_a_second_stub_of_a_member_joins_the_same_candidate(people: People) -> None:
    share("M1", shared_at=1_000)
    settle()
    share("M2", email="kari@example.org", shared_at=2_000)
    settle()
    (one,) = pool(people).people
    assert (one.email, one.added_at) == ("kari@example.org", 2_000)


@pytest.mark.parametrize("member", ["urn:li:member:123", "urn:li:person:a b", "urn:li:person:" + "x" * 101])
def test_a_stub_whose_member_is_no_person_urn_is_somebody_without_a_link(people: People, member: str) -> None:
    rita = people.recruiter()
    known = people.export(rita, people.job((rita, TeamRole.RECRUITER)), people.person("Kari", email="k@a.org"))
    share("M1", member, email="k@a.org")
    share("M2", member, "Ola", "Hansen", email="ola@example.org")
    settle()
    ola, kari = sorted(pool(people).people, key=lambda one: one.email or "", reverse=True)
    assert (kari.candidate, ola.first_name, ola.email) == (known.candidate, "Ola", "ola@example.org")
    assert not [key for one in (kari, ola) for key in candidates.identities(one.candidate) if key.key.startswith("person:")]


@pytest.mark.statement(95)
def test_a_known_address_is_shown_and_never_replaced(people: People) -> None:
    rita = people.recruiter()
    job = people.job((rita, TeamRole.RECRUITER))
    known = people.export(rita, job, people.person("Kari Nordmann", email="kari@work.example", company="Fjord AS")).candidate
    with transaction():
        candidates.link(known, "person:KariN", None, rita.id)
    share(email="kari@home.example", phone="900", company="Other AS")
    settle()
    (one,) = pool(people).people
    assert (one.candidate, one.email) == (known, "kari@work.example")
    row = candidates.by_id(known)
    assert row is not None
    assert (row.email, row.phone, row.company) == ("kari@work.example", "900", "Fjord AS")


def test_somebody_known_by_the_same_address_is_joined_and_linked(people: People) -> None:
    rita = people.recruiter()
    known = people.export(rita, people.job((rita, TeamRole.RECRUITER)), people.person("K. Nordmann", email="KARI@example.org"))
    share(email="kari@example.org")
    settle()
    (one,) = pool(people).people
    assert one.candidate == known.candidate
    assert (one.first_name, one.last_name) == ("K.", "Nordmann")
    assert "person:KariN" in {identity.key for identity in candidates.identities(known.candidate)}


def two_with_one_address(people: People) -> tuple[int, int]:
    rita = people.recruiter()
    job = people.job((rita, TeamRole.RECRUITER))
    first = people.export(rita, job, people.person("Kari Nordmann", email="family@example.org")).candidate
    with transaction():
        second = candidates.add(people.person("Ola Nordmann", email="family@example.org"), "import", None)
    return first, second


def test_of_two_who_may_be_meant_a_person_chooses(people: People) -> None:
    first, second = two_with_one_address(people)
    share(email="family@example.org")
    settle()
    result = pool(people)
    assert result.people == []
    (waiting,) = result.undecided
    rita = people.recruiter()
    choices = stub_profiles.choices(rita, waiting.id)
    assert [one.candidate.id for one in choices.possible] == [first, second]
    assert choices.may_be_new
    with pytest.raises(Invalid):
        stub_profiles.decide(rita, waiting.id, 4711)
    assert stub_profiles.decide(rita, waiting.id, second) == second
    assert [one.candidate for one in pool(people).people] == [second]
    with pytest.raises(NotFound):
        stub_profiles.decide(rita, waiting.id, first)


def test_the_choice_may_be_somebody_new(people: People) -> None:
    two_with_one_address(people)
    share(email="family@example.org")
    settle()
    (waiting,) = pool(people).undecided
    candidate = stub_profiles.decide(people.recruiter(), waiting.id, "new")
    assert [one.candidate for one in pool(people).people] == [candidate]


def test_whom_somebody_unlinked_is_not_joined_without_a_choice(people: People) -> None:
    rita = people.recruiter()
    known = people.export(rita, people.job((rita, TeamRole.RECRUITER)), people.person(email="kari@example.org")).candidate
    with transaction():
        links.keep_unlinking(known, KARI, [], rita.id)
    share(email="kari@example.org")
    settle()
    (waiting,) = pool(people).undecided
    assert [one.candidate.id for one in stub_profiles.choices(rita, waiting.id).possible] == [known]
    stub_profiles.decide(rita, waiting.id, known)
    assert links.unlinked(known) == []


@pytest.mark.parametrize("role", [None, Role.READ_ONLY])
def test_only_who_may_link_profiles_chooses(people: People, role: Role | None) -> None:
    two_with_one_address(people)
    share(email="family@example.org")
    settle()
    waiting = pool(people).undecided[0].id
    reader = people.user(*([role] if role else []))
    for call in (lambda: stub_profiles.choices(reader, waiting), lambda: stub_profiles.decide(reader, waiting, "new")):
        with pytest.raises(NotPermitted):
            call()


@pytest.mark.parametrize("email", ["not an address", "a@b", "\x00", "x" * 400 + "@example.org"])
def test_an_address_that_is_none_was_not_shared(people: People, email: str) -> None:
    share(email=email)
    settle()
    (one,) = pool(people).people
    assert one.email is None


def test_a_stub_that_names_nobody_makes_nobody(people: People) -> None:
    share(member=None)
    settle()
    assert pool(people).people == []
    assert stored.in_state(stored.UNLIKELY, 10)


def test_a_stub_without_a_name_still_makes_a_candidate(people: People) -> None:
    share(first="", last="")
    settle()
    assert [one.first_name for one in pool(people).people] == ["KariN"]


def test_the_pool_pages_by_fifty_and_finds_by_name(people: People) -> None:
    for number in range(120):
        share(f"M{number}", f"urn:li:person:P{number}", first=f"Øyvind{number}", last="Åsen", shared_at=1_000 + number)
    settle()
    rita, seen, after = people.recruiter(), list[PoolMemberView](), None
    for size in (50, 50, 20):
        page = pool_people.read(rita, POOL, "", after)
        assert len(page.people) == size
        seen, after = [*seen, *page.people], page.after
    assert after is None
    assert len({one.candidate for one in seen}) == 120
    assert [one.first_name for one in pool(people, "oyvind7").people] == [f"Øyvind{n}" for n in range(79, 69, -1)] + ["Øyvind7"]
    assert len(pool(people, "asen øyvind11").people) == 11
    assert pool(people, "yvind").people == []
    assert pool(people, "%").people != pool(people, "nobody").people == []


def test_interviewers_have_no_pools(people: People) -> None:
    for call in (lambda: pools.cards(people.user()), lambda: pool_people.read(people.user(), POOL)):
        with pytest.raises(NotPermitted):
            call()
    with pytest.raises(NotFound):
        pool_people.read(people.recruiter(), 4711)


def test_two_processes_that_look_at_one_stub_make_one_candidate(people: People) -> None:
    for number in range(5):
        share(f"M{number}", email="kari@example.org")
    at_once(*[settle] * 4)
    assert len(pool(people).people) == 1


def test_an_export_and_a_stub_of_one_address_at_once_are_one_candidate(people: People) -> None:
    rita = people.recruiter()
    job = people.job((rita, TeamRole.RECRUITER))
    share(email="kari@example.org")
    calls: list[Callable[[], object]] = [lambda: people.export(rita, job, people.person(email="kari@example.org")), settle]
    at_once(*calls)
    (one,) = pool(people).people
    assert [each.id for each in candidates.known([], "kari@example.org")] == [one.candidate]


def test_the_pool_keeps_nobody_twice(people: People) -> None:
    share()
    settle()
    (one,) = pool(people).people
    with transaction():
        pool_members.join_linkedin(one.candidate, clock.now(), "Kari Nordmann")
    assert len(pool(people).people) == 1
