"""Which member the profile widget shows for a candidate, and changing that by hand (linkedin.md 16)."""

from e2e.recruiter.members import Member
from e2e.recruiter.partner.ats.store import Candidate, Key
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.partner.recruiting import matching
from e2e.recruiter.partner.recruiting.recruiter_data import recruiter_data


def candidate_of(world: World, client_id: str, key: Key) -> Candidate | None:
    """The candidate as the ATS has sent it; None before that."""
    return world.store_of(client_id).candidates.get(key)


def linked_member(world: World, client_id: str, key: Key) -> Member | None:
    """The member matched with a candidate; for one the ATS has not sent (yet), whom somebody linked in the widget."""
    if candidate_of(world, client_id, key):
        found = matching.matches(world, client_id, key)
        return world.member(found[0]) if found else None
    by_hand = recruiter_data(world).linked.get((client_id, key))
    return world.member(by_hand) if by_hand else None


def link(world: World, client_id: str, key: Key, member: Member) -> str:
    """Match a candidate with a member by hand; answers the member's URN, which the page is told."""
    urn = world.person_urn(client_id, member.id)
    recruiter_data(world).linked[client_id, key] = member.id
    world.store_of(client_id).unlinked.discard((key, member.id))
    _set_manual_match(world, client_id, key, urn)
    return urn


def unlink(world: World, client_id: str, key: Key, member: Member) -> str:
    """This candidate is not this member, whatever the matching engine thinks; answers the member's URN."""
    recruiter_data(world).linked.pop((client_id, key), None)
    world.store_of(client_id).unlinked.add((key, member.id))
    _set_manual_match(world, client_id, key, None)
    return world.person_urn(client_id, member.id)


def _set_manual_match(world: World, client_id: str, key: Key, urn: str | None) -> None:
    candidate, store = candidate_of(world, client_id, key), world.store_of(client_id)
    if candidate is None:
        return
    rest = {name: value for name, value in candidate.fields.items() if name != "manualMatchedMember"}
    candidate.fields = rest | ({"manualMatchedMember": urn} if urn else {})
    # What people decide counts at once, without the delay of the engine.
    candidate.changed_at = world.clock.now() - world.settings.matching_delay_ms
    store.unmatched_yet[key] = None
