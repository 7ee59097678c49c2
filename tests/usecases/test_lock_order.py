"""Who waits for whom on PostgreSQL (CONTRIBUTING.md): people and LinkedIn work on one person at once, and nobody is turned away.

Every lock is followed by a pause here, so that whoever takes two in another order than somebody else does meets them.
"""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest

from server.domain import clock
from server.domain.bulk import Act, Chosen
from server.domain.closing import ClosingReason
from server.domain.documents import DocumentKind
from server.domain.errors import AttractError, Contended, Unavailable
from server.domain.feedback import FeedbackOptions
from server.domain.linkedin.incoming_exports import EXPORT, ExportContent
from server.domain.people_on_job import Narrowed
from server.domain.person import Person
from server.domain.roles import Actor, Role, TeamRole
from server.domain.stages import StageKind
from server.storage import database, sync_dirty
from server.storage.candidates import candidates
from server.storage.database import transaction
from server.storage.jobs import feedback_activities, process
from server.storage.linkedin.incoming import incoming_exports as stored_incoming_exports
from server.storage.linkedin.incoming import stub_profiles as stored_stubs
from server.storage.linkedin.incoming.stub_profiles import Shared
from server.storage.linkedin.tab import links as stored_links
from server.storage.linkedin.tab import members
from server.storage.linkedin.tab.members import MemberRow
from server.storage.tables import IncomingExport, SyncRecord
from server.usecases import closing, erasure, undo
from server.usecases.applications import applications, bulk, exports, feedback_requests
from server.usecases.applications.bulk import BulkAction, BulkSelection
from server.usecases.applications.exports import ExportRequest
from server.usecases.candidates import documents, merging, notes
from server.usecases.candidates.documents import Upload
from server.usecases.closing import Close
from server.usecases.erasure import ErasureReason
from server.usecases.jobs import deleting, jobs
from server.usecases.linkedin.incoming import incoming_exports, stub_profiles
from server.usecases.linkedin.tab import links
from server.usecases.pools import pool_people, pools
from tests.support.at_once import at_once
from tests.support.linkedin_company import ORGANIZATION, LinkedInCompany
from tests.support.people import DRAFT, People

PAUSE = 0.02  # seconds after every lock
EMAIL, ADDRESS, URN = "kari@example.org", "https://www.linkedin.com/in/kari-nordmann", "urn:li:person:Kari"
EVERYBODY = BulkSelection(True, Narrowed(), Chosen({}, everybody=True))
REJECTION = BulkAction(Act.REJECT, reason="other")
LETTER = documents.checked(Upload("letter.pdf", b"%PDF-1.4\n%%EOF\n"), 1)
_LOCKING = ("for update", "for key share", "pg_advisory_xact_lock", "insert ", "update ", "delete ")


@dataclass
class Busy:
    """One candidate, prospect on one job, whom everybody works on at once; LinkedIn is connected."""

    people: People
    ada: Actor
    job: int
    other_job: int
    export: exports.ExportResult
    person: Person
    link: int
    note: int
    pool: int
    many: list[int]

    def calls(self) -> dict[str, Callable[[], Any]]:
        """Everything that can be done about the candidate."""
        ada, candidate, application = self.ada, self.export.candidate, self.export.application
        return {
            "link": partial(links.link, ada, candidate, URN),
            "link_address": partial(links.link_address, ada, candidate, ADDRESS),
            "unlink": partial(links.unlink, ada, candidate, "person:Earlier"),
            "export": partial(exports.export, ada, "another", ExportRequest(self.other_job, self.person)),
            "undo": partial(exports.undo, ada, self.export.id),
            "move": partial(applications.move_to_application, ada, application),
            "note": partial(notes.add, ada, candidate, "Called.", False),
            "note_on_job": partial(notes.add, ada, candidate, "Called.", False, application),
            "erase": partial(erasure.erase, ada, candidate, ErasureReason.ASKED),
            "incoming_export": partial(incoming_exports.take_over, self.incoming_export()),
            "stub": stub_profiles.settle,
            "undo_link": partial(undo.undo_action, ada, self.link),
            "rename_job": partial(jobs.change, ada, self.job, DRAFT),
            "close_job": partial(closing.close, ada, self.job, Close(ClosingReason.CANCELLED, rejection="other")),
            "delete_job": partial(deleting.delete, ada, self.job, 99),
            "reject_many": partial(bulk.do, ada, self.other_job, REJECTION, EVERYBODY),
            "pool_join": partial(pool_people.add, ada, self.pool, self.many),
            "pool_leave": partial(pool_people.remove, ada, self.pool, self.many),
            "document": partial(documents.add, ada, candidate, LETTER, DocumentKind.COVER_LETTER),
            "remove_note": partial(notes.remove, ada, self.note),
            "ask_feedback": feedback_requests.work,
            "merge": self.merge,
            "begin_matching": self.begin_matching,
            "compare_all": self.compare_all,
        }

    def incoming_export(self) -> int:
        """LinkedIn has answered that somebody exported the person."""
        job_id = jobs.read(self.ada, self.other_job).job.job_id
        told = ExportContent(URN, "Kari", "Nordmann", ADDRESS, None, None, None, (EMAIL,), job_id, ORGANIZATION, None)
        with transaction():
            stored_incoming_exports.receive("n-1", EXPORT, None)
            id = IncomingExport.get().id
            stored_incoming_exports.keep_answer(id, json.dumps({"told": told.text(), "answer": {}}), job_id, None, told.name)
        return int(id)

    def merge(self) -> None:
        """Make one person of the candidate and somebody of the other job."""
        candidate, other = self.export.candidate, self.many[0]
        merging.merge(self.ada, candidate, other, {}, merging.compare(self.ada, candidate, other).version)

    def begin_matching(self) -> None:
        """As the worker does it."""
        with transaction():
            stored_links.alone()
            stored_links.begin_matching(clock.now())

    def compare_all(self) -> None:
        """As an administrator orders it."""
        with transaction():
            sync_dirty.everything()


@pytest.fixture
def slow() -> Iterator[Callable[[], None]]:
    """Makes every lock slow from now on."""

    def pause(event: Any) -> None:
        if any(word in event.sql.lower() for word in _LOCKING):
            time.sleep(PAUSE)

    hooks: list[Any] = []

    def begin() -> None:
        hooks.append(pause)
        database.database.query_hooks.append(pause)

    yield begin
    for hook in hooks:
        database.database.query_hooks.remove(hook)


def in_a_pool(people: People, ada: Actor, job: int, candidate: int) -> list[int]:
    """The candidate and five applicants of a job, of whom somebody is to be asked, from the latest to the first."""
    (stage,) = [stage.id for stage in process.stages(job) if stage.kind is StageKind.APPLICATION]
    feedback_activities.keep(stage, FeedbackOptions(active=True, inherit=True))
    others = [people.applicant(ada, job, people.person(f"Ola {number}")) for number in range(5)]
    return [*(one.candidate for one in reversed(others)), candidate]


@pytest.fixture
def busy(postgresql_url: str, tmp_path: Path, slow: Callable[[], None]) -> Iterator[Busy]:
    database.bind(postgresql_url)
    people = People()
    LinkedInCompany(tmp_path).connect()
    ada = people.user(Role.ADMINISTRATOR, Role.RECRUITER)
    job, other = people.job((ada, TeamRole.RECRUITER)), people.job((ada, TeamRole.RECRUITER))
    person = people.person("Kari Nordmann", email=EMAIL, profile_url=ADDRESS, member_id=None)
    exported = people.export(ada, job, person)
    link = links.link(ada, exported.candidate, "urn:li:person:Mistaken")
    assert link is not None
    note = notes.add(ada, exported.candidate, "Seen.", False)
    pool, many = pools.create(ada, "Welders"), in_a_pool(people, ada, other, exported.candidate)
    pool_people.add(ada, pool, many[::2])
    with transaction():
        candidates.link(exported.candidate, "person:Earlier", None, None)
        members.keep(MemberRow(URN, "Kari", "Nordmann", profile_url=ADDRESS))
        stored_stubs.keep("stub-1", URN, None, Shared("Kari", "Nordmann", EMAIL), clock.now())
        told = {"subject": "candidate", "subject_id": exported.candidate, "state": "acknowledged", "may_be_there": True}
        SyncRecord.create(kind="candidate", key=str(exported.candidate), acknowledged="a", **told)
    result = Busy(people, ada, job, other, exported, person, link, note, pool, many)
    slow()
    yield result
    database.release()


PAIRED = (
    *("link", "unlink", "undo_link", "export", "undo", "move", "note", "erase", "incoming_export", "stub"),
    *("rename_job", "begin_matching", "compare_all"),
)


# These hold people as those above do, or many at once: they meet whoever holds one, or many in another order.
MANY = ("reject_many", "pool_join", "pool_leave", "document", "remove_note", "ask_feedback", "merge")
MET = [*combinations(MANY, 2), *product(MANY[:-1], ("erase", "undo", "stub")), *product(("merge",), PAIRED)]
# Whoever ends a job holds everybody on it.
MET += product(("close_job", "delete_job"), ("move", "note_on_job", "erase", "undo", "incoming_export", "document", "rename_job"))
MET += product(("close_job", "delete_job"), ("merge",))


@pytest.mark.parametrize("pair", [*combinations(PAIRED, 2), *MET], ids="-".join)
def test_no_two_of_those_who_change_a_person_wait_for_each_other(busy: Busy, pair: tuple[str, str]) -> None:
    calls = busy.calls()
    answers = at_once(*(calls[name] for name in pair))
    assert not [answer for answer in answers if isinstance(answer, Unavailable)]


@pytest.mark.parametrize("name", ["export", "incoming_export", "stub"])
def test_who_links_takes_the_profile_before_the_person_as_who_exports_does(
    busy: Busy, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    real = candidates.hold

    def slowly(*ids: int) -> bool:
        result = real(*ids)
        time.sleep(10 * PAUSE)
        return result

    monkeypatch.setattr(candidates, "hold", slowly)
    calls = busy.calls()
    answers = at_once(calls["link"], calls["link_address"], calls[name])
    assert not [answer for answer in answers if isinstance(answer, AttractError)]


def test_all_of_them_at_once_do_not_wait_for_each_other(busy: Busy) -> None:
    answers = at_once(*busy.calls().values())
    assert not [answer for answer in answers if isinstance(answer, Unavailable)]


def test_marks_of_many_are_written_in_one_order(busy: Busy) -> None:
    ids = [busy.people.applicant(busy.ada, busy.job).candidate for _ in range(12)]

    def settle() -> None:
        with transaction():
            sync_dirty.settle(sync_dirty.CANDIDATE, list(reversed(sync_dirty.due(sync_dirty.CANDIDATE, 100))))

    def change(*candidates: int) -> None:
        with transaction():
            for one in candidates:
                sync_dirty.candidate(one)

    for _ in range(5):
        calls = (settle, busy.compare_all, partial(change, *ids), partial(change, *reversed(ids)), busy.calls()["rename_job"])
        assert not [answer for answer in at_once(*calls) if isinstance(answer, AttractError)]


def test_who_is_turned_away_all_the_same_reads_that_nothing_was_done(busy: Busy) -> None:
    one, other = busy.people.applicant(busy.ada, busy.job).candidate, busy.people.applicant(busy.ada, busy.job).candidate

    def hold(first: int, second: int) -> None:
        with transaction():
            candidates.hold(first)
            time.sleep(0.3)
            candidates.hold(second)

    refused = [one for one in at_once(partial(hold, one, other), partial(hold, other, one)) if one is not None]
    assert [type(one) for one in refused] == [Contended]
