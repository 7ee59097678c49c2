"""LinkedIn's ids of its members, as addresses of Recruiter, of the ordinary site and of Sales Navigator have them.

One member has several: Recruiter's (``AEMAA…``, in 2020 ``AEEAA…``), the ordinary site's (``ACoAA…``), Sales Navigator's
(``ACwAA…``), and a number in addresses of before 2020. They are base64, so that capitals count. Bytes 4 to 7 hold the number;
LinkedIn documents it nowhere, so it says who is *possibly* the same and never joins anybody.
"""

import base64
import re

from server.domain.errors import NotAProfile

ID = re.compile(r"[A-Za-z0-9_-]{1,100}")
_KNOWN_KIND = re.compile(r"(?:AEMAA|AEEAA|ACoAA|ACwAA)[A-Za-z0-9_-]{5,}")
_NUMBER = re.compile(r"[1-9][0-9]{0,11}", re.ASCII)
_WHOLE = 30  # an id has 39 characters; one that was shortened or made up holds no number
_BYTES_SHOWN = 12  # characters that hold the first nine bytes


def is_known_kind(id: str) -> bool:
    """Whether ``id`` is a member's by its own looks, wherever it stands."""
    return bool(_KNOWN_KIND.fullmatch(id))


def is_number(id: str) -> bool:
    """Whether ``id`` is a member's number and no id."""
    return bool(_NUMBER.fullmatch(id))


def number(id: str) -> int | None:
    """The member's number, or None where ``id`` holds none."""
    if is_number(id):
        return int(id)
    if not is_known_kind(id) or len(id) < _WHOLE:
        return None
    return int.from_bytes(base64.urlsafe_b64decode(id[:_BYTES_SHOWN])[4:8], "big") or None


def possibly_same(one: str, other: str) -> bool:
    """Whether two ids may be of one member: the same, or with the same number in them."""
    held = number(one)
    return one == other or (held is not None and held == number(other))


def surely_differ(one: str, other: str) -> bool:
    """Whether two ids cannot be of one member, as far as is known."""
    numbers = number(one), number(other)
    return one != other if None in numbers else numbers[0] != numbers[1]


def checked(id: str) -> str:
    """``id`` without the padding of base64. Raise NotAProfile when it is none."""
    id = id.rstrip("=")
    if not ID.fullmatch(id):
        raise NotAProfile
    return id
