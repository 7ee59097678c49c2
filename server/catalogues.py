"""The texts in other languages, for whoever speaks without a request: mail."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from babel.support import Translations

TRANSLATIONS = Path(__file__).parent / "translations"
ENGLISH, NORWEGIAN = "en", "nb"
LANGUAGES = (ENGLISH, NORWEGIAN)


@cache
def speaker(language: str) -> Callable[[str], str]:
    """What says a text of the domain (marked by N_) in ``language``; one that nobody translated into is English."""
    catalogue = Translations.load(str(TRANSLATIONS), [language])
    return lambda text: str(catalogue.gettext(text)) if text else ""
