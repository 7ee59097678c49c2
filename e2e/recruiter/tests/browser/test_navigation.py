"""Navigation within the page, and the drawer that opens over a list."""

import re

import pytest
from playwright.sync_api import Page, expect

from e2e.recruiter.tests.support.looks import Look

NAME = "[data-test-row-lockup-full-name]"
TOPCARD_NAME = f"[data-test-topcard-condensed-lockup] {NAME}"
DRAWER = ".profile-slidein__container"


@pytest.fixture
def loads(page: Page) -> list[str]:
    """Every whole page that the browser loads."""
    seen: list[str] = []
    page.on("domcontentloaded", lambda loaded: seen.append(loaded.url))
    return seen


def test_a_click_on_a_row_opens_the_profile_without_loading_a_page(page: Page, loads: list[str]):
    page.goto("/talent/search")
    page.get_by_role("link", name="Solveig Aasen").click()
    expect(page.locator(TOPCARD_NAME)).to_have_text("Solveig Aasen")
    expect(page).to_have_title("Solveig Aasen | Recruiter (stand-in)")
    expect(page).to_have_url(re.compile(r"/talent/profile/AEMAA[\w-]+\?"))
    assert len(loads) == 1


def test_back_and_forward_work_without_loading_a_page(page: Page, loads: list[str]):
    page.goto("/talent/search?q=ola+hansen")
    page.get_by_role("link", name="Ola Hansen").first.click()
    expect(page.locator(TOPCARD_NAME)).to_have_text("Ola Hansen")
    page.go_back()
    expect(page.locator("[data-test-paginated-list]").get_by_role("link", name="Ola Hansen")).to_have_count(2)
    expect(page).to_have_title("ola hansen | Recruiter (stand-in)")
    page.go_forward()
    expect(page.locator(TOPCARD_NAME)).to_have_text("Ola Hansen")
    assert len(loads) == 1


def test_search_filter_and_paging_stay_within_the_page(page: Page, loads: list[str]):
    page.goto("/talent/search")
    page.get_by_role("searchbox", name="Search for people").fill("norway")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=norway$"))
    expect(page).to_have_title("norway | Recruiter (stand-in)")
    page.get_by_role("checkbox", name="Oslo, Norway").check()
    page.get_by_role("button", name="Apply").click()
    expect(page).to_have_url(re.compile("location=Oslo"))
    expect(page.get_by_role("link", name="Clear filters")).to_be_visible()
    page.get_by_role("link", name="Page 2").click()
    expect(page.get_by_role("link", name="Page 2")).to_have_attribute("aria-current", "page")
    assert len(loads) == 1


def test_a_click_with_the_control_key_is_left_to_the_browser(page: Page):
    page.goto("/talent/search")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Solveig Aasen").click(modifiers=["ControlOrMeta"])
    expect(opened.value.locator(TOPCARD_NAME)).to_have_text("Solveig Aasen")
    expect(page.locator("[data-test-profile-list-num-results]")).to_contain_text("results")


def test_a_click_opens_the_profile_over_the_list_which_stays_and_comes_back(page: Page, look: Look, loads: list[str]):
    look(slide_in=True)
    page.goto("/talent/search?q=norway&start=25")
    rows = page.locator("[data-test-paginated-list] > li")
    name = rows.nth(1).get_by_role("link").text_content() or ""
    rows.nth(1).get_by_role("link").click()
    drawer = page.locator(DRAWER)
    expect(drawer.locator(TOPCARD_NAME)).to_have_text(name.strip())
    expect(drawer.get_by_role("link", name="Close")).to_be_focused()
    expect(page).to_have_url(re.compile(r"/talent/search/profile/AEMAA[\w-]+\?q=norway&start=25$"))
    expect(rows).to_have_count(25)
    expect(page.locator(TOPCARD_NAME)).to_have_count(1)

    following = rows.nth(2).get_by_role("link").text_content() or ""
    drawer.get_by_role("link", name="Next").click()
    expect(drawer.locator(TOPCARD_NAME)).to_have_text(following.strip())
    drawer.get_by_role("link", name="Previous").click()
    expect(drawer.locator(TOPCARD_NAME)).to_have_text(name.strip())
    expect(drawer).to_have_count(1)
    page.go_back()
    expect(drawer.locator(TOPCARD_NAME)).to_have_text(following.strip())
    drawer.get_by_role("link", name="Close").click()
    expect(drawer).to_have_count(0)
    expect(page).to_have_url(re.compile(r"/talent/search\?q=norway&start=25$"))
    expect(rows).to_have_count(25)
    assert len(loads) == 1


def test_the_drawer_opens_over_a_project_and_next_leads_on(page: Page, look: Look):
    look(slide_in=True)
    page.goto("/talent/hire/5550001234/manage/all")
    page.get_by_role("link", name="Solveig Aasen").click()
    expect(page.locator(f"{DRAWER} {TOPCARD_NAME}")).to_have_text("Solveig Aasen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Senior Data Engineer, Oslo")
    page.locator(DRAWER).get_by_role("link", name="Next").click()
    expect(page.locator(f"{DRAWER} {TOPCARD_NAME}")).not_to_have_text("Solveig Aasen")
    expect(page).to_have_url(
        re.compile(r"/talent/hire/5550001234/manage/all/profile/AEMAA[\w-]+\?project=5550001234&start=0&trk=")
    )


def test_the_seat_menu_opens_and_closes_from_the_keyboard_and_keeps_the_place(page: Page):
    page.goto("/talent/search")
    page.get_by_role("link", name="Solveig Aasen").click()
    expect(page.get_by_role("heading", name="Experience")).to_be_visible()
    menu = page.get_by_role("button", name="Rita Recruiter", exact=False).first
    menu.press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Nora Nilsen")).to_be_hidden()
    menu.press("Enter")
    page.get_by_role("button", name="Nora Nilsen").click()
    expect(page.get_by_role("heading", name="Experience")).to_have_count(0)
    expect(page.locator(TOPCARD_NAME)).to_have_text("Solveig Aasen")


def test_looks_are_chosen_and_forgotten_in_the_menu_and_the_page_stays(page: Page):
    page.goto("/talent/search")
    page.get_by_role("link", name="Solveig Aasen").click()
    menu = page.get_by_role("button", name="Looks")
    menu.click()
    page.get_by_role("checkbox", name="The project’s title stands above all").check()
    page.get_by_role("combobox", name="Language").select_option("Deutsch")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Senior Data Engineer, Oslo")
    expect(page.get_by_role("heading", name="Berufserfahrung")).to_be_visible()
    expect(page.locator(TOPCARD_NAME)).to_have_text("Solveig Aasen")
    expect(menu).to_have_text("Looks 2")
    menu.click()
    page.get_by_role("button", name="Reset").click()
    expect(page.get_by_role("heading", name="Experience")).to_be_visible()
    expect(menu).to_have_text("Looks")


def test_the_menu_leads_to_the_same_person_on_other_pages(page: Page):
    page.goto("/talent/search")
    page.get_by_role("link", name="Solveig Aasen").click()
    expect(page.locator(TOPCARD_NAME)).to_have_text("Solveig Aasen")
    page.reload()
    page.get_by_role("button", name="Looks").click()
    page.get_by_role("button", name="linkedin.com/in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Solveig Aasen")
    expect(page).to_have_url(re.compile("/in/solveig-aasen-data/$"))
