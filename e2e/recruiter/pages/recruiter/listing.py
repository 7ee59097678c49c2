"""What every list of Recruiter has in common: rows in pages of 25, and the drawer that opens over it (R2, R14, L1 to L3)."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import Response, abort, request

from e2e.recruiter.looks.chosen import looks_of
from e2e.recruiter.members import Member
from e2e.recruiter.members.search import ROWS_PER_PAGE, Page, page_of
from e2e.recruiter.pages.recruiter.many_links import profile_links
from e2e.recruiter.pages.recruiter.profile import profile_values
from e2e.recruiter.pages.recruiter.projects import Project
from e2e.recruiter.pages.rendering import DRAWER, render
from e2e.recruiter.pages.shown import shown
from e2e.recruiter.partner.platform.current import the_world


@dataclass(frozen=True)
class Listing:
    """One list: where it stands, whom it holds, and what its addresses repeat.

    ``trk`` is what LinkedIn puts into the addresses of its rows; ``parameters`` are the list's own, without empty ones.
    """

    path: str
    members: list[Member]
    parameters: dict[str, Any]
    trk: str
    title: str
    words: str = ""
    project: Project | None = None

    def address(self, **changes: Any) -> str:
        """The address of this list with some parameters changed; what is empty stays out of it."""
        given = {name: value for name, value in (self.parameters | changes).items() if value}
        return f"{self.path}?{urlencode(given, doseq=True)}" if given else self.path

    def drawer_address(self, member: Member) -> str:
        """Where ``member`` lies over this list."""
        given = {name: value for name, value in self.parameters.items() if value}
        if self.project:
            given = {"project": self.project.number, "start": given.pop("start", 0), "trk": self.trk} | given
        return f"{self.path}/profile/{member.id}" + (f"?{urlencode(given, doseq=True)}" if given else "")

    def row_address(self, member: Member) -> str:
        """The address that a row's name links to: the whole page, with or without the host (L1)."""
        query = {"searchKeyword": self.words} if self.words else {}
        path = f"/talent/profile/{member.id}?{urlencode(query | {'highlightedPatternSource': ',experience', 'trk': self.trk})}"
        return path if looks_of(request).relative_links else request.host_url.rstrip("/") + path


@dataclass(frozen=True)
class Drawer:
    """A member over a list: where they stand in it, and who comes before and after."""

    number: int
    total: int
    close: str
    previous: str | None
    next: str | None


def start_asked() -> int:
    """The parameter ``start``; 404 where it is no number."""
    asked = request.args.get("start", "0")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 6):
        abort(404, "There is no such page of these results.")
    return int(asked)


def show(listing: Listing, member_id: str | None, **more: object) -> Response:
    """The page of ``listing`` that is asked for, with the member over it, if one is named; 404 for neither."""
    page = page_of(listing.members, start_asked() // ROWS_PER_PAGE + 1)
    if page is None:
        abort(404, "There is no such page of these results.")
    values = {"listing": listing, "page": page, "shown": shown, "drawer": None, "many_links": profile_links()} | more
    if member_id is not None:
        world = the_world()
        with world.lock:
            values |= profile_values(world, member_id)
            values["drawer"] = _drawer(listing, page, world.member(member_id))
            return render("lists/drawer.html" if request.headers.get("X-Part") == DRAWER else "lists/list.html", **values)
    return render("lists/list.html", **values)


def _drawer(listing: Listing, page: Page, member: Member | None) -> Drawer:
    assert member
    ids = [each.id for each in listing.members]
    here = ids.index(member.id) if member.id in ids else -1
    before = listing.members[here - 1] if here > 0 else None
    after = listing.members[here + 1] if here + 1 < len(ids) else None
    return Drawer(
        max(here, 0) + 1,
        page.total,
        listing.address(),
        listing.drawer_address(before) if before else None,
        listing.drawer_address(after) if after else None,
    )
