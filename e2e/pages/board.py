"""The board of a job: columns for stages, cards for people."""

import re

from playwright.sync_api import CDPSession, Locator, expect

from e2e.pages.attract import Attract
from e2e.support.colleague import Job

_MOVABLE = "() => !!window.Sortable && [...document.querySelectorAll('.cards')].every((one) => Sortable.get(one))"
_HOLD = 250  # milliseconds a finger rests before a card comes along; one that moves at once scrolls


class Board:
    """The board of the Applicants tab in the browser of somebody who is signed in."""

    def __init__(self, attract: Attract, job: Job) -> None:
        self.attract, self.page = attract, attract.page
        attract.open(f"/jobs/{job.id}/applicants?view=board")
        expect(self.column("Application")).to_be_visible()
        self._wait_until_movable()

    def _wait_until_movable(self) -> None:
        """Asked again and again from here: the page's own policy forbids what ``wait_for_function`` does while it waits."""
        for _ in range(300):
            if self.page.evaluate(_MOVABLE):
                return
            self.page.wait_for_timeout(100)
        raise AssertionError("The cards of the board cannot be moved")

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
        """Drag a card into the column of ``stage`` with the mouse, as a hand does it: in several steps."""
        begin, goal = _middle(card), _middle(self.column(stage).get_by_role("list"))
        self.page.mouse.move(*begin)
        self.page.mouse.down()
        self.page.mouse.move(begin[0] + 10, begin[1] + 4, steps=3)
        self.page.mouse.move(*goal, steps=8)
        self.page.mouse.move(goal[0] + 2, goal[1] + 2)
        self.page.mouse.up()

    def drag_by_finger(self, card: Locator, stage: str) -> None:
        """Rest a finger on a card, and draw it into the part of the next column that is on the screen."""
        card.scroll_into_view_if_needed()
        fingers = self.page.context.new_cdp_session(self.page)
        (x, y), column = _middle(card), self.column(stage).get_by_role("list").bounding_box()
        assert column is not None
        _touch(fingers, "touchStart", x, y)
        self.page.wait_for_timeout(_HOLD)  # the finger itself rests; nothing on the page tells when it is long enough
        goal, ghost = column["x"] + 40, self.column(stage).locator(".sortable-ghost")
        for step in range(1, 9):
            _touch(fingers, "touchMove", x + (goal - x) * step / 8, y)
        for nudge in range(50):  # a busy page takes moves together, and looks where the finger is only at the next one
            if ghost.count():
                break
            _touch(fingers, "touchMove", goal + nudge % 2, y)
            self.page.wait_for_timeout(100)
        expect(ghost).to_be_visible()
        fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def _middle(element: Locator) -> tuple[float, float]:
    box = element.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + min(box["height"], 120) / 2


def _touch(fingers: CDPSession, kind: str, x: float, y: float) -> None:
    fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
