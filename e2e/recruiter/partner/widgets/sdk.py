"""The scripts of the widgets, and whether a page may use them."""

from pathlib import Path

from flask import Blueprint, Response, jsonify, request, send_from_directory

from e2e.recruiter.partner.platform.current import the_world

blueprint = Blueprint("widget_scripts", __name__)
SCRIPTS = Path(__file__).parent / "scripts"


@blueprint.get("/xdoor/scripts/<any('in.js','frame.js'):name>")
def script(name: str) -> Response:
    """in.js for pages of an ATS, frame.js for the frames; asked for anew every time."""
    response = send_from_directory(SCRIPTS, name, mimetype="text/javascript", max_age=0)
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@blueprint.get("/xdoor/allowed")
def allowed() -> tuple[Response, int]:
    """200 for a page whose origin is among the validJsSdkDomains of the child application ``api_key``, else 403 with a reason."""
    origin, world = request.headers.get("Origin", ""), the_world()
    with world.lock:
        reason = _refusal(request.args.get("api_key", ""), origin)
    response = jsonify({"message": reason} if reason else {})
    response.headers["Access-Control-Allow-Origin"] = origin or "*"
    response.headers["Vary"] = "Origin"
    return response, 403 if reason else 200


def _refusal(api_key: str, origin: str) -> str | None:
    app = the_world().apps.get(api_key)
    if app is None or app.parent is None:
        return "The api_key is not known"
    return None if origin in app.js_domains else f"JavaScript API domain is restricted: {origin} is not registered"
