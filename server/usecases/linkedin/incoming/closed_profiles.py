"""People whom LinkedIn no longer has: whoever was exported and closed the account (linkedin.md 15).

LinkedIn tells; the company decides whether it may keep what it has, and erases or keeps the person. Nothing goes by itself.
"""

import contextlib
from dataclasses import dataclass

from server.domain.errors import NotAProfile, NotFound
from server.domain.linkedin.urns import person_key
from server.domain.notifications import NotificationKind
from server.domain.permissions import Action
from server.domain.profile_url import profile_key
from server.domain.roles import Actor
from server.storage.candidates import erasures
from server.storage.candidates.erasures import ErasureRow
from server.storage.database import lock, transaction
from server.storage.ids import id_list
from server.storage.linkedin.incoming import closed_profiles
from server.storage.linkedin.incoming.closed_profiles import ClosedRow
from server.usecases import access
from server.usecases.candidates.suppression_list import is_suppressed
from server.usecases.linkedin.setup import alerts
from server.usecases.paging import PAGE


@dataclass(frozen=True, slots=True)
class ClosedProfiles:
    """What waits for a decision and what was kept, with the receipts of erasures; ``after`` begins the next page."""

    waiting: list[ClosedRow]
    after: int | None
    kept: list[ClosedRow]
    receipts: list[ErasureRow]


def read(actor: Actor, after: int | None = None) -> ClosedProfiles:
    """Everything for the Closed profiles page. Raise NotPermitted."""
    access.require(actor, Action.ERASE_PERSON)
    waiting = closed_profiles.page(closed_profiles.OPEN, after, PAGE + 1)
    next_after = waiting[PAGE - 1].id if len(waiting) > PAGE else None
    return ClosedProfiles(waiting[:PAGE], next_after, closed_profiles.page(closed_profiles.KEPT, None, 50), erasures.latest(50))


def one(actor: Actor, closed_id: int) -> ClosedRow:
    """A closed account that waits for a decision. Raise NotPermitted, NotFound."""
    access.require(actor, Action.ERASE_PERSON)
    closed_profile = closed_profiles.by_id(closed_id)
    if closed_profile is None or closed_profile.state != closed_profiles.OPEN:
        raise NotFound
    return closed_profile


def open_count(actor: Actor) -> int:
    """How many closed accounts wait, for the badge of the Admin center; 0 for who may not decide, 100 stands for more."""
    return closed_profiles.open_count() if access.can(actor, Action.ERASE_PERSON) else 0


def keep_person(actor: Actor, closed_id: int) -> None:
    """Keep the person: the company has another reason to. Again changes nothing. Raise NotPermitted, NotFound."""
    _decide(actor, closed_id, closed_profiles.OPEN, closed_profiles.KEPT)


def reopen(actor: Actor, closed_id: int) -> None:
    """Take Keep back; the account waits again. Raise NotPermitted, NotFound."""
    _decide(actor, closed_id, closed_profiles.KEPT, closed_profiles.OPEN)


def keep(member: str | None, profile_url: str | None, at: int) -> None:
    """Keep LinkedIn's notice and who it is about here; the same again changes nothing. Within the caller's transaction.

    A notice that names no member goes by the profile; one that names neither is about nobody.
    """
    keys = []
    with contextlib.suppress(NotAProfile):
        keys += [person_key(member)] if member else []
    with contextlib.suppress(NotAProfile):
        keys += [profile_key(profile_url)] if profile_url else []
    named = member or next(iter(keys), None)
    if not named or is_suppressed(frozenset(keys)):
        return
    if closed_profiles.keep(named[:120], (profile_url or "")[:2000] or None, closed_profiles.holder(id_list(keys)), at):
        alerts.tell(NotificationKind.LINKEDIN_CLOSED)


def _decide(actor: Actor, closed_id: int, before: str, state: str) -> None:
    access.require(actor, Action.ERASE_PERSON)
    with transaction():
        lock(f"closed-profile:{closed_id}")
        closed_profile = closed_profiles.by_id(closed_id)
        if closed_profile is None or closed_profile.state not in (before, state):
            raise NotFound
        closed_profiles.decide(closed_id, state, actor.id if state == closed_profiles.KEPT else None)
