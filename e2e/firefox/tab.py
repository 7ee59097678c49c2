"""A tab of Firefox, and what stands in its page: found by role and name, as assistive technology does, also in closed roots."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Self

from e2e.firefox.bidi import Connection
from e2e.firefox.waiting import wait_until

_KEYS = {
    "Enter": "\ue007", "Tab": "\ue004", "Escape": "\ue00c", "ArrowDown": "\ue015", "Control": "\ue009", "Shift": "\ue008",
}  # fmt: skip


@dataclass(frozen=True)
class Tab:
    """One tab or window; ``context`` is BiDi's name for it."""

    bidi: Connection
    context: str

    def go(self, address: str) -> None:
        """Load the page at ``address``."""
        self.bidi.send("browsingContext.navigate", context=self.context, url=address, wait="complete")

    def reload(self) -> None:
        """Load its page again."""
        self.bidi.send("browsingContext.reload", context=self.context, wait="complete")

    def run(self, function: str, *arguments: Any) -> Any:
        """What a function of the page's own world answers."""
        return self.bidi.run(self.context, function, *arguments)

    def find(self, role: str, name: str | None = None, *, text: str | None = None) -> "Query":
        """What has this role, and this name and contains this text where they are given."""
        return Query(self).find(role, name, text=text)

    def says(self, text: str) -> None:
        """Wait until its page contains ``text``, outside of closed roots."""
        said = "() => document.body.innerText"
        wait_until(lambda: text in self.run(said), lambda: f"The page says {self.run(said)!r} and not {text!r}")

    def becomes(self, function: str, value: object) -> None:
        """Wait until ``function`` answers ``value``."""
        wait_until(lambda: self.run(function) == value, lambda: f"It is {self.run(function)!r} and not {value!r}")

    def press(self, keys: str) -> None:
        """Press a key such as ``Enter``, or several at once such as ``Control+a``."""
        pressed = [_KEYS.get(key, key) for key in keys.split("+")]
        down = [{"type": "keyDown", "value": key} for key in pressed]
        up = [{"type": "keyUp", "value": key} for key in reversed(pressed)]
        self.act({"type": "key", "id": "keyboard", "actions": [*down, *up]})

    def type(self, text: str) -> None:
        """Type ``text`` where the cursor stands."""
        strokes = [{"type": kind, "value": sign} for sign in text for kind in ("keyDown", "keyUp")]
        self.act({"type": "key", "id": "keyboard", "actions": strokes})

    def act(self, *sources: dict[str, Any]) -> None:
        """Let keyboard and mouse do something, as a person does: the page is told that it can trust it."""
        self.bidi.send("input.performActions", context=self.context, actions=list(sources))

    def picture(self) -> bytes:
        """What it looks like, as PNG."""
        return base64.b64decode(self.bidi.send("browsingContext.captureScreenshot", context=self.context)["data"])

    def close(self) -> None:
        """Close it."""
        self.bidi.send("browsingContext.close", context=self.context)


@dataclass(frozen=True)
class Query:
    """What stands in ``tab``, step by step within each other; it is looked for anew whenever something is done with it."""

    tab: Tab
    steps: tuple[tuple[dict[str, str], str | None], ...] = ()
    most: int | None = None

    @property
    def first(self) -> "Query":
        """Only the first of them."""
        return replace(self, most=1)

    def find(self, role: str, name: str | None = None, *, text: str | None = None) -> "Query":
        """What stands within this."""
        wanted = {"role": role} | ({} if name is None else {"name": name})
        return Query(self.tab, (*self.steps, (wanted, text)))

    def nodes(self) -> list[str]:
        """BiDi's names for what is there now."""
        result: list[str | None] = [None]
        for wanted, text in self.steps:
            result = [
                node for start in result for node in self._within(start, wanted) if text is None or text in self._text(node)
            ]
        return [node for node in result if node][: self.most]

    def _within(self, start: str | None, wanted: dict[str, str]) -> list[str]:
        described = self.tab.bidi.described(self.tab.context, start)
        locator = {"type": "accessibility", "value": wanted}
        starts = [{"sharedId": node} for node in (described["sharedId"], *_roots(described))]
        result = self.tab.bidi.send("browsingContext.locateNodes", context=self.tab.context, locator=locator, startNodes=starts)
        return list(dict.fromkeys(node["sharedId"] for node in result["nodes"]))

    def _run(self, node: str, function: str) -> Any:
        return self.tab.bidi.run(self.tab.context, function, node=node)

    def _text(self, node: str) -> str:
        return str(self._run(node, "(node) => node.innerText.trim()"))

    def one(self) -> str:
        """BiDi's name for the one that is there; waits until there is exactly one."""
        return wait_until(lambda: nodes[0] if len(nodes := self.nodes()) == 1 else None, lambda: f"{len(self.nodes())} of {self}")

    def texts(self) -> list[str]:
        """What those that are there now say."""
        return [self._text(node) for node in self.nodes()]

    def says(self, text: str) -> Self:
        """Wait until one of them contains ``text``."""
        wait_until(lambda: any(text in one for one in self.texts()), lambda: f"{self} says {self.texts()} and not {text!r}")
        return self

    def count_is(self, count: int) -> Self:
        """Wait until there are so many."""
        wait_until(lambda: len(self.nodes()) == count, lambda: f"{len(self.nodes())} and not {count} of {self}")
        return self

    def has(self, property: str, value: object) -> Self:
        """Wait until the one that is there has ``value`` as its ``property``, such as value, checked or disabled."""
        read = f"(node) => node[{property!r}]"
        wait_until(lambda: self._run(self.one(), read) == value, lambda: f"{self}: {property} is {self._run(self.one(), read)!r}")
        return self

    def hover(self) -> Self:
        """Move the mouse onto it."""
        self._mouse()
        return self

    def click(self) -> Self:
        """Click on it."""
        self._mouse({"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0})
        return self

    def fill(self, text: str) -> Self:
        """Type ``text`` into it, in place of what stands there."""
        self.click()
        self.tab.press("Control+a")
        self.tab.type(text or "\ue003")
        return self

    def _mouse(self, *then: dict[str, Any]) -> None:
        node = self.one()
        self._run(node, "(node) => node.scrollIntoView({ block: 'center' })")
        move = {"type": "pointerMove", "x": 0, "y": 0, "origin": {"type": "element", "element": {"sharedId": node}}}
        self.tab.act({"type": "pointer", "id": "mouse", "actions": [move, *then]})


def _roots(described: dict[str, Any]) -> Iterator[str]:
    """The shadow roots in what BiDi describes, open and closed."""
    value = described.get("value") or {}
    if root := value.get("shadowRoot"):
        yield root["sharedId"]
        yield from _roots(root)
    for child in value.get("children", ()):
        yield from _roots(child)
