"""Attract as programs meet it: the whole application on either database, called through HTTP."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from server.config import Settings, from_environment
from server.storage import database
from tests.support.api_calls import Api
from tests.support.apps import app_for
from tests.support.people import People

SECRET_KEY = "a secret key for tests only, 0123456789"


@pytest.fixture
def make_settings(database_url: str, tmp_path: Path) -> Callable[..., Settings]:
    """Settings on the test's database; what a test cares about is given as environment variables."""

    def make(**environment: str) -> Settings:
        given = {"ATTRACT_HOME": str(tmp_path), "DATABASE_URL": database_url, "SECRET_KEY": SECRET_KEY, "LOG_LEVEL": "error"}
        return from_environment(given | environment)

    return make


@pytest.fixture
def app(people: People, make_settings: Callable[..., Settings]) -> Iterator[Flask]:
    """The application on the database that ``people`` fills."""
    database.release()
    yield app_for(make_settings())
    database.release()


@pytest.fixture
def api(app: Flask) -> Api:
    """The API, to be called in somebody's name."""
    return Api(app)
