"""The server killed in the middle of an export: what was acknowledged is there, nothing is half there (kill -9)."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from server.domain.roles import TeamRole
from server.storage import database, tables
from tests.support import exporting_process
from tests.support.people import People

CHECKOUT = Path(__file__).parents[2]
NEVER = "0"


class Exporting:
    """A recruiter with a job, and processes that export to it."""

    def __init__(self, people: People, url: str) -> None:
        recruiter = people.recruiter()
        self.url, self.user = url, recruiter.id
        self.job = people.job((recruiter, TeamRole.RECRUITER))
        database.release()

    def start(self, fatal: str = NEVER, statement: str = "0") -> subprocess.Popen[str]:
        """A process that exports Person 1, 2, 3 ... and dies as told."""
        command = [
            sys.executable,
            "-m",
            "tests.support.exporting_process",
            self.url,
            str(self.user),
            str(self.job),
            fatal,
            statement,
        ]
        return subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True)

    def again(self, number: int) -> exporting_process.ExportResult:
        """Send the export with this number once more."""
        return exporting_process.export(self.user, self.job, number)

    def kept(self) -> int:
        """How many exports there are; fails unless each has its candidate, identities, application, first step and note."""
        whole = 0
        for export in tables.Export.select():
            assert tables.LinkedInIdentity.select().where(tables.LinkedInIdentity.candidate == export.candidate).count() == 2
            assert tables.StageChange.select().where(tables.StageChange.application == export.application).count() == 1
            assert export.application.candidate == export.candidate
            assert export.note.application == export.application
            whole += 1
        for table in (tables.Candidate, tables.Application, tables.StageChange, tables.Note):
            assert table.select().count() == whole
        assert tables.LinkedInIdentity.select().count() == 2 * whole
        return whole


@pytest.fixture
def exports_of(people: People, database_url: str) -> Exporting:
    return Exporting(people, database_url)


@pytest.mark.parametrize("statement", ["1", "3", "5", "7", "9", "11"])
def test_an_export_killed_before_its_end_leaves_nothing_and_is_done_when_sent_again(
    exports_of: Exporting, statement: str
) -> None:
    process = exports_of.start(fatal="2", statement=statement)
    acknowledged, _ = process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    assert acknowledged.split() == [str(exports_of.again(1).id)]
    assert exports_of.kept() == 1
    assert not exports_of.again(2).replayed
    assert exports_of.again(2).replayed
    assert exports_of.kept() == 2


def test_an_export_killed_before_it_was_acknowledged_is_there_once_and_said_so_when_sent_again(exports_of: Exporting) -> None:
    process = exports_of.start(fatal="2")
    acknowledged, _ = process.communicate(timeout=60)
    assert (process.returncode, len(acknowledged.split())) == (-signal.SIGKILL, 1)
    assert exports_of.kept() == 2
    assert exports_of.again(2).replayed
    assert exports_of.kept() == 2


def test_a_server_killed_at_any_moment_keeps_what_it_acknowledged_and_doubles_nothing(exports_of: Exporting) -> None:
    process = exports_of.start()
    assert process.stdout is not None
    acknowledged = [next(process.stdout) for _ in range(25)]
    process.kill()
    acknowledged += process.stdout.readlines()
    process.wait(timeout=30)
    process.stdout.close()
    kept = exports_of.kept()
    assert len(acknowledged) <= kept <= len(acknowledged) + 1
    answers = [exports_of.again(number) for number in range(1, len(acknowledged) + 1)]
    assert [f"{answer.id}\n" for answer in answers] == acknowledged
    assert all(answer.replayed for answer in answers)
    assert exports_of.kept() == kept
