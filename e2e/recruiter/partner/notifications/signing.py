"""Signatures of notifications and challenges of callback URLs (linkedin.md 9.3, 18.6)."""

import hashlib
import hmac
import uuid

import requests

CHALLENGE_PATIENCE = 3  # seconds


def signature(secret: str, body: bytes) -> str:
    """X-LI-Signature: lowercase hex HMAC-SHA256 over ``hmacsha256=`` and the raw body."""
    return hmac.new(secret.encode(), b"hmacsha256=" + body, hashlib.sha256).hexdigest()


def challenge_response(secret: str, code: str) -> str:
    """What the owner of the secret answers to a challenge code."""
    return hmac.new(secret.encode(), code.encode(), hashlib.sha256).hexdigest()


def is_answered(url: str, client_id: str, secret: str) -> bool:
    """Whether the owner of ``url`` answers a fresh challenge as only somebody who knows the secret can."""
    code = str(uuid.uuid4())
    parameters = {"challengeCode": code, "applicationId": client_id}
    try:
        answer = requests.get(url, params=parameters, timeout=CHALLENGE_PATIENCE, allow_redirects=False)
        given = answer.json() if answer.status_code == 200 else None
    except (requests.RequestException, ValueError):
        return False
    wanted = {"challengeCode": code, "challengeResponse": challenge_response(secret, code)}
    return answer.headers.get("Content-Type", "").startswith("application/json") and given == wanted
