"""Users, their roles, and the counting of wrong sign-ins."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from peewee import fn

from server.domain.roles import Actor, Role
from server.domain.search_text import folded
from server.storage.database import Statement
from server.storage.ids import id_list
from server.storage.tables import SignInFailure, User, UserRole

_ROLES = "(select group_concat(r.role) from user_role r where r.user_id = u.id)"
_ROLES_POSTGRESQL = "(select string_agg(r.role, ',') from user_role r where r.user_id = u.id)"
_COLUMNS = "u.id, u.name, u.email, u.password_hash, {roles}"
_BY = "select {columns} from app_user u where u.{by} = ? and u.active"


class UserRow(NamedTuple):
    """A user who may sign in, with their roles."""

    id: int
    name: str
    email: str
    password_hash: str
    role_names: str | None

    def actor(self) -> Actor:
        """The user as the one who acts."""
        return Actor(self.id, self.name, self.email, role_set(self.role_names))


def role_set(names: str | None) -> frozenset[Role]:
    """Roles from their names joined by commas, as the statements here return them."""
    return frozenset(Role(name) for name in names.split(",")) if names else frozenset()


def _finder(by: str) -> Statement:
    return Statement(
        _BY.format(by=by, columns=_COLUMNS.format(roles=_ROLES)),
        _BY.format(by=by, columns=_COLUMNS.format(roles=_ROLES_POSTGRESQL)),
    )


_BY_ID = _finder("id")
_BY_EMAIL = _finder("email_key")


@cache
def _named(words: int, roles: int) -> Statement:
    """Folded words hold letters and digits alone, so nothing in them means something else to LIKE."""

    def sql(names: str) -> str:
        conditions = " and u.search_text like ?" * words + _holding(roles)
        columns = _COLUMNS.format(roles=names)
        return f"select {columns} from app_user u where u.active and not u.guest{conditions} order by u.name, u.id limit ?"

    return Statement(sql(_ROLES), sql(_ROLES_POSTGRESQL))


@cache
def _listed(words: int, with_role: bool, after: bool) -> Statement:
    conditions = " and u.search_text like ?" * words
    conditions += " and exists (select 1 from user_role r where r.user_id = u.id)" if with_role else ""
    conditions += " and (u.name, u.id) > ((select name from app_user where id = ?), ?)" if after else ""

    def sql(roles: str) -> str:
        return f"select {_COLUMNS.format(roles=roles)} from app_user u where u.active{conditions} order by u.name, u.id limit ?"

    return Statement(sql(_ROLES), sql(_ROLES_POSTGRESQL))


def _twice(after: int | None) -> list[int]:
    return [] if after is None else [after, after]


def _holding(roles: int) -> str:
    among = ", ".join("?" * roles)
    return f" and exists (select 1 from user_role r where r.user_id = u.id and r.role in ({among}))" if roles else ""


@cache
def _of_ids(roles: int) -> Statement:
    def sql(names: str, ids: str) -> str:
        chosen = f"u.active and u.id {ids}{_holding(roles)}"
        return f"select {_COLUMNS.format(roles=names)} from app_user u where {chosen} order by u.name, u.id"

    return Statement(sql(_ROLES, "in (select value from json_each(?))"), sql(_ROLES_POSTGRESQL, "= any(?)"))


def by_id(user_id: int) -> UserRow | None:
    """The active user with this id."""
    row = _BY_ID.row(user_id)
    return UserRow(*row) if row else None


def by_email(email_key: str) -> UserRow | None:
    """The active user whose address, in lower case, is ``email_key``."""
    row = _BY_EMAIL.row(email_key)
    return UserRow(*row) if row else None


def by_emails(email_keys: list[str]) -> dict[str, UserRow]:
    """The active users with these addresses, which are in lower case, by address."""
    rows = User.select(User.id, User.name, User.email, User.email_key).where(User.email_key.in_(email_keys), User.active)
    return {row.email_key: UserRow(row.id, row.name, row.email, "", None) for row in rows}


def known(email_key: str) -> bool:
    """Whether this address is taken, also by a user who may not sign in any more."""
    return User.select().where(User.email_key == email_key).exists()


def add(email: str, email_key: str, name: str, password_hash: str, guest: bool = False) -> int:
    """Make a user; the new id."""
    names = {"email": email, "email_key": email_key, "name": name, "search_text": folded(name, email)}
    return int(User.create(**names, password_hash=password_hash, guest=guest).id)


def grant(user_id: int, roles: frozenset[Role]) -> None:
    """Let a user hold exactly ``roles``."""
    UserRole.delete().where((UserRole.user == user_id) & UserRole.role.not_in(sorted(roles))).execute()
    for role in sorted(roles):
        UserRole.insert(user=user_id, role=role).on_conflict_ignore().execute()


def holders(role: Role) -> set[int]:
    """The active users who hold ``role``."""
    query = UserRole.select(UserRole.user).join(User).where((UserRole.role == role) & User.active)
    return {row.user_id for row in query}


def listed(words: list[str], with_role: bool, after: int | None, limit: int) -> list[UserRow]:
    """Active users by name, from behind the user ``after`` on; only those who hold a role, or everybody."""
    patterns = [f"%{word}%" for word in words]
    return [UserRow(*row) for row in _listed(len(words), with_role, after is not None).rows(*patterns, *_twice(after), limit)]


def choose_language(user: int, language: str | None) -> None:
    """Keep in which language a user wants to read; None is whatever their browser asks for."""
    User.update(language=language).where(User.id == user).execute()


def hear_language(user: int, language: str) -> None:
    """Keep which language the browser of a user asked for."""
    User.update(browser_language=language).where(User.id == user).execute()


def of_ids(ids: Sequence[int], roles: Sequence[Role] = ()) -> list[UserRow]:
    """Of the users with these ids those who may sign in, and hold one of ``roles`` when any are named, by name."""
    return [UserRow(*row) for row in _of_ids(len(roles)).rows(id_list(ids), *roles)]


def named(words: list[str], limit: int, roles: Sequence[Role] = ()) -> list[UserRow]:
    """Of those who may sign in, the first ``limit`` by name in whose name or address every one of ``words`` stands.

    ``roles`` leaves out who holds none of them. No guests: nobody puts them on a team (statement 133).
    """
    patterns = [f"%{word}%" for word in words]
    return [UserRow(*row) for row in _named(len(words), len(roles)).rows(*patterns, *roles, limit)]


def failures(bucket: str, since: int) -> list[int]:
    """The instants of wrong sign-ins in ``bucket`` after ``since``, oldest first."""
    query = SignInFailure.select(SignInFailure.at).where((SignInFailure.bucket == bucket) & (SignInFailure.at > since))
    return [row.at for row in query.order_by(SignInFailure.at)]


def note_failure(buckets: tuple[str, ...], at: int) -> None:
    """Remember a wrong sign-in."""
    SignInFailure.insert_many([{"bucket": bucket, "at": at} for bucket in buckets]).execute()


def forget_failures(bucket: str, at: int | None = None) -> None:
    """Forget the failures of ``bucket`` after a right sign-in: all, or one that was counted ``at``, however many were then."""
    chosen = SignInFailure.bucket == bucket
    if at is not None:
        chosen = SignInFailure.id == SignInFailure.select(fn.MAX(SignInFailure.id)).where(chosen & (SignInFailure.at == at))
    SignInFailure.delete().where(chosen).execute()


def forget_old_failures(before: int) -> None:
    """Forget what nobody counts any more."""
    SignInFailure.delete().where(SignInFailure.at < before).execute()
