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
        raw_value: Any = of
        for part in name.split("."):
            raw_value = raw_value.get(part) if isinstance(raw_value, Mapping) else None
        if raw_value is not None:
            return raw_value
    return None


def text(of: Json, *names: str) -> str | None:
    """Text, or a number as text; None for anything else and for "". An object with one ``text`` or ``string`` counts as that."""
    for name in names:
        raw_value = value(of, name)
        if isinstance(raw_value, Mapping):
            raw_value = value(raw_value, "text", "string", "localized")
        if isinstance(raw_value, str) and raw_value.strip():
            return raw_value.encode("utf-8", "replace").decode()  # halves of surrogate pairs could not be sent back
        if isinstance(raw_value, int | float) and not isinstance(raw_value, bool) and math.isfinite(raw_value):
            return str(raw_value)
    return None


def texts(of: Json, *names: str) -> tuple[str, ...]:
    """A list of text; text alone is a list of one."""
    raw_value = value(of, *names)
    if isinstance(raw_value, str):
        raw_value = [raw_value]
    if not isinstance(raw_value, list):
        return ()
    read = (text({"it": one}, "it") for one in raw_value)
    return tuple(one for one in read if one)


def instant(of: Json, *names: str) -> int | None:
    """Milliseconds since 1970, from a number of them or of seconds, from text of either, from ISO 8601, or from {"time": …}."""
    for name in names:
        raw_value = value(of, name)
        if isinstance(raw_value, Mapping):
            raw_value = value(raw_value, "time")
        read = _instant(raw_value)
        if read is not None:
            return read
    return None


def boolean(of: Json, *names: str) -> bool | None:
    """True or false, also as text; None for anything else."""
    raw_value = value(of, *names)
    if isinstance(raw_value, str):
        return {"true": True, "false": False}.get(raw_value.strip().lower())
    return raw_value if isinstance(raw_value, bool) else None


def urn(of: Json, entity: str, *names: str) -> str | None:
    """A URN of ``entity``; an id alone becomes one, and an object is asked for its own ``urn``, ``member`` or ``id``."""
    raw_value = value(of, *names)
    if isinstance(raw_value, Mapping):
        raw_value = value(raw_value, "urn", entity, "member", "id")
    urn_text = text({"it": raw_value}, "it")
    if urn_text is None:
        return None
    return urn_text if urn_text.startswith("urn:") else f"urn:li:{entity}:{urn_text}"


def objects(of: Any) -> Iterator[dict[str, Any]]:
    """The objects of a list; nothing for what is none."""
    return (one for one in of if isinstance(one, dict)) if isinstance(of, list) else iter(())


def fingerprint(of: Json) -> str:
    """An id for what has none: the same for the same content, whatever the order of its fields."""
    whole = json.dumps(of, sort_keys=True, separators=(",", ":"), default=str)
    return f"hash-{hashlib.sha256(whole.encode('utf-8', 'replace')).hexdigest()[:40]}"


def _instant(raw_value: Any) -> int | None:
    if isinstance(raw_value, str):
        stripped = raw_value.strip()
        try:
            raw_value = float(stripped)
        except ValueError:
            return _iso(stripped)
    if isinstance(raw_value, bool) or not isinstance(raw_value, int | float) or not math.isfinite(raw_value):
        return None
    number = int(raw_value * 1000) if abs(raw_value) < _FIRST_IN_MS else int(raw_value)
    return number if 0 <= number <= _LATEST else None


def _iso(text: str) -> int | None:
    try:
        moment = datetime.fromisoformat(text)
        return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() * 1000)
    except (ValueError, OverflowError):
        return None
