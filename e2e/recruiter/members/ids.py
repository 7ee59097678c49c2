"""Member ids in the forms of the real addresses (docs/pages.md R11): one member has several, all of them hold one number.

An id is base64url of 29 bytes: its kind, the member's number (bytes 4 to 7, big-endian), 1, and 20 bytes that mean nothing here.
"""

import base64
import hashlib
import re

RECRUITER, ORDINARY, SALES = "AEMAA", "ACoAA", "ACwAA"
# Beyond every number that LinkedIn has given out, so that no made-up id can be somebody's.
FIRST_NUMBER = 1_990_000_001
_LENGTH = 29
_FORM = re.compile(r"A(?:EMA|CoA|CwA)A[\w-]{34}", re.ASCII)


def member_id(kind: str, number: int) -> str:
    """The id of a member for one of the sites: ``kind`` is RECRUITER, ORDINARY or SALES; 39 characters that begin with it."""
    head = base64.urlsafe_b64decode(kind[:4] + "AAAA")[:3]
    rest = hashlib.sha256(f"{kind} {number}".encode()).digest()[:20]
    raw = head + b"\0" + number.to_bytes(4, "big") + b"\x01" + rest
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def number_of(text: str) -> int | None:
    """The member's number in an id of any kind; None for a text of another form."""
    if not _FORM.fullmatch(text):
        return None
    return int.from_bytes(base64.urlsafe_b64decode(text + "=")[4:8], "big")


def made_up_number(text: str) -> int:
    """A number for a member whose id is of no such form: the same one for the same id."""
    return FIRST_NUMBER + 1_000_000 + int.from_bytes(hashlib.sha256(text.encode()).digest()[:3], "big")
