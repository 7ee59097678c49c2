"""A member's profile as a whole page, its parts that come late, and the page for what is not there."""

from typing import Any

from flask import Blueprint, Response, abort, make_response, render_template, request
from werkzeug.exceptions import NotFound

from e2e.recruiter.labels import Labels
from e2e.recruiter.looks.chosen import looks_of
from e2e.recruiter.members import Member
from e2e.recruiter.pages.recruiter.profile_tabs import tabs_of
from e2e.recruiter.pages.rendering import render
from e2e.recruiter.pages.shown import shown
from e2e.recruiter.partner.platform.current import the_world
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.seats import seat_of

blueprint = Blueprint("profile", __name__)
GONE = "This profile does not exist, or the member has closed their account."


@blueprint.get("/talent/profile/<member_id>")
@blueprint.get("/talent/profile/<member_id>/tab/<tab>")
def show(member_id: str, tab: str = "") -> Response:
    """The profile as the signed-in seat may see it; 404 for an unknown member."""
    world = the_world()
    with world.lock:
        return render("profile/page.html", shown=shown, drawer=None, **profile_values(world, member_id, tab))


def profile_values(world: World, member_id: str, tab: str = "") -> dict[str, Any]:
    """What the templates of a profile need; 404 for an unknown member. Call it under the lock."""
    member, seat = _member(world, member_id), seat_of(request)
    also = world.directory.also_viewed(member)
    return {
        "person": shown(member),
        "seat": seat,
        "sees_contact_data": seat.sees_addresses and member.contact_card,
        "similar": [shown(each) for each in also if each.id not in world.closed],
        "work": tabs_of(world, seat, member, tab),
    }


@blueprint.get("/talent/api/members/<member_id>/personal-information")
def personal_information(member_id: str) -> Response:
    """The card Personal Information, which comes late (R9b); nothing where the look or the seat has none of it."""
    world = the_world()
    with world.lock:
        member = _member(world, member_id)
    is_seen = seat_of(request).sees_whole_profile and member.contact_card and not looks_of(request).public_link_on_click
    return _part("profile/_personal_information.html", member, is_seen)


@blueprint.get("/talent/api/members/<member_id>/public-profile")
def public_profile(member_id: str) -> Response:
    """What opens from the button Public profile (R9a)."""
    world = the_world()
    with world.lock:
        member = _member(world, member_id)
    return _part("profile/_public_profile.html", member, seat_of(request).sees_whole_profile)


def _part(template: str, member: Member, is_seen: bool) -> Response:
    label = Labels(looks_of(request).language)
    response = make_response(render_template(template, person=shown(member), label=label) if is_seen else "")
    response.cache_control.no_store = True
    return response


def _member(world: World, member_id: str) -> Member:
    member = world.member(member_id)
    if member is None:
        abort(404, GONE)
    return member


def not_found(error: NotFound) -> tuple[Response, int]:
    """A page that says what is missing and leads back to the search."""
    return render("layout/not_found.html", reason=error.description), 404
