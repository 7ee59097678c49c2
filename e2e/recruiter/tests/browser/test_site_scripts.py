"""The ordinary site and Sales Navigator in a browser: contact overlays, titles, moving on, the menu with the public link."""

import re

import pytest
from playwright.sync_api import Page, expect

from e2e.recruiter.members import Directory
from e2e.recruiter.tests.support.looks import Look

ROBIN = "/in/robin-solbakken-they/"
MAIL = "a[href='mailto:robin@solbakken.example']"
SOON = 1200


def in_shadow_root(page: Page) -> bool:
    return bool(page.evaluate("Boolean(document.querySelector('#interop-outlet')?.shadowRoot?.querySelector('[role=dialog]'))"))


def test_the_older_overlay_opens_before_main_under_its_address_and_closes(page: Page):
    page.goto(ROBIN)
    page.get_by_role("link", name="Contact info").click()
    expect(page.locator("#artdeco-modal-outlet").locator(MAIL)).to_be_visible()
    expect(page).to_have_url(re.compile(f"{ROBIN}overlay/contact-info/$"))
    expect(page.get_by_role("heading", level=1)).to_have_count(2)
    page.get_by_role("link", name="Close").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page).to_have_url(re.compile(f"{ROBIN}$"))
    page.go_back()
    expect(page.get_by_role("dialog")).to_be_visible()


@pytest.mark.parametrize("way", ["click", "address"])
def test_the_newer_overlay_is_drawn_in_an_open_shadow_root(page: Page, look: Look, way: str):
    look(member_page="sdui")
    page.goto(ROBIN if way == "click" else f"{ROBIN}overlay/contact-info/")
    if way == "click":
        page.get_by_role("link", name="Contact info").click()
    expect(page.locator(MAIL)).to_be_visible()
    expect(page).to_have_url(re.compile("overlay/contact-info/$"))
    assert in_shadow_root(page)
    assert page.evaluate("document.querySelectorAll('a[href^=\"mailto:\"]').length") == 0
    page.get_by_role("link", name="Close").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("link", name="Contact info").click()
    expect(page.locator(MAIL)).to_be_visible()


@pytest.mark.parametrize("markup", ["ember", "sdui"])
def test_moving_on_within_the_site_changes_address_and_person_without_a_load(page: Page, look: Look, markup: str):
    look(member_page=markup, old_content_ms=SOON)
    page.goto(ROBIN)
    loads: list[str] = []
    page.on("domcontentloaded", lambda loaded: loads.append(loaded.url))
    name = page.locator("main section").first.get_by_role("heading").first
    expect(name).to_have_text("Robin Solbakken")
    page.get_by_role("complementary").get_by_role("link", name="Sunniva").click()
    expect(page).to_have_url(re.compile(r"/in/sunniva/"))
    expect(name).to_have_text("Robin Solbakken")
    expect(name).to_have_text("Sunniva")
    assert loads == []


def test_the_newer_markup_leaves_the_titles_of_pages_before_in_the_document(page: Page, look: Look):
    look(member_page="sdui")
    page.goto(ROBIN)
    page.get_by_role("complementary").get_by_role("link", name="Sunniva").click()
    expect(page).to_have_title("(2) Sunniva | LinkedIn")
    titles = page.eval_on_selector_all("head title", "(all) => all.map((each) => each.textContent)")
    assert titles == ["(2) Sunniva | LinkedIn", "(2) Robin Solbakken | LinkedIn"]


@pytest.mark.parametrize("markup", ["ember", "sdui", "sdui_paragraph", "signed_out"])
def test_content_comes_after_the_address_on_the_site_too(page: Page, look: Look, markup: str):
    look(member_page=markup, content_after_ms=SOON)
    page.goto(ROBIN)
    expect(page.get_by_text("Loading", exact=True)).to_be_visible()
    expect(page.get_by_text("Robin Solbakken", exact=True)).to_have_count(0)
    expect(page.get_by_text("Robin Solbakken", exact=True).first).to_be_visible()


def test_a_lead_has_its_public_link_in_the_menu_only(page: Page, directory: Directory):
    lead = directory.by_slug("robin-solbakken-they")
    page.goto(f"/sales/lead/{lead.sales_id},NAME_SEARCH,aB3d")
    assert "/in/" not in page.content()
    page.get_by_role("button", name="Open actions overflow menu").click()
    expect(page.get_by_role("link", name="View LinkedIn profile")).to_have_attribute("href", lead.public_profile_url or "")
    page.get_by_role("button", name="Open actions overflow menu").click()
    expect(page.get_by_role("link", name="View LinkedIn profile")).to_have_count(0)
