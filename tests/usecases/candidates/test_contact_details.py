"""Edit details of a candidate: contact details and nothing else, and nobody's version is lost."""

from dataclasses import dataclass, fields, replace

import pytest

from server.domain import clock
from server.domain.contacts import ContactDetails, Network
from server.domain.errors import EditConflict, Invalid, NotFound, NotPermitted
from server.domain.resume import PastJob, Resume, School
from server.domain.roles import Actor, Role, TeamRole
from server.storage.candidates import candidates as stored
from server.storage.candidates import contacts, resumes
from server.storage.database import transaction
from server.storage.linkedin.setup import account
from server.storage.tables import ContactKey, HistoryEntry, SyncDirty
from server.usecases import erasure
from server.usecases.candidates import candidates, contact_details
from server.usecases.candidates.contact_details import change, read
from tests.support.at_once import at_once
from tests.support.people import People


@dataclass
class Kari:
    """A candidate and a recruiter who knows them."""

    people: People
    rita: Actor
    id: int

    def save(self, actor: Actor | None = None, **texts: str) -> None:
        """Change some fields of what is there now."""
        result = read(actor or self.rita, self.id)
        change(actor or self.rita, self.id, replace(result.details, **texts), result.version)  # type: ignore[arg-type]


@pytest.fixture
def kari(people: People) -> Kari:
    rita = people.recruiter()
    exported = people.export(rita, people.job((rita, TeamRole.RECRUITER)), people.person(email="kari@example.org"))
    return Kari(people, rita, exported.candidate)


@pytest.mark.statement(247)
def test_contact_details_are_changed_and_shown(kari: Kari) -> None:
    links = {Network.GITHUB: "https://github.com/kari"}
    new = ContactDetails("Kari", "Hansen", "kari@new.example", "k@old.example", "555", "22 33", "44 55", "Bergen", links)
    change(kari.rita, kari.id, new, read(kari.rita, kari.id).version)
    result = candidates.profile(kari.rita, kari.id)
    assert result.details == new
    assert (result.row.name, result.row.email, result.row.location) == ("Kari Hansen", "kari@new.example", "Bergen")


def test_a_name_that_was_never_told_apart_is_offered_apart(kari: Kari) -> None:
    assert (read(kari.rita, kari.id).details.first_name, read(kari.rita, kari.id).details.last_name) == ("Kari", "Nordmann")


@pytest.mark.statement(246)
def test_skills_education_and_work_are_shown_and_no_part_of_what_is_edited(kari: Kari) -> None:
    told = Resume(
        (PastJob("Engineer", "Acme", current=True), PastJob("Baker", ended="2019-05")), (School("NTNU"),), ("SQL", "sql", "Go")
    )
    with transaction():
        resumes.add(kari.id, told)
    assert candidates.profile(kari.rita, kari.id).resume == replace(told, skills=("SQL", "Go"))
    assert not {field.name for field in fields(ContactDetails)} & {field.name for field in fields(Resume)}


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.RECRUITER, Role.HIRING_MANAGER])
def test_whoever_works_with_candidates_edits_them(kari: Kari, role: Role) -> None:
    kari.save(kari.people.user(role), phone="123")
    assert read(kari.rita, kari.id).details.phone == "123"


def test_nobody_else_does(kari: Kari) -> None:
    interviewer = kari.people.user()
    job = kari.people.job((kari.rita, TeamRole.RECRUITER), (interviewer, TeamRole.INTERVIEWER))
    applicant = kari.people.applicant(kari.rita, job).candidate
    for actor, candidate, error in (
        (kari.people.read_only(), kari.id, NotPermitted),
        (interviewer, applicant, NotPermitted),
        (interviewer, kari.id, NotFound),
        (kari.rita, 10_000, NotFound),
    ):
        for call in (lambda a, c: read(a, c), lambda a, c: change(a, c, ContactDetails("X"), "")):
            with pytest.raises(error):
                call(actor, candidate)


def test_a_version_that_somebody_else_replaced_is_not_overwritten_but_shown(kari: Kari) -> None:
    seen = read(kari.rita, kari.id)
    kari.save(kari.people.recruiter(), phone="111")
    mine = replace(seen.details, phone="222")
    with pytest.raises(EditConflict) as refused:
        change(kari.rita, kari.id, mine, seen.version)
    assert refused.value.present["phone"] == "111"
    assert read(kari.rita, kari.id).details.phone == "111"
    change(kari.rita, kari.id, mine, read(kari.rita, kari.id).version)
    assert read(kari.rita, kari.id).details.phone == "222"


def test_the_same_form_sent_twice_is_no_clash(kari: Kari) -> None:
    seen = read(kari.rita, kari.id)
    for _ in range(2):
        change(kari.rita, kari.id, replace(seen.details, phone="222"), seen.version)
    assert HistoryEntry.select().where(HistoryEntry.change == "updated").count() == 1


def test_of_two_who_save_at_once_one_is_told(kari: Kari) -> None:
    seen = read(kari.rita, kari.id)

    def save(phone: str) -> str:
        try:
            change(kari.rita, kari.id, replace(seen.details, phone=phone), seen.version)
        except EditConflict:
            return "overtaken"
        return "saved"

    assert sorted(at_once(lambda: save("111"), lambda: save("222"))) == ["overtaken", "saved"]


def test_a_wrong_address_changes_nothing(kari: Kari) -> None:
    with pytest.raises(Invalid):
        kari.save(email="nobody", phone="222")
    assert read(kari.rita, kari.id).details.phone == ""


def test_a_new_address_is_how_the_person_is_known_from_then_on(kari: Kari) -> None:
    kari.save(email="new@example.org", second_email="second@example.org")
    assert [one.id for one in stored.known([], "NEW@example.org")] == [kari.id]
    assert [one.id for one in stored.known([], "second@example.org")] == [kari.id]
    assert stored.known([], "kari@example.org") == []
    kari.save(second_email="")
    assert sorted(key.key for key in ContactKey.select()) == ["new@example.org"]


def test_somebody_exported_with_the_second_address_is_the_same_person(kari: Kari) -> None:
    kari.save(second_email="second@example.org")
    job = kari.people.job((kari.rita, TeamRole.RECRUITER))
    again = kari.people.export(kari.rita, job, kari.people.person(member_id=None, email="second@example.org"))
    assert again.candidate == kari.id


def test_linkedin_is_told_and_the_history_says_who_changed_what(kari: Kari) -> None:
    with transaction():
        account.change(client_id="child", connected_at=clock.now(), sync="running")
    SyncDirty.delete().execute()
    kari.save(email="new@example.org")
    assert [(mark.subject, mark.subject_id) for mark in SyncDirty.select()] == [("candidate", kari.id)]
    (entry,) = HistoryEntry.select().where(HistoryEntry.change == "updated")
    assert (entry.subject, entry.subject_id, entry.by_id) == ("candidate", kari.id, kari.rita.id)
    assert "kari@example.org" in entry.changes
    assert "new@example.org" in entry.changes
    assert "phone" not in entry.changes


def test_editing_somebody_who_was_erased_meanwhile_is_not_found(kari: Kari) -> None:
    seen = read(kari.rita, kari.id)
    erasure.erase(kari.people.administrator(), kari.id, erasure.ErasureReason.ASKED)
    with pytest.raises(NotFound):
        contact_details.change(kari.rita, kari.id, seen.details, seen.version)
    assert contacts.details(kari.id).name == ""
