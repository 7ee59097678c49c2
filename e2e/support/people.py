"""Members of the stand-in for the journeys: each member goes to one journey only, so that journeys run in any order."""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from e2e.support.servers import ROOT, Attract

MEMBERS_FILE = ROOT / "e2e/recruiter/members/members.json"
SPECIAL_FILE = ROOT / "e2e/recruiter/members/special_members.json"


@dataclass(frozen=True)
class Member:
    """A made-up member; ``slug`` is None without a public profile, ``email`` without a shared address.

    Special members are odd on purpose; journeys ask for them by what is odd about them.
    """

    id: str
    slug: str | None
    name: str
    email: str | None
    headline: str | None
    contact_card: bool
    special: bool

    @property
    def profile_url(self) -> str | None:
        """The public profile as a link carries it."""
        return f"https://www.linkedin.com/in/{quote(self.slug)}" if self.slug else None


@dataclass
class Pool:
    """The members of the stand-in in the order of an unfiltered search, and who of them is still nobody's."""

    members: list[Member]
    free: list[Member]

    @classmethod
    def of(cls, attract: Attract) -> "Pool":
        """Everybody, and as free those whom ``attract`` has not heard of."""
        members = _read_members()
        known = _linked(attract.home / "attract.db")
        return cls(members, [member for member in members if f"member:{member.id}" not in known])

    def anybody(self) -> Member:
        """A free member with nothing odd about them; nobody gets them again."""
        return self.whoever(lambda one: bool(one.slug and one.headline and one.contact_card))

    def with_email(self) -> Member:
        """A member who shares an e-mail address."""
        return self._take(lambda member: member.email is not None)

    def whoever(self, fits: Callable[[Member], bool]) -> Member:
        """A free member who ``fits`` and is not special; nobody gets them again."""
        return self._take(lambda one: fits(one) and not one.special)

    def special(self, fits: Callable[[Member], bool]) -> Member:
        """The free special member who ``fits``; nobody gets them again."""
        return self._take(lambda one: fits(one) and one.special)

    def by_slug(self, slug: str) -> Member:
        """The free special member with this public profile; nobody gets them again."""
        return self.special(lambda one: one.slug == slug)

    def _take(self, fits: Callable[[Member], bool]) -> Member:
        chosen = next((one for one in self.free if fits(one)), None)
        assert chosen, "Nobody of this kind is free: the demo knows them, or another journey took them"
        self.free.remove(chosen)
        return chosen


def _read_members() -> list[Member]:
    special = {_who(entry) for entry in json.loads(SPECIAL_FILE.read_text("utf-8"))}
    return [_member(entry, _who(entry) in special) for entry in json.loads(MEMBERS_FILE.read_text("utf-8"))]


def _who(entry: dict[str, Any]) -> tuple[str | None, ...]:
    return entry["slug"], entry["first_name"], entry["last_name"]


def _member(entry: dict[str, Any], special: bool) -> Member:
    name = " ".join(part for part in (entry["first_name"], entry["last_name"]) if part)
    own = {key: entry[key] for key in ("id", "slug", "email", "headline", "contact_card")}
    return Member(name=name, special=special, **own)


def _linked(database: Path) -> set[str]:
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        return {key for (key,) in connection.execute("select key from linkedin_identity")}
