"""Talent pools and who is in them. The LinkedIn talent pool is the system's own (statement 91)."""

from functools import cache
from typing import NamedTuple

from server.domain import clock
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
       on conflict (pool_id, candidate_id) do update set search_text = excluded.search_text"""
)
_LEAVE = Statement(
    """delete from pool_member where candidate_id = ?
         and not exists (select 1 from mail_stub s where s.candidate_id = pool_member.candidate_id)
         and pool_id in (select id from talent_pool where source = 'linkedin')"""
)


class PoolRow(NamedTuple):
    """A pool with the number of its people, 1000 at most."""

    id: int
    name: str
    source: str
    people: int


class MemberRow(NamedTuple):
    """Somebody in a pool; ``shared_at`` is when they last agreed to share their profile."""

    id: int
    candidate: int
    name: str
    first_name: str | None
    last_name: str | None
    email: str | None
    added_at: int
    shared_at: int | None


def reachable() -> list[PoolRow]:
    """The pools everybody who uses pools can reach."""
    return [PoolRow(*row) for row in _POOLS.rows()]


def by_id(pool: int) -> PoolRow | None:
    """The pool with this id; its people are not counted."""
    row = _BY_ID.row(pool)
    return PoolRow(*row) if row else None


def page(pool: int, words: list[str], after: tuple[int, int] | None, limit: int) -> list[MemberRow]:
    """The people of a pool with ``words`` in their name, who joined last first, from the key ``after`` on."""
    values: list[object] = [f"% {word}%" for word in words]
    values += [after[0], *after] if after else []
    return [MemberRow(*row) for row in _page(len(words), after is not None).rows(pool, *values, limit)]


@cache
def _page(words: int, after: bool) -> Statement:
    wanted = ["and ' ' || m.search_text like ?"] * words
    wanted += ["and (m.added_at < ? or (m.added_at = ? and m.id < ?))"] if after else []
    return Statement(f"""
        select m.id, c.id, c.name, c.first_name, c.last_name, c.email, m.added_at,
          (select max(s.shared_at) from mail_stub s where s.candidate_id = c.id)
        from pool_member m join candidate c on c.id = m.candidate_id
        where m.pool_id = ? {" ".join(wanted)} order by m.added_at desc, m.id desc limit ?""")


def join_linkedin(candidate: int, *names: str) -> None:
    """Put a candidate into the LinkedIn talent pool, found by ``names``; who is there already stays where they are."""
    _JOIN.run(candidate, folded(*names), clock.now())


def leave_linkedin(candidate: int) -> None:
    """Take a candidate out of the LinkedIn talent pool unless they still share a profile."""
    _LEAVE.run(candidate)
