"""A member's profile, and the page for what is not there."""

from flask import Blueprint, Response, abort, current_app, request
from werkzeug.exceptions import NotFound

from e2e.recruiter.pages.rendering import render
from e2e.recruiter.pages.work import work_on
from e2e.recruiter.partner.platform.current import the_world
from e2e.recruiter.seats import seat_of

blueprint = Blueprint("profile", __name__)


@blueprint.get("/talent/profile/<member_id>")
def show(member_id: str) -> Response:
    """The profile as the signed-in seat may see it; 404 for an unknown member."""
    directory, world = current_app.extensions["members"], the_world()
    seat = seat_of(request)
    with world.lock:
        member = world.member(member_id)
        if member is None:
            abort(404, "This profile does not exist, or the member has closed their account.")
        return render(
            "profile.html",
            member=member,
            seat=seat,
            shows_contact_card=seat.sees_whole_profile and member.contact_card,
            also_viewed=[each for each in directory.also_viewed(member) if each.id not in world.closed],
            work=work_on(world, seat, member),
        )


def not_found(error: NotFound) -> tuple[Response, int]:
    """A page that says what is missing and leads back to the search."""
    return render("not_found.html", reason=error.description), 404
