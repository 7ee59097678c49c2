"""Whether an installation says truly how it is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from server.app import create_app
from server.config import Settings
from server.storage import database
from tests.support.api_calls import Api, problem
from tests.support.people import People


def test_it_is_well_when_the_database_is_reachable_and_migrated(api: Api) -> None:
    answer = api.nobody.get("/healthz")
    assert (answer.status_code, answer.json) == (200, {"status": "ok"})


def test_a_database_without_its_migrations_is_named(
    people: People, make_settings: Callable[..., Settings], tmp_path: Path
) -> None:
    browser = create_app(make_settings(DATABASE_URL=f"sqlite:///{tmp_path}/empty.db")).test_client()
    problems_read = problem(browser.get("/healthz"), 503, "unavailable")
    assert "0001_tables" in problems_read["detail"]
    database.release()


@pytest.mark.parametrize("url", ["postgresql://nobody:secret@127.0.0.1:1/attract", "sqlite:////proc/no/such.db"])
def test_a_database_that_cannot_be_reached_is_named(
    people: People, make_settings: Callable[..., Settings], url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "mkdir", lambda *_, **__: None)
    browser = create_app(make_settings(DATABASE_URL=url)).test_client()
    answer = browser.get("/healthz")
    problem(answer, 503, "unavailable")
    assert "secret" not in answer.text
    assert browser.get("/livez").json == {"status": "ok"}


def test_being_alive_asks_no_database(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database.database.obj, "execute_sql", None)
    assert app.test_client().get("/livez").json == {"status": "ok"}
