"""Search results: rows, words, filters and paging."""

from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from e2e.recruiter.members import Directory
from e2e.recruiter.tests.support.reading import Reading


def read(client: FlaskClient, address: str) -> Reading:
    answer = client.get(address)
    assert answer.status_code == 200
    return Reading(answer.text)


def found(client: FlaskClient, directory: Directory, address: str) -> list[str | None]:
    return [member.name for member_id in read(client, address).member_ids() if (member := directory.by_id(member_id))]


def test_the_front_door_leads_to_the_search(client: FlaskClient):
    assert client.get("/").headers["Location"] == "/talent/search"


def test_a_page_has_25_rows_each_with_one_link_to_a_profile(client: FlaskClient):
    page = read(client, "/talent/search")
    assert page.tags().count("article") == 25
    assert len(set(page.member_ids())) == len(page.member_ids()) == 25


@pytest.mark.parametrize("view", ["", "&view=stream"])
def test_paging_shows_everybody_exactly_once(client: FlaskClient, directory: Directory, view: str):
    seen: list[str] = []
    address: str | None = f"/talent/search?{view}"
    while address:
        page = read(client, address)
        seen += page.member_ids()
        following = [attributes["href"] for tag, attributes in page.elements if tag == "a" and attributes.get("rel") == "next"]
        address = following[0] if following else None
    assert seen == [member.id for member in directory.members]


def test_the_count_stands_in_the_heading(client: FlaskClient, directory: Directory):
    assert read(client, "/talent/search").headings["h1"] == [f"{len(directory.members)} results"]


@pytest.mark.parametrize("page", ["0", "-1", "99", "two", "١", "1e3", "9" * 5000])
def test_a_page_that_is_not_there_is_not_found(client: FlaskClient, page: str):
    assert client.get("/talent/search", query_string={"page": page}).status_code == 404


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("solveig aasen", "Solveig Aasen"),
        ("AASEN SOLVEIG", "Solveig Aasen"),
        ("oystein braten", "Øystein Bråten"),
        ("åkesson", "Linnéa Åkesson"),
        ("ålesund nordmann", "Kari Nordmann"),
        ("kvitholmen fossheim", "Torgeir Fossheim"),
        ("литвин", "Оксана Литвин"),
        ("渡辺", "健太 渡辺"),
        ("<b>bobby", "<b>Bobby</b> & Søn"),
    ],
)
def test_words_find_people_by_name_company_and_location_without_case_and_accents(
    client: FlaskClient, directory: Directory, words: str, name: str
):
    assert name in found(client, directory, f"/talent/search?{urlencode({'q': words})}")


def test_every_word_has_to_fit(client: FlaskClient, directory: Directory):
    assert found(client, directory, "/talent/search?q=solveig+qqq") == []


def test_a_search_without_results_says_so(client: FlaskClient):
    page = read(client, "/talent/search?q=qqq")
    assert page.headings["h1"] == ["0 results"]
    assert "Nobody here fits" in "".join(page.text)


def test_filters_narrow_the_results_and_several_places_mean_any_of_them(client: FlaskClient, directory: Directory):
    address = "/talent/search?location=Bergen,+Norway&location=Troms%C3%B8,+Norway&company=Vardehus+Energi"
    wanted = [
        member.id
        for member in directory.members
        if member.location in ("Bergen, Norway", "Tromsø, Norway") and member.company == "Vardehus Energi"
    ]
    assert wanted
    assert read(client, address).member_ids() == wanted


def test_open_to_work_filters(client: FlaskClient, directory: Directory):
    total = sum(member.open_to_work for member in directory.members)
    assert read(client, "/talent/search?open=1").headings["h1"] == [f"{total} results"]


def test_paging_links_keep_words_filters_and_view(client: FlaskClient):
    page = read(client, "/talent/search?q=norway&location=Oslo,+Norway&view=stream")
    following = [attributes["href"] or "" for tag, attributes in page.elements if tag == "a" and attributes.get("rel") == "next"]
    assert len(following) == 1
    assert all(part in following[0] for part in ("q=norway", "location=Oslo", "view=stream", "page=2"))


def test_a_chosen_filter_stays_visible_where_it_is_not_common(client: FlaskClient):
    page = read(client, "/talent/search?location=Kirkenes,+Norway&location=Nowhere")
    chosen = [attributes["value"] for tag, attributes in page.elements if tag == "input" and "checked" in attributes]
    assert chosen == ["Kirkenes, Norway", "Nowhere"]


def test_a_very_long_query_is_cut(client: FlaskClient):
    page = read(client, "/talent/search?q=" + "x" * 5000)
    assert "x" * 201 not in "".join(page.text)
