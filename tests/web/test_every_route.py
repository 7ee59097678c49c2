"""What must hold for every page: it asks the matrix, refuses the signed-out, and costs a bounded number of statements."""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask

from server.api.oauth.client import CHROME_REDIRECT, CLIENT_ID
from server.domain.documents import DocumentKind
from server.domain.history import UndoableActionKind
from server.domain.notifications import NotificationKind
from server.domain.permissions import Action, allowed
from server.domain.roles import Actor, Role, TeamRole
from server.http_errors import answers_programs
from server.storage import history, tables
from server.storage.database import transaction
from server.storage.jobs import process
from server.storage.linkedin.setup import seats
from server.storage.linkedin.setup.seats import SeatRow
from server.storage.pools import pool_imports
from server.storage.pools.pool_imports import Waiting
from server.usecases import access
from server.usecases.account import connections
from server.usecases.applications import people_on_job
from server.usecases.candidates import documents, notes
from server.usecases.candidates.documents import Upload
from server.usecases.jobs import templates
from server.usecases.notifications import notify
from server.usecases.pools import pools
from tests.support.people import People
from tests.web.support.browsing import Browser

OPEN_TO_ALL = {"careers.show", "careers.apply", "careers.thanks", "sign_in.show", "sign_in.sign_in", "sign_in.sign_out"}
# A page asks these for its menu, whatever it shows.
MENU = (
    Action.OPEN_ADMIN_CENTER,
    Action.READ_LINKEDIN_POOL,
    Action.READ_TEMPLATES,
    Action.ERASE_PERSON,
    Action.READ_NOTIFICATIONS,
)
# What these pages ask is asked for every menu too, so they are looked at whole.
ASK_LIKE_THE_MENU = (
    "browser_extension.",
    "features.",
    "templates.",
    "admin.",
    "history.",
    "admin_users.",
    "admin_system.",
    "pools.",
    "erasure.",
    "admin_closed_profiles.",
    "notifications.",
    "mailbox.",
)
MOST_STATEMENTS = 13


@dataclass
class World:
    """One of everything, and an administrator who is recruiter of it all."""

    reader: Actor
    ids: dict[str, int]
    form: dict[str, Any]


@pytest.fixture
def world(people: People, app: Flask) -> World:
    """Enough for every address to lead somewhere."""
    reader = people.user(Role.ADMINISTRATOR, Role.RECRUITER)
    job = people.job((reader, TeamRole.RECRUITER), (people.manager(), TeamRole.HIRING_MANAGER))
    applicant = people.applicant(reader, job)
    approver = tables.Approval.create(job=job, approver=people.user().id, state="waiting").id
    for _ in range(3):
        people.export(reader, job, people.person())
        notes.add(reader, applicant.candidate, "A note", False, applicant.application)
    other = people.export(reader, job, people.person("Somebody else")).candidate
    upload = documents.checked(Upload("CV.txt", b"Words"), 10)
    document = documents.add(reader, applicant.candidate, upload, DocumentKind.RESUME, applicant.application)
    code = connections.issue_code(reader, CLIENT_ID, CHROME_REDIRECT, "profile", "challenge")
    connections.exchange(code, "Chrome on Linux", str(app.secret_key))
    session = connections.of_user(reader)[0].id
    applicant_id = applicant.application
    contract, mail = "urn:li:contract:5001", "rita@attract.example"
    seat = {"seat": "urn:li:seat:9001", "contract": contract, "member": None, "state": "ACTIVE", "kind": "recruiter"}
    seats.keep([SeatRow(**seat, first_name="Rita", last_name="Recruiter", email=mail)])
    with transaction():
        undoable_action = history.undoable_action(
            UndoableActionKind.LINKED, reader.id, {"member": "x", "before": []}, candidate=applicant.candidate
        )
    ids = {
        "seat": seats.page(False, (), 0, 1)[0].id,
        "pool": pools.create(reader, "Data people"),
        "stub": 1,
        "closed": 1,
        "note": 1,
        "incoming_export": 1,
        "option": 1,
        "stage": process.stages(job)[1].id,
        "undoable_action": undoable_action,
        "document": document,
        "other": other,
        "user": reader.id,
        "template": templates.create(reader, "Template 0"),
    }
    with transaction():
        notify([reader.id], NotificationKind.JOB_APPROVED, {"job": "x"}, "/about")
        stage = process.stages(job)[2].id
        asked = tables.FeedbackRequest.create(application=applicant.application, stage=stage, user=reader.id).id
    ids |= {"notification": 1, "letter": 1, "request_id": asked, "stage": stage}
    ids["file"] = pool_imports.add(
        ids["pool"], reader.id, "people.xlsx", [Waiting(2, "K", "N", "k@example.org", "", None, None)], {"known": 0, "there": 0}
    )
    ids |= {
        "approver": approver,
        "job": job,
        "member": 1,
        "application": applicant_id,
        "candidate": applicant.candidate,
        "session": session,
    }
    step = {
        "act": "advance",
        "tab": "applicants",
        "application": str(applicant_id),
        "note": "x",
        "host": "a.example",
        "mode": "off",
        "candidate": str(applicant.candidate),
    }
    return World(reader, ids, step | {"title": "x", "description": "x", "location": "x", "openings": "1", "label": "x"})


def routes(app: Flask) -> list[tuple[str, str, str]]:
    """Endpoint, method and pattern of every page."""
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]
    rules.sort(key=lambda rule: rule.rule.endswith("/delete"))  # what is gone can be asked for nothing more
    pages = [rule for rule in rules if not answers_programs(rule.rule)]
    return [(rule.endpoint, method, rule.rule) for rule in pages for method in sorted(rule.methods & {"GET", "POST"})]


def call(browser: Browser, method: str, rule: str, world: World) -> Any:
    path = rule
    for name, id in world.ids.items():
        path = path.replace(f"<row:{name}>", str(id))
    path = path.replace("<job_id>", "REQ-1")
    path = re.sub(r"<any\('?([\w-]+)[^>]*>", r"\1", path)
    assert "<" not in path, f"{rule} has a part that the test does not know"
    return browser.client.open(path, method=method, data=world.form if method == "POST" else None, buffered=True)


def test_every_page_asks_the_matrix(
    app: Flask, world: World, browser_of: Callable[[Actor], Browser], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Action] = []

    def spy(action: Action, *rest: Any) -> bool:
        asked.append(action)
        return allowed(action, *rest)

    monkeypatch.setattr(access, "allowed", spy)
    browser = browser_of(world.reader)
    silent = []
    for endpoint, method, rule in routes(app):
        asked.clear()
        call(browser, method, rule, world)
        whole = endpoint.startswith(ASK_LIKE_THE_MENU)
        own = asked if whole else [action for action in asked if action not in MENU]
        if not own and endpoint not in OPEN_TO_ALL:
            silent.append(f"{method} {rule}")
        if endpoint == "sign_in.sign_out":
            browser.signed_in(world.reader)
    assert not silent


def test_no_page_answers_what_the_matrix_refuses(
    app: Flask, world: World, browser_of: Callable[[Actor], Browser], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "allowed", lambda *_: False)
    browser = browser_of(world.reader)
    for endpoint, method, rule in routes(app):
        if endpoint not in OPEN_TO_ALL:
            assert call(browser, method, rule, world).status_code in (403, 404), f"{method} {rule}"


def test_every_page_sends_the_signed_out_to_sign_in(app: Flask, world: World, stranger: Browser) -> None:
    for endpoint, method, rule in routes(app):
        if endpoint not in OPEN_TO_ALL:
            answer = call(stranger, method, rule, world)
            assert answer.status_code == (303 if method == "POST" else 302), f"{method} {rule}"
            assert answer.location.startswith("/sign-in?next=/"), f"{method} {rule}"


def test_the_number_of_statements_of_a_page_does_not_grow_with_its_rows(
    app: Flask, people: People, world: World, browser_of: Callable[[Actor], Browser]
) -> None:
    browser = browser_of(world.reader)
    reading = [(method, rule) for endpoint, method, rule in routes(app) if method == "GET" and endpoint not in OPEN_TO_ALL]
    browser.get("/")  # the first visit is written down, and those that follow at once are not
    few = {rule: statements(browser, rule, world) for _, rule in reading}
    job = world.ids["job"]
    for number in range(12):
        other = people.job((world.reader, TeamRole.RECRUITER), title=f"Job {number}")
        people.applicant(world.reader, job, people.person(f"Person {number}"))
        people.export(world.reader, other, people.person(f"Other {number}"))
        notes.add(world.reader, world.ids["candidate"], "Another", False)
        upload = documents.checked(Upload(f"{number}.txt", b"Words %d" % number), 10)
        documents.add(world.reader, world.ids["candidate"], upload, DocumentKind.OTHER)
        with transaction():
            notify([world.reader.id], NotificationKind.JOB_APPROVED, {"job": "x"}, "/about")
        templates.create(world.reader, f"Template {number + 1}")
    assert len(people_on_job.applicants(world.reader, job).page.rows) == 13
    many = {rule: statements(browser, rule, world) for _, rule in reading}
    assert many == few
    assert {rule: count for rule, count in many.items() if count > MOST_STATEMENTS} == {}


def statements(browser: Browser, rule: str, world: World) -> int:
    with _heard() as heard:
        call(browser, "GET", rule, world)
    return len([record for record in heard if not str(record.msg[0]).upper().startswith(("BEGIN", "COMMIT", "PRAGMA"))])


@contextmanager
def _heard() -> Iterator[list[logging.LogRecord]]:
    heard: list[logging.LogRecord] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record)

    logger, ear = logging.getLogger("peewee"), Ear()
    level = logger.level
    logger.addHandler(ear)
    logger.setLevel(logging.DEBUG)
    try:
        yield heard
    finally:
        logger.removeHandler(ear)
        logger.setLevel(level)
