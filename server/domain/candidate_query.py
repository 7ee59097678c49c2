"""What somebody asks of candidate search (attract.md 10): terms, "exact words", beginnings with *, * for everybody.

Every term has to be found. A word is sought as a beginning, with or without a star, so that results come while one types; what
stands in quotes is sought exactly as it is, its words side by side (statements 250-252).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from server.domain.search_text import QUERY_LIMIT, as_one_word, folded

TERMS = 8
_TERM = re.compile(r'"([^"]*)"?|(\S+)')


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words side by side; unless ``exact`` the last of them is a beginning.

    ``address`` is an e-mail address as one word, of which what was typed may be the beginning: half of the people have an
    address at the same few companies, so that its words alone would find very many.
    """

    words: tuple[str, ...]
    exact: bool
    address: str = ""


def terms(query: str) -> tuple[Term, ...]:
    """The terms of what was typed, at most eight; signs alone, such as "(" or a smiley, are no term."""
    query_terms = []
    for quoted, plain in _TERM.findall(query[:QUERY_LIMIT]):
        text = quoted or plain
        if words := tuple(folded(text).split()):
            query_terms.append(Term(words[:TERMS], bool(quoted), as_one_word(text) if "@" in text[1:-1] else ""))
    return tuple(query_terms[:TERMS])


def asks_for_everybody(query: str) -> bool:
    """Whether nothing is sought: nothing was typed, a star (statement 251), or a quotation that only begins."""
    return not query.strip(' "*')


def highlight(text: str, search_terms: tuple[Term, ...]) -> list[tuple[str, bool]]:
    """``text`` in pieces, each with whether it is one of the words that were found (statement 253)."""
    if not search_terms:
        return [(text, False)] if text else []
    pieces: list[tuple[str, bool]] = []
    at = 0
    for word in _WORD.finditer(text):
        if is_hit(word[0], search_terms):
            pieces += [(text[at : word.start()], False)] * (word.start() > at) + [(word[0], True)]
            at = word.end()
    return [*pieces, *([(text[at:], False)] if at < len(text) else [])]


def is_hit(word: str, search_terms: tuple[Term, ...]) -> bool:
    """Whether a word of a text is one of the words asked for."""
    whole, beginnings = _exact_and_beginnings(search_terms)
    plain = word.lower() if word.isascii() else folded(word)
    return plain in whole or plain.startswith(beginnings)


@lru_cache(maxsize=256)
def _exact_and_beginnings(search_terms: tuple[Term, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words to be found as they are, and the beginnings."""
    whole = {word for term in search_terms for word in (term.words if term.exact else term.words[:-1])}
    return frozenset(whole), tuple(term.words[-1] for term in search_terms if not term.exact)


def excerpt(text: str, search_terms: tuple[Term, ...], around: int = 90) -> str | None:
    """A few words of a long text around the first that was found; None when none is among the first 20,000."""
    for number, word in enumerate(_WORD.finditer(text)):
        if number == _FAR:
            return None
        if is_hit(word[0], search_terms):
            start, end = max(0, word.start() - around), min(len(text), word.end() + around)
            cut = " ".join(text[start:end].split())
            return f"{'… ' if start else ''}{cut}{' …' if end < len(text) else ''}"
    return None


_WORD = re.compile(r"\w+")
_FAR = 20_000
