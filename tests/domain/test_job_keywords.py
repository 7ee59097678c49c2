"""Skills, job functions and industries (attract.md 4.2)."""

import pytest

from server.domain.errors import Invalid
from server.domain.job_keywords import DEFAULTS, MOST, KeywordKind, checked_keywords, is_own, keyword_key

OWN = ("Own one", "Own two", "Own three")


@pytest.mark.statement(157)
def test_there_are_default_skills_and_any_other_can_be_added() -> None:
    assert "Python" in DEFAULTS[KeywordKind.SKILL]
    assert checked_keywords(KeywordKind.SKILL, ["Ice navigation", *OWN, "Fourth"]) == ("Ice navigation", *OWN, "Fourth")


@pytest.mark.statement(158)
def test_a_fourth_own_job_function_is_refused() -> None:
    kind = KeywordKind.JOB_FUNCTION
    assert checked_keywords(kind, ["Sales", *OWN, "Finance", "Legal", "Design"])[1:4] == OWN
    with pytest.raises(Invalid) as refused:
        checked_keywords(kind, ["Sales", *OWN, "Own four"])
    assert list(refused.value.errors) == ["job_function"]


@pytest.mark.statement(159)
def test_a_fourth_own_industry_is_refused() -> None:
    assert checked_keywords(KeywordKind.INDUSTRY, [*OWN, "Banking"]) == (*OWN, "Banking")
    with pytest.raises(Invalid) as refused:
        checked_keywords(KeywordKind.INDUSTRY, [*OWN, "Own four"])
    assert list(refused.value.errors) == ["industry"]


def test_a_word_is_kept_once_and_a_default_one_as_it_is_spelled_by_default() -> None:
    assert checked_keywords(KeywordKind.SKILL, [" python ", "PYTHON", "", "  ", "Ice  navigation", "ice navigation"]) == (
        "Python",
        "ice navigation",
    )
    assert checked_keywords(KeywordKind.SKILL, ["C#", "C++", "C"]) == ("C#", "C++", "C")


@pytest.mark.parametrize("words", [["x" * 81], ["ß" * 80], [f"word {number}" for number in range(MOST + 1)]])
def test_words_are_neither_long_nor_endless(words: list[str]) -> None:
    with pytest.raises(Invalid) as refused:
        checked_keywords(KeywordKind.SKILL, words)
    assert list(refused.value.errors) == ["skill"]


@pytest.mark.parametrize("kind", KeywordKind)
def test_the_default_words_differ_and_are_fine(kind: KeywordKind) -> None:
    assert checked_keywords(kind, DEFAULTS[kind][:MOST]) == DEFAULTS[kind]
    assert not [word for word in DEFAULTS[kind] if is_own(kind, word) or keyword_key(word) != keyword_key(f" {word} ")]
