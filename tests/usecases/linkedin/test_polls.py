"""What is read from LinkedIn by asking: InMail, notes, stub profiles, closed accounts, against the stand-in."""

from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from server.config import from_environment
from server.domain import clock
from server.domain.clock import DAY, HOUR, MINUTE
from server.domain.linkedin import windows
from server.domain.linkedin.access_levels import COMPANY_TYPES, CONTRACT_TYPE
from server.domain.linkedin.records import JobRecord
from server.domain.linkedin.windows import LinkedInStream
from server.domain.roles import TeamRole
from server.linkedin.incoming import ClosedProfileNotice as ReadClosed
from server.linkedin.incoming import InMailMessage as ReadInMail
from server.linkedin.incoming import ProspectNoteMessage as ReadNote
from server.linkedin.incoming import StubProfile as ReadStub
from server.linkedin.oauth.provisioning import ChildApp
from server.storage.candidates import candidates
from server.storage.database import transaction
from server.storage.linkedin.incoming import cursors
from server.storage.linkedin.setup import account, integrations, seats
from server.storage.linkedin.setup.integrations import Integration
from server.storage.linkedin.setup.seats import SeatRow
from server.storage.tables import (
    ClosedProfile,
    Cursor,
    InMailEvent,
    LinkedInMember,
    LinkedInQuota,
    LinkedInSeat,
    MailStub,
    ProspectNote,
)
from server.usecases import notifications
from server.usecases.linkedin.incoming import polls, stream_readers
from server.usecases.linkedin.setup import connection
from server.usecases.pools import pool_people
from tests.support.at_once import at_once
from tests.support.people import People
from tests.support.stand_in import CONTRACT, ORGANIZATION, StandIn, served

RITA, OLA = "urn:li:seat:9001", "urn:li:seat:9003"
LONG = 4_000  # pieces of work, more than 90 days of everything take


@pytest.fixture(scope="module")
def served_stand_in() -> Iterator[StandIn]:
    with served() as stand_in:
        yield stand_in


@dataclass
class Connected:
    """Attract connected with the stand-in at both access levels; two members who can be written to."""

    stand_in: StandIn
    app: ChildApp
    people: People
    kari: str
    per: str

    def poll(self) -> None:
        """Work until there is nothing to do."""
        for _ in range(LONG):
            if not polls.work():
                return
        raise AssertionError("there is always something to do")

    def due(self) -> None:
        """Every stream is due now, as it is half an hour later."""
        Cursor.update(due_at=clock.now()).execute()

    def again(self) -> None:
        """Half an hour later by LinkedIn's clock, in which what is new has settled."""
        self.stand_in.control.advance(30 * MINUTE)
        self.due()
        self.poll()


@pytest.fixture
def linkedin(served_stand_in: StandIn, people: People, tmp_path: Path) -> Connected:
    control = served_stand_in.control
    control.reset()
    app = served_stand_in.provision()
    served_stand_in.enable(served_stand_in.client(app), app)
    settings = {"ATTRACT_HOME": str(tmp_path), "SECRET_KEY": "s" * 40, "ENCRYPTION_KEYS": Fernet.generate_key().decode()}
    bound = from_environment(settings | {"LINKEDIN_ENVIRONMENT": "test", "LINKEDIN_ADDRESS": served_stand_in.address})
    connection.bind(bound)
    with transaction():
        account.change(company_id="2414183", environment="test", public_url=bound.public_url, connected_at=clock.now())
        account.change(client_id=app.client_id, client_secret=app.client_secret)
        switches = [(type, ORGANIZATION) for type in COMPANY_TYPES] + [(CONTRACT_TYPE, CONTRACT)]
        integrations.keep([Integration(type, context, "", "enabled") for type, context in switches])
    result = Connected(served_stand_in, app, people, control.add_member("kari", first_name="Kari", last_name="Nordmann"), "per")
    control.add_member("per", first_name="Per", last_name="Hansen")
    with transaction():
        for page in served_stand_in.client(app).seats(CONTRACT):
            seats.keep([_seat(one) for one in page])
        # Three months of windows were read before; what a test makes lies after them.
        for stream, subjects in _STREAMS:
            cursors.add(stream, subjects, clock.now() - HOUR)
    return result


_SEATS = [f"urn:li:seat:{number}" for number in (9001, 9002, 9003, 9004)]
_STREAMS = (("inmail", _SEATS), ("notes", [CONTRACT]), ("stubs", [CONTRACT]), ("closed", [""]))


def _seat(one) -> SeatRow:  # type: ignore[no-untyped-def]
    names = {"first_name": one.first_name, "last_name": one.last_name, "email": one.email}
    return SeatRow(seat=one.id, contract=one.contract, member=one.member, state=one.state, kind=one.kind, **names)


def shared(linkedin: Connected, member: str, **how: object) -> None:
    control = linkedin.stand_in.control
    control.answer_inmail(control.send_inmail("rita", member, "Hello", "Are you there?"), "Yes", **how)  # type: ignore[arg-type]


@pytest.mark.statement(21, 53)
def test_all_that_happened_in_recruiter_arrives_and_after_that_what_is_new(linkedin: Connected) -> None:
    control = linkedin.stand_in.control
    Cursor.delete().execute()  # nothing was ever read: 90 days are
    control.send_inmail("rita", linkedin.kari, "Early", "Hi")
    control.add_note("rita", linkedin.kari, "Calls back", "PUBLIC")
    control.advance(10 * DAY)
    shared(linkedin, linkedin.per, share=True, email="per@example.org")
    control.advance(HOUR)
    linkedin.poll()
    assert sorted((one.subject or "", one.type) for one in InMailEvent.select()) == [
        ("", "REPLY"),
        ("Early", "INMAIL"),
        ("Hello", "INMAIL"),
    ]
    assert [(note.text, note.private) for note in ProspectNote.select()] == [("Calls back", False)]
    (one,) = pool_people.read(linkedin.people.recruiter(), 1).people
    assert (one.first_name, one.last_name, one.email) == ("Per", "Hansen", "per@example.org")
    assert LinkedInMember.get().email == "per@example.org"
    control.send_inmail("ola", linkedin.kari, "Later", "Hi")
    linkedin.again()
    assert {one.subject for one in InMailEvent.select()} == {None, "Early", "Hello", "Later"}


def test_an_inmail_is_kept_with_the_member_for_the_seat_that_wrote_it(linkedin: Connected) -> None:
    shared(linkedin, linkedin.kari)
    linkedin.stand_in.control.advance(HOUR)
    linkedin.poll()
    assert {(one.seat, one.member) for one in InMailEvent.select()} == {(RITA, _urn(linkedin, "kari"))}


def _urn(linkedin: Connected, member: str) -> str:
    digest = sha256(f"{linkedin.app.client_id}:{member}".encode()).digest()
    return f"urn:li:person:{urlsafe_b64encode(digest).decode()[:12]}"


def test_a_note_is_replaced_when_edited_and_goes_when_deleted(linkedin: Connected) -> None:
    control = linkedin.stand_in.control
    kept, gone = (control.add_note("rita", linkedin.kari, text, "PUBLIC") for text in ("First words", "To be deleted"))
    control.advance(HOUR)
    linkedin.poll()
    assert {note.text for note in ProspectNote.select()} == {"First words", "To be deleted"}
    control.edit_note(kept, "Other words", "PRIVATE")
    control.delete_note(gone)
    linkedin.again()
    assert [(note.text, note.private) for note in ProspectNote.select()] == [("Other words", True)]


@pytest.mark.statement(18, 19, 20, 97)
def test_with_company_level_access_only_nothing_of_this_is_read(linkedin: Connected) -> None:
    with transaction():
        integrations.keep([Integration(CONTRACT_TYPE, CONTRACT, "", "disabled")])
    control = linkedin.stand_in.control
    shared(linkedin, linkedin.kari, share=True)
    control.add_note("rita", linkedin.kari, "Calls back", "PUBLIC")
    control.advance(HOUR)
    control.forget_requests()
    linkedin.poll()
    assert not InMailEvent.select().count() + ProspectNote.select().count() + MailStub.select().count()
    assert pool_people.read(linkedin.people.recruiter(), 1).people == []
    assert {one["resource"] for one in control.requests()} <= {"atsPurgedExportedCandidates", "accessToken"}


@pytest.mark.statement(97)
def test_what_happened_while_the_level_was_off_arrives_when_it_is_on_again(linkedin: Connected) -> None:
    control = linkedin.stand_in.control
    linkedin.poll()
    with transaction():
        integrations.keep([Integration(CONTRACT_TYPE, CONTRACT, "", "disabled")])
    control.send_inmail("rita", linkedin.kari, "Meanwhile", "Hi")
    linkedin.again()
    assert not InMailEvent.select().count()
    with transaction():
        integrations.keep([Integration(CONTRACT_TYPE, CONTRACT, "", "enabled")])
    linkedin.again()
    assert [one.subject for one in InMailEvent.select()] == ["Meanwhile"]


def test_a_member_who_closed_the_account_is_announced_once(linkedin: Connected) -> None:
    control, people = linkedin.stand_in.control, linkedin.people
    rita, arne = people.recruiter(), people.administrator()
    job = JobRecord("REQ-1", "Engineer", "x" * 200, "Oslo, Norway", "https://a.example/1", clock.now(), True, False)
    list(linkedin.stand_in.client(linkedin.app).put_jobs([(job, "CREATE")]))
    control.advance(10 * MINUTE)
    control.export(linkedin.kari, "REQ-1", "rita", mode="none")
    kari = people.export(rita, people.job((rita, TeamRole.RECRUITER)), people.person("Kari Nordmann")).candidate
    with transaction():
        candidates.link(kari, "person:" + _urn(linkedin, "kari").rpartition(":")[2], None, None)
    assert control.close_account(linkedin.kari) == 1
    control.advance(HOUR)
    linkedin.poll()
    assert [(one.candidate_id, one.state) for one in ClosedProfile.select()] == [(kari, "open")]
    control.advance(DAY)
    linkedin.again()
    assert ClosedProfile.select().count() == 1
    assert [(one.kind, one.link) for one in notifications.read(arne).rows] == [
        ("linkedin_closed", "/admin/linkedin/closed-profiles")
    ]
    assert notifications.unread(rita) == 0


def test_killed_between_reading_and_keeping_nothing_is_lost_or_doubled(
    linkedin: Connected, monkeypatch: pytest.MonkeyPatch
) -> None:
    control = linkedin.stand_in.control
    shared(linkedin, linkedin.kari, share=True, email="kari@example.org")
    control.add_note("rita", linkedin.kari, "Calls back", "PUBLIC")
    control.advance(HOUR)
    left = [6]
    real = stream_readers.keep

    def keep(*arguments) -> None:  # type: ignore[no-untyped-def]
        real(*arguments)
        left[0] -= 1
        if left[0] > 0:
            raise KeyboardInterrupt  # as a kill: what the transaction did so far is gone

    monkeypatch.setattr(stream_readers, "keep", keep)
    for _ in range(LONG):
        try:
            if not polls.work() and left[0] <= 0:
                break
        except KeyboardInterrupt:
            Cursor.update(due_at=0).execute()  # its time ran out
    assert [one.subject for one in InMailEvent.select().order_by(InMailEvent.at)] == ["Hello", None]
    assert [note.text for note in ProspectNote.select()] == ["Calls back"]
    assert len(pool_people.read(linkedin.people.recruiter(), 1).people) == 1


def test_two_processes_that_poll_at_once_double_nothing(linkedin: Connected) -> None:
    control = linkedin.stand_in.control
    for number in range(5):
        member = control.add_member(f"m{number}", first_name=f"M{number}", last_name="Member")
        shared(linkedin, member, share=True, email=f"m{number}@example.org")
    control.advance(HOUR)
    at_once(linkedin.poll, linkedin.poll, linkedin.poll)
    linkedin.poll()
    assert InMailEvent.select().count() == 10
    assert len(pool_people.read(linkedin.people.recruiter(), 1).people) == 5


@pytest.mark.parametrize("off", [-10 * MINUTE, 10 * MINUTE])
def test_a_clock_of_ours_that_is_wrong_loses_nothing(linkedin: Connected, off: int, let_pass: Callable[[int], None]) -> None:
    control = linkedin.stand_in.control
    let_pass(off)
    linkedin.poll()
    for number in range(4):
        control.send_inmail("rita", linkedin.kari, f"No. {number}", "Hi")
        linkedin.again()
    linkedin.again()
    assert {one.subject for one in InMailEvent.select()} == {f"No. {number}" for number in range(4)}


def test_nothing_that_lies_within_the_lag_is_counted_as_read(linkedin: Connected) -> None:
    linkedin.poll()
    now = linkedin.stand_in.control.now()
    for one in Cursor.select().where(Cursor.stream != cursors.ROLL_CALL):
        assert now - 5 * MINUTE < one.until <= now - 2 * MINUTE


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ({"kind": "status", "status": 403, "message": "Not enough permissions"}, "Check the access levels"),
        ({"kind": "status", "status": 429, "retry_after": 600}, "as soon as it does"),
        ({"kind": "status", "status": 500}, "tries again by itself"),
        ({"kind": "html"}, "tries again by itself"),
    ],
)
def test_trouble_is_kept_as_a_sentence_and_gone_when_it_is_over(linkedin: Connected, fault: dict, words: str) -> None:  # type: ignore[type-arg]
    control = linkedin.stand_in.control
    control.send_inmail("rita", linkedin.kari, "Hello", "Hi")
    control.advance(HOUR)
    control.fault(match={"resource": "conversationEvents"}, **fault)
    linkedin.poll()
    assert [words in text for text in cursors.troubles()] == [True]
    troubled = Cursor.get((Cursor.stream == "inmail") & (Cursor.subject == RITA))
    assert troubled.due_at > clock.now()
    assert troubled.tries == 1
    control.clear_faults()
    LinkedInQuota.delete().execute()  # the time LinkedIn asked for is over
    linkedin.due()
    linkedin.poll()
    assert cursors.troubles() == []
    assert [one.subject for one in InMailEvent.select()] == ["Hello"]


def test_what_linkedin_throttles_is_left_alone_by_all_streams_until_then(linkedin: Connected) -> None:
    control = linkedin.stand_in.control
    control.fault("status", {"resource": "conversationEvents"}, status=429, retry_after=600)
    linkedin.poll()
    control.forget_requests()
    linkedin.due()
    linkedin.poll()
    asked = [one for one in control.requests() if one["resource"] in ("conversationEvents", "prospectNotes", "mailStubs")]
    assert asked == []


def test_stubs_of_a_seat_that_is_new_are_found_in_windows_read_before(linkedin: Connected) -> None:
    control = linkedin.stand_in.control
    seats.retire(CONTRACT, clock.now() + HOUR)
    with transaction():
        LinkedInSeat.delete().where(LinkedInSeat.seat == OLA).execute()
        Cursor.delete().where(Cursor.subject == OLA).execute()
        LinkedInSeat.update(state="ACTIVE").execute()
    control.answer_inmail(control.send_inmail("ola", linkedin.kari, "Hello", "Hi"), "Yes", share=True, email="kari@example.org")
    control.advance(DAY)
    linkedin.poll()
    assert pool_people.read(linkedin.people.recruiter(), 1).people == []
    with transaction():
        row = {"seat": OLA, "contract": CONTRACT, "member": None, "first_name": "Ola", "last_name": "Olsen", "email": None}
        seats.keep([SeatRow(**row, state="ACTIVE", kind="recruiter")])
    linkedin.again()
    linkedin.poll()
    assert len(pool_people.read(linkedin.people.recruiter(), 1).people) == 1
    assert [one.subject for one in InMailEvent.select().where(InMailEvent.seat == OLA)] == ["Hello", None]


def test_the_stand_in_sees_a_careful_ats(linkedin: Connected) -> None:
    shared(linkedin, linkedin.kari, share=True)
    linkedin.stand_in.control.advance(HOUR)
    linkedin.poll()
    assert linkedin.stand_in.control.lints() == []


@pytest.mark.parametrize("odd", ["x" * 300, "a\x00b"], ids=["long", "no text"])
def test_an_id_that_cannot_be_kept_costs_only_what_it_names(people: People, odd: str) -> None:
    person, seat = f"urn:li:person:{odd}", f"urn:li:seat:{odd}"
    kari, now = "urn:li:person:kari", clock.now()

    def keep(stream: LinkedInStream, *items: object) -> None:
        with transaction():
            stream_readers.keep(stream, RITA, items)

    mails = [(odd, kari, None, ""), ("1", person, None, ""), ("2", kari, odd, odd)]
    keep(
        windows.INMAIL, *[ReadInMail(id, thread, RITA, (member,), now, "S", "B", type, {}) for id, member, thread, type in mails]
    )
    assert [(one.event, one.thread) for one in InMailEvent.select()] == [("2", None)]
    notes = [(odd, RITA, kari), ("1", seat, kari), ("2", RITA, person), ("3", RITA, kari)]
    keep(windows.NOTES, *[ReadNote(id, CONTRACT, owner, member, "x", False, True, now, now, {}) for id, owner, member in notes])
    keep(windows.NOTES, ReadNote(odd, CONTRACT, RITA, kari, "x", False, False, now, now, {}))
    assert [one.note for one in ProspectNote.select()] == ["3"]
    stubs = [(odd, kari, RITA), ("1", person, RITA), ("2", kari, seat)]
    keep(windows.STUBS, *[ReadStub(id, who, "A", "B", None, None, None, None, own, None, now, {}) for id, who, own in stubs])
    assert [(one.stub, one.member, one.owner) for one in MailStub.select()] == [("1", None, RITA), ("2", kari, None)]
    assert [one.member for one in LinkedInMember.select()] == [kari]
    keep(windows.CLOSED, ReadClosed(person, None, now, {}), ReadClosed(kari, f"https://www.linkedin.com/in/{odd * 10}", now, {}))
    assert [one.member for one in ClosedProfile.select()] == [kari]


def test_without_a_connection_nothing_is_done(people: People) -> None:
    assert not polls.work()
    assert Cursor.select().count() == 0
