"""Adding somebody to a talent pool by hand: a colleague, or somebody from outside (statements 237, 238, 256, 257)."""

from dataclasses import dataclass

from server.domain.errors import Invalid
from server.domain.i18n_marker import N_
from server.domain.linkedin import names
from server.domain.newcomer import Newcomer
from server.domain.permissions import Action
from server.domain.person import Person
from server.domain.roles import Actor
from server.domain.search_text import words
from server.storage.account import users
from server.storage.account.users import UserRow
from server.storage.database import transaction
from server.storage.pools import pool_members
from server.usecases import access
from server.usecases.candidates import identity, sources
from server.usecases.candidates.identity import Choice
from server.usecases.candidates.sources import CandidateSource
from server.usecases.pools.pools import PoolCard, card

SHOWN = 8


@dataclass(frozen=True, slots=True)
class Employee:
    """A user of Attract who may be a candidate for another job."""

    id: int
    email: str
    first_name: str
    last_name: str

    @property
    def name(self) -> str:
        """First and last name as one."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class Form:
    """The pool, the colleagues who were sought, and the one who was chosen."""

    card: PoolCard
    employees: list[Employee]
    employee: Employee | None


@dataclass(frozen=True, slots=True)
class AddedToPool:
    """Who came in: ``created`` when nobody knew them, ``came`` unless they were in the pool before."""

    candidate: int
    name: str
    created: bool
    came: bool


def form(actor: Actor, pool_id: int, query: str = "", employee: int | None = None) -> Form:
    """The dialog; ``query`` are words of a colleague's name or address. Raise NotFound, NotPermitted."""
    pool_access = access.pool(actor, pool_id, Action.USE_POOL)
    offered = users.named(words(query), SHOWN) if words(query) else []
    chosen = users.by_id(employee) if employee else None
    return Form(
        card(pool_access),
        [_employee(user) for user in offered],
        _employee(chosen) if chosen else None,
    )


def add_employee(
    actor: Actor, pool_id: int, employee: int | None, source: str, referrer: str = "", choice: Choice = None
) -> AddedToPool:
    """Add a colleague as Attract knows them (statement 237). Raise NotFound, NotPermitted, Invalid, AmbiguousPerson."""
    access.pool(actor, pool_id, Action.USE_POOL)
    user = users.by_id(employee) if employee else None
    if user is None:
        raise Invalid({"email": N_("Nobody has that name or address.")})
    came_by = sources.checked(source, referrer)
    known = _employee(user)
    person = Person(user.name, email=user.email, first_name=known.first_name or None, last_name=known.last_name or None)
    with transaction():
        return _put(actor, pool_id, person, came_by, choice)


def add(actor: Actor, pool_id: int, new: Newcomer, source: str, referrer: str = "", choice: Choice = None) -> AddedToPool:
    """Add somebody from outside; whoever has the e-mail address already joins instead of becoming a second candidate.

    So the same again adds nobody. Raise NotFound, NotPermitted, Invalid, and AmbiguousPerson while ``choice`` is needed.
    """
    access.pool(actor, pool_id, Action.USE_POOL)
    new, came_by = _checked(new, source, referrer)
    with transaction():
        return _put(actor, pool_id, new.person, came_by, choice)


def _checked(new: Newcomer, source: str, referrer: str) -> tuple[Newcomer, CandidateSource]:
    """Both, with the messages of both when they are not as they should be."""
    errors: dict[str, str] = {}
    try:
        new = new.checked()
    except Invalid as invalid:
        errors |= invalid.errors
    try:
        came_by = sources.checked(source, referrer)
    except Invalid as invalid:
        errors |= invalid.errors
    if errors:
        raise Invalid(errors)
    return new, came_by


def _put(actor: Actor, pool_id: int, person: Person, came_by: CandidateSource, choice: Choice) -> AddedToPool:
    access.pool_to_change(actor, pool_id, Action.USE_POOL)
    identified = identity.identify(actor.id, person, came_by.code, choice, came_by.referred_by)
    identity.learn(actor.id, identified, person)
    came = pool_members.add(pool_id, [identified.id], actor.id, came_by.code, came_by.referred_by)
    return AddedToPool(identified.id, identified.name, identified.created, bool(came))


def _employee(user: UserRow) -> Employee:
    return Employee(user.id, user.email, *names.split(user.name))
