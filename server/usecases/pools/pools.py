"""Talent pools as a whole: the cards, making, renaming and deleting one (attract.md 9).

The LinkedIn talent pool is the system's: it is read, never renamed, shared or deleted (design section 5.6).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from server.domain import clock
from server.domain.errors import CannotUndo, Invalid, NotFound
from server.domain.history import UndoableActionKind
from server.domain.i18n_marker import N_
from server.domain.linkedin.access_levels import LinkedInFeature
from server.domain.linkedin.windows import STUBS
from server.domain.permissions import Action
from server.domain.pools import checked_name
from server.domain.roles import Actor
from server.domain.search_text import words
from server.storage import history
from server.storage.database import lock, transaction
from server.storage.history import UndoableActionRow
from server.storage.linkedin.tab import activities
from server.storage.pools import pools
from server.storage.pools.pools import PoolRow
from server.usecases import access, form_idempotency
from server.usecases.access import PoolAccess
from server.usecases.linkedin.setup import access_levels
from server.usecases.pools import pool_sharing

PAGE = 60
TAKEN = N_("Another talent pool has this name. Names are unique in the whole company.")


@dataclass(frozen=True, slots=True)
class PoolCard:
    """A pool, whether it is the reader's ``own``, and what they may do with it: use, edit, share."""

    pool: PoolRow
    own: bool
    may: frozenset[Action]


@dataclass(frozen=True, slots=True)
class Cards:
    """The Talent pools page. ``fed`` says whether LinkedIn hands over stub profiles at present (statement 97).

    ``after`` is the pool that the next page begins after; ``deleted`` are pools the reader can still restore.
    """

    cards: list[PoolCard]
    after: int | None
    mine: bool
    may_see_all: bool
    may_create: bool
    fed: bool
    deleted: list[PoolRow]


def cards(actor: Actor, mine: bool = True, query: str = "", after: int | None = None) -> Cards:
    """The pools the reader can reach, or all there are, by name, the system's first. Raise NotPermitted (statement 228)."""
    access.require(actor, Action.READ_LINKEDIN_POOL if mine else Action.LIST_ALL_POOLS)
    rows = pools.page(actor.id, not mine, words(query), after, PAGE + 1)
    whole = after is None and not query
    return Cards(
        cards=[card(access.of_pool(actor, row)) for row in [*(pools.system(actor.id) if whole else []), *rows[:PAGE]]],
        after=rows[PAGE - 1].id if len(rows) > PAGE else None,
        mine=mine,
        may_see_all=access.can(actor, Action.LIST_ALL_POOLS),
        may_create=access.can(actor, Action.CREATE_POOL),
        fed=access_levels.standing().may(LinkedInFeature.STUB_PROFILES),
        deleted=pools.deleted_by_owner(actor.id, clock.now() - clock.UNDO_WINDOW) if whole and mine else [],
    )


def ask_now(actor: Actor) -> None:
    """Let the worker ask LinkedIn for shared profiles now instead of at the next half hour. Raise NotPermitted."""
    access.require(actor, Action.READ_LINKEDIN_POOL)
    with transaction():
        activities.read_now((STUBS.name,), access_levels.standing().contracts)


def read(actor: Actor, pool_id: int, action: Action = Action.READ_POOL) -> PoolCard:
    """A pool without its people, for ``action``. Raise NotFound, NotPermitted."""
    return card(access.pool(actor, pool_id, action))


def create(actor: Actor, name: str, contributors: Sequence[int] = (), form_key: str = "") -> int:
    """Make a pool of the actor's own and share it with ``contributors``; its id. The same form again makes no other.

    Raise NotPermitted, or Invalid for a name that is none or taken (statement 230), or for somebody who cannot use pools (232).
    """
    access.require(actor, Action.CREATE_POOL)
    name = checked_name(name)
    with transaction():
        return form_idempotency.once(actor, form_key, ("pool", name, *contributors), lambda: _make(actor, name, contributors))


def _make(actor: Actor, name: str, contributors: Sequence[int]) -> int:
    _check_free(name)
    pool = pools.add(name, actor.id)
    pool_sharing.share_new(actor, pool, name, contributors)
    return pool


def change(actor: Actor, pool_id: int, name: str, contributors: Sequence[int] = ()) -> None:
    """Call a pool something else, and share it with more people. Raise NotFound, NotPermitted, Invalid.

    Whoever may rename a pool but is not its owner shares it with nobody (statement 234).
    """
    name = checked_name(name)
    with transaction():
        pool_access = access.pool_to_change(actor, pool_id, Action.EDIT_POOL)
        _check_free(name, pool_id)
        if name != pool_access.pool.name:
            pools.rename(pool_id, name)
        if contributors:
            pool_access.require(Action.SHARE_POOL)
            pool_sharing.share_new(actor, pool_id, name, contributors)


def delete(actor: Actor, pool_id: int) -> int:
    """Delete a pool; its people stay candidates. The undoable action, by which it comes back. Raise NotFound, NotPermitted."""
    with transaction():
        pool_access = access.pool_to_change(actor, pool_id, Action.EDIT_POOL)
        pools.delete(pool_id)
        return history.undoable_action(
            UndoableActionKind.POOL_DELETED, actor.id, {"pool": pool_id}, count=pool_access.pool.people
        )


def restore(actor: Actor, pool_id: int) -> str:
    """Bring a deleted pool back with everybody who was in it; its name.

    Raise NotFound when it is not the actor's or gone for good, CannotUndo when another pool has its name by now.
    """
    with transaction():
        lock(f"pool:{pool_id}")
        row = pools.deleted(pool_id, actor.id)
        if row is None or not access.of_pool(actor, row).can(Action.EDIT_POOL):
            raise NotFound
        if pools.named(row.name) is not None:
            raise CannotUndo(N_("Another talent pool is called %(name)s by now. Rename that one first."), name=row.name)
        pools.restore(pool_id, row.name)
    return row.name


def undo(actor: Actor, undoable_action: UndoableActionRow) -> None:
    """Undo the deletion of a pool. Raise NotFound, CannotUndo."""
    restore(actor, undoable_action.data["pool"])


def _check_free(name: str, besides: int | None = None) -> None:
    if pools.named(name) not in (None, besides):
        raise Invalid({"name": TAKEN})


def card(pool_access: PoolAccess) -> PoolCard:
    """The pool that ``pool_access`` gives access to, as its pages show it."""
    return PoolCard(
        pool_access.pool,
        pool_access.pool.owner == pool_access.actor.id,
        frozenset(action for action in _OFFERED if pool_access.can(action)),
    )


_OFFERED = (Action.USE_POOL, Action.EDIT_POOL, Action.SHARE_POOL)
