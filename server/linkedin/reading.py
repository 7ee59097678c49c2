"""Reading single fields of what LinkedIn says: strange values are as good as none, and nothing here ever fails.

Several names are tried in order, because many are UNCONFIRMED (server.linkedin.assumptions).
"""

import hashlib
import json
import math
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

Json = Mapping[str, Any]
_LATEST = 253_402_300_799_999  # the end of the year 9999
_FIRST_IN_MS = 100_000_000_000  # smaller numbers are seconds: this many of them are the year 5138


def value(of: Json, *names: str) -> Any:
    """The first of ``names`` that is there and not null; a dot leads into an object."""
    for name in names:
        found: Any = of
        for part in name.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        if found is not None:
            return found
    return None


def text(of: Json, *names: str) -> str | None:
    """Text, or a number as text; None for anything else and for "". An object with one ``text`` or ``string`` counts as that."""
    for name in names:
        found = value(of, name)
        if isinstance(found, Mapping):
            found = value(found, "text", "string", "localized")
        if isinstance(found, str) and found.strip():
            return found.encode("utf-8", "replace").decode()  # halves of surrogate pairs could not be sent back
        if isinstance(found, int | float) and not isinstance(found, bool) and math.isfinite(found):
            return str(found)
    return None


def texts(of: Json, *names: str) -> tuple[str, ...]:
    """A list of text; text alone is a list of one."""
    found = value(of, *names)
    if isinstance(found, str):
        found = [found]
    if not isinstance(found, list):
        return ()
    read = (text({"it": one}, "it") for one in found)
    return tuple(one for one in read if one)


def instant(of: Json, *names: str) -> int | None:
    """Milliseconds since 1970, from a number of them or of seconds, from text of either, from ISO 8601, or from {"time": …}."""
    for name in names:
        found = value(of, name)
        if isinstance(found, Mapping):
            found = value(found, "time")
        read = _instant(found)
        if read is not None:
            return read
    return None


def boolean(of: Json, *names: str) -> bool | None:
    """True or false, also as text; None for anything else."""
    found = value(of, *names)
    if isinstance(found, str):
        return {"true": True, "false": False}.get(found.strip().lower())
    return found if isinstance(found, bool) else None


def urn(of: Json, entity: str, *names: str) -> str | None:
    """A URN of ``entity``; an id alone becomes one, and an object is asked for its own ``urn``, ``member`` or ``id``."""
    found = value(of, *names)
    if isinstance(found, Mapping):
        found = value(found, "urn", entity, "member", "id")
    said = text({"it": found}, "it")
    if said is None:
        return None
    return said if said.startswith("urn:") else f"urn:li:{entity}:{said}"


def objects(of: Any) -> Iterator[dict[str, Any]]:
    """The objects of a list; nothing for what is none."""
    return (one for one in of if isinstance(one, dict)) if isinstance(of, list) else iter(())


def fingerprint(of: Json) -> str:
    """An id for what has none: the same for the same content, whatever the order of its fields."""
    whole = json.dumps(of, sort_keys=True, separators=(",", ":"), default=str)
    return f"hash-{hashlib.sha256(whole.encode('utf-8', 'replace')).hexdigest()[:40]}"


def _instant(found: Any) -> int | None:
    if isinstance(found, str):
        said = found.strip()
        try:
            found = float(said)
        except ValueError:
            return _iso(said)
    if isinstance(found, bool) or not isinstance(found, int | float) or not math.isfinite(found):
        return None
    number = int(found * 1000) if abs(found) < _FIRST_IN_MS else int(found)
    return number if 0 <= number <= _LATEST else None


def _iso(said: str) -> int | None:
    try:
        moment = datetime.fromisoformat(said)
        return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() * 1000)
    except (ValueError, OverflowError):
        return None
