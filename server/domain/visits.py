"""When somebody was here last: what the Home page tells as new begins there (attract.md 1, Home page)."""

from dataclasses import dataclass

from server.domain import clock

# Who comes back within this time is still here: what is new stays, however often the page is loaded.
STILL_HERE = 30 * clock.MINUTE
NOTED_EVERY = clock.MINUTE  # a page that is loaded again and again is not written down each time
REACH = 30 * clock.DAY  # further back lies history, not news


@dataclass(frozen=True, slots=True)
class Visit:
    """Up to which entry of history, and which instant, somebody has seen, and up to which their Home page was shown last.

    ``seen_at`` is None on the first visit.
    """

    seen_entry: int
    seen_at: int | None
    shown_entry: int
    shown_at: int


def shown_now(before: Visit | None, entry: int, now: int) -> Visit:
    """The visit as the Home page is shown at ``now`` with history up to ``entry``.

    Who was away for longer than ``STILL_HERE`` begins where the page was shown last; nothing in between is passed over.
    """
    if before is None:
        return Visit(0, None, entry, now)
    if now - before.shown_at > STILL_HERE:
        return Visit(before.shown_entry, before.shown_at, entry, now)
    return before if now - before.shown_at < NOTED_EVERY else Visit(before.seen_entry, before.seen_at, entry, now)


def visited_up_to(before: Visit, entry: int, now: int) -> Visit:
    """The visit after its reader said that they have seen everything up to ``entry``, never less than they had."""
    entry = max(before.seen_entry, entry)
    return Visit(entry, now, max(before.shown_entry, entry), now)
