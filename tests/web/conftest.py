"""The pages of the whole application, on either database."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Flask

from server import catalogues
from server.config import from_environment
from server.domain.roles import Actor
from server.storage import database
from tests.support.apps import app_for
from tests.support.linkedin_set_up import Company, StandIn
from tests.support.people import People
from tests.web.support.browsing import Browser

SECRET_KEY = "a secret key for tests only, 0123456789"


@pytest.fixture(scope="session", autouse=True)
def catalogue() -> None:
    """The Norwegian texts as the pages read them, made from the file that translators write."""
    source = catalogues.TRANSLATIONS / "nb" / "LC_MESSAGES" / "messages.po"
    with source.open("rb") as texts:
        catalog = read_po(texts, locale="nb")
    finished = source.with_suffix(f".{os.getpid()}")
    with finished.open("wb") as file:
        write_mo(file, catalog)
    finished.replace(source.with_suffix(".mo"))  # at once, because others may be reading


@pytest.fixture
def make_app(people: People, database_url: str, tmp_path: Path) -> Iterator[Callable[..., Flask]]:
    """Builds the application on the database that ``people`` fills; settings are given as environment variables."""

    def make(**environment: str) -> Flask:
        given = {"ATTRACT_HOME": str(tmp_path), "DATABASE_URL": database_url, "SECRET_KEY": SECRET_KEY, "LOG_LEVEL": "error"}
        database.release()
        return app_for(from_environment(given | environment))

    yield make
    database.release()


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    """The application as it runs on one machine."""
    return make_app()


@pytest.fixture
def browser_of(app: Flask) -> Callable[[Actor], Browser]:
    """A browser in which somebody is signed in."""
    return lambda actor: Browser(app).signed_in(actor)


@pytest.fixture
def stranger(app: Flask) -> Browser:
    """A browser in which nobody is signed in."""
    return Browser(app)


@pytest.fixture(scope="session")
def stand_in_of_session() -> Iterator[StandIn]:
    """LinkedIn, played by this process."""
    stand_in = StandIn()
    yield stand_in
    stand_in.stop()


@pytest.fixture
def stand_in(stand_in_of_session: StandIn) -> StandIn:
    """The same as if it had just been started."""
    stand_in_of_session.control.reset()
    return stand_in_of_session


@pytest.fixture
def company(make_app: Callable[..., Flask], stand_in: StandIn, people: People) -> Company:
    """An Attract that knows LinkedIn, with an administrator at its pages; nothing is set up yet."""
    app, admin = make_app(**stand_in.environment()), people.administrator()
    return Company(app, people, stand_in, admin, Browser(app).signed_in(admin))
