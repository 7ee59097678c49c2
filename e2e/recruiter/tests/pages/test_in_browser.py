"""What the stand-in's own scripts do: navigation within the page, and the stream of results."""

import re

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture(autouse=True)
def _nothing_goes_wrong_in_the_console(page: Page):
    """A violated policy or an uncaught error fails the test that caused it."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield
    assert complaints == []


@pytest.fixture
def loads(page: Page) -> list[str]:
    """Every whole page that the browser loads."""
    seen: list[str] = []
    page.on("domcontentloaded", lambda loaded: seen.append(loaded.url))
    return seen


def test_a_click_on_a_row_opens_the_profile_without_loading_a_page(page: Page, loads: list[str]):
    page.goto("/talent/search")
    page.get_by_role("link", name="Solveig Aasen").click()
    expect(page.get_by_role("heading", level=1, name="Solveig Aasen")).to_be_focused()
    expect(page).to_have_title("Solveig Aasen – Recruiter (stand-in)")
    expect(page).to_have_url(re.compile(r"/talent/profile/AEMAA[\w-]+$"))
    assert len(loads) == 1


def test_back_and_forward_work_without_loading_a_page(page: Page, loads: list[str]):
    page.goto("/talent/search?q=hansen")
    page.get_by_role("link", name="Ola Hansen").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ola Hansen")
    page.go_back()
    expect(page.get_by_role("link", name="Ola Hansen")).to_have_count(2)
    expect(page).to_have_title("hansen – Search – Recruiter (stand-in)")
    page.go_forward()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ola Hansen")
    assert len(loads) == 1


def test_search_filter_and_paging_stay_within_the_page(page: Page, loads: list[str]):
    page.goto("/talent/search")
    page.get_by_role("searchbox", name="Search for people").fill("norway")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=norway$"))
    expect(page).to_have_title("norway – Search – Recruiter (stand-in)")
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
    expect(opened.value.get_by_role("heading", level=1)).to_have_text("Solveig Aasen")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("results"))


def test_scrolling_adds_rows_to_the_stream(page: Page):
    page.goto("/talent/search?view=stream")
    rows = page.locator("main ol > li")
    expect(rows).to_have_count(25)
    page.get_by_role("link", name="Load more results").scroll_into_view_if_needed()
    expect(rows).to_have_count(50)


def test_load_more_works_from_the_keyboard_and_ends_with_the_last_row(page: Page):
    page.goto("/talent/search?view=stream&q=stockholm&page=1")
    total = int((page.get_by_role("heading", level=1).text_content() or "").split()[0])
    assert 0 < total <= 25
    expect(page.get_by_text("These are all the results.")).to_be_visible()
    page.goto("/talent/search?view=stream")
    page.get_by_role("link", name="Load more results").focus()
    page.keyboard.press("Enter")
    expect(page.locator("main ol > li").nth(25).get_by_role("link")).to_be_visible()


def test_the_seat_menu_opens_and_closes_from_the_keyboard_and_keeps_the_place(page: Page):
    page.goto("/talent/search")
    page.get_by_role("link", name="Solveig Aasen").click()
    expect(page.get_by_role("heading", name="Contact")).to_be_visible()
    menu = page.get_by_role("button", name="Rita Recruiter", exact=False).first
    menu.press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Nora Nilsen")).to_be_hidden()
    menu.press("Enter")
    page.get_by_role("button", name="Nora Nilsen").click()
    expect(page.get_by_role("heading", name="Contact")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text("Solveig Aasen")
