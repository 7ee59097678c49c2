"""Reading a page as a browser without JavaScript would: its text, its links, and its forms with what is filled in."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_SILENT = ("script", "style", "head")
_VOID = ("input", "meta", "link", "img", "br")
Attributes = dict[str, str]


@dataclass
class Form:
    """A form: where it goes, and what it would send as it stands."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)
    buttons: list[str] = field(default_factory=list)
    repeated: dict[str, list[str]] = field(default_factory=dict)

    def filled(self, **changes: object) -> dict[str, object]:
        """What it would send with ``changes``; of fields that share a name each one, in their order."""
        several = {name: values for name, values in self.repeated.items() if len(values) > 1}
        return {**self.fields, **several, **changes}


@dataclass
class Page(HTMLParser):
    """What a page says and offers."""

    html: str
    title: str = ""
    links: dict[str, str] = field(default_factory=dict)
    forms: list[Form] = field(default_factory=list)
    elements: list[tuple[str, Attributes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._texts: list[str] = []
        self._open: list[str] = []
        self._link: tuple[str, int] | None = None
        self._name = ""
        self.feed(self.html)

    @property
    def text(self) -> str:
        """All that is written on the page, in one line."""
        return " ".join(" ".join(self._texts).split())

    def form(self, action: str) -> Form:
        """The form that goes to ``action``; the test fails when there is none."""
        return next(form for form in self.forms if form.action == action)

    def goes_to(self, address: str) -> bool:
        """Whether a link or a form leads to ``address``."""
        return address in self.links.values() or any(form.action == address for form in self.forms)

    def message_of(self, name: str) -> str:
        """The error beside the field ``name``."""
        return self.html.partition(f'id="{name}-error" class="error">')[2].partition("<")[0]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        result = {name: value or "" for name, value in attrs}
        self.elements.append((tag, result))
        if tag not in _VOID:
            self._open.append(tag)
        if tag == "a":
            self._link = (result.get("href", ""), len(self._texts))
        elif tag == "form":
            self.forms.append(Form(result["action"], result.get("method", "get")))
        elif self.forms:
            self._field(tag, result)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass
        if tag == "a" and self._link:
            self.links[" ".join(" ".join(self._texts[self._link[1] :]).split())] = self._link[0]

    def handle_data(self, data: str) -> None:
        if self._open[-1:] == ["title"]:
            self.title += data
        if self._open[-1:] == ["textarea"]:
            self.forms[-1].fields[self._name] += data.removeprefix("\n")
        if self._open[-1:] == ["button"] and self.forms:
            self.forms[-1].buttons.append(data.strip())
        if not any(tag in self._open for tag in _SILENT):
            self._texts.append(data)

    def _field(self, tag: str, attributes: Attributes) -> None:
        form = self.forms[-1]
        if tag == "select":
            self._name = attributes["name"]
        elif tag == "textarea":
            self._name = attributes["name"]
            form.fields[self._name] = ""
        elif tag == "option":
            self._option(form, attributes)
        elif tag == "input" and attributes.get("type") not in ("radio", "checkbox", "file"):
            form.fields[attributes["name"]] = attributes.get("value", "")
            form.repeated.setdefault(attributes["name"], []).append(attributes.get("value", ""))
        elif tag == "input" and "checked" in attributes:
            form.fields[attributes["name"]] = attributes.get("value", "on")

    def _option(self, form: Form, attributes: Attributes) -> None:
        form.choices.setdefault(self._name, []).append(attributes["value"])
        if "selected" in attributes or self._name not in form.fields:
            form.fields[self._name] = attributes["value"]
