"""Candidate search: the words of each candidate, kept in the transaction that changes them, and who is found by them.

Who is found by name comes first, then who is found by what is known of them, then who is found by a document; within each the
latest candidate first. So a page costs what it shows, however many are found (attract.md 10).
"""

from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from server.domain.candidate_query import Term
from server.domain.option_sets import OptionName
from server.domain.person import Person
from server.domain.search_text import as_one_word, folded
from server.storage.account.option_sets import name_of
from server.storage.database import Statement, is_sqlite
from server.storage.ids import among, id_list

# A vector of PostgreSQL holds at most a megabyte; whoever has more written about them is found by the first of it.
DOCUMENTS_LIMIT, DETAILS_LIMIT = 200_000, 50_000
BEST, KNOWN, WRITTEN = range(3)
_COLUMNS = (("names",), ("names", "details"), ("names", "details", "documents"))

_PERSON = Statement(
    """select name, email, second_email, phone, home_phone, work_phone, headline, company, location, merged_into_id
       from candidate where id = ?"""
)
_DETAILS = Statement(
    """select name, '', '', '' from skill where candidate_id = ?
       union all select title, organisation, location, description from work_experience where candidate_id = ?
       union all select school, degree, field, description from education where candidate_id = ?"""
)
_DOCUMENTS = Statement("select name, text from document where candidate_id = ? and removed_at is null order by id desc limit 50")
_DROP = Statement("delete from candidate_text where candidate_id = ?")
_KEEP = Statement(
    """insert into candidate_text (candidate_id, name_key, company_key, names, details, documents) values (?, ?, ?, ?, ?, ?)
       on conflict (candidate_id) do update set name_key = excluded.name_key, company_key = excluded.company_key,
         names = excluded.names, details = excluded.details, documents = excluded.documents"""
)


_LAST = 2**62


class SearchPlace(NamedTuple):
    """Where a page begins: after this candidate of this kind of finding."""

    group: int
    candidate: int


def begin(candidate: int, person: Person) -> None:
    """Keep the words of a new candidate, of whom nothing else is known yet: one statement."""
    keys, names = (folded(person.name)[:200], folded(person.company)[:200]), folded(person.name, *_addresses(person.email))
    _KEEP.run(candidate, *keys, names, folded(person.headline, person.company, person.location), "")


def renew(candidate: int) -> None:
    """Keep the words of a candidate as they are now, within the transaction that changed them."""
    person = _PERSON.row(candidate)
    if person is None or person[9] is not None:  # a row that leads to another candidate is not found
        _DROP.run(candidate)
        return
    name, email, second, *phones, headline, company, location, _ = person
    digits = ["".join(char for char in phone or "" if char.isdecimal()) for phone in phones]
    names = folded(name, *_addresses(email), *_addresses(second), *digits)
    known = [headline, company, location, *(text for row in _DETAILS.rows(*[candidate] * 3) for text in row)]
    written = [text for row in _DOCUMENTS.rows(candidate) for text in row]
    keys = folded(name)[:200], folded(company)[:200]
    _KEEP.run(candidate, *keys, names, folded(*known)[:DETAILS_LIMIT], folded(*written)[:DOCUMENTS_LIMIT])


def _addresses(email: str | None) -> tuple[str | None, str]:
    """An e-mail address as its words, and as the one word that nobody else has."""
    return email, as_one_word(email)


class Filters(NamedTuple):
    """What the reader narrowed the search to; ``skill`` is folded, ``school`` as it stands."""

    source: str | None = None
    skill: str | None = None
    school: str | None = None
    silver: bool = False

    def shape(self) -> tuple[bool, ...]:
        """Which of them are set: each shape is compiled once."""
        return tuple(bool(one) for one in self)

    def values(self) -> list[object]:
        """Their values, in the order of the statement."""
        return [one for one in self[:3] if one]


class Sort(StrEnum):
    """What the list of everybody can be sorted by."""

    ADDED = "added"
    NAME = "name"
    COMPANY = "company"
    SOURCE = "source"
    CHANGED = "changed"


_NARROWED = (
    "{id} in (select id from candidate where source = ?)",
    "{id} in (select candidate_id from skill where key = ?)",
    "{id} in (select candidate_id from education where school = ?)",
    "{id} in (select candidate_id from application where silver_at is not null)",
)
# The sign keeps SQLite from choosing the index of merged_into_id, in which nearly everybody is, over that of the order.
_TEXT, _CANDIDATE = ("candidate_text", "candidate_id", "true"), ("candidate", "id", "+merged_into_id is null")
# The table that has an index of the order, what it is sorted by, and whether the greatest comes first.
_SORTED = {
    Sort.ADDED: (_TEXT, "candidate_id", True),
    Sort.NAME: (_TEXT, "name_key", False),
    Sort.COMPANY: (_TEXT, "company_key", False),
    Sort.SOURCE: (_CANDIDATE, "source", False),
    Sort.CHANGED: (_CANDIDATE, "updated_at", True),
}


def search(terms: Sequence[Term], filters: Filters, after: SearchPlace | None, limit: int) -> list[SearchPlace]:
    """Who is found by ``terms``, best first, from behind ``after`` on."""
    rows: list[SearchPlace] = []
    sqlite = is_sqlite()
    for group in range(after.group if after else BEST, WRITTEN + 1):
        before = after.candidate if after and after.group == group else _LAST
        search_text = [_match(terms, group)] if sqlite else [_query(terms)] * (1 if group == BEST else 2)
        ids = _statement(group, filters.shape()).rows(*search_text, before, *filters.values(), limit - len(rows))
        rows += [SearchPlace(group, id) for (id,) in ids]
        if len(rows) >= limit:
            break
    return rows


def everybody(filters: Filters, sort: Sort, after: int | None, limit: int) -> list[SearchPlace]:
    """Everybody in the order of ``sort``, from behind the candidate ``after`` on."""
    key = [] if after is None else [after] if sort is Sort.ADDED else [after, after]
    rows = _everybody(sort, after is not None, filters.shape()).rows(*key, *filters.values(), limit)
    return [SearchPlace(BEST, id) for (id,) in rows]


@cache
def _statement(group: int, shape: tuple[bool, ...]) -> Statement:
    sqlite = f"""select t.candidate_id from (select rowid as candidate_id from candidate_search
        where candidate_search match ? and rowid < ?{_and(shape, "rowid")} order by rowid desc limit ?) t"""
    better = f" and not ({_vector(group - 1)} @@ to_tsquery('simple', ?))" if group else ""
    postgresql = f"""select candidate_id from candidate_text where {_vector(group)} @@ to_tsquery('simple', ?){better}
        and candidate_id < ?{_and(shape, "candidate_id")} order by candidate_id desc limit ?"""
    return Statement(sqlite, postgresql)


@cache
def _everybody(sort: Sort, after: bool, shape: tuple[bool, ...]) -> Statement:
    """From one table, in the order of one of its indexes."""
    (table, id, there), column, falling = _SORTED[sort]
    beyond, way = ("<", "desc") if falling else (">", "")
    key = f"({column}, {id}) {beyond} ((select {column} from {table} where {id} = ?), ?)" if column != id else f"{id} {beyond} ?"
    conditions = f"{there}{f' and {key}' if after else ''}{_and(shape, id)}"
    order = ", ".join(f"{one} {way}" for one in dict.fromkeys((column, id)))
    return Statement(f"select {id} from {table} where {conditions} order by {order} limit ?")


def _and(shape: tuple[bool, ...], id: str) -> str:
    conditions = (f" and {condition.format(id=id)}" for condition, holds in zip(_NARROWED, shape, strict=True) if holds)
    return "".join(conditions)


def _vector(group: int) -> str:
    columns = " || ' ' || ".join(_COLUMNS[group])
    return f"to_tsvector('simple', {columns})"


def _match(terms: Sequence[Term], group: int) -> str:
    """In the query language of FTS5: every term among the columns of ``group``, and not so among those of a better one."""
    within = _within(terms, group)
    return f"{within} NOT {_within(terms, group - 1)}" if group else within


def _within(terms: Sequence[Term], group: int) -> str:
    search_text = " AND ".join(_in_fts5(term, group) for term in terms)
    return f"({{{' '.join(_COLUMNS[group])}}} : ({search_text}))"


def _in_fts5(term: Term, group: int) -> str:
    """Documents name addresses as the words they have; looking for those side by side costs more than for one word."""
    star, words = "" if term.exact else "*", f'"{" ".join(term.words)}"'
    address = f'"{term.address}"{star}'
    return (f"({address} OR {words})" if group == WRITTEN else address) if term.address else words + star


def _query(terms: Sequence[Term]) -> str:
    """The same terms in the query language of PostgreSQL."""
    return " & ".join(f"({_in_postgresql(term)})" for term in terms)


def _in_postgresql(term: Term) -> str:
    star = "" if term.exact else ":*"
    words = " <-> ".join(f"'{word}'" for word in term.words)
    return f"'{term.address}'{star} | ({words})" if term.address else words + star


class Summary(NamedTuple):
    """What a list shows of a candidate; ``silver``, ``linked`` and ``duplicate`` are the marks behind the name.

    ``duplicate`` is told by usecases.candidates.duplicates for a whole page.
    """

    id: int
    name: str
    headline: str | None
    company: str | None
    location: str | None
    email: str | None
    source: str
    created_at: int
    updated_at: int
    silver: bool
    linked: bool
    source_name: OptionName
    duplicate: bool


_SUMMARIES = among(
    """select c.id, c.name, c.headline, c.company, c.location, c.email, c.source, c.created_at, c.updated_at,
        exists (select 1 from application a where a.candidate_id = c.id and a.silver_at is not null),
        exists (select 1 from linkedin_identity i where i.candidate_id = c.id), src.label, src.label_nb
    from candidate c left join option src on src.option_set = 'source' and src.code = c.source where c.id {among}"""
)
_SOME_TEXTS = among(
    "select candidate_id, name, substr(text, 1, 100000) from document where removed_at is null and candidate_id {among}"
)
_FACETS = {
    "source": """select c.source, src.label, src.label_nb, count(*)
        from candidate c left join option src on src.option_set = 'source' and src.code = c.source
        where c.id {among} group by 1, 2, 3 order by 4 desc, 1 limit 12""",
    "skill": """select key, min(name), null, count(*) from skill where candidate_id {among}
        group by 1 order by 4 desc, 1 limit 12""",
    "school": """select school, school, null, count(distinct candidate_id) from education where candidate_id {among}
        group by 1, 2 order by 4 desc, 1 limit 12""",
    "silver": """select '1', '', null, count(distinct candidate_id) from application where silver_at is not null
        and candidate_id {among}""",
}
_FACET = {name: among(sql) for name, sql in _FACETS.items()}


class Facet(NamedTuple):
    """A value to narrow the search to, what it is called, and how many of those found have it."""

    value: str
    name: OptionName
    people: int


def summaries(candidates: Sequence[int]) -> dict[int, Summary]:
    """What lists show of these candidates, by id."""
    rows = _SUMMARIES.rows(id_list(candidates))
    return {row[0]: Summary._make((*row[:9], bool(row[9]), bool(row[10]), name_of(row[6], *row[11:]), False)) for row in rows}


def documents(candidates: Sequence[int]) -> list[tuple[int, str, str]]:
    """The documents of these candidates: whose each is, its name, and the first 100,000 characters written in it."""
    return [(id, name, text) for id, name, text in _SOME_TEXTS.rows(id_list(candidates))] if candidates else []


def facets(candidates: Sequence[int]) -> dict[str, list[Facet]]:
    """How many of these candidates have which source, skill and school, and are silver medalists; the most frequent first."""
    chosen = id_list(candidates)
    return {name: [_facet(row) for row in statement.rows(chosen) if row[3]] for name, statement in _FACET.items()}


def _facet(row: tuple[Any, ...]) -> Facet:
    return Facet(row[0], name_of(*row[:3]), row[3])
