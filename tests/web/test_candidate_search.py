"""Candidates and their search over HTTP: with and without htmx."""

from collections.abc import Callable

import pytest

from server.domain.roles import Actor, TeamRole
from tests.people import People
from tests.web.browsing import Browser


@pytest.fixture
def rita(people: People) -> Actor:
    return people.recruiter()


@pytest.fixture
def reader(rita: Actor, browser_of: Callable[[Actor], Browser]) -> Browser:
    return browser_of(rita)


@pytest.fixture
def some(people: People, rita: Actor) -> None:
    job = people.job((rita, TeamRole.RECRUITER))
    people.applicant(rita, job, people.person("Milan Kovac", email="milan@mail.example"))
    people.export(rita, job, people.person("Kari <b>Nordmann</b>"))


@pytest.mark.usefixtures("some")
@pytest.mark.statement(250, 251, 253)
def test_a_search_finds_people_and_marks_why(reader: Browser) -> None:
    shown = reader.get("/candidates?q=Mi*").text
    assert "<mark>Milan</mark> Kovac" in shown
    assert "Nordmann" not in shown
    assert "Nordmann" in reader.get("/candidates?q=*").text


@pytest.mark.usefixtures("some")
def test_a_name_is_never_markup(reader: Browser) -> None:
    shown = reader.get("/candidates?q=kari").text
    assert "<b>Nordmann" not in shown
    assert "&lt;b&gt;Nordmann" in shown


@pytest.mark.usefixtures("some")
def test_htmx_gets_the_results_alone_and_what_follows_alone(people: People, rita: Actor, reader: Browser) -> None:
    part = reader.htmx("/candidates?q=milan").text
    assert part.lstrip().startswith('<div id="found"')
    job = people.job((rita, TeamRole.RECRUITER))
    for number in range(30):
        people.export(rita, job, people.person(f"Person {number}"))
    first = reader.htmx("/candidates?q=person").text
    address = first.split('hx-get="')[1].split('"')[0].replace("&amp;", "&")
    rest = reader.htmx(address).text
    assert (rest.lstrip().startswith("<tr>"), rest.count("<tr>")) == (True, 5)


@pytest.mark.usefixtures("some")
def test_a_filter_is_offered_chosen_and_taken_away(reader: Browser) -> None:
    page = reader.open("/candidates?q=m")
    assert page.goes_to("/candidates?q=m&source=linkedin&")
    narrowed = reader.open("/candidates?q=m&source=linkedin&")
    assert narrowed.goes_to("/candidates?q=m&")


def test_who_finds_nobody_is_told_what_to_do(reader: Browser) -> None:
    assert "Attract knows nobody yet." in reader.get("/candidates").text
    assert "Nobody is found by that." in reader.get("/candidates?q=nobody").text


@pytest.mark.parametrize(
    "query", ["q=%22", "q=*%20*", "q=%00", "after=9-9", "after=0-99999999999999999999", "sort=x", "q=" + "a%20" * 200]
)
def test_whatever_stands_in_the_address_is_answered(reader: Browser, query: str) -> None:
    assert reader.get(f"/candidates?{query}").status_code == 200


@pytest.mark.statement(228)
def test_an_interviewer_is_offered_no_candidates(people: People, browser_of: Callable[[Actor], Browser]) -> None:
    reader = browser_of(people.user())
    assert reader.get("/candidates").status_code == 403
    assert 'href="/candidates"' not in reader.get("/jobs").text
