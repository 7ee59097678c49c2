"""More → Admin Settings: seats, and the switches of ATS access levels (attract.md 3.4, 3.5)."""

from dataclasses import dataclass

from flask import Blueprint, Response, abort, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from e2e.recruiter.pages.rendering import render
from e2e.recruiter.partner.ats import integrations
from e2e.recruiter.partner.ats.store import Integration
from e2e.recruiter.partner.platform.current import the_world
from e2e.recruiter.partner.platform.fixture import Contract, ContractSeat, Person
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.partner.recruiting import access_levels
from e2e.recruiter.seats import contract_seats, seat_of

blueprint = Blueprint("ats_admin", __name__)
MOVES = {"on": integrations.enable, "off": integrations.disable}


@dataclass(frozen=True)
class Switch:
    """One access level of one ATS; ``integrations`` are those behind it, ``missing`` says what the ATS has not done yet."""

    bundle: str
    title: str
    contract: Contract
    state: str
    integrations: list[Integration]

    @property
    def is_on(self) -> bool:
        """Whether it can be switched off."""
        return self.state == "ENABLED"

    @property
    def is_ready(self) -> bool:
        """Whether it can be switched at all."""
        return self.state not in ("NONE", "REQUESTED")


@dataclass(frozen=True)
class Ats:
    """One child application as the administrator sees it, under the names it gave its integrations."""

    client_id: str
    name: str
    switches: list[Switch]


@blueprint.get("/talent/admin")
def seats() -> Response:
    """Admin Settings open with the seats of the administrator's contracts."""
    world = the_world()
    with world.lock:
        contracts = _contracts(world)
        return render("admin/admin.html", tab="seats", contracts=[(each, _holders(world, each)) for each in contracts])


@blueprint.get("/talent/admin/ats")
def show() -> Response:
    """The tab ATS."""
    world = the_world()
    with world.lock:
        contracts = _contracts(world)
        return render("admin/admin.html", tab="ats", contracts=contracts, every_ats=_every_ats(world, contracts))


@blueprint.post("/talent/admin/ats")
def switch() -> Redirect:
    """Switch an access level on or off; 403 for who is no administrator of the contract, 409 while the ATS is not ready."""
    world, given = the_world(), request.form
    with world.lock:
        contract = next((each for each in _contracts(world) if str(each.id) == given.get("contract")), None)
        move, bundle, client_id = MOVES.get(given.get("turn", "")), given.get("bundle", ""), given.get("client_id", "")
        if contract is None or move is None or bundle not in access_levels.TYPES or client_id not in world.ats:
            abort(403, "Only an administrator of the contract can switch this.")
        try:
            move(world, client_id, access_levels.context_of(world, bundle, contract), access_levels.TYPES[bundle])
        except integrations.NotReady:
            abort(409, "The ATS has not done its part yet.")
    return redirect(url_for("ats_admin.show"), 303)


def _contracts(world: World) -> list[Contract]:
    """The contracts that whoever is signed in administers."""
    return [world.contracts[seat.contract] for seat in contract_seats(world, seat_of(request)) if "ADMIN_SEAT" in seat.roles]


def _holders(world: World, contract: Contract) -> list[tuple[ContractSeat, Person]]:
    return [(seat, world.people[seat.person]) for seat in world.seats.values() if seat.contract == contract.id]


def _every_ats(world: World, contracts: list[Contract]) -> list[Ats]:
    found = [_ats(world, app.client_id, app.name, contracts) for app in world.apps.by_client_id.values() if app.parent]
    return [each for each in found if each.switches]


def _ats(world: World, client_id: str, name: str, contracts: list[Contract]) -> Ats:
    companies = {each.organization: each for each in reversed(contracts)}.values()
    wanted = [(access_levels.COMPANY, "Company level access", each) for each in companies]
    wanted += [(access_levels.CONTRACT, f"Contract level access: {each.name}", each) for each in contracts]
    switches = [
        Switch(bundle, title, each, access_levels.state_of(world, client_id, bundle, each), requested)
        for bundle, title, each in wanted
        if (requested := list(access_levels.of_bundle(world, client_id, bundle, each)))
    ]
    given = [each.name for one in switches for each in one.integrations if each.name]
    return Ats(client_id, given[0] if given else name, switches)
