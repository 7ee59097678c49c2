"""Who is signed in, in which browser. The secret of a cookie arrives here hashed."""

from typing import NamedTuple

from server.domain.roles import Actor
from server.storage.account.users import role_set
from server.storage.database import Statement
from server.storage.tables import SignIn

_READER = """select s.id, s.last_seen_at, u.id, u.name, u.email, u.language,
      (select {concat} from user_role r where r.user_id = u.id)
    from sign_in s join app_user u on u.id = s.user_id
    where s.token_hash = ? and s.created_at > ? and s.last_seen_at > ? and u.active"""
_BY_TOKEN = Statement(_READER.format(concat="group_concat(r.role)"), _READER.format(concat="string_agg(r.role, ',')"))


class SignInRow(NamedTuple):
    """A sign-in that holds, and whose it is."""

    id: int
    last_seen_at: int
    actor: Actor


def begin(user: int, token_hash: str, at: int) -> None:
    """Keep that ``user`` signed in."""
    SignIn.create(user=user, token_hash=token_hash, created_at=at, last_seen_at=at)


def holding(token_hash: str, created_after: int, seen_after: int) -> SignInRow | None:
    """The sign-in with this hash of a user who still may, if it began and was last seen after these instants."""
    row = _BY_TOKEN.row(token_hash, created_after, seen_after)
    if row is None:
        return None
    sign_in, last_seen_at, id, name, email, language, roles = row
    return SignInRow(sign_in, last_seen_at, Actor(id, name, email, role_set(roles), language))


def touch(sign_in: int, at: int) -> None:
    """Keep that a sign-in is in use."""
    SignIn.update(last_seen_at=at).where(SignIn.id == sign_in).execute()


def end(token_hash: str) -> None:
    """Forget a sign-in: whoever copied its cookie holds nothing any more."""
    SignIn.delete().where(SignIn.token_hash == token_hash).execute()


def sweep(created_before: int, seen_before: int) -> int:
    """Delete sign-ins that began, or were last seen, before these instants; how many rows went."""
    ended = (SignIn.created_at < created_before) | (SignIn.last_seen_at < seen_before)
    return int(SignIn.delete().where(ended).execute())
