"""Extension sessions, their tokens, and the codes they begin with. Everything secret arrives here hashed."""

from typing import NamedTuple

from server.domain import clock
from server.domain.roles import Actor
from server.storage.database import Statement
from server.storage.tables import AccessToken, AuthorizationCode, ExtensionSession
from server.storage.users import role_set

_BEARER = """select t.scope, t.expires_at, s.revoked_at, s.id, s.last_used_at, u.id, u.name, u.email,
       (select {concat} from user_role r where r.user_id = u.id)
    from access_token t join extension_session s on s.id = t.session_id join app_user u on u.id = s.user_id
    where t.token_hash = ? and u.active"""
_BY_TOKEN = Statement(_BEARER.format(concat="group_concat(r.role)"), _BEARER.format(concat="string_agg(r.role, ',')"))


class Bearer(NamedTuple):
    """Whom an access token speaks for, and until when; ``revoked_at`` is set when the session was ended."""

    scope: str
    expires_at: int
    revoked_at: int | None
    session: int
    last_used_at: int
    actor: Actor


def bearer(token_hash: str) -> Bearer | None:
    """The token with this hash."""
    row = _BY_TOKEN.row(token_hash)
    if row is None:
        return None
    id, name, email, roles = row[5:]
    return Bearer(*row[:5], actor=Actor(id, name, email, role_set(roles)))


def touch(session: int, at: int) -> None:
    """Keep when a session was last used."""
    ExtensionSession.update(last_used_at=at).where(ExtensionSession.id == session).execute()


def add_code(**values: object) -> None:
    """Keep an authorization code; the columns of AuthorizationCode."""
    AuthorizationCode.create(**values)


def code(code_hash: str) -> AuthorizationCode | None:
    """The code with this hash, used or not."""
    return AuthorizationCode.get_or_none(AuthorizationCode.code_hash == code_hash)


def take_code(code: AuthorizationCode, session: int) -> bool:
    """Mark the code as used for ``session``; False when somebody was faster."""
    mine = (AuthorizationCode.id == code.id) & ~AuthorizationCode.used
    return bool(AuthorizationCode.update(used=True, session=session).where(mine).execute())


def begin(**values: object) -> ExtensionSession:
    """Keep a new session; the columns of ExtensionSession."""
    return ExtensionSession.create(**values)


def by_refresh(refresh_hash: str) -> ExtensionSession | None:
    """The session whose present or previous refresh token has this hash."""
    current = ExtensionSession.refresh_hash == refresh_hash
    return ExtensionSession.get_or_none(current | (ExtensionSession.previous_refresh_hash == refresh_hash))


def rotate(session: ExtensionSession, refresh_hash: str, expires_at: int) -> None:
    """Give the session its next refresh token."""
    now = clock.now()
    ExtensionSession.update(
        previous_refresh_hash=session.refresh_hash,
        refresh_hash=refresh_hash,
        rotated_at=now,
        last_used_at=now,
        expires_at=expires_at,
    ).where(ExtensionSession.id == session.id).execute()


def add_token(session: int, token_hash: str, scope: str, expires_at: int) -> None:
    """Keep an access token."""
    AccessToken.create(session=session, token_hash=token_hash, scope=scope, expires_at=expires_at)


def session_of_token(token_hash: str) -> int | None:
    """The session whose access or refresh token has this hash."""
    token = AccessToken.get_or_none(AccessToken.token_hash == token_hash)
    if token is not None:
        return int(token.session_id)
    session = by_refresh(token_hash)
    return int(session.id) if session else None


def revoke(session: int) -> None:
    """End a session: its tokens are gone at once."""
    AccessToken.delete().where(AccessToken.session == session).execute()
    unended = (ExtensionSession.id == session) & ExtensionSession.revoked_at.is_null()
    ExtensionSession.update(revoked_at=clock.now()).where(unended).execute()


def of_user(user: int, now: int) -> list[ExtensionSession]:
    """The live sessions of a user, last used first."""
    live = ExtensionSession.revoked_at.is_null() & (ExtensionSession.expires_at > now)
    query = ExtensionSession.select().where((ExtensionSession.user == user) & live)
    return list(query.order_by(ExtensionSession.last_used_at.desc()))


def sweep(before: int) -> int:
    """Delete tokens and codes that expired before ``before``, and sessions that ended then; how many rows went."""
    gone = AccessToken.delete().where(AccessToken.expires_at < before).execute()
    gone += AuthorizationCode.delete().where(AuthorizationCode.expires_at < before).execute()
    ended = (ExtensionSession.expires_at < before) | (ExtensionSession.revoked_at < before)
    return int(gone + ExtensionSession.delete().where(ended).execute())
