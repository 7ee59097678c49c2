"""Talent pools as a whole: who makes, sees, renames, shares and deletes them (attract.md 9, statements 227-235)."""

from collections.abc import Callable
from functools import partial

import pytest

from server.domain.errors import CannotUndo, Invalid, NotFound, NotPermitted
from server.domain.permissions import Action
from server.domain.roles import Actor, Role
from server.storage.candidates import candidates as stored_candidates
from server.storage.database import transaction
from server.storage.pools import pools as stored
from server.usecases import housekeeping, undo
from server.usecases.candidates import candidates
from server.usecases.pools import pool_people, pool_sharing, pools
from tests.support.at_once import at_once
from tests.support.people import People

DAY = 24 * 60 * 60 * 1000


def names(actor: Actor, mine: bool = True, query: str = "") -> list[str]:
    return [card.pool.name for card in pools.cards(actor, mine, query).cards if card.pool.source != stored.LINKEDIN]


@pytest.mark.statement(227)
@pytest.mark.parametrize("role", [Role.RECRUITER, Role.HIRING_MANAGER, Role.ADMINISTRATOR])
def test_a_recruiter_a_hiring_manager_and_an_administrator_make_pools(people: People, role: Role) -> None:
    actor = people.user(role)
    pool = pools.create(actor, "  Data   people ")
    card = pools.read(actor, pool)
    assert (card.pool.name, card.own, card.pool.people, card.pool.owner_name) == ("Data people", True, 0, actor.name)
    assert card.may == {Action.USE_POOL, Action.EDIT_POOL, Action.SHARE_POOL}


@pytest.mark.statement(228)
def test_others_make_none_and_an_interviewer_sees_none(people: People) -> None:
    pool = pools.create(people.recruiter(), "Data people")
    for actor in (people.user(), people.read_only()):
        with pytest.raises(NotPermitted):
            pools.create(actor, "Mine")
    with pytest.raises(NotPermitted):
        pools.cards(people.user())
    for call in (pools.read, pool_people.read, pool_people.undoable_actions):
        with pytest.raises(NotFound):
            call(people.user(), pool)


@pytest.mark.statement(229)
def test_a_pool_that_is_not_shared_is_its_owners_alone(people: People) -> None:
    rita, other = people.recruiter(), people.recruiter()
    pool = pools.create(rita, "Data people")
    assert names(rita) == ["Data people"]
    assert names(other) == names(other, query="data") == []
    for call in (pools.read, pool_people.read, pools.delete, pool_sharing.read, partial(pools.change, name="Mine")):
        with pytest.raises(NotFound):
            call(other, pool)
    with pytest.raises(NotPermitted):
        pools.cards(other, mine=False)


def test_an_administrator_has_all_rights_but_sharing_and_a_read_only_user_reads(people: People) -> None:
    rita, admin, reader = people.recruiter(), people.administrator(), people.read_only()
    pool = pools.create(rita, "Data people")
    for actor in (admin, reader):
        assert names(actor) == []
        assert names(actor, mine=False) == ["Data people"]
    assert pools.read(admin, pool).may == {Action.USE_POOL, Action.EDIT_POOL}
    assert pools.read(reader, pool).may == frozenset()
    pools.change(admin, pool, "Data folk")
    with pytest.raises(NotPermitted):
        pools.change(admin, pool, "Data folk", [people.recruiter().id])
    with pytest.raises(NotPermitted):
        pool_sharing.read(admin, pool)
    for call in (pools.delete, partial(pools.change, name="x"), partial(pool_people.remove, candidates=[1])):
        with pytest.raises(NotPermitted):
            call(reader, pool)


@pytest.mark.statement(230)
@pytest.mark.parametrize("again", ["Data people", "DATA  people", "ｄata people", " data People "])
def test_a_name_is_unique_in_the_whole_company_in_whatever_case(people: People, again: str) -> None:
    rita, other = people.recruiter(), people.recruiter()
    pools.create(rita, "Data people")
    mine = pools.create(other, "Others")
    for call in (lambda: pools.create(other, again), lambda: pools.change(other, mine, again)):
        with pytest.raises(Invalid) as refused:
            call()
        assert refused.value.errors == {"name": pools.TAKEN}
    pools.change(other, mine, "OTHERS")
    assert names(other) == ["OTHERS"]


@pytest.mark.parametrize("name", ["", "  ", "x" * 121, "\x00"])
def test_a_pool_has_a_name(people: People, name: str) -> None:
    with pytest.raises(Invalid) as refused:
        pools.create(people.recruiter(), name)
    assert list(refused.value.errors) == ["name"]


@pytest.mark.parametrize("name", ["👩🏽‍💻 𠮷", "مجموعة", "ﷺ" * 120, "ß" * 120])
def test_a_name_may_be_in_any_script(people: People, name: str) -> None:
    rita = people.recruiter()
    pools.create(rita, name)
    assert names(rita) == [name]
    with pytest.raises(Invalid):
        pools.create(rita, name)


def test_a_name_asked_for_twice_at_once_goes_to_one(people: People) -> None:
    calls = [partial(pools.create, people.recruiter(), f"{word} people") for word in ("Data", "DATA", "data", "DaTa")]
    answers = at_once(*calls)
    assert sorted(type(answer).__name__ for answer in answers) == ["Invalid", "Invalid", "Invalid", "int"]


def test_the_same_form_twice_makes_one_pool(people: People) -> None:
    rita = people.recruiter()
    assert pools.create(rita, "Data people", [], "key") == pools.create(rita, "Data people", [], "key")
    assert names(rita) == ["Data people"]


@pytest.mark.statement(232)
def test_a_pool_is_shared_with_recruiters_hiring_managers_and_administrators_only(people: People) -> None:
    rita = people.recruiter()
    able = [people.recruiter(), people.manager(), people.administrator(), people.user(Role.READ_ONLY, Role.RECRUITER)]
    pool = pools.create(rita, "Data people", [one.id for one in able])
    assert {one.id for one in pool_sharing.read(rita, pool).contributors} == {one.id for one in able}
    for actor in able:
        assert names(actor) == ["Data people"]
    for unable in (people.user(), people.read_only()):
        for call in (
            partial(pools.create, rita, f"For {unable.name}", [unable.id]),
            partial(pools.change, rita, pool, "Data people", [people.recruiter().id, unable.id]),
        ):
            with pytest.raises(Invalid) as refused:
                call()
            assert list(refused.value.errors) == ["user"]
    assert len(pool_sharing.read(rita, pool).contributors) == len(able)
    assert f"For {people.user().name}" not in names(rita)


def test_the_picker_offers_only_who_can_use_pools_and_is_not_there_yet(people: People) -> None:
    rita = people.recruiter(name="Rita Recruiter")
    harald, ada = people.manager("Harald Manager"), people.user(Role.ADMINISTRATOR, name="Ada Admin")
    for other in ("Ingrid Interviewer", "Runa Readonly"):
        people.user(*([Role.READ_ONLY] if other.startswith("Runa") else []), name=other)
    assert [one.name for one in pool_sharing.picker(rita).matches] == ["Ada Admin", "Harald Manager"]
    assert [one.name for one in pool_sharing.picker(rita, "har").matches] == ["Harald Manager"]
    picked = pool_sharing.picker(rita, "har", [ada.id])
    assert ([one.name for one in picked.chosen], [one.name for one in picked.matches]) == (["Ada Admin"], ["Harald Manager"])
    pool = pools.create(rita, "Data people", [harald.id])
    assert [one.name for one in pool_sharing.picker(rita, "", [], pool).matches] == ["Ada Admin"]
    with pytest.raises(NotPermitted):
        pool_sharing.picker(people.read_only())
    with pytest.raises(NotFound):
        pool_sharing.picker(people.recruiter(), "", [], pool)


@pytest.mark.statement(234)
def test_a_contributor_cannot_share_rename_or_delete_the_pool(people: People) -> None:
    rita, harald, third = people.recruiter(), people.manager(), people.recruiter()
    pool = pools.create(rita, "Data people", [harald.id])
    assert pools.read(harald, pool).may == {Action.USE_POOL}
    for call in (
        partial(pools.change, harald, pool, "Data people", [third.id]),
        partial(pools.change, harald, pool, "Mine"),
        partial(pool_sharing.read, harald, pool),
        partial(pool_sharing.revoke, harald, pool, rita.id),
        partial(pools.delete, harald, pool),
    ):
        with pytest.raises(NotPermitted):
            call()
    assert names(third) == []


@pytest.mark.statement(235)
def test_once_access_is_revoked_the_pool_is_gone(people: People) -> None:
    rita, harald = people.recruiter(), people.manager()
    pool = pools.create(rita, "Data people", [harald.id])
    pool_sharing.revoke(rita, pool, harald.id)
    pool_sharing.revoke(rita, pool, harald.id)
    assert names(harald) == []
    for call in (pools.read, pool_people.read, partial(pool_people.add, candidates=[1])):
        with pytest.raises(NotFound):
            call(harald, pool)
    assert not pools.read(rita, pool).pool.shared


def test_who_loses_every_role_loses_the_pools_too(people: People) -> None:
    rita = people.recruiter()
    pool = pools.create(rita, "Data people")
    without = Actor(rita.id, rita.name, rita.email, frozenset())
    with pytest.raises(NotFound):
        pools.read(without, pool)


def test_a_deleted_pool_frees_its_name_and_comes_back_with_everybody(people: People) -> None:
    rita = people.recruiter()
    pool = pools.create(rita, "Data people", [people.manager().id])
    pool_people.add(rita, pool, [candidate(people, rita)])
    undoable_action = pools.delete(rita, pool)
    assert names(rita) == []
    with pytest.raises(NotFound):
        pool_people.read(rita, pool)
    assert [row.name for row in pools.cards(rita).deleted] == ["Data people"]
    undo.undo_action(rita, undoable_action)
    card = pools.read(rita, pool)
    assert (card.pool.name, card.pool.people, card.pool.shared) == ("Data people", 1, True)
    with pytest.raises((CannotUndo, NotFound)):
        undo.undo_action(rita, undoable_action)


def test_a_deleted_pool_does_not_come_back_under_a_name_that_is_taken(people: People) -> None:
    rita = people.recruiter()
    pool = pools.create(rita, "Data people")
    pools.delete(rita, pool)
    other = pools.create(people.recruiter(), "data PEOPLE")
    with pytest.raises(CannotUndo, match="Data people"):
        pools.restore(rita, pool)
    pools.delete(people.administrator(), other)
    assert pools.restore(rita, pool) == "Data people"


def test_only_who_could_delete_a_pool_brings_it_back(people: People) -> None:
    rita, harald = people.recruiter(), people.manager()
    pool = pools.create(rita, "Data people", [harald.id])
    undoable_action = pools.delete(rita, pool)
    for actor in (harald, people.recruiter(), people.read_only()):
        with pytest.raises(NotFound):
            undo.undo_action(actor, undoable_action)
        with pytest.raises(NotFound):
            pools.restore(actor, pool)
    pools.restore(people.administrator(), pool)


def test_after_thirty_days_a_deleted_pool_is_gone_and_its_people_are_not(people: People, let_pass: Callable[[int], None]) -> None:
    rita = people.recruiter()
    pool, one = pools.create(rita, "Data people"), candidate(people, rita)
    pool_people.add(rita, pool, [one])
    pools.delete(rita, pool)
    let_pass(29 * DAY)
    housekeeping.sweep()
    assert pools.cards(rita).deleted
    let_pass(2 * DAY)
    housekeeping.sweep()
    assert not pools.cards(rita).deleted
    with pytest.raises(NotFound):
        pools.restore(rita, pool)
    assert candidates.profile(rita, one).pools == []


def test_the_system_pool_is_nobodys_to_change(people: People) -> None:
    admin = people.administrator()
    system = next(card.pool.id for card in pools.cards(admin).cards if card.pool.source == stored.LINKEDIN)
    for call in (
        partial(pools.change, admin, system, "Mine"),
        partial(pools.delete, admin, system),
        partial(pool_sharing.read, admin, system),
        partial(pool_people.add, admin, system, [1]),
        partial(pool_people.remove, admin, system, [1]),
    ):
        with pytest.raises(NotPermitted):
            call()


@pytest.mark.statement(231)
def test_cards_come_by_name_page_by_page_with_owner_and_number(people: People) -> None:
    rita = people.recruiter()
    for number in range(pools.PAGE + 3):
        pools.create(rita, f"Pool {number:03}")
    first = pools.cards(rita)
    assert len(first.cards) == pools.PAGE + 1
    assert first.cards[0].pool.source == stored.LINKEDIN
    second = pools.cards(rita, after=first.after)
    assert [card.pool.name for card in second.cards] == ["Pool 060", "Pool 061", "Pool 062"]
    assert second.after is None
    assert names(rita, query="pool 06") == ["Pool 060", "Pool 061", "Pool 062"]
    assert {card.pool.owner_name for card in second.cards} == {rita.name}


def candidate(people: People, actor: Actor) -> int:
    with transaction():
        return stored_candidates.add(people.person(), "agency", actor.id)
