"""Duties that one process alone may do at a time; who is killed loses it when its time is over."""

from server.domain import clock
from server.storage.database import Statement

_TAKE = Statement(
    """insert into duty (name, holder, until, beat_at) values (?, ?, ?, ?)
       on conflict (name) do update set holder = excluded.holder, until = excluded.until, beat_at = excluded.beat_at
         where duty.holder = excluded.holder or duty.until < excluded.beat_at"""
)
_BEAT = Statement("select beat_at from duty where name = ?")
_DONE = Statement(
    """insert into duty (name, until, beat_at) values (?, 0, ?)
       on conflict (name) do update set beat_at = excluded.beat_at"""
)
_GIVE_UP = Statement("update duty set until = 0 where name = ? and holder = ?")


def take(name: str, holder: str, milliseconds: int) -> bool:
    """Whether ``holder`` has the duty for the next ``milliseconds``; taking it again prolongs it."""
    now = clock.now()
    return _TAKE.run(name, holder, now + milliseconds, now) == 1


def beat(name: str) -> None:
    """Say that a duty was done just now, by whomever."""
    _DONE.run(name, clock.now())


def give_up(name: str, holder: str) -> None:
    """Let others have the duty at once."""
    _GIVE_UP.run(name, holder)


def last_beat(name: str) -> int | None:
    """When somebody last took the duty."""
    row = _BEAT.row(name)
    return row[0] if row else None
