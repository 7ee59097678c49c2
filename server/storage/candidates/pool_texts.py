"""By what talent pools find and sort a candidate: copies of name and address, renewed in the transaction that changes them."""

from collections.abc import Sequence

from server.domain.search_text import folded
from server.storage.database import Statement
from server.storage.ids import among, id_list

SORT_LIMIT = 200  # a folded name may be longer than the name; PostgreSQL indexes no text of any length

_FOLLOWED = Statement(
    """select m.id, m.search_text, p.source, c.name, c.email from pool_member m join talent_pool p on p.id = m.pool_id
       join candidate c on c.id = m.candidate_id where m.candidate_id = ?"""
)
_SEARCH_TEXTS = Statement(
    """select m.id, m.pool_id, m.search_text, p.source from pool_member m join talent_pool p on p.id = m.pool_id
       where m.candidate_id = ?"""
)
_SEEK = Statement("update pool_member set search_text = ? where id = ?")
_TEXTS = among("select pool_id, candidate_id, search_text, sort_name from pool_member where candidate_id {among} order by id")
_PUT_TEXTS = Statement("update pool_member set search_text = ?, sort_name = ? where pool_id = ? and candidate_id = ?")
_FOLLOW = Statement("update pool_member set search_text = ?, sort_name = ? where id = ?")


def follow(candidate: int) -> None:
    """Let the pools find a candidate, and sort them, by what they are called now.

    In the LinkedIn pool they are still found by what LinkedIn calls them.
    """
    for id, source_text, source, name, email in _FOLLOWED.rows(candidate):
        now = folded(name, email) if source != "linkedin" else _both(source_text, folded(name))
        _FOLLOW.run(now, sort_name(name), id)


def found_by_both(kept: int, gone: int) -> None:
    """Let a candidate be found in the LinkedIn pool by what LinkedIn calls another one, too, whose place there they take."""
    theirs = {pool: search_text for _, pool, search_text, source in _SEARCH_TEXTS.rows(gone) if source == "linkedin"}
    for id, pool, search_text, _ in _SEARCH_TEXTS.rows(kept):
        if pool in theirs:
            _SEEK.run(_both(search_text, theirs[pool]), id)


def search_texts_of(candidates: Sequence[int]) -> list[list[object]]:
    """By what pools find and sort these candidates: pool, candidate and both texts, for putting them back."""
    return [list(row) for row in _TEXTS.rows(id_list(candidates))]


def seek_again_by(texts: Sequence[Sequence[object]]) -> None:
    """Let pools find and sort candidates, as far as they are in them, by these ``texts`` of ``search_texts_of``."""
    _PUT_TEXTS.each([(*row[2:], *row[:2]) for row in texts])


def _both(before: str, now: str) -> str:
    return " ".join(dict.fromkeys([*before.split(), *now.split()]))


def sort_name(name: str) -> str:
    """By what a pool sorts somebody called ``name``."""
    return folded(name)[:SORT_LIMIT]
