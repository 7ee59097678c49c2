"""The access levels of Recruiter System Connect as data: integrations, features and reach (attract.md 3.5, linkedin.md 3.2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Feature(StrEnum):
    """What an access level opens."""

    EXPORT = "export"
    IN_ATS = "in_ats"
    PROFILE_WIDGET = "profile_widget"
    INMAIL_HISTORY = "inmail_history"
    NOTES_HISTORY = "notes_history"
    STUB_PROFILES = "stub_profiles"


class Level(StrEnum):
    """The two switches of LinkedIn Recruiter, Admin Settings, ATS."""

    COMPANY = "company"
    CONTRACT = "contract"


class State(StrEnum):
    """How far Recruiter System Connect is (attract.md 3.4); ``REQUESTED`` shows as **Notify partner**."""

    NOT_CONNECTED = "not_connected"
    CONNECTED = "connected"
    REQUESTED = "requested"
    PARTNER_READY = "partner_ready"
    ENABLED = "enabled"


CALLBACK_TYPE = "ONE_CLICK_EXPORT"
INDICATOR_TYPE = "IN_ATS_INDICATOR"
WIDGET_TYPE = "PROFILE_PLUGIN"
CONTRACT_TYPE = "CSA_API"
COMPANY_TYPES = (CALLBACK_TYPE, INDICATOR_TYPE, WIDGET_TYPE)

# What LinkedIn's widget calls the two requests (linkedin.md 3.1).
BUNDLES: dict[str, Level] = {
    "RECRUITER_SYSTEM_CONNECT_COMPANY": Level.COMPANY,
    "RECRUITER_SYSTEM_CONNECT_CONTRACT": Level.CONTRACT,
}

FEATURES: dict[Level, tuple[Feature, ...]] = {
    Level.COMPANY: (Feature.EXPORT, Feature.IN_ATS, Feature.PROFILE_WIDGET),
    Level.CONTRACT: tuple(Feature),
}

# The integration that carries each feature on its own; the history of Recruiter needs the contract (statements 18-21).
_CARRIER: dict[Feature, str] = {
    Feature.EXPORT: CALLBACK_TYPE,
    Feature.IN_ATS: INDICATOR_TYPE,
    Feature.PROFILE_WIDGET: WIDGET_TYPE,
}


@dataclass(frozen=True, slots=True)
class Switch:
    """One integration as LinkedIn describes it; ``status`` is requested, partner_ready, enabled, disabled or unknown."""

    type: str
    context: str
    status: str

    @property
    def on(self) -> bool:
        """Whether an administrator of LinkedIn Recruiter has switched it on."""
        return self.status == "enabled"


@dataclass(frozen=True, slots=True)
class Standing:
    """How the installation stands with LinkedIn: ``company`` level, ``contracts`` (URNs) with contract level, and features."""

    state: State = State.NOT_CONNECTED
    company: bool = False
    contracts: tuple[str, ...] = ()
    features: frozenset[Feature] = frozenset()

    def may(self, feature: Feature) -> bool:
        """Whether ``feature`` is open on at least one contract."""
        return feature in self.features

    @property
    def levels(self) -> tuple[Level, ...]:
        """The access levels that are on."""
        return (Level.COMPANY,) * self.company + (Level.CONTRACT,) * bool(self.contracts)


def standing_of(connected: bool, switches: Iterable[Switch]) -> Standing:
    """What ``switches`` say about a company that is ``connected``, or was disconnected: then nothing is open.

    Contract level carries all of the company level as well (statement 21), for the seats of its contracts (22).
    """
    if not connected:
        return Standing()
    known = tuple(switches)
    contracts = tuple(sorted(switch.context for switch in known if switch.type == CONTRACT_TYPE and switch.on))
    if contracts:
        features = frozenset(FEATURES[Level.CONTRACT])
    else:
        on = {switch.type for switch in known if switch.on}
        features = frozenset(feature for feature, carrier in _CARRIER.items() if carrier in on)
    company = {switch.type for switch in known if switch.on} >= set(COMPANY_TYPES)
    return Standing(_state(known), company, contracts, features)


def _state(switches: tuple[Switch, ...]) -> State:
    """The furthest that any integration came: one enabled level makes Enabled, one that waits for us makes Notify partner."""
    statuses = {switch.status for switch in switches if switch.type in (*COMPANY_TYPES, CONTRACT_TYPE)}
    if "enabled" in statuses:
        return State.ENABLED
    if "requested" in statuses:
        return State.REQUESTED
    if "partner_ready" in statuses:
        return State.PARTNER_READY
    return State.CONNECTED
