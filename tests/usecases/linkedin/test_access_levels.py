"""Access levels: features and reach (attract.md 3.5)."""

import pytest

from server.domain.linkedin.access_levels import (
    COMPANY_TYPES,
    CONTRACT_TYPE,
    AccessLevel,
    IntegrationState,
    LinkedInFeature,
    Switch,
    standing_of,
)
from server.storage.linkedin.setup import account, integrations
from server.storage.linkedin.setup.integrations import Integration
from server.usecases.linkedin.setup import access_levels
from tests.support.people import People

ORGANIZATION, FIRST, SECOND = "urn:li:organization:2414183", "urn:li:contract:5001", "urn:li:contract:5002"
COMPANY_FEATURES = {LinkedInFeature.EXPORT, LinkedInFeature.IN_ATS, LinkedInFeature.PROFILE_WIDGET}


def company(status: str) -> list[Switch]:
    return [Switch(type, ORGANIZATION, status) for type in COMPANY_TYPES]


def contract(status: str, context: str = FIRST) -> list[Switch]:
    return [Switch(CONTRACT_TYPE, context, status)]


@pytest.mark.statement(17)
@pytest.mark.statement(18)
@pytest.mark.statement(19)
@pytest.mark.statement(20)
def test_company_level_opens_export_in_ats_and_the_widget_and_nothing_of_the_history() -> None:
    standing = standing_of(True, company("enabled") + contract("partner_ready"))
    assert standing.state == IntegrationState.ENABLED
    assert standing.levels == (AccessLevel.COMPANY,)
    assert standing.features == COMPANY_FEATURES
    assert not any(
        standing.may(one)
        for one in (LinkedInFeature.INMAIL_HISTORY, LinkedInFeature.NOTES_HISTORY, LinkedInFeature.STUB_PROFILES)
    )


@pytest.mark.statement(21)
def test_contract_level_opens_everything() -> None:
    standing = standing_of(True, company("partner_ready") + contract("enabled"))
    assert standing.state == IntegrationState.ENABLED
    assert all(standing.may(feature) for feature in LinkedInFeature)


@pytest.mark.statement(22)
@pytest.mark.statement(23)
def test_contract_level_reaches_its_contracts_and_company_level_all_of_them() -> None:
    one = standing_of(True, contract("enabled") + contract("partner_ready", SECOND))
    assert (one.company, one.contracts) == (False, (FIRST,))
    both = standing_of(True, company("enabled") + contract("enabled") + contract("enabled", SECOND))
    assert (both.company, both.contracts) == (True, (FIRST, SECOND))


@pytest.mark.parametrize(
    ("switches", "state"),
    [
        ([], IntegrationState.CONNECTED),
        (company("unknown"), IntegrationState.CONNECTED),
        (company("disabled"), IntegrationState.CONNECTED),
        (company("requested"), IntegrationState.REQUESTED),
        (company("partner_ready"), IntegrationState.PARTNER_READY),
        (company("partner_ready") + contract("requested"), IntegrationState.REQUESTED),
        (company("enabled") + contract("requested"), IntegrationState.ENABLED),
    ],
)
def test_the_state_is_what_the_integrations_say(switches: list[Switch], state: IntegrationState) -> None:
    assert standing_of(True, switches).state == state


def test_a_company_that_is_not_connected_has_nothing(people: People) -> None:
    assert access_levels.standing().state == IntegrationState.NOT_CONNECTED
    account.change(client_id="child", connected_at=1)
    assert access_levels.standing().state == IntegrationState.CONNECTED
    integrations.keep([Integration(switch.type, switch.context, "Attract", switch.status) for switch in company("enabled")])
    assert access_levels.standing().features == COMPANY_FEATURES
    account.change(connected_at=None)
    assert access_levels.standing().features == frozenset()
