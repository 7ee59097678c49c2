"""Talent pools and who is in them. The LinkedIn talent pool is the system's own (statement 91)."""

from functools import cache
from typing import NamedTuple

from server.domain.search_text import folded
from server.storage.database import Statement

LINKEDIN = "linkedin"

_POOLS = Statement(
    """select p.id, p.name, p.source,
         (select count(*) from (select 1 from pool_member m where m.pool_id = p.id limit 1000) counted)
       from talent_pool p where p.source = 'linkedin' order by p.id"""
)
_BY_ID = Statement("select id, name, source, 0 from talent_pool where id = ? and source = 'linkedin'")
_JOIN = Statement(
    """insert into pool_member (pool_id, candidate_id, search_text, added_at)
       select id, ?, ?, ? from talent_pool where source = 'linkedin' order by id limit 1
       on conflict (pool_id, candidate_id) do update set search_text = excluded.search_text,
         added_at = case when excluded.added_at > pool_member.added_at then excluded.added_at else pool_member.added_at end"""
)


class PoolRow(NamedTuple):
    """A pool with the number of its people, 1000 at most."""

    id: int
    name: str
    source: str
    people: int


class MemberRow(NamedTuple):
    """Somebody in a pool; ``added_at`` is when they last agreed to share their profile."""

    id: int
    candidate: int
    name: str
    first_name: str | None
    last_name: str | None
    email: str | None
    added_at: int


def reachable() -> list[PoolRow]:
    """The pools everybody who uses pools can reach."""
    return [PoolRow(*row) for row in _POOLS.rows()]


def by_id(pool: int) -> PoolRow | None:
    """The pool with this id; its people are not counted."""
    row = _BY_ID.row(pool)
    return PoolRow(*row) if row else None


def page(pool: int, words: list[str], after: tuple[int, int] | None, limit: int) -> list[MemberRow]:
    """The people of a pool with ``words`` in their name, who shared last first, from the key ``after`` on."""
    values: list[object] = [f"% {word}%" for word in words]
    values += [after[0], *after] if after else []
    return [MemberRow(*row) for row in _page(len(words), after is not None).rows(pool, *values, limit)]


@cache
def _page(words: int, after: bool) -> Statement:
    wanted = ["and ' ' || m.search_text like ?"] * words
    wanted += ["and (m.added_at < ? or (m.added_at = ? and m.id < ?))"] if after else []
    return Statement(f"""
        select m.id, c.id, c.name, c.first_name, c.last_name, c.email, m.added_at
        from pool_member m join candidate c on c.id = m.candidate_id
        where m.pool_id = ? {" ".join(wanted)} order by m.added_at desc, m.id desc limit ?""")


def join_linkedin(candidate: int, shared_at: int, *names: str) -> None:
    """Put a candidate who shared a profile at ``shared_at`` into the LinkedIn talent pool, found by ``names``."""
    _JOIN.run(candidate, folded(*names), shared_at)
