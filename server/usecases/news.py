"""What others changed on jobs since the reader was on their Home page last, as far as they may read history."""

from dataclasses import dataclass

from server.domain import clock
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.domain.visits import REACH, Visit, shown_now, visited_up_to
from server.storage import news
from server.storage.account import visits
from server.storage.database import transaction
from server.storage.news import Novelty as Novelty
from server.usecases import access

SHOWN = 5  # jobs
REMEMBERED = 5000  # entries of all jobs that are looked through for somebody who reads everything


@dataclass(frozen=True, slots=True)
class JobNews:
    """What is new on one job, newest kind first; ``rows`` is never empty."""

    rows: list[Novelty]


@dataclass(frozen=True, slots=True)
class News:
    """What changed, by job, newest first; on ``others`` more jobs than are shown something changed as well.

    ``since`` is the instant the reader was here last, None on their first visit; ``up_to`` names the newest entry;
    ``everywhere`` says that all jobs are meant, not only those of the reader.
    """

    jobs: list[JobNews]
    others: int
    since: int | None
    up_to: int
    everywhere: bool


def look(actor: Actor, on_a_team: bool) -> News | None:
    """What is new to the reader, which stays new until their next visit or until they say they have seen it.

    On the jobs of their teams, or on all jobs for who is ``on_a_team`` nowhere and reads them all. None for whoever
    reads no history anywhere. Raise NotPermitted.
    """
    access.require(actor, Action.OPEN_ATTRACT)
    latest = news.latest()
    visit = _visit(actor, latest)
    everywhere = not on_a_team and access.can(actor, Action.LIST_ALL_JOBS)
    novelties = _everywhere(actor, visit) if everywhere else _on_my_jobs(actor, visit)
    if not novelties and not access.can(actor, Action.READ_HISTORY):
        return None
    by_job: dict[int, list[Novelty]] = {}
    for row in novelties:
        by_job.setdefault(row.job, []).append(row)
    shown = [JobNews(rows) for rows in by_job.values()]
    return News(shown[:SHOWN], len(shown[SHOWN:]), visit.seen_at, latest, everywhere)


def mark_seen(actor: Actor, up_to: int) -> None:
    """Keep that the reader has seen what is new up to this entry; what came since stays new. Raise NotPermitted."""
    access.require(actor, Action.OPEN_ATTRACT)
    with transaction():
        before = visits.of(actor.id)
        if before is not None:
            visits.keep(actor.id, visited_up_to(before, min(up_to, news.latest()), clock.now()))


def _visit(actor: Actor, latest: int) -> Visit:
    before = visits.of(actor.id)
    visit = shown_now(before, latest, clock.now())
    if visit is not before:
        with transaction():
            visits.keep(actor.id, visit)
    return visit


def _on_my_jobs(actor: Actor, visit: Visit) -> list[Novelty]:
    reads = access.can(actor, Action.READ_HISTORY), access.can(actor, Action.VIEW_PROSPECTS)
    return news.on_my_jobs(actor.id, visit.seen_entry, clock.now() - REACH, *reads)


def _everywhere(actor: Actor, visit: Visit) -> list[Novelty]:
    after = max(visit.seen_entry, visit.shown_entry - REMEMBERED)
    return news.everywhere(actor.id, after, clock.now() - REACH)
