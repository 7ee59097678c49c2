"""Search results, as pages or as one stream."""

from typing import Any

from flask import Blueprint, Response, abort, request, url_for

from e2e.recruiter.members import Member
from e2e.recruiter.members.search import LONGEST_QUERY, Query, choices, page_of, with_filters, with_words
from e2e.recruiter.pages.rendering import render
from e2e.recruiter.partner.platform.current import the_world

blueprint = Blueprint("results", __name__)


@blueprint.get("/talent/search")
def search() -> Response:
    """Rows of members; 404 for a page that these results do not have."""
    query = _query()
    found = with_words(_members(), query.words)
    page = page_of(with_filters(found, query), _page_number())
    if page is None:
        abort(404, "There is no such page of these results.")
    return render(
        "results.html",
        query=query,
        page=page,
        streaming=_streaming(),
        locations=choices(found, "location", query.locations),
        companies=choices(found, "company", query.companies),
        open_count=sum(member.open_to_work for member in found),
        address=lambda **changes: _address(query, **changes),
    )


def _members() -> list[Member]:
    world = the_world()
    with world.lock:
        return world.all_members()


def _query() -> Query:
    return Query(
        words=request.args.get("q", "")[:LONGEST_QUERY].strip(),
        locations=tuple(request.args.getlist("location")),
        companies=tuple(request.args.getlist("company")),
        open_to_work=request.args.get("open") == "1",
    )


def _page_number() -> int:
    asked = request.args.get("page", "1")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 0


def _streaming() -> bool:
    return request.args.get("view") == "stream"


def _address(query: Query, **changes: Any) -> str:
    """The address of these results with some parameters changed; what is empty stays out of the address."""
    parameters: dict[str, Any] = {
        "q": query.words,
        "location": query.locations,
        "company": query.companies,
        "open": "1" if query.open_to_work else "",
        "view": "stream" if _streaming() else "",
    }
    return url_for("results.search", **{key: value for key, value in (parameters | changes).items() if value})
