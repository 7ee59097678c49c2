"""Members who may be a candidate: same name, with what else speaks for them (linkedin.md 16, attract.md 3.8)."""

from dataclasses import dataclass
from typing import Any

from e2e.recruiter.members import Member
from e2e.recruiter.members.search import fold
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.partner.recruiting.matching import profile_path

MOST = 10


@dataclass(frozen=True)
class Possible:
    """A member and the evidence for them, one line each."""

    member: Member
    evidence: list[str]


def possible_people(world: World, words: str, candidate: dict[str, Any]) -> list[Possible]:
    """Members whose name holds every word, those with the most evidence first; nobody for no words."""
    wanted = fold(words).split()
    found = [each for each in world.all_members() if wanted and set(wanted) <= set(fold(each.name or "").split())]
    possible = [Possible(each, _evidence(each, candidate)) for each in found]
    return sorted(possible, key=lambda each: -len(each.evidence))[:MOST]


def name_of(candidate: dict[str, Any]) -> str:
    """First and last name as the ATS has sent them."""
    return " ".join(part for part in (candidate.get("firstName"), candidate.get("lastName")) if part)


def _evidence(member: Member, candidate: dict[str, Any]) -> list[str]:
    cities = [fold(each.get("city") or "") for each in candidate.get("addresses") or ()]
    clues = {
        "Same name": fold(name_of(candidate)) == fold(member.name or ""),
        "Same public profile": _same_profile(member, candidate.get("linkedInProfileUrl")),
        "Same e-mail address": bool(member.email)
        and fold(member.email or "") in map(fold, candidate.get("emailAddresses") or ()),
        f"Same employer: {member.company}": _same(member.company, candidate.get("currentCompanyName")),
        f"Same title: {member.title}": _same(member.title, candidate.get("currentJobTitle")),
        f"Same place: {member.location}": any(city and city in fold(member.location or "") for city in cities),
    }
    return [text for text, speaks in clues.items() if speaks]


def _same(one: str | None, other: str | None) -> bool:
    return bool(one and other) and fold(one or "") == fold(other or "")


def _same_profile(member: Member, url: str | None) -> bool:
    return bool(url and member.public_profile_url) and profile_path(url or "") == profile_path(member.public_profile_url or "")
