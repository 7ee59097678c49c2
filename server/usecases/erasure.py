"""Erasing a person: everywhere, LinkedIn's copy included, with a receipt that tells nothing about them (design section 5.9)."""

import json
from dataclasses import dataclass
from enum import StrEnum

from server.domain.errors import Invalid, NotFound
from server.domain.i18n_marker import N_
from server.domain.linkedin.incoming_exports import told_of
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.domain.suppression_list import same
from server.storage import sync_dirty
from server.storage.candidates import candidates, erasures, merges, suppression_list
from server.storage.candidates.candidates import CandidateRow
from server.storage.candidates.erasures import ErasureCounts
from server.storage.database import at_the_end, lock, transaction
from server.storage.linkedin.incoming import closed_profiles, incoming_exports, inmail, prospect_notes, stub_profiles
from server.storage.linkedin.outgoing import sync_records
from server.storage.linkedin.tab import links, members
from server.usecases import access
from server.usecases.candidates import redaction
from server.usecases.candidates.suppression_list import KnownSuppressed, of_candidate, of_member
from server.usecases.linkedin.incoming.stub_profiles import told_by


class ErasureReason(StrEnum):
    """Why a person is erased; the receipt keeps it."""

    ASKED = "asked_for_it"
    CLOSED = "closed_account"
    OVER = "no_longer_needed"
    MISTAKE = "by_mistake"


@dataclass(frozen=True, slots=True)
class Contents:
    """Exactly what goes when ``person`` is erased."""

    person: CandidateRow
    counts: ErasureCounts
    inmails: int
    prospect_notes: int


def contents(actor: Actor, candidate_id: int) -> Contents:
    """What erasing a candidate would take away. Raise NotFound, NotPermitted."""
    candidate_access = access.candidate(actor, candidate_id)
    access.require(actor, Action.ERASE_PERSON)
    urns = of_candidate(candidate_id).urns
    return Contents(candidate_access.row, erasures.counts(candidate_id), inmail.count(urns), prospect_notes.count(urns))


def erase(actor: Actor, candidate_id: int, reason: ErasureReason | None) -> int:
    """Erase a candidate and everything about them; the id of the receipt.

    What LinkedIn has is withdrawn in the background. Raise NotPermitted, NotFound, Invalid without a reason.
    """
    access.require(actor, Action.ERASE_PERSON)
    if reason is None:
        raise Invalid({"reason": N_("Choose why.")})
    with transaction():
        links.alone()
        lock(*of_candidate(candidate_id).traces)  # whoever is just arriving under one of them comes before or after
        if not candidates.hold(candidate_id):
            raise NotFound
        records = erasures.counts(candidate_id).records
        sync_dirty.candidate(*_all_of(candidate_id))
        _forget(actor, of_candidate(candidate_id))
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
        closed_profile = closed_profiles.by_id(closed_id)
        if closed_profile is None or closed_profile.state != closed_profiles.OPEN:
            raise NotFound
        if closed_profile.candidate is not None:
            erase(actor, closed_profile.candidate, ErasureReason.CLOSED)
        else:
            links.alone()
            known = of_member(closed_profile.member, closed_profile.public_key)
            lock(*known.traces)
            _forget(actor, known)


def work() -> bool:
    """Complete the receipts of those LinkedIn has nothing of any more; one small query when there are none."""
    if not erasures.any_unsettled():
        return False
    with transaction():
        return erasures.settle()


def _settle(_receipts: list[int]) -> None:
    erasures.settle()


def _forget(actor: Actor, known: KnownSuppressed) -> None:
    """Delete what LinkedIn told about a person, and remember by what they are known again.

    Within the caller's transaction, before the candidate goes.
    """
    inmail.forget(known.urns)
    prospect_notes.forget(known.urns)
    members.forget(known.urns)
    stub_profiles.forget(
        known.candidate, known.urns, [one.id for one in stub_profiles.unclaimed() if same(told_by(one), known.traces)]
    )
    closed_profiles.erase(known.urns, known.candidate, actor.id)
    links.forget_member([*known.urns, *known.traces])
    redaction.forget(known)
    incoming_exports.erase(
        [id for id, of, answer in incoming_exports.told_about(known.candidate) if of or _tells_of(answer, known)]
    )
    suppression_list.keep(known.traces)
    if known.candidate is not None:
        erasures.clear_exports(known.candidate)
        sync_records.alone()
        for id in _all_of(known.candidate):
            erasures.clear_records(id)


def _all_of(candidate: int) -> list[int]:
    """A candidate and who was made one with them: LinkedIn may still have either."""
    return [candidate, *merges.made_one_with(candidate)]


def _tells_of(answer: str, known: KnownSuppressed) -> bool:
    """Whether LinkedIn's answer to a notification is about the person, by whatever it names them."""
    told = json.loads(answer).get("told")
    return same(told_of(told).traces(), known.traces) if told else any(f'"{urn}"' in answer for urn in known.urns)
