"""Reading what only comes from LinkedIn by asking: InMail, recruiters' notes, stub profiles, closed accounts.

Each stream of a seat or contract has a cursor. One call reads one window: all of its pages first, without a transaction,
then one transaction that keeps them and moves the cursor. Whoever is killed in between has read in vain, and nothing else.
"""

import random
import time

from server.domain import clock
from server.domain.errors import EncryptionKeyMissing, LinkedInDown, LinkedInThrottled, LinkedInTrouble
from server.domain.linkedin import windows
from server.domain.linkedin.access_levels import AccessStanding
from server.domain.linkedin.windows import LinkedInStream, Window, caught_up, following, reached
from server.linkedin.client import LinkedIn
from server.storage.database import transaction
from server.storage.linkedin.incoming import cursors
from server.storage.linkedin.incoming.cursors import CursorRow
from server.usecases.linkedin.daily_quota import DailyQuota
from server.usecases.linkedin.incoming import stream_readers, stub_profiles
from server.usecases.linkedin.rate_limiter import midnight
from server.usecases.linkedin.setup import access_levels, connection

LEASE = 5 * clock.MINUTE  # as long as reading one window may take before somebody else tries it
ROLL_CALL_EVERY = clock.MINUTE
_AT_ONCE = 6  # windows that one call reads at most
_LOOK_AGAIN = 10 * clock.MINUTE


def work() -> bool:
    """Do a piece of what is due; False when there is nothing. LinkedIn's troubles are kept with the stream they stop."""
    if not cursors.anything_to_do():
        return False
    if stub_profiles.settle():
        return True
    cursor = cursors.claim(LEASE)
    if cursor is None:
        with transaction():
            cursors.add(cursors.ROLL_CALL, [""], 0)
        return True
    _serve(cursor)
    return True


def _serve(cursor: CursorRow) -> None:
    standing = access_levels.standing()
    if cursor.stream == cursors.ROLL_CALL:
        _call_roll(cursor, standing)
        return
    stream = windows.STREAMS[cursor.stream]
    if not _open(stream, cursor.subject, standing):
        _rest(cursor)
        return
    daily_quota = DailyQuota()
    try:
        _read(stream, cursor, daily_quota)
    except (LinkedInTrouble, EncryptionKeyMissing) as trouble:
        _put_off(cursor, trouble, daily_quota)


def _call_roll(cursor: CursorRow, standing: AccessStanding) -> None:
    """Begin with the streams of whatever is new: seats and contracts; their history goes 90 days back."""
    now = clock.now()
    with transaction():
        cursors.add(windows.CLOSED.name, [""], now - windows.CLOSED.history)
        for stream in (windows.NOTES, windows.STUBS):
            if stream.feature and standing.may(stream.feature):
                cursors.add(stream.name, standing.contracts, now - stream.history)
        for seat, contract in cursors.new_seats(windows.INMAIL.name, standing.contracts):
            cursors.add(windows.INMAIL.name, [seat], now - windows.INMAIL.history)
            # Stubs are asked for by owner, so those of a new one lie in windows that are read already.
            cursors.rewind(windows.STUBS.name, contract, now - windows.STUBS.history)
        cursors.wait(cursor, now + ROLL_CALL_EVERY)


def _open(stream: LinkedInStream, subject: str, standing: AccessStanding) -> bool:
    """Whether ``stream`` may be read: its access level is on, and its seat is still one (statements 18-21, 97)."""
    if stream.feature is None:
        return standing.company or bool(standing.contracts)
    if not standing.may(stream.feature):
        return False
    if stream is windows.INMAIL:
        seat = cursors.seat(subject)
        return seat is not None and seat.active and seat.contract in standing.contracts
    return subject in standing.contracts


def _rest(cursor: CursorRow) -> None:
    """Nothing is lost by waiting: the stream goes on from where it is."""
    with transaction():
        cursors.wait(cursor, clock.now() + _LOOK_AGAIN)


def _read(stream: LinkedInStream, cursor: CursorRow, daily_quota: DailyQuota) -> None:
    client = connection.client(daily_quota)
    # LinkedIn's clock is known from its answers only: where nothing seems due by ours, a short window asks for it.
    window = following(stream, cursor.until, client.now(), cursor.tries) or Window(cursor.until, cursor.until + 1)
    for _ in range(_AT_ONCE):
        until = _read_window(stream, cursor, client, window, daily_quota)
        cursor = cursor._replace(until=until, tries=0)
        further = following(stream, until, client.now())
        if further is None or caught_up(until, client.now()):
            return
        window = further


def _read_window(stream: LinkedInStream, cursor: CursorRow, client: LinkedIn, window: Window, daily_quota: DailyQuota) -> int:
    """Read ``window`` and keep what is in it; how far the stream is read then."""
    began = time.monotonic()
    items = stream_readers.read(stream, client, cursor.subject, Window(window.start - stream.overlap, window.end))
    now = client.now()
    until = reached(window, now - int((time.monotonic() - began) * clock.SECOND))
    due_at = clock.now() + (stream.every if caught_up(until, now) else 0)
    with transaction():
        if cursors.move(cursor, until, due_at):
            stream_readers.keep(stream, cursor.subject, items)
        daily_quota.keep()
    return until


def _put_off(cursor: CursorRow, trouble: LinkedInTrouble | EncryptionKeyMissing, daily_quota: DailyQuota) -> None:
    now = clock.now()
    again, parked_until = now + windows.pause(cursor.tries + 1, random.random()), None  # noqa: S311
    if isinstance(trouble, LinkedInThrottled):
        # Without a time LinkedIn may mean the day's quota or the minute's; a quarter of an hour finds out.
        parked_until = min(trouble.until or now + 15 * clock.MINUTE, midnight(now))
        again = parked_until + int(random.random() * clock.MINUTE)  # noqa: S311
    elif not isinstance(trouble, LinkedInDown):
        again = max(again, now + _LOOK_AGAIN)  # a person has to mend it
    with transaction():
        cursors.wait(cursor, again, str(trouble))
        daily_quota.keep(parked_until)
