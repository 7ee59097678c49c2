"""Two records of one person: found by a hint, compared, merged, and parted again."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from e2e.accessibility import assert_accessible
from e2e.colleague import RECRUITER, Colleague, Exported
from e2e.pages.attract import Attract
from e2e.people import Pool


@pytest.fixture
def two(people: Pool, colleague: Callable[..., Colleague]) -> tuple[Exported, Exported]:
    """Two candidates on the same job, with one telephone number and a note each."""
    one = colleague()
    both = one.open_job("Lighthouse keeper")
    made = []
    for name in ("Kari Fjord", "Kari Fjord-Berg"):
        exported = one.export(people.anybody(), both)
        one.move_to_application(exported)
        first, _, last = name.partition(" ")
        one.edit_details(exported, first_name=first, last_name=last, phone="+47 955 55 555")
        one.note(exported, f"{name} knows the sea.")
        made.append(exported)
    return made[0], made[1]


def test_a_merge_is_found_chosen_done_and_undone(visit: Callable[..., Attract], two: tuple[Exported, Exported], scripts: bool):
    first, second = (one.candidate for one in two)
    attract = visit(java_script_enabled=scripts).open(f"/sign-in?next=/candidates/{first}").sign_in(RECRUITER)
    expect(attract.page.get_by_text("possible duplicate", exact=False).first).to_be_visible()
    duplicate = attract.page.get_by_role("listitem").filter(has_text="Kari Fjord-Berg")
    expect(duplicate).to_contain_text("same telephone number")
    duplicate.get_by_role("button", name="Compare").click()
    expect(attract.heading("Are these the same person?")).to_be_visible()
    expect(attract.page.get_by_text("Lighthouse keeper").first).to_be_visible()
    if scripts:
        assert_accessible(attract.page)
    attract.page.get_by_role("group", name="Name").get_by_text("Kari Fjord-Berg").click()
    attract.button("Merge").click()
    expect(attract.heading("Kari Fjord-Berg")).to_be_visible()
    expect(attract.page.get_by_role("link", name="View · Lighthouse keeper")).to_have_count(0)
    attract.show_tab("Notes")
    for text in ("Kari Fjord knows the sea.", "Kari Fjord-Berg knows the sea."):
        expect(attract.page.get_by_role("listitem").filter(has_text=text)).to_be_visible()

    attract.open(f"/candidates/{second}")
    expect(attract.page).to_have_url(f"{attract.address}/candidates/{first}")
    attract.show_tab("History")
    merged = attract.page.get_by_role("listitem").filter(has_text="Made one with another record")
    merged.get_by_role("button", name="Undo").click()
    expect(attract.said.get_by_text("Taken back.")).to_be_visible()
    attract.open(f"/candidates/{second}/notes")
    expect(attract.heading("Kari Fjord-Berg")).to_be_visible()
    expect(attract.page.get_by_text("Kari Fjord-Berg knows the sea.")).to_be_visible()
    expect(attract.page.get_by_text("Kari Fjord knows the sea.")).to_have_count(0)


@pytest.mark.parametrize(("look", "width"), [("dark", 1280), ("light", 360)])
def test_the_pages_have_no_violation_in_the_dark_and_on_a_phone(
    visit: Callable[..., Attract], two: tuple[Exported, Exported], look: str, width: int
):
    first, second = (one.candidate for one in two)
    attract = visit(color_scheme=look).open(f"/sign-in?next=/candidates/{first}").sign_in(RECRUITER)
    attract.page.set_viewport_size({"width": width, "height": 740})
    for path in (f"/candidates/{first}", f"/candidates/{first}/merge", f"/candidates/{first}/merge/{second}"):
        attract.open(path)
        assert_accessible(attract.page)
        assert attract.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
