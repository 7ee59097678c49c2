"""What LinkedIn sends to us: proving who we are, knowing that it is LinkedIn, and reading what it says (linkedin.md 9.1, 9.3)."""

import hashlib
import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from server.linkedin import reading
from server.linkedin.assumptions import NOTIFICATION_EXPIRY, NOTIFICATION_ID

_SIGNED = b"hmacsha256="
_MOST = 1000


@dataclass(frozen=True, slots=True)
class WebhookNotification:
    """Something happened: ``id`` is what to ask about, ``expires_at`` an instant, or None for never."""

    id: str
    type: str
    expires_at: int | None


def challenge_response(secret: str, code: str) -> str:
    """The answer to a challenge, in lower-case hex."""
    return hmac.new(secret.encode(), code.encode(), hashlib.sha256).hexdigest()


def is_signed_by(secrets: Iterable[str], raw_body: bytes, signature: str) -> bool:
    """Whether ``signature`` (X-LI-Signature) is that of one of ``secrets``; takes as long whichever it is, or none."""
    given = signature.strip().encode("utf-8", "replace")
    good = False
    for secret in secrets:
        own = hmac.new(secret.encode(), _SIGNED + raw_body, hashlib.sha256).hexdigest().encode()
        good |= bool(secret) and hmac.compare_digest(own, given)
    return good


def parse_notification(raw: bytes) -> list[WebhookNotification]:
    """The notifications in a body: one object or a list. What is no notification is left out; [] for no JSON at all."""
    try:
        parsed = json.loads(raw)
    except (ValueError, RecursionError):
        return []
    several = parsed if isinstance(parsed, list) else [parsed]
    return [notice for one in several[:_MOST] if (notice := _notification(one))]


def _notification(one: Any) -> WebhookNotification | None:
    if not isinstance(one, dict):
        return None
    id, type = reading.text(one, *NOTIFICATION_ID), reading.text(one, "type")
    return WebhookNotification(id, type, reading.instant(one, *NOTIFICATION_EXPIRY)) if id and type else None
