"""The world of the application that is being asked."""

from flask import current_app

from e2e.recruiter.partner.platform.world import World


def the_world() -> World:
    """The world of the application that is being asked."""
    world: World = current_app.extensions["world"]
    return world
