"""Reading the outside of LinkedIn's answers: their JSON, the reason of a refusal, the instants of headers."""

import json
from email.utils import parsedate_to_datetime
from typing import Any

LONGEST_REASON = 300


def parsed(raw: bytes) -> dict[str, Any] | None:
    """The JSON object in ``raw``; {} for nothing at all, None for anything else."""
    if not raw.strip():
        return {}
    try:
        body = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return body if isinstance(body, dict) else None


def reason_in(body: dict[str, Any] | None, *hidden: str | None) -> str:
    """What LinkedIn said, in 300 characters, without the token or secret should it come back in there."""
    message = next((body[name] for name in ("message", "error_description", "error") if body and body.get(name)), "")
    text = " ".join(str(message).split())
    for secret in filter(None, hidden):
        text = text.replace(secret, "…")
    return text[:LONGEST_REASON]


def instant_of(date: str | None) -> int | None:
    """Milliseconds of a date in a header; None for what is none."""
    try:
        return int(parsedate_to_datetime(date or "").timestamp() * 1000)
    except (ValueError, OverflowError):
        return None
