"""What the LinkedIn Integration page of the Admin center shows, as finished data; LinkedIn itself is not asked."""

from dataclasses import dataclass

from server.domain.linkedin.access_levels import (
    CONTRACT_TYPE,
    FEATURE_NAMES,
    FEATURES,
    LEVEL_NAMES,
    REACH,
    STATE_NAMES,
    AccessLevel,
    AccessStanding,
    IntegrationState,
    state_of,
)
from server.domain.linkedin.urns import last_part
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.storage import encryption
from server.storage.account import users
from server.storage.linkedin.setup import account, schedules
from server.storage.linkedin.setup import integrations as kept
from server.storage.linkedin.setup.account import Account
from server.storage.linkedin.setup.integrations import Integration
from server.usecases import access
from server.usecases.linkedin.setup import access_levels, connection, environment_lock, integrations, setup, widgets
from server.usecases.linkedin.setup.environment_lock import EnvironmentMove
from server.usecases.linkedin.setup.widgets import Widget


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One access level: ``state`` as people read it, ``features`` and ``reach`` in words, ``contract`` its number or ""."""

    level: AccessLevel
    name: str
    state: IntegrationState
    state_name: str
    features: list[str]
    reach: str
    contract: str = ""

    @property
    def on(self) -> bool:
        """Whether it is enabled."""
        return self.state is IntegrationState.ENABLED


@dataclass(frozen=True, slots=True)
class Stored:
    """What LinkedIn has of one integration: its name there, and the configuration it took from us (RSC-101, RSC-104)."""

    type: str
    context: str
    name: str
    status: str
    configuration: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class IntegrationOverview:
    """The whole page. ``missing`` is what Connect still needs; ``move`` what holds the lock; secrets are never in here."""

    account: Account
    offered: bool
    test: bool
    address: str
    has_keys: bool
    missing: list[str]
    move: EnvironmentMove | None
    standing: AccessStanding
    state_name: str
    rows: list[LevelRow]
    stored: list[Stored]
    waiting: bool
    checked_at: int | None
    trouble: str | None
    connected_by: str | None
    rotating: bool
    redirect: str
    domain: str
    widget: Widget | None


def read(actor: Actor) -> IntegrationOverview:
    """The page for administrators. Raise NotPermitted."""
    access.require(actor, Action.SET_UP_LINKEDIN)
    linkedin_account, standing, known = account.read(), access_levels.standing(), kept.everything()
    last = next(iter(schedules.all_of(schedules.INTEGRATIONS)), None)
    by = users.by_id(linkedin_account.connected_by) if linkedin_account.connected_by else None
    held = environment_lock.move()
    return IntegrationOverview(
        account=linkedin_account,
        offered=connection.offered(),
        test=connection.offered() and connection.settings().linkedin_environment == "test",
        address=connection.www(),
        has_keys=encryption.ready(),
        missing=setup.missing(linkedin_account),
        move=held,
        standing=standing,
        state_name=STATE_NAMES[standing.state],
        rows=_rows(known) if linkedin_account.connected else [],
        stored=[_stored(one) for one in known],
        waiting=any(one.status == "requested" for one in known),
        checked_at=last.read_at if last else None,
        trouble=last.trouble if last else None,
        connected_by=by.name if by else None,
        rotating=account.has("earlier_secret"),
        redirect=setup.redirect_address() if connection.offered() else "",
        domain=connection.settings().public_url if connection.offered() else "",
        widget=widgets.onboarding() if linkedin_account.connected and held is None and connection.offered() else None,
    )


def _rows(known: list[Integration]) -> list[LevelRow]:
    company = [one.switch for one in known if one.type != CONTRACT_TYPE]
    contracts = [one.switch for one in known if one.type == CONTRACT_TYPE]
    rows = [_row(AccessLevel.COMPANY, state_of(company))]
    rows += [_row(AccessLevel.CONTRACT, state_of([one]), last_part(one.context)) for one in contracts]
    return rows if contracts else [*rows, _row(AccessLevel.CONTRACT, IntegrationState.CONNECTED)]


def _row(level: AccessLevel, state: IntegrationState, contract: str = "") -> LevelRow:
    features = [FEATURE_NAMES[feature] for feature in FEATURES[level]]
    return LevelRow(level, LEVEL_NAMES[level], state, STATE_NAMES[state], features, REACH[level], contract)


def _stored(one: Integration) -> Stored:
    return Stored(one.type, one.context, one.name, one.status, integrations.configuration_of(one))
