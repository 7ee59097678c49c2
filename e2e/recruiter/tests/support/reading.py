"""Reading a page of the stand-in as a program would: by elements, attributes and classes."""

from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlsplit

PROFILE = "/talent/profile/"
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


class Element:
    """One element; ``parts`` are its texts and elements in their order."""

    def __init__(self, tag: str, attributes: dict[str, str], parent: "Element | None") -> None:
        self.tag, self.attributes, self.parent = tag, attributes, parent
        self.parts: list[str | Element] = []

    def walk(self) -> Iterator["Element"]:
        """Every element within, in document order."""
        for part in self.parts:
            if isinstance(part, Element):
                yield part
                yield from part.walk()

    @property
    def text(self) -> str:
        """All text within, white space as one space."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for part in self.parts:
            if isinstance(part, str):
                yield part
            else:
                yield from part._texts()

    def all(self, selector: str) -> list["Element"]:
        """The elements within that a selector names: ``tag``, ``.class``, ``#id``, ``[attribute]`` or ``tag[attribute]``."""
        return [each for each in self.walk() if each.fits(selector)]

    def one(self, selector: str) -> "Element":
        """The only such element."""
        (found,) = self.all(selector)
        return found

    def texts(self, selector: str) -> list[str]:
        """Their texts."""
        return [each.text for each in self.all(selector)]

    def fits(self, selector: str) -> bool:
        """Whether the element is one of those."""
        if selector.startswith("."):
            return selector[1:] in self.attributes.get("class", "").split()
        if selector.startswith("#"):
            return self.attributes.get("id") == selector[1:]
        tag, _, attribute = selector.rstrip("]").partition("[")
        return (not tag or self.tag == tag) and (not attribute or attribute in self.attributes)

    def is_within(self, selector: str) -> bool:
        """Whether an element around it is one of those."""
        return self.parent is not None and (self.parent.fits(selector) or self.parent.is_within(selector))


class Reading(Element, HTMLParser):
    """A page as the tree of its elements; ``strict``: an AssertionError says where elements are not nested."""

    def __init__(self, html: str, strict: bool = False) -> None:
        Element.__init__(self, "", {}, None)
        HTMLParser.__init__(self)
        self._strict = strict
        self._open: list[Element] = [self]
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self._open[-1])
        self._open[-1].parts.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._strict:
            assert self._open[-1].tag == tag, f"<{self._open[-1].tag}> is closed by </{tag}> in line {self.getpos()[0]}"
        while any(each.tag == tag for each in self._open[1:]):
            if self._open.pop().tag == tag:
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].parts.append(data)

    @property
    def headings(self) -> dict[str, list[str]]:
        """The texts of the headings by level."""
        return {level: self.texts(level) for level in ("h1", "h2", "h3")}

    def links(self) -> list[str]:
        """Every href of an <a>, in document order."""
        return [each.attributes["href"] for each in self.all("a[href]")]

    def member_ids(self) -> list[str]:
        """The members whose profiles the page's rows link to, in document order."""
        rows = self.all("a[data-test-link-to-profile-link]")
        return [urlsplit(each.attributes["href"]).path.removeprefix(PROFILE) for each in rows]

    @property
    def elements(self) -> list[tuple[str, dict[str, str]]]:
        """Name and attributes of every element, in document order."""
        return [(each.tag, each.attributes) for each in self.walk()]

    def tags(self) -> list[str]:
        """The name of every element, in document order."""
        return [each.tag for each in self.walk()]
