"""How far an access level reaches (attract.md 3.5): company level every seat of the company, contract level every seat on it.

The company-level switch enables the organisation's integrations. The contract-level switch enables CSA_API on one contract, and
with it the organisation's integrations that the ATS has made ready count for the seats on that contract (stand-in choice).
"""

from collections.abc import Iterator

from e2e.recruiter.partner.ats import integrations
from e2e.recruiter.partner.ats.store import Integration
from e2e.recruiter.partner.platform.fixture import Contract
from e2e.recruiter.partner.platform.world import World

COMPANY, CONTRACT = "company", "contract"
TYPES = {COMPANY: integrations.COMPANY_LEVEL, CONTRACT: integrations.CONTRACT_LEVEL}


def context_of(world: World, bundle: str, contract: Contract) -> str:
    """The integrationContext of a bundle for somebody on ``contract``: the organisation's URN or the contract's."""
    return world.organizations[contract.organization].urn if bundle == COMPANY else contract.urn


def has_level(world: World, client_id: str, bundle: str, contract: Contract) -> bool:
    """Whether the switch of this level is on."""
    context = context_of(world, bundle, contract)
    return all(integrations.is_enabled(world, client_id, context, kind) for kind in TYPES[bundle])


def reaches(world: World, client_id: str, kind: str, contract: Contract) -> bool:
    """Whether a company-level integration works for the seats on this contract, by either level."""
    context = context_of(world, COMPANY, contract)
    integration = world.store_of(client_id).integrations.get((context, kind))
    if integration is None or integration.state == "ENABLED":
        return integration is not None
    return integrations.is_ready(integration) and has_level(world, client_id, CONTRACT, contract)


def reaches_anybody(world: World, client_id: str, organization_urn: str) -> bool:
    """Whether data for this organisation is wanted at all: one company-level integration works for some contract."""
    contracts = [each for each in world.contracts.values() if world.organizations[each.organization].urn == organization_urn]
    return any(reaches(world, client_id, kind, contract) for contract in contracts for kind in integrations.COMPANY_LEVEL)


def of_bundle(world: World, client_id: str, bundle: str, contract: Contract) -> Iterator[Integration]:
    """The integrations of a bundle that have been requested."""
    known = world.store_of(client_id).integrations
    context = context_of(world, bundle, contract)
    return (known[context, kind] for kind in TYPES[bundle] if (context, kind) in known)


def state_of(world: World, client_id: str, bundle: str, contract: Contract) -> str:
    """NONE, REQUESTED (the partner has not answered for all of them), PARTNER_READY, ENABLED or DISABLED."""
    found = list(of_bundle(world, client_id, bundle, contract))
    if len(found) < len(TYPES[bundle]):
        return "NONE"
    if has_level(world, client_id, bundle, contract):
        return "ENABLED"
    if not all(integrations.is_ready(each) for each in found):
        return "REQUESTED"
    return "DISABLED" if any(each.state == "DISABLED" for each in found) else "PARTNER_READY"


def described(integration: Integration) -> dict[str, str]:
    """What ``data-onintegrate`` gets for each requested integration (linkedin.md 3.1; names are the stand-in's choice)."""
    return {
        "integrationContext": integration.context,
        "integrationType": integration.type,
        "tenantType": "RECRUITER",
        "dataProvider": "ATS",
    }
