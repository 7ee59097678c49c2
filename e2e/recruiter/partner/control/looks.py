"""How the pages look, for every browser that has not chosen itself."""

from dataclasses import asdict

from e2e.recruiter.looks import Looks
from e2e.recruiter.partner.control.serving import Body, control
from e2e.recruiter.partner.platform.world import World


@control("/looks", "GET")
def read(world: World, _body: Body) -> Body:
    """All looks with their values."""
    return asdict(world.looks)


@control("/looks")
def order(world: World, body: Body) -> Body:
    """{look: value}: what is not named stays as it is. 400 for a look or value that there is not, and then nothing changes."""
    world.looks = world.looks.with_values(body)
    return asdict(world.looks)


@control("/looks", "DELETE")
def reset(world: World, _body: Body) -> Body:
    """The ordinary looks again."""
    world.looks = Looks()
    return asdict(world.looks)
