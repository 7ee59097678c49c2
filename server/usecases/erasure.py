"""Erasing a person: everywhere, LinkedIn's copy included, with a receipt that tells nothing about them (design section 5.9)."""

from dataclasses import dataclass
from enum import StrEnum

from server.domain.errors import Invalid, NotFound
from server.domain.linkedin.urns import PERSON, person_urn
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.domain.words import N_
from server.storage import candidates, erasures, marks, merges, sync_records
from server.storage.candidates import CandidateRow
from server.storage.database import at_the_end, lock, transaction
from server.storage.erasures import Counts
from server.storage.linkedin import closed_profiles, inmail, members, prospect_notes, stubs
from server.usecases import access


class Reason(StrEnum):
    """Why a person is erased; the receipt keeps it."""

    ASKED = "asked_for_it"
    CLOSED = "closed_account"
    OVER = "no_longer_needed"
    MISTAKE = "by_mistake"


@dataclass(frozen=True, slots=True)
class Contents:
    """Exactly what goes when ``person`` is erased."""

    person: CandidateRow
    counts: Counts
    inmails: int
    prospect_notes: int


def contents(actor: Actor, candidate_id: int) -> Contents:
    """What erasing a candidate would take away. Raise NotFound, NotPermitted."""
    found = access.candidate(actor, candidate_id)
    access.require(actor, Action.ERASE_PERSON)
    known = _members(candidate_id)
    return Contents(found.row, erasures.counts(candidate_id), inmail.count(known), prospect_notes.count(known))


def erase(actor: Actor, candidate_id: int, reason: Reason | None) -> int:
    """Erase a candidate and everything about them; the id of the receipt.

    What LinkedIn has is withdrawn in the background. Raise NotPermitted, NotFound, Invalid without a reason.
    """
    access.require(actor, Action.ERASE_PERSON)
    if reason is None:
        raise Invalid({"reason": N_("Choose why.")})
    with transaction():
        if not candidates.hold(candidate_id):
            raise NotFound
        records = erasures.counts(candidate_id).records
        for id in (candidate_id, *merges.made_one_with(candidate_id)):  # LinkedIn may still have who was made one with them
            marks.candidate(id)
            erasures.clear_records(id)
        _forget(actor, candidate_id, _members(candidate_id))
        candidates.remove(candidate_id)
        receipt = erasures.add(candidate_id, reason.value, actor.id, records)
        at_the_end(_settle, receipt)  # after the mark, which says that LinkedIn is still to hear of it
    return receipt


def erase_closed(actor: Actor, closed_id: int) -> None:
    """Erase somebody who closed their LinkedIn account: the candidate, if they are here still, and what LinkedIn told.

    Raise NotPermitted, NotFound when it was decided already.
    """
    access.require(actor, Action.ERASE_PERSON)
    with transaction():
        lock(f"closed-profile:{closed_id}")
        found = closed_profiles.by_id(closed_id)
        if found is None or found.state != closed_profiles.OPEN:
            raise NotFound
        if found.candidate is not None:
            erase(actor, found.candidate, Reason.CLOSED)
        else:
            _forget(actor, None, [found.member])


def work() -> bool:
    """Complete the receipts of those LinkedIn has nothing of any more; one small query when there are none."""
    if not erasures.any_unsettled():
        return False
    with transaction():
        return erasures.settle()


def _settle(_receipts: list[int]) -> None:
    erasures.settle()


def _members(candidate: int) -> list[str]:
    """The person URNs that a candidate was known by, linked or told of."""
    keys = [one.key for one in candidates.identities(candidate)]
    linked = [person_urn(key) for key in keys if key.startswith(PERSON)]
    return list(dict.fromkeys([*linked, *stubs.members_of(candidate), *closed_profiles.members_of(candidate)]))


def _forget(actor: Actor, candidate: int | None, known: list[str]) -> None:
    """Delete what LinkedIn told about a person: within the caller's transaction, before the candidate goes."""
    inmail.forget(known)
    prospect_notes.forget(known)
    members.forget(known)
    stubs.forget(candidate, known)
    closed_profiles.erase(known, candidate, actor.id)
    erasures.clear_arrivals(candidate, known)
    if candidate is not None:
        erasures.clear_exports(candidate)
        sync_records.alone()
        erasures.clear_records(candidate)
