"""Refresh tokens: each carries its session and a proof that this installation issued it.

Only the hash of the newest is kept. The proof tells a replay of one that was spent long ago, which ends its session,
from an invention of a stranger, which must not (OAuth 2.1 section 4.3.1).
"""

import hashlib
import hmac
import secrets

_PROOF = 32


def issue(key: str, session: int) -> str:
    """A new refresh token for ``session``, proven by the installation's ``key``."""
    told = f"{session}.{secrets.token_urlsafe(32)}"
    return f"{told}.{_proof(key, told)}"


def session_of(key: str, token: str) -> int | None:
    """The session that ``token`` was issued for, or None when this installation never issued it."""
    told, _, proof = token.rpartition(".")
    if not hmac.compare_digest(_proof(key, told).encode(), proof.encode()):
        return None
    return int(told.partition(".")[0])


def _proof(key: str, told: str) -> str:
    return hmac.new(f"refresh token:{key}".encode(), told.encode(), hashlib.sha256).hexdigest()[:_PROOF]
