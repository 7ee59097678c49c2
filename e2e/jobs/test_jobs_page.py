"""Jobs: my jobs and all jobs, filter by status, search by title or Job ID."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from e2e.pages.attract import Attract
from e2e.support.colleague import ADMIN, RECRUITER


@pytest.mark.statement(179)
def test_search_and_status_narrow_the_list_down_and_stand_in_the_address(visit: Callable[..., Attract], scripts: bool):
    attract = visit(java_script_enabled=scripts).open("/jobs").sign_in(RECRUITER)
    page = attract.page
    page.get_by_role("searchbox").fill("engineer")
    _send(attract, scripts)
    expect(attract.row("Support Engineer")).to_be_visible()
    expect(attract.row("Office Manager")).to_have_count(0)
    page.get_by_role("searchbox").fill("REQ-1044")
    _send(attract, scripts)
    expect(attract.row("Machine Learning Engineer")).to_contain_text("Draft")
    expect(attract.page.get_by_role("rowheader")).to_have_count(1)
    page.get_by_label("Status").select_option("Closed")
    _send(attract, scripts)
    expect(page.get_by_text("No job matches.")).to_be_visible()
    page.reload()
    expect(page.get_by_role("searchbox")).to_have_value("REQ-1044")
    expect(page.get_by_label("Status")).to_have_value("closed")
    page.get_by_role("link", name="Show every job").click()
    # Which jobs come first depends on what other journeys made.
    expect(page.get_by_role("searchbox")).to_have_value("")
    expect(page.get_by_role("rowheader")).not_to_have_count(0)


def test_results_come_while_typing_and_the_field_keeps_the_focus(visit: Callable[..., Attract]):
    attract = visit().open("/jobs").sign_in(RECRUITER)
    field = attract.page.get_by_role("searchbox")
    field.press_sequentially("analyst")
    expect(attract.page.get_by_role("rowheader")).to_have_count(1)
    expect(attract.row("Data Analyst")).to_be_visible()
    expect(field).to_be_focused()
    expect(field).to_have_value("analyst")


def test_an_administrator_sees_every_job_and_their_own(visit: Callable[..., Attract]):
    attract = visit().open("/jobs").sign_in(ADMIN)
    whose = attract.page.get_by_role("navigation", name="Whose jobs")
    whose.get_by_role("link", name="All jobs").click()
    attract.page.get_by_role("searchbox").fill("security engineer")
    expect(attract.row("Security Engineer")).to_be_visible()
    whose.get_by_role("link", name="My jobs").click()
    expect(attract.page.get_by_text("You are on no hiring team yet.")).to_be_visible()


def _send(attract: Attract, scripts: bool) -> None:
    """Without JavaScript a button sends the search; with it the list follows what is typed."""
    if not scripts:
        attract.page.get_by_role("search").get_by_role("button", name="Search").click()
