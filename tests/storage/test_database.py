"""The two databases: what is promised of each, and what happens when they cannot be reached (design section 7)."""

import threading
from pathlib import Path

import pytest
from peewee import IntegrityError

from server.domain.errors import Unavailable
from server.domain.jobs import JobDraft
from server.domain.roles import Role, TeamRole
from server.storage import database, tables
from server.storage.account import users
from server.storage.database import Statement
from server.usecases.account import health
from server.usecases.account import users as accounts
from server.usecases.applications import exportable_jobs
from server.usecases.jobs import jobs
from tests.support.at_once import at_once
from tests.support.people import People


@pytest.fixture
def sqlite(sqlite_url: str) -> People:
    database.bind(sqlite_url)
    return People()


def pragma(name: str) -> object:
    return database.database.execute_sql(f"pragma {name}").fetchone()[0]


@pytest.mark.parametrize(
    ("name", "value"),
    [("foreign_keys", 1), ("journal_mode", "wal"), ("synchronous", 2), ("busy_timeout", 10_000)],
)
def test_sqlite_keeps_foreign_keys_and_acknowledges_only_what_survives_a_power_cut(
    sqlite: People, name: str, value: object
) -> None:
    assert pragma(name) == value
    assert at_once(lambda: pragma(name), lambda: pragma(name)) == [value, value]


def test_postgresql_acknowledges_only_what_survives_a_power_cut(postgresql_url: str) -> None:
    database.bind(postgresql_url)
    settings = [
        database.database.execute_sql(f"show {name}").fetchone()[0] for name in ("fsync", "synchronous_commit", "timezone")
    ]
    assert settings == ["on", "on", "UTC"]


def test_a_row_that_points_nowhere_is_refused(people: People) -> None:
    with pytest.raises(IntegrityError):
        tables.UserRole.create(user=10_000, role=Role.RECRUITER)


def test_deleting_a_user_leaves_what_they_made(people: People) -> None:
    recruiter = people.recruiter()
    job = jobs.create(recruiter, JobDraft("Title", "Text", "Oslo"), TeamRole.RECRUITER)
    tables.User.delete().where(tables.User.id == recruiter.id).execute()
    assert tables.Job.get_by_id(job).created_by is None
    assert tables.TeamMember.select().count() == 0


def test_a_transaction_that_fails_keeps_nothing(people: People) -> None:
    def fail() -> None:
        with database.transaction():
            people.user()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert tables.User.select().count() == 0


def test_writers_queue_instead_of_failing_half_way(people: People) -> None:
    def add(number: int) -> int:
        with database.transaction():
            taken = tables.User.select().count()
            return users.add(f"u{number}@x.no", f"u{number}@x.no", f"User {taken}", "!")

    made = at_once(*[lambda number=number: add(number) for number in range(6)])
    assert len(set(made)) == 6


def test_the_same_names_keep_others_waiting_until_the_transaction_ends(people: People) -> None:
    held, go_on, order = threading.Event(), threading.Event(), []

    def first() -> None:
        with database.transaction():
            database.lock("a", "b", "a")
            held.set()
            go_on.wait(30)
            order.append("first")

    def second() -> None:
        held.wait(30)
        go_on.set()
        with database.transaction():
            database.lock("b")
            order.append("second")

    at_once(first, second)
    assert order == ["first", "second"]


@pytest.mark.parametrize("number", [2**31, 2**63 - 1, 2**63, 10**30, -(10**30)])
def test_a_number_no_row_can_have_finds_nothing(people: People, number: int) -> None:
    assert Statement("select id from app_user where id = ?").row(number) is None
    assert Statement("select id from app_user where id = ?").rows(number) == []


def test_a_percent_sign_in_a_statement_is_itself(people: People) -> None:
    people.user(name="100 % Kari")
    result = Statement("select name from app_user where name like '100 \\%%' escape '\\' and id > ?").rows(0)
    assert result == [("100 % Kari",)]


def test_an_address_for_a_log_has_neither_user_nor_password() -> None:
    assert database.redacted("postgresql://attract:secret@db.example:5432/attract?x=y") == "postgresql://db.example/attract"
    assert database.redacted("sqlite:////var/lib/attract.db") == "sqlite:////var/lib/attract.db"


UNREACHABLE = {
    "sqlite": "sqlite:///{folder}",
    "postgresql": "postgresql://attract@127.0.0.1:1/attract",
}


@pytest.mark.parametrize("url", UNREACHABLE.values(), ids=UNREACHABLE)
def test_a_database_that_cannot_be_reached_is_said_to_be_unavailable(url: str, people: People, tmp_path: Path) -> None:
    actor = people.recruiter()
    database.release()
    reachable = database.database.obj
    database.bind(url.format(folder=tmp_path))  # a folder is no database file
    calls = (
        health.check,
        lambda: accounts.sign_in("kari@example.org", "password", "192.0.2.1"),
        lambda: exportable_jobs.search(actor, "", 5),
        lambda: jobs.list_jobs(actor),
        lambda: jobs.create(actor, JobDraft("Title", "Text", "Oslo"), TeamRole.RECRUITER),
        lambda: users.named([], 5),
    )
    for call in calls:
        with pytest.raises(Unavailable):
            call()
    database.database.initialize(reachable)
    assert jobs.list_jobs(actor).page.rows == []


def test_a_connection_that_died_is_replaced_unless_a_transaction_died_with_it(postgresql_url: str) -> None:
    database.bind(postgresql_url)
    actor = People().recruiter()

    def end_connection() -> None:
        own = database.database.execute_sql("select pg_backend_pid()").fetchone()[0]
        at_once(lambda: database.database.execute_sql("select pg_terminate_backend(%s, 5000)", (own,)).fetchone()[0])

    end_connection()
    assert jobs.list_jobs(actor).page.rows == []

    def write() -> None:
        with database.transaction():
            end_connection()
            People().user()

    with pytest.raises(Unavailable):
        write()
    assert tables.User.select().count() == 1
