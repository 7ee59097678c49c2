"""Who is in a talent pool: the page, adding people and taking them out (attract.md 9)."""

from collections.abc import Sequence
from dataclasses import dataclass

from server.domain import clock
from server.domain.errors import CannotUndo, Invalid, NotFound
from server.domain.history import UndoableActionKind
from server.domain.i18n_marker import N_
from server.domain.linkedin import names
from server.domain.linkedin.access_levels import LinkedInFeature
from server.domain.permissions import Action
from server.domain.pools import PoolOrder
from server.domain.roles import Actor
from server.domain.search_text import words
from server.storage.candidates.candidates import hold_many, merged_into_among
from server.storage.database import transaction
from server.storage.history import UndoableActionRow
from server.storage.pools import pool_members, pool_undo, pools
from server.storage.pools.pool_members import Membership, PoolMemberRow
from server.storage.pools.pool_undo import PoolUndoableActionRow
from server.storage.pools.pools import Contributor, PoolRow
from server.usecases import access
from server.usecases.candidates import duplicates
from server.usecases.linkedin.incoming import stub_profiles
from server.usecases.linkedin.incoming.stub_profiles import Undecided
from server.usecases.linkedin.setup import access_levels
from server.usecases.pools.pools import PoolCard, card

PAGE = 50
MOST = 500  # people at once
UNDOABLE_ACTIONS = 50
OFFERED = 20  # pools at once; others are sought by name


@dataclass(frozen=True, slots=True)
class PoolMemberView:
    """Somebody in a pool. In the LinkedIn pool the e-mail address is the one Attract has, shared or known before (94, 95).

    ``duplicate`` when somebody else may be the same person.
    """

    candidate: int
    name: str
    first_name: str
    last_name: str
    email: str | None
    headline: str | None
    added_at: int
    added_by: str | None
    source: str | None
    internal: bool
    duplicate: bool


@dataclass(frozen=True, slots=True)
class PoolPage:
    """A page of a pool's people. ``undecided`` are stub profiles that wait for a choice, which ``may_decide`` allows.

    ``after`` is the key that the next page begins after. Who ``chooses`` people adds them to jobs and to other pools.
    """

    card: PoolCard
    people: list[PoolMemberView]
    order: PoolOrder
    after: str | None
    contributors: list[Contributor]
    undecided: list[Undecided]
    may_decide: bool
    fed: bool
    administers: bool
    chooses: bool


@dataclass(frozen=True, slots=True)
class PoolHistory:
    """The latest undoable actions of a pool; of those in ``undoable`` the reader can take back each."""

    card: PoolCard
    rows: list[PoolUndoableActionRow]
    undoable: frozenset[int]


@dataclass(frozen=True, slots=True)
class Targets:
    """Whom to add (names by id), and the pools to choose from; ``more`` when there are others.

    ``there`` are pools that have the one person already.
    """

    chosen: dict[int, str]
    pools: list[PoolRow]
    more: bool
    there: frozenset[int]


@dataclass(frozen=True, slots=True)
class Changed:
    """How many came in or went out, the name when it was one, and the undoable action; None when nothing changed."""

    count: int
    name: str | None
    undoable_action: int | None


def read(actor: Actor, pool_id: int, query: str = "", after: str | None = None, order: PoolOrder = PoolOrder.NEWEST) -> PoolPage:
    """People of a pool with the words of ``query`` in their name or address, from the key ``after`` on.

    Raise NotPermitted, NotFound.
    """
    pool_access = access.pool(actor, pool_id)
    rows = pool_members.page(pool_id, words(query), order, _key(after, order), PAGE + 1)
    system, first = pool_access.pool.source == pools.LINKEDIN, not (after or query)
    return PoolPage(
        card=card(pool_access),
        people=_members(actor, rows[:PAGE]),
        order=order,
        after=_written(rows[PAGE - 1], order) if len(rows) > PAGE else None,
        contributors=[] if system or after else pools.contributors(pool_id),
        undecided=stub_profiles.undecided(actor) if system and first else [],
        may_decide=access.can(actor, Action.LINK_LINKEDIN_PROFILE),
        fed=system and access_levels.standing().may(LinkedInFeature.STUB_PROFILES),
        administers=access.can(actor, Action.SET_UP_LINKEDIN),
        chooses=access.can(actor, Action.CREATE_POOL),
    )


def undoable_actions(actor: Actor, pool_id: int) -> PoolHistory:
    """Who came in and went out by hand lately, and what of it the reader can take back. Raise NotFound, NotPermitted."""
    pool_access = access.pool(actor, pool_id)
    since = clock.now() - clock.UNDO_WINDOW if pool_access.can(Action.USE_POOL) else clock.now()
    rows = pool_undo.of_pool(pool_id, UNDOABLE_ACTIONS)
    undoable = frozenset(row.id for row in rows if row.undone_at is None and row.at > since)
    return PoolHistory(card(pool_access), rows, undoable)


def targets(actor: Actor, candidates: Sequence[int], query: str = "") -> Targets:
    """The dialog Add to talent pool: the pools the actor can add to (statement 245), by name, and who is to be added.

    Raise NotPermitted, Invalid when nobody is chosen, NotFound when they are gone.
    """
    access.require(actor, Action.CREATE_POOL)
    if not candidates:
        raise Invalid({"candidate": N_("Nobody was added. Tick the people first.")})
    chosen = pool_members.names(_bounded(candidates))
    if not chosen:
        raise NotFound
    everybodys = access.can(actor, Action.LIST_ALL_POOLS)
    rows = pools.page(actor.id, everybodys, words(query), None, OFFERED + 1)
    usable = [row for row in rows if access.of_pool(actor, row).can(Action.USE_POOL)]
    only = pools.of_candidate(next(iter(chosen)), actor.id) if len(chosen) == 1 else []
    return Targets(chosen, usable[:OFFERED], len(usable) > OFFERED, frozenset(row.id for row in only))


def add(actor: Actor, pool_id: int, candidates: Sequence[int]) -> Changed:
    """Put candidates into a pool, one or many. Raise NotFound, NotPermitted. Who is in it already stays as they are."""
    access.require(actor, Action.READ_CANDIDATE)
    with transaction():
        access.pool_to_change(actor, pool_id, Action.USE_POOL)
        came = pool_members.add(pool_id, hold_many(_bounded(candidates)), actor.id)
        undoable_action = (
            pool_undo.add(UndoableActionKind.POOL_JOINED, actor.id, pool_id, {"candidates": came}, len(came)) if came else None
        )
        return Changed(len(came), _only_name(came), undoable_action)


def remove(actor: Actor, pool_id: int, candidates: Sequence[int]) -> Changed:
    """Take people out of a pool; they stay candidates (statement 242). Raise NotFound, NotPermitted."""
    with transaction():
        access.pool_to_change(actor, pool_id, Action.USE_POOL)
        going = pool_members.memberships(pool_id, hold_many(_bounded(candidates)))
        ids = [member.candidate for member in going]
        pool_members.remove(pool_id, ids)
        data = {"members": [list(member) for member in going]}
        undoable_action = pool_undo.add(UndoableActionKind.POOL_LEFT, actor.id, pool_id, data, len(ids)) if ids else None
        return Changed(len(ids), _only_name(ids), undoable_action)


def undo_joining(actor: Actor, undoable_action: UndoableActionRow) -> list[str]:
    """Take out again whom an undoable action put in; the names of those who stay, being one with somebody else by now.

    Raise NotFound, NotPermitted, CannotUndo when that is everybody.
    """
    access.pool_to_change(actor, undoable_action.data["pool"], Action.USE_POOL)
    merged = merged_into_among(undoable_action.data["candidates"])
    going = hold_many([id for id in undoable_action.data["candidates"] if id not in merged])
    if not going and merged:
        raise CannotUndo
    pool_members.remove(undoable_action.data["pool"], going)
    return list(pool_members.names(list(merged.values())).values())


def undo_leaving(actor: Actor, undoable_action: UndoableActionRow) -> None:
    """Put back whom an undoable action took out, as they were, or whom they are one with by now; not who was erased since.

    Raise NotFound, NotPermitted, CannotUndo when nobody of them is left.
    """
    access.pool_to_change(actor, undoable_action.data["pool"], Action.USE_POOL)
    members = [Membership(*member) for member in undoable_action.data["members"]]
    merged = merged_into_among([member.candidate for member in members])
    members = [member._replace(candidate=merged.get(member.candidate, member.candidate)) for member in members]
    hold_many([member.candidate for member in members])
    pool_members.put(undoable_action.data["pool"], members)
    if not pool_members.those_in(undoable_action.data["pool"], [member.candidate for member in members]):
        raise CannotUndo


def _only_name(ids: Sequence[int]) -> str | None:
    return pool_members.names(ids).get(ids[0]) if len(ids) == 1 else None


def _bounded(candidates: Sequence[int]) -> list[int]:
    return list(dict.fromkeys(candidates))[:MOST]


def _members(actor: Actor, rows: Sequence[PoolMemberRow]) -> list[PoolMemberView]:
    possible_duplicates = duplicates.counts(actor, [row.candidate for row in rows])
    return [_member(row, row.candidate in possible_duplicates) for row in rows]


def _member(row: PoolMemberRow, duplicate: bool) -> PoolMemberView:
    first, last = names.split(row.name, row.first_name, row.last_name)
    shown = (row.email, row.headline, row.added_at, row.added_by, row.source, row.internal, duplicate)
    return PoolMemberView(row.candidate, row.name, first, last, *shown)


def _written(row: PoolMemberRow, order: PoolOrder) -> str:
    return f"{row.sort_name if order.by_name else row.added_at}-{row.id}"


def _key(after: str | None, order: PoolOrder) -> tuple[object, int] | None:
    """The key in an address; one that makes no sense begins at the first page."""
    value, _, id = (after or "").rpartition("-")
    if not (id.isdecimal() and id.isascii() and len(id) < 16):
        return None
    if order.by_name:
        return value, int(id)
    return (int(value), int(id)) if value.isdecimal() and value.isascii() and len(value) < 16 else None
