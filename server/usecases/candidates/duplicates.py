"""Who may be the same person as a candidate, for whoever may open everybody (design section 5.8)."""

from collections.abc import Collection

from server.domain.permissions import Action
from server.domain.roles import Actor
from server.storage.candidates import duplicates
from server.storage.candidates.duplicates import Hint
from server.usecases import access


def of(actor: Actor, candidate_id: int) -> list[Hint]:
    """Who may be the same person as this candidate; nobody for a mere interviewer, who may not know of others."""
    return duplicates.of(candidate_id) if access.can(actor, Action.READ_CANDIDATE) else []


def counts(actor: Actor, candidates: Collection[int]) -> dict[int, int]:
    """For those of ``candidates`` on a page who may be the same person as others: as how many; one statement for them all."""
    return duplicates.counts(candidates) if access.can(actor, Action.READ_CANDIDATE) else {}
