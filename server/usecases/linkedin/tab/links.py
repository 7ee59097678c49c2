"""Linking a candidate with a member of LinkedIn, unlinking, and asking LinkedIn whom it takes a candidate for.

Nothing links without a person's doing (statement 62). What is linked or unlinked here reaches LinkedIn through the
candidate's mark: the member goes along as manualMatchedMember, and while somebody is unlinked without another link the
candidate is withdrawn (linkedin.md 5.3, design section 5.3).
"""

import logging
import random

from server.domain import clock
from server.domain.errors import (
    AttractError,
    EncryptionKeyMissing,
    LinkedInProfileTaken,
    LinkedInThrottled,
    LinkedInTrouble,
    NotFound,
)
from server.domain.history import UndoableActionKind
from server.domain.i18n_marker import N_
from server.domain.linkedin.access_levels import LinkedInFeature
from server.domain.linkedin.possible_people import MemberFacts, is_linkedin_key, keys_of
from server.domain.linkedin.urns import PERSON, person_key, person_urn
from server.domain.permissions import Action
from server.domain.profile_url import pasted_address, profile_key
from server.domain.roles import Actor
from server.storage import history, sync_dirty
from server.storage.account import hosts
from server.storage.candidates import candidates
from server.storage.database import lock, transaction
from server.storage.linkedin.tab import links
from server.storage.linkedin.tab.links import Due, Link
from server.usecases import access
from server.usecases.access import CandidateAccess
from server.usecases.linkedin.setup import access_levels, connection

BATCH = 100
# Matching takes LinkedIn a while, how long it does not say (linkedin.md 5.4). Asked soon, so that a page is seldom without.
_CHANGED = 15 * clock.MINUTE  # by then it knows what was changed here
_AGAIN = (clock.MINUTE, 15 * clock.MINUTE, clock.HOUR, clock.DAY, 7 * clock.DAY)
_LONGEST_PAUSE = 30 * clock.MINUTE
_log = logging.getLogger(__name__)


def link(actor: Actor, candidate_id: int, member: str) -> int | None:
    """Say that the candidate is ``member`` (person URN); the undoable action to take back, or None when nothing changed.

    LinkedIn knows one member for a candidate, so whoever was linked before makes room and can be linked again. Raise
    NotFound, NotPermitted, NotAProfile for what is no person URN, LinkedInProfileTaken for somebody else's.
    """
    with transaction():
        candidate_access = _may_change(actor, candidate_id)
        known = _known(member)
        reserve(candidate_id, member)
        _hold(candidate_id)
        own = {one.key for one in links.of_candidate(candidate_id)}
        keys = list(dict.fromkeys(_keys(candidate_id, member)))
        taken = {key: (id, name) for key, id, name in links.holders(keys, candidate_id)}
        if holder := taken.get(person_key(member)):
            raise _taken(candidate_access, *holder)
        _make_room(actor, candidate_id, own, member)
        undoable_action = None if person_key(member) in own else _linking(actor, candidate_id, member, own)
        for key in keys:
            if key not in own and key not in taken:
                candidates.link(
                    candidate_id, key, known.profile_url if key == known.public_key else None, actor.id, undoable_action
                )
        links.forget_unlinking(candidate_id, member)
        sync_dirty.candidate(candidate_id)
    return undoable_action


def link_address(actor: Actor, candidate_id: int, address: str) -> int | None:
    """Say that the profile at ``address`` is the candidate's, for a member of whom LinkedIn has told nothing.

    The undoable action to take back, or None when nothing changed.

    Raise NotFound, NotPermitted, NotALinkedInProfile, LinkedInProfileTaken.
    """
    with transaction():
        candidate_access = _may_change(actor, candidate_id)
        rules = hosts.all_rules()
        address = pasted_address(address, rules)
        key = profile_key(address, rules)
        reserve(candidate_id, key)
        _hold(candidate_id)
        for _, id, name in links.holders([key], candidate_id):
            raise _taken(candidate_access, id, name)
        undoable_action = None
        if key not in {one.key for one in links.of_candidate(candidate_id)}:
            undoable_action = _linking(actor, candidate_id, key, set())
            candidates.link(candidate_id, key, address, actor.id, undoable_action)
        links.forget_unlinking(candidate_id)
        links.ask(candidate_id, clock.now() + _CHANGED)
        sync_dirty.candidate(candidate_id)
    return undoable_action


def unlink(actor: Actor, candidate_id: int, member: str) -> int:
    """Say that the candidate is not ``member``: a person URN, or the identity key of a profile linked by its address.

    The undoable action to take back.

    What they lose is kept for linking again (statement 56). Raise NotFound, NotPermitted, NotAProfile.
    """
    with transaction():
        _may_change(actor, candidate_id)
        _hold(candidate_id)
        known = None if is_linkedin_key(member) else _known(member)
        own = links.of_candidate(candidate_id)
        gone = _theirs(own, known) if known else [one.key for one in own if one.key == member]
        if not known and not gone:
            raise NotFound
        address = next((one.profile_url for one in own if one.key == member), None)
        kept = {"member": member, "address": address}
        undoable_action = history.undoable_action(UndoableActionKind.UNLINKED, actor.id, kept, candidate=candidate_id)
        candidates.unlink(candidate_id, gone, actor.id, undoable_action)
        subject = member[:120]  # only the address of a profile can be longer, and it is told again by its keys
        links.keep_unlinking(candidate_id, subject, [*dict.fromkeys([*_lost(candidate_id, subject), *gone])], actor.id)
        links.ask(candidate_id, clock.now() + _CHANGED)
        sync_dirty.candidate(candidate_id)
    return undoable_action


def reserve(candidate_id: int, *members: str) -> None:
    """Keep others from linking or exporting ``members`` (person URNs, or keys of profiles) until the transaction ends.

    Who changes several links of a candidate reserves all of them before the first. Raise NotAProfile.
    """
    lock(*(key for member in members for key in _keys(candidate_id, member)))


def work() -> bool:
    """Ask LinkedIn about candidates it knows and nobody has linked yet; whether there was anything to do.

    Called every second or so by the worker: three queries on indexes when nothing is due. LinkedIn's troubles only delay.
    """
    if clock.now() < _pause.until or not access_levels.standing().may(LinkedInFeature.IN_ATS):
        return False
    began = _begin()
    due = links.due(BATCH)
    if not due:
        return began
    try:
        _ask(due)
    except (LinkedInTrouble, EncryptionKeyMissing) as trouble:
        _pause.begin(trouble)
        return False
    _pause.end()
    return True


def _begin() -> bool:
    if not links.any_new():
        return False
    with transaction():
        links.alone()
        return links.begin_matching(clock.now() + _AGAIN[0])


def _ask(due: list[Due]) -> None:
    due_synced = [one for one in due if one.synced]
    matches = connection.client().matches([str(one.candidate) for one in due_synced]) if due_synced else {}
    with transaction():
        links.alone()
        there = set(candidates.hold_many([one.candidate for one in due]))  # somebody may have gone, or be one with another now
        due_synced = [one for one in due_synced if one.candidate in there]
        links.put_off([(one.candidate, _later(one.tries)) for one in due if not one.synced])
        kept = []
        for one in due_synced:
            match = matches.get(str(one.candidate))
            members = tuple(
                dict.fromkeys([*([match.manual] if match and match.manual else []), *(match.members if match else ())])
            )
            kept.append((one.candidate, members, None if members or one.linked else _later(one.tries)))
        links.keep_matches(kept)


def _later(tries: int) -> int:
    return clock.now() + _AGAIN[min(tries + 1, len(_AGAIN) - 1)]


class _Pause:
    """How long this process asks nothing after LinkedIn was in trouble."""

    def __init__(self) -> None:
        self.until, self._tries = 0, 0

    def begin(self, trouble: AttractError) -> None:
        """Wait, longer every time, and as long as LinkedIn says."""
        self._tries += 1
        wait = min(clock.MINUTE * 2 ** min(self._tries, 6), _LONGEST_PAUSE)
        named = trouble.until if isinstance(trouble, LinkedInThrottled) else None
        self.until = named or clock.now() + int(wait * random.uniform(0.8, 1.2))  # noqa: S311 - spreads load, hides nothing
        _log.warning("Matches were not read from LinkedIn: %s", trouble.code)

    def end(self) -> None:
        """All is well again."""
        self.until, self._tries = 0, 0


_pause = _Pause()


def _linking(actor: Actor, candidate_id: int, member: str, own: set[str]) -> int:
    """Keep what taking the link back needs: who is linked, and whoever makes room for them."""
    before = [person_urn(key) for key in sorted(own) if key.startswith(PERSON)]
    return history.undoable_action(
        UndoableActionKind.LINKED, actor.id, {"member": member, "before": before}, candidate=candidate_id
    )


def _known(member: str) -> MemberFacts:
    """The member as LinkedIn told of them, or only their URN. Raise NotAProfile for what is none."""
    person_key(member)
    return next(iter(links.members([member], [])), MemberFacts(member))


def _keys(candidate_id: int, member: str) -> list[str]:
    """The identity keys that linking the candidate with ``member`` may bring. Raise NotAProfile."""
    own = [member] if is_linkedin_key(member) else keys_of(_known(member))
    return [*own, *_lost(candidate_id, member)]


def _may_change(actor: Actor, candidate_id: int) -> CandidateAccess:
    """The candidate, for somebody who may link. Raise NotFound, NotPermitted."""
    candidate_access = access.candidate(actor, candidate_id)
    candidate_access.require(Action.LINK_LINKEDIN_PROFILE)
    return candidate_access


def _hold(candidate_id: int) -> None:
    """Keep others from changing the candidate; after the locks on profiles, as an export does it. Raise NotFound."""
    if not candidates.hold(candidate_id):
        raise NotFound


def _lost(candidate_id: int, member: str) -> list[str]:
    """The keys that went when the candidate was unlinked from ``member`` before."""
    return next((one.keys for one in links.unlinked(candidate_id) if one.member == member), [])


def _make_room(actor: Actor, candidate_id: int, own: set[str], member: str) -> None:
    """Unlink other members, each with their own keys, as if somebody had done it by hand."""
    for key in sorted(key for key in own if key.startswith(PERSON) and key != person_key(member)):
        other = person_urn(key)
        gone = [one for one in keys_of(_known(other)) if one in own]
        candidates.unlink(candidate_id, gone, actor.id)
        links.keep_unlinking(candidate_id, other, gone, actor.id)


def _theirs(own: list[Link], known: MemberFacts) -> list[str]:
    """The keys of the candidate that belong to the member: all of LinkedIn's, unless another member is linked as well."""
    person = person_key(known.urn)
    others = [one for one in own if one.key.startswith(PERSON) and one.key != person]
    if not others:
        return [one.key for one in own if is_linkedin_key(one.key)]
    return [one.key for one in own if one.key in (person, known.public_key)]


def _taken(candidate_access: CandidateAccess, id: int, name: str) -> LinkedInProfileTaken:
    if access.can(candidate_access.actor, Action.READ_CANDIDATE):
        return LinkedInProfileTaken(extra={"candidate": id}, name=name)
    return LinkedInProfileTaken(N_("This LinkedIn profile is linked to another candidate already."))
