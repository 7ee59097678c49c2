"""What both widgets share: which page they are in, who looks at them, signing in and out within them."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as Redirect

from e2e.recruiter.partner.platform.apps import App
from e2e.recruiter.partner.platform.current import the_world
from e2e.recruiter.partner.platform.fixture import ContractSeat
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.seats import SEAT_COOKIE, SEATS, Seat, contract_seats, key_of_person, seat_of

blueprint = Blueprint("widget_frames", __name__)
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors {ancestors}"
)


class NotAllowed(Exception):
    """The frame is not in a page of a known application; there is nothing to show."""


@dataclass(frozen=True)
class Frame:
    """One widget in one page: the child application, the page's origin, who is signed in and with which seats."""

    world: World
    app: App
    origin: str
    viewer: Seat
    seats: list[ContractSeat]

    @property
    def is_signed_in(self) -> bool:
        """Whether anybody is signed in to LinkedIn in this browser."""
        return self.viewer.person is not None


def the_frame() -> Frame:
    """The frame that is being asked for; NotAllowed unless key and origin fit together. Call it under the lock."""
    world = the_world()
    app, origin = world.apps.get(request.args.get("api_key", "")), request.args.get("origin", "")
    if app is None or app.parent is None or origin not in app.js_domains:
        raise NotAllowed
    viewer = seat_of(request)
    return Frame(world, app, origin, viewer, contract_seats(world, viewer))


def shown(frame: Frame, template: str, happened: tuple[str, Any] | None = None, look_again: str = "", **values: Any) -> Response:
    """A page in the frame; ``happened`` is kind and value of what the page around it is told."""
    event = json.dumps({"kind": happened[0], "value": happened[1]}) if happened else ""
    page = render_template(
        template,
        frame=frame,
        happened=event,
        look_again=look_again,
        here=here,
        people=list(frame.world.people.values()),
        **values,
    )
    return guarded(make_response(page), frame.app.js_domains)


def guarded(response: Response, ancestors: list[str]) -> Response:
    """``response`` for nobody but pages of these origins."""
    response.headers["Content-Security-Policy"] = POLICY.format(ancestors=" ".join(ancestors) or "'none'")
    response.cache_control.no_store = True
    return response


def here(**changes: str | None) -> str:
    """The address of this frame with some parameters changed, or without those that are None."""
    given = {name: value for name, value in (request.args.to_dict() | changes).items() if value is not None}
    return f"{request.path}?{urlencode(given)}"


@blueprint.post("/xdoor/widgets/<any('ATSIntegrationWidget','HcmWidget'):name>/session")
def sign_in_or_out(name: str) -> Redirect:
    """Sign in as a person, or out, and back to the widget."""
    world, person = the_world(), request.form.get("person", "")
    with world.lock:
        key = key_of_person(person) if person in world.people else SEATS["signed_out"].key
    response = redirect(f"/xdoor/widgets/{name}?{request.query_string.decode()}", 303)
    response.set_cookie(SEAT_COOKIE, key, httponly=True, samesite="Lax")
    return response


@blueprint.app_errorhandler(NotAllowed)
def not_allowed(_error: NotAllowed) -> tuple[Response, int]:
    """Nothing at all for pages that are not registered."""
    return guarded(Response("This widget is not available here.", mimetype="text/plain"), []), 403
