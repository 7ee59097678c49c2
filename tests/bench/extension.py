"""The extension in real Chromium: when its pages show something useful, and what it costs the pages that it stands in."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, expect, sync_playwright

from e2e.pages.extension import Extension
from e2e.pages.in_ats import badges
from e2e.pages.recruiter import Recruiter
from e2e.support.chromium import Chromium
from e2e.support.people import Pool
from e2e.support.tracing import longest_task
from e2e.support.world import World

ROUNDS = 9
LINKS = 1000
# Keeps the moment, in milliseconds since the page was asked for, at which the words that say who is connected were painted.
_WATCH = """
const look = () => {
  if (!document.body?.innerText.includes('Connected as')) return requestAnimationFrame(look);
  requestAnimationFrame(() => { window.shownAfter = performance.now(); });
};
look();
"""


@dataclass(frozen=True)
class Figure:
    """One figure; ``aim`` is the most that it should be."""

    name: str
    value: float
    aim: float


def measure(folder: Path) -> list[Figure]:
    """Measure everything with servers and a browser of its own, whose data stands in ``folder``."""
    with _connected(folder) as (world, extension, recruiter):
        return [
            Figure("popup with the worker asleep: useful paint, ms", _useful_paint(extension, "popup"), 150),
            Figure("side panel with the worker asleep: useful paint, ms", _useful_paint(extension, "sidepanel"), 150),
            Figure("longest task of a page of 25 rows, ms", _longest(recruiter, f"{recruiter.address}/talent/search"), 50),
            Figure(f"longest task of a page of {LINKS} links, ms", _longest(recruiter, _page_of_links(recruiter, world)), 50),
            Figure("script in a page without a profile, bytes", _script(world.extension), 12_000),
        ]


def show(figures: list[Figure]) -> None:
    """Print them, with what misses its aim marked."""
    for one in figures:
        print(f"{one.name:<56} {one.value:>10,.0f}  aim {one.aim:>7,.0f}{'' if one.value <= one.aim else '  missed'}")


@contextmanager
def _connected(folder: Path) -> Iterator[tuple[World, Extension, Recruiter]]:
    world = World.start(folder)
    try:
        with sync_playwright() as playwright, Chromium(playwright, world.extension, folder / "profile") as chromium:
            extension = Extension(chromium)
            extension.connect(world.attract.address)
            yield world, extension, Recruiter(chromium.page, world.recruiter.address)
    finally:
        world.stop()


def _useful_paint(extension: Extension, name: str) -> float:
    """When a page of the extension says who is connected, after it was asked for while the worker slept."""
    page = extension.open(name)
    page.add_init_script(_WATCH)
    return median(_woken(extension, page) for _ in range(ROUNDS))


def _woken(extension: Extension, page: Page) -> float:
    extension.chromium.stop_worker(page)
    page.reload()
    return float(page.wait_for_function("window.shownAfter").json_value())


def _longest(recruiter: Recruiter, address: str) -> float:
    def load() -> None:
        recruiter.page.goto(address)
        expect(badges(recruiter.page).first).to_be_visible()
        recruiter.page.wait_for_load_state("networkidle")

    return median(longest_task(recruiter.page, load) for _ in range(ROUNDS))


def _page_of_links(recruiter: Recruiter, world: World) -> str:
    """The address of a page of that many profile links, the stand-in's members among people whom nobody knows."""
    known = [(member.id, member.name) for member in Pool.of(world.attract).members]
    people = [*known, *((f"AEMAAB{at:08d}", f"Person {at}") for at in range(LINKS))][:LINKS]
    rows = "".join(f'<li><a href="/talent/profile/{id}">{name}</a></li>' for id, name in people)
    address, page = f"{recruiter.address}/talent/many", f"<!doctype html><main><ul>{rows}</ul></main>"
    recruiter.page.route(address, lambda route: route.fulfill(body=page, content_type="text/html"))
    return address


def _script(built: Path) -> int:
    """What the browser loads into each page of an inject host, whether or not there is a profile."""
    scripts = json.loads((built / "manifest.json").read_text("utf-8"))["content_scripts"]
    return sum((built / name).stat().st_size for script in scripts for name in script["js"])
