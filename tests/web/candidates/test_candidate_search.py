"""Candidates and their search over HTTP: with and without htmx."""

from collections.abc import Callable

import pytest

from server.domain.contacts import ContactDetails
from server.domain.roles import Actor, TeamRole
from server.usecases.applications import people_on_job
from server.usecases.candidates import contact_details
from server.usecases.pools import pool_people, pools
from tests.support.people import People
from tests.web.support.browsing import Browser


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
    address = first.split('class="onward"')[1].split('hx-get="')[1].split('"')[0].replace("&amp;", "&")
    rest = reader.htmx(address).text
    assert (rest.lstrip().startswith("<tr>"), rest.count("<tr>")) == (True, 5)


def test_people_who_are_found_are_ticked_and_added_to_a_pool_or_a_job(people: People, rita: Actor, reader: Browser) -> None:
    job, pool = people.job((rita, TeamRole.RECRUITER), title="Welder"), pools.create(rita, "Welders")
    known = people.job((rita, TeamRole.RECRUITER))
    ids = [people.export(rita, known, people.person(f"Ticked {number}")).candidate for number in range(3)]
    page = reader.open("/candidates?q=ticked")
    assert [page.html.count(f'form="chosen" name="candidate" value="{id}"') for id in ids] == [1, 1, 1]
    chosen = "&".join(f"candidate={id}" for id in ids[:2])
    for address, there in (("add-to-pool", pool), ("add-to-job", job)):
        here = f"/candidates/{address}"
        form = reader.open(f"{here}?{chosen}").form(here)
        assert form.repeated["candidate"] == [str(id) for id in sorted(ids[:2])]
        sent = reader.post(here, {"candidate": ids[:2], address.rpartition("-")[2]: there, "back": "/candidates?q=ticked"})
        assert sent.location == "/candidates?q=ticked"
    assert {one.candidate for one in pool_people.read(rita, pool).people} == set(ids[:2])
    assert {row.candidate for row in people_on_job.prospects(rita, job).page.rows} == set(ids[:2])


def test_whoever_may_only_read_ticks_nobody(people: People, browser_of: Callable[[Actor], Browser], rita: Actor) -> None:
    people.export(rita, people.job((rita, TeamRole.RECRUITER)))
    assert 'name="candidate"' not in browser_of(people.read_only()).open("/candidates").html


def test_a_possible_duplicate_is_marked_among_who_is_found(people: People, rita: Actor, reader: Browser) -> None:
    job = people.job((rita, TeamRole.RECRUITER))
    for name in ("Twin One", "Twin Other"):
        id = people.export(rita, job, people.person(name)).candidate
        first, _, last = name.partition(" ")
        contact_details.change(rita, id, ContactDetails(first, last, phone="555"), contact_details.read(rita, id).version)
    people.export(rita, job, people.person("Twin Nobody"))
    assert reader.open("/candidates?q=twin").text.count("Possible duplicate") == 2


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
