"""The access levels of Recruiter System Connect as data: integrations, features and reach (attract.md 3.5, linkedin.md 3.2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from server.domain.i18n_marker import N_


class LinkedInFeature(StrEnum):
    """What an access level opens."""

    EXPORT = "export"
    IN_ATS = "in_ats"
    PROFILE_WIDGET = "profile_widget"
    INMAIL_HISTORY = "inmail_history"
    NOTES_HISTORY = "notes_history"
    STUB_PROFILES = "stub_profiles"


class AccessLevel(StrEnum):
    """The two switches of LinkedIn Recruiter, Admin Settings, ATS."""

    COMPANY = "company"
    CONTRACT = "contract"


class IntegrationState(StrEnum):
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
BUNDLES: dict[str, AccessLevel] = {
    "RECRUITER_SYSTEM_CONNECT_COMPANY": AccessLevel.COMPANY,
    "RECRUITER_SYSTEM_CONNECT_CONTRACT": AccessLevel.CONTRACT,
}

FEATURES: dict[AccessLevel, tuple[LinkedInFeature, ...]] = {
    AccessLevel.COMPANY: (LinkedInFeature.EXPORT, LinkedInFeature.IN_ATS, LinkedInFeature.PROFILE_WIDGET),
    AccessLevel.CONTRACT: tuple(LinkedInFeature),
}

# The integration that carries each feature on its own; the history of Recruiter needs the contract (statements 18-21).
_CARRIER: dict[LinkedInFeature, str] = {
    LinkedInFeature.EXPORT: CALLBACK_TYPE,
    LinkedInFeature.IN_ATS: INDICATOR_TYPE,
    LinkedInFeature.PROFILE_WIDGET: WIDGET_TYPE,
}


# What people read for them; the states are called as the buttons are (attract.md 3.4).
FEATURE_NAMES: dict[LinkedInFeature, str] = {
    LinkedInFeature.EXPORT: N_("1-click export"),
    LinkedInFeature.IN_ATS: N_("In-ATS indicator"),
    LinkedInFeature.PROFILE_WIDGET: N_("In-ATS profile widget"),
    LinkedInFeature.INMAIL_HISTORY: N_("InMail history"),
    LinkedInFeature.NOTES_HISTORY: N_("Notes history"),
    LinkedInFeature.STUB_PROFILES: N_("InMail stub profiles"),
}
LEVEL_NAMES: dict[AccessLevel, str] = {
    AccessLevel.COMPANY: N_("Company-level access"),
    AccessLevel.CONTRACT: N_("Contract-level access"),
}
REACH: dict[AccessLevel, str] = {
    AccessLevel.COMPANY: N_("Every contract in your company"),
    AccessLevel.CONTRACT: N_("Every seat on this contract"),
}
STATE_NAMES: dict[IntegrationState, str] = {
    IntegrationState.NOT_CONNECTED: N_("Not connected"),
    IntegrationState.CONNECTED: N_("Request"),
    IntegrationState.REQUESTED: N_("Notify partner"),
    IntegrationState.PARTNER_READY: N_("Partner ready"),
    IntegrationState.ENABLED: N_("Enabled"),
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

    @property
    def level(self) -> AccessLevel:
        """The access level it belongs to."""
        return AccessLevel.CONTRACT if self.type == CONTRACT_TYPE else AccessLevel.COMPANY


@dataclass(frozen=True, slots=True)
class AccessStanding:
    """How the installation stands with LinkedIn: ``company`` level, ``contracts`` (URNs) with contract level, and features."""

    state: IntegrationState = IntegrationState.NOT_CONNECTED
    company: bool = False
    contracts: tuple[str, ...] = ()
    features: frozenset[LinkedInFeature] = frozenset()

    def may(self, feature: LinkedInFeature) -> bool:
        """Whether ``feature`` is open on at least one contract."""
        return feature in self.features

    @property
    def levels(self) -> tuple[AccessLevel, ...]:
        """The access levels that are on."""
        return (AccessLevel.COMPANY,) * self.company + (AccessLevel.CONTRACT,) * bool(self.contracts)


def standing_of(connected: bool, switches: Iterable[Switch]) -> AccessStanding:
    """What ``switches`` say about a company that is ``connected``, or was disconnected: then nothing is open.

    Contract level carries all of the company level as well (statement 21), for the seats of its contracts (22).
    """
    if not connected:
        return AccessStanding()
    known = tuple(switches)
    contracts = tuple(sorted(switch.context for switch in known if switch.type == CONTRACT_TYPE and switch.on))
    if contracts:
        features = frozenset(FEATURES[AccessLevel.CONTRACT])
    else:
        on = {switch.type for switch in known if switch.on}
        features = frozenset(feature for feature, carrier in _CARRIER.items() if carrier in on)
    company = {switch.type for switch in known if switch.on} >= set(COMPANY_TYPES)
    return AccessStanding(state_of(known), company, contracts, features)


def state_of(switches: Iterable[Switch]) -> IntegrationState:
    """The furthest that any integration came: one enabled level makes Enabled, one that waits for us makes Notify partner."""
    statuses = {switch.status for switch in switches if switch.type in (*COMPANY_TYPES, CONTRACT_TYPE)}
    if "enabled" in statuses:
        return IntegrationState.ENABLED
    if "requested" in statuses:
        return IntegrationState.REQUESTED
    if "partner_ready" in statuses:
        return IntegrationState.PARTNER_READY
    return IntegrationState.CONNECTED
