"""What there is to choose. Names in brackets are facts of docs/spec/pages.md."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Self

LONGEST_WAIT = 60_000
MOST_LINKS = 5_000
WAIT, MANY_LINKS = 4_000, 1_000  # what the menu on the pages orders
CHOICES = {
    "member_page": ("ember", "sdui", "sdui_paragraph", "signed_out"),
    "interrupted": ("no", "contract", "sign_in"),
    "language": ("en", "nb", "de", "es", "fr", "pl", "ko"),
}
LIMITS = {"content_after_ms": LONGEST_WAIT, "old_content_ms": LONGEST_WAIT, "profile_links": MOST_LINKS}


class NoSuchLook(ValueError):
    """A look, or a value of one, that there is not; the text says which."""


@dataclass(frozen=True)
class Looks:
    """One choice; without values the pages as most people meet them.

    - ``slide_in``: a click in a list opens the profile over it (R2, R14)
    - ``project_heading``: every page stands within a project, whose name is the only ``h1`` (R14)
    - ``undrawn_rows``: rows are drawn near the viewport only (L2)
    - ``relative_links``: names in lists link without host (L1)
    - ``content_after_ms``: content comes so long after the address (R15)
    - ``old_content_ms``: after the address changed, what was there stays so long (R16)
    - ``public_link_on_click``: no Personal Information card; the public link comes after a click or hover only (R9a)
    - ``out_of_network``: every name is the text "LinkedIn Member" (R10)
    - ``interrupted``: a page to choose the contract, or a sign-in, stands in for the page (R20)
    - ``member_page``: the markup of ``/in/`` (I2, I5, I7, I10)
    - ``language``: of the interface (R13)
    - ``profile_links``: so many links to profiles stand below search results, for measuring
    """

    slide_in: bool = False
    project_heading: bool = False
    undrawn_rows: bool = False
    relative_links: bool = False
    content_after_ms: int = 0
    old_content_ms: int = 0
    public_link_on_click: bool = False
    out_of_network: bool = False
    interrupted: str = "no"
    member_page: str = "ember"
    language: str = "en"
    profile_links: int = 0

    def with_values(self, values: Mapping[str, Any]) -> Self:
        """The same with other ``values``, as JSON or as a form or cookie gives them; raise NoSuchLook."""
        return replace(self, **{name: _value(name, value) for name, value in values.items()})

    def changed(self) -> dict[str, Any]:
        """The values that are not the ordinary ones."""
        return {name: value for name, value in asdict(self).items() if value != ORDINARY[name]}


ORDINARY: dict[str, Any] = {field.name: field.default for field in fields(Looks)}


def _value(name: str, given: Any) -> Any:
    if name not in ORDINARY:
        raise NoSuchLook(f"there is no look {name}")
    if name in CHOICES:
        if given not in CHOICES[name]:
            raise NoSuchLook(f"{name} is one of {', '.join(CHOICES[name])}")
        return given
    if name in LIMITS:
        return _number(name, given)
    if given not in (True, False, "1", "0"):
        raise NoSuchLook(f"{name} is true or false")
    return given in (True, "1")


def _number(name: str, given: Any) -> int:
    text = str(given)
    if isinstance(given, bool) or not (text.isascii() and text.isdigit() and len(text) < 6) or int(text) > LIMITS[name]:
        raise NoSuchLook(f"{name} is a number up to {LIMITS[name]}")
    return int(text)
