"""Who may be the same person: the matching oracle of users.md, and LinkedIn's ways beside it."""

import pytest

from server.domain.contacts import ContactDetails, Network
from server.domain.roles import Actor, TeamRole
from server.storage.candidates import candidates as stored
from server.storage.candidates import duplicates as stored_duplicates
from server.storage.database import transaction
from server.storage.linkedin.tab import links
from server.usecases.applications import applications, people_on_job
from server.usecases.candidates import contact_details, duplicates
from tests.support.people import People
from tests.support.queries import begins_with, queries, scanned


class Company:
    """A recruiter, and people with contact details."""

    def __init__(self, people: People) -> None:
        self.people, self.rita = people, people.recruiter()
        self.job = people.job((self.rita, TeamRole.RECRUITER))

    def person(self, name: str, email: str = "", phone: str = "", **more: object) -> int:
        id = self.people.export(self.rita, self.job, self.people.person(name)).candidate
        details = ContactDetails(name, "", f"{email}@x.no" if email else "", phone=phone, **more)  # type: ignore[arg-type]
        contact_details.change(self.rita, id, details, contact_details.read(self.rita, id).version)
        return id

    def others(self, id: int, reader: Actor | None = None) -> dict[str, tuple[str, ...]]:
        return {hint.name: hint.kinds for hint in duplicates.of(reader or self.rita, id)}


@pytest.fixture
def company(people: People) -> Company:
    return Company(people)


def test_the_oracle(company: Company) -> None:
    a = company.person("A", "abc", "123")
    b = company.person("B", "", "456")
    c = company.person("C", "def", "123")
    d = company.person("D", "abc", "456")
    assert duplicates.counts(company.rita, [a, b, c, d]) == {a: 2, b: 1, c: 1, d: 2}
    assert company.others(a) == {"C": ("phone",), "D": ("email",)}
    assert company.others(b) == {"D": ("phone",)}  # one hop: not A, not C


def test_letters_of_an_address_count_alike_and_no_phone_matches_none(company: Company) -> None:
    one, other = company.person("One", "Same"), company.person("Other", "sAME")
    company.person("No phone"), company.person("None either")
    assert duplicates.counts(company.rita, [one, other]) == {one: 1, other: 1}
    assert len(duplicates.counts(company.rita, range(1, 20))) == 2


def test_whoever_was_rejected_counts_like_everybody(company: Company) -> None:
    one, other = company.person("One", "same"), company.person("Other", "same")
    (application,) = [row for row in people_on_job.prospects(company.rita, company.job).page.rows if row.candidate == one]
    applications.reject(company.rita, application.id, "other")
    assert company.others(other) == {"One": ("email",)}


def test_a_second_address_and_every_telephone_count(company: Company) -> None:
    one = company.person("One", "a", "+47 22 33 44 55")
    company.person("Other", "b", second_email="A@x.no", work_phone="22334455")
    assert company.others(one) == {"Other": ("email", "phone")}


def test_a_profile_address_somebody_typed_is_compared_with_links_and_with_other_typed_ones(company: Company) -> None:
    linked = company.people.person("Linked", profile_url="https://www.linkedin.com/in/kari-n")
    id = company.people.export(company.rita, company.job, linked).candidate
    one = company.person("One", links={Network.LINKEDIN: "no.linkedin.com/in/Kari-N/"})
    other = company.person("Other", links={Network.LINKEDIN: "https://linkedin.com/in/kari-n?trk=x"})
    assert company.others(one) == {"Linked": ("profile",), "Other": ("profile",)}
    assert company.others(id) == {"One": ("profile",), "Other": ("profile",)}
    assert duplicates.counts(company.rita, [id, one, other]) == {id: 2, one: 2, other: 2}


def test_whom_linkedin_takes_for_the_same_member_may_be_the_same_person(company: Company) -> None:
    one, other, third = (company.person(name) for name in ("One", "Other", "Third"))
    with transaction():
        stored.link(third, "person:AbC", None, None)
        for id in (one, other):
            links.ask(id, 0)
        links.keep_matches([(one, ["urn:li:person:AbC"], None), (other, ["urn:li:person:AbC"], None)])
    assert company.others(one) == {"Other": ("member",), "Third": ("member",)}
    assert company.others(third) == {"One": ("member",), "Other": ("member",)}
    with transaction():  # LinkedIn is not sure any more
        links.keep_matches([(one, ["urn:li:person:AbC", "urn:li:person:DeF"], None)])
    assert company.others(one) == {}


def test_a_mere_interviewer_hears_of_nobody_else(company: Company) -> None:
    one = company.person("One", "same")
    company.person("Other", "same")
    interviewer = company.people.user()
    assert company.others(one, interviewer) == {}
    assert duplicates.counts(interviewer, [one]) == {}
    assert duplicates.counts(company.rita, []) == {}


def test_marks_of_a_page_are_one_statement_that_reads_no_table_whole(company: Company) -> None:
    ids = [company.person(f"P{number}", "same", str(number + 100)) for number in range(6)]
    with queries() as sent:
        assert duplicates.counts(company.rita, ids) == dict.fromkeys(ids, 5)
        stored_duplicates.of(ids[0])
    assert len(sent) == 2
    assert [scanned(one) for one in sent] == [set(), set()]
    assert not any(begins_with(one, "kind") for one in sent)
