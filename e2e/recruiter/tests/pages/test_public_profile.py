"""The ordinary site in both markups, signed out, people search, and Sales Navigator (docs/spec/pages.md I1 to I12, S1 to S3)."""

import json
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from e2e.recruiter.members import Directory, Member
from e2e.recruiter.tests.support.reading import Element, Reading


@pytest.fixture
def robin(directory: Directory) -> Member:
    return directory.by_slug("robin-solbakken-they")


def read(client: FlaskClient, member: Member, part: str = "", look: str = "") -> Reading:
    client.set_cookie("looks", f"member_page={look}" if look else "")
    answer = client.get(f"/in/{member.slug}/{part}")
    assert answer.status_code == 200
    return Reading(answer.text, strict=True)


def top(page: Reading) -> Element:
    return page.one("main").all("section")[0]


def test_the_older_markup_has_the_name_in_the_only_first_heading_and_everything_twice(client: FlaskClient, robin: Member):
    page = read(client, robin)
    assert page.headings["h1"] == [robin.name]
    assert page.one("h1").is_within("a")
    assert top(page).one(".text-body-medium").text == robin.headline
    assert top(page).one(".distance-badge").one(".visually-hidden").text == "Second degree connection"
    labels = [each.attributes["aria-label"] for each in top(page).all("button[aria-label]")]
    assert labels[0] == f"Current company: {robin.company}. Click to skip to experience card"
    assert robin.pronouns in [each.text for each in top(page).all(".text-body-small")]
    experience = page.all("section")[-2]
    assert len(experience.all(".visually-hidden")) == len(experience.all("span[aria-hidden]")) > 1


def test_the_contact_overlay_of_the_older_markup_stands_before_main_with_a_heading_of_its_own(client: FlaskClient, robin: Member):
    page = read(client, robin, "overlay/contact-info/")
    assert page.headings["h1"] == [robin.name, robin.name]
    dialog = page.one("#artdeco-modal-outlet").one(".artdeco-modal")
    assert dialog.one("#pv-contact-info").text == robin.name
    assert [each.attributes["href"] for each in dialog.all("a[href]")][2] == f"mailto:{robin.email}"
    tags = page.tags()
    assert tags.index("h1") < tags.index("main")


def test_the_newer_markup_has_no_first_heading_and_the_name_is_not_the_first_second_one(client: FlaskClient, robin: Member):
    page = read(client, robin, look="sdui")
    assert page.headings["h1"] == []
    assert page.headings["h2"][:2] == ["0 notifications", robin.name]
    assert not page.all("h2")[0].is_within("main")
    section = page.one("main").all("section[componentkey]")[0]
    assert section.attributes["componentkey"] == f"com.linkedin.sdui.profile.card.ref{robin.ordinary_id}Topcard"
    assert section not in page.one("main").parts
    assert [each.text for each in section.all("p")].count("· 2nd") == 2
    assert page.one("#interop-outlet").parts == []


def test_the_newer_markup_without_headings_has_the_name_in_a_paragraph_and_pronouns_on_a_line_of_their_own(
    client: FlaskClient, robin: Member
):
    page = read(client, robin, look="sdui_paragraph")
    main = page.one("main")
    assert [each for each in main.walk() if each.tag in ("h1", "h2", "h3")] == []
    assert main.one("div[data-view-name]").one("p").text == robin.name
    assert robin.pronouns in main.texts("p")


def test_the_contact_overlay_of_the_newer_markup_is_in_an_open_shadow_root(client: FlaskClient, robin: Member):
    page = read(client, robin, "overlay/contact-info/", look="sdui")
    root = page.one("#interop-outlet").one("template[shadowrootmode]")
    assert root.attributes["shadowrootmode"] == "open"
    assert f"mailto:{robin.email}" in [each.attributes["href"] for each in root.all("a[href]")]
    assert not [each for each in page.one("#root").all("a[href]") if each.attributes["href"].startswith("mailto:")]
    assert "#" in [each.attributes["href"] for each in page.one("main").all("a[href]")]


@pytest.mark.parametrize("look", ["ember", "sdui", "sdui_paragraph"])
def test_seat_holders_see_the_link_to_recruiter_by_the_id_of_the_ordinary_site(client: FlaskClient, robin: Member, look: str):
    wanted = f"http://localhost/talent/profile/{robin.ordinary_id}?trk=FLAGSHIP_VIEW_IN_RECRUITER"
    assert wanted in read(client, robin, look=look).links()
    client.set_cookie("seat", "none")
    assert wanted not in read(client, robin, look=look).links()


@pytest.mark.parametrize("look", ["ember", "sdui", "signed_out"])
def test_other_people_stand_beside(client: FlaskClient, robin: Member, look: str):
    page = read(client, robin, look=look)
    others = {urlsplit(link).path.strip("/") for link in page.links() if "/in/" in link} - {f"in/{robin.slug}", "in/me"}
    assert len([each for each in others if "overlay" not in each]) == 5


def test_who_is_signed_out_sees_the_public_page_with_json_ld(client: FlaskClient, robin: Member):
    client.set_cookie("seat", "signed_out")
    page = read(client, robin)
    assert page.one(".top-card-layout__title").text == robin.name
    assert page.one("h1").is_within("button")
    assert page.one(".top-card-layout__headline").text == robin.headline
    assert page.one(".top-card__subline-item").text == robin.location
    (data,) = [each for each in page.all("script") if each.attributes["type"] == "application/ld+json"]
    people = [each for each in json.loads("".join(map(str, data.parts)))["@graph"] if each["@type"] == "Person"]
    assert len(people) == 1
    assert (people[0]["name"], people[0]["worksFor"][0]["name"]) == (robin.name, robin.company)
    assert people[0]["address"] == {"@type": "PostalAddress", "addressLocality": "Oslo, Norway", "addressCountry": "NO"}
    assert people[0]["sameAs"] == robin.public_profile_url


def test_names_like_html_do_not_end_the_json_ld(client: FlaskClient, directory: Directory):
    page = read(client, directory.by_slug("bobby-son"), look="signed_out")
    assert page.headings["h1"] == ["<b>Bobby</b> & Søn"]
    assert "b" not in page.tags()


@pytest.mark.parametrize("look", ["ember", "sdui", "sdui_paragraph", "signed_out"])
def test_every_member_has_a_page_in_every_markup(client: FlaskClient, directory: Directory, look: str):
    for member in directory.members:
        if member.slug:
            assert " ".join((member.name or "LinkedIn Member").split()) in read(client, member, look=look).one("main").text


@pytest.mark.parametrize(
    "path", ["{id}/", "{slug}/details/experience/", "{slug}/recent-activity/all/", "{slug}/en", "{slug}/overlay/photo/"]
)
def test_other_addresses_of_the_profile_show_it(client: FlaskClient, robin: Member, path: str):
    answer = client.get("/in/" + path.format(id=robin.ordinary_id, slug=robin.slug))
    assert Reading(answer.text).headings["h1"] == [robin.name]


@pytest.mark.parametrize("slug", ["nobody", "AEMAAnobody"])
def test_nobody_has_no_page(client: FlaskClient, slug: str):
    assert client.get(f"/in/{slug}/").status_code == 404


def test_the_id_of_recruiter_is_no_public_address(client: FlaskClient, robin: Member):
    assert client.get(f"/in/{robin.id}/").status_code == 404


def test_people_search_links_half_of_them_by_id_and_nobody_outside_the_network(client: FlaskClient, directory: Directory):
    page = Reading(client.get("/search/results/people/").text, strict=True)
    paths = [urlsplit(each.attributes["href"]).path for each in page.one("main").all("a[href]")]
    assert [path.startswith("/in/ACoAA") for path in paths].count(True) >= 19
    assert [path.startswith("/in/ACoAA") for path in paths].count(False) >= 15
    client.set_cookie("looks", "out_of_network=1")
    assert Reading(client.get("/search/results/people/").text).one("main").all("a[href]") == []


def test_a_lead_has_its_data_in_anonymize_attributes_and_no_public_link(client: FlaskClient, robin: Member):
    page = Reading(client.get(f"/sales/lead/{robin.sales_id},NAME_SEARCH,aB3d").text, strict=True)
    section = page.one("#profile-card-section")
    assert {each.attributes["data-anonymize"]: each.text for each in section.all("[data-anonymize]")} == {
        "person-name": robin.name,
        "headline": robin.headline,
        "location": robin.location,
    }
    assert robin.company in page.one("#experience-section").texts("p[data-anonymize]")
    assert not [link for link in page.links() if "/in/" in link]
    menu = Reading(client.get(f"/sales/menu/{robin.sales_id}").text)
    assert menu.links() == [robin.public_profile_url]


@pytest.mark.parametrize("address", ["people/{sales},NAME_SEARCH,aB3d", "profile/{number},aB3d,NAME_SEARCH", "lead/{sales}"])
def test_older_addresses_of_a_lead_show_the_same_person(client: FlaskClient, robin: Member, address: str):
    page = Reading(client.get("/sales/" + address.format(sales=robin.sales_id, number=robin.number)).text)
    assert page.headings["h1"] == [robin.name]


@pytest.mark.parametrize("reference", ["nobody,NAME_SEARCH,x", "1,x,NAME_SEARCH", ",,"])
def test_nobody_is_no_lead(client: FlaskClient, reference: str):
    assert client.get(f"/sales/lead/{reference}").status_code == 404
