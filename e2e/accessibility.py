"""axe-core over what is on the screen, light and dark, on a wide window and on a phone."""

import json

from playwright.sync_api import Page

from e2e.chromium import PHONE, WIDE
from e2e.servers import ROOT

_AXE = ROOT / "node_modules/axe-core/axe.min.js"
_RUN = """async (within) => {
  const { violations } = await axe.run(within ?? document, { resultTypes: ['violations'] });
  return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html, target, failureSummary }) =>
    ({ html: html.slice(0, 300), target: target.join(' '), failureSummary })) }));
}"""


def assert_accessible(page: Page, within: str | None = None, *, sizes: tuple[dict[str, int], ...] = (WIDE, PHONE)) -> None:
    """No violation of axe's rules on ``page``, or in the elements called ``within`` and their shadow roots."""
    page.evaluate(_AXE.read_text("utf-8"))  # not as a script of the page, which its Content-Security-Policy would stop
    found = {}
    for size in sizes:
        page.set_viewport_size(size)  # type: ignore[arg-type]
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            if violations := page.evaluate(_RUN, within):
                found[f"{scheme}, {size['width']} px"] = violations
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    page.emulate_media(color_scheme="light")
    assert not found, json.dumps(found, indent=1, ensure_ascii=False)
