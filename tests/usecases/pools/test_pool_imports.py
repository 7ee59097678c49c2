"""People from Excel into a talent pool: refused whole or added whole, once, whatever happens (statements 239-241)."""

import io
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from openpyxl import load_workbook

from server.domain.errors import Invalid, NotFound, NotPermitted, TooLarge
from server.domain.person import Person
from server.domain.pool_sheet import FILE_MEGABYTES, SheetRefused
from server.domain.roles import Actor
from server.storage import database, tables
from server.storage.candidates import candidates
from server.storage.database import transaction
from server.storage.pools.pool_imports import ImportRow, PoolImportState
from server.usecases import housekeeping, notifications
from server.usecases.pools import pool_imports, pool_people, pool_sharing, pools
from tests.support import workbooks
from tests.support.at_once import at_once
from tests.support.people import People
from tests.support.workbooks import workbook

CHECKOUT = Path(__file__).parents[3]
KARI = ("kari@example.org", "Kari", "Nordmann")


class Importing:
    """A recruiter with a pool, shared with a hiring manager who imports."""

    def __init__(self, people: People) -> None:
        self.people, self.owner, self.actor = people, people.recruiter(), people.manager()
        self.pool = pools.create(self.owner, "Data people", [self.actor.id])

    def upload(self, content: bytes, name: str = "people.xlsx") -> int:
        return pool_imports.upload(self.actor, self.pool, name, content)

    def known(self, name: str, email: str) -> int:
        with transaction():
            return candidates.add(Person(name, email=email), "agency", self.owner.id)

    def read(self, file: int) -> ImportRow:
        return pool_imports.read(self.actor, self.pool, file).row

    def finish(self, file: int) -> ImportRow:
        pool_imports.begin(self.actor, self.pool, file)
        while pool_imports.work():
            pass
        return self.read(file)

    def told(self) -> list[tuple[int, str]]:
        return [(row.user_id, row.args) for row in tables.Notification.select().order_by(tables.Notification.id)]


@pytest.fixture
def importing(people: People) -> Importing:
    return Importing(people)


@pytest.mark.statement(239)
@pytest.mark.parametrize(("language", "heading", "source"), [("en", "Email", "Agency"), ("nb", "E-post", "Byrå")])
def test_the_template_can_be_filled_in_and_imported(importing: Importing, language: str, heading: str, source: str) -> None:
    book = load_workbook(io.BytesIO(pool_imports.template(importing.actor, language)))
    sheet = book.worksheets[0]
    assert sheet["A1"].value == heading
    sheet.append([*KARI, "90000000", source])
    written = io.BytesIO()
    book.save(written)
    file = importing.upload(written.getvalue())
    assert importing.finish(file).outcome == {"new": 1, "joined": 0, "there": 0, "left_out": []}
    row = candidates.by_id(tables.PoolMember.get().candidate_id)
    assert row is not None
    assert (row.name, row.email, row.phone, row.source) == ("Kari Nordmann", "kari@example.org", "90000000", "agency")


@pytest.mark.statement(240)
def test_an_upload_with_errors_lists_them_all_and_adds_nobody(importing: Importing) -> None:
    content = workbook(KARI, ("no address", "", "Hansen"), ("ola@example.org", "Ola", "Hansen", None, "Nowhere"))
    with pytest.raises(SheetRefused) as refused:
        importing.upload(content)
    assert [(one.sheet, one.row, one.column) for one in refused.value.problems] == [
        ("People", 3, "A"),
        ("People", 3, "B"),
        ("People", 4, "E"),
    ]
    assert tables.Candidate.select().count() == tables.PoolImport.select().count() == 0
    assert not pool_imports.work()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Choose a file."),
        (b"Email,First name\n", "no Excel workbook"),
        (b"%PDF-1.7", "no Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old or locked", "old format"),
    ],
)
def test_a_file_that_is_no_workbook_says_what_is_wrong(importing: Importing, content: bytes, words: str) -> None:
    with pytest.raises(Invalid) as refused:
        importing.upload(content)
    assert words in refused.value.errors["file"]


def test_a_file_of_more_than_5_mb_is_too_large(importing: Importing) -> None:
    with pytest.raises(TooLarge):
        importing.upload(b"PK" + b"x" * FILE_MEGABYTES * 1024 * 1024)


def test_a_referral_needs_a_colleague_and_an_address_of_two_people_a_person(importing: Importing) -> None:
    for name in ("Kari One", "Kari Two"):
        importing.known(name, "kari@example.org")
    boss = importing.owner.email
    with pytest.raises(SheetRefused) as refused:
        importing.upload(
            workbook(
                KARI,
                ("a@example.org", "A", "A", None, "Referral", "nobody@example.org"),
                ("b@example.org", "B", "B", None, "Anbefaling", None),
                ("c@example.org", "C", "C", None, "Referral", boss.upper()),
            )
        )
    assert [(one.row, one.last_row, one.column) for one in refused.value.problems] == [(2, 2, "A"), (3, 4, "F")]
    file = importing.upload(workbook(("c@example.org", "C", "C", None, "Referral", boss)))
    importing.finish(file)
    member = tables.PoolMember.get()
    assert (member.source, member.referred_by_id, member.added_by_id) == ("referral", importing.owner.id, importing.actor.id)


@pytest.mark.statement(241)
def test_a_clean_upload_waits_is_added_in_the_background_and_whoever_began_it_is_told(importing: Importing) -> None:
    known = importing.known("Kari N. Nordmann", "KARI@example.org")
    there = importing.known("Ola Hansen", "ola@example.org")
    pool_people.add(importing.owner, importing.pool, [there])
    file = importing.upload(workbook(KARI, ("ola@example.org", "Ola", "Hansen"), ("anne@example.org", "Anne", "Berg")))
    waiting = importing.read(file)
    assert (waiting.state, waiting.total, waiting.outcome) == (PoolImportState.READY, 3, {"known": 1, "there": 1})
    assert not pool_imports.work()
    assert tables.Candidate.select().count() == 2
    done = importing.finish(file)
    assert (done.state, done.done, done.outcome) == (PoolImportState.DONE, 3, {"new": 1, "joined": 1, "there": 1, "left_out": []})
    assert {one.name for one in pool_people.read(importing.actor, importing.pool).people} == {
        "Kari N. Nordmann",
        "Ola Hansen",
        "Anne Berg",
    }
    assert candidates.by_id(known) is not None
    ((user, args),) = importing.told()
    assert user == importing.actor.id
    assert '"Data people"' in args
    assert pool_imports.unfinished(importing.actor, importing.pool) == []


def test_the_rows_of_a_file_are_not_kept_once_they_are_in(importing: Importing) -> None:
    file = importing.upload(workbook(KARI))
    importing.finish(file)
    assert tables.PoolImport.get().people == "[]"


def test_a_large_file_comes_in_a_few_at_a_time_and_says_how_far_it_is(importing: Importing) -> None:
    file = importing.upload(workbooks.people(pool_imports.AT_ONCE * 2 + 10))
    pool_imports.begin(importing.actor, importing.pool, file)
    assert pool_imports.work()
    row = importing.read(file)
    assert (row.state, row.done, row.total) == (PoolImportState.ADDING, 100, 210)
    assert tables.PoolMember.select().count() == 100
    assert importing.finish(file).state is PoolImportState.DONE
    assert tables.PoolMember.select().count() == tables.Candidate.select().count() == 210
    assert pools.read(importing.actor, importing.pool).pool.people == 210


def test_the_same_file_again_doubles_nobody(importing: Importing) -> None:
    for expected in ({"new": 5, "there": 0}, {"new": 0, "there": 5}):
        outcome = importing.finish(importing.upload(workbooks.people(5))).outcome
        assert {name: outcome[name] for name in expected} == expected
    assert tables.Candidate.select().count() == tables.PoolMember.select().count() == 5


def test_beginning_twice_and_workers_at_once_add_everybody_once(importing: Importing) -> None:
    file = importing.upload(workbooks.people(350))
    at_once(*[partial(pool_imports.begin, importing.actor, importing.pool, file)] * 4)
    at_once(*[_work_to_the_end] * 4)
    row = importing.read(file)
    assert (row.state, row.done, row.outcome["new"]) == (PoolImportState.DONE, 350, 350)
    assert tables.Candidate.select().count() == tables.PoolMember.select().count() == 350
    assert len(importing.told()) == 1
    pool_imports.begin(importing.actor, importing.pool, file)
    assert importing.read(file).state is PoolImportState.DONE


def _work_to_the_end() -> None:
    while pool_imports.work():
        pass


def test_somebody_who_became_two_people_meanwhile_is_left_out_and_named(importing: Importing) -> None:
    file = importing.upload(workbook(("anne@example.org", "Anne", "Berg"), KARI))
    for name in ("Kari One", "Kari Two"):
        importing.known(name, "kari@example.org")
    assert importing.finish(file).outcome == {"new": 1, "joined": 0, "there": 0, "left_out": [3]}
    assert '"count": 1' in importing.told()[0][1]


def test_an_import_of_somebody_who_lost_the_pool_stops(importing: Importing) -> None:
    file = importing.upload(workbooks.people(150))
    pool_imports.begin(importing.actor, importing.pool, file)
    pool_imports.work()
    pool_sharing.revoke(importing.owner, importing.pool, importing.actor.id)
    _work_to_the_end()
    assert tables.PoolMember.select().count() == 100
    assert tables.PoolImport.get().state == PoolImportState.STOPPED
    with pytest.raises(NotFound):
        importing.read(file)


def test_an_import_into_a_pool_that_was_deleted_stops(importing: Importing) -> None:
    file = importing.upload(workbooks.people(3))
    pool_imports.begin(importing.actor, importing.pool, file)
    pools.delete(importing.owner, importing.pool)
    _work_to_the_end()
    assert tables.PoolImport.get().state == PoolImportState.STOPPED
    assert tables.Candidate.select().count() == 0


def test_an_import_is_its_maker_s_alone(importing: Importing) -> None:
    file = importing.upload(workbook(KARI))
    for call in (pool_imports.read, pool_imports.begin, pool_imports.cancel):
        for actor in (importing.owner, importing.people.recruiter(), importing.people.user()):
            with pytest.raises(NotFound):
                call(actor, importing.pool, file)
    upload = partial(pool_imports.upload, file_name="x.xlsx", content=workbook(KARI))
    calls: tuple[Callable[[Actor, int], object], ...] = (pool_imports.form, upload)
    for begin in calls:
        with pytest.raises(NotFound):
            begin(importing.people.recruiter(), importing.pool)
        with pytest.raises(NotPermitted):
            begin(importing.people.read_only(), importing.pool)
    with pytest.raises(NotPermitted):
        pool_imports.template(importing.people.user(), "en")


def test_a_file_that_was_not_begun_can_be_forgotten_and_one_under_way_cannot(importing: Importing) -> None:
    file = importing.upload(workbook(KARI))
    assert [one.id for one in pool_imports.unfinished(importing.actor, importing.pool)] == [file]
    pool_imports.cancel(importing.actor, importing.pool, file)
    with pytest.raises(NotFound):
        importing.read(file)
    file = importing.upload(workbook(KARI))
    pool_imports.begin(importing.actor, importing.pool, file)
    pool_imports.cancel(importing.actor, importing.pool, file)
    assert importing.read(file).state is PoolImportState.ADDING


def test_what_was_read_and_never_begun_is_swept_after_a_day(importing: Importing, let_pass: Callable[[int], None]) -> None:
    waiting, done = importing.upload(workbook(KARI)), importing.upload(workbooks.people(2))
    importing.finish(done)
    let_pass(25 * 60 * 60 * 1000)
    housekeeping.sweep()
    assert [row.id for row in tables.PoolImport.select()] == [done]
    assert waiting != done
    let_pass(7 * 24 * 60 * 60 * 1000)
    housekeeping.sweep()
    assert tables.PoolImport.select().count() == 0


def test_the_same_upload_sent_twice_is_one_import(importing: Importing) -> None:
    send = partial(pool_imports.upload, importing.actor, importing.pool, "people.xlsx", workbook(KARI), "key")
    assert send() == send()


def test_a_worker_whose_notification_fails_does_the_last_few_again(importing: Importing, monkeypatch: pytest.MonkeyPatch) -> None:
    file = importing.upload(workbooks.people(3))
    pool_imports.begin(importing.actor, importing.pool, file)

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("no")

    with monkeypatch.context() as patched:
        patched.setattr(notifications, "notify", fail)
        with pytest.raises(RuntimeError):
            pool_imports.work()
    assert tables.Candidate.select().count() == 0
    assert importing.finish(file).outcome["new"] == 3


@pytest.mark.parametrize("statement", [1, 2, 7, 30, 200, 450, 700, 850])
def test_a_worker_killed_at_any_moment_is_followed_by_one_that_goes_on(
    importing: Importing, database_url: str, statement: int
) -> None:
    file = importing.upload(workbooks.people(230))
    pool_imports.begin(importing.actor, importing.pool, file)
    database.release()
    killed = _worker(database_url, statement)
    assert killed.returncode == -signal.SIGKILL
    row = importing.read(file)
    assert row.done % pool_imports.AT_ONCE == 0 or row.done == 230
    assert tables.Candidate.select().count() == tables.PoolMember.select().count() == row.done
    database.release()
    assert _worker(database_url, 0).returncode == 0
    row = importing.read(file)
    assert (row.state, row.outcome) == (PoolImportState.DONE, {"new": 230, "joined": 0, "there": 0, "left_out": []})
    assert tables.Candidate.select().count() == tables.PoolMember.select().count() == 230
    assert pools.read(importing.actor, importing.pool).pool.people == 230
    assert len(importing.told()) == 1


def _worker(url: str, fatal: int) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "tests.support.importing_process", url, str(fatal)]
    return subprocess.run(command, cwd=CHECKOUT, capture_output=True, timeout=120, check=False)
