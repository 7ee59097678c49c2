"""Developer applications, their secrets and the tokens minted from them (linkedin.md 2, 20.1)."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field

from e2e.recruiter.partner.platform.clock import Clock

TWO_LEGGED_LIFE = 30 * 60_000
THREE_LEGGED_LIFE = 60 * 24 * 3_600_000
CODE_LIFE = 30 * 60_000
MOST_SECRETS = 2


class InvalidClient(Exception):
    """Unknown client id or a secret that is not (or no longer) one of the application's."""


class InvalidGrant(Exception):
    """An authorization code that is unknown, used, expired, of somebody else, or whose verifier does not fit."""


class TooManySecrets(Exception):
    """An application already has two live secrets."""


@dataclass
class App:
    """A developer application; ``parent`` is the client id of the vendor's app, None for the vendor's app itself.

    ``secrets`` are the live ones, newest last; all of them mint tokens, the newest signs notifications.
    """

    number: int
    client_id: str
    secrets: list[str]
    parent: str | None = None
    unique_foreign_id: str = ""
    name: str = ""
    description: str = ""
    callback_urls: list[str] = field(default_factory=list)
    js_domains: list[str] = field(default_factory=list)

    @property
    def urn(self) -> str:
        """``urn:li:developerApplication:<number>``."""
        return f"urn:li:developerApplication:{self.number}"

    def __repr__(self) -> str:
        return f"App({self.client_id})"


@dataclass
class Token:
    """An access token's meaning; ``member`` is a member id for a 3-legged one and None for an application's own."""

    client_id: str
    created_at: int
    expires_at: int
    member: str | None = None
    scope: str = ""
    revoked: bool = False

    def status(self, now: int) -> str:
        """``active``, ``expired`` or ``revoked``."""
        if self.revoked:
            return "revoked"
        return "active" if now < self.expires_at else "expired"


@dataclass
class Code:
    """An authorization code: whom it stands for, and what the exchange must repeat."""

    client_id: str
    member: str
    redirect_uri: str
    scope: str
    expires_at: int
    code_challenge: str | None = None


class Apps:
    """All developer applications, by client id, with their tokens and codes."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.by_client_id: dict[str, App] = {}
        self.tokens: dict[str, Token] = {}
        self.codes: dict[str, Code] = {}
        self._next_number = 77_000_001

    def add(self, client_id: str | None = None, secret: str | None = None, parent: str | None = None, **about: object) -> App:
        """A new application, with a made-up id and secret where none are given."""
        client_id = client_id or _client_id(parent, str(about.get("unique_foreign_id") or ""))
        app = App(self._next_number, client_id, [secret or _new_secret()], parent, **about)  # type: ignore[arg-type]
        self._next_number += 1
        self.by_client_id[client_id] = app
        return app

    def get(self, client_id: str) -> App | None:
        """The application with this client id, if there is one."""
        return self.by_client_id.get(client_id)

    def by_urn(self, urn: str) -> App | None:
        """The application with this ``urn:li:developerApplication:…``, if there is one."""
        return next((app for app in self.by_client_id.values() if app.urn == urn), None)

    def children_of(self, parent: App) -> Iterator[App]:
        """The customer applications provisioned by ``parent``, oldest first."""
        return (app for app in self.by_client_id.values() if app.parent == parent.client_id)

    def child_by_foreign_id(self, parent: App, unique_foreign_id: str) -> App | None:
        """The one child of ``parent`` that was provisioned under this id."""
        return next((app for app in self.children_of(parent) if app.unique_foreign_id == unique_foreign_id), None)

    def roll_secret(self, app: App) -> str:
        """A further secret of ``app``; the old one stays valid. TooManySecrets if it has two already."""
        if len(app.secrets) >= MOST_SECRETS:
            raise TooManySecrets
        app.secrets.append(_new_secret())
        return app.secrets[-1]

    def drop_old_secret(self, app: App) -> None:
        """Delete the older of two secrets, as a developer does in the portal."""
        del app.secrets[:-1]

    def authenticate(self, client_id: str, secret: str) -> App:
        """The application these credentials belong to; InvalidClient if there is none."""
        app = self.by_client_id.get(client_id)
        if app is None or not any(hmac.compare_digest(secret.encode(), live.encode()) for live in app.secrets):
            raise InvalidClient
        return app

    def mint(self, app: App, member: str | None = None, scope: str = "") -> tuple[str, Token]:
        """A new access token of ``app``, for itself or for a member who consented."""
        now = self.clock.now()
        life = TWO_LEGGED_LIFE if member is None else THREE_LEGGED_LIFE
        value = "AQV" + secrets.token_urlsafe(48)
        self.tokens[value] = token = Token(app.client_id, now, now + life, member, scope)
        return value, token

    def issue_code(self, app: App, member: str, redirect_uri: str, scope: str, code_challenge: str | None = None) -> str:
        """A code for the consent page to send to ``redirect_uri``; ``code_challenge`` is PKCE's, method S256."""
        code = "AQT" + secrets.token_urlsafe(32)
        expires_at = self.clock.now() + CODE_LIFE
        self.codes[code] = Code(app.client_id, member, redirect_uri, scope, expires_at, code_challenge)
        return code

    def redeem(self, app: App, code: str, redirect_uri: str, verifier: str | None) -> tuple[str, Token]:
        """The token for a code, which is spent by the attempt; InvalidGrant if anything about it is wrong."""
        known = self.codes.pop(code, None)
        if known is None or known.client_id != app.client_id or known.redirect_uri != redirect_uri:
            raise InvalidGrant
        if self.clock.now() >= known.expires_at or not _fits(known.code_challenge, verifier):
            raise InvalidGrant
        return self.mint(app, known.member, known.scope)

    def revoke(self, client_id: str) -> int:
        """Revoke every token of an application and answer how many were live."""
        live = [token for token in self.tokens.values() if token.client_id == client_id and not token.revoked]
        for token in live:
            token.revoked = True
        return len(live)


def person_urn(client_id: str, member_id: str) -> str:
    """What one application calls a member; another application knows the same member by another URN (linkedin.md 1.8)."""
    digest = hashlib.sha256(f"{client_id}:{member_id}".encode()).digest()
    return "urn:li:person:" + base64.urlsafe_b64encode(digest).decode()[:12]


def _fits(challenge: str | None, verifier: str | None) -> bool:
    if challenge is None:
        return True
    digest = hashlib.sha256((verifier or "").encode()).digest()
    return hmac.compare_digest(challenge, base64.urlsafe_b64encode(digest).decode().rstrip("="))


def _client_id(parent: str | None, foreign_id: str) -> str:
    """The same for the same customer, so that person URNs, which are scoped to it, outlive a restart of the stand-in."""
    known = hashlib.sha256(f"{parent}:{foreign_id}".encode()).hexdigest()[:12] if foreign_id else secrets.token_hex(6)
    return f"78{known}"


def _new_secret() -> str:
    return "WPL_AP1." + secrets.token_urlsafe(12) + "/+="
