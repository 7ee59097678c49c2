"""Where LinkedIn answers: its API, its sign-in and token endpoints, and the scripts of its widgets (linkedin.md 2, 3.1)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Addresses:
    """Three bases without a slash at the end: ``api`` for data, ``www`` for OAuth, ``scripts`` for the widgets."""

    api: str
    www: str
    scripts: str


PRODUCTION = Addresses("https://api.linkedin.com", "https://www.linkedin.com", "https://platform.linkedin.com")


def at(base: str) -> Addresses:
    """All three on one base, as a stand-in serves them."""
    base = base.rstrip("/")
    return Addresses(base, base, base)
