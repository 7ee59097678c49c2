"""The envelope of finders (linkedin.md 1.4) and the guard of contract-level reads."""

from collections.abc import Sequence
from typing import Any

from e2e.recruiter.partner.wire.call import Call
from e2e.recruiter.partner.wire.errors import not_permitted
from e2e.recruiter.partner.wire.methods import Guard

DEFAULT_COUNT = 10


def page(call: Call, elements: Sequence[dict[str, Any]], total: bool = False) -> dict[str, Any]:
    """One page of ``elements``, cut by the call's ``start`` and ``count``; ``total`` says how many there are in all."""
    start, count = call.number("start", 0), call.number("count", DEFAULT_COUNT)
    shown = elements[start : start + count]
    links = []
    if start + count < len(elements):
        href = f"/{call.resource.dialect}/{call.resource.name}?start={start + count}&count={count}"
        links.append({"rel": "next", "href": href, "type": "application/json"})
    paging: dict[str, Any] = {"start": start, "count": count, "links": links}
    if total:
        paging["total"] = len(elements)
    return {"elements": list(shown), "paging": paging}


def require_contract(call: Call, contract_urn: str) -> None:
    """Refusal 403 unless CSA_API is enabled for this contract and the calling application (linkedin.md 20.2, 7)."""
    integration = call.store.integrations.get((contract_urn, "CSA_API"))
    if integration is None or (call.world.settings.require_enabled and integration.state != "ENABLED"):
        raise not_permitted(f"{call.resource.name} of {contract_urn}")


def contracts_in(*names: str) -> Guard:
    """A guard: every contract named by these parameters, at least one, must have CSA_API enabled."""

    def guard(call: Call) -> None:
        for name in names:
            call.parameter(name)
            for urn in call.parameters(name):
                require_contract(call, urn)

    return guard


def contract_of(seat_parameter: str) -> Guard:
    """A guard: the contract of the seat whose URN this parameter holds must have CSA_API enabled."""

    def guard(call: Call) -> None:
        urn = call.parameter(seat_parameter)
        seat = next((each for each in call.world.seats.values() if each.urn == urn), None)
        if seat is None:
            raise not_permitted(urn)
        require_contract(call, call.world.contracts[seat.contract].urn)

    return guard
