"""One reading of search words for every database: folded to plain lower case before it is stored and before it is sought."""

import re
import unicodedata

QUERY_LIMIT = 200
_WORD = re.compile(r"\w+")


def folded(*texts: str | None) -> str:
    """``texts`` as words without case and accents, in one line; "Ærlig José" becomes "aerlig jose"."""
    joined = " ".join(text for text in texts if text).casefold().translate(_LETTERS)
    plain = "".join(char for char in unicodedata.normalize("NFKD", joined) if not unicodedata.combining(char))
    return " ".join(_WORD.findall(plain.replace("_", " ")))


def words(query: str) -> list[str]:
    """The words to look for in what a person typed; at most eight, each compared as a beginning."""
    return folded(query[:QUERY_LIMIT]).split()[:8]


_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ð": "d", "þ": "th", "ł": "l", "đ": "d"})
