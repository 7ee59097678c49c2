"""Two people are never one (design section 5.13): what they share asks, and never attaches."""

import pytest

from server.domain.errors import AmbiguousPerson, NotAProfile
from server.domain.matching import OTHER_EMAIL, POSSIBLY_SAME, SAME_EMAIL, SAME_MEMBER, SAME_NAME, SAME_PROFILE
from server.domain.person import Person
from server.domain.roles import TeamRole
from server.storage.tables import Candidate
from server.usecases.applications import exportable_jobs, exports
from server.usecases.applications.exports import Exported, ExportRequest
from server.usecases.candidates import candidates
from server.usecases.candidates.identity import Choice
from tests.support.people import People
from tests.support.queries import Query, queries, scanned

TEAM_PAGE = "https://yard.example/team"
RECRUITER_ID = "AEMAACm5J2UBOLTmUuRNp_I3DZ4mDicTZVCko6Y"
SITE_ID = "ACoAACm5J2UB0H9cDDMvixIkCD_SK5AviRHoGBg"


class Recruiting:
    """A recruiter with two jobs to export to."""

    def __init__(self, people: People) -> None:
        self.people, self.actor = people, people.recruiter()
        self.job, self.other_job = (people.job((self.actor, TeamRole.RECRUITER)) for _ in range(2))
        self._tries = 0

    def export(self, person: Person, choice: Choice = None, job: int = 0) -> Exported:
        """Export somebody, as a new click."""
        self._tries += 1
        return exports.export(self.actor, f"click-{self._tries}", ExportRequest(job or self.job, person, candidate=choice))

    def asked(self, person: Person, job: int = 0) -> tuple[list[tuple[str, tuple[str, ...]]], bool]:
        """Whom an export asks about, with the evidence, and whether it may be somebody new."""
        with pytest.raises(AmbiguousPerson) as refused:
            self.export(person, job=job)
        told = refused.value.extra
        return [(one["name"], tuple(one["evidence"])) for one in told["candidates"]], told["new"]


@pytest.fixture
def recruiting(people: People) -> Recruiting:
    return Recruiting(people)


@pytest.mark.parametrize(
    "shared",
    [
        {"profile_url": TEAM_PAGE},
        {"profile_url": "https://www.linkedin.com/in/yard-chair"},
        {"profile_url": "https://www.linkedin.com/talent/profile/M1"},
        {"member_id": "M1"},
        {"email": "post@yard.example"},
    ],
    ids=["page", "profile", "Recruiter address", "member id", "mailbox"],
)
def test_the_second_person_of_one_address_is_asked_about_and_may_be_new(recruiting: Recruiting, shared: dict[str, str]) -> None:
    ada = recruiting.export(Person("Ada Moen", **shared))  # type: ignore[arg-type]
    bo = Person("Bo Lie", **shared)  # type: ignore[arg-type]
    names, new = recruiting.asked(bo)
    assert ([name for name, _ in names], new) == (["Ada Moen"], True)
    assert recruiting.export(bo, "new").candidate != ada.candidate
    assert [row.name for row in Candidate.select().order_by(Candidate.id)] == ["Ada Moen", "Bo Lie"]


def test_three_people_of_one_page_become_three_candidates_whose_page_stays_the_firsts(recruiting: Recruiting) -> None:
    made = [recruiting.export(Person(name, TEAM_PAGE), choice).candidate for name, choice in TEAM]
    assert len(set(made)) == 3
    profiles = [[one.key for one in candidates.profile(recruiting.actor, id).identities] for id in made]
    assert profiles == [["web:yard.example/team"], [], []]


TEAM: list[tuple[str, Choice]] = [("Ada Moen", None), ("Bo Lie", "new"), ("Cy Dahl", "new")]


def test_whoever_was_said_to_be_another_is_found_by_name_the_next_time(recruiting: Recruiting) -> None:
    recruiting.export(Person("Ada Moen", TEAM_PAGE))
    bo = recruiting.export(Person("Bo Lie", TEAM_PAGE), "new").candidate
    names, new = recruiting.asked(Person("Bo  LIE", TEAM_PAGE), recruiting.other_job)
    assert (sorted(names), new) == ([("Ada Moen", (SAME_PROFILE,)), ("Bo Lie", (SAME_NAME,))], True)
    again = recruiting.export(Person("Bo Lie", TEAM_PAGE), bo, recruiting.other_job)
    assert (again.candidate, again.candidate_created) == (bo, False)
    assert Candidate.select().count() == 2


@pytest.mark.parametrize("name", ["Ada Moen", "ada  MOEN", "A. Moen", "Ada B. Moen", "Moen, Ada", "Ada Moen-Lie", "Ådå Møen"])
def test_a_name_written_otherwise_is_no_other_person(recruiting: Recruiting, name: str) -> None:
    ada = recruiting.export(Person("Ada Moen", "https://www.linkedin.com/in/ada-moen"))
    again = recruiting.export(Person(name, "https://no.linkedin.com/in/Ada-Moen/"), job=recruiting.other_job)
    assert again.candidate == ada.candidate


def test_a_profile_address_with_another_email_address_asks(recruiting: Recruiting) -> None:
    known = Person("Ada Moen", "https://www.linkedin.com/in/ada-moen", email="ada@yard.example")
    ada = recruiting.export(known)
    other = Person("Ada Moen", "https://www.linkedin.com/in/ada-moen", email="ada@home.example")
    assert recruiting.asked(other) == ([("Ada Moen", (SAME_PROFILE, SAME_NAME, OTHER_EMAIL))], True)
    assert recruiting.export(other, ada.candidate, recruiting.other_job).candidate == ada.candidate
    # The same address again, or none, is no other one.
    for email in ("ADA@yard.example", None):
        assert recruiting.export(Person("Ada Moen", "linkedin.com/in/ada-moen", email=email)).candidate == ada.candidate


def test_profile_and_email_address_together_are_the_person_whatever_the_name(recruiting: Recruiting) -> None:
    ada = recruiting.export(Person("Ada Moen", member_id="M1", email="ada@yard.example"))
    married = Person("Ada Lie Holt", member_id="M1", email="ada@yard.example")
    assert recruiting.export(married, job=recruiting.other_job).candidate == ada.candidate


def test_an_id_with_the_same_number_asks_and_never_attaches(recruiting: Recruiting) -> None:
    ada = recruiting.export(Person("Ada Moen", member_id=RECRUITER_ID))
    seen = Person("Ada Moen", "https://www.linkedin.com/in/" + SITE_ID, SITE_ID)
    assert recruiting.asked(seen) == ([("Ada Moen", (POSSIBLY_SAME, SAME_NAME))], True)
    assert recruiting.export(seen, ada.candidate, recruiting.other_job).candidate == ada.candidate
    keys = [one.key for one in candidates.profile(recruiting.actor, ada.candidate).identities]
    assert keys == [f"member:{RECRUITER_ID}", f"member:{SITE_ID}"]


def test_an_id_of_another_kind_contradicts_nothing_that_else_agrees(recruiting: Recruiting) -> None:
    ada = recruiting.export(Person("Ada Moen", "https://www.linkedin.com/in/ada-moen", RECRUITER_ID))
    seen = Person("Ada Moen", "https://www.linkedin.com/in/ada-moen", SITE_ID)
    assert recruiting.export(seen, job=recruiting.other_job).candidate == ada.candidate
    elsewhere = Person("Ada Moen", "https://www.linkedin.com/in/ada-moen", "AEMAACm5J2YBzHX2NthQmQlaowAWWmcDb5tUDWs")
    assert recruiting.asked(elsewhere)[1] is False


def test_the_number_of_before_2020_asks_about_who_has_it(recruiting: Recruiting) -> None:
    recruiting.export(Person("Ada Moen", member_id=RECRUITER_ID))
    old = Person("Ada Moen", "https://www.linkedin.com/recruiter/profile/700000101,aBcD,CAP")
    assert recruiting.asked(old)[0] == [("Ada Moen", (POSSIBLY_SAME, SAME_NAME))]


def test_of_whom_only_the_name_is_known_everybody_of_that_name_is_asked_about(recruiting: Recruiting) -> None:
    ada = Person("Ada Moen", headline="Welder", name_only=True)
    first = recruiting.export(ada)
    recruiting.export(Person("Ada Moen", member_id="M9"))
    assert exportable_jobs.preview(recruiting.actor, ada).candidate is None
    names, new = recruiting.asked(Person("ADA  Moén", name_only=True), recruiting.other_job)
    assert (names, new) == ([("Ada Moen", (SAME_NAME,))] * 2, True)
    again = recruiting.export(ada, first.candidate, recruiting.other_job)
    assert (again.candidate, again.candidate_created) == (first.candidate, False)
    assert recruiting.export(ada, "new", recruiting.other_job).candidate_created


def test_nobody_is_known_by_name_alone_unless_it_is_said(recruiting: Recruiting) -> None:
    for ask in (recruiting.export, lambda person: exportable_jobs.preview(recruiting.actor, person)):
        with pytest.raises(NotAProfile):
            ask(Person("Ada Moen"))


def test_a_typed_email_address_is_more_than_the_name(recruiting: Recruiting) -> None:
    recruiting.export(Person("Ada Moen", name_only=True))
    typed = ExportRequest(recruiting.job, Person("Ada Moen", name_only=True), email="ada@yard.example")
    assert exports.export(recruiting.actor, "typed", typed).candidate_created
    names, _ = recruiting.asked(Person("Bo Lie", email="ada@yard.example"))
    assert names == [("Ada Moen", (SAME_EMAIL,))]


def test_the_recruiters_own_id_of_somebody_else_is_asked_about_with_its_evidence(recruiting: Recruiting) -> None:
    recruiting.export(Person("Ada Moen", member_id="M1"))
    assert recruiting.asked(Person("Bo Lie", member_id="M1")) == ([("Ada Moen", (SAME_MEMBER,))], True)


def test_asking_reads_indexes_alone_and_costs_the_same_with_many_of_one_name(recruiting: Recruiting) -> None:
    def asking() -> list[Query]:
        with queries() as sent, pytest.raises(AmbiguousPerson):
            recruiting.export(Person("Ada Moen", email="post@yard.example", member_id=RECRUITER_ID))
        return sent

    recruiting.export(Person("Bo Lie", member_id=SITE_ID, email="post@yard.example"))
    few = asking()
    for number in range(30):
        recruiting.export(Person("Ada Moen", member_id=f"M{number}"))
    many = asking()
    assert len(many) == len(few)
    assert not {table for query in many for table in scanned(query)} & {"candidate", "linkedin_identity", "candidate_text"}
