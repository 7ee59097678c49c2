"""The In ATS card: what it shows, and to whom."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from e2e.pages.in_ats import FEEDBACK, JOBS, NOTES, badges
from e2e.pages.recruiter import Recruiter
from e2e.support.colleague import INTERVIEWER, MANAGER, Colleague, ExportResult
from e2e.support.people import Member, Pool


@pytest.fixture
def known(people: Pool, colleague: Callable[..., Colleague]) -> Member:
    """Somebody in Interview for Whaler, with notes and feedback of the team, and a prospect for Swineherd."""
    member, one, manager, interviewer = people.anybody(), colleague(), colleague(MANAGER), colleague(INTERVIEWER)
    job = one.open_job("Whaler")
    one.put_on_team(job, "Harald Manager", "hiring_manager")
    one.put_on_team(job, "Ingrid Interviewer", "interviewer")
    exported: ExportResult = one.export(member, job)
    one.move_to_application(exported)
    one.advance(exported)
    one.note(exported, "Mine, for all.")
    one.note(exported, "Mine, for me.", private=True)
    manager.note(exported, "The manager's, for all.")
    manager.note(exported, "The manager's, for the manager.", private=True)
    interviewer.feedback(exported, "Submitted by Ingrid.", submit=True)
    manager.feedback(exported, "Saved by Harald.", submit=False)
    one.export(member, one.open_job("Swineherd"))
    return member


@pytest.mark.statement(77, 78, 79, 80, 86)
def test_hovering_over_the_badge_shows_every_job_past_prospect_with_its_status_and_its_path_with_dates(
    connected: Recruiter, known: Member
):
    connected.open_profile(known)
    card = connected.open_card()
    for name in (JOBS, FEEDBACK, NOTES):
        expect(card.tab(name)).to_be_visible()
    entry = card.jobs()
    expect(entry).to_have_count(1)
    expect(entry).to_contain_text("Whaler")
    expect(entry).to_contain_text("Interview")
    today = datetime.now(UTC)
    day = f"{today:%b} {today.day}, {today:%Y}"
    expect(entry.get_by_role("listitem")).to_contain_text([f"Prospect {day}", f"Application {day}", f"Interview {day}"])
    expect(card.dialog.get_by_text("Swineherd")).to_have_count(0)


@pytest.mark.statement(81, 82)
def test_interview_feedback_shows_what_was_submitted_and_nothing_that_was_only_saved(connected: Recruiter, known: Member):
    connected.open_profile(known)
    panel = connected.open_card().show(FEEDBACK)
    expect(panel.get_by_role("listitem")).to_have_count(1)
    expect(panel).to_contain_text("Ingrid Interviewer")
    expect(panel).to_contain_text("Hire")
    expect(panel).to_contain_text("Submitted by Ingrid.")
    expect(panel).not_to_contain_text("Saved by Harald.")


@pytest.mark.statement(83)
def test_notes_shows_the_notes_for_all_and_of_the_private_ones_only_the_readers_own(connected: Recruiter, known: Member):
    connected.open_profile(known)
    panel = connected.open_card().show(NOTES)
    expect(panel.get_by_role("listitem")).to_have_count(3)
    expect(panel.get_by_text("Mine, for all.")).to_be_visible()
    expect(panel.get_by_role("listitem").filter(has_text="Mine, for me.")).to_contain_text("Private")
    expect(panel.get_by_text("The manager's, for all.")).to_be_visible()
    expect(panel.get_by_text("The manager's, for the manager.")).to_have_count(0)


def test_focus_opens_the_card_arrow_keys_change_tabs_and_escape_gives_the_focus_back(connected: Recruiter, known: Member):
    connected.open_profile(known)
    badge, card, keyboard = connected.badge(), connected.card, connected.page.keyboard
    expect(badge).to_be_visible()
    expect(badge).to_have_attribute("aria-expanded", "false")
    badge.focus()
    expect(card.tab(JOBS)).to_be_visible()
    expect(badge).to_have_attribute("aria-expanded", "true")
    keyboard.press("Enter")
    expect(card.tab(JOBS)).to_be_focused()
    keyboard.press("ArrowRight")
    expect(card.tab(FEEDBACK)).to_be_focused()
    expect(card.dialog.get_by_role("tabpanel", name=FEEDBACK)).to_be_visible()
    keyboard.press("End")
    expect(card.dialog.get_by_role("tabpanel", name=NOTES)).to_be_visible()
    keyboard.press("Escape")
    expect(card.dialog).to_have_count(0)
    expect(badge).to_be_focused()


def test_the_pointer_may_go_from_the_badge_into_the_card_and_leaving_both_closes_it(connected: Recruiter, known: Member):
    connected.open_results(f"q={known.name}")
    badges(connected.row(known)).hover()
    connected.card.tab(NOTES).hover()
    expect(connected.card.dialog.get_by_role("link", name="Whaler")).to_be_visible()
    connected.page.mouse.move(5, 5)
    expect(connected.card.dialog).to_have_count(0)


def test_a_click_elsewhere_closes_a_card_that_has_the_focus(connected: Recruiter, known: Member):
    connected.open_profile(known)
    connected.open_card().show(NOTES)
    connected.page.mouse.move(5, 5)
    expect(connected.card.dialog.get_by_text("Mine, for all.")).to_be_visible()
    connected.page.get_by_role("heading", name="Contact").click()
    expect(connected.card.dialog).to_have_count(0)


def test_the_card_leads_to_the_candidate_in_attract(connected: Recruiter, known: Member):
    connected.open_profile(known)
    card = connected.open_card()
    with connected.page.context.expect_page() as opened:
        card.dialog.get_by_role("link", name="Open in Attract").click()
    expect(opened.value.get_by_role("heading", level=1, name=known.name)).to_be_visible()
