"""What LinkedIn tells again about people who were erased is recognised, and brings nobody back (design section 5.9)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from server.domain.errors import NotFound
from server.domain.history import Change
from server.domain.linkedin.incoming_exports import ERASED, UNKNOWN_JOB
from server.domain.linkedin.urns import PERSON, person_urn
from server.domain.linkedin.windows import CLOSED, INMAIL, NOTES, STUBS, LinkedInStream
from server.domain.person import Person
from server.domain.roles import Actor, Role, TeamRole
from server.linkedin.incoming import ClosedProfileNotice, InMailMessage, ProspectNoteMessage, StubProfile
from server.storage import tables
from server.storage.candidates import candidates
from server.storage.database import transaction
from server.storage.linkedin.incoming import incoming_exports as stored
from server.storage.linkedin.tab import members
from server.storage.linkedin.tab.members import MemberRow
from server.usecases import erasure, history, undo
from server.usecases.applications import exports
from server.usecases.erasure import ErasureReason
from server.usecases.linkedin.incoming import export_decisions, stream_readers, stub_profiles
from server.usecases.linkedin.incoming import incoming_exports as arriving
from server.usecases.linkedin.tab import links
from tests.support.incoming_exports import KARI, SOMEBODY, IncomingLinkedIn, connected
from tests.support.people import People
from tests.support.stand_in import StandIn, served

JOB, OTHER_JOB = "REQ-1042", "REQ-1043"
EMAIL, ADDRESS = "kari@example.org", str(KARI.public_profile_url)
SEAT = "urn:li:seat:9001"


@pytest.fixture(scope="module")
def stand_in() -> Iterator[StandIn]:
    with served() as stand_in:
        yield stand_in


@pytest.fixture
def linkedin(people: People, stand_in: StandIn, tmp_path: Path) -> IncomingLinkedIn:
    return connected(people, stand_in, tmp_path)


@pytest.fixture
def ada(people: People) -> Actor:
    ada = people.user(Role.ADMINISTRATOR, Role.RECRUITER)
    people.job((ada, TeamRole.RECRUITER), job_id=JOB)
    people.job((ada, TeamRole.RECRUITER), job_id=OTHER_JOB)
    return ada


def export_and_erase(linkedin: IncomingLinkedIn, ada: Actor) -> str:
    """Kari was exported by LinkedIn and erased; her person URN."""
    candidate = linkedin.receive_export(JOB, emails=(EMAIL,)).candidate
    assert candidate is not None
    key = next(one.key for one in candidates.identities(candidate) if one.key.startswith(PERSON))
    erasure.erase(ada, candidate, ErasureReason.ASKED)
    return person_urn(key)


def nobody() -> None:
    """Nothing about Kari is anywhere."""
    texts = repr([list(table.select().tuples()) for table in tables.ALL])
    assert not [secret for secret in (KARI.last_name, EMAIL, ADDRESS) if secret in texts]
    assert tables.Candidate.select().count() == 0


def test_an_export_to_another_job_after_the_erasure_brings_nobody_back(linkedin: IncomingLinkedIn, ada: Actor) -> None:
    export_and_erase(linkedin, ada)
    incoming_export = linkedin.receive_export(OTHER_JOB)
    assert (incoming_export.state, incoming_export.code, incoming_export.candidate, incoming_export.person_name) == (
        "refused",
        ERASED,
        None,
        None,
    )
    nobody()


def test_trying_again_asks_again_and_brings_nobody_back(linkedin: IncomingLinkedIn, ada: Actor) -> None:
    export_and_erase(linkedin, ada)
    incoming_export = linkedin.receive_export(OTHER_JOB)
    export_decisions.try_again(ada, incoming_export.id)
    arriving.work()
    assert linkedin.newest().code == ERASED
    nobody()


def test_an_export_that_waits_for_its_job_goes_with_the_person_and_does_not_come_when_the_job_opens(
    linkedin: IncomingLinkedIn, ada: Actor, people: People
) -> None:
    waiting = linkedin.receive_export("REQ-9")
    assert waiting.code == UNKNOWN_JOB
    export_and_erase(linkedin, ada)
    people.job((ada, TeamRole.RECRUITER), job_id="REQ-9")
    with transaction():
        assert not stored.any_job_open()
        stored.wake()
    linkedin.notify(tables.IncomingExport.get_by_id(waiting.id).notification)
    arriving.work()
    assert tables.IncomingExport.get_by_id(waiting.id).code == ERASED
    nobody()


def test_an_export_is_found_by_the_public_profile_where_that_is_all_attract_knew(linkedin: IncomingLinkedIn, ada: Actor) -> None:
    waiting = linkedin.receive_export("REQ-9")  # names Kari by URN and profile in what LinkedIn answered, nowhere else
    job = tables.Job.get(tables.Job.job_id == JOB).id
    known = exports.export(ada, "k", exports.ExportRequest(job, Person(KARI.first_name, ADDRESS)))
    erasure.erase(ada, known.candidate, ErasureReason.ASKED)
    assert (tables.IncomingExport.get_by_id(waiting.id).raw, tables.IncomingExport.get_by_id(waiting.id).code) == ("", ERASED)
    nobody()


def test_an_export_is_found_by_the_address_where_that_is_all_attract_knew(
    linkedin: IncomingLinkedIn, ada: Actor, people: People
) -> None:
    waiting = linkedin.receive_export("REQ-9", emails=(EMAIL.upper(),))
    job = tables.Job.get(tables.Job.job_id == JOB).id
    known = exports.export(ada, "k", exports.ExportRequest(job, Person("K. Nordmann", member_id="M1", email=EMAIL)))
    erasure.erase(ada, known.candidate, ErasureReason.ASKED)
    assert tables.IncomingExport.get_by_id(waiting.id).code == ERASED
    assert linkedin.receive_export(OTHER_JOB, emails=(EMAIL,)).code == ERASED
    nobody()


def test_an_address_that_somebody_else_shares_erases_and_refuses_nobody_else(linkedin: IncomingLinkedIn, ada: Actor) -> None:
    other = linkedin.receive_export("REQ-9", SOMEBODY, emails=(EMAIL,))
    export_and_erase(linkedin, ada)
    assert tables.IncomingExport.get_by_id(other.id).code == UNKNOWN_JOB
    assert linkedin.receive_export(OTHER_JOB, SOMEBODY, emails=(EMAIL,)).state == "done"


def test_who_a_person_exports_again_is_here_again(linkedin: IncomingLinkedIn, ada: Actor) -> None:
    urn = export_and_erase(linkedin, ada)
    job = tables.Job.get(tables.Job.job_id == JOB).id
    again = exports.export(ada, "k", exports.ExportRequest(job, Person(KARI.first_name, ADDRESS)))
    incoming_export = linkedin.receive_export(OTHER_JOB)
    assert (incoming_export.state, incoming_export.candidate) == ("done", again.candidate)
    told(INMAIL, inmail(urn))
    assert tables.InMailEvent.select().count() == 1


def told(stream: LinkedInStream, *items: Any) -> None:
    """LinkedIn tells these."""
    with transaction():
        stream_readers.keep(stream, SEAT, items)


def inmail(urn: str) -> InMailMessage:
    return InMailMessage("e-1", "t", urn, (SEAT,), 1, "Hi", "Hi", "REPLY", {})


def note(urn: str) -> ProspectNoteMessage:
    return ProspectNoteMessage("n-1", None, SEAT, urn, "Calls back", False, True, 1, 1, {})


def stub(urn: str | None, email: str | None = None) -> StubProfile:
    return StubProfile(
        id="s-1",
        member=urn,
        owner=SEAT,
        contract=None,
        first_name=KARI.first_name,
        last_name=KARI.last_name,
        email=email,
        phone=None,
        company=None,
        title=None,
        created_at=1,
        raw={},
    )


def test_neither_inmail_nor_note_nor_stub_nor_closed_account_of_theirs_is_kept(linkedin: IncomingLinkedIn, ada: Actor) -> None:
    urn = export_and_erase(linkedin, ada)
    told(INMAIL, inmail(urn))
    told(NOTES, note(urn))
    told(STUBS, stub(urn))
    told(CLOSED, ClosedProfileNotice(member=urn, profile_url=ADDRESS, at=9, raw={}))
    assert not stub_profiles.settle()
    for table in (tables.InMailEvent, tables.ProspectNote, tables.ClosedProfile, tables.LinkedInMember):
        assert table.select().count() == 0
    assert [(one.state, one.raw) for one in tables.MailStub.select()] == [("erased", "")]
    assert urn not in repr([list(table.select().tuples()) for table in tables.ALL])
    nobody()


def test_a_stub_that_tells_nothing_but_their_address_makes_nobody(linkedin: IncomingLinkedIn, ada: Actor) -> None:
    export_and_erase(linkedin, ada)
    told(STUBS, stub(None, EMAIL))
    assert not stub_profiles.settle()
    nobody()


def test_a_stub_that_waits_for_a_choice_goes_with_them(linkedin: IncomingLinkedIn, ada: Actor) -> None:
    told(STUBS, stub(None, EMAIL))
    job = tables.Job.get(tables.Job.job_id == JOB).id
    known = exports.export(ada, "k", exports.ExportRequest(job, Person("K", member_id="M1", email=EMAIL)))
    erasure.erase(ada, known.candidate, ErasureReason.ASKED)
    assert not stub_profiles.settle()
    nobody()


def test_what_linkedin_told_under_a_profile_goes_though_nobody_linked_the_member(linkedin: IncomingLinkedIn, ada: Actor) -> None:
    urn = "urn:li:person:KariUnlinked"
    with transaction():
        members.keep(MemberRow(urn, KARI.first_name, KARI.last_name, profile_url=ADDRESS, email=EMAIL))
    told(INMAIL, inmail(urn))
    told(NOTES, note(urn))
    job = tables.Job.get(tables.Job.job_id == JOB).id
    known = exports.export(ada, "k", exports.ExportRequest(job, Person(KARI.first_name, ADDRESS)))
    assert erasure.contents(ada, known.candidate).inmails == 1
    erasure.erase(ada, known.candidate, ErasureReason.ASKED)
    assert tables.InMailEvent.select().count() == tables.ProspectNote.select().count() == 0
    nobody()
    told(INMAIL, inmail(urn))
    assert tables.InMailEvent.select().count() == 0


def test_whom_else_they_were_said_not_to_be_is_forgotten(linkedin: IncomingLinkedIn, ada: Actor, people: People) -> None:
    job = tables.Job.get(tables.Job.job_id == JOB).id
    ola = people.export(ada, job, people.person("Ola")).candidate
    links.link(ada, ola, "urn:li:person:KariSecret")
    links.unlink(ada, ola, "urn:li:person:KariSecret")
    kari = people.export(ada, job, people.person("Kari")).candidate
    links.link(ada, kari, "urn:li:person:KariSecret")
    erasure.erase(ada, kari, ErasureReason.ASKED)
    assert tables.Unlinking.select().count() == 0


def test_who_was_taken_for_them_keeps_that_it_happened_and_not_with_whom(
    linkedin: IncomingLinkedIn, ada: Actor, people: People
) -> None:
    urn, profile = "urn:li:person:KariSecret", "https://www.linkedin.com/in/kari-secretsen"
    job = tables.Job.get(tables.Job.job_id == JOB).id
    ola = people.export(ada, job, people.person("Ola")).candidate
    linking, other = links.link(ada, ola, urn), links.link(ada, ola, "urn:li:person:OlaHimself")
    address = links.link_address(ada, ola, profile)
    unlinking = links.unlink(ada, ola, "in:kari-secretsen")
    tables.LinkedInMatch.update(members=json.dumps([urn, "urn:li:person:OlaHimself"])).execute()
    kari = people.export(ada, job, people.person("Kari", profile_url=profile)).candidate
    links.link(ada, kari, urn)
    assert "KariSecret" in everything()
    erasure.erase(ada, kari, ErasureReason.ASKED)
    assert not [secret for secret in ("KariSecret", "kari-secretsen") if secret in everything()]
    assert json.loads(tables.LinkedInMatch.get().members) == ["urn:li:person:OlaHimself"]
    lines = [line.entry for line in history.of_candidate(ada, ola).lines.rows]
    assert [one.changes["profile"] for one in lines if one.change in (Change.LINKED, Change.UNLINKED)]
    for gone in (linking, address, unlinking):
        with pytest.raises(NotFound):
            undo.undo_action(ada, gone or 0)
    undo.undo_action(ada, other or 0)
    assert [one.key for one in candidates.identities(ola) if one.key.startswith(PERSON)] == []


def everything() -> str:
    return repr([list(table.select().tuples()) for table in tables.ALL])
