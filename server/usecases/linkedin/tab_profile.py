"""Which profile the LinkedIn tab shows for a candidate (spec/attract.md section 3.8, design section 5.1)."""

from dataclasses import dataclass

from server.domain.linkedin import possible_people
from server.domain.linkedin.possible_people import Member, Sought, is_linkedin_key
from server.domain.linkedin.urns import PERSON, person_urn
from server.storage.candidates import CandidateRow
from server.storage.linkedin.links import Link, Unlinked


@dataclass(frozen=True, slots=True)
class Linked:
    """The profile that is shown. ``by`` and ``at`` tell of the link; ``at`` is None for an exact match that nobody confirmed.

    ``member`` carries a name alone where the reader gets basic data. ``subject`` is what unlinking takes.
    """

    member: Member
    subject: str
    at: int | None = None
    by: str | None = None
    exported: bool = False


def sought_by(row: CandidateRow, own: list[Link], gone: list[Unlinked]) -> Sought:
    """What is known of the candidate whose profile is sought."""
    keys, unlinked = frozenset(one.key for one in own), frozenset(one.member for one in gone if not is_linkedin_key(one.member))
    return Sought(row.id, row.name, row.email, row.company, keys, unlinked)


def told(urns: list[str], members: list[Member]) -> list[Member]:
    """``members``, and those of ``urns`` of whom LinkedIn has told no more than that they are there."""
    known = {one.urn for one in members}
    return [*members, *(Member(urn) for urn in dict.fromkeys(urns) if urn not in known)]


def shown_profile(sought: Sought, own: list[Link], members: list[Member], matched: list[str]) -> Linked | None:
    """Whose profile is shown: a linked member, one whose address is linked, an exact match, or a linked address alone."""
    by_urn = {one.urn: one for one in members}
    for link in own:
        if link.key.startswith(PERSON):
            urn = person_urn(link.key)
            return Linked(by_urn[urn], urn, link.at, link.by, exported=link.by is None)
    linked = [link for link in own if is_linkedin_key(link.key)]
    for link in linked:
        same = [one for one in members if one.public_key == link.key and one.urn not in sought.unlinked and one.holder is None]
        if len(same) == 1 and not (sought.email and same[0].email and sought.email.casefold() != same[0].email.casefold()):
            return Linked(same[0], same[0].urn, link.at, link.by)
    if exact := possible_people.exact(sought, members, matched):
        return Linked(exact, exact.urn)
    if linked:
        link = linked[-1]
        return Linked(Member("", sought.name, profile_url=link.profile_url), link.key, link.at, link.by)
    return None
