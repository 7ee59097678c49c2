"""Erasing a person, and people who closed their LinkedIn account (design section 5.9, linkedin.md 15 and 17)."""

import json

import pytest

from server.domain import clock
from server.domain.contacts import ContactDetails, Network
from server.domain.documents import DocumentKind
from server.domain.errors import Invalid, NotFound, NotPermitted
from server.domain.resume import PastJob, Resume, School
from server.domain.roles import Actor, Role, TeamRole
from server.storage.candidates import candidates, erasures, resumes
from server.storage.database import database, transaction
from server.storage.linkedin.incoming import inmail, prospect_notes
from server.storage.linkedin.incoming import stub_profiles as stored_stubs
from server.storage.linkedin.incoming.inmail import InMailRow
from server.storage.linkedin.incoming.prospect_notes import ProspectNoteRow
from server.storage.linkedin.incoming.stub_profiles import Shared
from server.storage.linkedin.setup import account
from server.storage.linkedin.tab import members
from server.storage.linkedin.tab.members import MemberRow
from server.storage.tables import ALL, ClosedProfile, Erasure, IncomingExport, SyncDirty, SyncRecord
from server.usecases import erasure
from server.usecases.applications import exports
from server.usecases.candidates import contact_details, documents, notes
from server.usecases.candidates.documents import Upload
from server.usecases.erasure import ErasureReason
from server.usecases.linkedin.incoming import closed_profiles, stub_profiles
from tests.support.people import People

KARI, OLA = "urn:li:person:KariSecret", "urn:li:person:OlaOther"
SECRETS = ("Kari", "Secretsen", "secret@example.org", "KariSecret", "kari-secret")


def told(member: str, first: str, last: str) -> None:
    """Everything LinkedIn may tell about a member."""
    with transaction():
        now = clock.now()
        members.keep(MemberRow(member, first, last, email=f"{first}@example.org"))
        inmail.keep([InMailRow(f"e-{first}", "urn:li:seat:9001", "t", member, member, "REPLY", f"Hi {first}", last, now)])
        prospect_notes.keep([ProspectNoteRow(f"n-{first}", "urn:li:seat:9001", member, f"{first} calls back", False, now, now)])
        stored_stubs.keep(f"stub-{first}", member, "urn:li:seat:9001", Shared(first, last, f"{first}@example.org"), now)
        raw = json.dumps({"member": member, "firstName": first})
        IncomingExport.create(notification=f"a-{first}", type="X", state="refused", raw=raw, person_name=f"{first} {last}")


def known(people: People, actor: Actor) -> int:
    """Kari with everything there can be about somebody; the candidate."""
    job = people.job((actor, TeamRole.RECRUITER))
    url = "https://www.linkedin.com/in/kari-secret"
    person = people.person("Kari Secretsen", email="secret@example.org", profile_url=url)
    exported = people.applicant(actor, job, person)
    with transaction():
        candidates.link(exported.candidate, "person:KariSecret", None, None)
    notes.add(actor, exported.candidate, "Kari Secretsen called", False, exported.application)
    removed = notes.add(actor, exported.candidate, "Kari Secretsen again", False)
    notes.remove(actor, removed)
    links = {Network.GITHUB: "https://github.com/kari-secret"}
    read = contact_details.read(actor, exported.candidate)
    details = ContactDetails("Kari", "Secretsen", "secret@example.org", "second-secret@example.org", "555", links=links)
    contact_details.change(actor, exported.candidate, details, read.version)
    upload = documents.checked(Upload("Kari Secretsen.txt", b"Kari Secretsen, secret@example.org"), 10)
    for application in (None, exported.application):
        document = documents.add(actor, exported.candidate, upload, DocumentKind.RESUME, application)
    documents.remove(actor, document)
    with transaction():
        job, school = PastJob("Secretary of Kari", "Secretsen AS"), School("Kari School")
        resumes.add(exported.candidate, Resume((job,), (school,), ("Secretsen",)))
    while documents.work():
        pass
    told(KARI, "Kari", "Secretsen")
    told(OLA, "Ola", "Nordmann")
    while stub_profiles.settle():
        pass
    closed_profiles_keep(KARI, url)
    return exported.candidate


def closed_profiles_keep(member: str, url: str | None = None, at: int = 1_000) -> None:
    with transaction():
        closed_profiles.keep(member, url, at)


def everything() -> str:
    """Every value of every table, as text."""
    rows = [list(table.select().tuples()) for table in ALL]
    return json.dumps(rows, default=str)


def test_erasing_leaves_nothing_of_the_person_and_everything_of_others(people: People) -> None:
    ada = people.user(Role.ADMINISTRATOR, Role.RECRUITER)
    kari = known(people, ada)
    before = everything()
    assert all(secret in before for secret in SECRETS)
    erasure.erase(ada, kari, ErasureReason.ASKED)
    after = everything()
    # A stub or a note that LinkedIn gave a name of its own is known again by that: it is not the person's.
    after = after.replace("stub-Kari", "").replace("a-Kari", "")
    assert not [secret for secret in SECRETS if secret in after]
    for kept in ("Hi Ola", "Ola calls back", "Ola@example.org", "Nordmann", "OlaOther"):
        assert kept in after


def test_the_receipt_tells_nothing_about_the_person(people: People) -> None:
    ada = people.user(Role.ADMINISTRATOR, Role.RECRUITER)
    kari = known(people, ada)
    erasure.erase(ada, kari, ErasureReason.ASKED)
    (receipt,) = closed_profiles.read(ada).receipts
    assert (receipt.candidate, receipt.reason, receipt.by, receipt.records) == (kari, "asked_for_it", ada.name, 0)
    assert receipt.withdrawn_at is not None


def test_what_goes_is_counted_before(people: People) -> None:
    ada = people.user(Role.ADMINISTRATOR, Role.RECRUITER)
    result = erasure.contents(ada, known(people, ada))
    assert (result.counts.applications, result.counts.notes, result.inmails, result.prospect_notes) == (1, 2, 1, 1)
    assert result.counts.documents == 2


def test_linkedins_copy_is_withdrawn_and_the_receipt_says_when(people: People) -> None:
    ada = people.user(Role.ADMINISTRATOR, Role.RECRUITER)
    with transaction():
        account.change(client_id="child", connected_at=clock.now(), sync="running")
    kari = known(people, ada)
    there = {"subject": "candidate", "subject_id": kari, "state": "acknowledged", "may_be_there": True}
    SyncRecord.create(kind="candidate", key=str(kari), message="Kari Secretsen is fine", **there)
    SyncRecord.create(kind="application", key="1", **there)
    SyncDirty.delete().execute()
    erasure.erase(ada, kari, ErasureReason.CLOSED)
    assert SyncDirty.select().where((SyncDirty.subject == "candidate") & (SyncDirty.subject_id == kari)).exists()
    (receipt,) = closed_profiles.read(ada).receipts
    assert (receipt.records, receipt.withdrawn_at) == (2, None)
    assert not erasure.work()
    SyncRecord.update(may_be_there=False).execute()
    assert not erasure.work()  # nobody has compared the person with LinkedIn yet
    SyncDirty.delete().execute()
    assert erasure.work()
    assert not erasure.work()
    assert closed_profiles.read(ada).receipts[0].withdrawn_at is not None
    assert "Kari Secretsen" not in everything()


def test_an_export_sent_again_after_the_erasure_tells_no_name(people: People) -> None:
    ada = people.user(Role.ADMINISTRATOR, Role.RECRUITER)
    job, person = people.job((ada, TeamRole.RECRUITER)), people.person("Kari Secretsen")
    exported = people.export(ada, job, person, key="k")
    erasure.erase(ada, exported.candidate, ErasureReason.MISTAKE)
    again = exports.export(ada, "k", exports.ExportRequest(job, person))
    assert (again.replayed, again.candidate_name) == (True, "")


def test_a_stub_that_is_read_again_does_not_bring_the_person_back(people: People) -> None:
    ada = people.user(Role.ADMINISTRATOR, Role.RECRUITER)
    kari = known(people, ada)
    erasure.erase(ada, kari, ErasureReason.ASKED)
    with transaction():
        stored_stubs.keep("stub-Kari", KARI, "urn:li:seat:9001", Shared("Kari", "Secretsen"), clock.now())
    assert not stub_profiles.settle()
    assert candidates.known(["person:KariSecret"], "secret@example.org") == []


@pytest.mark.parametrize("role", [Role.RECRUITER, Role.HIRING_MANAGER, Role.READ_ONLY])
def test_only_an_administrator_erases(people: People, role: Role) -> None:
    ada = people.user(Role.ADMINISTRATOR, Role.RECRUITER)
    kari = known(people, ada)
    closed = closed_profiles.read(ada).waiting[0].id
    other = people.user(role)
    for call in (
        lambda: erasure.contents(other, kari),
        lambda: erasure.erase(other, kari, ErasureReason.ASKED),
        lambda: erasure.erase_closed(other, closed),
        lambda: closed_profiles.read(other),
        lambda: closed_profiles.one(other, closed),
        lambda: closed_profiles.keep_person(other, closed),
        lambda: closed_profiles.reopen(other, closed),
    ):
        with pytest.raises(NotPermitted):
            call()
    assert closed_profiles.open_count(other) == 0
    assert candidates.by_id(kari) is not None


def test_erasing_asks_for_a_reason_and_happens_once(people: People) -> None:
    ada = people.user(Role.ADMINISTRATOR, Role.RECRUITER)
    kari = known(people, ada)
    with pytest.raises(Invalid):
        erasure.erase(ada, kari, None)
    erasure.erase(ada, kari, ErasureReason.OVER)
    with pytest.raises(NotFound):
        erasure.erase(ada, kari, ErasureReason.OVER)
    assert Erasure.select().count() == 1


def test_a_closed_account_waits_until_somebody_decides(people: People) -> None:
    ada = people.user(Role.ADMINISTRATOR, Role.RECRUITER)
    kari = known(people, ada)
    closed_profiles_keep(KARI)  # the same notice again
    (waiting,) = closed_profiles.read(ada).waiting
    assert (waiting.candidate, waiting.name, closed_profiles.open_count(ada)) == (kari, "Kari Secretsen", 1)
    closed_profiles.keep_person(ada, waiting.id)
    closed_profiles.keep_person(ada, waiting.id)
    closed_profiles_view = closed_profiles.read(ada)
    assert (closed_profiles_view.waiting, [one.decided_by for one in closed_profiles_view.kept]) == ([], [ada.name])
    assert closed_profiles.open_count(ada) == 0
    closed_profiles.reopen(ada, waiting.id)
    assert closed_profiles.read(ada).waiting == [waiting]


def test_erasing_a_closed_account_erases_the_candidate_and_stays_so(people: People) -> None:
    ada = people.user(Role.ADMINISTRATOR, Role.RECRUITER)
    kari = known(people, ada)
    (waiting,) = closed_profiles.read(ada).waiting
    erasure.erase_closed(ada, waiting.id)
    assert candidates.by_id(kari) is None
    assert [one.reason for one in closed_profiles.read(ada).receipts] == ["closed_account"]
    closed_profiles_keep(KARI)  # LinkedIn is asked about that day again
    assert closed_profiles.read(ada).waiting == []
    assert not [secret for secret in SECRETS if secret in everything().replace("stub-Kari", "").replace("a-Kari", "")]
    with pytest.raises(NotFound):
        erasure.erase_closed(ada, waiting.id)


def test_what_linkedin_told_goes_even_when_the_candidate_is_gone(people: People) -> None:
    ada = people.administrator()
    told(KARI, "Kari", "Secretsen")
    closed_profiles_keep(KARI, "https://www.linkedin.com/in/kari-secret")
    (waiting,) = closed_profiles.read(ada).waiting
    assert waiting.candidate is None
    erasure.erase_closed(ada, waiting.id)
    assert not [secret for secret in SECRETS if secret in everything().replace("stub-Kari", "").replace("a-Kari", "")]


def test_somebody_exported_by_the_public_profile_is_found_by_it(people: People) -> None:
    ada = people.user(Role.ADMINISTRATOR, Role.RECRUITER)
    url = "https://www.linkedin.com/in/kari-secret/"
    kari = people.export(ada, people.job((ada, TeamRole.RECRUITER)), people.person(profile_url=url)).candidate
    closed_profiles_keep("urn:li:person:unheardOf", url)
    assert [one.candidate for one in closed_profiles.read(ada).waiting] == [kari]


def test_closed_accounts_come_in_pages(people: People) -> None:
    ada = people.administrator()
    for number in range(60):
        closed_profiles_keep(f"urn:li:person:P{number}")
    assert ClosedProfile.select().count() == 60
    first = closed_profiles.read(ada)
    second = closed_profiles.read(ada, first.after)
    third = closed_profiles.read(ada, second.after)
    assert [len(page.waiting) for page in (first, second, third)] == [25, 25, 10]
    assert third.after is None


def test_nothing_is_erased_when_something_fails_on_the_way(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    ada = people.user(Role.ADMINISTRATOR, Role.RECRUITER)
    kari = known(people, ada)
    before = everything()

    def fail(*_: object) -> int:
        raise RuntimeError

    monkeypatch.setattr(erasures, "add", fail)
    with pytest.raises(RuntimeError):
        erasure.erase(ada, kari, ErasureReason.ASKED)
    assert not database.in_transaction()
    assert everything() == before
