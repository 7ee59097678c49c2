"""People's own homepages, outside Recruiter: each says in its own way, or not at all, who it is about.

They stand for any page of the web and are meant to be opened under another host name than Recruiter's pages.
"""

from dataclasses import dataclass

from flask import Blueprint, abort, current_app, render_template

from e2e.recruiter.members import Directory, Member

blueprint = Blueprint("homepages", __name__)


@dataclass(frozen=True)
class Homepage:
    """A page at /people/<slug> about the member whose public profile is ``member_slug``, drawn by ``template``."""

    slug: str
    member_slug: str
    template: str
    says: str


HOMEPAGES = {
    page.slug: page
    for page in (
        Homepage("solveig-aasen", "solveig-aasen-data", "json_ld", "schema.org Person in JSON-LD"),
        Homepage("oystein-braten", "oystein-braten", "microdata", "schema.org Person in microdata"),
        Homepage("linnea-akesson", "linnea-akesson-ux", "h_card", "h-card"),
        Homepage("gudrun-olafsdottir", "gudrun-olafsdottir-writes", "plain", "nothing a program could read"),
        Homepage("hakon-lund", "hakon-lund-maps", "json_ld_graph", "JSON-LD graph with several persons"),
        Homepage("agnieszka-wojcik", "agnieszka-wojcik-platform", "broken_json_ld", "broken JSON-LD, and an h-card"),
        Homepage("kenta-watanabe", "kenta-watanabe-oslo", "profile_link", "only a link to a LinkedIn profile"),
    )
}


@blueprint.get("/people/")
def index() -> str:
    """All homepages and how each says who it is about."""
    return render_template("homepages/index.html", pages=[(page, _member(page)) for page in HOMEPAGES.values()])


@blueprint.get("/people/<slug>")
def show(slug: str) -> str:
    """One homepage; 404 where nobody has one under ``slug``."""
    if (page := HOMEPAGES.get(slug)) is None:
        abort(404, "Nobody has a homepage here.")
    return render_template(f"homepages/{page.template}.html", member=_member(page))


def _member(page: Homepage) -> Member:
    directory: Directory = current_app.extensions["members"]
    return directory.by_slug(page.member_slug)
