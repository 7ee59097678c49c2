"""Who is found, by what, in which order, and by whom (attract.md 10, statements 250-255)."""

import pytest

from server.domain.errors import NotPermitted
from server.domain.person import Person
from server.domain.roles import Actor, TeamRole
from server.storage.candidates import candidate_search as storage
from server.storage.candidates import candidates
from server.storage.candidates.candidate_search import Filters, Sort
from server.storage.database import transaction
from server.storage.tables import Application, CandidateText, Document, Education, Skill
from server.usecases.candidates import candidate_search
from tests.support.people import People
from tests.support.queries import queries, sorts

NOTHING = Filters()


@pytest.fixture
def rita(people: People) -> Actor:
    return people.recruiter()


def add(name: str, **known: str) -> int:
    with transaction():
        return candidates.add(Person(name, **known), "linkedin", None)


def names(rita: Actor, query: str, filters: Filters = NOTHING, sort: Sort = Sort.ADDED) -> list[str]:
    return [hit.row.name for hit in candidate_search.search(rita, query, filters, sort).hits]


def document(candidate: int, text: str) -> None:
    with transaction():
        own = {"candidate": candidate, "kind": "resume", "name": "cv.pdf", "content_type": "application/pdf", "size": 1}
        Document.create(**own, sha256="0", reading="done", text=text)
        storage.renew(candidate)


@pytest.mark.statement(250, 251, 252)
def test_beginnings_exact_words_and_everybody_are_found(rita: Actor) -> None:
    for name in ("Mikkel Holm", "Milan Kovac", "Emil Berg"):
        add(name)
    assert names(rita, "Mi*") == names(rita, "mi") == ["Milan Kovac", "Mikkel Holm"]
    assert names(rita, "*") == names(rita, "") == ["Emil Berg", "Milan Kovac", "Mikkel Holm"]
    assert names(rita, '"Mil"') == []
    assert names(rita, '"Milan"') == names(rita, '"milan kovac"') == ["Milan Kovac"]
    assert names(rita, '"kovac milan"') == []
    assert names(rita, "😀") == names(rita, "(") == []


def test_every_term_has_to_be_found_and_may_stand_anywhere(rita: Actor) -> None:
    add("Kari Nordmann", headline="Data engineer", company="Fjord AS", email="kari@mail.example")
    add("Kari Hansen", headline="Designer")
    assert names(rita, "kari engineer") == ["Kari Nordmann"]
    assert names(rita, "kari@mail") == ["Kari Nordmann"]
    assert names(rita, "kari baker") == []


def test_an_address_is_found_whole_or_by_its_beginning_and_where_a_document_names_it(rita: Actor) -> None:
    add("Kari Nordmann", email="kari.nordmann@mail.example")
    add("Mail Nordmann", email="kari@example.mail")
    document(add("Ola Berg"), "Write to me: ola.berg@mail.example, or call.")
    assert names(rita, "Kari.Nordmann@mail.example") == names(rita, "kari.nordmann@ma") == ["Kari Nordmann"]
    assert names(rita, '"kari@example.mail"') == ["Mail Nordmann"]
    assert names(rita, '"kari@example.mai"') == []
    assert names(rita, "ola.berg@mail.example") == ["Ola Berg"]
    assert [piece for piece, result in candidate_search.search(rita, "kari@exa", NOTHING).hits[0].email if result] == [
        "kari",
        "example",
    ]


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("after", [None, "0-1"])
def test_lists_are_read_in_the_order_of_an_index(rita: Actor, sort: Sort, after: str | None) -> None:
    add("Kari Nordmann")
    with queries() as sent:
        candidate_search.search(rita, "", NOTHING, sort, after)
    assert not sorts(next(query for query in sent if "order by" in query.sql))


def test_who_is_called_so_comes_before_who_is_known_or_written_about_so(rita: Actor) -> None:
    named, known, written = add("Ruby Olsen"), add("Ola Nilsen", headline="Ruby developer"), add("Eva Lie")
    document(written, "Wrote Ruby for ten years.")
    newer = add("Ruby Berg")
    result = candidate_search.search(rita, "ruby", NOTHING).hits
    assert [hit.row.id for hit in result] == [newer, named, known, written]
    assert result[2].about == [("Ruby", True), (" developer", False)]


@pytest.mark.statement(253, 254)
def test_a_document_is_searched_and_the_words_are_shown_marked(rita: Actor) -> None:
    person = add("Eva Lie")
    document(person, "Years of work with Kubernetes in Bergen.")
    hit = candidate_search.search(rita, "kubern* bergen", NOTHING).hits[0]
    assert hit.document == "cv.pdf"
    assert hit.excerpt
    assert [text for text, is_found in hit.excerpt if is_found] == ["Kubernetes", "Bergen"]


def test_a_removed_document_finds_nobody(rita: Actor) -> None:
    person = add("Eva Lie")
    document(person, "Kubernetes")
    with transaction():
        Document.update(removed_at=1).execute()
        storage.renew(person)
    assert names(rita, "kubernetes") == []


@pytest.mark.statement(255)
def test_results_are_narrowed_by_source_skill_education_and_silver_medal(people: People, rita: Actor) -> None:
    plain = add("Kari Plain")
    with transaction():
        other = candidates.add(Person("Kari Other"), "referral", None)
        Skill.create(candidate=other, name="Python", key="python")
        Education.create(candidate=other, school="NTNU")
        storage.renew(other)
    job = people.job((rita, TeamRole.RECRUITER))
    medal = people.applicant(rita, job, people.person("Kari Medal")).candidate
    Application.update(silver_at=1).where(Application.candidate == medal).execute()
    result = candidate_search.search(rita, "kari", NOTHING)
    assert {one.value: one.people for one in result.facets["source"]} == {"linkedin": 2, "referral": 1}
    assert [(one.name.label, one.people) for one in result.facets["skill"]] == [("Python", 1)]
    assert [(one.name.label, one.people) for one in result.facets["school"]] == [("NTNU", 1)]
    assert [one.people for one in result.facets["silver"]] == [1]
    for filters, expected in (
        (Filters(source="referral"), other),
        (Filters(skill="python"), other),
        (Filters(school="NTNU"), other),
        (Filters(silver=True), medal),
    ):
        for query in ("kari", ""):
            assert [hit.row.id for hit in candidate_search.search(rita, query, filters).hits] == [expected]
    assert plain


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (Sort.NAME, ["Ada", "Åse", "Bo"]),
        (Sort.COMPANY, ["Bo", "Åse", "Ada"]),
        (Sort.SOURCE, ["Ada", "Bo", "Åse"]),
        (Sort.ADDED, ["Åse", "Bo", "Ada"]),
        (Sort.CHANGED, ["Åse", "Bo", "Ada"]),
    ],
)
def test_the_list_is_sorted_by_each_column(rita: Actor, sort: Sort, expected: list[str]) -> None:
    add("Ada", company="Zebra"), add("Bo", company="acme"), add("Åse", company="Beta")
    assert names(rita, "", sort=sort) == expected


@pytest.mark.parametrize("query", ["", "person"])
@pytest.mark.parametrize("sort", Sort)
def test_pages_follow_one_another_without_gap_or_repetition(rita: Actor, query: str, sort: Sort) -> None:
    for number in range(60):
        add(f"Person {number % 7}", company=f"Company {number % 3}")
    seen, after = [], None
    while True:
        result = candidate_search.search(rita, query, NOTHING, sort, after)
        seen += [hit.row.id for hit in result.hits]
        after = result.after
        if after is None:
            break
    assert (len(seen), len(set(seen))) == (60, 60)


def test_who_is_new_or_changed_is_found_at_once_and_who_is_gone_is_not(rita: Actor) -> None:
    person = add("Nora New")
    assert names(rita, "nora") == ["Nora New"]
    with transaction():
        candidates.learn_email(person, "nora@mail.example", None)
    assert names(rita, "nora@mail.example") == ["Nora New"]
    with transaction():
        candidates.remove(person)
    assert names(rita, "nora") == []
    assert CandidateText.select().count() == 0


def test_a_search_costs_the_same_number_of_statements_for_many(rita: Actor) -> None:
    add("Kari One")
    with queries() as few:
        candidate_search.search(rita, "kari", NOTHING)
    for number in range(30):
        add(f"Kari {number}")
    with queries() as many:
        candidate_search.search(rita, "kari", NOTHING)
    assert len(many) <= len(few) <= 12


def test_an_interviewer_searches_nobody(people: People) -> None:
    with pytest.raises(NotPermitted):
        candidate_search.search(people.user(), "kari", NOTHING)
