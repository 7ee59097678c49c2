"""Stub profiles become candidates (attract.md 3.11, statements 88-97, design section 5.6).

Whoever is known joins the record that is there: by the LinkedIn identity, then by e-mail address. Two who may be meant are
for a person to choose from. Nobody is made without a stub profile, and there is none without the member's consent (89).
"""

import contextlib
from dataclasses import dataclass

from server.domain.errors import AmbiguousPerson, AttractError, Invalid, NotFound
from server.domain.i18n_marker import N_
from server.domain.linkedin.urns import only_person, person_key
from server.domain.matching import Possibility
from server.domain.permissions import Action
from server.domain.person import NAME_LIMIT, Person, checked_email
from server.domain.roles import Actor
from server.domain.suppression_list import traces
from server.storage import sync_dirty
from server.storage.database import lock, transaction
from server.storage.linkedin.incoming import stub_profiles
from server.storage.linkedin.incoming.stub_profiles import StubRow
from server.storage.pools import pool_members
from server.usecases import access
from server.usecases.candidates import identity
from server.usecases.candidates.identity import Choice
from server.usecases.candidates.suppression_list import is_suppressed

SOURCE = "linkedin"
_AT_ONCE = 20
_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Undecided:
    """A stub profile that waits for somebody to say who it is; ``may_be_new`` is False when one of ``possible`` it must be."""

    id: int
    name: str
    email: str | None
    shared_at: int
    possible: tuple[Possibility, ...] = ()
    may_be_new: bool = True


def settle() -> bool:
    """Make or join the candidates of a few stub profiles that nobody looked at yet; False when there are none."""
    waiting = stub_profiles.in_state(stub_profiles.NEW, _AT_ONCE)
    for stub in waiting:
        _settle(stub.id)
    return bool(waiting)


def undecided(actor: Actor) -> list[Undecided]:
    """The first stub profiles that wait for a choice, oldest first. Raise NotPermitted."""
    access.require(actor, Action.READ_LINKEDIN_POOL)
    return [_shown(stub) for stub in stub_profiles.in_state(stub_profiles.UNDECIDED, _SHOWN)]


def choices(actor: Actor, stub_id: int) -> Undecided:
    """A stub profile with everybody it may be, best first. Raise NotPermitted, or NotFound when it waits no longer."""
    access.require(actor, Action.LINK_LINKEDIN_PROFILE)
    stub = stub_profiles.by_id(stub_id)
    if stub is None or stub.state != stub_profiles.UNDECIDED:
        raise NotFound
    return _shown(stub, *identity.possible(_person(stub)))


def decide(actor: Actor, stub_id: int, choice: Choice) -> int:
    """Say who a stub profile is: a candidate who was offered, or somebody new; the candidate.

    Raise NotPermitted, NotFound when somebody decided already, Invalid for nobody or for one who was not offered.
    """
    access.require(actor, Action.LINK_LINKEDIN_PROFILE)
    if choice is None:
        raise Invalid({"candidate": N_("Choose who this is.")})
    with transaction():
        stub = _held(stub_id)
        if stub.state != stub_profiles.UNDECIDED:
            raise NotFound(N_("Somebody has decided this already."))
        return _join(stub, actor.id, choice)


def _settle(stub_id: int) -> None:
    with transaction():
        stub = _held(stub_id)
        if stub.state != stub_profiles.NEW:
            return  # another process was faster
        lock(*told_by(stub))
        if is_suppressed(told_by(stub)):
            stub_profiles.forget(None, [], [stub.id])
            return
        try:
            _join(stub, None, None)
        except AmbiguousPerson:
            stub_profiles.settle(stub.id, stub_profiles.UNDECIDED)
        except AttractError:
            stub_profiles.settle(
                stub.id, stub_profiles.UNLIKELY
            )  # neither a member nor an address: there is nobody to find again


def told_by(stub: StubRow) -> frozenset[str]:
    """By what the person of a stub profile would be known again (domain.suppression_list)."""
    urn = only_person(stub.member)
    return traces([person_key(urn)] if urn else [], [stub.shared.email])


def _held(stub_id: int) -> StubRow:
    lock(f"stub:{stub_id}")
    stub = stub_profiles.by_id(stub_id)
    if stub is None:
        raise NotFound
    return stub


def _join(stub: StubRow, user: int | None, choice: Choice) -> int:
    person = _person(stub)
    identified = identity.identify(user, person, SOURCE, choice)
    identity.learn(user, identified, person)
    stub_profiles.fill_in(identified.id, stub.shared)
    pool_members.join_linkedin(identified.id, stub.shared_at, identified.name, person.name)
    stub_profiles.settle(stub.id, stub_profiles.JOINED, identified.id)
    sync_dirty.candidate(identified.id)
    return identified.id


def _person(stub: StubRow) -> Person:
    """Whom a stub tells of; an address that is none was not shared, and a member who is no person URN links with nobody.

    Raise Invalid when there is no name to make.
    """
    shared, email = stub.shared, None
    with contextlib.suppress(Invalid):
        email = checked_email(shared.email)
    name = f"{shared.first_name} {shared.last_name}".strip() or email or (stub.member or "").rpartition(":")[2]
    details = {"headline": shared.title, "company": shared.company, "person_urn": only_person(stub.member)}
    names = {"first_name": shared.first_name, "last_name": shared.last_name}
    return Person(name=name[:NAME_LIMIT], email=email, **details, **names).checked()


def _shown(stub: StubRow, possible: tuple[Possibility, ...] = (), may_be_new: bool = True) -> Undecided:
    person = _person(stub)
    return Undecided(stub.id, person.name, person.email, stub.shared_at, possible, may_be_new)
