"""One reading of search words for every database: folded to plain lower case before it is stored and before it is sought."""

import re
import unicodedata

QUERY_LIMIT = 200
_WORD = re.compile(r"\w+")


def folded(*texts: str | None) -> str:
    """``texts`` as words without case and accents, in one line; "Ærlig José" becomes "aerlig jose"."""
    joined = " ".join(text for text in texts if text)
    if joined.isascii():  # most words of most pages: nothing to take apart
        return " ".join(_WORD.findall(joined.lower().replace("_", " ")))
    parts = _decomposed(_decomposed(joined).casefold())
    plain = "".join(char for char in parts if not unicodedata.combining(char)).translate(_LETTERS)
    return " ".join(_WORD.findall(plain))


def as_one_word(address: str | None) -> str:
    """An e-mail address as one word: "Kari@Mail.example" becomes "karimailexample", which is as rare as the address."""
    return folded(address).replace(" ", "")


def words(query: str) -> list[str]:
    """The words to look for in what a person typed; at most eight, each compared as a beginning."""
    return folded(query[:QUERY_LIMIT]).split()[:8]


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFKD", text)


# Letters that Unicode does not take apart, as they are typed where a keyboard lacks them; "_" is no letter.
_LETTERS = str.maketrans({"_": " ", "æ": "ae", "ø": "o", "ð": "d", "þ": "th", "ł": "l", "đ": "d"})
