"""Dragging as hands do it: what is taken comes along before it is carried off, and is let go where it is seen."""

import re

from playwright.sync_api import CDPSession, Locator, Page, expect

_CHOSEN = re.compile(r"\bsortable-chosen\b")
_GHOST = ".sortable-ghost"  # the place where the item would be put


def drag_by_mouse(page: Page, item: Locator, grip: tuple[float, float], goal: tuple[float, float], place: Locator) -> None:
    """Take ``item`` at the point ``grip``, carry it to ``goal`` and let it go once it stands in ``place``."""
    page.mouse.move(*grip)
    page.mouse.down()
    page.mouse.move(grip[0] + 10, grip[1] + 4, steps=3)
    expect(item.and_(page.locator(_GHOST))).to_be_visible()
    page.mouse.move(*goal, steps=8)
    page.mouse.move(goal[0] + 2, goal[1] + 2)
    expect(place.locator(_GHOST)).to_be_visible()
    page.mouse.up()


def drag_by_finger(page: Page, item: Locator, grip: tuple[float, float], goal: tuple[float, float], place: Locator) -> None:
    """Rest a finger on ``item`` until it comes along, draw it to ``goal``, and lift the finger once it stands in ``place``."""
    fingers = page.context.new_cdp_session(page)
    _touch(fingers, "touchStart", *grip)
    expect(item).to_have_class(_CHOSEN)  # a finger that moves at once scrolls
    _touch(fingers, "touchMove", grip[0] + 10, grip[1])
    expect(page.locator(".sortable-fallback")).to_be_visible()  # what hangs on the finger
    for step in range(1, 9):
        _touch(fingers, "touchMove", *(begin + (end - begin) * step / 8 for begin, end in zip(grip, goal, strict=True)))
    expect(place.locator(_GHOST)).to_be_visible()
    fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def _touch(fingers: CDPSession, kind: str, x: float, y: float) -> None:
    fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
