"""Which user is which member of LinkedIn, because they signed in there themselves (attract.md 3.6)."""

from typing import NamedTuple

from server.domain import clock
from server.storage.database import Statement
from server.storage.tables import LinkedInConnection

_HOLDER = Statement("select user_id from linkedin_connection where member = ?")
_OF_USER = Statement("select member, connected_at from linkedin_connection where user_id = ?")


class ConnectionRow(NamedTuple):
    """A user's own connection: their person URN, since when."""

    member: str
    connected_at: int


def of_user(user_id: int) -> ConnectionRow | None:
    """The connection of a user."""
    row = _OF_USER.row(user_id)
    return ConnectionRow(*row) if row else None


def holder(member: str) -> int | None:
    """The user who connected as ``member``."""
    row = _HOLDER.row(member)
    return row[0] if row else None


def keep(user_id: int, member: str) -> None:
    """``user_id`` is ``member``, from now on alone."""
    LinkedInConnection.insert(user=user_id, member=member, connected_at=clock.now()).on_conflict(
        conflict_target=(LinkedInConnection.user,),
        preserve=(LinkedInConnection.member, LinkedInConnection.connected_at),
    ).execute()


def forget(user_id: int) -> None:
    """``user_id`` is connected no more."""
    LinkedInConnection.delete().where(LinkedInConnection.user == user_id).execute()
