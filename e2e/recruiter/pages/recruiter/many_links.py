"""As many links to profiles as a look orders, for measuring: everybody in every form of address, over and over."""

from itertools import chain, cycle, islice

from flask import request

from e2e.recruiter.looks.chosen import looks_of
from e2e.recruiter.partner.platform.current import the_world


def profile_links() -> list[tuple[str, str]]:
    """Address and name; no two addresses are the same while there are enough members."""
    wanted = looks_of(request).profile_links
    if not wanted:
        return []
    world = the_world()
    with world.lock:
        members = [each for each in world.all_members() if each.name]
    forms = (
        [(f"/talent/profile/{each.id}", each.name or "") for each in members],
        [(f"/talent/profile/{each.ordinary_id}", each.name or "") for each in members],
        [(f"/in/{each.slug}", each.name or "") for each in members if each.slug],
        [(f"/sales/lead/{each.sales_id},NAME_SEARCH,aB3d", each.name or "") for each in members],
    )
    return list(islice(cycle(chain.from_iterable(forms)), wanted))
