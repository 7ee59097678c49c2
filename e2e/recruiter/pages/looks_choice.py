"""The menu "Looks": choosing, for one browser, how the pages look, and seeing the same person on another kind of page."""

from collections.abc import Callable

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from e2e.recruiter.looks import Looks, NoSuchLook
from e2e.recruiter.looks.chosen import COOKIE, cookie_value
from e2e.recruiter.looks.looks import ORDINARY
from e2e.recruiter.members import Member
from e2e.recruiter.pages.recruiter.projects import PROJECTS
from e2e.recruiter.pages.rendering import where_from
from e2e.recruiter.partner.platform.current import the_world

blueprint = Blueprint("looks_choice", __name__)
PLACES = {
    "profile": "Recruiter, whole page",
    "search": "Recruiter, over a search",
    "project": "Recruiter, over a project",
    "in": "linkedin.com/in",
    "sales": "Sales Navigator",
}
_ADDRESSES: dict[str, Callable[[Member], str]] = {
    "profile": lambda one: url_for("profile.show", member_id=one.id),
    "search": lambda one: url_for("search.show", member_id=one.id),
    "project": lambda one: url_for("search.show_project", number=PROJECTS[0].number, kind="manage/all", member_id=one.id),
    "in": lambda one: url_for("public_profile.show", slug=one.slug or one.ordinary_id),
    "sales": lambda one: url_for("sales_lead.show", _kind="lead", reference=f"{one.sales_id},NAME_SEARCH,aB3d"),
}


@blueprint.post("/looks")
def choose() -> Response:
    """Keep what the form chooses and go back to where the menu was opened; 400 for no look.

    ``reset`` forgets what was chosen, ``go`` shows ``member`` on another kind of page, and both change nothing else.
    """
    if "go" in request.form:
        return redirect(_elsewhere(request.form["go"], request.form.get("member", "")), code=303)
    response = redirect(where_from(), code=303)
    if "reset" in request.form:
        response.delete_cookie(COOKIE, httponly=True, samesite="Lax")
        return response
    try:
        chosen = Looks().with_values({name: value for name, value in request.form.items() if name in ORDINARY})
    except NoSuchLook as error:
        abort(400, f"{error}.".capitalize())
    response.set_cookie(COOKIE, cookie_value(chosen), httponly=True, samesite="Lax")
    return response


def _elsewhere(place: str, number: str) -> str:
    world = the_world()
    with world.lock:
        member = next((each for each in world.all_members() if str(each.number) == number), None)
    if member is None or place not in PLACES:
        abort(404, "There is no such page.")
    return _ADDRESSES[place](member)
