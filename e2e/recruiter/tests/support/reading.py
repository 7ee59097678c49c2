"""Reading a page of the stand-in the way a stranger would: by elements, not by class names."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

PROFILE = "/talent/profile/"


class Reading(HTMLParser):
    """Links, headings and text of one page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.headings: dict[str, list[str]] = {"h1": [], "h2": [], "h3": []}
        self.text: list[str] = []
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in self.headings:
            self.headings[tag].append("")
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if self._open:
            self.headings[self._open[-1]][-1] += data

    def links(self) -> list[str]:
        """Every href of an <a>, in document order."""
        return [attributes["href"] or "" for tag, attributes in self.elements if tag == "a" and "href" in attributes]

    def member_ids(self) -> list[str]:
        """The members whose profiles the page links to, in document order."""
        return [urlsplit(link).path.removeprefix(PROFILE) for link in self.links() if link.startswith(PROFILE)]

    def tags(self) -> list[str]:
        """The name of every element, in document order."""
        return [tag for tag, _ in self.elements]
