"""English and Norwegian bokmål: every text, and dates."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from server import catalogues
from server.domain.roles import Actor, Role, TeamRole
from server.http_errors import say
from server.web import labels, language
from tests.support.people import People
from tests.web.support.browsing import Browser
from tests.web.support.page_content import Page

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """One database is enough: nothing here depends on which it is."""
    return sqlite_url


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Every text that the code and the templates mark for translation."""
    result = tmp_path_factory.mktemp("texts") / "messages.pot"
    command = [
        sys.executable,
        "-m",
        "babel.messages.frontend",
        "-q",
        "extract",
        "-F",
        "babel.cfg",
        "-k",
        "N_",
        "-o",
        str(result),
        ".",
    ]
    subprocess.run(command, cwd=ROOT, check=True)
    with result.open("rb") as texts:
        return read_po(texts)


@pytest.fixture(scope="module")
def norwegian() -> Catalog:
    with (catalogues.TRANSLATIONS / "nb" / "LC_MESSAGES" / "messages.po").open("rb") as texts:
        return read_po(texts, locale="nb")


def test_no_text_lacks_its_norwegian_translation(used: Catalog, norwegian: Catalog) -> None:
    missing = [text.id for text in used if text.id and (text.id not in norwegian or not norwegian[text.id].string)]
    assert missing == []


def test_no_translation_is_left_over(used: Catalog, norwegian: Catalog) -> None:
    assert [text.id for text in norwegian if text.id and text.id not in used] == []


def test_translations_keep_the_places_that_are_filled(norwegian: Catalog) -> None:
    assert [(text.id, list(text.check(norwegian))) for text in norwegian if text.id and list(text.check(norwegian))] == []
    assert [text.id for text in norwegian if text.fuzzy and text.id] == []


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("nb-NO,nb;q=0.9,en;q=0.8", "nb"),
        ("no", "nb"),
        ("nn-NO", "nb"),
        ("en-GB,en;q=0.9,nb;q=0.1", "en"),
        ("de,fr", "en"),
        ("", "en"),
        ("x" * 5000, "en"),
        (";;q=,%", "en"),
    ],
)
def test_the_language_is_the_one_the_browser_asks_for(stranger: Browser, asked: str, expected: str) -> None:
    answer = stranger.get("/sign-in", **{"Accept-Language": asked})
    assert f'<html lang="{expected}">' in answer.text
    assert ("Logg på" if expected == "nb" else "Sign in") in Page(answer.text).text
    assert "Accept-Language" in answer.vary


def test_labels_of_the_glossary_stand_on_the_job_page_in_norwegian(
    people: People, browser_of: Callable[[Actor], Browser]
) -> None:
    rita = people.recruiter()
    job = people.job((rita, TeamRole.RECRUITER))
    people.export(rita, job)
    page = Page(browser_of(rita).get(f"/jobs/{job}/prospects", **{"Accept-Language": "nb"}).text)
    for text in ("Jobbdetaljer", "Ansettelsesteam", "Prosess", "Prospekt", "Søkere", "Aktiv", "Avvis Kari Nordmann"):
        assert text in page.text, text


def test_dates_are_in_the_readers_language(people: People, browser_of: Callable[[Actor], Browser]) -> None:
    rita = people.recruiter()
    people.job((rita, TeamRole.RECRUITER))
    browser = browser_of(rita)
    english, norwegian = (browser.get("/jobs", **{"Accept-Language": asked}).text for asked in ("en", "nb"))
    day = r"\d{1,2} [A-Z][a-z]{2} \d{4}"
    assert _found(day, english)
    assert not _found(day, norwegian)
    assert _found(r"\d{1,2}\. [a-zæøå]{3,4}\.? \d{4}", norwegian)


@pytest.mark.parametrize("asked", ["en", "nb"])
def test_no_text_stays_no_text(app, asked: str) -> None:
    with app.test_request_context(headers={"Accept-Language": asked}):
        assert say("") == ""


def test_a_stage_name_somebody_gave_is_left_as_it_is(app, people: People) -> None:
    with app.test_request_context(headers={"Accept-Language": "nb"}):
        assert language.stage_name("Offer") == "Tilbud"
        assert language.stage_name("Draft") == "Draft"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kari Nordmann", "KN"),
        ("Kari", "K"),
        ("Anne Marie Berg", "AB"),
        ("ålesund øst", "ÅØ"),
        ("민준 김", "민김"),
        ("", ""),
        ("ß", "SS"),
    ],
)
def test_initials_stand_for_a_name(name: str, expected: str) -> None:
    assert labels.initials(name) == expected


def test_every_value_that_pages_show_has_a_name(app) -> None:
    with app.test_request_context():
        for kind in (Role, TeamRole):
            for value in kind:
                assert labels.label(value) != value


def _found(pattern: str, text: str) -> bool:
    return re.search(pattern, text) is not None
