"""The made-up members of the stand-in, read once from members.json."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from e2e.recruiter.members.ids import ORDINARY, SALES, made_up_number, member_id, number_of

MEMBERS_FILE = Path(__file__).parent / "members.json"


@dataclass(frozen=True, eq=False)
class Member:
    """One line of members.json; README.md says what each field holds."""

    id: str
    slug: str | None
    first_name: str | None
    last_name: str | None
    headline: str | None
    title: str | None
    company: str | None
    location: str | None
    email: str | None
    phone: str | None
    about: str | None
    skills: tuple[str, ...]
    experience: tuple[dict[str, str], ...]
    education: tuple[dict[str, Any], ...]
    open_to_work: bool
    photo: bool
    contact_card: bool
    degree: int
    industry: str | None
    pronouns: str | None
    website: str | None
    other_emails: tuple[str, ...]

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> "Member":
        """A member from one object of members.json; a TypeError names a field too many or too few."""
        frozen: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
        return cls(**frozen)

    @cached_property
    def name(self) -> str | None:
        """First and last name, or None for an anonymous member."""
        return " ".join(part for part in (self.first_name, self.last_name) if part) or None

    @cached_property
    def number(self) -> int:
        """The member's number, which every id of theirs holds."""
        return number_of(self.id) or made_up_number(self.id)

    @cached_property
    def ordinary_id(self) -> str:
        """The id of the ordinary site, ``ACoAA…``."""
        return member_id(ORDINARY, self.number)

    @cached_property
    def sales_id(self) -> str:
        """The id of Sales Navigator, ``ACwAA…``."""
        return member_id(SALES, self.number)

    @property
    def emails(self) -> tuple[str, ...]:
        """The e-mail addresses that the member shares, the first one first."""
        return (self.email, *self.other_emails) if self.email else ()

    @property
    def initials(self) -> str:
        """At most two signs for those without a photograph."""
        return "".join(part[0] for part in (self.first_name, self.last_name) if part)

    @property
    def position(self) -> str | None:
        """Present title and employer in one line, or None for somebody between jobs."""
        return " at ".join(part for part in (self.title, self.company) if part) or None

    @property
    def public_profile_url(self) -> str | None:
        """Address of the public LinkedIn profile, percent-encoded as a link carries it."""
        return f"https://www.linkedin.com/in/{quote(self.slug)}" if self.slug else None


class Directory:
    """All members, in the order of an unfiltered search."""

    def __init__(self, members: list[Member]) -> None:
        self.members = tuple(members)
        self._by_id = {each: member for member in members for each in (member.id, member.ordinary_id, member.sales_id)}
        self._by_slug = {member.slug: member for member in members if member.slug}

    @classmethod
    def load(cls, file: Path = MEMBERS_FILE) -> "Directory":
        """The directory in ``file``, a list of objects as README.md describes them."""
        return cls([Member.from_json(values) for values in json.loads(file.read_text("utf-8"))])

    def by_id(self, member_id: str) -> Member | None:
        """The member with this id, in any of its forms, if there is one."""
        return self._by_id.get(member_id)

    def by_slug(self, slug: str) -> Member:
        """The member whose public profile has this slug; KeyError if there is none."""
        return self._by_slug[slug]

    def also_viewed(self, member: Member, count: int = 5) -> list[Member]:
        """Named members near to this one: same employer before same title before the next in the list."""
        here = self.members.index(member) if member in self.members else 0
        others = [other for other in self.members[here + 1 :] + self.members[:here] if other.name]
        return sorted(others, key=lambda other: _distance(member, other))[:count]


def _distance(one: Member, other: Member) -> int:
    same_company = one.company is not None and one.company == other.company
    same_title = one.title is not None and one.title == other.title
    return -2 * same_company - same_title
