"""Stub profiles become candidates (attract.md 3.11, statements 88-97, design section 5.6).

Whoever is known joins the record that is there: by the LinkedIn identity, then by e-mail address. Two who may be meant are
for a person to choose from. Nobody is made without a stub profile, and there is none without the member's consent (89).
"""

import contextlib
from dataclasses import dataclass
from typing import Literal

from server.domain.errors import AttractError, Invalid, NotAProfile, NotFound
from server.domain.linkedin.urns import person_key
from server.domain.matching import KnownPerson, Possibility, match
from server.domain.permissions import Action
from server.domain.person import NAME_LIMIT, Person, checked_email, email_key
from server.domain.roles import Actor
from server.domain.words import N_
from server.storage import candidates, marks, pools
from server.storage.database import lock, transaction
from server.storage.linkedin import links, stubs
from server.storage.linkedin.stubs import Shared, StubRow
from server.usecases import access

SOURCE = "linkedin"
_AT_ONCE = 20
_SHOWN = 50


class _Unclear(Exception):
    """More than one candidate, or one whom somebody said is not this member, may be meant."""


@dataclass(frozen=True, slots=True)
class Undecided:
    """A stub profile that waits for somebody to say who it is; ``may_be_new`` is False when one of ``possible`` it must be."""

    id: int
    name: str
    email: str | None
    shared_at: int
    possible: tuple[Possibility, ...] = ()
    may_be_new: bool = True


@dataclass(frozen=True, slots=True)
class _Found:
    """What is known of the person of a stub: the identity ``keys`` they bring, and everybody they may be."""

    person: Person
    keys: list[str]
    known: list[KnownPerson]


def settle() -> bool:
    """Make or join the candidates of a few stub profiles that nobody looked at yet; False when there are none."""
    waiting = stubs.in_state(stubs.NEW, _AT_ONCE)
    for stub in waiting:
        _settle(stub.id)
    return bool(waiting)


def undecided(actor: Actor) -> list[Undecided]:
    """The first stub profiles that wait for a choice, oldest first. Raise NotPermitted."""
    access.require(actor, Action.READ_LINKEDIN_POOL)
    return [_shown(stub) for stub in stubs.in_state(stubs.UNDECIDED, _SHOWN)]


def choices(actor: Actor, stub_id: int) -> Undecided:
    """A stub profile with everybody it may be, best first. Raise NotPermitted, or NotFound when it waits no longer."""
    access.require(actor, Action.LINK_LINKEDIN_PROFILE)
    stub = _waiting(stub_id)
    found = _look(stub)
    listed = match(found.person, found.keys, found.known)
    possible = listed.possible or tuple(Possibility(one, ()) for one in found.known)
    return _shown(stub, possible, not _must_be_known(found))


def decide(actor: Actor, stub_id: int, choice: int | Literal["new"] | None) -> int:
    """Say who a stub profile is: a candidate who was offered, or somebody new; the candidate.

    Raise NotPermitted, NotFound when somebody decided already, Invalid for nobody or for one who was not offered.
    """
    access.require(actor, Action.LINK_LINKEDIN_PROFILE)
    with transaction():
        stub = _held(stub_id)
        if stub.state != stubs.UNDECIDED:
            raise NotFound(N_("Somebody has decided this already."))
        found = _look(stub)
        if choice == "new" and not _must_be_known(found):
            return _join(stub, found, None, actor.id)
        chosen = next((one for one in found.known if one.id == choice), None)
        if chosen is None or not candidates.hold(chosen.id):
            raise Invalid({"candidate": N_("Choose who this is.")})
        if stub.member:
            links.forget_unlinking(chosen.id, stub.member)
        return _join(stub, found, chosen, actor.id)


def _settle(stub_id: int) -> None:
    with transaction():
        stub = _held(stub_id)
        if stub.state != stubs.NEW:
            return  # another process was faster
        try:
            found = _look(stub)
            _join(stub, found, _who(stub, found), None)
        except _Unclear:
            stubs.settle(stub.id, stubs.UNDECIDED)
        except AttractError:
            stubs.settle(stub.id, stubs.UNLIKELY)  # neither a member nor an address: there is nobody to find again


def _held(stub_id: int) -> StubRow:
    lock(f"stub:{stub_id}")
    stub = stubs.by_id(stub_id)
    if stub is None:
        raise NotFound
    return stub


def _waiting(stub_id: int) -> StubRow:
    stub = stubs.by_id(stub_id)
    if stub is None or stub.state != stubs.UNDECIDED:
        raise NotFound
    return stub


def _look(stub: StubRow) -> _Found:
    """Everybody who may be meant; others who bring the same person wait for this transaction."""
    person = _person(stub)
    keys = [person_key(stub.member)] if stub.member else []
    if not keys and not person.email:
        raise NotAProfile
    lock(*keys, *([f"email:{email_key(person.email)}"] if person.email else []))
    return _Found(person, keys, candidates.known(keys, person.email))


def _who(stub: StubRow, found: _Found) -> KnownPerson | None:
    """The one candidate who is meant; None for somebody new. Raise _Unclear."""
    result = match(found.person, found.keys, found.known)
    if result.possible:
        raise _Unclear
    one = result.candidate
    if one is None or not candidates.hold(one.id):
        return None
    if stub.member in {gone.member for gone in links.unlinked(one.id)}:
        raise _Unclear
    return one


def _join(stub: StubRow, found: _Found, one: KnownPerson | None, user: int | None) -> int:
    candidate = one.id if one else candidates.add(found.person, SOURCE, user)
    taken = {key for each in found.known for key in each.keys}
    for key in found.keys:
        if key not in taken:
            candidates.link(candidate, key, None, user)
    if one and found.person.email and not one.email:
        candidates.learn_email(candidate, found.person.email)
    stubs.fill_in(candidate, stub.shared)
    pools.join_linkedin(candidate, one.name if one else "", found.person.name)
    stubs.settle(stub.id, stubs.JOINED, candidate)
    marks.candidate(candidate)
    return candidate


def _must_be_known(found: _Found) -> bool:
    """Whether a candidate has this LinkedIn identity already: one profile is one candidate."""
    return any(one.keys.intersection(found.keys) for one in found.known)


def _person(stub: StubRow) -> Person:
    shared = stub.shared
    email = None
    with contextlib.suppress(Invalid):  # an address that is none was not shared
        email = checked_email(shared.email)
    name = _name(shared) or email or (stub.member or "").rpartition(":")[2]
    return Person(name=name[:NAME_LIMIT], email=email, headline=shared.title, company=shared.company).checked()


def _name(shared: Shared) -> str:
    return f"{shared.first_name} {shared.last_name}".strip()


def _shown(stub: StubRow, possible: tuple[Possibility, ...] = (), may_be_new: bool = True) -> Undecided:
    person = _person(stub)
    return Undecided(stub.id, person.name, person.email, stub.shared_at, possible, may_be_new)
