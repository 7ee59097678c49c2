"""What comes late, on a click or under the pointer on a profile (docs/spec/pages.md R9, R15, R16); tabs; undrawn rows (L2)."""

import re

import pytest
from playwright.sync_api import Page, expect

from e2e.recruiter.members import Directory
from e2e.recruiter.tests.support.looks import Look

NAME = "[data-test-topcard-condensed-lockup] [data-test-row-lockup-full-name]"
CARD, LINK = "[data-test-personal-info-subsection]", "[data-test-personal-info-profile-link]"
TRIGGER, POPOVER_LINK = "[data-test-public-profile-trigger]", "a[data-test-public-profile-link]"
DRAWER = ".profile-slidein__container"
LOADING = ".loading-overlay__wrapper"
SOON = 1200  # milliseconds that a test orders instead of four seconds


@pytest.fixture
def first(directory: Directory) -> str:
    """The profile of the first member."""
    return f"/talent/profile/{directory.members[0].id}"


def test_the_personal_information_card_comes_after_the_profile_behind_the_experience(page: Page, first: str):
    page.goto(first)
    expect(page.locator(LINK)).to_have_attribute("href", "https://www.linkedin.com/in/solveig-aasen-data")
    after_experience = "document.querySelector('[data-test-profile-background-card]').nextElementSibling"
    assert page.evaluate(f"{after_experience}.matches('.personal-info')")
    expect(page.locator(CARD)).to_have_count(1)


def test_the_card_belongs_to_whoever_is_shown(page: Page, look: Look):
    look(slide_in=True)
    page.goto("/talent/hire/5550001234/manage/all")
    page.get_by_role("link", name="Solveig Aasen").click()
    expect(page.locator(f"{DRAWER} {LINK}")).to_have_attribute("href", re.compile("solveig-aasen-data$"))
    for _ in range(3):
        page.locator(DRAWER).get_by_role("link", name="Next").click()
        expect(page.locator(f"{DRAWER} {NAME}")).not_to_have_text("Solveig Aasen")
        expect(page.locator(LINK)).not_to_have_attribute("href", re.compile("solveig-aasen-data$"))


@pytest.mark.parametrize("how", ["click", "hover"])
def test_the_public_link_comes_by_click_or_pointer_only(page: Page, look: Look, first: str, how: str):
    look(public_link_on_click=True)
    page.goto(first)
    expect(page.locator(NAME)).to_have_text("Solveig Aasen")
    assert "linkedin.com/in/" not in page.content()
    trigger = page.locator(TRIGGER)
    trigger.click() if how == "click" else trigger.hover()
    expect(page.locator(POPOVER_LINK)).to_have_attribute("href", "https://www.linkedin.com/in/solveig-aasen-data")
    expect(trigger).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(page.locator(POPOVER_LINK)).to_have_count(0)
    expect(page.locator(CARD)).to_have_count(0)


def test_tabs_show_one_panel_and_follow_the_arrows_and_the_buttons_above_them(page: Page, first: str):
    page.goto(first)
    expect(page.get_by_role("tab", name="Profile", exact=True)).to_have_attribute("aria-selected", "true")
    page.get_by_role("tab", name="Profile", exact=True).press("ArrowRight")
    expect(page.get_by_role("tab", name="Projects")).to_be_focused()
    expect(page.get_by_role("tabpanel")).to_have_count(1)
    expect(page.get_by_role("heading", name="Experience")).to_be_hidden()
    page.get_by_role("button", name="Message Solveig").click()
    expect(page.get_by_role("tab", name="Messages")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("button", name="Send InMail")).to_be_visible()


def test_the_content_comes_after_the_address_on_a_whole_page(page: Page, look: Look, first: str):
    look(content_after_ms=SOON)
    page.goto(first)
    expect(page.locator(LOADING)).to_have_text("Loading")
    expect(page.locator(NAME)).to_have_count(0)
    expect(page.locator(NAME)).to_have_text("Solveig Aasen")
    expect(page.locator(LINK)).to_have_count(1)
    expect(page.locator(LOADING)).to_have_count(1)  # and stays, empty


def test_the_content_comes_after_the_address_on_the_way_to_a_profile_and_within_the_drawer(page: Page, look: Look):
    look(content_after_ms=SOON, slide_in=True)
    page.goto("/talent/search")
    page.get_by_role("link", name="Solveig Aasen").click()
    expect(page.locator(f"{DRAWER} {LOADING}")).to_be_visible()
    expect(page).to_have_url(re.compile("/talent/search/profile/AEMAA"))
    expect(page.locator(f"{DRAWER} {NAME}")).to_have_count(0)
    expect(page.locator(f"{DRAWER} {NAME}")).to_have_text("Solveig Aasen")


def test_the_old_person_stays_under_the_new_address(page: Page, look: Look):
    look(old_content_ms=SOON, slide_in=True)
    page.goto("/talent/search")
    page.get_by_role("link", name="Solveig Aasen").click()
    expect(page.locator(f"{DRAWER} {NAME}")).to_have_text("Solveig Aasen")
    old = page.url
    page.locator(DRAWER).get_by_role("link", name="Next").click()
    expect(page).not_to_have_url(old)
    assert page.locator(f"{DRAWER} {NAME}").text_content().strip() == "Solveig Aasen"
    expect(page.locator(f"{DRAWER} {NAME}")).not_to_have_text("Solveig Aasen")


def test_the_old_rows_stay_after_a_page_turn(page: Page, look: Look):
    look(old_content_ms=SOON)
    page.goto("/talent/search")
    page.get_by_role("link", name="Page 2").click()
    expect(page).to_have_url(re.compile("start=25"))
    assert page.get_by_role("link", name="Solveig Aasen").count() == 1
    expect(page.get_by_role("link", name="Solveig Aasen")).to_have_count(0)


def test_old_person_then_nothing_then_the_new_one_when_both_are_ordered(page: Page, look: Look):
    look(old_content_ms=SOON, content_after_ms=SOON, slide_in=True)
    page.goto("/talent/search")
    page.get_by_role("link", name="Solveig Aasen").click()
    expect(page.locator(f"{DRAWER} {NAME}")).to_have_text("Solveig Aasen")
    page.locator(DRAWER).get_by_role("link", name="Next").click()
    assert page.locator(f"{DRAWER} {NAME}").text_content().strip() == "Solveig Aasen"
    expect(page.locator(f"{DRAWER} {NAME}")).to_have_count(0)
    expect(page.locator(f"{DRAWER} {NAME}")).to_have_count(1)


def test_who_moves_on_twice_sees_the_last_one_only(page: Page, look: Look):
    look(content_after_ms=SOON)
    page.goto("/talent/search")
    links = page.locator("[data-test-paginated-list]").get_by_role("link")
    names = [links.nth(number).text_content().strip() for number in range(2)]
    links.nth(0).click()
    expect(page.locator(LOADING)).to_be_visible()
    page.go_back()
    expect(links).not_to_have_count(0)
    links.nth(1).click()
    expect(page.locator(NAME)).to_have_text(names[1])
    assert names[0] != names[1]


def test_rows_are_drawn_near_the_viewport_and_are_empty_far_away(page: Page, look: Look):
    look(undrawn_rows=True)
    page.goto("/talent/search")
    slots = page.locator("[data-test-paginated-list] > li")
    drawn = slots.locator("article[data-test-row]")
    expect(slots).to_have_count(25)
    expect(drawn.first).to_be_visible()
    assert drawn.count() < 25
    slots.last.scroll_into_view_if_needed()
    expect(slots.last.locator("article[data-test-row]")).to_be_visible()
    expect(slots.first.locator("article")).to_have_count(0)
    expect(slots.first).to_have_class(re.compile("profile-list__occlusion-area"))
    slots.first.scroll_into_view_if_needed()
    expect(page.get_by_role("link", name="Solveig Aasen")).to_be_visible()
    expect(slots).to_have_count(25)


def test_a_row_saves_its_member_to_the_project_and_says_so(page: Page):
    page.goto("/talent/hire/5550001234/discover/recruiterSearch")
    row = page.locator("article[data-test-row]").filter(has_text="Elin Öberg")
    row.get_by_role("button", name="Save to pipeline").click()
    expect(page.get_by_role("status").filter(has_text="Elin Öberg")).to_be_visible()
    page.goto("/talent/hire/5550001234/manage/all?start=25")
    expect(page.get_by_role("link", name="Elin Öberg")).to_be_visible()
