"""The board of a job: columns for stages, cards for people."""

import re

from playwright.sync_api import Locator, expect

from e2e.pages.attract import Attract
from e2e.pages.dragging import drag_by_finger, drag_by_mouse
from e2e.support.colleague import Job


class Board:
    """The board of the Applicants tab in the browser of somebody who is signed in."""

    def __init__(self, attract: Attract, job: Job) -> None:
        self.attract, self.page = attract, attract.page
        attract.open(f"/jobs/{job.id}/applicants?view=board")
        expect(self.column("Application")).to_be_visible()
        expect(self.page.locator(".cards:not([data-attached])")).to_have_count(0)

    def column(self, stage: str) -> Locator:
        """The column of a stage, whose name ends with how many are in it."""
        return self.page.get_by_role("region", name=re.compile(rf"^{stage} \d"))

    def card(self, name: str, stage: str) -> Locator:
        """The card of somebody in the column of ``stage``."""
        return self.column(stage).get_by_role("listitem").filter(has=self.page.get_by_role("link", name=name, exact=True))

    def expect_in(self, stage: str, *names: str) -> None:
        """Only these people are in the column, and it counts them."""
        for name in names:
            expect(self.card(name, stage)).to_be_visible()
        expect(self.column(stage).get_by_role("heading")).to_have_text(f"{stage} {len(names)}")
        expect(self.column(stage).get_by_role("listitem")).to_have_count(len(names))

    def handle(self, name: str) -> Locator:
        """What opens the menu of somebody's card, and lifts the card by keyboard."""
        return self.page.get_by_role("button", name=f"Move {name}", exact=True)

    def drag(self, card: Locator, stage: str) -> None:
        """Drag a card into the column of ``stage`` with the mouse."""
        cards = self.column(stage).get_by_role("list")
        drag_by_mouse(self.page, card, _middle(card), _middle(cards), cards)

    def drag_by_finger(self, card: Locator, stage: str) -> None:
        """Rest a finger on a card, and draw it into the part of the next column that is on the screen."""
        card.scroll_into_view_if_needed()
        (x, y), cards = _middle(card), self.column(stage).get_by_role("list")
        column = cards.bounding_box()
        assert column is not None
        # Short of the margin in which the board scrolls on by itself.
        drag_by_finger(self.page, card, (x, y), (column["x"] + 15, y), cards)


def _middle(element: Locator) -> tuple[float, float]:
    box = element.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + min(box["height"], 120) / 2
