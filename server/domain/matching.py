"""Which candidate an exported person is (design sections 5.1 and 5.2, attract.md 3.8).

Only a LinkedIn identity, or an e-mail address that no other identity contradicts, points to one candidate; everything
less is a list for the recruiter, best first, each entry with its evidence. The sturdiest kind of identity that both sides
have decides: a person URN before a member id, that before a public profile address, and any of them before an e-mail
address. A person URN and a member id are two names of one member and cannot be compared with each other.
"""

from collections.abc import Collection
from dataclasses import dataclass, field

from server.domain.i18n_marker import N_
from server.domain.person import Person, email_key

SAME_MEMBER = N_("same LinkedIn member ID")
SAME_PROFILE = N_("same profile address")
SAME_EMAIL = N_("same e-mail address")
OTHER_EMAIL = N_("e-mail address differs")
OTHER_MEMBER = N_("linked to another LinkedIn profile")
NOT_THIS_MEMBER = N_("was unlinked from this LinkedIn profile")
SAME_NAME = N_("same name")
SAME_COMPANY = N_("same employer")
# The kinds of identity that LinkedIn gives a member, sturdiest first.
_MEMBER_KINDS = ("person:", "member:")
_KINDS = (*_MEMBER_KINDS, "in:")


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A candidate who shares an identity key or an e-mail address with the person; ``keys`` are all of theirs.

    ``unlinked`` when somebody said that they are not this member of LinkedIn.
    """

    id: int
    name: str
    email: str | None
    headline: str | None
    company: str | None
    keys: frozenset[str] = field(default_factory=frozenset)
    unlinked: bool = False
    second_email: str | None = None


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
    linked = [one for one in known if one.keys.intersection(keys)]
    # Once somebody has both the LinkedIn identity and the e-mail address, others who only share the address do not count.
    likely = linked if any(_same_email(person, one) for one in linked) else list(known)
    if len(likely) == 1 and not likely[0].unlinked and not _contradicted(likely[0], keys):
        return Match(candidate=likely[0])
    listed = [Possibility(one, _evidence(person, keys, one)) for one in known]
    return Match(possible=tuple(sorted(listed, key=lambda entry: -_weight(entry))))


def likeness(person: Person, keys: Collection[str], candidate: KnownPerson) -> Possibility:
    """What speaks for and against ``candidate`` being ``person``, also where no doubt is left."""
    return Possibility(candidate, _evidence(person, keys, candidate))


def _contradicted(candidate: KnownPerson, keys: Collection[str]) -> bool:
    """Whether the candidate is linked to somebody else on LinkedIn: then what else agrees may be shared or mistyped."""
    for kind in _KINDS:
        theirs, own_keys = _of_kind(kind, candidate.keys), _of_kind(kind, keys)
        if theirs and own_keys:
            return theirs.isdisjoint(own_keys)
    return False


def _of_kind(kind: str, keys: Collection[str]) -> set[str]:
    return {key for key in keys if key.startswith(kind)}


def _evidence(person: Person, keys: Collection[str], candidate: KnownPerson) -> tuple[str, ...]:
    shared = candidate.keys.intersection(keys)
    tests = (
        (any(key.startswith(_MEMBER_KINDS) for key in shared), SAME_MEMBER),
        (any(not key.startswith(_MEMBER_KINDS) for key in shared), SAME_PROFILE),
        (_same_email(person, candidate), SAME_EMAIL),
        (_same(person.name, candidate.name), SAME_NAME),
        (_same(person.company, candidate.company), SAME_COMPANY),
        (bool(person.email and candidate.email) and not _same_email(person, candidate), OTHER_EMAIL),
        (_contradicted(candidate, keys), OTHER_MEMBER),
        (candidate.unlinked, NOT_THIS_MEMBER),
    )
    return tuple(text for holds, text in tests if holds)


def _same_email(person: Person, candidate: KnownPerson) -> bool:
    known = {email_key(one) for one in (candidate.email, candidate.second_email) if one}
    return bool(person.email) and email_key(person.email or "") in known


def _same(one: str | None, other: str | None) -> bool:
    return bool(one and other and one.casefold().split() == other.casefold().split())


_WEIGHTS = {SAME_MEMBER: 8, SAME_PROFILE: 4, SAME_EMAIL: 3, SAME_NAME: 1, SAME_COMPANY: 1, OTHER_MEMBER: -1, NOT_THIS_MEMBER: -2}


def _weight(entry: Possibility) -> int:
    return sum(_WEIGHTS.get(text, 0) for text in entry.evidence)
