"""The profile that lies over a list (docs/spec/pages.md R2, R3, R14)."""

from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from e2e.recruiter.members import Directory, Member
from e2e.recruiter.tests.support.reading import Element, Reading

PIPELINE = "/talent/hire/5550001234/manage/all"
CONTAINER = ".profile-slidein__container"


def read(client: FlaskClient, address: str, part: str = "") -> Reading:
    answer = client.get(address, headers={"X-Part": part} if part else {})
    assert answer.status_code == 200
    return Reading(answer.text, strict=True)


def drawer(page: Reading) -> Element:
    return page.one(CONTAINER)


def linked(page: Reading, rel: str) -> list[str]:
    return [each.attributes["href"] for each in drawer(page).all("a[rel]") if each.attributes["rel"] == rel]


@pytest.fixture
def solveig(directory: Directory) -> Member:
    return directory.by_slug("solveig-aasen-data")


def test_over_a_search_the_list_stays_and_the_first_lockup_is_a_rows(client: FlaskClient, directory: Directory, solveig: Member):
    last = directory.members[24]
    page = read(client, f"/talent/search/profile/{last.id}")
    assert page.all("[data-test-row-lockup-full-name]")[0].text == solveig.name
    assert drawer(page).all("[data-test-row-lockup-full-name]")[0].text == last.name
    assert len(page.one("ol[data-test-paginated-list]").all("article[data-test-row]")) == 25
    assert page.headings["h1"] == []
    assert page.one("#title-pagination-header-text").text == "Recruiter search"


def test_over_a_project_its_name_is_the_only_first_heading_and_stands_in_the_drawers_head(client: FlaskClient, solveig: Member):
    page = read(client, f"{PIPELINE}/profile/{solveig.id}?project=5550001234&start=0&trk=PROJECT_PIPELINE")
    assert page.headings["h1"] == [page.one("#title-pagination-header-text").text] == ["Senior Data Engineer, Oslo"]
    profile = drawer(page).one(".profile-slidein__profile")
    assert profile.one("[data-test-topcard-condensed-lockup]").one("[data-test-row-lockup-full-name]").text == solveig.name


@pytest.mark.parametrize("base", ["/talent/search", PIPELINE, "/talent/hire/5550001234/discover/automatedSourcing/review"])
def test_next_and_previous_lead_through_the_list_and_close_leads_back_to_it(client: FlaskClient, base: str):
    ids = read(client, base).member_ids()
    first = read(client, f"{base}/profile/{ids[0]}")
    assert linked(first, "prev") == []
    (following,) = linked(first, "next")
    assert urlsplit(following).path == f"{base}/profile/{ids[1]}"
    second = read(client, following)
    assert [urlsplit(each).path for each in linked(second, "prev")] == [f"{base}/profile/{ids[0]}"]
    (close,) = drawer(second).all("a[data-test-close-pagination-header-button]")
    assert urlsplit(close.attributes["href"]).path == base


def test_words_filters_and_page_of_the_search_stay_in_every_address(client: FlaskClient):
    ids = read(client, "/talent/search?q=norway&start=25").member_ids()
    page = read(client, f"/talent/search/profile/{ids[3]}?q=norway&start=25")
    (close,) = drawer(page).all("a[data-test-close-pagination-header-button]")
    for address in (*linked(page, "next"), *linked(page, "prev"), close.attributes["href"]):
        assert parse_qs(urlsplit(address).query) == {"q": ["norway"], "start": ["25"]}
    assert "29 of " in drawer(page).one(".pagination-header").text


def test_only_the_drawer_is_answered_where_the_list_is_there_already(client: FlaskClient, solveig: Member):
    page = read(client, f"/talent/search/profile/{solveig.id}", "drawer")
    assert page.all("ol[data-test-paginated-list]") == []
    assert drawer(page).one("[data-test-topcard-condensed-lockup]")


def test_somebody_who_is_not_in_the_list_can_lie_over_it(client: FlaskClient, directory: Directory):
    nurse = next(each for each in directory.members if each.title == "Registered Nurse")
    page = read(client, f"{PIPELINE}/profile/{nurse.id}")
    assert drawer(page).all("[data-test-row-lockup-full-name]")[0].text == nurse.name


@pytest.mark.parametrize("base", ["/talent/search", PIPELINE])
def test_nobody_lies_over_a_list_who_does_not_exist(client: FlaskClient, base: str):
    assert client.get(f"{base}/profile/AEMAAnobody").status_code == 404
