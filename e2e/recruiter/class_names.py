"""Class names as a build tool makes them: short, meaningless, and different after every start.

They carry the style; the names that the real pages have stand beside them and carry none.
"""

import hashlib
import re

CLASS_SELECTOR = re.compile(r"\.(-?[a-z][a-z-]*)(?=[\s,.:{>\[)+~])")


class ClassNames:
    """The mapping of one start from the names in our style sheets to those in the pages."""

    def __init__(self, build: str) -> None:
        self.build = build

    def __call__(self, *names: str) -> str:
        """The value of a class attribute for the style sheet's ``names``."""
        return " ".join(self._scrambled(name) for name in names)

    def in_style_sheet(self, source: str) -> str:
        """``source``, a style sheet, with every class selector replaced by what the pages carry."""
        return CLASS_SELECTOR.sub(lambda found: "." + self._scrambled(found[1]), source)

    def _scrambled(self, name: str) -> str:
        return "x" + hashlib.blake2s(f"{self.build} {name}".encode(), digest_size=4).hexdigest()
