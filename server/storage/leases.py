"""Duties that one process alone may do at a time; who is killed loses it when its time is over."""

from server.domain import clock
from server.storage.database import Statement

_TAKE = Statement(
    """insert into lease (name, holder, until, heartbeat_at) values (?, ?, ?, ?)
       on conflict (name) do update set holder = excluded.holder, until = excluded.until, heartbeat_at = excluded.heartbeat_at
         where lease.holder = excluded.holder or lease.until < excluded.heartbeat_at"""
)
_LAST_HEARTBEAT = Statement("select heartbeat_at from lease where name = ?")
_DONE = Statement(
    """insert into lease (name, until, heartbeat_at) values (?, 0, ?)
       on conflict (name) do update set heartbeat_at = excluded.heartbeat_at"""
)
_GIVE_UP = Statement("update lease set until = 0 where name = ? and holder = ?")


def take(name: str, holder: str, milliseconds: int) -> bool:
    """Whether ``holder`` has the lease for the next ``milliseconds``; taking it again prolongs it."""
    now = clock.now()
    return _TAKE.run(name, holder, now + milliseconds, now) == 1


def record_heartbeat(name: str) -> None:
    """Say that a lease was done just now, by whomever."""
    _DONE.run(name, clock.now())


def give_up(name: str, holder: str) -> None:
    """Let others have the lease at once."""
    _GIVE_UP.run(name, holder)


def last_heartbeat(name: str) -> int | None:
    """When somebody last took the lease."""
    row = _LAST_HEARTBEAT.row(name)
    return row[0] if row else None
