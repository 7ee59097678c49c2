"""Which candidate an export goes to (design section 5.2, attract.md 3.8, users.md 6, 10-12)."""

import pytest

from server.domain.errors import AmbiguousPerson, Invalid
from server.domain.hosts import HostMode
from server.domain.person import Person
from server.domain.roles import TeamRole
from server.storage import tables
from server.storage.candidates import candidates as stored
from server.usecases.account import browser_extension
from server.usecases.applications import applications, exports
from server.usecases.applications.exports import ExportRequest, ExportResult
from server.usecases.candidates import candidates, in_ats
from server.usecases.candidates.identity import Choice
from tests.support.people import People

EMAIL = "kari@example.org"
PROFILE = "https://www.linkedin.com/in/kari-nordmann"


class Recruiting:
    """A recruiter with as many jobs as they export people to."""

    def __init__(self, people: People) -> None:
        self.people, self.actor = people, people.recruiter()

    def export(self, choice: Choice = None, job: int | None = None, **person: str | None) -> ExportResult:
        """Export Kari, described so, to a new job or the one given."""
        job = job or self.people.job((self.actor, TeamRole.RECRUITER))
        described = Person(**({"name": "Kari Nordmann"} | person))  # type: ignore[arg-type]
        return exports.export(self.actor, f"key-{job}-{choice}", ExportRequest(job, described, candidate=choice))

    def keys(self, candidate: int) -> list[str]:
        """The identity keys of a candidate."""
        return [one.key for one in candidates.profile(self.actor, candidate).identities]


@pytest.fixture
def recruiting(people: People) -> Recruiting:
    return Recruiting(people)


def listed(refused: pytest.ExceptionInfo[AmbiguousPerson]) -> list[int]:
    return [one["id"] for one in refused.value.extra["candidates"]]


@pytest.mark.statement(54, 60)
@pytest.mark.parametrize(
    "again",
    [
        {"member_id": "M1"},
        {"profile_url": PROFILE},
        {"profile_url": "http://no.linkedin.com/in/Kari-Nordmann/?trk=x"},
        {"profile_url": "https://www.linkedin.com/talent/profile/M1"},
        {"email": EMAIL},
        {"email": EMAIL.upper()},
        {"member_id": "M1", "email": "other@example.org", "name": "Kari N."},
        {"member_id": "M1", "profile_url": PROFILE, "email": EMAIL},
    ],
    ids=[
        "member id",
        "profile",
        "profile, other spelling",
        "Recruiter address",
        "e-mail",
        "e-mail, other case",
        "member id, other e-mail",
        "all",
    ],
)
def test_whatever_identifies_a_person_finds_the_candidate_they_are(recruiting: Recruiting, again: dict[str, str]) -> None:
    first = recruiting.export(member_id="M1", profile_url=PROFILE, email=EMAIL)
    assert recruiting.export(**again).candidate == first.candidate


def test_same_name_alone_makes_no_match(recruiting: Recruiting) -> None:
    assert recruiting.export(member_id="M1").candidate != recruiting.export(member_id="M2").candidate


def test_missing_addresses_make_no_match(recruiting: Recruiting) -> None:
    one, other = recruiting.export(member_id="M1", email=None), recruiting.export(member_id="M2", email="")
    assert one.candidate != other.candidate


def test_sharing_is_one_hop_and_not_transitive(recruiting: Recruiting) -> None:
    abc = recruiting.export(member_id="M1", email="abc@example.org")
    other = recruiting.export(member_id="M2", email="def@example.org")
    result = recruiting.export(member_id="M1")
    assert result.candidate == abc.candidate != other.candidate


def test_somebody_turned_down_still_counts(recruiting: Recruiting) -> None:
    first = recruiting.export(member_id="M1", email=EMAIL)
    applications.reject(recruiting.actor, first.application, "other")
    assert recruiting.export(email=EMAIL).candidate == first.candidate


def test_an_export_to_a_known_candidate_learns_the_profile_and_a_missing_address(recruiting: Recruiting) -> None:
    first = recruiting.export(profile_url=PROFILE)
    again = recruiting.export(member_id="M1", profile_url=PROFILE, email=EMAIL, name="Somebody Else")
    assert recruiting.keys(first.candidate) == ["in:kari-nordmann", "member:M1"]
    row = candidates.profile(recruiting.actor, first.candidate).row
    assert (again.candidate, row.email, row.name) == (first.candidate, EMAIL, "Kari Nordmann")


def test_an_address_already_there_is_never_replaced(recruiting: Recruiting) -> None:
    first = recruiting.export(member_id="M1", email=EMAIL)
    recruiting.export(member_id="M1", email="other@example.org")
    assert candidates.profile(recruiting.actor, first.candidate).row.email == EMAIL


@pytest.mark.statement(57, 62)
def test_two_candidates_by_different_keys_are_listed_and_nothing_is_kept(recruiting: Recruiting) -> None:
    by_member = recruiting.export(member_id="M1").candidate
    by_profile = recruiting.export(profile_url=PROFILE).candidate
    by_email = recruiting.export(email=EMAIL, name="Somebody Else").candidate
    with pytest.raises(AmbiguousPerson) as refused:
        recruiting.export(member_id="M1", profile_url=PROFILE, email=EMAIL)
    assert listed(refused) == [by_member, by_profile, by_email]
    assert refused.value.extra["candidates"][2] == {
        "id": by_email,
        "name": "Somebody Else",
        "headline": None,
        "evidence": ["same e-mail address"],
    }
    assert tables.Application.select().count() == tables.Export.select().count() == 3


@pytest.mark.statement(59, 60, 62)
def test_the_recruiters_choice_links_the_profile_to_the_one_chosen(recruiting: Recruiting) -> None:
    elder = recruiting.export(email=EMAIL, name="Kari N.").candidate
    recruiting.export(profile_url=PROFILE)
    with pytest.raises(AmbiguousPerson):
        recruiting.export(member_id="M9", profile_url=PROFILE, email=EMAIL)
    answer = recruiting.export(elder, member_id="M9", profile_url=PROFILE, email=EMAIL)
    assert (answer.candidate, answer.candidate_created) == (elder, False)
    assert recruiting.keys(elder) == ["member:M9"]
    assert recruiting.export(member_id="M9").candidate == elder


@pytest.mark.statement(62)
def test_an_address_of_somebody_linked_to_another_member_attaches_nothing_by_itself(recruiting: Recruiting) -> None:
    ola = recruiting.export(member_id="OLA", email=EMAIL, name="Ola").candidate
    with pytest.raises(AmbiguousPerson) as refused:
        recruiting.export(member_id="KARI", email=EMAIL)
    assert refused.value.extra["candidates"][0]["evidence"] == ["same e-mail address", "linked to another LinkedIn profile"]
    kari = recruiting.export("new", member_id="KARI", email=EMAIL)
    assert (kari.candidate_created, kari.candidate != ola) == (True, True)
    assert recruiting.export(member_id="KARI", email=EMAIL).candidate == kari.candidate
    assert recruiting.export(member_id="OLA", email=EMAIL).candidate == ola


@pytest.mark.statement(59)
def test_choosing_somebody_linked_to_another_member_links_both(recruiting: Recruiting) -> None:
    kari = recruiting.export(member_id="OLD", email=EMAIL).candidate
    assert recruiting.export(kari, member_id="NEW", email=EMAIL).candidate == kari
    assert recruiting.export(member_id="NEW").candidate == kari
    assert recruiting.keys(kari) == ["member:OLD", "member:NEW"]


def test_two_who_share_an_address_are_told_apart_by_choice(recruiting: Recruiting) -> None:
    one = recruiting.export(email=EMAIL).candidate
    stored.learn_email(one, None, None)
    other = recruiting.export(email=EMAIL).candidate
    stored.learn_email(one, EMAIL, None)
    with pytest.raises(AmbiguousPerson) as refused:
        recruiting.export(email=EMAIL)
    assert sorted(listed(refused)) == [one, other]
    assert recruiting.export(other, email=EMAIL).candidate == other


def test_somebody_surely_known_does_not_become_new_by_asking(recruiting: Recruiting) -> None:
    known = recruiting.export(member_id="M1").candidate
    assert recruiting.export("new", member_id="M1").candidate == known


def test_new_is_nobody_listed(recruiting: Recruiting) -> None:
    one = recruiting.export(member_id="M1", email=EMAIL, name="One").candidate
    with pytest.raises(AmbiguousPerson) as refused:
        recruiting.export(member_id="M2", profile_url=PROFILE, email=EMAIL)
    assert refused.value.extra["new"] is True
    answer = recruiting.export("new", member_id="M2", profile_url=PROFILE, email=EMAIL)
    assert (answer.candidate_created, answer.candidate != one) == (True, True)
    assert recruiting.keys(answer.candidate) == ["member:M2", "in:kari-nordmann"]


@pytest.mark.statement(54)
@pytest.mark.parametrize(
    "elder",
    [{"email": EMAIL}, {"member_id": "M1"}, {"member_id": "M9", "email": EMAIL}],
    ids=["e-mail", "member id", "member id and e-mail"],
)
def test_a_profile_somebody_has_makes_no_second_candidate(recruiting: Recruiting, elder: dict[str, str]) -> None:
    recruiting.export(**elder)
    holder = recruiting.export(profile_url=PROFILE, name="Kari N.").candidate
    described = {"profile_url": PROFILE, "email": EMAIL, "member_id": "M1"}
    with pytest.raises(AmbiguousPerson) as refused:
        recruiting.export(**described)
    assert refused.value.extra["new"] is False
    with pytest.raises(Invalid) as not_new:
        recruiting.export("new", **described)
    assert list(not_new.value.errors) == ["candidate"]
    assert tables.Candidate.select().count() == 2
    assert recruiting.export(holder, **described).candidate == holder


@pytest.mark.parametrize("choice", [10_000, 10**30])
def test_a_choice_that_was_not_offered_is_refused(recruiting: Recruiting, choice: int) -> None:
    recruiting.export(member_id="M1")
    with pytest.raises(Invalid) as refused:
        recruiting.export(choice, member_id="M1")
    assert list(refused.value.errors) == ["candidate"]


def test_an_address_of_an_inject_host_is_recruiters_own(recruiting: Recruiting, people: People) -> None:
    address = "http://127.0.0.1:8001/talent/profile/M1"
    first = recruiting.export(member_id="M1").candidate
    assert recruiting.export(profile_url=address).candidate != first
    browser_extension.decide(people.administrator(), "127.0.0.1:8001", HostMode.INJECT)
    applications.move_to_application(recruiting.actor, recruiting.export(member_id="M1").application)
    assert in_ats.look_up(recruiting.actor, [in_ats.ProfileQuery("0", address, None)])[0].candidate == first


def test_another_mode_of_a_host_makes_nobody_a_second_candidate(recruiting: Recruiting, people: People) -> None:
    administrator, address = people.administrator(), "https://people.example/talent/profile/M1"
    browser_extension.decide(administrator, "people.example", HostMode.SIDE_PANEL)
    first = recruiting.export(profile_url=address).candidate
    browser_extension.decide(administrator, "people.example", HostMode.INJECT)
    assert recruiting.export(profile_url=address).candidate == recruiting.export(member_id="M1").candidate == first


def test_a_page_on_a_side_panel_host_is_nobodys_linkedin_profile(recruiting: Recruiting, people: People) -> None:
    browser_extension.decide(people.administrator(), "people.example", HostMode.SIDE_PANEL)
    kari = recruiting.export(profile_url="https://www.linkedin.com/in/kari")
    assert recruiting.export(profile_url="https://people.example/in/kari").candidate != kari.candidate
