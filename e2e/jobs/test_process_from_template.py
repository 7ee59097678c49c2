"""A template, a job that begins with it, and its stages put in order by keyboard, by button and by drag."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from e2e.pages.attract import Attract
from e2e.pages.dragging import drag_by_mouse
from e2e.support.accessibility import assert_accessible
from e2e.support.colleague import ADMIN, MANAGER, PASSWORD, RECRUITER


@pytest.mark.statement(149, 151, 157, 164, 190, 193, 194, 199)
def test_a_job_takes_its_process_from_a_template_and_goes_its_own_way(visit: Callable[..., Attract], scripts: bool):
    attract = visit(java_script_enabled=scripts).open("/templates").sign_in(MANAGER)
    page, name = attract.page, f"Pilots {scripts}"
    page.get_by_label("Template name").fill(name)
    attract.button("Create template").click()
    for stage in ("Sea trial", "First call"):
        page.get_by_label("New stage").fill(stage)
        attract.button("Add stage").click()
        expect(page.get_by_text(f"{stage} is added.")).to_be_visible()
    attract.button("Move up: First call").click()
    expect(page.get_by_text("First call is stage 3 of 5.")).to_be_visible()
    expect(attract.button("Move up: First call")).to_be_focused()
    expect(attract.button("Remove Offer")).to_have_count(0)
    attract.button("Save").click()
    expect(attract.said.filter(has_text="The template is saved.")).to_be_visible()

    attract.open("/jobs/new")
    page.get_by_label("Job title").fill(f"Ice Pilot of {name}")
    page.get_by_role("radio", name=name).check()
    attract.button("Continue").click()
    expect(page.get_by_label("Template")).to_have_value(page.get_by_role("option", name=name).get_attribute("value") or "?")
    page.get_by_label("Job description").fill("Brings ships through the ice.")
    page.get_by_label("Location").fill("Tromsø, Norway")
    page.get_by_label("Skills").fill("Ice navigation")
    attract.button("Add Skills").click()
    expect(attract.button("Remove Ice navigation")).to_be_visible()
    attract.button("Save as draft").click()
    expect(page.get_by_role("listitem").filter(has_text="Ice navigation")).to_be_visible()
    attract.show_tab("Process")
    expect(_names(page).nth(2)).to_have_value("First call")
    attract.button("Remove First call").click()
    _names(page).nth(2).fill("Berthing")
    attract.button("Save").click()
    expect(attract.said.filter(has_text="The process is saved.")).to_be_visible()
    assert _values(page) == ["Prospect", "Application", "Berthing", "Offer"]
    attract.button("Activate").click()
    attract.open("/templates")
    card = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=name))
    expect(card).to_contain_text("First call")
    expect(card).not_to_contain_text("Berthing")


@pytest.mark.statement(195)
def test_stages_are_ordered_by_keyboard_and_by_drag_in_norwegian(visit: Callable[..., Attract]):
    attract = visit(locale="nb-NO").open("/templates")
    page = attract.page
    page.get_by_label("E-post").fill(RECRUITER)
    page.get_by_label("Passord").fill(PASSWORD)
    attract.button("Logg på").click()
    page.get_by_label("Malens navn").fill("Loser")
    page.keyboard.press("Enter")
    for stage in ("Prøveseilas", "Samtale"):
        page.get_by_label("Nytt stadium").fill(stage)
        page.keyboard.press("Enter")
        expect(page.get_by_text(f"{stage} er lagt til.")).to_be_visible()
        expect(page.get_by_label("Nytt stadium")).to_be_focused()
    assert _values(page) == ["Prospekt", "Søknad", "Prøveseilas", "Samtale", "Tilbud"]
    attract.button("Flytt opp: Samtale").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Samtale er stadium 3 av 5.")).to_be_visible()
    expect(attract.button("Flytt opp: Samtale")).to_be_focused()
    assert _values(page) == ["Prospekt", "Søknad", "Samtale", "Prøveseilas", "Tilbud"]
    expect(page.locator("ol.arrange[data-attached]")).to_be_visible()
    _drag(page, attract.button("Flytt opp: Samtale"), attract.button("Flytt opp: Prøveseilas"))
    expect(page.get_by_text("Stadiene står i en annen rekkefølge.")).to_be_visible()
    assert _values(page) == ["Prospekt", "Søknad", "Prøveseilas", "Samtale", "Tilbud"]
    assert_accessible(page)
    page.get_by_label("Navn på stadium 1").fill("Utkikk")
    page.keyboard.press("Enter")
    expect(attract.said.filter(has_text="Malen er lagret.")).to_be_visible()
    assert _values(page) == ["Utkikk", "Søknad", "Prøveseilas", "Samtale", "Tilbud"]


@pytest.mark.statement(157)
def test_enter_adds_a_skill_and_what_others_wrote_is_suggested(visit: Callable[..., Attract]):
    attract = visit().open("/sign-in?next=/jobs/3/edit").sign_in(RECRUITER)
    page, skills = attract.page, attract.page.get_by_label("Skills")
    for skill in ("Python", "Fjord radar"):
        skills.fill(skill)
        page.keyboard.press("Enter")
        expect(attract.button(f"Remove {skill}")).to_be_visible()
        expect(skills).to_be_focused()
        expect(skills).to_have_value("")
    attract.button("Save").click()
    expect(attract.said.filter(has_text="The job details are saved.")).to_be_visible()
    attract.open("/jobs/new/details?title=Radar+Engineer&role=recruiter")
    skills.press_sequentially("fjo")
    expect(page.locator("#skill-words option[value='Fjord radar']")).to_have_count(1)
    expect(page.locator("#skill-words option[value='Python']")).to_have_count(1)


def test_two_who_edit_a_job_lose_nothing(visit: Callable[..., Attract]):
    first = visit().open("/sign-in?next=/jobs/22/edit").sign_in(RECRUITER)
    second = visit().open("/sign-in?next=/jobs/22/edit").sign_in(MANAGER)
    second.page.get_by_label("Job title").fill("UX Lead")
    second.button("Save").click()
    expect(second.heading("UX Lead")).to_be_visible()
    first.page.get_by_label("Job title").fill("UX Researcher, senior")
    first.button("Save").click()
    expect(first.page.get_by_role("alert")).to_contain_text("Somebody else saved this in the meantime.")
    row = first.page.get_by_role("row").filter(has=first.page.get_by_role("rowheader", name="Job title"))
    expect(row).to_contain_text("UX Lead")
    expect(row).to_contain_text("UX Researcher, senior")
    assert_accessible(first.page)
    first.button("Save").click()
    expect(first.heading("UX Researcher, senior")).to_be_visible()


@pytest.mark.statement(191, 192)
def test_an_administrator_sets_the_default_and_switches_template_management(visit: Callable[..., Attract], scripts: bool):
    attract = visit(java_script_enabled=scripts).open("/templates").sign_in(ADMIN)
    page, name = attract.page, f"House process {scripts}"
    page.get_by_label("Template name").fill(name)
    attract.button("Create template").click()
    attract.open("/templates")
    page.get_by_role("button", name=f"Set as default {name}").click()
    expect(page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=name))).to_contain_text("Default")
    attract.button("Set as default Built-in process").click()
    page.get_by_role("button", name=f"Delete {name}").or_(page.get_by_role("link", name=f"Delete {name}")).click()
    expect(page.get_by_role("heading", name=f"Delete {name}?")).to_be_visible()
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(page.get_by_role("heading", name=name)).to_have_count(0)
    attract.open("/admin/features")
    expect(page.get_by_label("Template management")).to_be_checked()


def test_templates_and_their_forms_have_no_violation(visit: Callable[..., Attract]):
    attract = visit().open("/templates").sign_in(ADMIN)
    attract.page.get_by_label("Template name").fill("For everybody")
    attract.button("Create template").click()
    expect(attract.heading("For everybody")).to_be_visible()
    assert_accessible(attract.page)
    for path in ("/templates", "/admin/features"):
        attract.open(path)
        assert_accessible(attract.page)


def _names(page: Page) -> Locator:
    return page.locator("ol.arrange input[maxlength]")


def _values(page: Page) -> list[str]:
    return [field.input_value() for field in _names(page).all()]


def _drag(page: Page, moved: Locator, onto: Locator) -> None:
    """Drag the row of one button below the row of the other, by its grip."""
    rows = [page.get_by_role("listitem").filter(has=button) for button in (moved, onto)]
    boxes = [row.locator(".grip").bounding_box() for row in rows]
    (from_x, from_y), (to_x, to_y) = ((box["x"] + 6, box["y"] + 6) for box in boxes if box)
    drag_by_mouse(page, rows[0], (from_x, from_y), (to_x, to_y + 16), page.locator("ol.arrange"))
