"""Recruiter's search, and the lists of a project."""

from typing import Any

from flask import Blueprint, Response, abort, request

from e2e.recruiter.members import Member
from e2e.recruiter.members.search import LONGEST_QUERY, Query, choices, with_filters, with_words
from e2e.recruiter.pages.recruiter import projects
from e2e.recruiter.pages.recruiter.listing import Listing
from e2e.recruiter.pages.recruiter.listing import show as show_listing
from e2e.recruiter.partner.platform.current import the_world
from e2e.recruiter.partner.platform.world import World

blueprint = Blueprint("search", __name__)

PIPELINE = "manage/all"
TRK = {
    PIPELINE: "PROJECT_PIPELINE",
    "discover/recruiterSearch": "PROJECT_SEARCH",
    "discover/applicants": "PROJECT_APPLICANTS",
    "discover/automatedSourcing/review": "PROJECT_RECOMMENDED",
}


@blueprint.get("/talent/search")
@blueprint.get("/talent/search/profile/<member_id>")
def show(member_id: str | None = None) -> Response:
    """Everybody who fits words and filters; 404 for a page or a member that there is not."""
    query = _query()
    with_these_words = with_words(_everybody(), query.words)
    listing = Listing(
        "/talent/search", with_filters(with_these_words, query), _parameters(query), "SEARCH_GLOBAL", query.words, query.words
    )
    return show_listing(
        listing,
        member_id,
        query=query,
        locations=choices(with_these_words, "location", query.locations),
        companies=choices(with_these_words, "company", query.companies),
        open_count=sum(member.open_to_work for member in with_these_words),
    )


def show_project(number: int, kind: str, member_id: str | None = None) -> Response:
    """One of the lists of a project; 404 for a project, page or member that there is not."""
    world = the_world()
    with world.lock:
        project = projects.project_numbered(world, number)
        if project is None:
            abort(404, "There is no such project.")
        members = _in_project(world, project, kind)
    listing = Listing(
        f"/talent/hire/{number}/{kind}",
        members,
        {"start": request.args.get("start", "")},
        TRK[kind],
        project.name,
        project=project,
    )
    return show_listing(listing, member_id, kind=kind, kinds=TRK)


for _kind in TRK:
    _path = f"/talent/hire/<int:number>/{_kind}"
    blueprint.add_url_rule(_path, view_func=show_project, defaults={"kind": _kind})
    blueprint.add_url_rule(f"{_path}/profile/<member_id>", view_func=show_project, defaults={"kind": _kind})


def _in_project(world: World, project: projects.Project, kind: str) -> list[Member]:
    """The pipeline; all who can be found; every third of the pipeline has applied; and who is recommended."""
    inside = projects.pipeline(world, project)
    if kind == PIPELINE:
        return inside
    if kind == "discover/applicants":
        return inside[::3]
    everybody = world.all_members()
    return everybody if kind == "discover/recruiterSearch" else [each for each in everybody if each not in inside][:40]


def _everybody() -> list[Member]:
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


def _parameters(query: Query) -> dict[str, Any]:
    return {
        "q": query.words,
        "location": query.locations,
        "company": query.companies,
        "open": "1" if query.open_to_work else "",
        "start": request.args.get("start", ""),
    }
