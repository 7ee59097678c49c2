"""Doing the same with many people of a job at once: what can be done, and with whom it cannot."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from server.domain.i18n_marker import N_

MOST = 10_000  # in one transaction


class Act(StrEnum):
    """What can be done with many."""

    ADVANCE = "advance"
    MOVE = "move"
    REJECT = "reject"


class Obstacle(StrEnum):
    """Why it cannot be done with somebody."""

    GONE = N_("is not on this list any more")
    CHANGED = N_("was changed by somebody else in the meantime")
    OUT = N_("is not in the running")
    LAST = N_("is in the last stage")
    THERE = N_("is in that stage already")


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whom somebody ticked: applications with the stage each was seen in; or, as of an instant, everybody of the list."""

    seen: dict[int, int]
    everybody: bool = False
    as_of: int | None = None


def ticked(boxes: Iterable[str]) -> dict[int, int]:
    """Applications and seen stages from boxes such as "12-3"; what has another form is nobody."""
    pairs = (box.partition("-") for box in boxes)
    numbers = ((int(one), int(stage)) for one, _, stage in pairs if _is_id(one) and _is_id(stage))
    return dict(numbers)


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 11 and int(text) < 2**31
