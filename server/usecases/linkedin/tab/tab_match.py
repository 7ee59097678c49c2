"""Whom LinkedIn has for a candidate: the profile that is shown, or the people it may be (attract.md 3.8)."""

from dataclasses import dataclass

from server.domain.linkedin import possible_people
from server.domain.linkedin.possible_people import PossibleMember, is_linkedin_key, name_keys
from server.domain.linkedin.urns import PERSON, last_part, person_urn
from server.storage.candidates.candidates import CandidateRow
from server.storage.linkedin.tab import links
from server.storage.linkedin.tab.links import Unlinked
from server.usecases.linkedin.tab.tab_profile import Linked, candidate_facts, shown_profile, told


@dataclass(frozen=True, slots=True)
class TabMatch:
    """``possible`` is the list to choose from, ``unlinked`` what can be linked again by its address.

    ``synced``: LinkedIn has been told of the candidate; ``asked_at`` is when it was asked whom it takes them for.
    """

    linked: Linked | None
    possible: tuple[PossibleMember, ...]
    unlinked: tuple[Unlinked, ...]
    synced: bool
    asked_at: int | None = None

    @property
    def members(self) -> list[str]:
        """The person URN of whom the candidate is, if that is known: InMail and notes belong to it."""
        return [self.linked.member.urn] if self.linked and self.linked.member.urn else []


def look_up(row: CandidateRow) -> TabMatch:
    """What is known of the candidate's profile, for a reader who may see it all; five queries, no request."""
    own, gone, matching = links.of_candidate(row.id), links.unlinked(row.id), links.matching(row.id)
    candidate = candidate_facts(row, own, gone)
    urns = [*(person_urn(key) for key in candidate.keys if key.startswith(PERSON)), *candidate.unlinked, *matching.members]
    holders = links.holders([f"{PERSON}{last_part(urn)}" for urn in urns], row.id) if urns else []
    members = told(urns, links.members(urns, name_keys(row.name)), holders)
    linked = shown_profile(candidate, own, members, matching)
    listed = () if linked and linked.member.urn else possible_people.possible(candidate, members, matching.members)
    return TabMatch(linked, listed, tuple(one for one in gone if is_linkedin_key(one.member)), matching.synced, matching.asked_at)
