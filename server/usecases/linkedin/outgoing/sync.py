"""The Sync page: how far Attract and LinkedIn agree, and what an administrator can do about it."""

from dataclasses import dataclass

from server.domain import clock
from server.domain.errors import Invalid, LinkedInNotSetUp
from server.domain.i18n_marker import N_
from server.domain.linkedin.access_levels import AccessStanding
from server.domain.linkedin.kinds import LARGEST_BATCH, ORDER, PARENT, RecordKind
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.linkedin.transport.quotas import QUOTAS
from server.storage import leases, sync_dirty
from server.storage.database import transaction
from server.storage.linkedin.outgoing import sync_records
from server.storage.linkedin.outgoing.sync_records import FAILED, REFUSED, RefusalReason, Troubled
from server.storage.linkedin.setup import account, quotas
from server.storage.linkedin.setup.account import Account
from server.usecases import access
from server.usecases.linkedin.outgoing import sync_worker
from server.usecases.linkedin.setup import access_levels, connection

SHOWN = 50
_HISTORY_RATE_AFTER = 20_000  # ms: an estimate from less is a guess


@dataclass(frozen=True, slots=True)
class KindState:
    """How far one kind of record is: how many should be there, and how many are in which state."""

    kind: RecordKind
    acknowledged: int = 0
    accepted: int = 0
    waiting: int = 0
    failed: int = 0
    refused: int = 0
    withdrawn: int = 0

    @property
    def should(self) -> int:
        """How many should be there."""
        return self.acknowledged + self.accepted + self.waiting + self.failed + self.refused


@dataclass(frozen=True, slots=True)
class QuotaState:
    """Requests to one resource today: ``limit`` of 0 is unknown, ``parked_until`` an instant after a 429."""

    resource: str
    used: int
    limit: int
    parked_until: int | None

    @property
    def left(self) -> int:
        """Requests that LinkedIn still takes today."""
        return max(0, self.limit - self.used)


@dataclass(frozen=True, slots=True)
class SyncOverview:
    """The Sync page. ``estimate`` is the milliseconds it may still take, None where nobody can tell yet."""

    account: Account
    standing: AccessStanding
    kinds: list[KindState]
    waiting: dict[str, int]
    quotas: list[QuotaState]
    reasons: list[RefusalReason]
    estimate: int | None
    heartbeat_at: int | None
    dialect: str
    any_there: bool = False
    awaiting_dry_run: int = 0

    @property
    def busy(self) -> bool:
        """Whether the page changes by itself every moment."""
        if self.account.sync == "dry_run":
            return bool(self.awaiting_dry_run)
        on_the_way = bool(self.waiting) or any(kind.accepted for kind in self.kinds)
        return self.account.sync in ("running", "withdrawing") and on_the_way

    @property
    def untouched(self) -> bool:
        """Whether there is nothing to count: nothing was compared, and nothing sent."""
        return self.account.sync == "off" and not any(kind.should or kind.withdrawn for kind in self.kinds)

    @property
    def done(self) -> int:
        """How many of a hundred records were acknowledged, without those that wait for somebody to mend something."""
        stuck = sum(reason.records for reason in self.reasons)
        attainable = sum(kind.should for kind in self.kinds) - stuck
        return min(100, 100 * sum(kind.acknowledged for kind in self.kinds) // attainable) if attainable > 0 else 100


def overview(actor: Actor) -> SyncOverview:
    """How far Attract and LinkedIn agree. Raise NotPermitted."""
    access.require(actor, Action.SET_UP_LINKEDIN)
    linkedin_account, counts, waiting = account.read(), sync_records.counts(), sync_dirty.waiting()
    kinds = [KindState(kind, **{state: count for (of, state), count in counts.items() if of == kind}) for kind in ORDER]
    return SyncOverview(
        account=linkedin_account,
        standing=access_levels.standing(),
        kinds=kinds,
        waiting=waiting,
        quotas=_quotas(),
        reasons=sync_records.reasons(SHOWN),
        estimate=_estimate(linkedin_account, kinds),
        heartbeat_at=leases.last_heartbeat("sync"),
        dialect=connection.settings().linkedin_dialect,
        any_there=sync_records.any_there(),
        awaiting_dry_run=sync_dirty.count_awaiting_dry_run() if linkedin_account.sync == "dry_run" else 0,
    )


def start_dry_run(actor: Actor) -> None:
    """Begin a dry run. Raise NotPermitted, LinkedInNotSetUp, Invalid while the sync runs."""
    _change(actor, "dry_run", ("off", "dry_run"))


def start(actor: Actor) -> None:
    """Begin to send. Raise NotPermitted, LinkedInNotSetUp, Invalid unless it was off."""
    _change(actor, "running", ("off", "dry_run"), sync_started_at=clock.now(), first_sync_ended_at=None)


def pause(actor: Actor) -> None:
    """Send nothing until resumed; what changes meanwhile is kept. Raise NotPermitted, Invalid."""
    _change(actor, "paused", ("running",), compare=False)


def resume(actor: Actor) -> None:
    """Go on. Raise NotPermitted, Invalid."""
    _change(actor, "running", ("paused",), compare=False)


def withdraw(actor: Actor) -> None:
    """Take back from LinkedIn all that was sent (linkedin.md 3.6). Raise NotPermitted, LinkedInNotSetUp, Invalid."""
    _change(actor, "withdrawing", ("running", "paused", "off", "dry_run"))


def compare_again(actor: Actor) -> None:
    """Compare everything once more, behind what changed today. Raise NotPermitted."""
    access.require(actor, Action.SET_UP_LINKEDIN)
    with transaction():
        sync_dirty.everything()


def retry(actor: Actor, kind: RecordKind, state: str) -> None:
    """Send what failed, or check what was refused, again: all of one kind. Raise NotPermitted, Invalid."""
    access.require(actor, Action.SET_UP_LINKEDIN)
    if state not in (FAILED, REFUSED):
        raise Invalid({"state": N_("Choose failed or refused.")})
    with transaction():
        sync_records.alone()
        sync_records.retry(kind, state)


def troubled(actor: Actor, kind: RecordKind, state: str, after: int) -> list[Troubled]:
    """Failed, refused or waiting records of a kind, 50 at a time. Raise NotPermitted."""
    access.require(actor, Action.SET_UP_LINKEDIN)
    return sync_records.troubled(kind, state, after, SHOWN)


def _change(actor: Actor, to: str, since: tuple[str, ...], compare: bool = True, **values: int | None) -> None:
    access.require(actor, Action.SET_UP_LINKEDIN)
    with transaction():
        linkedin_account = account.read()
        if not linkedin_account.connected:
            raise LinkedInNotSetUp
        if linkedin_account.sync not in since:
            raise Invalid({"sync": N_("The sync is in another state by now. Look again.")})
        account.change(sync=to, **values)
        if compare:
            sync_dirty.everything()
    sync_worker.forget()


def _quotas() -> list[QuotaState]:
    spent, known = quotas.spent(clock.now()), [*QUOTAS]
    return [
        QuotaState(resource, used, QUOTAS.get(resource, (0, 0))[0], parked)
        for resource, (used, _, parked) in sorted(
            spent.items(), key=lambda one: known.index(one[0]) if one[0] in known else len(known)
        )
    ]


def _estimate(linkedin_account: Account, kinds: list[KindState]) -> int | None:
    if linkedin_account.sync != "running" or linkedin_account.sync_started_at is None:
        return None
    elapsed, done = clock.now() - linkedin_account.sync_started_at, sum(kind.acknowledged for kind in kinds)
    left = sum(kind.waiting + kind.accepted for kind in kinds)
    if not done or elapsed < _HISTORY_RATE_AFTER:
        return None
    return int(max(left * elapsed / done, _days_of_quota(kinds) * clock.DAY))


def _days_of_quota(kinds: list[KindState]) -> float:
    """Days that the slowest kind needs beyond today at LinkedIn's requests per day; on /v2 every parent is a request."""
    per_parent = connection.settings().linkedin_dialect == "v2"
    requests = [kind.waiting / (1 if per_parent and kind.kind in PARENT else LARGEST_BATCH) for kind in kinds]
    return max(0.0, max(requests, default=0.0) / 100_000 - 1)
