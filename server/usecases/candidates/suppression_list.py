"""By what an erased person is known again, and whether somebody LinkedIn tells about is one (design section 5.9).

Whoever is here again by a person's doing (exported, applied, entered) is not erased any more: no mark has to be lifted.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from server.domain.contacts import KeyKind
from server.domain.linkedin.possible_people import MemberFacts
from server.domain.linkedin.urns import PERSON, only_person, person_key, person_urn
from server.domain.suppression_list import digest, same, traces
from server.storage.candidates import candidates, contacts, suppression_list
from server.storage.linkedin.incoming import closed_profiles, stub_profiles
from server.storage.linkedin.tab import members
from server.storage.linkedin.tab.members import MemberRow


@dataclass(frozen=True, slots=True)
class KnownSuppressed:
    """What LinkedIn may call somebody: person URNs, and all traces; ``candidate`` is None for whom only LinkedIn knows."""

    candidate: int | None
    urns: list[str]
    traces: frozenset[str]


def of_candidate(candidate: int) -> KnownSuppressed:
    """A candidate, by links, contact details, and what LinkedIn told of them."""
    keys = {one.key for one in candidates.identities(candidate)}
    ways = contacts.keys(candidate)
    keys |= {key for kind, key in ways if kind is KeyKind.PROFILE}
    urns = [person_urn(key) for key in sorted(keys) if key.startswith(PERSON)]
    urns += [*stub_profiles.members_of(candidate), *closed_profiles.members_of(candidate)]
    return _told(candidate, urns, traces(keys, [key for kind, key in ways if kind is KeyKind.EMAIL]))


def of_member(urn: str, public_key: str | None) -> KnownSuppressed:
    """Somebody who is no candidate, or no more; the URN may be the key of a profile where LinkedIn named no member."""
    keys = [person_key(urn)] if only_person(urn) else []
    return _told(None, [urn], traces([*keys, *([public_key] if public_key else [])], []))


def is_suppressed(told: frozenset[str]) -> bool:
    """Whether the person with these traces was erased, and is nobody's candidate now."""
    if not told or not suppression_list.any_left():
        return False
    digests = {digest(trace) for trace in told}
    return any(same(digests, one) for one in suppression_list.people(digests)) and not _is_here(told)


def suppressed_members(urns: Iterable[str | None]) -> set[str]:
    """Those of ``urns`` that are the person URNs of erased people; one statement where there are none."""
    keys = {urn: person_key(urn) for urn in urns if urn and only_person(urn)}
    if not keys or not suppression_list.any_left():
        return set()
    left = {one for person in suppression_list.people({digest(key) for key in keys.values()}) for one in person}
    return {urn for urn, key in keys.items() if digest(key) in left and not _is_here(frozenset([key]))}


def _told(candidate: int | None, urns: Collection[str], own: frozenset[str]) -> KnownSuppressed:
    """With the members that LinkedIn told of under the same URN, profile or address, unless they are somebody else's."""
    known, own_urns = dict.fromkeys(urns), own
    told = {row.member: _of_row(row) for row in members.alike([*known], own)}
    others = _others([urn for urn in told if urn not in known and same(told[urn], own)], candidate)
    for urn, theirs in told.items():
        if urn in known or (same(theirs, own) and urn not in others):
            known[urn] = None
            own_urns |= theirs
    return KnownSuppressed(candidate, [*known], own_urns | traces([person_key(urn) for urn in known if only_person(urn)], []))


def _of_row(row: MemberRow) -> frozenset[str]:
    public = MemberFacts(row.member, profile_url=row.profile_url).public_key
    keys = [person_key(row.member)] if only_person(row.member) else []
    return traces([*keys, *([public] if public else [])], [row.email])


def _others(urns: Collection[str], candidate: int | None) -> set[str]:
    """Those of ``urns`` that are the person URNs of other candidates."""
    keys = {person_key(urn): urn for urn in urns if only_person(urn)}
    known = candidates.known([*keys], None) if keys else []
    return {keys[key] for one in known if one.id != candidate for key in one.keys & keys.keys()}


def _is_here(told: frozenset[str]) -> bool:
    return bool(candidates.holding(told))
