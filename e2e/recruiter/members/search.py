"""Finding members: words, filters, and pages of 25."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from e2e.recruiter.members import Member

ROWS_PER_PAGE = 25
CHOICES_PER_FILTER = 8
LONGEST_QUERY = 200
UNDECOMPOSED = str.maketrans({"ø": "o", "æ": "ae", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "ı": "i"})


@dataclass(frozen=True)
class Query:
    """What somebody searches for; several locations (or companies) mean any of them."""

    words: str = ""
    locations: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    open_to_work: bool = False

    def has_filters(self) -> bool:
        """Whether anything but words narrows the results."""
        return bool(self.locations or self.companies or self.open_to_work)


@dataclass(frozen=True)
class Page:
    """One page of results; ``number`` counts from 1, ``total`` counts the members on all pages."""

    members: Sequence[Member]
    number: int
    last: int
    total: int

    @property
    def start(self) -> int:
        """The number of the first row among all results, from 1."""
        return (self.number - 1) * ROWS_PER_PAGE + 1


@dataclass(frozen=True)
class Choice:
    """One value of a filter, how many of the members found by words have it, and whether it is chosen."""

    value: str
    count: int
    chosen: bool


def with_words(members: Iterable[Member], words: str) -> list[Member]:
    """Members whose name, headline, present position or location contains every word; case and accents do not matter."""
    wanted = fold(words[:LONGEST_QUERY]).split()
    return [member for member in members if all(word in _text_of(member) for word in wanted)]


def with_filters(members: Iterable[Member], query: Query) -> list[Member]:
    """Those of ``members`` that pass every filter of ``query`` that is set."""
    return [
        member
        for member in members
        if (not query.locations or member.location in query.locations)
        and (not query.companies or member.company in query.companies)
        and (not query.open_to_work or member.open_to_work)
    ]


def page_of(members: Sequence[Member], number: int) -> Page | None:
    """Page ``number`` of ``members``, or None where there is no such page; no members make one empty page."""
    last = max(1, ceil(len(members) / ROWS_PER_PAGE))
    if not 1 <= number <= last:
        return None
    start = (number - 1) * ROWS_PER_PAGE
    return Page(members[start : start + ROWS_PER_PAGE], number, last, len(members))


def choices(members: Iterable[Member], field: str, chosen: Sequence[str]) -> list[Choice]:
    """The commonest values of ``field`` among ``members``, and any chosen value besides, most common first."""
    counts: Mapping[str, int] = Counter(value for member in members if (value := getattr(member, field)))
    common = [value for value, _ in Counter(counts).most_common(CHOICES_PER_FILTER)]
    shown = common + [value for value in chosen if value not in common]
    return [Choice(value, counts.get(value, 0), value in chosen) for value in shown]


def fold(text: str) -> str:
    """``text`` without case and accents, so that "aasen" finds "Åasen" and "bjorn" finds "Bjørn"."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(UNDECOMPOSED))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


@lru_cache(maxsize=1024)
def _text_of(member: Member) -> str:
    shown = (member.name, member.headline, member.title, member.company, member.location)
    return fold(" ".join(part for part in shown if part))
