"""Which member a candidate is: the matching engine (linkedin.md 5.4, 20.4).

Manual match, then exact profile URL, exact e-mail, name and phone, name and title and company; the first of these that finds
anybody decides, and if it finds more than one person the candidate has no match. It runs when somebody looks, on what has been
changed long enough ago (``matching_delay_ms``), and again on everything when the members change.
"""

import re
from collections import defaultdict
from collections.abc import Hashable
from typing import Any
from urllib.parse import quote, unquote

from e2e.recruiter.members import Member
from e2e.recruiter.partner.ats.store import AtsStore, Candidate, Key
from e2e.recruiter.partner.platform.world import World

Index = defaultdict[Hashable, list[str]]


def settle(world: World, client_id: str) -> AtsStore:
    """The store of an application after the engine has done what is due."""
    store = world.store_of(client_id)
    if store.matched_at_version != world.members_version:
        store.unmatched_yet = dict.fromkeys(store.candidates)
        store.matched_at_version = world.members_version
    if store.unmatched_yet:
        _match_all(world, client_id, store)
    return store


def matches(world: World, client_id: str, key: Key) -> list[str]:
    """The ids of the members whom the engine takes a candidate for: one, or none."""
    return settle(world, client_id).candidates[key].matched


def candidates_of(world: World, client_id: str, member_id: str) -> list[Key]:
    """The candidates of an application that are this member."""
    return sorted(settle(world, client_id).candidates_of.get(member_id, ()))


def _match_all(world: World, client_id: str, store: AtsStore) -> None:
    latest = world.clock.now() - world.settings.matching_delay_ms
    indexes = _indexes(world)
    for key in list(store.unmatched_yet):
        candidate = store.candidates[key]
        if candidate.changed_at <= latest:
            del store.unmatched_yet[key]
            found = _match(world, client_id, candidate.fields, indexes)
            is_denied = bool(found) and not candidate.fields.get("manualMatchedMember") and (key, found[0]) in store.unlinked
            _remember(store, key, candidate, [] if is_denied else found)


def _remember(store: AtsStore, key: Key, candidate: Candidate, found: list[str]) -> None:
    for member in candidate.matched:
        store.candidates_of[member].discard(key)
    candidate.matched = found
    for member in found:
        store.candidates_of[member].add(key)


def _match(world: World, client_id: str, fields: dict[str, Any], indexes: list[Index]) -> list[str]:
    if manual := fields.get("manualMatchedMember"):
        member = world.member_id_of(client_id, manual)
        return [member] if member and member not in world.closed else []
    for index, clues in zip(indexes, _clues_of_candidate(fields), strict=True):
        found = {member for clue in clues for member in index.get(clue, ())}
        if found:
            return list(found) if len(found) == 1 else []
    return []


def _indexes(world: World) -> list[Index]:
    if "matching" in world.memo:
        known: list[Index] = world.memo["matching"]
        return known
    indexes: list[Index] = [defaultdict(list) for _ in range(4)]
    world.memo["matching"] = indexes
    for member in world.all_members():
        for index, clue in zip(indexes, _clues_of_member(member), strict=True):
            if clue:
                index[clue].append(member.id)
    return indexes


def _clues_of_member(member: Member) -> tuple[Hashable, ...]:
    name = _name(member.first_name, member.last_name)
    position = (name, _plain(member.title), _plain(member.company))
    return (
        profile_path(member.public_profile_url) if member.public_profile_url else None,
        _plain(member.email),
        (name, _digits(member.phone)) if name and _digits(member.phone) else None,
        position if all(position) else None,
    )


def _clues_of_candidate(fields: dict[str, Any]) -> tuple[list[Hashable], ...]:
    name = _name(fields.get("firstName"), fields.get("lastName"))
    url = fields.get("linkedInProfileUrl")
    numbers = [_digits(each.get("number")) for each in fields.get("phoneNumbers") or ()]
    position = (name, _plain(fields.get("currentJobTitle")), _plain(fields.get("currentCompanyName")))
    return (
        [profile_path(url)] if url else [],
        [_plain(address) for address in fields.get("emailAddresses") or ()],
        [(name, number) for number in numbers if name and number],
        [position] if all(position) else [],
    )


def profile_path(url: str) -> str:
    """The part of a public profile's address that tells members apart."""
    found = re.search(r"linkedin\.com/in/([^/?#]+)", url)
    return quote(unquote(found[1])).casefold() if found else ""


def _name(first: str | None, last: str | None) -> str:
    return " ".join(_plain(part) for part in (first, last) if part)


def _plain(text: str | None) -> str:
    return " ".join((text or "").split()).casefold()


def _digits(text: str | None) -> str:
    return re.sub(r"\D", "", text or "").lstrip("0")
