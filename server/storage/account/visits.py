"""When each user was on their Home page."""

from server.domain.visits import Visit
from server.storage.database import Statement

_OF = Statement("select seen_entry, seen_at, shown_entry, shown_at from home_visit where user_id = ?")
_KEEP = Statement(
    """insert into home_visit (user_id, seen_entry, seen_at, shown_entry, shown_at) values (?, ?, ?, ?, ?)
       on conflict (user_id) do update set seen_entry = excluded.seen_entry, seen_at = excluded.seen_at,
         shown_entry = excluded.shown_entry, shown_at = excluded.shown_at"""
)


def of(user: int) -> Visit | None:
    """The visit of ``user``, or None before their first."""
    row = _OF.row(user)
    return Visit(*row) if row else None


def keep(user: int, visit: Visit) -> None:
    """Keep it in place of the one before."""
    _KEEP.run(user, visit.seen_entry, visit.seen_at, visit.shown_entry, visit.shown_at)
