"""What all routes of the control API share."""

import ipaddress
from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Blueprint, abort, current_app, jsonify, request
from werkzeug.wrappers import Response

from e2e.recruiter.partner.ats.integrations import NotReady
from e2e.recruiter.partner.notifications.outbox import Notifications
from e2e.recruiter.partner.platform.current import the_world
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.partner.recruiting.recruiter_data import Impossible, Unknown

blueprint = Blueprint("control", __name__, url_prefix="/__control")
Body = dict[str, Any]


@blueprint.before_request
def _only_from_here() -> None:
    if not ipaddress.ip_address(request.remote_addr or "0.0.0.0").is_loopback:
        abort(403)


def control(path: str, method: str = "POST") -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Decorator: serve ``function(world, body, **from the path)``, under the world's lock, at /__control/path."""

    def register(function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def view(**from_path: str) -> Response:
            world = the_world()
            with world.lock:
                return jsonify(function(world, given_body(), **from_path))

        blueprint.add_url_rule(path, f"{method} {path}".replace(".", "_"), view, methods=[method])
        return function

    return register


def given_body() -> Body:
    """The JSON object that came with the request, or its query where it has none."""
    body = request.get_json(silent=True, force=True) if request.get_data() else request.args.to_dict()
    if not isinstance(body, dict):
        raise Impossible("the body must be a JSON object")
    return body


def needed(body: Body, name: str) -> Any:
    """A field that must be there; Impossible without it."""
    if body.get(name) is None:
        raise Impossible(f"{name} is missing")
    return body[name]


def notifications() -> Notifications:
    """The outbox of the application that is being asked."""
    outbox: Notifications = current_app.extensions["notifications"]
    return outbox


def only_child(world: World, client_id: str | None = None) -> str:
    """The client id of a child application: the one named, or the only one there is. Unknown or Impossible otherwise."""
    children = [app.client_id for app in world.apps.by_client_id.values() if app.parent]
    if client_id:
        if client_id not in children:
            raise Unknown(f"no child application: {client_id}")
        return client_id
    if len(children) != 1:
        raise Impossible(f"name one of the {len(children)} child applications")
    return children[0]


@blueprint.errorhandler(Unknown)
def _unknown(error: Unknown) -> tuple[Body, int]:
    return {"error": str(error)}, 404


@blueprint.errorhandler(NotReady)
def _not_ready(error: NotReady) -> tuple[Body, int]:
    return {"error": f"the ATS has not made {error} ready"}, 409


def _wrong(error: Exception) -> tuple[Body, int]:
    return {"error": f"{type(error).__name__}: {error}"}, 400


for _kind in (Impossible, ValueError, TypeError, KeyError):
    blueprint.register_error_handler(_kind, _wrong)
