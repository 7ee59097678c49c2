"""A lead of Sales Navigator (S1 to S3)."""

from flask import Blueprint, Response, abort, render_template, request

from e2e.recruiter.labels import Labels
from e2e.recruiter.looks.chosen import looks_of
from e2e.recruiter.members import Member
from e2e.recruiter.pages.rendering import render
from e2e.recruiter.pages.shown import shown
from e2e.recruiter.partner.platform.current import the_world
from e2e.recruiter.partner.platform.world import World

blueprint = Blueprint("sales_lead", __name__)


@blueprint.get("/sales/<any('lead','people','profile'):_kind>/<reference>")
def show(_kind: str, reference: str) -> Response:
    """The lead whom ``<id>,<reason>,<token>`` or ``<number>,<token>,<reason>`` names; 404 for nobody."""
    world = the_world()
    with world.lock:
        member = _named(world, reference.partition(",")[0])
        if member is None:
            abort(404, "This lead does not exist.")
        also = [shown(each) for each in world.directory.also_viewed(member, 3) if each.id not in world.closed]
        return render("sales/lead.html", whole="sales/_page.html", person=shown(member), also=also)


@blueprint.get("/sales/menu/<reference>")
def menu(reference: str) -> str:
    """What opens from the lead's menu: the public link (S3)."""
    world = the_world()
    with world.lock:
        member = _named(world, reference)
        if member is None:
            abort(404, "This lead does not exist.")
        return render_template("sales/_menu.html", person=shown(member), label=Labels(looks_of(request).language))


def _named(world: World, name: str) -> Member | None:
    if name.isascii() and name.isdigit():
        return next((each for each in world.all_members() if str(each.number) == name), None)
    return world.member(name)
