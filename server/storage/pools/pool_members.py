"""Who is in a talent pool."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from server.domain import clock
from server.domain.pools import PoolOrder
from server.domain.search_text import folded
from server.storage.candidates.pool_texts import sort_name
from server.storage.database import Statement
from server.storage.ids import among, id_list

_JOIN_LINKEDIN = Statement(
    """insert into pool_member (pool_id, candidate_id, search_text, sort_name, added_at)
       select id, ?, ?, ?, ? from talent_pool where source = 'linkedin' order by id limit 1
       on conflict (pool_id, candidate_id) do update set search_text = excluded.search_text, sort_name = excluded.sort_name,
         added_at = case when excluded.added_at > pool_member.added_at then excluded.added_at else pool_member.added_at end"""
)
_ADD = Statement(
    """insert into pool_member (pool_id, candidate_id, search_text, sort_name, added_at, added_by_id, source, referred_by_id)
       values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (pool_id, candidate_id) do nothing"""
)
_IN_POOL = among("select candidate_id from pool_member where pool_id = ? and candidate_id {among}")
_KEPT_OF = among(
    """select candidate_id, added_at, added_by_id, source, referred_by_id from pool_member
       where pool_id = ? and candidate_id {among} order by id"""
)
_REMOVE = among("delete from pool_member where pool_id = ? and candidate_id {among}")
_NAMES_OF = among("select id, name, email from candidate where id {among} and merged_into_id is null order by id")


class PoolMemberRow(NamedTuple):
    """Somebody in a pool; ``added_at`` is when they came in, or last agreed on LinkedIn to share their profile.

    ``internal`` when they are a user of this Attract themselves; ``added_by`` is a name.
    """

    id: int
    candidate: int
    name: str
    first_name: str | None
    last_name: str | None
    email: str | None
    headline: str | None
    added_at: int
    sort_name: str
    added_by: str | None
    source: str | None
    internal: bool


class Membership(NamedTuple):
    """What a pool knows of a candidate in it; enough to put them back as they were."""

    candidate: int
    added_at: int
    added_by: int | None
    source: str | None
    referred_by: int | None


def page(pool: int, words: Sequence[str], order: PoolOrder, after: tuple[object, int] | None, limit: int) -> list[PoolMemberRow]:
    """The people of a pool with ``words`` in their name or address, in ``order``, from the key ``after`` on.

    The key is what the order looks at, an instant or a folded name, and the id of the row.
    """
    values: list[object] = [f"% {word}%" for word in words]
    values += [*after] if after else []
    return [_member(row) for row in _page(len(words), order, after is not None).rows(pool, *values, limit)]


def _member(row: tuple[object, ...]) -> PoolMemberRow:
    return PoolMemberRow._make(row)._replace(internal=bool(row[-1]))


@cache
def _page(words: int, order: PoolOrder, after: bool) -> Statement:
    column, way, beyond = "sort_name" if order.by_name else "added_at", *(("asc", ">") if order.rising else ("desc", "<"))
    conditions = ["and ' ' || m.search_text like ?"] * words
    conditions += [f"and (m.{column}, m.id) {beyond} (?, ?)"] if after else []
    return Statement(f"""
        select m.id, c.id, c.name, c.first_name, c.last_name, c.email, c.headline, m.added_at, m.sort_name, u.name, m.source,
          exists (select 1 from app_user w where w.email_key = c.email_key)
        from pool_member m join candidate c on c.id = m.candidate_id left join app_user u on u.id = m.added_by_id
        where m.pool_id = ? {" ".join(conditions)} order by m.{column} {way}, m.id {way} limit ?""")


def join_linkedin(candidate: int, shared_at: int, *names: str) -> None:
    """Put a candidate who shared a profile at ``shared_at`` into the LinkedIn talent pool, found by ``names``.

    The first of these is what they are called here.
    """
    _JOIN_LINKEDIN.run(candidate, folded(*names), sort_name(names[0]), shared_at)


def those_in(pool: int, candidates: Sequence[int]) -> set[int]:
    """Those of ``candidates`` who are in a pool."""
    return {row[0] for row in _IN_POOL.rows(pool, id_list(candidates))}


def add(
    pool: int, candidates: Sequence[int], user: int | None, source: str | None = None, referred_by: int | None = None
) -> list[int]:
    """Put candidates into a pool; those who are in it stay as they are. Who came in now, in the order of their ids."""
    now = clock.now()
    return put(pool, [Membership(one, now, user, source, referred_by) for one in candidates])


def put(pool: int, members: Sequence[Membership]) -> list[int]:
    """The same for people as a pool knew them before; whoever is no candidate any more is left out."""
    conditions = {member.candidate: member for member in members}
    there = those_in(pool, list(conditions))
    names = [row for row in _NAMES_OF.rows(id_list(list(conditions))) if row[0] not in there]
    _ADD.each([_written(pool, conditions[id], name, email) for id, name, email in names])
    return [id for id, _, _ in names]


def _written(pool: int, member: Membership, name: str, email: str | None) -> tuple[object, ...]:
    details = (member.added_at, member.added_by, member.source, member.referred_by)
    return (pool, member.candidate, folded(name, email), sort_name(name), *details)


def memberships(pool: int, candidates: Sequence[int]) -> list[Membership]:
    """What a pool knows of those of ``candidates`` who are in it."""
    return [Membership(*row) for row in _KEPT_OF.rows(pool, id_list(candidates))]


def remove(pool: int, candidates: Sequence[int]) -> None:
    """Take candidates out of a pool; they stay candidates."""
    _REMOVE.run(pool, id_list(candidates))


def names(candidates: Sequence[int]) -> dict[int, str]:
    """What candidates are called, by id."""
    return {id: name for id, name, _ in _NAMES_OF.rows(id_list(candidates))}
