"""Connected browser extensions: the codes and tokens of OAuth 2.1, who they speak for, and ending them.

Codes and tokens are random and leave here once; kept are their SHA-256. ``key`` is the installation's secret key.
"""

import hashlib
import secrets
from dataclasses import dataclass

from server.domain import clock, refresh_token
from server.domain.errors import NotFound, SignedOut, TokenExpired
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.storage.account import sessions
from server.storage.account.sessions import CodeRow, SessionRow
from server.storage.database import lock, transaction
from server.usecases import access

CODE_LIFE = clock.MINUTE
ACCESS_LIFE = clock.HOUR
IDLE_LIFE = 30 * clock.DAY
LONGEST_LIFE = 180 * clock.DAY
# After a rotation the spent token is good for this long: the answer with the new one may have been lost on its way.
GRACE = clock.MINUTE
TOUCH_EVERY = 5 * clock.MINUTE
DEVICE_LIMIT = 100


@dataclass(frozen=True, slots=True)
class Connection:
    """A browser that is connected; the times are instants."""

    id: int
    device: str
    created_at: int
    last_used_at: int


@dataclass(frozen=True, slots=True)
class ExtensionTokens:
    """What a code or a refresh token is exchanged for; ``expires_in`` is in seconds."""

    access: str
    refresh: str
    scope: str
    expires_in: int = ACCESS_LIFE // clock.SECOND


def issue_code(actor: Actor, client_id: str, redirect_uri: str, scope: str, challenge: str) -> str:
    """A code for the extension of ``actor``, good for 60 seconds and one use; ``challenge`` is PKCE's, by S256."""
    access.require(actor, Action.OPEN_ATTRACT)
    code = secrets.token_urlsafe(32)
    with transaction():
        sessions.add_code(
            code_hash=_hash(code),
            user=actor.id,
            client_id=client_id,
            redirect_uri=redirect_uri,
            scope=scope,
            challenge=challenge,
            expires_at=clock.now() + CODE_LIFE,
        )
    return code


def look_at_code(code: str) -> CodeRow | None:
    """What ``code`` was issued for, or None. A second use ends the session that the first began (RFC 6749 section 4.1.2)."""
    row = sessions.code(_hash(code))
    if row is None:
        return None
    if row.used:
        _end_session_of(code)
        return None
    return row if row.expires_at > clock.now() else None


def exchange(code: str, device: str, key: str) -> ExtensionTokens | None:
    """Begin the session that ``code`` stands for; None when it was used in the meantime, which ends what it began."""
    with transaction():
        row = sessions.code(_hash(code))
        if row is not None and sessions.take_code(row.id):
            return _begin(row, device, key)
    _end_session_of(code)
    return None


def look_at_refresh_token(token: str, key: str) -> SessionRow | None:
    """The session that ``token`` was once issued for, in whatever state; None for a forged one."""
    session = refresh_token.session_of(key, token)
    return sessions.by_id(session) if session is not None else None


def refresh(token: str, scope: str, key: str) -> ExtensionTokens | None:
    """New tokens for ``token``, which is spent by it; ``scope`` is that of the access token.

    None when the session has ended. The replay of a token spent more than 60 seconds ago ends it: somebody else has it.
    """
    id = refresh_token.session_of(key, token)
    if id is None:
        return None
    with transaction():
        lock(f"session:{id}")
        row = sessions.by_id(id)
        if row is None or row.revoked_at is not None or row.expires_at <= clock.now():
            return None
        if row.refresh_hash == _hash(token):
            return _tokens(row, scope, key, spent=row.refresh_hash, spent_at=clock.now())
        if row.previous_refresh_hash == _hash(token) and clock.now() - row.rotated_at <= GRACE:
            return _tokens(row, scope, key, spent=row.previous_refresh_hash, spent_at=row.rotated_at)
        sessions.revoke(id)
    return None


def revoke(token: str) -> None:
    """End the session of an access or refresh token; one that nobody has changes nothing (RFC 7009 section 2.2)."""
    with transaction():
        session = sessions.session_of_token(_hash(token))
        if session is not None:
            sessions.revoke(session)


def authenticate(token: str) -> tuple[Actor, str]:
    """Whom an access token speaks for, and its scope. One statement; that a session is used is kept every five minutes.

    Raise SignedOut for an unknown or revoked one, TokenExpired.
    """
    session = sessions.bearer(_hash(token))
    if session is None or session.revoked_at is not None:
        raise SignedOut
    now = clock.now()
    if session.expires_at <= now:
        raise TokenExpired
    if session.last_used_at < now - TOUCH_EVERY:
        with transaction():
            sessions.touch(session.session, now)
    return session.actor, session.scope


def of_user(actor: Actor) -> list[Connection]:
    """The browsers connected by ``actor``, last used first."""
    access.require(actor, Action.OPEN_ATTRACT)
    live = sessions.of_user(actor.id, clock.now())
    return [Connection(row.id, row.device, row.created_at, row.last_used_at) for row in live]


def disconnect(actor: Actor, session_id: int) -> None:
    """End an own session; one that has ended already stays so. Raise NotFound for somebody else's."""
    access.require(actor, Action.OPEN_ATTRACT)
    with transaction():
        row = sessions.by_id(session_id)
        if row is None or row.user != actor.id:
            raise NotFound
        sessions.revoke(row.id)


def _begin(code: CodeRow, device: str, key: str) -> ExtensionTokens:
    placeholder = _hash(secrets.token_urlsafe(32))
    id = sessions.begin(code.user, code.client_id, _device(device), code.scope, placeholder, clock.now() + IDLE_LIFE)
    sessions.note_session(code.id, id)
    row = sessions.by_id(id)
    assert row is not None  # noqa: S101 - begun in this transaction
    return _tokens(row, code.scope, key, spent=None, spent_at=row.created_at)


def _tokens(row: SessionRow, scope: str, key: str, spent: str | None, spent_at: int) -> ExtensionTokens:
    now = clock.now()
    tokens = ExtensionTokens(secrets.token_urlsafe(32), refresh_token.issue(key, row.id), scope)
    ends = min(now + IDLE_LIFE, row.created_at + LONGEST_LIFE)
    sessions.rotate(row.id, _hash(tokens.refresh), spent, spent_at, ends)
    sessions.add_token(row.id, _hash(tokens.access), scope, min(now + ACCESS_LIFE, ends))
    return tokens


def _end_session_of(code: str) -> None:
    with transaction():
        row = sessions.code(_hash(code))
        if row is not None and row.session is not None:
            sessions.revoke(row.session)


def _device(text: str) -> str:
    return "".join(char for char in text if char.isprintable()).strip()[:DEVICE_LIMIT] or "Browser"


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
