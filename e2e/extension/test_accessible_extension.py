"""What the extension shows satisfies axe-core: the box in its turns, badge and card, popup, options and side panel."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from e2e.support.accessibility import assert_accessible
from e2e.support.chromium import WIDE
from e2e.support.colleague import Colleague
from e2e.pages.extension import Extension
from e2e.pages.in_ats import FEEDBACK, JOBS, NOTES
from e2e.pages.recruiter import Recruiter
from e2e.support.people import Pool
from e2e.support.world import World

BOX, BADGE = "attract-export-box", "attract-badge"


def test_a_violation_inside_the_box_is_found(recruiter: Recruiter, people: Pool):
    recruiter.open_profile(people.members[0])
    expect(recruiter.box.connect_button).to_be_visible()
    recruiter.page.evaluate("(box) => document.querySelector(box).shadowRoot.append(document.createElement('button'))", BOX)
    with pytest.raises(AssertionError, match="button-name"):
        assert_accessible(recruiter.page, BOX)


def test_the_box_has_no_violation_from_connect_to_undo(
    extension: Extension, recruiter: Recruiter, people: Pool, world: World, colleague: Callable[..., Colleague]
):
    job, member = colleague().open_job("Ramp Builder"), people.anybody()
    box, page = recruiter.open_profile(member), recruiter.page
    expect(box.connect_button).to_be_visible()
    assert_accessible(page, BOX)
    extension.connect(world.attract.address)
    box.jobs.fill("engineer")
    expect(box.options().first).to_be_visible()
    box.jobs.press("ArrowDown")
    assert_accessible(page, BOX, sizes=(WIDE,))
    box.jobs.fill("zeppelin")
    expect(box.region.get_by_text("No job you may export to matches")).to_be_visible()
    expect(box.why_not()).to_be_visible()
    assert_accessible(page, BOX)
    box.change_ats_button.click()
    box.details()
    assert_accessible(page, BOX)
    box.export(job)
    assert_accessible(page, BOX)


def test_the_docked_box_that_asks_who_it_is_has_no_violation(
    connected: Recruiter, people: Pool, colleague: Callable[..., Colleague]
):
    known, one = people.anybody(), colleague()
    job = one.open_job("Handrail Maker")
    one.export(known, job, email="shared@access.example")
    box = connected.open_profile(people.whoever(lambda each: not each.contact_card and bool(each.name and each.slug)))
    box.details()
    box.field("E-mail address").fill("shared@access.example")
    box.choose(job)
    box.export_button.click()
    expect(box.possible_people).to_be_visible()
    assert_accessible(connected.page, BOX)


def test_badge_and_card_have_no_violation(connected: Recruiter, people: Pool, colleague: Callable[..., Colleague]):
    member, one = people.anybody(), colleague()
    exported = one.export(member, one.open_job("Sign Writer"))
    one.move_to_application(exported)
    one.note(exported, "Writes large.", private=True)
    one.feedback(exported, "Reads well.", submit=True)
    connected.open_profile(member)
    expect(connected.badge()).to_be_visible()
    assert_accessible(connected.page, BADGE)
    for tab in (JOBS, FEEDBACK, NOTES):
        connected.badge().focus()
        connected.card.show(tab)
        assert_accessible(connected.page, BADGE)


def test_the_popup_with_an_export_that_waits_has_no_violation(
    connected: Recruiter, extension: Extension, people: Pool, colleague: Callable[..., Colleague], world: World
):
    member, job = people.anybody(), colleague().open_job("Lift Attendant")
    box = connected.open_profile(member)
    box.choose(job)
    connected.page.context.route("**/api/v1/exports", lambda route: route.abort())
    box.export_button.click()
    expect(box.status).to_contain_text("Saved here")
    assert_accessible(connected.page, BOX)
    popup = extension.open("popup")
    expect(popup.get_by_role("region", name="Exports waiting here")).to_be_visible()
    assert_accessible(popup)
    popup.get_by_role("button", name="Change ATS").click()
    assert_accessible(popup)


def test_the_options_have_no_violation(connected: Recruiter, extension: Extension):
    options = extension.open("options")
    expect(options.get_by_role("table")).to_be_visible()
    options.get_by_role("button", name="Remove everything from this browser").click()
    assert_accessible(options)


def test_the_side_panel_has_no_violation_with_somebody_with_several_and_with_nobody(
    connected: Recruiter, extension: Extension, world: World
):
    for slug, shown in (
        ("solveig-aasen", "Solveig Aasen"),
        ("hakon-lund", "Several people"),
        ("gudrun-olafsdottir", "Nobody was found"),
    ):
        connected.page.goto(f"http://{world.other_host}/people/{slug}")
        panel = extension.open_panel(connected.page).page
        expect(panel.get_by_text(shown).first).to_be_visible()
        assert_accessible(panel)
        panel.close()
