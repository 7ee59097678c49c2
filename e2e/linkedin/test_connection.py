"""Users connect their own LinkedIn account with Attract, and disconnect it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from e2e.pages.linkedin import LinkedInUser, consent, facts
from e2e.support.colleague import OTHER_RECRUITER
from e2e.support.linkedin import LinkedIn

Open = Callable[..., LinkedInUser]


@pytest.fixture(autouse=True)
def unconnected(linkedin: LinkedIn) -> None:
    """The second recruiter has connected nothing, whatever other journeys did."""
    linkedin.disconnect(OTHER_RECRUITER)


def test_a_recruiter_connects_sees_the_seat_and_disconnects(linkedin: LinkedIn, beside_linkedin: Open, scripts: bool):
    user = beside_linkedin(linkedin, OTHER_RECRUITER, java_script_enabled=scripts).open("/settings/connections")
    card = user.page.locator("#linkedin")
    expect(card).to_contain_text("Not connected")
    card.get_by_role("button", name="Connect LinkedIn").click()
    consent(user.page, "Ola Olsen")
    expect(user.attract.said).to_contain_text("Your LinkedIn account is connected.")
    expect(facts(card, "Seat")).to_have_text("Recruiter · Contract 5001")
    card.get_by_role("button", name="Disconnect LinkedIn").click()
    expect(user.attract.said).to_contain_text("Your LinkedIn account is disconnected.")
    expect(card).to_contain_text("Not connected")


def test_whoever_refuses_at_linkedin_comes_back_unconnected_and_can_try_again(linkedin: LinkedIn, beside_linkedin: Open):
    user = beside_linkedin(linkedin, OTHER_RECRUITER, "colleague").open("/settings/connections")
    card = user.page.locator("#linkedin")
    card.get_by_role("button", name="Connect LinkedIn").click()
    consent(user.page, answer="Cancel")
    expect(user.attract.said).to_contain_text("LinkedIn")
    expect(card).to_contain_text("Not connected")
    expect(card.get_by_role("button", name="Connect LinkedIn")).to_be_enabled()


def test_whoever_leaves_linkedins_sign_in_is_not_connected_and_finds_a_hint(
    linkedin: LinkedIn, beside_linkedin: Open, scripts: bool
):
    user = beside_linkedin(linkedin, OTHER_RECRUITER, java_script_enabled=scripts).open("/settings/connections")
    card = user.page.locator("#linkedin")
    expect(card).not_to_contain_text("have not come back")
    card.get_by_role("button", name="Connect LinkedIn").click()
    expect(user.page.get_by_role("heading", level=1)).to_contain_text("would like to")
    user.open("/settings/connections")
    expect(card).to_contain_text("Not connected")
    expect(card).to_contain_text("have not come back from it, so nothing is connected.")
    card.get_by_role("button", name="Connect LinkedIn").click()
    consent(user.page, "Ola Olsen")
    expect(user.attract.said).to_contain_text("Your LinkedIn account is connected.")
    expect(card).not_to_contain_text("have not come back")


def test_an_account_that_a_colleague_has_connected_is_refused(linkedin: LinkedIn, beside_linkedin: Open):
    user = beside_linkedin(linkedin, OTHER_RECRUITER, "recruiter").open("/settings/connections")
    user.page.get_by_role("button", name="Connect LinkedIn").click()
    consent(user.page)
    expect(user.attract.said).to_contain_text("connected with Rita Recruiter in Attract already")
    expect(user.page.locator("#linkedin")).to_contain_text("Not connected")
