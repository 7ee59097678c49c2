"""Every page of Attract satisfies axe-core."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from e2e.accessibility import assert_accessible
from e2e.colleague import ADMIN, INTERVIEWER, RECRUITER, Colleague, Exported
from e2e.pages.attract import Attract
from e2e.people import Pool


@pytest.fixture
def everything(people: Pool, colleague: Callable[..., Colleague]) -> Exported:
    """Somebody in Interview with notes, one of them private, and submitted feedback."""
    one, interviewer = colleague(), colleague(INTERVIEWER)
    job = one.open_job("Accessible")
    one.put_on_team(job, "Ingrid Interviewer", "interviewer")
    member = people.anybody()
    exported = one.export(member, job)
    one.move_to_application(exported)
    one.advance(exported)
    one.note(exported, "For all.")
    one.note(exported, "For me.", private=True)
    interviewer.feedback(exported, "Clear.", submit=True)
    return exported


def test_the_sign_in_form_has_no_violation_before_and_after_a_wrong_password(visit: Callable[..., Attract]):
    attract = visit().open("/sign-in")
    assert_accessible(attract.page)
    attract.sign_in(RECRUITER, "wrong")
    expect(attract.page.get_by_role("alert")).to_be_visible()
    assert_accessible(attract.page)


def test_the_pages_of_jobs_settings_and_about_have_no_violation(visit: Callable[..., Attract]):
    attract = visit().open("/jobs").sign_in(RECRUITER)
    expect(attract.heading("Jobs")).to_be_visible()
    for path in ("/jobs", "/jobs?q=nothing+at+all", "/jobs/new", "/jobs/1", "/jobs/3/edit", "/jobs/1/team", "/jobs/1/process"):
        _assert_accessible(attract, path)
    for path in ("/jobs/1/prospects", "/jobs/1/applicants", "/jobs/3/process", "/about", "/settings", "/settings/connections"):
        _assert_accessible(attract, path)


def test_the_pages_of_a_candidate_have_no_violation(visit: Callable[..., Attract], everything: Exported):
    attract = visit().open("/jobs").sign_in(RECRUITER)
    expect(attract.heading("Jobs")).to_be_visible()
    here = f"/candidates/{everything.candidate}"
    for path in (here, f"{here}/activity", f"{here}/notes", f"{here}/feedback", f"/applications/{everything.application}/reject"):
        _assert_accessible(attract, path)


def test_a_form_that_was_refused_has_no_violation(visit: Callable[..., Attract]):
    attract = visit().open("/jobs/new").sign_in(RECRUITER)
    attract.button("Continue").click()
    expect(attract.page.get_by_role("alert")).to_be_visible()
    assert_accessible(attract.page)
    attract.page.get_by_label("Job title").fill("Pilot")
    attract.button("Continue").click()
    attract.page.get_by_label("Skills").fill("Python, Ice navigation")
    attract.button("Add Skills").click()
    attract.button("Save as draft").click()
    expect(attract.page.get_by_role("alert")).to_be_visible()
    assert_accessible(attract.page)


def test_open_menus_and_messages_have_no_violation(visit: Callable[..., Attract], everything: Exported):
    attract = visit().open(f"/sign-in?next=/candidates/{everything.candidate}").sign_in(RECRUITER)
    for menu in ("Help", "Settings", "Signed in as"):
        attract.button(menu).click()
        assert_accessible(attract.page)
        attract.page.keyboard.press("Escape")
    attract.page.get_by_role("main").get_by_role("button", name="Advance").click()
    expect(attract.said.get_by_role("button", name="Undo")).to_be_visible()
    assert_accessible(attract.page)


def test_the_dialog_for_a_rejection_has_no_violation(visit: Callable[..., Attract]):
    attract = visit().open("/sign-in?next=/jobs/1/applicants").sign_in(RECRUITER)
    attract.page.get_by_role("main").get_by_role("button", name="Reject").first.click()
    expect(attract.page.get_by_role("dialog")).to_be_visible()
    assert_accessible(attract.page)


def test_the_admin_center_has_no_violation(visit: Callable[..., Attract]):
    attract = visit().open("/sign-in?next=/admin/browser-extension").sign_in(ADMIN)
    expect(attract.heading("Admin center")).to_be_visible()
    assert_accessible(attract.page)


def test_error_pages_have_no_violation(visit: Callable[..., Attract]):
    attract = visit().open("/sign-in").sign_in(RECRUITER)
    expect(attract.heading("Home")).to_be_visible()
    for path in ("/nowhere", "/jobs/999999", "/admin"):
        _assert_accessible(attract, path)


def _assert_accessible(attract: Attract, path: str) -> None:
    attract.open(path)
    expect(attract.page.get_by_role("heading", level=1)).to_be_visible()
    assert_accessible(attract.page)
