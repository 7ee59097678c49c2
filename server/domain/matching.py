"""Which candidate an exported person is (design sections 5.1 and 5.2, spec/attract.md section 3.8).

Only a LinkedIn identity, or an e-mail address that no other identity contradicts, points to one candidate; everything
less is a list for the recruiter, best first, each entry with its evidence.
"""

from collections.abc import Collection
from dataclasses import dataclass, field

from server.domain.person import Person, email_key
from server.domain.words import N_

SAME_MEMBER = N_("same LinkedIn member ID")
SAME_PROFILE = N_("same profile address")
SAME_EMAIL = N_("same e-mail address")
OTHER_EMAIL = N_("e-mail address differs")
OTHER_MEMBER = N_("linked to another LinkedIn profile")
SAME_NAME = N_("same name")
SAME_COMPANY = N_("same employer")


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A candidate who shares an identity key or an e-mail address with the person; ``keys`` are all of theirs."""

    id: int
    name: str
    email: str | None
    headline: str | None
    company: str | None
    keys: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Possibility:
    """One entry of the list to choose from."""

    candidate: KnownPerson
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Either ``candidate`` is the person, or ``possible`` lists who it may be, or both are empty: somebody new."""

    candidate: KnownPerson | None = None
    possible: tuple[Possibility, ...] = ()


def match(person: Person, keys: Collection[str], known: Collection[KnownPerson]) -> Match:
    """Decide who of ``known`` is ``person``, whose identity keys are ``keys``; never guess between two."""
    if not known:
        return Match()
    candidate = next(iter(known))
    if len(known) == 1 and not _contradicted(candidate, keys):
        return Match(candidate=candidate)
    listed = [Possibility(one, _evidence(person, keys, one)) for one in known]
    return Match(possible=tuple(sorted(listed, key=lambda entry: -_weight(entry))))


def _contradicted(candidate: KnownPerson, keys: Collection[str]) -> bool:
    """Found by e-mail alone, but already linked to another member: the address may be shared or mistyped."""
    return not candidate.keys.intersection(keys) and _other_member(candidate, keys)


def _other_member(candidate: KnownPerson, keys: Collection[str]) -> bool:
    theirs = {key for key in candidate.keys if key.startswith("member:")}
    asked = {key for key in keys if key.startswith("member:")}
    return bool(theirs and asked and theirs.isdisjoint(asked))


def _evidence(person: Person, keys: Collection[str], candidate: KnownPerson) -> tuple[str, ...]:
    shared = candidate.keys.intersection(keys)
    email, theirs = (email_key(address) if address else None for address in (person.email, candidate.email))
    tests = (
        (any(key.startswith("member:") for key in shared), SAME_MEMBER),
        (any(not key.startswith("member:") for key in shared), SAME_PROFILE),
        (email is not None and email == theirs, SAME_EMAIL),
        (_same(person.name, candidate.name), SAME_NAME),
        (_same(person.company, candidate.company), SAME_COMPANY),
        (None not in (email, theirs) and email != theirs, OTHER_EMAIL),
        (_other_member(candidate, keys), OTHER_MEMBER),
    )
    return tuple(text for holds, text in tests if holds)


def _same(one: str | None, other: str | None) -> bool:
    return bool(one and other and one.casefold().split() == other.casefold().split())


_WEIGHTS = {SAME_MEMBER: 8, SAME_PROFILE: 4, SAME_EMAIL: 3, SAME_NAME: 1, SAME_COMPANY: 1, OTHER_MEMBER: -1}


def _weight(entry: Possibility) -> int:
    return sum(_WEIGHTS.get(text, 0) for text in entry.evidence)
