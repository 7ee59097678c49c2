"""Candidates: the list of everybody, and candidate search."""

from typing import Any

from flask import Blueprint, Response

from server.domain.i18n_marker import N_
from server.usecases.candidates import candidate_search
from server.usecases.candidates.candidate_search import Filters, Sort
from server.web import form_input, responses
from server.web.account.sign_in import actor

pages = Blueprint("candidate_search", __name__)

SORT_NAMES: dict[Sort, str] = {
    Sort.NAME: N_("Name"),
    Sort.COMPANY: N_("Company"),
    Sort.SOURCE: N_("Source"),
    Sort.ADDED: N_("Added"),
    Sort.CHANGED: N_("Changed"),
}
FACET_NAMES = {"silver": N_("Silver medalist"), "source": N_("Source"), "skill": N_("Skills"), "school": N_("Education")}


@pages.get("/candidates")
def index() -> Response:
    """Who is found, with filters on the left; htmx gets the results, or what follows them, alone."""
    query, after = form_input.text("q").strip()[:200], form_input.text("after")
    narrowed = {name: form_input.text(name)[:300] for name in FACET_NAMES if form_input.text(name)}
    filters = Filters(narrowed.get("source"), narrowed.get("skill"), narrowed.get("school"), "silver" in narrowed)
    sort = form_input.choice("sort", Sort) or Sort.ADDED
    results_page = candidate_search.search(actor(), query, filters, sort, after or None)
    query_args = {"q": query} | narrowed | ({"sort": sort.value} if sort is not Sort.ADDED else {})
    data: dict[str, Any] = {
        "results_page": results_page,
        "query_args": query_args,
        "sort": sort,
        "sorts": SORT_NAMES,
        "facet_names": FACET_NAMES,
    }
    return responses.page(
        "candidates/search/index.html", "candidates/search/_rows.html" if after else "candidates/search/_results.html", **data
    )
