"""Made-up portraits, drawn from the member id."""

import hashlib

from flask import Blueprint, Response, abort, current_app, render_template

blueprint = Blueprint("photos", __name__)

BACKGROUNDS = ("#c7d8d0", "#d9d2c2", "#c9d3e3", "#dccdd6", "#d5dbc0", "#c4dbe0")
SKINS = ("#f2cfb4", "#e3b48e", "#c98f66", "#9b6743", "#6e4630")
HAIRS = ("#2b211c", "#1a1716", "#4a2f20", "#c79b57", "#9d9d9d", "#7a2e22")
CLOTHES = ("#2f4858", "#5b3a52", "#31614f", "#7a4b2b", "#3c3f6b", "#555555")


@blueprint.get("/talent/photo/<member_id>.svg")
def photo(member_id: str) -> Response:
    """The portrait of a member who has one; 404 otherwise."""
    member = current_app.extensions["world"].member(member_id)
    if member is None or not member.photo:
        abort(404, "There is no such photo.")
    drawn = hashlib.sha256(member.id.encode()).digest()
    picks = [colours[number % len(colours)] for colours, number in zip((BACKGROUNDS, SKINS, HAIRS, CLOTHES), drawn, strict=False)]
    image = render_template(
        "layout/photo.svg", background=picks[0], skin=picks[1], hair=picks[2], clothes=picks[3], long=drawn[4] % 2
    )
    response = Response(image, mimetype="image/svg+xml")
    response.cache_control.max_age = 3600
    return response
