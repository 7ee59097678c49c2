"""A member's profile on the ordinary site, in the markup that the looks say (I1 to I12)."""

from flask import Blueprint, Response, abort, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from e2e.recruiter.looks.chosen import looks_of
from e2e.recruiter.members import Member
from e2e.recruiter.members.search import LONGEST_QUERY, with_words
from e2e.recruiter.pages.rendering import render
from e2e.recruiter.pages.shown import shown
from e2e.recruiter.pages.site.json_ld import json_ld
from e2e.recruiter.partner.platform.current import the_world
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.seats import seat_of

blueprint = Blueprint("public_profile", __name__)
MARKUPS = {"ember": "ember", "sdui": "sdui", "sdui_paragraph": "sdui", "signed_out": "signed_out"}
CONTACT = "overlay/contact-info"
ROWS = 39  # as many as on the page of people search that was seen (I12b)


@blueprint.get("/feed/")
@blueprint.get("/in/me/")
def nowhere() -> Redirect:
    """What the head of these pages links to besides: people search is the only other page there is."""
    return redirect(url_for("public_profile.people"))


@blueprint.get("/in/<slug>")
def without_slash(slug: str) -> Redirect:
    """LinkedIn ends the address of a profile with a slash."""
    return redirect(f"/in/{slug}/" + (f"?{request.query_string.decode()}" if request.query_string else ""), 301)


@blueprint.get("/in/<slug>/")
@blueprint.get("/in/<slug>/<path:part>")
def show(slug: str, part: str = "") -> Response:
    """The profile by its public address or by the id of the ordinary site; 404 for an unknown one."""
    world = the_world()
    with world.lock:
        member = _member(world, slug)
        also = [shown(each) for each in world.directory.also_viewed(member) if each.id not in world.closed and each.slug]
    look = "signed_out" if seat_of(request).person is None else looks_of(request).member_page
    return render(
        f"site/{MARKUPS[look]}.html",
        whole=f"site/_{MARKUPS[look]}_page.html",
        person=shown(member),
        also=also,
        markup=look,
        overlay=part.strip("/") == CONTACT,
        in_recruiter=seat_of(request).sees_whole_profile,
        json_ld=json_ld,
    )


@blueprint.get("/search/results/people/")
def people() -> Response:
    """People search: half of those found are linked by their public address, half by their id (I12b)."""
    words, world = request.args.get("keywords", "")[:LONGEST_QUERY], the_world()
    with world.lock:
        found = with_words(world.all_members(), words)[:ROWS]
    return render("site/people.html", whole="site/_ember_page.html", words=words, people=[shown(each) for each in found])


def _member(world: World, slug: str) -> Member:
    found = next((each for each in world.all_members() if each.slug == slug), None) or world.member(slug)
    if found is None or found.id == slug:
        abort(404, "This page does not exist.")
    return found
