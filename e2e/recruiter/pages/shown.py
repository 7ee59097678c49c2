"""A member as the looks let them be seen."""

from dataclasses import dataclass
from itertools import groupby

from flask import request
from markupsafe import Markup, escape

from e2e.recruiter.labels import Labels
from e2e.recruiter.looks.chosen import looks_of
from e2e.recruiter.members import Member
from e2e.recruiter.members.search import fold


@dataclass(frozen=True)
class Position:
    """One position; ``start`` and ``end`` are months as in members.json, None where nothing is known or it is the present one."""

    title: str
    company: str
    start: str | None
    end: str | None


@dataclass(frozen=True)
class Shown:
    """``name`` is what stands where a name stands: for members outside the network the words for them (R10)."""

    member: Member
    is_named: bool
    name: str

    @property
    def first_name(self) -> str:
        """The first word of what stands for the name."""
        return self.member.first_name or self.name.split()[0] if self.is_named else self.name.split()[0]

    @property
    def has_photo(self) -> bool:
        """Whether a portrait is shown."""
        return self.is_named and self.member.photo

    @property
    def public_url(self) -> str | None:
        """The public profile, for whom it may be shown."""
        return self.member.public_profile_url if self.is_named and self.member.contact_card else None

    @property
    def positions(self) -> list[Position]:
        """The present position, then the past ones."""
        member = self.member
        present = [Position(member.title or "", member.company or "", _last_end(member), None)] if member.position else []
        return present + [Position(each["title"], each["company"], each["from"], each["to"]) for each in member.experience]

    @property
    def employments(self) -> list[list[Position]]:
        """The positions, those one after another at the same employer together (R7)."""
        return [list(group) for _, group in groupby(self.positions, key=lambda each: each.company)]


def shown(member: Member) -> Shown:
    """``member`` as the browser that asks is to see them."""
    looks = looks_of(request)
    is_named = member.name is not None and not looks.out_of_network
    return Shown(member, is_named, member.name if member.name and is_named else Labels(looks.language)("linkedin_member"))


def with_hits(text: str, words: str) -> Markup:
    """``text`` with those of its words wrapped in ``em`` that the search words begin or are (R7)."""
    wanted = [each for each in fold(words).split() if len(each) > 1]
    return Markup(" ").join(
        Markup("<em>{}</em>").format(each) if any(fold(each).startswith(word) for word in wanted) else escape(each)
        for each in text.split(" ")
    )


def filled(pattern: str, **values: Markup) -> Markup:
    """``pattern``, a label with names in braces, with markup for the names."""
    return Markup(escape(pattern)).format(**values)


def _last_end(member: Member) -> str | None:
    return member.experience[0]["to"] if member.experience else None
