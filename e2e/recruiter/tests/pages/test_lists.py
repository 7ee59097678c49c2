"""Lists of Recruiter: rows of the structure of real ones (docs/spec/pages.md L1 to L4), words, filters, paging, projects."""

from collections.abc import Iterator
from urllib.parse import urlencode, urlsplit

import pytest
from flask.testing import FlaskClient

from e2e.recruiter.members import Directory
from e2e.recruiter.tests.support.reading import Element, Reading

COUNT = "[data-test-profile-list-num-results]"
PROJECT = "/talent/hire/5550001234"


def read(client: FlaskClient, address: str) -> Reading:
    answer = client.get(address)
    assert answer.status_code == 200
    return Reading(answer.text, strict=True)


def found(client: FlaskClient, directory: Directory, address: str) -> list[str | None]:
    return [member.name for member_id in read(client, address).member_ids() if (member := directory.by_id(member_id))]


def test_the_front_door_leads_to_the_search(client: FlaskClient):
    assert client.get("/").headers["Location"] == "/talent/search"


def test_a_page_has_25_rows_of_the_structure_of_real_ones(client: FlaskClient, directory: Directory):
    page = read(client, "/talent/search")
    rows = page.one("ol[data-test-paginated-list]").all("li[data-test-paginated-profile-list-item-container]")
    assert len(rows) == 25
    for row, member in zip(rows, directory.members, strict=False):
        assert row.one("article[data-test-profile-list-view-list-row]").one("article[data-test-row]")
        assert row.one("span[data-test-row-lockup-full-name]").text == " ".join((member.name or "LinkedIn Member").split())
        assert row.one("input[type]").attributes["id"] == f"select-{member.number}"
        assert [each for each in row.walk() if each.tag in ("h1", "h2", "h3")] == []


def test_the_name_is_the_only_link_of_a_row_absolute_with_a_query_and_for_another_tab(client: FlaskClient, directory: Directory):
    rows = read(client, "/talent/search").all("li[data-test-paginated-profile-list-item-container]")
    link = rows[0].one("a")
    assert link.is_within("[data-test-row-lockup-full-name]")
    assert link.attributes["target"] == "_blank"
    address = urlsplit(link.attributes["href"])
    assert (address.scheme, address.netloc, address.path) == ("http", "localhost", f"/talent/profile/{directory.members[0].id}")
    assert "trk=SEARCH_GLOBAL" in address.query


def test_a_member_outside_the_network_has_a_row_without_a_link(client: FlaskClient, directory: Directory):
    member = next(each for each in directory.members if each.name is None)
    row = next(each for each in all_rows(client) if each.all(f"#select-{member.number}"))
    assert row.all("a") == []
    assert row.one("span[data-test-row-lockup-full-name]").text == "LinkedIn Member"


def test_positions_stand_in_the_row_as_title_at_company_with_hits_wrapped(client: FlaskClient):
    row = read(client, "/talent/search?q=solveig+aasen+data").all("li[data-test-paginated-profile-list-item-container]")[0]
    first = row.one("div[data-test-history-group]").all("li")[0]
    assert first.text == "Senior Data Engineer at Havbris Data · 2021 – Present"
    assert first.texts("em") == ["Data", "Data"]


def test_paging_shows_everybody_exactly_once(client: FlaskClient, directory: Directory):
    shown = [each.all("input[type]")[0].attributes["id"] for each in all_rows(client)]
    assert shown == [f"select-{member.number}" for member in directory.members]


def all_rows(client: FlaskClient) -> Iterator[Element]:
    """The rows of every page of an unfiltered search."""
    address: str | None = "/talent/search"
    while address:
        page = read(client, address)
        yield from page.all("li[data-test-paginated-profile-list-item-container]")
        following = [each.attributes["href"] for each in page.all("a[rel]") if each.attributes["rel"] == "next"]
        address = following[0] if following else None


def test_the_count_stands_before_the_rows_and_no_page_of_results_has_a_first_heading(client: FlaskClient, directory: Directory):
    page = read(client, "/talent/search")
    assert page.texts(COUNT) == [f"{len(directory.members)} results"]
    assert page.headings["h1"] == []


@pytest.mark.parametrize("start", ["-1", "9999", "two", "١", "1e3", "9" * 5000])
def test_a_page_that_is_not_there_is_not_found(client: FlaskClient, start: str):
    assert client.get("/talent/search", query_string={"start": start}).status_code == 404


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
    assert page.texts(COUNT) == ["0 results"]
    assert "Nobody here fits" in page.text


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
    assert read(client, "/talent/search?open=1").texts(COUNT) == [f"{total} results"]


def test_paging_links_keep_words_and_filters(client: FlaskClient):
    page = read(client, "/talent/search?q=norway&location=Oslo,+Norway")
    (following,) = [each.attributes["href"] for each in page.all("a[rel]") if each.attributes["rel"] == "next"]
    assert all(part in following for part in ("q=norway", "location=Oslo", "start=25"))


def test_a_chosen_filter_stays_visible_where_it_is_not_common(client: FlaskClient):
    page = read(client, "/talent/search?location=Kirkenes,+Norway&location=Nowhere")
    filters = page.all("aside")[0].all("input[checked]")
    assert [each.attributes["value"] for each in filters] == ["Kirkenes, Norway", "Nowhere"]


def test_a_very_long_query_is_cut(client: FlaskClient):
    page = read(client, "/talent/search?q=" + "x" * 5000)
    assert "x" * 201 not in page.text


def test_a_project_has_lists_of_its_own_under_its_name_as_the_only_first_heading(client: FlaskClient):
    for kind in ("manage/all", "discover/recruiterSearch", "discover/applicants", "discover/automatedSourcing/review"):
        page = read(client, f"{PROJECT}/{kind}")
        assert page.texts("h1[data-test-project-name-name]") == page.headings["h1"] == ["Senior Data Engineer, Oslo"]
        assert page.member_ids()
    assert read(client, f"{PROJECT}/overview").headings["h1"] == ["Senior Data Engineer, Oslo"]


def test_projects_link_to_their_pipelines_and_whom_somebody_saved_is_in_one(client: FlaskClient, directory: Directory):
    member = directory.by_slug("gudrun-olafsdottir-writes")
    form = {"project": "Writers & Editors"}
    assert client.post(f"/talent/profile/{member.id}/save", data=form).status_code == 303
    page = read(client, "/talent/projects")
    (address,) = [each.attributes["href"] for each in page.all("a[href]") if each.text == "Writers & Editors"]
    assert read(client, address).member_ids() == [member.id]


@pytest.mark.parametrize("address", ["1/manage/all", "5550001234/manage/none", "5550001234/manage/all?start=975", "1/overview"])
def test_a_project_or_list_that_is_not_there_is_not_found(client: FlaskClient, address: str):
    assert client.get(f"/talent/hire/{address}").status_code == 404
