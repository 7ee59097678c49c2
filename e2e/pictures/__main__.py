"""Take the README's pictures anew: servers with the data of the demo, and the extension in Chromium."""

import tempfile
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, expect, sync_playwright

from e2e.pages.attract import Attract
from e2e.pages.extension import Extension
from e2e.pages.in_ats import badges
from e2e.pages.recruiter import Recruiter
from e2e.pictures import linkedin
from e2e.support.chromium import Chromium
from e2e.support.people import Pool
from e2e.support.world import World

HERE = Path(__file__).parent
SIZE = ViewportSize(width=1280, height=760)
# The other pages: the picture, its address, and what is on it once it has come.
_PLACES = (
    ("home", "/", "Home"),
    ("board", "/jobs/1/applicants?view=board", "Senior Data Engineer"),
    ("candidates", "/candidates?q=data", "Candidates"),
    ("talent-pools", "/pools", "Talent pools"),
)


def main() -> None:
    """Take all of them; raise when something is not on the screen as it should be."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        world = World.start(Path(folder))
        try:
            with Chromium(playwright, world.extension, Path(folder) / "profile") as chromium:
                chromium.page.set_viewport_size(SIZE)
                Extension(chromium).connect(world.attract.address)
                recruiter, attract = (
                    Recruiter(chromium.page, world.recruiter.address),
                    Attract(chromium.page, world.attract.address),
                )
                _take_box(recruiter, Pool.of(world.attract))
                candidate = _take_card(recruiter)
                _take_pages(attract, candidate)
        finally:
            world.stop()
        linkedin.take_all(playwright, Path(folder) / "linkedin", SIZE, _take)


def _take_box(recruiter: Recruiter, people: Pool) -> None:
    box = recruiter.open_profile(people.by_slug("torgeir-fossheim"))
    box.jobs.fill("data")
    expect(box.option("Integration Developer")).to_have_count(0)
    box.jobs.press("ArrowDown")
    _take(recruiter.page, "export-box")


def _take_card(recruiter: Recruiter) -> str:
    """The address in Attract of whoever is on the picture."""
    recruiter.open_results()
    _show_card_with(recruiter, "Interview")
    _take(recruiter.page, "in-ats-card")
    return recruiter.card.dialog.get_by_role("link", name="Open in Attract").get_attribute("href") or ""


def _show_card_with(recruiter: Recruiter, stage: str) -> None:
    """Open the card of the first row whose person came as far as ``stage``."""
    expect(badges(recruiter.page).first).to_be_visible()
    for badge in badges(recruiter.page).all():
        badge.hover()
        entry = recruiter.card.jobs().first
        expect(entry).to_be_visible()
        if stage in (entry.text_content() or ""):
            return
        recruiter.page.keyboard.press("Escape")
        expect(recruiter.card.dialog).to_have_count(0)
    raise AssertionError(f"Nobody on the page is in {stage}")


def _take_pages(attract: Attract, candidate: str) -> None:
    attract.open("/jobs/1/applicants")
    expect(attract.heading("Senior Data Engineer")).to_be_visible()
    _take(attract.page, "job")
    attract.page.goto(candidate)
    expect(attract.tab("Profile")).to_have_attribute("aria-current", "page")
    _take(attract.page, "candidate")
    for name, address, heading in _PLACES:
        attract.open(address)
        expect(attract.heading(heading)).to_be_visible()
        _take(attract.page, name)


def _take(page: Page, name: str) -> None:
    page.evaluate("document.fonts.ready")
    page.screenshot(path=HERE / f"{name}.png", animations="disabled")


if __name__ == "__main__":
    main()
