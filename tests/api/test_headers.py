"""Headers of the API: any origin may read it with a token, and nobody keeps its answers."""

from collections.abc import Callable

import pytest

from server.app import create_app
from server.config import Settings
from server.storage import database
from tests.support.api_calls import Api
from tests.support.people import People

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
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in headers


def test_behind_https_browsers_stay_with_it(people: People, make_settings: Callable[..., Settings]) -> None:
    for address, told in (("https://attract.example", "max-age=31536000"), ("http://127.0.0.1:8000", None)):
        database.release()
        browser = create_app(make_settings(PUBLIC_URL=address)).test_client()
        for path in ("/api/v1/me", "/oauth/token", "/livez"):
            assert browser.get(path).headers.get("Strict-Transport-Security") == told
