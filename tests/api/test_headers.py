"""Headers of the API: any origin may read it with a token, and nobody keeps its answers."""

import pytest

from tests.api.calling import Api

OPEN = ["/api/v1/me", "/api/v1/nothing", "/oauth/token", "/oauth/revoke", "/.well-known/oauth-authorization-server"]


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """One database is enough for headers."""
    return sqlite_url


@pytest.mark.parametrize("path", OPEN)
def test_any_origin_may_read_answers_and_errors_without_cookies(api: Api, path: str) -> None:
    answer = api.nobody.get(path, Origin="https://www.linkedin.com")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert "Retry-After" in answer.headers["Access-Control-Expose-Headers"]


@pytest.mark.parametrize(
    ("path", "method"), [("/api/v1/me", "GET"), ("/api/v1/exports", "POST"), ("/oauth/token", "POST"), ("/api/v1/jobs", "GET")]
)
def test_preflights_are_answered(api: Api, path: str, method: str) -> None:
    asked = {
        "Origin": "chrome-extension://opcjmlibplblfpeknfbafpkdhlbpampd",
        "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": "authorization,content-type,idempotency-key",
    }
    answer = api.nobody.call("OPTIONS", path, asked)
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert method in answer.headers["Access-Control-Allow-Methods"]
    allowed = answer.headers["Access-Control-Allow-Headers"].lower()
    assert all(name in allowed for name in ("authorization", "content-type", "idempotency-key"))
    assert int(answer.headers["Access-Control-Max-Age"]) > 0


@pytest.mark.parametrize("path", ["/oauth/authorize", "/healthz", "/livez"])
def test_other_origins_read_nothing_else(api: Api, path: str) -> None:
    assert "Access-Control-Allow-Origin" not in api.nobody.get(path, Origin="https://evil.example").headers


@pytest.mark.parametrize("path", [*OPEN, "/oauth/authorize", "/healthz", "/livez"])
def test_answers_are_kept_by_nobody_and_are_what_they_say(api: Api, path: str) -> None:
    headers = api.nobody.get(path).headers
    assert (headers["Cache-Control"], headers["X-Content-Type-Options"]) == ("no-store", "nosniff")
    assert "Set-Cookie" not in headers
