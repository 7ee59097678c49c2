"""The part of a path that holds a name or an id, as a person reads it however it was escaped, copied or pasted."""

import re
import unicodedata
from urllib.parse import unquote

from server.domain.member_id import ID

NAME_LIMIT = 300
# Signs nobody sees that come along when an address is copied; joiners stay, because scripts and picture signs need them.
_UNSEEN = (0x00AD, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x206A), 0xFEFF)
INVISIBLE = dict.fromkeys(_UNSEEN)
# What is no letter of a name ends it: brackets, quotation marks, the query whose question mark was lost or escaped.
_AFTER_NAME = re.compile(r"[<>()\[\]{}\"&,;|?#，；（）【】《》「」、].*", re.S)
_SENTENCE_END = ".:!'’”»›“„…*·•`。：！？"
_NO_NAME = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff/\\\ufffd]")
# LinkedIn's own words for "not shown" and "you", what programs write for a missing value, and templates nobody filled in.
_PLACEHOLDER = re.compile(
    r"in|me|unavailable|undefined|null|none|nan|user[-_]?name|first-?name-last-?name"
    r"|(?:your|my)[-_]?(?:name|user[-_]?name|profile|slug|handle|id|url|linked-?in(?:[-_]?(?:profile|user-?name|name|id|url))?)",
    re.I | re.ASCII,
)


def member_id(part: str) -> str | None:
    """The member id in a part of a path, its capitals kept, without the padding of base64; None where there is none."""
    id = (_plain(part) or "").rstrip("=")
    return id if ID.fullmatch(id) and not _PLACEHOLDER.fullmatch(id) else None


def vanity_name(part: str) -> str | None:
    """The vanity name in a part of a path, in small letters and composed (NFC); None for a placeholder or no name.

    Small letters and not folded ones: LinkedIn tells "straße" and "strasse" apart.
    """
    name = unicodedata.normalize("NFC", (_plain(part) or "").lower())
    if not name.strip(".") or len(name) > NAME_LIMIT or _NO_NAME.search(name) or _PLACEHOLDER.fullmatch(name):
        return None
    return name


def _plain(part: str) -> str | None:
    """``part`` as a person reads it, however often it was escaped; None where it is no UTF-8."""
    before = ""
    while before != part:
        try:
            before, part = part, unquote(part, errors="strict").translate(INVISIBLE)
        except UnicodeDecodeError:
            return None
    return _AFTER_NAME.sub("", part).rstrip(_SENTENCE_END)
