"""Search words: folded alike when stored and when sought."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.search_text import folded, words


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Senior Data Engineer", "senior data engineer"),
        ("REQ-1042", "req 1042"),
        ("Ærlig José, Århus", "aerlig jose arhus"),
        ("Sjøfører / Łódź", "sjoforer lodz"),
        ("STRASSE Straße", "strasse strasse"),
        ("snake_case", "snake case"),
        ("ﬁnance 𝓐ttract ①", "finance attract 1"),
        ("İstanbul", "istanbul"),
        ("", ""),
        ("… — !", ""),
        ("Инженер 工程师", "инженер 工程师"),
    ],
)
def test_texts_become_plain_words(text: str, plain: str) -> None:
    assert folded(text) == plain


def test_several_texts_become_one_line_and_missing_ones_nothing() -> None:
    assert folded("Title", None, "REQ-1") == "title req 1"


def test_a_query_has_at_most_eight_words_of_its_first_200_characters() -> None:
    assert words(" ".join(f"w{n}" for n in range(20))) == [f"w{n}" for n in range(8)]
    assert words("x" * 500) == ["x" * 200]


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text(max_size=60))
def test_every_word_of_a_text_is_found_by_typing_it_in_capitals_or_small(text: str) -> None:
    stored = folded(text).split()
    assert set(words(text.upper().lower())) <= set(stored) | set(words(text.upper()))
    assert words(text) == stored[:8]


@given(st.text())
def test_words_carry_nothing_that_a_query_language_could_read(text: str) -> None:
    assert all(word.isalnum() for word in words(text))
