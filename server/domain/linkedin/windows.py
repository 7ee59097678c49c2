"""How streams from LinkedIn are cut into windows that leave no gap, by LinkedIn's own clock (linkedin.md 12 to 15).

A window is half-open: it holds every instant from ``start`` on and before ``end``. Windows of one stream follow each other:
each begins where what is here ends.
"""

from dataclasses import dataclass

from server.domain.clock import DAY, HOUR, MINUTE, SECOND
from server.domain.linkedin.access_levels import LinkedInFeature

LAG = 2 * MINUTE  # what happened so recently may not have reached the place LinkedIn answers from
EVERY = 30 * MINUTE  # linkedin.md 1.7 names it, and statement 53 asks for no less than every couple of hours
_LONGEST_PAUSE = 30 * MINUTE


@dataclass(frozen=True, slots=True)
class Window:
    """From ``start`` on, before ``end``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LinkedInStream:
    """What is read in windows: at most ``longest`` each, ``history`` back at first, ``every`` so often afterwards.

    ``overlap`` is asked for again before every window where LinkedIn's documents contradict each other about its bounds.
    ``feature`` is the one that must be open for it; None is for whoever is connected.
    """

    name: str
    feature: LinkedInFeature | None
    longest: int
    every: int = EVERY
    history: int = 90 * DAY
    overlap: int = 0


INMAIL = LinkedInStream("inmail", LinkedInFeature.INMAIL_HISTORY, 12 * HOUR)
NOTES = LinkedInStream("notes", LinkedInFeature.NOTES_HISTORY, 12 * HOUR)
STUBS = LinkedInStream("stubs", LinkedInFeature.STUB_PROFILES, DAY, overlap=SECOND)
# LinkedIn wants this asked at least every 30 days; a customer wants to hear of it sooner (linkedin.md 15).
CLOSED = LinkedInStream("closed", None, 7 * DAY, every=DAY, overlap=DAY)
STREAMS = {stream.name: stream for stream in (INMAIL, NOTES, STUBS, CLOSED)}


def following(stream: LinkedInStream, until: int, now: int, tries: int = 0) -> Window | None:
    """What to read after ``until``, when LinkedIn's clock says ``now``; None when nothing is old enough yet.

    Each of ``tries`` halves the window, down to an hour: too much at once is refused (linkedin.md 14).
    """
    longest = max(stream.longest >> min(tries, 4), HOUR)
    end = min(until + longest, now - LAG)
    return Window(until, end) if end > until else None


def reached(window: Window, began: int) -> int:
    """How far reading ``window`` has come, when LinkedIn's clock said ``began`` as it started.

    Our own clock may have drawn the window while LinkedIn's was not known yet; what lay in the future then is read again.
    """
    return max(window.start, min(window.end, began - LAG))


def caught_up(until: int, now: int) -> bool:
    """Whether reading has come as far as it can."""
    return until >= now - LAG - MINUTE


def pause(tries: int, chance: float) -> int:
    """Milliseconds to wait after the ``tries``-th failure in a row; ``chance`` (0 to 1) spreads those who fail together."""
    step = min(MINUTE * 2 ** min(tries, 10) // 2, _LONGEST_PAUSE)
    return int(step * (0.75 + chance / 2))
