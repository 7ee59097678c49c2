"""What the pages say in each language of the interface."""

import re
from pathlib import Path
from string import Formatter

import pytest

from e2e.recruiter.labels import FOLDER, Labels, labels
from e2e.recruiter.looks.looks import CHOICES

LANGUAGES = CHOICES["language"]
TEMPLATES = Path(__file__).parents[2] / "templates"


def fields(text: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(text)} - {None}


def test_there_is_a_file_for_every_language_and_no_other():
    assert {file.stem for file in FOLDER.glob("*.json")} == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_everything_with_the_same_values_in_it(language: str):
    english, own = labels("en"), labels(language)
    assert set(own) == set(english)
    for key, text in english.items():
        assert own[key] if key == "months" else fields(own[key]) == fields(text), key
    assert len(own["months"]) == 12


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_the_words_are_not_english(language: str):
    same = [key for key, text in labels("en").items() if labels(language)[key] == text]
    assert len(same) < 15


def test_every_label_that_a_template_asks_for_is_there():
    asked = {key for file in TEMPLATES.rglob("*.html") for key in re.findall(r"label\([\"'](\w+)[\"'](?! ~)", file.read_text())}
    assert asked
    assert asked <= set(labels("en"))


def test_a_month_is_written_as_the_language_does():
    assert (Labels("en").month("2019-04"), Labels("ko").month("2019-04"), Labels("de").month("2019")) == (
        "Apr 2019",
        "2019년 4월",
        "2019",
    )
