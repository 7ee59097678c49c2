"""Talent pools: which there are, whose they are, and with whom they are shared. The LinkedIn pool is the system's own."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from server.domain import clock
from server.domain.pools import name_key
from server.domain.search_text import folded
from server.storage.database import Statement, lock
from server.storage.tables import PoolContributor, TalentPool

LINKEDIN, INTERNAL = "linkedin", "internal"

_SHARED = "exists (select 1 from pool_contributor s where s.pool_id = p.id)"
_MINE = "exists (select 1 from pool_contributor s where s.pool_id = p.id and s.user_id = ?)"
_COLUMNS = f"p.id, p.name, p.source, p.people, p.owner_id, u.name, {_SHARED}, {_MINE}"
_FROM = "from talent_pool p left join app_user u on u.id = p.owner_id"
_BY_ID = Statement(f"select {_COLUMNS} {_FROM} where p.id = ? and p.deleted_at is null")
_DELETED = Statement(f"select {_COLUMNS} {_FROM} where p.id = ? and p.deleted_at is not null")
_DELETED_OF = Statement(
    f"select {_COLUMNS} {_FROM} where p.owner_id = ? and p.deleted_at > ? order by p.deleted_at desc, p.id limit 20"
)
_LINKEDIN = Statement(f"select {_COLUMNS} {_FROM} where p.source = 'linkedin' order by p.id")
_NAMED = Statement("select id from talent_pool where name_key = ?")
_CONTRIBUTORS = Statement(
    """select u.id, u.name, u.email, s.added_at from pool_contributor s join app_user u on u.id = s.user_id
       where s.pool_id = ? order by u.name, u.id"""
)
_SHARE = Statement(
    "insert into pool_contributor (pool_id, user_id, added_at) values (?, ?, ?) on conflict (user_id, pool_id) do nothing"
)
_OF_CANDIDATE = Statement(
    f"""select p.id, p.name, p.source, p.people, p.owner_id, u.name, {_SHARED}, {_MINE}
        from pool_member m join talent_pool p on p.id = m.pool_id left join app_user u on u.id = p.owner_id
        where m.candidate_id = ? and p.deleted_at is null order by p.name_key, p.id"""
)


class PoolRow(NamedTuple):
    """A pool, read for somebody: whether it is ``shared`` at all, and whether with them. ``owner`` is None for the system's."""

    id: int
    name: str
    source: str
    people: int
    owner: int | None
    owner_name: str | None
    shared: bool
    shared_with_me: bool


class Contributor(NamedTuple):
    """Somebody with whom a pool is shared."""

    id: int
    name: str
    email: str
    added_at: int


def by_id(pool: int, user: int) -> PoolRow | None:
    """The pool with this id, read for ``user``; None also for one that was deleted."""
    row = _BY_ID.row(user, pool)
    return PoolRow(*row) if row else None


def system(user: int) -> list[PoolRow]:
    """The pools that are nobody's: the LinkedIn talent pool."""
    return [PoolRow(*row) for row in _LINKEDIN.rows(user)]


def page(user: int, everybodys: bool, words: Sequence[str], after: int | None, limit: int) -> list[PoolRow]:
    """Pools that people made, by name, after the pool ``after``: those ``user`` owns or contributes to, or everybody's.

    ``words`` must begin words of the name.
    """
    values: list[object] = [user]
    values += [] if everybodys else [user, user]
    values += [f"% {word}%" for word in words]
    values += [after] if after else []
    return [PoolRow(*row) for row in _page(everybodys, len(words), after is not None).rows(*values, limit)]


@cache
def _page(everybodys: bool, words: int, after: bool) -> Statement:
    mine = "select id from talent_pool where owner_id = ? union select pool_id from pool_contributor where user_id = ?"
    conditions = [] if everybodys else [f"and p.id in ({mine})"]
    conditions += ["and ' ' || p.search_text like ?"] * words
    conditions += ["and p.name_key > (select coalesce(name_key, '') from talent_pool where id = ?)"] if after else []
    return Statement(f"""
        select {_COLUMNS} {_FROM} where p.name_key is not null {" ".join(conditions)} order by p.name_key limit ?""")


def of_candidate(candidate: int, user: int) -> list[PoolRow]:
    """The pools that a candidate is in, read for ``user``."""
    return [PoolRow(*row) for row in _OF_CANDIDATE.rows(user, candidate)]


def named(name: str) -> int | None:
    """The pool of this name, in whatever case; others who look for the same name wait for this transaction."""
    key = name_key(name)
    lock(f"pool-name:{key}")
    row = _NAMED.row(key)
    return int(row[0]) if row else None


def add(name: str, owner: int) -> int:
    """Make a pool; its id."""
    return int(TalentPool.create(name=name, source=INTERNAL, owner=owner, name_key=name_key(name), search_text=folded(name)).id)


def rename(pool: int, name: str) -> None:
    """Call a pool something else."""
    TalentPool.update(name=name, name_key=name_key(name), search_text=folded(name)).where(TalentPool.id == pool).execute()


def delete(pool: int) -> None:
    """Hide a pool and free its name; its people stay in it until ``sweep``."""
    TalentPool.update(name_key=None, deleted_at=clock.now()).where(TalentPool.id == pool).execute()


def deleted(pool: int, user: int) -> PoolRow | None:
    """A deleted pool that is still kept, read for ``user``."""
    row = _DELETED.row(user, pool)
    return PoolRow(*row) if row else None


def deleted_by_owner(user: int, since: int) -> list[PoolRow]:
    """The pools of ``user`` that were deleted after ``since``, the last deleted first."""
    return [PoolRow(*row) for row in _DELETED_OF.rows(user, user, since)]


def restore(pool: int, name: str) -> None:
    """Show a deleted pool again under the name it had."""
    TalentPool.update(name_key=name_key(name), deleted_at=None).where(TalentPool.id == pool).execute()


def sweep(before: int) -> int:
    """Throw away the pools that were deleted before ``before``, with who was in them; how many rows went."""
    return int(TalentPool.delete().where(TalentPool.deleted_at < before).execute())


def contributors(pool: int) -> list[Contributor]:
    """With whom a pool is shared, by name."""
    return [Contributor(*row) for row in _CONTRIBUTORS.rows(pool)]


def share(pool: int, users: Sequence[int]) -> None:
    """Share a pool with ``users``; those who have it keep it."""
    now = clock.now()
    _SHARE.each([(pool, user, now) for user in users])


def revoke(pool: int, user: int) -> bool:
    """Share a pool with somebody no more; False when it was not."""
    theirs = (PoolContributor.pool == pool) & (PoolContributor.user == user)
    return bool(PoolContributor.delete().where(theirs).execute())
