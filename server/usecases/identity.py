"""Finding or making the candidate that an exported person is; both doors of Attract come through here (design section 1)."""

from dataclasses import dataclass, field
from typing import Any, Literal

from server.domain.errors import AmbiguousPerson, Invalid
from server.domain.matching import KnownPerson, Possibility, match
from server.domain.person import Person, email_key
from server.domain.roles import Actor
from server.domain.words import N_
from server.storage import applications, candidates, exports, hosts, writings
from server.storage.database import lock

Choice = int | Literal["new"] | None


@dataclass(frozen=True, slots=True)
class Identified:
    """The candidate; ``news`` lists what the person brings that one already there lacks: profile keys, "email"."""

    id: int
    name: str
    created: bool
    news: list[str] = field(default_factory=list)


def identify(actor: Actor, person: Person, source: str, choice: Choice) -> Identified:
    """The candidate that ``person`` is, made when nobody is; within the caller's transaction.

    Raise AmbiguousPerson when the recruiter must choose, Invalid for a choice that is not on the list, NotAProfile.
    """
    keys = person.keys(hosts.all_rules())
    # Two exports of one person at once wait for each other, whichever key they share.
    lock(*keys, *([f"email:{email_key(person.email)}"] if person.email else []))
    known, chosen = _held(person, keys, choice)
    taken = {key for one in known for key in one.keys}
    free = [key for key in keys if key not in taken]
    if chosen is None:
        return _new(actor, person, source, free)
    email = ["email"] if person.email and not chosen.email else []
    return Identified(chosen.id, chosen.name, False, [*free, *email])


def learn(actor: Actor, found: Identified, person: Person) -> None:
    """Keep with a candidate already there what ``person`` brings that is news."""
    for news in found.news:
        if news == "email":
            candidates.learn_email(found.id, person.email)
        else:
            candidates.link(found.id, news, person.profile_url, actor.id)


def forget(candidate: int, learned: list[str]) -> None:
    """Take back what an export said about a candidate; one whom exports made goes away when nothing is left of them."""
    candidates.hold(candidate)
    in_use = applications.count(candidate) or writings.about_candidate(candidate)
    if not in_use and exports.made(candidate):
        candidates.remove(candidate)
        return
    candidates.unlink(candidate, [key for key in learned if key != "email"])
    if "email" in learned:
        candidates.learn_email(candidate, None)


def listed(possible: tuple[Possibility, ...]) -> list[dict[str, Any]]:
    """Possible people as a problem answer carries them."""
    return [
        {"id": one.candidate.id, "name": one.candidate.name, "headline": one.candidate.headline, "evidence": [*one.evidence]}
        for one in possible
    ]


def _held(person: Person, keys: list[str], choice: Choice) -> tuple[list[KnownPerson], KnownPerson | None]:
    """Everybody who might be the person, and who it is; looked for again when an undo was faster and deleted them."""
    while True:
        known = candidates.known(keys, person.email)
        chosen = _chosen(person, keys, known, choice)
        if chosen is None or candidates.hold(chosen.id):
            return known, chosen


def _chosen(person: Person, keys: list[str], known: list[KnownPerson], choice: Choice) -> KnownPerson | None:
    if choice is not None and choice != "new":
        picked = next((one for one in known if one.id == choice), None)
        if picked is None:
            raise Invalid({"candidate": N_("This person is not one of those to choose from.")})
        return picked
    found = match(person, keys, known)
    # Whoever has a profile of the person may be chosen, but nobody beside them: one profile is one candidate.
    may_be_new = not any(one.keys.intersection(keys) for one in known)
    if found.possible and choice is None:
        raise AmbiguousPerson(extra={"candidates": listed(found.possible), "new": may_be_new})
    if found.possible and not may_be_new:
        raise Invalid({"candidate": N_("One of these has this profile already. Choose who it is.")})
    return found.candidate  # "new" makes no second candidate of somebody who is surely known


def _new(actor: Actor, person: Person, source: str, free: list[str]) -> Identified:
    id = candidates.add(person, source, actor.id)
    for key in free:
        candidates.link(id, key, person.profile_url, actor.id)
    return Identified(id, person.name, True)
