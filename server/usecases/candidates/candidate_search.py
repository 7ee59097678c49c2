"""Candidate search and the list of everybody (attract.md 10): who is found, why, and by what to narrow it."""

from collections.abc import Sequence
from dataclasses import dataclass

from server.domain import candidate_query
from server.domain.candidate_query import Term
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.storage.candidates import candidate_search as storage
from server.storage.candidates.candidate_search import WRITTEN, Facet, SearchPlace, Summary
from server.storage.candidates.candidate_search import Filters as Filters
from server.storage.candidates.candidate_search import Sort as Sort
from server.usecases import access
from server.usecases.candidates import duplicates
from server.usecases.paging import PAGE

COUNTED = 200  # filters count among the first so many found: "how many" costs the same for every search

Pieces = list[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody found: what the list shows of them, in pieces of which those that were found are marked.

    ``excerpt`` is from the document that they were found by, ``document`` its name.
    """

    row: Summary
    name: Pieces
    about: Pieces
    email: Pieces
    document: str | None = None
    excerpt: Pieces | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """A page of who is found; ``facets`` count among the first 200 (``more`` says that there are others).

    Who ``chooses`` people adds them to jobs and to talent pools.
    """

    hits: list[Hit]
    facets: dict[str, list[Facet]]
    counted: int
    more: bool
    after: str | None
    sorted: bool
    chooses: bool


def search(actor: Actor, query: str, filters: Filters, sort: Sort = Sort.ADDED, after: str | None = None) -> Results:
    """Who is found by what was typed; everybody in the order of ``sort`` when nothing is sought. Raise NotPermitted."""
    access.require(actor, Action.SEARCH_CANDIDATES)
    query_terms, begin = candidate_query.terms(query), _place(after)
    if query_terms:
        places = storage.search(query_terms, filters, begin, PAGE + 1 if begin else COUNTED + 1)
    elif candidate_query.asks_for_everybody(query):
        places = storage.everybody(filters, sort, begin.candidate if begin else None, PAGE + 1 if begin else COUNTED + 1)
    else:
        places = []
    shown = places[:PAGE]
    counted = [] if begin else [one.candidate for one in places[:COUNTED]]
    return Results(
        _hits(actor, shown, query_terms),
        {} if begin else storage.facets(counted),
        len(counted),
        len(places) > COUNTED,
        f"{shown[-1].group}-{shown[-1].candidate}" if len(places) > PAGE else None,
        not query_terms,
        access.can(actor, Action.CREATE_POOL),
    )


def _hits(actor: Actor, places: Sequence[SearchPlace], search_terms: tuple[Term, ...]) -> list[Hit]:
    ids = [one.candidate for one in places]
    possible_duplicates = duplicates.counts(actor, ids)
    rows = {id: row._replace(duplicate=id in possible_duplicates) for id, row in storage.summaries(ids).items()}
    written = _written([one.candidate for one in places if one.group == WRITTEN], search_terms)
    return [_hit(rows[one.candidate], search_terms, written.get(one.candidate)) for one in places if one.candidate in rows]


def _hit(row: Summary, search_terms: tuple[Term, ...], written: tuple[str, str] | None) -> Hit:
    about = " · ".join(text for text in (row.headline, row.company, row.location) if text)
    name, about_pieces, email = (candidate_query.highlight(text, search_terms) for text in (row.name, about, row.email or ""))
    document, excerpt = written or (None, None)
    return Hit(row, name, about_pieces, email, document, candidate_query.highlight(excerpt, search_terms) if excerpt else None)


def _written(candidates: list[int], search_terms: tuple[Term, ...]) -> dict[int, tuple[str, str]]:
    """The document that each of these candidates was found by, and a few words of it."""
    excerpts: dict[int, tuple[str, str]] = {}
    for candidate, name, text in storage.documents(candidates):
        excerpt = None if candidate in excerpts else candidate_query.excerpt(f"{name} {text}", search_terms)
        if excerpt:
            excerpts[candidate] = (name, excerpt)
    return excerpts


def _place(after: str | None) -> SearchPlace | None:
    group, _, candidate = (after or "").partition("-")
    if not (group in ("0", "1", "2") and candidate.isascii() and candidate.isdecimal() and len(candidate) < 16):
        return None
    return SearchPlace(int(group), int(candidate))
