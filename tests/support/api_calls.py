"""Calling the API over HTTP in the name of somebody, and what answers must always be."""

from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from server.api.oauth.client import CHROME_REDIRECT, CLIENT_ID
from server.domain.person import Person
from server.domain.roles import Actor
from server.usecases.account import connections

ALL_SCOPES = "profile jobs export in_ats"


class Caller:
    """One program with one token (or none)."""

    def __init__(self, app: Flask, token: str | None) -> None:
        self._client = app.test_client(use_cookies=False)
        self.token = token

    def call(self, method: str, path: str, headers: dict[str, str] | None = None, **body: Any) -> TestResponse:
        """The answer of ``method`` on ``path``; ``body`` goes to the test client as it is."""
        bearer = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        return self._client.open(path, method=method, headers=bearer | (headers or {}), **body)

    def get(self, path: str, **headers: str) -> TestResponse:
        """GET ``path``."""
        return self.call("GET", path, headers)

    def post(self, path: str, json: Any = None, **headers: str) -> TestResponse:
        """POST ``json`` to ``path``."""
        return self.call("POST", path, headers, json=json)

    def export(self, job: int, person: Person | dict[str, Any], key: str = "key-1", **more: Any) -> TestResponse:
        """Export ``person`` to ``job`` under ``key``."""
        body = {"job": job, "person": person if isinstance(person, dict) else described(person)} | more
        return self.call("POST", "/api/v1/exports", {"Idempotency-Key": key}, json=body)


class Api:
    """The API of one application."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.nobody = Caller(app, None)

    def tokens(self, actor: Actor, scope: str = ALL_SCOPES, device: str = "Chrome on Linux") -> connections.ExtensionTokens:
        """The tokens of a new session of ``actor``."""
        code = connections.issue_code(actor, CLIENT_ID, CHROME_REDIRECT, scope, "challenge")
        result = connections.exchange(code, device, str(self.app.secret_key))
        assert result is not None
        return result

    def of(self, actor: Actor, scope: str = ALL_SCOPES) -> Caller:
        """The API in the name of ``actor``."""
        return Caller(self.app, self.tokens(actor, scope).access)

    def with_token(self, token: str) -> Caller:
        """The API with a token of the test's own."""
        return Caller(self.app, token)


def described(person: Person) -> dict[str, Any]:
    """A person as the extension sends them."""
    names = ("name", "profile_url", "member_id", "email", "headline", "company", "location")
    return {name: getattr(person, name) for name in names}


def problem(answer: TestResponse, status: int, code: str) -> dict[str, Any]:
    """The problem in ``answer``, which must be one of this status and code, complete by RFC 9457."""
    assert (answer.status_code, answer.content_type) == (status, "application/problem+json"), answer.text
    result: dict[str, Any] = answer.get_json(force=True)
    assert result["code"] == code
    assert result["type"] == f"/problems/{code.replace('_', '-')}"
    assert result["status"] == status
    assert result["title"]
    assert result["detail"]
    assert result["instance"] == f"urn:attract:request:{answer.headers['X-Request-Id']}"
    return result
