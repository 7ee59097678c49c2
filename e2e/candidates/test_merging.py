"""Two records of one person: found by a hint, compared, merged, and parted again."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, expect

from e2e.pages.attract import Attract
from e2e.support.accessibility import assert_accessible
from e2e.support.colleague import RECRUITER, Colleague
from e2e.support.people import Pool

Visit = Callable[..., Attract]


@dataclass(frozen=True)
class Two:
    """Two candidates on one job, with one telephone number and a note each; the second has a LinkedIn profile."""

    first: int
    second: int
    name: str
    other_name: str
    profile: str

    def note(self, attract: Attract, name: str) -> Locator:
        """The note about the one called ``name``, on the tab Notes."""
        return attract.page.get_by_role("listitem").filter(has_text=f"{name} knows the sea.")

    def link(self, attract: Attract) -> Locator:
        """The second one's LinkedIn profile, on the tab Profile."""
        return attract.page.get_by_role("listitem").get_by_role("link", name=self.profile)


@pytest.fixture
def two(people: Pool, colleague: Callable[..., Colleague]) -> Two:
    one, town = colleague(), f"Fjord{secrets.token_hex(3)}"
    job = one.open_job("Lighthouse keeper")
    phone = f"+47 9{secrets.randbelow(10**7):07}"
    by_hand = one.add_applicant(job, "Kari", town)
    member = people.anybody()
    linked = one.export(member, job)
    one.move_to_application(linked)
    for each, last in ((by_hand, town), (linked, f"{town}-Berg")):
        one.edit_details(each, first_name="Kari", last_name=last, phone=phone)
        one.note(each, f"Kari {last} knows the sea.")
    profile = (member.profile_url or "").partition("://")[2]
    return Two(by_hand.candidate, linked.candidate, f"Kari {town}", f"Kari {town}-Berg", profile)


def test_a_merge_is_found_chosen_done_and_undone(visit: Visit, two: Two, scripts: bool):
    attract = visit(java_script_enabled=scripts).open(f"/sign-in?next=/candidates/{two.first}").sign_in(RECRUITER)
    expect(attract.page.get_by_role("link", name="1 possible duplicate")).to_be_visible()
    expect(two.link(attract)).to_have_count(0)
    duplicate = attract.page.get_by_role("listitem").filter(has_text=two.other_name)
    expect(duplicate).to_contain_text("same telephone number")
    duplicate.get_by_role("button", name="Compare").click()
    expect(attract.heading("Are these the same person?")).to_be_visible()
    expect(attract.page.get_by_text("Lighthouse keeper").first).to_be_visible()
    if scripts:
        assert_accessible(attract.page)
    attract.page.get_by_role("group", name="Name").get_by_text(two.other_name).click()
    attract.button("Merge").click()

    expect(attract.heading(two.other_name)).to_be_visible()
    expect(attract.page).to_have_url(f"{attract.address}/candidates/{two.first}")
    expect(attract.page.get_by_role("article").filter(has_text="Lighthouse keeper")).to_have_count(1)
    expect(attract.page.get_by_text("possible duplicate")).to_have_count(0)
    expect(two.link(attract)).to_be_visible()
    attract.show_tab("Notes")
    for name in (two.name, two.other_name):
        expect(two.note(attract, name)).to_be_visible()

    attract.open(f"/candidates/{two.second}")
    expect(attract.page).to_have_url(f"{attract.address}/candidates/{two.first}")
    attract.show_tab("History")
    merged = attract.page.get_by_role("listitem").filter(has_text="Made one with another record")
    merged.get_by_role("button", name="Undo").click()
    expect(attract.said.get_by_text("Taken back.")).to_be_visible()

    attract.open(f"/candidates/{two.second}")
    expect(attract.heading(two.other_name)).to_be_visible()
    expect(two.link(attract)).to_be_visible()
    attract.show_tab("Notes")
    expect(two.note(attract, two.other_name)).to_be_visible()
    expect(two.note(attract, two.name)).to_have_count(0)
    attract.open(f"/candidates/{two.first}")
    expect(attract.heading(two.name)).to_be_visible()
    expect(two.link(attract)).to_have_count(0)


@pytest.mark.parametrize(("look", "width"), [("dark", 1280), ("light", 360)])
def test_the_pages_have_no_violation_in_the_dark_and_on_a_phone(visit: Visit, two: Two, look: str, width: int):
    attract = visit(color_scheme=look).open(f"/sign-in?next=/candidates/{two.first}").sign_in(RECRUITER)
    attract.page.set_viewport_size({"width": width, "height": 740})
    for path in ("", "/merge", f"/merge/{two.second}"):
        attract.open(f"/candidates/{two.first}{path}")
        assert_accessible(attract.page)
        assert attract.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
