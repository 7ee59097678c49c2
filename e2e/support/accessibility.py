"""axe-core over what is on the screen, light and dark, on a wide window and on a phone."""

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

from e2e.support.chromium import PHONE, WIDE
from e2e.support.servers import ROOT

_AXE = ROOT / "node_modules/axe-core/axe.min.js"
# What does not depend on colours is the same in both schemes, and is asked once.
_OF_COLOURS = ["color-contrast", "link-in-text-block"]
_RUN = """async ([within, runOnly]) => {
  const { violations } = await axe.run(within ?? document, { resultTypes: ['violations'], ...runOnly && { runOnly } });
  return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html, target, failureSummary }) =>
    ({ html: html.slice(0, 300), target: target.join(' '), failureSummary })) }));
}"""


def assert_accessible(page: Page, within: str | None = None, *, sizes: tuple[dict[str, int], ...] = (WIDE, PHONE)) -> None:
    """No violation of axe's rules on ``page``, or in the elements called ``within`` and their shadow roots."""
    result = violations(page, within, sizes)
    assert not result, json.dumps(result, indent=1, ensure_ascii=False)


def trouble_on(page: Page) -> str:
    """What is wrong with the whole of ``page``: a violation, or that a telephone has to be moved sideways to read it."""
    result = {where: [one["id"] for one in each] for where, each in violations(page, None, (WIDE, PHONE), _width).items()}
    return json.dumps(result, ensure_ascii=False) if result else ""


def violations(
    page: Page,
    within: str | None,
    sizes: tuple[dict[str, int], ...],
    beside: Callable[[Page, int], list[Any]] = lambda *_: [],
) -> dict[str, list[Any]]:
    """What axe finds, by colour scheme and width, and what ``beside`` finds at each width; nothing where nothing is wrong."""
    page.evaluate(_AXE.read_text("utf-8"))  # not as a script of the page, which its Content-Security-Policy would stop
    result = {}
    for size in sizes:
        page.set_viewport_size(size)  # type: ignore[arg-type]
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            wrong = page.evaluate(_RUN, [within, _OF_COLOURS if scheme == "dark" else None])
            if wrong := wrong + (beside(page, size["width"]) if scheme == "light" else []):
                result[f"{scheme}, {size['width']} px"] = wrong
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    page.emulate_media(color_scheme="light")
    return result


def _width(page: Page, width: int) -> list[Any]:
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [{"id": f"{wide} px wide"}] if wide > width else []
