"""Roles: who holds which, and giving and taking them (attract.md 2.1, statements 124-128)."""

from dataclasses import dataclass

from server.domain.errors import Invalid, NotFound
from server.domain.i18n_marker import N_
from server.domain.notifications import NotificationKind
from server.domain.permissions import Action
from server.domain.roles import Actor, Role
from server.domain.search_text import words
from server.storage.account import users
from server.storage.database import lock, transaction
from server.usecases import access, notifications
from server.usecases.paging import PAGE


@dataclass(frozen=True, slots=True)
class Users:
    """A page of users by name; ``after`` names the one that the next page begins behind."""

    rows: list[Actor]
    after: int | None


def holders(actor: Actor, query: str = "", after: int | None = None) -> Users:
    """Who holds a role, by words of name or address. Raise NotPermitted."""
    return _users(actor, query, after, with_role=True)


def everybody(actor: Actor, query: str = "", after: int | None = None) -> Users:
    """Everybody who can sign in, to assign roles to (statement 125). Raise NotPermitted."""
    return _users(actor, query, after, with_role=False)


def read(actor: Actor, user_id: int) -> Actor:
    """One user with their roles. Raise NotPermitted, NotFound."""
    access.require(actor, Action.ASSIGN_ROLES)
    user_row = users.by_id(user_id)
    if user_row is None:
        raise NotFound
    return user_row.actor()


def assign(actor: Actor, user_id: int, roles: frozenset[Role]) -> Actor:
    """Let a user hold exactly ``roles``; who they are from now on. They keep their places on teams (statement 127).

    None at all removes their permissions, not the user (statement 126). Raise NotPermitted, NotFound, Invalid when nobody
    would administer Attract any more.
    """
    access.require(actor, Action.ASSIGN_ROLES)
    with transaction():
        lock("roles")
        before = read(actor, user_id)
        if Role.ADMINISTRATOR not in roles and users.holders(Role.ADMINISTRATOR) == {user_id}:
            raise Invalid({"roles": N_("This is the last administrator. Make somebody else one first.")})
        users.grant(user_id, roles)
        after = read(actor, user_id) if user_id != actor.id else Actor(actor.id, actor.name, actor.email, roles)
        if user_id != actor.id and before.roles != roles:
            told: list[str] = [role for role in Role if role in roles]
            notifications.notify([user_id], NotificationKind.ROLE_CHANGED, {"who": actor.name, "roles": told}, "/about")
    return after


def _users(actor: Actor, query: str, after: int | None, with_role: bool) -> Users:
    access.require(actor, Action.ASSIGN_ROLES)
    rows = users.listed(words(query), with_role, after, PAGE + 1)
    shown = [row.actor() for row in rows[:PAGE]]
    return Users(shown, shown[-1].id if len(rows) > PAGE else None)
