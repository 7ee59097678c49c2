"""Talent pools (attract.md 9). The LinkedIn talent pool is the system's: it is read, never renamed, shared or deleted."""

from dataclasses import dataclass

from server.domain.errors import NotFound
from server.domain.linkedin import names
from server.domain.linkedin.levels import Feature
from server.domain.linkedin.windows import STUBS
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.domain.search_text import words
from server.storage import pools
from server.storage.database import transaction
from server.storage.linkedin import activities
from server.storage.pools import PoolRow
from server.usecases import access
from server.usecases.linkedin import levels, stubs
from server.usecases.linkedin.stubs import Undecided
from server.usecases.paging import key

PAGE = 50


@dataclass(frozen=True, slots=True)
class PoolList:
    """The pools the reader can reach; ``fed`` says whether LinkedIn hands over stub profiles at present (statement 97)."""

    pools: list[PoolRow]
    fed: bool


@dataclass(frozen=True, slots=True)
class PoolMember:
    """Somebody in a pool. The e-mail address is the one Attract has, shared or known before (statements 94, 95)."""

    candidate: int
    first_name: str
    last_name: str
    email: str | None
    shared_at: int


@dataclass(frozen=True, slots=True)
class PoolPage:
    """A page of a pool; ``undecided`` are stub profiles that wait for a person's choice, which ``may_decide`` allows."""

    pool: PoolRow
    people: list[PoolMember]
    after: str | None
    undecided: list[Undecided]
    may_decide: bool
    fed: bool
    administers: bool


def reachable(actor: Actor) -> PoolList:
    """The Talent pools page. Raise NotPermitted."""
    access.require(actor, Action.READ_LINKEDIN_POOL)
    return PoolList(pools.reachable(), levels.standing().may(Feature.STUB_PROFILES))


def ask_now(actor: Actor) -> None:
    """Let the worker ask LinkedIn for shared profiles now instead of at the next half hour. Raise NotPermitted."""
    access.require(actor, Action.READ_LINKEDIN_POOL)
    with transaction():
        activities.read_now((STUBS.name,), levels.standing().contracts)


def read(actor: Actor, pool_id: int, query: str = "", after: str | None = None) -> PoolPage:
    """People of a pool whose name has the words of ``query``, newest first, from the key ``after`` on.

    Raise NotPermitted, NotFound.
    """
    access.require(actor, Action.READ_LINKEDIN_POOL)
    pool = pools.by_id(pool_id)
    if pool is None:
        raise NotFound
    rows = pools.page(pool_id, words(query), key(after), PAGE + 1)
    shown, more = rows[:PAGE], len(rows) > PAGE
    people = [
        PoolMember(row.candidate, *names.split(row.name, row.first_name, row.last_name), row.email, row.added_at) for row in shown
    ]
    return PoolPage(
        pool=pool,
        people=people,
        after=f"{shown[-1].added_at}-{shown[-1].id}" if more else None,
        undecided=[] if after or query else stubs.undecided(actor),
        may_decide=access.can(actor, Action.LINK_LINKEDIN_PROFILE),
        fed=levels.standing().may(Feature.STUB_PROFILES),
        administers=access.can(actor, Action.SET_UP_LINKEDIN),
    )
