"""Keys of entities: compound keys of protocol 1.0 and 2.0, read into tuples and written back (linkedin.md 1.2, 1.3).

A key is read whatever the order of its parts, with ``:`` bare or encoded, and is never compared as a string.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from urllib.parse import quote, unquote, unquote_plus

from e2e.recruiter.partner.wire.errors import Refusal

Key = tuple[str, ...]
TILDE = re.compile(r"~(2E|5B|5D|7E)")
ESCAPED = {"2E": ".", "5B": "[", "5D": "]", "7E": "~"}
PLAIN = re.compile(r"[\w.:~-]+", re.ASCII)
RECORD = re.compile(r"\(([^()]*)\)")
NO_PARAMS = re.compile(r"\$params:\(\),?")


@dataclass(frozen=True)
class KeyShape:
    """The parts of a compound key in our order, each with the names it goes by (the first is written), and those with one value.

    A constant whose name is in ``optional`` may be left out.
    """

    parts: tuple[tuple[str, ...], ...]
    constants: Mapping[str, str] = field(default_factory=dict)
    optional: frozenset[str] = frozenset()

    def read(self, values: Mapping[str, str]) -> Key:
        """The parts in our order; Refusal 400 for a missing, superfluous or wrong one."""
        key = tuple([values[names[0]] if names[0] in values else self._part(values, names) for names in self.parts])
        used = len(key)
        for name, only in self.constants.items():
            used += values.get(name) == only or self._is_given(values, name, only)
        if used != len(values):
            raise Refusal(400, f"Unexpected part of a key among: {', '.join(sorted(values))}")
        return key

    def write_v1(self, key: Key, backwards: bool = False) -> str:
        """``a=1&b=2``, parts in alphabetical order as Rest.li writes them, ``:`` bare as LinkedIn does."""
        pairs = [f"{name}={value if PLAIN.fullmatch(value) else _encoded(value, ':')}" for name, value in self._written(key)]
        return "&".join(reversed(pairs) if backwards else pairs)

    def write_v2(self, key: Key, backwards: bool = False) -> str:
        """``(a:1,b:2)`` with everything in the values encoded."""
        pairs = [f"{name}:{_encoded(value, '')}" for name, value in self._written(key)]
        return f"({','.join(reversed(pairs) if backwards else pairs)})"

    def _written(self, key: Key) -> list[tuple[str, str]]:
        """Names and values by name."""
        return [(name, key[place] if place >= 0 else self.constants[name]) for name, place in self._order]

    @cached_property
    def _order(self) -> list[tuple[str, int]]:
        places = [(names[0], place) for place, names in enumerate(self.parts)]
        return sorted([*places, *((name, -1) for name in self.constants if name not in self.optional)])

    def _part(self, values: Mapping[str, str], names: tuple[str, ...]) -> str:
        for name in names:
            if name in values:
                return values[name]
        raise Refusal(400, f"Key parameter value of {names[0]} must not be null")

    def _is_given(self, values: Mapping[str, str], name: str, only: str) -> bool:
        value = values.get(name)
        if value is None and name in self.optional:
            return False
        if value != only:
            raise Refusal(400, f"{name} must be {only}, not {value}")
        return True


def decoded(raw: str) -> str:
    """A percent-encoded text of protocol 1.0, in which ``+`` is a space; most have nothing to decode, many repeat."""
    return _decoded(raw) if "%" in raw or "+" in raw else raw


_decoded = lru_cache(maxsize=1024)(unquote_plus)
_encoded = lru_cache(maxsize=1024)(quote)


def untilde(value: str) -> str:
    """A value of a complex key without the escapes of ``. [ ] ~``."""
    return TILDE.sub(lambda found: ESCAPED[found[1]], value) if "~" in value else value


def compound_v1(text: str) -> dict[str, str]:
    """The parts of ``a=1&b=2``, the form of paths and of maps in bodies."""
    parts = (pair.partition("=") for pair in text.split("&"))
    return {decoded(name): untilde(decoded(value)) for name, _, value in parts}


def compound_v2(text: str) -> dict[str, str]:
    """The parts of ``(a:1,b:2)``, with or without an empty ``$params``; Refusal 400 if it is no such thing."""
    found = RECORD.fullmatch(NO_PARAMS.sub("", text))
    if not found:
        raise Refusal(400, "Invalid key syntax for protocol version 2.0.0")
    parts = (pair.partition(":") for pair in found[1].split(","))
    return {unquote(name): unquote(value) for name, _, value in parts}


def listed_v2(text: str) -> list[str]:
    """The raw items of ``List(a,b)`` or ``List((…),(…))``; Refusal 400 if it is no list."""
    if not (text.startswith("List(") and text.endswith(")")):
        raise Refusal(400, "Invalid list syntax for protocol version 2.0.0: expected List(…)")
    inner = NO_PARAMS.sub("", text[5:-1])
    if inner.startswith("("):
        return [f"({found})" for found in RECORD.findall(inner)]
    return inner.split(",") if inner else []
