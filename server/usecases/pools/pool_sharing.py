"""Whom a talent pool is shared with: recruiters, hiring managers, administrators; by its owner alone (statements 232-235)."""

from collections.abc import Sequence
from dataclasses import dataclass

from server.domain.errors import Invalid, NotFound
from server.domain.i18n_marker import N_
from server.domain.permissions import MATRIX, Action
from server.domain.roles import Actor, Role, Standing
from server.domain.search_text import words
from server.storage.account import users
from server.storage.account.users import UserRow
from server.storage.database import transaction
from server.storage.pools import pools
from server.storage.pools.pools import Contributor, PoolRow
from server.usecases import access

SHOWN = 8  # colleagues offered at once; others are sought by name
MOST = 200  # with whom one pool is shared at once
# Whom the matrix lets use a pool at all.
ROLES = tuple(role for role in Role if Standing(role.value) in MATRIX[Action.USE_POOL])


@dataclass(frozen=True, slots=True)
class PoolColleague:
    """Somebody with whom a pool can be shared."""

    id: int
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Picker:
    """Whom a form has chosen, and of those who were sought the first by name; ``more`` says that there are others."""

    chosen: list[PoolColleague]
    matches: list[PoolColleague]
    more: bool


@dataclass(frozen=True, slots=True)
class Sharing:
    """The Manage access tab."""

    pool: PoolRow
    contributors: list[Contributor]


def picker(actor: Actor, query: str = "", chosen: Sequence[int] = (), pool_id: int | None = None) -> Picker:
    """Colleagues for a new pool, or for the one with the id ``pool_id``, whose contributors are left out.

    Raise NotPermitted, NotFound.
    """
    if pool_id is None:
        access.require(actor, Action.CREATE_POOL)
    else:
        access.pool(actor, pool_id, Action.EDIT_POOL)
    there = {actor.id, *(one.id for one in (pools.contributors(pool_id) if pool_id else []))}
    picked = [_colleague(user) for user in users.of_ids(_bounded(chosen), ROLES) if user.id not in there]
    there |= {one.id for one in picked}
    rows = [user for user in users.named(words(query), SHOWN + len(there) + 1, ROLES) if user.id not in there]
    return Picker(picked, [_colleague(user) for user in rows[:SHOWN]], len(rows) > SHOWN)


def read(actor: Actor, pool_id: int) -> Sharing:
    """With whom a pool is shared. Raise NotFound, NotPermitted for anybody but its owner."""
    pool_access = access.pool(actor, pool_id, Action.SHARE_POOL)
    return Sharing(pool_access.pool, pools.contributors(pool_id))


def revoke(actor: Actor, pool_id: int, user: int) -> None:
    """Share a pool with somebody no more; again changes nothing. Raise NotFound, NotPermitted."""
    with transaction():
        access.pool_to_change(actor, pool_id, Action.SHARE_POOL)
        if not pools.revoke(pool_id, user) and users.by_id(user) is None:
            raise NotFound


def share_new(actor: Actor, pool: int, name: str, chosen: Sequence[int]) -> None:
    """Share a pool with ``chosen`` within the transaction of its owner; those who have it already keep it. Raise Invalid."""
    user_ids = set(_bounded(chosen)) - {actor.id}
    if not user_ids:
        return
    if {user.id for user in users.of_ids(sorted(user_ids), ROLES)} != user_ids:
        raise Invalid({"user": N_("A pool can be shared with recruiters, hiring managers and administrators only.")})
    pools.share(pool, sorted(user_ids))


def _bounded(chosen: Sequence[int]) -> list[int]:
    return list(dict.fromkeys(chosen))[:MOST]


def _colleague(user: UserRow) -> PoolColleague:
    return PoolColleague(user.id, user.name, user.email)
