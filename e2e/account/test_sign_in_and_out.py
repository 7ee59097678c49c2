"""Signing in to the pages of Attract, and out."""

from collections.abc import Callable

from playwright.sync_api import expect

from e2e.pages.attract import Attract
from e2e.support.colleague import RECRUITER


def test_a_page_asks_who_it_is_and_goes_on_where_the_reader_wanted_to_be(visit: Callable[..., Attract], scripts: bool):
    attract = visit(java_script_enabled=scripts).open("/settings/connections")
    expect(attract.heading("Sign in to Attract")).to_be_visible()
    attract.sign_in(RECRUITER)
    expect(attract.heading("User settings")).to_be_visible()
    expect(attract.page).to_have_url(f"{attract.address}/settings/connections")


def test_a_wrong_password_says_so_and_keeps_the_address(visit: Callable[..., Attract], scripts: bool):
    attract = visit(java_script_enabled=scripts).open("/sign-in").sign_in(RECRUITER, "attract-dome")
    expect(attract.page.get_by_role("alert")).to_be_visible()
    expect(attract.page.get_by_label("Email")).to_have_value(RECRUITER)
    expect(attract.page.get_by_label("Password")).to_be_empty()
    attract.sign_in(RECRUITER)
    expect(attract.heading("Home")).to_be_visible()


def test_after_signing_out_the_pages_are_closed_also_to_the_back_button(visit: Callable[..., Attract], scripts: bool):
    attract = visit(java_script_enabled=scripts).open("/sign-in").sign_in(RECRUITER)
    expect(attract.heading("Home")).to_be_visible()
    attract.sign_out()
    expect(attract.said).to_contain_text("You are signed out.")
    attract.page.go_back()
    expect(attract.page.get_by_label("Password")).to_be_visible()
    attract.open("/jobs")
    expect(attract.page.get_by_label("Password")).to_be_visible()


def test_bokmal_is_spoken_to_a_browser_that_asks_for_it(visit: Callable[..., Attract]):
    attract = visit(locale="nb-NO").open("/sign-in")
    expect(attract.page.locator(":root")).to_have_attribute("lang", "nb")
    expect(attract.page.get_by_label("Passord")).to_be_visible()
