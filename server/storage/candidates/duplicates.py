"""Who may be the same person as a candidate: by e-mail address, telephone, profile address or LinkedIn member; one hop.

Archived and rejected people count like everybody (users.md, matching oracle). Each way is an index; nothing is compared by name.
"""

from collections.abc import Collection
from typing import NamedTuple

from server.storage.ids import among, id_list

# A key of one kind is another candidate's; a profile address or member is the identity of another. SQLite joins crosswise in
# the order written, so that it begins with the few candidates and not with all keys of a kind (the text added hides that index).
_SHARED = """
    select k.candidate_id as one, o.candidate_id as other, k.kind as kind
      from contact_key k cross join contact_key o
      where k.candidate_id {among} and o.kind = k.kind and o.key = k.key and o.candidate_id <> k.candidate_id
    union
    select k.candidate_id, i.candidate_id, k.kind
      from contact_key k cross join linkedin_identity i
      where k.candidate_id {among} and k.kind || '' in ('profile', 'member')
        and i.key = k.key and i.candidate_id <> k.candidate_id
    union
    select i.candidate_id, k.candidate_id, k.kind
      from linkedin_identity i cross join contact_key k
      where i.candidate_id {among} and k.kind in ('profile', 'member')
        and k.key = i.key and k.candidate_id <> i.candidate_id"""
_COUNTS = among(f"select one, count(distinct other) from ({_SHARED}) shared group by one")
_OF = among(
    f"""select c.id, c.name, c.headline, c.company, c.email, shared.kind from ({_SHARED}) shared
        join candidate c on c.id = shared.other order by c.id, shared.kind limit 100"""
)


class Hint(NamedTuple):
    """Somebody who may be the same person, and by what (domain.contacts.KeyKind)."""

    candidate: int
    name: str
    headline: str | None
    company: str | None
    email: str | None
    kinds: tuple[str, ...]


def of(candidate: int) -> list[Hint]:
    """Who may be the same person as this candidate."""
    hints: dict[int, Hint] = {}
    ids = id_list([candidate])
    for id, name, headline, company, email, kind in _OF.rows(ids, ids, ids):
        before = hints[id].kinds if id in hints else ()
        hints[id] = Hint(id, name, headline, company, email, (*before, kind))
    return list(hints.values())


def counts(candidates: Collection[int]) -> dict[int, int]:
    """For those of ``candidates`` who may be the same person as somebody: as how many others."""
    ids = id_list(list(candidates))
    return dict(_COUNTS.rows(ids, ids, ids))
