"""Extension sessions, their tokens, and the codes they begin with. Everything secret arrives here hashed."""

from typing import NamedTuple

from server.domain import clock
from server.domain.roles import Actor
from server.storage.account.users import role_set
from server.storage.database import Statement
from server.storage.tables import AccessToken, AuthorizationCode, ExtensionSession

_BEARER = """select t.scope, t.expires_at, s.revoked_at, s.id, s.last_used_at, u.id, u.name, u.email,
       (select {concat} from user_role r where r.user_id = u.id)
    from access_token t join extension_session s on s.id = t.session_id join app_user u on u.id = s.user_id
    where t.token_hash = ? and u.active"""
_BY_TOKEN = Statement(_BEARER.format(concat="group_concat(r.role)"), _BEARER.format(concat="string_agg(r.role, ',')"))
_CODE = Statement(
    """select c.id, c.user_id, c.client_id, c.redirect_uri, c.scope, c.challenge, c.expires_at, c.used, c.session_id
       from authorization_code c join app_user u on u.id = c.user_id where c.code_hash = ? and u.active"""
)
_SESSION = """select s.id, s.user_id, s.client_id, s.device, s.scope, s.refresh_hash, s.previous_refresh_hash, s.rotated_at,
       s.created_at, s.last_used_at, s.expires_at, s.revoked_at
    from extension_session s join app_user u on u.id = s.user_id and u.active where {which}"""
_BY_ID = Statement(_SESSION.format(which="s.id = ?"))
_OF_USER = Statement(
    _SESSION.format(which="s.user_id = ? and s.revoked_at is null and s.expires_at > ? order by s.last_used_at desc, s.id desc")
)
_OF_TOKEN = Statement(
    """select session_id from access_token where token_hash = ?
       union select id from extension_session where refresh_hash = ? or previous_refresh_hash = ?"""
)


class Bearer(NamedTuple):
    """Whom an access token speaks for, and until when; ``revoked_at`` is set when the session was ended."""

    scope: str
    expires_at: int
    revoked_at: int | None
    session: int
    last_used_at: int
    actor: Actor


class CodeRow(NamedTuple):
    """An authorization code; ``session`` is the one it began, once it was used."""

    id: int
    user: int
    client_id: str
    redirect_uri: str
    scope: str
    challenge: str
    expires_at: int
    used: bool
    session: int | None


class SessionRow(NamedTuple):
    """A session of a user who may sign in."""

    id: int
    user: int
    client_id: str
    device: str
    scope: str
    refresh_hash: str
    previous_refresh_hash: str | None
    rotated_at: int
    created_at: int
    last_used_at: int
    expires_at: int
    revoked_at: int | None


def bearer(token_hash: str) -> Bearer | None:
    """The token with this hash."""
    row = _BY_TOKEN.row(token_hash)
    if row is None:
        return None
    scope, expires_at, revoked_at, session, last_used_at, id, name, email, roles = row
    return Bearer(scope, expires_at, revoked_at, session, last_used_at, Actor(id, name, email, role_set(roles)))


def touch(session: int, at: int) -> None:
    """Keep when a session was last used."""
    earlier = (ExtensionSession.id == session) & (ExtensionSession.last_used_at < at)
    ExtensionSession.update(last_used_at=at).where(earlier).execute()


def add_code(**values: object) -> None:
    """Keep an authorization code; the columns of AuthorizationCode."""
    AuthorizationCode.create(**values)


def code(code_hash: str) -> CodeRow | None:
    """The code with this hash, used or not, of a user who may sign in."""
    row = _CODE.row(code_hash)
    return CodeRow(*row) if row else None


def take_code(code: int) -> bool:
    """Mark the code as used; False when somebody was faster, whose transaction has ended by then."""
    unused = (AuthorizationCode.id == code) & ~AuthorizationCode.used
    return bool(AuthorizationCode.update(used=True).where(unused).execute())


def note_session(code: int, session: int) -> None:
    """Keep which session a code began."""
    AuthorizationCode.update(session=session).where(AuthorizationCode.id == code).execute()


def begin(user: int, client_id: str, device: str, scope: str, placeholder: str, expires_at: int) -> int:
    """Keep a new session; its id. ``placeholder`` stands for the hash of its first refresh token, which names the session."""
    return int(
        ExtensionSession.create(
            user=user, client_id=client_id, device=device, scope=scope, refresh_hash=placeholder, expires_at=expires_at
        ).id
    )


def by_id(session: int) -> SessionRow | None:
    """The session with this id, ended or not."""
    row = _BY_ID.row(session)
    return SessionRow(*row) if row else None


def rotate(session: int, refresh_hash: str, previous: str | None, rotated_at: int, expires_at: int) -> None:
    """Give the session its next refresh token, and keep which one was spent for it and when."""
    ExtensionSession.update(
        refresh_hash=refresh_hash,
        previous_refresh_hash=previous,
        rotated_at=rotated_at,
        last_used_at=clock.now(),
        expires_at=expires_at,
    ).where(ExtensionSession.id == session).execute()


def add_token(session: int, token_hash: str, scope: str, expires_at: int) -> None:
    """Keep an access token."""
    AccessToken.create(session=session, token_hash=token_hash, scope=scope, expires_at=expires_at)


def session_of_token(token_hash: str) -> int | None:
    """The session whose access or refresh token has this hash."""
    row = _OF_TOKEN.row(token_hash, token_hash, token_hash)
    return int(row[0]) if row else None


def revoke(session: int) -> None:
    """End a session: its tokens are gone at once."""
    AccessToken.delete().where(AccessToken.session == session).execute()
    unended = (ExtensionSession.id == session) & ExtensionSession.revoked_at.is_null()
    ExtensionSession.update(revoked_at=clock.now()).where(unended).execute()


def of_user(user: int, now: int) -> list[SessionRow]:
    """The live sessions of a user, last used first."""
    return [SessionRow(*row) for row in _OF_USER.rows(user, now)]


def sweep(before: int) -> int:
    """Delete tokens and codes that expired before ``before``, and sessions that ended then; how many rows went."""
    gone = AccessToken.delete().where(AccessToken.expires_at < before).execute()
    gone += AuthorizationCode.delete().where(AuthorizationCode.expires_at < before).execute()
    ended = (ExtensionSession.expires_at < before) | (ExtensionSession.revoked_at < before)
    return int(gone + ExtensionSession.delete().where(ended).execute())
