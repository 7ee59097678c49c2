"""What the pages say in the languages of the interface: one file a language, the same keys in each. Hooks are not localised."""

import json
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@cache
def labels(language: str) -> dict[str, Any]:
    """The texts of ``language`` by key."""
    known: dict[str, Any] = json.loads((FOLDER / f"{language}.json").read_text("utf-8"))
    return known


class Labels:
    """``labels("save")`` in one language; values in braces are filled in. A key that is missing raises KeyError."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._texts = labels(language)

    def __call__(self, key: str, **values: object) -> str:
        """The text for ``key``."""
        text: str = self._texts[key]
        return text.format(**values) if values else text

    def month(self, written: str) -> str:
        """``2019-04`` as the interface writes it, for example "Apr 2019"."""
        year, _, month = written.partition("-")
        return self("month", month=self._texts["months"][int(month) - 1], year=year) if month else year
