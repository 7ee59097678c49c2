"""Style sheets and scripts, under an address that changes with every start."""

from pathlib import Path

from flask import Blueprint, Response, abort, current_app, send_from_directory

blueprint = Blueprint("assets", __name__)

FOLDER = Path(__file__).parents[1] / "static"
STYLE_SHEETS = frozenset(file.name for file in FOLDER.glob("*.css"))


@blueprint.get("/assets/<build>/<name>")
def asset(build: str, name: str) -> Response:
    """A file of static/, style sheets with this start's class names; 404 for another start's address."""
    class_names = current_app.extensions["class_names"]
    if build != class_names.build:
        abort(404, "There is no such file.")
    if name in STYLE_SHEETS:
        return Response(class_names.in_style_sheet((FOLDER / name).read_text("utf-8")), mimetype="text/css")
    return send_from_directory(FOLDER, name)
