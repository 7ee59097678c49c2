"""Finding or making the candidate that an exported person is; both doors of Attract come through here (design section 1)."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from server.domain.errors import AmbiguousPerson, Invalid
from server.domain.i18n_marker import N_
from server.domain.linkedin.urns import PERSON
from server.domain.matching import KnownPerson, Possibility, likeness, match
from server.domain.person import Person, email_key
from server.storage.account import hosts
from server.storage.applications import applications, exports
from server.storage.candidates import candidates
from server.storage.candidates import notes as stored_notes
from server.storage.database import is_sqlite, lock
from server.storage.linkedin.tab import links

Choice = int | Literal["new"] | None


@dataclass(frozen=True, slots=True)
class Identified:
    """The candidate; ``news`` lists what the person brings that one already there lacks: profile keys, "email"."""

    id: int
    name: str
    created: bool
    news: list[str] = field(default_factory=list)


def identify(user: int | None, person: Person, source: str, choice: Choice, referred_by: int | None = None) -> Identified:
    """The candidate that ``person`` is, made when nobody is; within the caller's transaction.

    ``user`` brought them; None where LinkedIn did, for nobody whom Attract knows. ``referred_by`` is who recommended them.

    Raise AmbiguousPerson when the recruiter must choose, Invalid for a choice that is not on the list, NotAProfile.
    """
    keys = person.keys(hosts.all_rules())
    # Two exports of one person at once wait for each other, whichever key they share.
    lock(*keys, *([f"email:{email_key(person.email)}"] if person.email else []))
    known, chosen = _held(person, keys, choice)
    taken = {key for one in known for key in one.keys}
    free = [key for key in keys if key not in taken]
    if chosen and choice is not None and person.person_urn:
        links.forget_unlinking(chosen.id, person.person_urn)
    if chosen is None:
        return make(user, person, source, referred_by, free)
    email = ["email"] if person.email and not chosen.email else []
    return Identified(chosen.id, chosen.name, False, [*free, *email])


def reserve(emails: Sequence[str]) -> None:
    """Keep others from making or changing anybody with one of these addresses; who identifies several does it first."""
    keys = [email_key(email) for email in emails]
    lock(*(f"email:{key}" for key in keys))
    candidates.hold_many(sorted({id for ids in candidates.by_emails(keys).values() for id in ids}))


def make(user: int | None, person: Person, source: str, referred_by: int | None = None, keys: Sequence[str] = ()) -> Identified:
    """Somebody new, whom ``keys`` belong to from now on; within the caller's transaction."""
    id = candidates.add(person, source, user, referred_by)
    for key in keys:
        candidates.link(id, key, _address(key, person), user)
    return Identified(id, person.name, True)


def learn(user: int | None, identified: Identified, person: Person) -> None:
    """Keep with a candidate already there what ``person`` brings that is news."""
    if "email" in identified.news:
        candidates.learn_email(identified.id, person.email, user)
    learn_keys(user, identified, person)
    if not identified.created:
        candidates.learn_names(identified.id, person)


def learn_keys(user: int | None, identified: Identified, person: Person) -> None:
    """Of what is news keep only the identity: who the candidate is on LinkedIn."""
    for key in identified.news:
        if key != "email":
            candidates.link(identified.id, key, _address(key, person), user)


def forget(user: int, candidate: int, learned: list[str]) -> None:
    """Take back what an export said about a candidate, whom the caller holds.

    One whom exports made goes away when nothing is left of them.
    """
    in_use = applications.count(candidate) or stored_notes.about_candidate(candidate) or candidates.relied_on(candidate)
    if not in_use and exports.made(candidate):
        candidates.remove(candidate)
        return
    candidates.unlink(candidate, [key for key in learned if key != "email"], user)
    if "email" in learned:
        candidates.learn_email(candidate, None, user)


def possible(person: Person) -> tuple[tuple[Possibility, ...], bool]:
    """Who ``person`` may be, best first, and whether they may be somebody new; nobody is made. Raise NotAProfile."""
    keys = person.keys(hosts.all_rules())
    known = _known(keys, person)
    match_result = match(person, keys, known)
    sure = (Possibility(match_result.candidate, ()),) if match_result.candidate else ()
    return match_result.possible or sure, _may_be_new(keys, known)


def offered(person: Person) -> tuple[tuple[Possibility, ...], bool]:
    """Whom somebody who adds ``person`` by hand is asked about, best first, and whether they may be somebody new.

    Who is known for sure is offered instead of a second record. Raise NotAProfile.
    """
    keys = person.keys(hosts.all_rules())
    known = _known(keys, person)
    match_result = match(person, keys, known)
    if match_result.candidate:
        return (likeness(person, keys, match_result.candidate),), False
    return match_result.possible, _may_be_new(keys, known)


def listed(possible: tuple[Possibility, ...]) -> list[dict[str, Any]]:
    """Possible people as a problem answer carries them."""
    return [
        {"id": one.candidate.id, "name": one.candidate.name, "headline": one.candidate.headline, "evidence": [*one.evidence]}
        for one in possible
    ]


def _held(person: Person, keys: list[str], choice: Choice) -> tuple[list[KnownPerson], KnownPerson | None]:
    """Everybody who might be the person, and who it is, held; looked for again when somebody changed them meanwhile."""
    while True:
        known = _known(keys, person)
        chosen = _chosen(person, keys, known, choice)
        if chosen is None or (candidates.hold(chosen.id) and (is_sqlite() or _known(keys, person) == known)):
            return known, chosen


def _known(keys: list[str], person: Person) -> list[KnownPerson]:
    known = candidates.known(keys, person.email)
    if not known or not person.person_urn:
        return known
    unlinked = candidates.unlinked_from(person.person_urn, [one.id for one in known])
    return [replace(one, unlinked=one.id in unlinked) for one in known]


def _chosen(person: Person, keys: list[str], known: list[KnownPerson], choice: Choice) -> KnownPerson | None:
    if choice is not None and choice != "new":
        picked = next((one for one in known if one.id == choice), None)
        if picked is None:
            raise Invalid({"candidate": N_("This person is not one of those to choose from.")})
        return picked
    match_result = match(person, keys, known)
    may_be_new = _may_be_new(keys, known)
    if match_result.possible and choice is None:
        raise AmbiguousPerson(extra={"candidates": listed(match_result.possible), "new": may_be_new})
    if match_result.possible and not may_be_new:
        raise Invalid({"candidate": N_("One of these has this profile already. Choose who it is.")})
    return match_result.candidate  # "new" makes no second candidate of somebody who is surely known


def _may_be_new(keys: list[str], known: list[KnownPerson]) -> bool:
    """Whoever has a profile of the person may be chosen, but nobody beside them: one profile is one candidate."""
    return not any(one.keys.intersection(keys) for one in known)


def _address(key: str, person: Person) -> str | None:
    """A person URN is no address; the profile's own key has it."""
    return None if key.startswith(PERSON) else person.profile_url
