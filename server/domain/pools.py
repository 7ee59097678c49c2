"""Talent pools that people make: what they may be called, and in which order their people stand (attract.md 9)."""

import unicodedata
from enum import StrEnum

from server.domain.errors import required

NAME_LIMIT = 120
KEY_LIMIT = 400  # a character may stand for up to 18


class PoolOrder(StrEnum):
    """The orders of a pool's people: who came last first, who came first first, by name forwards and backwards."""

    NEWEST = "newest"
    OLDEST = "oldest"
    NAME = "name"
    NAME_DOWN = "name_down"

    @property
    def by_name(self) -> bool:
        """Whether names decide, not the time of coming in."""
        return self in (PoolOrder.NAME, PoolOrder.NAME_DOWN)

    @property
    def rising(self) -> bool:
        """Whether small values stand first."""
        return self in (PoolOrder.OLDEST, PoolOrder.NAME)


def checked_name(name: str) -> str:
    """``name`` in one line; raise Invalid when it is empty or too long."""
    return required(" ".join(name.split()), "name", NAME_LIMIT)


def name_key(name: str) -> str:
    """``name`` as it is compared with others: without regard to case and to how its letters are encoded (statement 230)."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())[:KEY_LIMIT]
