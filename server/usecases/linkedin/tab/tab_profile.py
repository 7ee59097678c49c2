"""Which profile the LinkedIn tab shows for a candidate (attract.md 3.8, design section 5.1)."""

from dataclasses import dataclass, replace

from server.domain.linkedin import names, possible_people
from server.domain.linkedin.possible_people import CandidateFacts, MemberFacts, is_linkedin_key
from server.domain.linkedin.urns import PERSON, person_urn
from server.storage.candidates.candidates import CandidateRow
from server.storage.linkedin.tab.links import Link, Matching, Unlinked

_ADDRESS = "in:"  # how the identity key of a public profile begins
_NOBODY = (None, None)


@dataclass(frozen=True, slots=True)
class Linked:
    """The profile that is shown. ``by`` and ``at`` tell of the link; ``at`` is None for an exact match that nobody confirmed.

    ``member`` carries a name alone where the reader gets basic data. ``subject`` is what unlinking takes.
    """

    member: MemberFacts
    subject: str
    at: int | None = None
    by: str | None = None
    by_export: bool = False


def candidate_facts(row: CandidateRow, own: list[Link], gone: list[Unlinked]) -> CandidateFacts:
    """What is known of the candidate whose profile is sought."""
    keys, unlinked = frozenset(one.key for one in own), frozenset(one.member for one in gone if not is_linkedin_key(one.member))
    return CandidateFacts(row.id, row.name, row.email, row.company, keys, unlinked)


def told(urns: list[str], members: list[MemberFacts], holders: list[tuple[str, int, str]]) -> list[MemberFacts]:
    """``members``, and those of ``urns`` of whom LinkedIn has told no more than that they are there.

    ``holders`` are person key, candidate and name of whoever else is linked with one of them.
    """
    known, held = {one.urn for one in members}, {person_urn(key): (id, name) for key, id, name in holders}
    unknown = [urn for urn in dict.fromkeys(urns) if urn not in known]
    return [
        *members,
        *(MemberFacts(urn, holder=held.get(urn, _NOBODY)[0], holder_name=held.get(urn, _NOBODY)[1]) for urn in unknown),
    ]


def shown_profile(candidate: CandidateFacts, own: list[Link], members: list[MemberFacts], matching: Matching) -> Linked | None:
    """Whose profile is shown: a linked member, one whose address is linked, an exact match, or a linked address alone.

    ``members`` has everybody whom ``matching`` names. Of a linked member whose profile LinkedIn does not tell, the linked
    address is shown.
    """
    linked_profile = _shown_profile(candidate, own, members, matching)
    address = next((link.profile_url for link in reversed(own) if link.key.startswith(_ADDRESS) and link.profile_url), None)
    if linked_profile is None or linked_profile.at is None or linked_profile.member.profile_url or not address:
        return linked_profile
    return replace(linked_profile, member=replace(linked_profile.member, profile_url=address))


def _shown_profile(candidate: CandidateFacts, own: list[Link], members: list[MemberFacts], matching: Matching) -> Linked | None:
    by_urn = {one.urn: one for one in members}
    for link in own:
        if link.key.startswith(PERSON):
            urn = person_urn(link.key)
            return Linked(by_urn[urn], urn, link.at, link.by, by_export=link.by is None)
    linked = [link for link in own if is_linkedin_key(link.key)]
    if linked_profile := next(filter(None, (_told_of(candidate, link, members) for link in linked)), None):
        return linked_profile
    if exact := possible_people.exact(candidate, members, matching.members):
        return Linked(exact, exact.urn)
    if linked_profile := next(filter(None, (_told_by_address(candidate, link, matching, by_urn) for link in linked)), None):
        return linked_profile
    return _address_alone(candidate, linked[-1]) if linked else None


def _told_of(candidate: CandidateFacts, link: Link, members: list[MemberFacts]) -> Linked | None:
    """The one member of whom LinkedIn has told, and who has the linked address."""
    same = [one for one in members if one.public_key == link.key and one.urn not in candidate.unlinked and one.holder is None]
    if len(same) == 1 and not possible_people.other_email(candidate, same[0]):
        return Linked(same[0], same[0].urn, link.at, link.by)
    return None


def _told_by_address(candidate: CandidateFacts, link: Link, matching: Matching, by_urn: dict[str, MemberFacts]) -> Linked | None:
    """The one member whom LinkedIn takes the candidate for since somebody linked ``link``, the address that it is sent.

    A link by a person or an export counts as address and member both (design section 5.1), so this is the second half of
    what they said. Anything that speaks against the member leaves it to the list.
    """
    if not link.key.startswith(_ADDRESS) or len(matching.members) != 1 or (matching.asked_at or 0) < link.at:
        return None
    member = by_urn[matching.members[0]]
    contradicts = member.public_key not in (None, link.key) or possible_people.other_email(candidate, member)
    if contradicts or not possible_people.free(candidate, member):
        return None
    return Linked(member, member.urn, link.at, link.by)


def _address_alone(candidate: CandidateFacts, link: Link) -> Linked:
    return Linked(MemberFacts("", *names.split(candidate.name), profile_url=link.profile_url), link.key, link.at, link.by)
