"""Compound keys in both versions of the protocol (linkedin.md 1.2, 1.3): written, and read whatever the order of their parts.

Parts are written in alphabetical order, as Rest.li does it, so that answers mostly carry the very same text.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import quote, unquote

Parts = Mapping[str, str]
_TILDE = str.maketrans({".": "~2E", "[": "~5B", "]": "~5D", "~": "~7E"})
_FROM_TILDE = {"~2E": ".", "~5B": "[", "~5D": "]", "~7E": "~"}
_PLAIN = re.compile(r"[\w-]+", re.ASCII)  # nothing in it needs an escape in either version
_NO_PARAMS = ("$params:(),", ",$params:()", "$params:()")


def text_1(parts: Parts) -> str:
    """``a=1&b=2``, for paths and for the maps of bodies; ``:`` stays bare as in LinkedIn's examples."""
    return "&".join(f"{name}={_escaped_1(parts[name])}" for name in sorted(parts))


def query_1(keys: list[Parts]) -> str:
    """``ids[0].a=1&ids[0].b=2&ids[1].a=…``; the brackets are escaped, and dots and brackets within values by tildes."""
    return "&".join(
        f"ids%5B{number}%5D.{name}={_escaped_in_query(parts[name])}"
        for number, parts in enumerate(keys)
        for name in sorted(parts)
    )


def text_2(parts: Parts) -> str:
    """``(a:1,b:2)`` with everything in the values escaped; a value of nothing is ``''``."""
    written = [f"{name}:{_escaped_2(parts[name])}" for name in sorted(parts)]
    return f"({','.join(written)})"


def query_2(texts: list[str]) -> str:
    """``ids=List((a:1,b:2),(…))`` of keys that are written already."""
    return f"ids=List({','.join(texts)})"


def parsed(text: str) -> dict[str, str] | None:
    """The parts of a key as it stands in an answer, in either version, with or without empty ``$params``; None if it is none."""
    return _parsed_2(text) if text.startswith("(") else _parsed_1(text)


def untilde(value: str) -> str:
    """``value`` without the escapes of ``. [ ] ~``."""
    if "~" not in value:
        return value
    read, place = [], 0
    while place < len(value):
        plain = _FROM_TILDE.get(value[place : place + 3])
        read.append(plain or value[place])
        place += 3 if plain else 1
    return "".join(read)


# A batch repeats the company's URN in every key, so what was escaped a moment ago is remembered; ids are mostly plain.


def _escaped_1(value: str) -> str:
    return value if _PLAIN.fullmatch(value) else _quoted(value, ":")


def _escaped_in_query(value: str) -> str:
    return value if _PLAIN.fullmatch(value) else _quoted(value.translate(_TILDE), "")


def _escaped_2(value: str) -> str:
    return value if _PLAIN.fullmatch(value) else _quoted(value, "") or "''"


_quoted = lru_cache(maxsize=1024)(quote)
_unquoted = lru_cache(maxsize=1024)(unquote)


def _parsed_1(text: str) -> dict[str, str] | None:
    parts = {}
    for pair in text.split("&"):
        name, sign, value = pair.partition("=")
        if not sign:
            return None
        parts[_spaced(name)] = _spaced(value)
    return parts


def _parsed_2(text: str) -> dict[str, str] | None:
    if not text.endswith(")"):
        return None
    inner = text[1:-1]
    for nothing in _NO_PARAMS:
        inner = inner.replace(nothing, "")
    parts = {}
    for pair in inner.split(",") if inner else ():
        name, sign, value = pair.partition(":")
        if not sign:
            return None
        parts[_plain(name)] = "" if value == "''" else _plain(value)
    return parts


def _plain(text: str) -> str:
    return _unquoted(text) if "%" in text else text


def _spaced(text: str) -> str:
    """As in a form: a plus is a space."""
    return _plain(text.replace("+", " "))
