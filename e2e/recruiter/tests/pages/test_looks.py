"""The looks of docs/spec/pages.md: ordered by the control API for everybody, or chosen on the pages for one browser."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from e2e.recruiter.control_client import LinkedInControl, Refused
from e2e.recruiter.looks import Looks
from e2e.recruiter.looks.looks import CHOICES, LIMITS, ORDINARY
from e2e.recruiter.members import Directory, Member
from e2e.recruiter.tests.support.people import control_over
from e2e.recruiter.tests.support.reading import Reading

NAME = "[data-test-row-lockup-full-name]"
ALL = {"slide_in": True, "project_heading": True, "undrawn_rows": True, "relative_links": True, "content_after_ms": 4000}
ALL |= {"old_content_ms": 4000, "public_link_on_click": True, "out_of_network": True, "interrupted": "contract"}
ALL |= {"member_page": "sdui", "language": "fr", "profile_links": 1000}


@pytest.fixture
def linkedin(client: FlaskClient) -> LinkedInControl:
    return control_over(client)


@pytest.fixture
def solveig(directory: Directory) -> Member:
    return directory.by_slug("solveig-aasen-data")


def read(client: FlaskClient, address: str, part: str = "") -> Reading:
    answer = client.get(address, headers={"X-Part": part} if part else {})
    assert answer.status_code == 200
    return Reading(answer.text, strict=True)


def settings(page: Reading) -> str:
    return next(each.attributes["content"] for each in page.all("meta[name]") if each.attributes["name"] == "settings")


def test_every_look_is_ordered_alone_with_the_others_and_forgotten_again(linkedin: LinkedInControl):
    assert set(ALL) == set(ORDINARY)
    for name, value in ALL.items():
        assert linkedin.looks(**{name: value}) == ORDINARY | {name: value}
        linkedin.reset_looks()
    for name, value in ALL.items():
        linkedin.looks(**{name: value})
    assert linkedin.looks() == ORDINARY | ALL
    linkedin.reset()
    assert linkedin.looks() == ORDINARY


@pytest.mark.parametrize(
    "wrong",
    [
        {"colour": "green"},
        {"slide_in": "yes"},
        {"slide_in": 2},
        {"language": "xx"},
        {"language": 1},
        {"content_after_ms": -1},
        {"content_after_ms": 60_001},
        {"content_after_ms": True},
        {"content_after_ms": "1e3"},
        {"profile_links": 5_001},
        {"slide_in": True, "language": "xx"},
    ],
)
def test_a_look_that_there_is_not_is_refused_and_changes_nothing(linkedin: LinkedInControl, wrong: dict[str, Any]):
    with pytest.raises(Refused, match="400"):
        linkedin.looks(**wrong)
    assert linkedin.looks() == ORDINARY


def test_the_menu_offers_every_look_and_every_value(client: FlaskClient):
    menu = read(client, "/talent/search").one("#looks")
    boxes = {each.attributes["name"] for each in menu.all("input[name]")}
    picks = {each.attributes["name"]: each.all("option") for each in menu.all("select[name]")}
    assert boxes | set(picks) == set(ORDINARY)
    assert {name: tuple(one.attributes["value"] for one in offered) for name, offered in picks.items()} == CHOICES
    assert {each.attributes["value"] for each in menu.all("input[name]") if each.attributes["name"] in LIMITS} == {"1000", "4000"}


def test_what_one_browser_chooses_holds_for_it_alone_and_goes_before_what_was_ordered(
    client: FlaskClient, linkedin: LinkedInControl
):
    linkedin.looks(language="de", slide_in=True)
    other = client.application.test_client()
    assert client.post("/looks", data={"language": "fr"}).status_code == 303
    assert read(client, "/talent/search").one("html").attributes["lang"] == "fr"
    assert "slide_in" not in settings(read(client, "/talent/search"))
    assert read(other, "/talent/search").one("html").attributes["lang"] == "de"
    client.post("/looks", data={"reset": "1"})
    assert read(client, "/talent/search").one("html").attributes["lang"] == "de"


def test_choosing_leads_back_to_the_page_with_the_menu_and_never_elsewhere(client: FlaskClient):
    for referer, where in (("http://localhost/in/me/?x=1", "/in/me/?x=1"), ("http://elsewhere.example/in/me/", "/talent/search")):
        answer = client.post("/looks", data={"slide_in": "1"}, headers={"Referer": referer})
        assert answer.headers["Location"] == where
    assert client.post("/looks", data={"language": "xx"}).status_code == 400


@pytest.mark.parametrize("cookie", ["language=xx", "colour=green", "slide_in", "%00", "language=fr&slide_in=maybe"])
def test_a_cookie_that_makes_no_sense_counts_for_nothing(client: FlaskClient, cookie: str):
    client.set_cookie("looks", cookie)
    assert read(client, "/talent/search").one("html").attributes["lang"] == "en"


@pytest.mark.parametrize(
    ("place", "path"),
    [
        ("profile", "/talent/profile/{id}"),
        ("search", "/talent/search/profile/{id}"),
        ("project", "/talent/hire/5550001234/manage/all/profile/{id}"),
        ("in", "/in/{slug}/"),
        ("sales", "/sales/lead/{sales},NAME_SEARCH,aB3d"),
    ],
)
def test_the_menu_shows_the_same_person_on_every_kind_of_page(client: FlaskClient, solveig: Member, place: str, path: str):
    answer = client.post("/looks", data={"go": place, "member": str(solveig.number)})
    assert answer.headers["Location"] == path.format(id=solveig.id, slug=solveig.slug, sales=solveig.sales_id)
    assert solveig.name in read(client, answer.headers["Location"]).text


def test_the_menu_leads_to_nobody_and_nowhere_that_is_not_there(client: FlaskClient, solveig: Member):
    assert client.post("/looks", data={"go": "profile", "member": "1"}).status_code == 404
    assert client.post("/looks", data={"go": "moon", "member": str(solveig.number)}).status_code == 404


def test_a_projects_name_is_the_only_first_heading_everywhere_when_ordered(
    client: FlaskClient, linkedin: LinkedInControl, solveig: Member
):
    linkedin.looks(project_heading=True)
    for address in ("/talent/search", f"/talent/profile/{solveig.id}", f"/talent/search/profile/{solveig.id}"):
        page = read(client, address)
        assert page.headings["h1"] == page.texts("h1[data-test-project-name-name]") == ["Senior Data Engineer, Oslo"]


def test_rows_that_are_not_drawn_are_empty_and_all_are_there_for_the_script(client: FlaskClient, linkedin: LinkedInControl):
    linkedin.looks(undrawn_rows=True)
    page = read(client, "/talent/search")
    slots = page.one("ol[data-test-paginated-list]").all("li")
    empty = [each for each in page.all(".profile-list__occlusion-area") if not each.parts]
    assert len(page.all("[data-test-paginated-profile-list-item-container]")) + len(empty) == 25
    assert 0 < len(empty) < len(slots)
    assert len(read(client, "/talent/search", "rows").all("article[data-test-row]")) == 25


def test_names_link_without_host_when_ordered(client: FlaskClient, linkedin: LinkedInControl, solveig: Member):
    linkedin.looks(relative_links=True)
    link = read(client, "/talent/search").all("a[data-test-link-to-profile-link]")[0].attributes["href"]
    assert link.startswith(f"/talent/profile/{solveig.id}?")


PROFILES = ["/talent/profile/{id}", "/talent/search/profile/{id}", "/in/{slug}/", "/sales/lead/{sales},a,b"]


@pytest.mark.parametrize("address", PROFILES)
def test_nothing_of_the_person_is_there_before_the_content_comes(
    client: FlaskClient, linkedin: LinkedInControl, solveig: Member, address: str
):
    where = address.format(id=solveig.id, slug=solveig.slug, sales=solveig.sales_id)
    linkedin.looks(content_after_ms=4000)
    page = read(client, where)
    assert page.all(".loading-overlay__wrapper")
    assert page.all("[data-test-topcard-condensed-lockup]") == page.all("[data-anonymize]") == []
    assert solveig.headline not in page.text or page.all("ol[data-test-paginated-list]")
    assert "after=4000" in settings(page)
    assert solveig.headline in read(client, where, "content").text


def test_the_old_person_stays_as_long_as_ordered(client: FlaskClient, linkedin: LinkedInControl):
    linkedin.looks(old_content_ms=1500)
    assert "old=1500" in settings(read(client, "/talent/search"))


def test_the_card_with_the_public_link_never_comes_when_it_is_to_be_clicked_for(
    client: FlaskClient, linkedin: LinkedInControl, solveig: Member
):
    linkedin.looks(public_link_on_click=True)
    assert client.get(f"/talent/api/members/{solveig.id}/personal-information").text == ""
    assert solveig.public_profile_url in client.get(f"/talent/api/members/{solveig.id}/public-profile").text


def test_outside_the_network_nobody_has_a_name_a_link_or_contact_data(
    client: FlaskClient, linkedin: LinkedInControl, directory: Directory, solveig: Member
):
    linkedin.looks(out_of_network=True)
    listed, page = read(client, "/talent/search"), read(client, f"/talent/profile/{solveig.id}")
    assert set(listed.texts(NAME)) == set(page.texts(NAME)) == {"LinkedIn Member"}
    assert listed.member_ids() == []
    assert solveig.email not in page.text
    for part in ("personal-information", "public-profile"):
        assert "linkedin.com/in/" not in client.get(f"/talent/api/members/{solveig.id}/{part}").text
    for address in (f"/in/{solveig.slug}/overlay/contact-info/", f"/sales/lead/{solveig.sales_id},a,b"):
        assert solveig.last_name not in read(client, address).text


@pytest.mark.parametrize(("value", "heading"), [("contract", "Choose a contract"), ("sign_in", "Sign in again")])
def test_another_page_stands_in_until_it_is_answered_and_the_other_looks_stay(
    client: FlaskClient, solveig: Member, value: str, heading: str
):
    where = f"/talent/profile/{solveig.id}"
    client.post("/looks", data={"interrupted": value, "slide_in": "1"})
    page = read(client, where)
    assert page.headings["h1"] == [heading]
    assert page.all(NAME) == []
    form = page.all("form")[-1]
    fields = {each.attributes["name"]: each.attributes.get("value", "") for each in form.all("input[name]")}
    assert client.post("/looks", data=fields, headers={"Referer": f"http://localhost{where}"}).headers["Location"] == where
    assert "slide_in" in settings(read(client, where))
    assert read(client, where).all(NAME)


@pytest.mark.parametrize("count", [25, 1000, 5000])
def test_links_to_profiles_are_there_in_the_number_ordered_and_lead_to_somebody(
    client: FlaskClient, linkedin: LinkedInControl, count: int
):
    linkedin.looks(profile_links=count)
    page = read(client, "/talent/search")
    inside = page.one("ol[data-test-paginated-list]").all("a[href]")
    links = [each for each in page.links() if each not in [one.attributes["href"] for one in inside]]
    people = [link for link in links if urlsplit(link).path.startswith(("/talent/profile/", "/in/", "/sales/lead/"))]
    assert len(people) == count
    assert len(set(people)) >= min(count, 1000)
    for link in people[:: max(1, count // 20)]:
        assert client.get(link, follow_redirects=True).status_code == 200


@pytest.mark.parametrize("language", CHOICES["language"])
def test_hooks_and_names_are_the_same_in_every_language(
    client: FlaskClient, linkedin: LinkedInControl, solveig: Member, language: str
):
    hooks = {
        name
        for address in (f"/talent/search/profile/{solveig.id}", f"/in/{solveig.slug}/", f"/sales/lead/{solveig.sales_id},a,b")
        for each in read(client, address).walk()
        for name in each.attributes
        if name.startswith("data-")
    }
    linkedin.looks(language=language)
    for address in (f"/talent/search/profile/{solveig.id}", f"/in/{solveig.slug}/", f"/sales/lead/{solveig.sales_id},a,b"):
        page = read(client, address)
        assert page.one("html").attributes["lang"] == language
        assert solveig.name in page.text
        assert {name for each in page.walk() for name in each.attributes if name.startswith("data-")} <= hooks


def test_looks_say_what_of_them_is_not_ordinary():
    assert Looks().changed() == {}
    assert Looks(language="fr", slide_in=True).changed() == {"slide_in": True, "language": "fr"}
