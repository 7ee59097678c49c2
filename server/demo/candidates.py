"""The people of the demo: members of the stand-in Recruiter where its list is at hand, and some who only sent an e-mail."""

import json
import random
from pathlib import Path

from server.domain.person import Person

_FIRST = ("Anna", "Bjørn", "Camilla", "Dag", "Eva", "Frode", "Gunhild", "Henrik", "Ida", "Jonas", "Karin", "Lars", "Mona")
_LAST = ("Aune", "Berge", "Dahlberg", "Engen", "Fjeld", "Granli", "Holm", "Iversen", "Kvam", "Lunde", "Moen", "Nilsson", "Rask")
_TITLES = ("Data Engineer", "Developer", "Analyst", "Consultant", "Designer", "Project Manager", "Advisor")
_PLACES = ("Oslo, Norway", "Bergen, Norway", "Stockholm, Sweden", "Copenhagen, Denmark")


def members(path: Path | None, count: int, chance: random.Random) -> list[Person]:
    """Up to ``count`` members from the stand-in's list at ``path``, drawn without regard to their order."""
    if path is None:
        return []
    listed = [entry for entry in json.loads(path.read_text("utf-8")) if entry["first_name"]]
    return [_member(entry) for entry in chance.sample(listed, min(count, len(listed)))]


def correspondents(count: int, chance: random.Random) -> list[Person]:
    """``count`` people whom LinkedIn does not know, each with a name and an address of their own."""
    names = chance.sample([(first, last) for first in _FIRST for last in _LAST], count)
    return [_correspondent(first, last, chance) for first, last in names]


def _member(entry: dict[str, str | None]) -> Person:
    return Person(
        name=" ".join(part for part in (entry["first_name"], entry["last_name"]) if part),
        member_id=entry["id"],
        profile_url=f"https://www.linkedin.com/in/{entry['slug']}" if entry["slug"] else None,
        email=entry["email"],
        headline=entry["headline"],
        company=entry["company"],
        location=entry["location"],
    )


def _correspondent(first: str, last: str, chance: random.Random) -> Person:
    address = f"{first}.{last}@mail.example".lower().replace("ø", "o")
    return Person(name=f"{first} {last}", email=address, headline=chance.choice(_TITLES), location=chance.choice(_PLACES))
