"""Every page of Attract satisfies axe-core."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from e2e.pages.attract import Attract
from e2e.support import every_page
from e2e.support.accessibility import assert_accessible, trouble_on
from e2e.support.colleague import ADMIN, INTERVIEWER, RECRUITER, Colleague
from e2e.support.people import Pool
from e2e.support.world import World

PARTS = 7  # each takes half a minute, and journeys run beside each other


@pytest.fixture(scope="module")
def everything(world: World, people: Pool) -> dict[str, str]:
    """One of everything: somebody in Interview with notes and feedback, a prospect, a pool, a letter, and so on."""
    with Colleague(world.attract.address) as one, Colleague(world.attract.address, INTERVIEWER) as interviewer:
        job = one.open_job("Accessible")
        one.put_on_team(job, "Ingrid Interviewer", "interviewer")
        exported, prospect = one.export(people.anybody(), job), one.export(people.anybody(), job)
        one.move_to_application(exported)
        one.advance(exported)
        one.note(exported, "For all.")
        one.note(exported, "For me.", private=True)
        interviewer.feedback(exported, "Clear.", submit=True)
    return every_page.ids_of(world.attract.home, job.id, exported.candidate, exported.application, prospect.application)


def test_no_page_is_forgotten():
    """Whatever is new in the map of addresses is visited, unless it is none or another journey visits it."""
    known = {page.endpoint for page in every_page.pages()}
    assert (every_page.NO_PAGE | set(every_page.ELSEWHERE)) - known == set()
    for file in set(every_page.ELSEWHERE.values()):
        assert "assert_accessible(" in (Path(__file__).parents[1] / file).read_text()


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_has_no_violation_and_is_no_wider_than_a_telephone(
    visit: Callable[..., Attract], everything: dict[str, str], part: int
):
    recruiter, admin = _signed_in(visit, RECRUITER), _signed_in(visit, ADMIN)
    wrong = []
    visited = [one for one in every_page.pages() if one.is_visited][part::PARTS]
    for page, address in [(one, address) for one in visited for address in one.addresses(everything)]:
        attract = admin if page.of_administrators else recruiter
        status = attract.status_of(address)
        if (status, attract.page.url) != (200, attract.address + address):
            wrong.append(f"{address}: {status} at {attract.page.url}")
        elif trouble := trouble_on(attract.page):
            wrong.append(f"{address}: {trouble}")
    assert not wrong, "\n".join(wrong)


def test_what_is_excused_as_no_page_is_none(visit: Callable[..., Attract], everything: dict[str, str]):
    recruiter, admin = _signed_in(visit, RECRUITER), _signed_in(visit, ADMIN)
    asked = [page for page in every_page.pages() if page.endpoint in every_page.NO_PAGE and "<row:document>" not in page.rule]
    for page in asked:
        browser = (admin if page.of_administrators else recruiter).page.request
        answer = browser.get(recruiter.address + page.address(everything), max_redirects=0)
        # A report that nobody made yet is not found.
        assert answer.status in (302, 303, 404) or "<html" not in answer.body().decode(errors="replace"), page


def test_the_sign_in_form_has_no_violation_before_and_after_a_wrong_password(visit: Callable[..., Attract]):
    attract = visit().open("/sign-in")
    assert_accessible(attract.page)
    attract.sign_in(RECRUITER, "wrong")
    expect(attract.page.get_by_role("alert")).to_be_visible()
    assert_accessible(attract.page)


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


def test_open_menus_and_messages_have_no_violation(visit: Callable[..., Attract], everything: dict[str, str]):
    attract = visit().open(f"/sign-in?next=/candidates/{everything['candidate']}").sign_in(RECRUITER)
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


def test_error_pages_have_no_violation(visit: Callable[..., Attract]):
    attract = visit().open("/sign-in").sign_in(RECRUITER)
    expect(attract.heading("Home")).to_be_visible()
    for path in ("/nowhere", "/jobs/999999", "/admin"):
        _assert_accessible(attract, path)


def _signed_in(visit: Callable[..., Attract], email: str) -> Attract:
    attract = visit().open("/").sign_in(email)
    expect(attract.heading("Home")).to_be_visible()
    return attract


def _assert_accessible(attract: Attract, path: str) -> None:
    attract.open(path)
    expect(attract.page.get_by_role("heading", level=1)).to_be_visible()
    assert_accessible(attract.page)
