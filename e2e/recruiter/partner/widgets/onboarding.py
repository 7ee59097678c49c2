"""IN/ATSIntegrationWidget: a Recruiter administrator requests the integrations of an ATS (linkedin.md 3.1, 20.6)."""

from typing import Any

from flask import Blueprint, Response, request

from e2e.recruiter.partner.ats import integrations
from e2e.recruiter.partner.platform.current import the_world
from e2e.recruiter.partner.platform.fixture import Contract
from e2e.recruiter.partner.recruiting import access_levels
from e2e.recruiter.partner.widgets.frames import Frame, here, shown, the_frame

blueprint = Blueprint("onboarding_widget", __name__)
BUNDLES = {
    "RECRUITER_SYSTEM_CONNECT_COMPANY": (access_levels.COMPANY, "Company level access"),
    "RECRUITER_SYSTEM_CONNECT_CONTRACT": (access_levels.CONTRACT, "Contract level access"),
}
MOST_LOOKS = 6  # how often the frame looks by itself whether the partner has answered


@blueprint.get("/xdoor/widgets/ATSIntegrationWidget")
def show() -> Response:
    """The state of each bundle."""
    with the_world().lock:
        return _page(the_frame())


@blueprint.post("/xdoor/widgets/ATSIntegrationWidget")
def ask() -> Response:
    """Request, or Notify partner: the page is told which integrations are wanted."""
    with the_world().lock:
        frame = the_frame()
        contract = _contract(frame, _contracts(frame))
        bundle = request.form.get("bundle", "")
        if contract is None or bundle not in access_levels.TYPES:
            return _page(frame)
        context = access_levels.context_of(frame.world, bundle, contract)
        wanted = integrations.request(frame.world, frame.app.client_id, context, access_levels.TYPES[bundle])
        return _page(frame, happened=("integrate", [access_levels.described(each) for each in wanted]))


def _page(frame: Frame, happened: tuple[str, Any] | None = None) -> Response:
    contracts = _contracts(frame)
    contract = _contract(frame, contracts)
    rows = _rows(frame, contract) if contract else []
    return shown(
        frame,
        "widgets/onboarding.html",
        happened,
        _look_again() if any(row["state"] == "REQUESTED" for row in rows) else "",
        contracts=contracts,
        contract=contract,
        rows=rows,
        organization=frame.world.organizations[contract.organization] if contract else None,
    )


def _contracts(frame: Frame) -> list[Contract]:
    """The contracts on which the viewer is an administrator."""
    return [frame.world.contracts[seat.contract] for seat in frame.seats if "ADMIN_SEAT" in seat.roles]


def _contract(frame: Frame, contracts: list[Contract]) -> Contract | None:
    """The contract that was chosen, or the only one."""
    chosen = [each for each in contracts if str(each.id) == request.args.get("contract")]
    return chosen[0] if chosen else contracts[0] if len(contracts) == 1 else None


def _rows(frame: Frame, contract: Contract) -> list[dict[str, str]]:
    supported = request.args.get("supportedBundledIntegrationTypes", ",".join(BUNDLES)).split(",")
    return [
        {"bundle": bundle, "title": title, "state": access_levels.state_of(frame.world, frame.app.client_id, bundle, contract)}
        for name, (bundle, title) in BUNDLES.items()
        if name in supported
    ]


def _look_again() -> str:
    looks = request.args.get("looks", "0")
    number = int(looks) if looks.isdigit() else MOST_LOOKS
    return here(looks=str(number + 1)) if number < MOST_LOOKS else ""
