"""Paging by keys: a page begins after a row, so that page 500 costs what page 1 costs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

PAGE = 25


class _Keyed(Protocol):
    @property
    def id(self) -> int: ...

    @property
    def updated_at(self) -> int: ...


Row = TypeVar("Row", bound=_Keyed)


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """A number of rows; ``after`` names the key the next page begins after, or is None on the last."""

    rows: Sequence[Row]
    after: str | None


def paged(rows: Sequence[Row], size: int = PAGE) -> Page[Row]:
    """A page of ``size`` rows made of up to one more: the last only tells that there are more."""
    shown = rows[:size]
    last = shown[-1] if len(rows) > size else None
    return Page(shown, f"{last.updated_at}-{last.id}" if last else None)


def key(after: str | None) -> tuple[int, int] | None:
    """The key in an address; one that makes no sense begins at the first page."""
    instant, _, id = (after or "").partition("-")
    if not (instant.isdecimal() and id.isdecimal() and len(instant) < 16 and len(id) < 16):
        return None
    return int(instant), int(id)


def after_id(after: str | None) -> int | None:
    """The id in an address that a page begins after; one that makes no sense begins at the first page."""
    return int(after) if after and after.isascii() and after.isdecimal() and len(after) < 10 else None
