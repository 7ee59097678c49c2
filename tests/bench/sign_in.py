"""Signing in to the measured server: a token for the API, a cookie for pages."""

import requests

from server.domain.roles import Actor
from server.usecases.account import connections

TIMEOUT = 10


def access_token(actor: Actor, key: str) -> str:
    """A token of a new extension session of ``actor``, good for an hour; ``key`` is the server's secret."""
    code = connections.issue_code(actor, "bench", "http://127.0.0.1/", "profile jobs export in_ats", "challenge")
    tokens = connections.exchange(code, "wrk", key)
    assert tokens
    return tokens.access


def session_cookie(address: str, email: str, password: str) -> str:
    """The cookie of somebody who signed in by the form."""
    form = {"email": email, "password": password}
    answer = requests.post(f"{address}/sign-in", form, headers={"Origin": address}, allow_redirects=False, timeout=TIMEOUT)
    assert answer.status_code == 303, answer.text
    return "; ".join(f"{name}={value}" for name, value in answer.cookies.items())
