"""Profile pages of Recruiter: the structure of the real ones (docs/spec/pages.md R4 to R10), and what each seat sees of it."""

import pytest
from flask.testing import FlaskClient

from e2e.recruiter.members import Directory, Member
from e2e.recruiter.tests.support.reading import Element, Reading

NAME, DEGREE = "span[data-test-row-lockup-full-name]", "span[data-test-lockup-degree]"
EMAIL, PHONE = "span[data-test-contact-email-address]", "span[data-test-contact-phone]"
TOPCARD, BACKGROUND = "[data-test-topcard-condensed-lockup]", "div[data-test-profile-background-card]"


def read(client: FlaskClient, member: Member, query: str = "") -> Reading:
    answer = client.get(f"/talent/profile/{member.id}{query}")
    assert answer.status_code == 200
    return Reading(answer.text, strict=True)


def topcard(page: Reading) -> Element:
    return page.one(TOPCARD)


def later(client: FlaskClient, member: Member, what: str) -> Reading:
    answer = client.get(f"/talent/api/members/{member.id}/{what}")
    assert answer.status_code == 200
    return Reading(answer.text, strict=True)


def sit(client: FlaskClient, seat: str) -> None:
    assert client.post("/talent/seat", data={"seat": seat}).status_code == 303


@pytest.fixture
def solveig(directory: Directory) -> Member:
    return directory.by_slug("solveig-aasen-data")


def test_the_name_of_everybody_stands_in_a_lockup_and_in_no_heading(client: FlaskClient, directory: Directory):
    for member in directory.members:
        page = read(client, member)
        name = " ".join((member.name or "LinkedIn Member").split())
        assert page.headings["h1"] == []
        assert topcard(page).one(NAME).one(".artdeco-entity-lockup__title").text == name
        assert page.one("title").text == f"{name} | Recruiter (stand-in)"


def test_headline_place_employer_industry_and_school_stand_where_they_do(client: FlaskClient, solveig: Member):
    card = topcard(read(client, solveig))
    assert card.one("span[data-test-row-lockup-headline]").text == solveig.headline
    assert card.one("div[data-test-row-lockup-location]").text == f"· {solveig.location}"
    assert card.texts("[data-test-topcard-condensed-lockup-current-employer]") == [solveig.company]
    assert card.texts("[data-test-current-employer-industry]") == [f"· {solveig.industry}"]
    assert card.texts("[data-test-latest-education]") == [solveig.education[0]["school"]]


def test_the_degree_stands_beside_the_name_once_for_eyes_and_once_for_screen_readers(client: FlaskClient, solveig: Member):
    card = topcard(read(client, solveig))
    degree = card.one(DEGREE)
    assert (degree.one(".a11y-text").text, degree.one(".artdeco-entity-lockup__degree").text) == (
        "Third degree connection",
        "· 3rd",
    )
    assert not degree.is_within(NAME)
    assert degree.is_within(".lockup__content-title")


def test_what_is_missing_leaves_no_empty_element(client: FlaskClient, directory: Directory):
    card = topcard(read(client, directory.by_slug("per-ukjent")))
    for hook in ("[data-test-row-lockup-headline]", "[data-test-row-lockup-location]", "[data-test-latest-education]"):
        assert card.all(hook) == []


def test_contact_data_is_plain_text_in_the_topcard(client: FlaskClient, directory: Directory, solveig: Member):
    page = read(client, solveig)
    assert (topcard(page).texts(EMAIL), topcard(page).texts(PHONE)) == ([solveig.email], [solveig.phone])
    assert not [link for link in page.links() if link.startswith(("mailto:", "tel:"))]
    robin = directory.by_slug("robin-solbakken-they")
    assert topcard(read(client, robin)).texts(EMAIL) == list(robin.emails)


def test_where_there_is_no_contact_data_buttons_offer_to_add_it(client: FlaskClient, directory: Directory):
    member = next(each for each in directory.members if not each.email and not each.phone and each.contact_card)
    card = topcard(read(client, member))
    assert card.texts(".contact-info__add") == ["Add email", "Add phone number"]
    assert card.texts(EMAIL) == card.texts(PHONE) == []


def test_the_public_profile_is_linked_nowhere_until_its_card_comes_or_its_button_is_pressed(client: FlaskClient, solveig: Member):
    page = read(client, solveig)
    assert solveig.public_profile_url not in page.links()
    assert page.one("button[data-test-public-profile-trigger]").attributes["id"] == "topcard-public-profile-hoverable-btn"
    card = later(client, solveig, "personal-information").one("section[data-test-personal-info-subsection]")
    assert card.one("a[data-test-personal-info-profile-link]").attributes["href"] == solveig.public_profile_url
    popover = later(client, solveig, "public-profile").one("a[data-test-public-profile-link]")
    assert popover.attributes["href"] == solveig.public_profile_url


def test_a_public_profile_in_another_script_is_percent_encoded_in_the_link(client: FlaskClient, directory: Directory):
    links = later(client, directory.by_slug("оксана-литвин"), "personal-information").links()
    assert "https://www.linkedin.com/in/%D0%BE%D0%BA%D1%81%D0%B0%D0%BD%D0%B0-%D0%BB%D0%B8%D1%82%D0%B2%D0%B8%D0%BD" in links


def test_some_members_have_no_contact_data_at_all(client: FlaskClient, directory: Directory):
    member = directory.by_slug("eirik-hovland-subsea")
    assert topcard(read(client, member)).all(".contact-info") == []
    assert later(client, member, "personal-information").tags() == []


def test_a_card_without_a_public_profile_holds_the_website_only(client: FlaskClient, directory: Directory):
    member = next(each for each in directory.members if not each.slug and each.website)
    card = later(client, member, "personal-information")
    assert card.links() == [member.website]
    assert card.one(".personal-info__link--website")


def test_positions_alone_have_company_links_and_hidden_words_beside_them(client: FlaskClient, solveig: Member):
    card = read(client, solveig).one(BACKGROUND)
    first = card.all("[data-test-position-list-container]")[0]
    assert first.one("h3[data-test-position-entity-title]").one("a").text == solveig.title
    assert first.one("a[data-test-position-entity-company-link]").text == solveig.company
    assert len(first.all("[data-test-hoverable-popover-content]")) == 2


def test_several_positions_at_one_employer_stand_together(client: FlaskClient, directory: Directory):
    card = read(client, directory.by_slug("bente-kvalheim-granskog")).one(BACKGROUND)
    employers = card.texts("strong[data-test-grouped-position-entity-company-name]")
    assert employers == ["Granskog Bank", "Havbris Data"]
    first, second = card.all("[data-test-group-position-list-container]")
    assert len(first.all("[data-test-grouped-position-entity-title]")) == 3
    assert len(second.all("[data-test-grouped-position-entity-title]")) == 2


def test_search_hits_are_wrapped_and_the_words_stay_what_they_are(client: FlaskClient, solveig: Member):
    title = read(client, solveig, "?searchKeyword=dat").all("[data-test-position-entity-title]")[0].one("a")
    assert title.text == solveig.title
    assert title.texts("em") == ["Data"]


def test_similar_profiles_are_lockups_that_link_to_others(client: FlaskClient, solveig: Member):
    rail = read(client, solveig).one(".similar-profiles")
    links = [each.attributes["href"] for each in rail.all("a[data-test-link-to-profile-link]")]
    assert len(set(links)) == len(rail.all(NAME)) == 5
    assert all(link.startswith("/talent/profile/AEMAA") and link.endswith("trk=SIMILAR_PROFILES") for link in links)
    assert not [link for link in links if solveig.id in link]


def test_an_unknown_member_is_not_found(client: FlaskClient):
    answer = client.get("/talent/profile/AEMAAnobody")
    assert answer.status_code == 404
    assert Reading(answer.text).headings["h1"] == ["Not found"]


@pytest.mark.parametrize("what", ["personal-information", "public-profile"])
def test_nothing_comes_late_of_an_unknown_member(client: FlaskClient, what: str):
    assert client.get(f"/talent/api/members/AEMAAnobody/{what}").status_code == 404


def test_a_member_outside_the_network_is_named_by_the_words_for_one(client: FlaskClient, directory: Directory):
    member = next(member for member in directory.members if member.name is None)
    page = read(client, member)
    assert "None" not in page.text
    assert topcard(page).one(NAME).text == "LinkedIn Member"
    assert page.all("button[title]")[0].attributes["title"] == "Add Note about LinkedIn Member"


def test_html_in_names_and_texts_is_shown_as_text(client: FlaskClient, directory: Directory):
    bobby = directory.by_slug("bobby-son")
    for address in (f"/talent/profile/{bobby.id}", "/talent/search?q=bobby", f"/talent/search/profile/{bobby.id}?q=bobby"):
        page = Reading(client.get(address).text, strict=True)
        assert bobby.name in page.texts(NAME)
        assert "b" not in page.tags()
        assert not [each for each in page.texts("em") if each.startswith("Bobby")]
        assert all("src" in each.attributes for each in page.all("script"))


def test_a_hiring_manager_seat_sees_the_profile_without_contact_data(client: FlaskClient, solveig: Member):
    sit(client, "hiring_manager")
    page = read(client, solveig)
    assert page.one(BACKGROUND)
    assert topcard(page).all(".contact-info") == []
    assert later(client, solveig, "personal-information").links()[0] == solveig.public_profile_url


def test_without_a_seat_the_profile_is_reduced(client: FlaskClient, solveig: Member):
    sit(client, "none")
    page = read(client, solveig)
    assert topcard(page).one(NAME).text == solveig.name
    assert page.all(BACKGROUND) == page.all("[role=tab]") == topcard(page).all("button[data-test-public-profile-trigger]") == []
    assert solveig.company not in topcard(page).texts("[data-test-topcard-condensed-lockup-current-employer]")
    for what in ("personal-information", "public-profile"):
        assert later(client, solveig, what).tags() == []


@pytest.mark.parametrize(
    ("seat", "shown"),
    [("recruiter", "Rita Recruiter"), ("hiring_manager", "Harald Haugen"), ("none", "Nora Nilsen")],
)
def test_the_header_shows_the_seat_that_was_chosen(client: FlaskClient, seat: str, shown: str):
    sit(client, seat)
    page = Reading(client.get("/talent/search").text)
    (button,) = [each for each in page.all("button[popovertarget]") if each.attributes["popovertarget"] == "seats"]
    assert button.text.startswith(shown)


def test_choosing_a_seat_leads_back_to_where_the_menu_was_opened(client: FlaskClient):
    here = {"Referer": "http://localhost/talent/search?q=data&start=25"}
    assert (
        client.post("/talent/seat", data={"seat": "none"}, headers=here).headers["Location"] == "/talent/search?q=data&start=25"
    )


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
