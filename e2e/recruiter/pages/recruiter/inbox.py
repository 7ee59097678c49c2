"""Messages: the conversations of whoever is signed in (R17)."""

import base64
from typing import Any

from flask import Blueprint, Response, abort, request

from e2e.recruiter.pages.rendering import render
from e2e.recruiter.pages.shown import shown
from e2e.recruiter.partner.platform.current import the_world
from e2e.recruiter.partner.platform.world import World
from e2e.recruiter.partner.recruiting.recruiter_data import Thread, recruiter_data
from e2e.recruiter.seats import contract_seats, seat_of

blueprint = Blueprint("inbox", __name__)
FOLDER = "main"


@blueprint.get("/talent/inbox/0")
@blueprint.get(f"/talent/inbox/0/{FOLDER}/id/<key>")
def show(key: str | None = None) -> Response:
    """All conversations, and the one that is chosen; 404 for one that is not theirs."""
    world = the_world()
    with world.lock:
        threads = _threads(world)
        chosen = next((each for each in threads if key_of(each) == key), None)
        if key is not None and chosen is None:
            abort(404, "There is no such conversation.")
        return render("inbox/inbox.html", threads=[_line(world, each) for each in threads], chosen=_whole(world, chosen))


def key_of(thread: Thread) -> str:
    """The last part of a conversation's address: base64url of a text with its number."""
    return base64.urlsafe_b64encode(f"2-{thread.number}".encode()).decode().rstrip("=")


def _threads(world: World) -> list[Thread]:
    """The conversations of whoever is signed in with members who are still there, newest first."""
    own = {each.id for each in contract_seats(world, seat_of(request))}
    return [each for each in reversed(recruiter_data(world).threads.values()) if each.seat in own and world.member(each.member)]


def _line(world: World, thread: Thread) -> dict[str, Any]:
    member = world.member(thread.member)
    assert member
    return {"thread": thread, "key": key_of(thread), "person": shown(member)}


def _whole(world: World, thread: Thread | None) -> dict[str, Any] | None:
    return None if thread is None else _line(world, thread) | {"events": recruiter_data(world).events_of(thread.urn)}
