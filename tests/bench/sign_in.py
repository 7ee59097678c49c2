"""Signing in to the measured server: a token for the API, a cookie for pages."""

import hashlib
import secrets

import requests

from server.domain import clock
from server.storage import database, sessions


def access_token(user: int) -> str:
    """A token of a new extension session of ``user``, good for the length of the measurements."""
    token, later = secrets.token_urlsafe(32), clock.now() + clock.DAY
    scope = "profile jobs export in_ats"
    with database.transaction():
        session = sessions.begin(
            user=user, client_id="bench", device="wrk", scope=scope, refresh_hash=_hash(secrets.token_urlsafe()), expires_at=later
        )
        sessions.add_token(session.id, _hash(token), scope, later)
    return token


def session_cookie(address: str, email: str, password: str) -> str:
    """The cookie of somebody who signed in by the form."""
    answer = requests.post(
        f"{address}/sign-in",
        data={"email": email, "password": password},
        headers={"Origin": address},
        allow_redirects=False,
        timeout=10,
    )
    assert answer.status_code == 303, answer.text
    return "; ".join(f"{name}={value}" for name, value in answer.cookies.items())


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
