"""A whole page, or one part of it for the navigation within the page; and the way back to where a form was."""

from urllib.parse import urlencode, urlsplit

from flask import Response, current_app, make_response, render_template, request, url_for

from e2e.recruiter.labels import Labels
from e2e.recruiter.looks import Looks
from e2e.recruiter.looks.chosen import looks_of
from e2e.recruiter.partner.platform.current import the_world
from e2e.recruiter.partner.platform.fixture import Contract
from e2e.recruiter.seats import contract_seats, seat_of

PART_HEADER = "X-Part"
CONTENT, SKELETON, ROWS, DRAWER = "content", "skeleton", "rows", "drawer"
PARTS = (CONTENT, SKELETON, ROWS, DRAWER)
LATE_CARD_MS = 500  # after the rest of the profile (R9b)


def part_asked() -> str:
    """Which part static/content.js asks for; empty for a whole page."""
    part = request.headers.get(PART_HEADER, "")
    return part if part in PARTS else ""


def render(template: str, whole: str = "layout/page.html", **values: object) -> Response:
    """``template`` within the layout ``whole``, or as title and content only where a part is asked for.

    Templates find ``looks``, ``label``, ``part``, and ``waiting``: whether the content is not to be there yet (R15).
    """
    looks, part = looks_of(request), part_asked()
    waiting = part == SKELETON or (not part and looks.content_after_ms > 0)
    layout = "layout/part.html" if part else whole
    context = {"layout": layout, "looks": looks, "part": part, "waiting": waiting, "settings": _settings(looks)}
    if looks.interrupted != "no" and request.path.startswith("/talent/"):
        template, context["contracts"] = "layout/interrupted.html", _own_contracts()
    response = make_response(render_template(template, label=Labels(looks.language), **context, **values))
    response.vary.update([PART_HEADER, "Cookie"])
    response.cache_control.no_store = True
    return response


def _settings(looks: Looks) -> str:
    """What the scripts of static/ need to know."""
    known = {"outlet": current_app.extensions["class_names"]("outlet"), "late": LATE_CARD_MS}
    switches = {"slide_in": looks.slide_in, "undrawn": looks.undrawn_rows}
    times = {"after": looks.content_after_ms, "old": looks.old_content_ms}
    return urlencode(known | {name: int(value) for name, value in (switches | times).items() if value})


def _own_contracts() -> list[Contract]:
    world = the_world()
    with world.lock:
        return [world.contracts[each.contract] for each in contract_seats(world, seat_of(request))]


def where_from() -> str:
    """The address of the page with the form, which page-internal navigation may have changed since it was loaded."""
    parts = urlsplit(request.referrer or "")
    if parts.netloc != request.host or not parts.path.startswith(("/talent/", "/in/", "/sales/", "/search/")):
        return url_for("search.show")
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
