"""Profile pages: what they show, to which seat, and what they keep as text."""

import pytest
from flask.testing import FlaskClient

from e2e.recruiter.members import Directory, Member
from e2e.recruiter.tests.support.reading import Reading

WHOLE = {"About", "Experience", "Education", "Skills"}


def read(client: FlaskClient, member: Member) -> Reading:
    answer = client.get(f"/talent/profile/{member.id}")
    assert answer.status_code == 200
    return Reading(answer.text)


def sit(client: FlaskClient, seat: str) -> None:
    assert client.post("/talent/seat", data={"seat": seat}).status_code == 303


@pytest.fixture
def solveig(directory: Directory) -> Member:
    return directory.by_slug("solveig-aasen-data")


def test_every_profile_has_the_name_as_its_only_first_heading(client: FlaskClient, directory: Directory):
    for member in directory.members:
        assert read(client, member).headings["h1"] == ([member.name] if member.name else [])


def test_a_profile_shows_its_sections_and_the_contact_card(client: FlaskClient, solveig: Member):
    page = read(client, solveig)
    assert set(page.headings["h2"]) == WHOLE | {"Contact", "People also viewed"}
    assert "aside" in page.tags()
    assert {solveig.public_profile_url, f"mailto:{solveig.email}", "tel:+46701740605"} <= set(page.links())


def test_an_address_that_is_not_shared_is_not_shown(client: FlaskClient, directory: Directory):
    member = directory.by_slug("kenta-watanabe-oslo")
    shown = [link.partition(":")[0] for link in read(client, member).links()]
    assert ("mailto" in shown) == bool(member.email)
    assert ("tel" in shown) == bool(member.phone)


def test_a_public_profile_in_another_script_is_percent_encoded_in_the_link(client: FlaskClient, directory: Directory):
    links = read(client, directory.by_slug("оксана-литвин")).links()
    assert "https://www.linkedin.com/in/%D0%BE%D0%BA%D1%81%D0%B0%D0%BD%D0%B0-%D0%BB%D0%B8%D1%82%D0%B2%D0%B8%D0%BD" in links


def test_some_profiles_have_no_contact_card(client: FlaskClient, directory: Directory):
    page = read(client, directory.by_slug("eirik-hovland-subsea"))
    assert "Contact" not in page.headings["h2"]
    assert not [link for link in page.links() if link.startswith(("mailto:", "https://www.linkedin.com/"))]


def test_people_also_viewed_links_to_others(client: FlaskClient, solveig: Member):
    others = read(client, solveig).member_ids()
    assert len(set(others)) == 5
    assert solveig.id not in others


def test_an_unknown_member_is_not_found(client: FlaskClient):
    answer = client.get("/talent/profile/AEMAAnobody")
    assert answer.status_code == 404
    assert Reading(answer.text).headings["h1"] == ["Not found"]


def test_the_anonymous_member_has_no_name_anywhere(client: FlaskClient, directory: Directory):
    member = next(member for member in directory.members if member.name is None)
    answer = client.get(f"/talent/profile/{member.id}").text
    assert "None" not in answer
    assert "<title>Recruiter (stand-in)</title>" in answer


def test_html_in_names_and_texts_is_shown_as_text(client: FlaskClient, directory: Directory):
    bobby = directory.by_slug("bobby-son")
    for address in (f"/talent/profile/{bobby.id}", "/talent/search?q=bobby"):
        page = Reading(client.get(address).text)
        assert bobby.name in [*page.headings["h1"], *page.headings["h2"]]
        assert not {"b", "em"} & set(page.tags())
        assert all("src" in attributes for tag, attributes in page.elements if tag == "script")


def test_a_hiring_manager_seat_sees_the_card_without_addresses(client: FlaskClient, solveig: Member):
    sit(client, "hiring_manager")
    page = read(client, solveig)
    assert set(page.headings["h2"]) >= WHOLE | {"Contact"}
    assert solveig.public_profile_url in page.links()
    assert not [link for link in page.links() if link.startswith(("mailto:", "tel:"))]


def test_without_a_seat_the_profile_is_reduced(client: FlaskClient, solveig: Member):
    sit(client, "none")
    page = read(client, solveig)
    assert page.headings["h1"] == [solveig.name]
    assert not {*WHOLE, "Contact"} & set(page.headings["h2"])
    assert solveig.public_profile_url not in page.links()


@pytest.mark.parametrize(
    ("seat", "shown"),
    [("recruiter", "Rita Recruiter"), ("hiring_manager", "Harald Haugen"), ("none", "Nora Nilsen")],
)
def test_the_header_shows_the_seat_that_was_chosen(client: FlaskClient, seat: str, shown: str):
    sit(client, seat)
    text = client.get("/talent/search").text
    opening = text.index("popovertarget")
    assert shown in text[opening : text.index("</button>", opening)]


def test_choosing_a_seat_leads_back_to_where_the_menu_was_opened(client: FlaskClient):
    here = {"Referer": "http://localhost/talent/search?q=data&page=2"}
    assert client.post("/talent/seat", data={"seat": "none"}, headers=here).headers["Location"] == "/talent/search?q=data&page=2"


@pytest.mark.parametrize("referer", ["http://elsewhere.example/talent/search", "http://localhost/people/", "//x", ""])
def test_choosing_a_seat_never_leads_elsewhere(client: FlaskClient, referer: str):
    answer = client.post("/talent/seat", data={"seat": "none"}, headers={"Referer": referer})
    assert answer.headers["Location"] == "/talent/search"


def test_a_seat_that_does_not_exist_is_refused_and_a_forged_cookie_means_the_default(client: FlaskClient):
    assert client.post("/talent/seat", data={"seat": "owner"}).status_code == 404
    client.set_cookie("seat", "owner")
    assert "Rita Recruiter" in client.get("/talent/search").text


def test_a_member_with_a_photo_has_one_and_others_have_none(client: FlaskClient, directory: Directory, solveig: Member):
    without = next(member for member in directory.members if not member.photo)
    assert client.get(f"/talent/photo/{solveig.id}.svg").mimetype == "image/svg+xml"
    assert client.get(f"/talent/photo/{without.id}.svg").status_code == 404
