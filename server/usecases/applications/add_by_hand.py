"""Adding somebody to a job by hand; whoever is known already is offered instead of a second record (users.md 6)."""

from collections.abc import Callable
from dataclasses import astuple, dataclass, replace
from typing import TypeVar

from server.domain.errors import AmbiguousPerson, Invalid, NotALinkedInProfile
from server.domain.matching import Possibility
from server.domain.newcomer import Newcomer
from server.domain.person import Person
from server.domain.profile_url import pasted_address
from server.domain.roles import Actor
from server.domain.stages import Move, StageKind
from server.storage.account import hosts
from server.storage.database import transaction
from server.usecases import access, form_idempotency
from server.usecases.access import JobAccess
from server.usecases.applications import create_application
from server.usecases.applications.applications import check_can_add
from server.usecases.applications.create_application import CreatedApplication
from server.usecases.candidates import identity, sources
from server.usecases.candidates.identity import Choice, Identified
from server.usecases.candidates.sources import CandidateSource
from server.usecases.jobs.jobs import JobView, view

Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class NewPerson:
    """What the form asks; e-mail address and profile may be empty, ``referrer`` is the address of a colleague."""

    first_name: str
    last_name: str
    email: str = ""
    profile_url: str = ""
    source: str = ""
    referrer: str = ""

    def checked(self) -> tuple[Person, CandidateSource]:
        """The person and where they come from; raise Invalid with a message per field (statements 256, 257)."""
        errors: dict[str, str] = {}
        person = _kept(errors, self._person)
        source = _kept(errors, lambda: sources.checked(self.source, self.referrer))
        if person is None or source is None:
            raise Invalid(errors)
        return person, source

    def _person(self) -> Person:
        errors: dict[str, str] = {}
        newcomer = _kept(errors, lambda: Newcomer(self.first_name, self.last_name, self.email).checked(email_needed=False))
        profile = _kept(errors, lambda: _checked_profile(self.profile_url.strip()))
        if errors or newcomer is None:
            raise Invalid(errors)
        return replace(newcomer.person, profile_url=profile).checked()


@dataclass(frozen=True, slots=True)
class AddedByHand:
    """Where somebody stands after they were added; ``new`` unless they were on the job before."""

    application: int
    new: bool


@dataclass(frozen=True, slots=True)
class PersonAlreadyKnown:
    """Somebody who may be meant, and where they stand on this job if they are on it."""

    possibility: Possibility
    there: CreatedApplication | None


@dataclass(frozen=True, slots=True)
class Offers:
    """Who may be meant, best first, and whether it may be somebody new as well."""

    known: list[PersonAlreadyKnown]
    may_be_new: bool


def form(actor: Actor, job_id: int, kind: StageKind) -> JobView:
    """The job, for the form. Raise NotFound, NotPermitted, JobNotActive, JobClosed, ProspectsOff."""
    return view(_allowed(actor, job_id, kind))


def offers(actor: Actor, job_id: int, kind: StageKind, new: NewPerson) -> Offers:
    """Who of those known already may be meant. Raise as ``form``, and Invalid."""
    _allowed(actor, job_id, kind)
    possible, may_be_new = _offered(new.checked()[0])
    return Offers([PersonAlreadyKnown(one, create_application.on_job(job_id, one.candidate.id)) for one in possible], may_be_new)


def add(actor: Actor, job_id: int, kind: StageKind, new: NewPerson, choice: Choice = None, form_key: str = "") -> AddedByHand:
    """Add somebody to the Prospect or the Application stage; ``choice`` is who of the offered is meant, "new" for nobody.

    The same again with the same ``form_key`` adds nobody. Raise as ``form``, Invalid, and AmbiguousPerson while there are
    people to choose from.
    """
    person, source = new.checked()
    created: list[CreatedApplication] = []
    with transaction():
        _allowed(actor, job_id, kind)

        def make() -> int:
            created.append(_put(actor, job_id, kind, person, source, choice))
            return created[0].application

        made = form_idempotency.once(actor, form_key, ("person", job_id, kind, *astuple(new), choice), make)
    return AddedByHand(made, created[0].new if created else True)


def _allowed(actor: Actor, job_id: int, kind: StageKind) -> JobAccess:
    job_access = access.job(actor, job_id)
    check_can_add(job_access, kind)
    return job_access


def _put(
    actor: Actor, job_id: int, kind: StageKind, person: Person, source: CandidateSource, choice: Choice
) -> CreatedApplication:
    identified = _identified(actor, person, source, choice)
    there = None if identified.created else create_application.on_job(job_id, identified.id)
    if there:
        return there
    if _identifies(person):
        identity.learn(actor.id, identified, person)
    return create_application.create_new(job_id, identified.id, kind, source, Move.ADDED, actor.id)


def _identified(actor: Actor, person: Person, source: CandidateSource, choice: Choice) -> Identified:
    if not _identifies(person):
        return identity.make(actor.id, person, source.code, source.referred_by)
    if choice is None and _offered(person)[0]:
        raise AmbiguousPerson
    return identity.identify(actor.id, person, source.code, choice, source.referred_by)


def _identifies(person: Person) -> bool:
    """Whether anything but the name tells who this is."""
    return bool(person.email or person.profile_url)


def _offered(person: Person) -> tuple[tuple[Possibility, ...], bool]:
    return identity.offered(person) if _identifies(person) else ((), True)


def _checked_profile(address: str) -> str | None:
    try:
        return pasted_address(address, hosts.all_rules()) if address else None
    except NotALinkedInProfile as error:
        raise Invalid({"profile_url": error.message}) from None


def _kept(errors: dict[str, str], check: Callable[[], Kept]) -> Kept | None:
    try:
        return check()
    except Invalid as invalid:
        errors.update(invalid.errors)
        return None
