"""Adding somebody to a job by hand, and every other way onto a job (attract.md 5.4, 6 and 8)."""

from dataclasses import replace

import pytest

from server.domain.errors import (
    AmbiguousPerson,
    AttractError,
    Invalid,
    JobClosed,
    JobNotActive,
    NotALinkedInProfile,
    NotFound,
    NotPermitted,
    ProspectsOff,
)
from server.domain.jobs import JobStatus
from server.domain.roles import Actor, TeamRole
from server.domain.sources import SOURCES
from server.domain.stages import StageKind
from server.storage import tables
from server.storage.applications.people_on_job import PersonOnJob
from server.usecases.applications import add_by_hand, applications, people_on_job
from server.usecases.applications.add_by_hand import NewPerson
from server.usecases.candidates import candidates, sources
from server.usecases.candidates.sources import CandidateSource
from tests.support.at_once import at_once
from tests.support.people import People, advance

KARI = NewPerson("Kari", "Nordmann", "kari@example.org", "https://www.linkedin.com/in/kari-nordmann", "agency")
PROSPECT, APPLICATION = StageKind.PROSPECT, StageKind.APPLICATION


class Team:
    """A job with a recruiter and a hiring manager."""

    def __init__(self, people: People, **job: bool) -> None:
        self.people, self.rita, self.hans = people, people.recruiter(), people.manager()
        self.job = people.job((self.rita, TeamRole.RECRUITER), (self.hans, TeamRole.HIRING_MANAGER), **job)

    def row(self, application: int) -> PersonOnJob:
        return people_on_job.person(self.rita, application).row


@pytest.fixture
def team(people: People) -> Team:
    return Team(people)


@pytest.mark.statement(256)
@pytest.mark.parametrize(("kind", "stage"), [(PROSPECT, "Prospect"), (APPLICATION, "Application")])
def test_somebody_is_added_by_hand_with_a_source(team: Team, kind: StageKind, stage: str) -> None:
    added = add_by_hand.add(team.hans, team.job, kind, KARI)
    row = team.row(added.application)
    assert (added.new, row.name, row.email, row.stage_name, row.source, row.linked) == (
        True,
        "Kari Nordmann",
        "kari@example.org",
        stage,
        "agency",
        True,
    )
    profile = candidates.profile(team.rita, row.candidate)
    assert (profile.row.source, profile.row.source_name.label) == ("agency", "Agency")
    assert [stage_change.move for stage_change in profile.applications[0].path] == ["added"]


@pytest.mark.statement(256)
def test_the_sources_to_choose_from_include_linkedin_and_referral(team: Team) -> None:
    offered = sources.options(team.hans)
    assert [one.code for one in offered] == [*SOURCES]
    assert {"linkedin", "referral"} <= {one.code for one in offered}
    assert next(one.group for one in offered if one.code == "indeed") == ("Job board", "Stillingsportal")


@pytest.mark.statement(257)
def test_a_referral_names_a_colleague(team: Team) -> None:
    hans = next(one for one in sources.colleagues(team.rita) if one.id == team.hans.id)
    new = replace(KARI, source="referral", referrer=hans.email.upper())
    added = add_by_hand.add(team.rita, team.job, APPLICATION, new)
    shown = candidates.profile(team.rita, team.row(added.application).candidate).applications[0].row
    assert (shown.source, shown.referred_by) == ("referral", team.hans.name)
    assert tables.Candidate.get_by_id(shown.candidate).referred_by_id == team.hans.id


@pytest.mark.statement(257)
@pytest.mark.parametrize("referrer", ["", "nobody@attract.example", "Hans"])
def test_a_referral_without_a_colleague_is_refused(team: Team, referrer: str) -> None:
    with pytest.raises(Invalid) as refused:
        add_by_hand.add(team.rita, team.job, APPLICATION, replace(KARI, source="referral", referrer=referrer))
    assert list(refused.value.errors) == ["referrer"]
    assert tables.Candidate.select().count() == 0


def test_a_colleague_who_left_refers_nobody(team: Team) -> None:
    tables.User.update(active=False).where(tables.User.id == team.hans.id).execute()
    with pytest.raises(Invalid):
        sources.checked("referral", team.hans.email)
    assert sources.checked("agency", team.hans.email) == CandidateSource("agency")


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"first_name": " "}, {"first_name"}),
        ({"last_name": "x" * 101}, {"last_name"}),
        ({"email": "kari"}, {"email"}),
        ({"profile_url": "https://www.linkedin.com/company/fjord"}, {"profile_url"}),
        ({"profile_url": "kari nordmann"}, {"profile_url"}),
        ({"source": ""}, {"source"}),
        ({"source": "nonsense"}, {"source"}),
        ({"first_name": "", "email": "@", "source": ""}, {"first_name", "email", "source"}),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(team: Team, change: dict[str, str], fields: set[str]) -> None:
    with pytest.raises(Invalid) as refused:
        add_by_hand.add(team.rita, team.job, PROSPECT, replace(KARI, **change))
    assert set(refused.value.errors) == fields
    assert tables.Candidate.select().count() == 0


@pytest.mark.parametrize(
    "address",
    [
        "https://lnkd.in/gAbCdEf",
        "https://www.linkedin.com.evil.example/in/kari-nordmann",
        "https://notlinkedin.com/in/kari-nordmann",
        "https://www.linkedin.com/school/ntnu",
        "https://www.linkedin.com/in/unavailable/",
        "https://www.linkedin.com/in/me",
        "https://www.linkedin.com/authwall?sessionRedirect=https%3A%2F%2Fwww.linkedin.com%2Fin%2Fkari-nordmann",
        "https://kari.example/",
        "linkedin.com/in/kari linkedin.com/in/ola",
    ],
)
def test_an_address_that_is_nobodys_profile_is_refused_with_what_to_enter_instead(team: Team, address: str) -> None:
    with pytest.raises(Invalid) as refused:
        add_by_hand.add(team.rita, team.job, PROSPECT, replace(KARI, profile_url=address))
    assert refused.value.errors == {"profile_url": NotALinkedInProfile.message}


@pytest.mark.parametrize(
    "address",
    [
        "<https://www.linkedin.com/in/kari-nordmann>",
        "https://www.linkedin.com/comm/in/kari-nordmann?midToken=x",
        "Kari: linkedin.com/in/Kari-Nordmann.",
    ],
)
def test_a_pasted_address_is_kept_as_a_link_to_the_profile(team: Team, address: str) -> None:
    added = add_by_hand.add(team.rita, team.job, PROSPECT, replace(KARI, profile_url=address))
    profile = candidates.profile(team.rita, team.row(added.application).candidate)
    assert [one.profile_url for one in profile.identities] == ["https://www.linkedin.com/in/kari-nordmann"]


def test_a_name_alone_is_enough_and_names_nobody_else(team: Team) -> None:
    new = NewPerson("Kari", "Nordmann", source="other")
    for form_key in ("one", "two"):
        assert add_by_hand.add(team.rita, team.job, PROSPECT, new, form_key=form_key).new
    assert tables.Candidate.select().count() == 2


def test_the_same_form_sent_twice_adds_one_person(team: Team) -> None:
    new = NewPerson("Kari", "Nordmann", source="other")
    answers = at_once(*[lambda: add_by_hand.add(team.rita, team.job, PROSPECT, new, form_key="once")] * 3)
    assert len({one.application for one in answers if isinstance(one, add_by_hand.AddedByHand)}) == 1
    assert (tables.Candidate.select().count(), tables.Application.select().count()) == (1, 1)


@pytest.mark.parametrize(
    "new",
    [
        replace(KARI, profile_url=""),
        replace(KARI, email=""),
        replace(KARI, email="KARI@example.org", first_name="K."),
        replace(KARI, profile_url="linkedin.com/in/Kari-Nordmann/"),
    ],
)
def test_who_is_known_already_is_offered_instead_of_a_second_record(team: Team, new: NewPerson) -> None:
    elsewhere = team.people.job((team.rita, TeamRole.RECRUITER))
    known = team.row(add_by_hand.add(team.rita, elsewhere, APPLICATION, KARI).application).candidate
    with pytest.raises(AmbiguousPerson):
        add_by_hand.add(team.rita, team.job, APPLICATION, new)
    offers = add_by_hand.offers(team.rita, team.job, APPLICATION, new)
    assert ([one.possibility.candidate.id for one in offers.known], offers.may_be_new) == ([known], False)
    assert offers.known[0].possibility.evidence
    assert offers.known[0].there is None
    for choice in (known, "new"):
        added = add_by_hand.add(team.rita, team.job, APPLICATION, new, choice)  # type: ignore[arg-type]
        assert team.row(added.application).candidate == known
    assert tables.Candidate.select().count() == 1


def test_who_shares_an_address_with_somebody_else_on_linkedin_may_be_new(team: Team) -> None:
    known = team.row(add_by_hand.add(team.rita, team.job, APPLICATION, KARI).application).candidate
    other = replace(KARI, first_name="Ola", profile_url="https://www.linkedin.com/in/ola-nordmann")
    offers = add_by_hand.offers(team.rita, team.job, PROSPECT, other)
    assert ([one.possibility.candidate.id for one in offers.known], offers.may_be_new) == ([known], True)
    there = offers.known[0].there
    assert there is not None
    assert there.stage == "Application"
    added = add_by_hand.add(team.rita, team.job, PROSPECT, other, "new")
    assert team.row(added.application).candidate != known
    assert team.row(added.application).duplicate
    with pytest.raises(Invalid):
        add_by_hand.add(team.rita, team.job, PROSPECT, replace(other, email="kari@example.org"), 10_000)


def test_who_is_on_the_job_already_stays_where_they_are(team: Team) -> None:
    first = add_by_hand.add(team.rita, team.job, APPLICATION, KARI)
    advance(team.rita, first.application)
    again = add_by_hand.add(team.hans, team.job, PROSPECT, KARI, team.row(first.application).candidate)
    assert (again.application, again.new) == (first.application, False)
    assert team.row(first.application).stage_name == "Interview"


def test_the_same_person_added_twice_at_once_is_one_candidate_on_the_job_once(team: Team) -> None:
    answers = at_once(*[lambda: add_by_hand.add(team.rita, team.job, PROSPECT, KARI)] * 3)
    added = [one for one in answers if isinstance(one, add_by_hand.AddedByHand)]
    assert [one.new for one in added].count(True) == 1
    assert all(isinstance(one, (add_by_hand.AddedByHand, AmbiguousPerson)) for one in answers)
    assert (tables.Candidate.select().count(), tables.Application.select().count()) == (1, 1)


@pytest.mark.statement(180, 181)
@pytest.mark.parametrize("kind", [PROSPECT, APPLICATION])
@pytest.mark.parametrize("status", [status for status in JobStatus if status is not JobStatus.ACTIVE])
def test_nobody_is_added_to_a_job_that_is_not_active(team: Team, kind: StageKind, status: JobStatus) -> None:
    refusal = JobClosed if status is JobStatus.CLOSED else JobNotActive
    known = team.row(add_by_hand.add(team.rita, team.job, PROSPECT, KARI).application).candidate
    other = team.people.job((team.rita, TeamRole.RECRUITER), status=status)
    for call in (
        lambda: add_by_hand.form(team.rita, other, kind),
        lambda: add_by_hand.add(team.rita, other, kind, KARI, known),
        lambda: applications.create(team.rita, other, known, CandidateSource("agency"), kind),
    ):
        with pytest.raises(refusal):
            call()
    assert tables.Application.select().count() == 1


@pytest.mark.statement(147)
def test_interviewers_strangers_and_readers_add_nobody(team: Team) -> None:
    people = team.people
    interviewer = people.user()
    tables.TeamMember.create(job=team.job, user=interviewer.id, role=TeamRole.INTERVIEWER)
    cases: list[tuple[Actor, type[AttractError]]] = [
        (interviewer, NotPermitted),
        (people.read_only(), NotPermitted),
        (people.recruiter(), NotFound),
    ]
    for user, refusal in cases:
        for kind in (PROSPECT, APPLICATION):
            with pytest.raises(refusal):
                add_by_hand.add(user, team.job, kind, KARI)


def test_hiring_managers_add_prospects_only_where_the_process_lets_them(people: People) -> None:
    team = Team(people, managers_see=False)
    with pytest.raises(NotPermitted):
        add_by_hand.add(team.hans, team.job, PROSPECT, KARI)
    assert add_by_hand.add(team.hans, team.job, APPLICATION, KARI).new


def test_a_job_without_prospects_takes_applicants_alone(people: People) -> None:
    team = Team(people, prospects=False)
    with pytest.raises(ProspectsOff):
        add_by_hand.add(team.rita, team.job, PROSPECT, KARI)
    assert add_by_hand.add(team.rita, team.job, APPLICATION, KARI).new


@pytest.mark.statement(210, 211)
@pytest.mark.parametrize(("prospects", "stage"), [(True, "Prospect"), (False, "Application")])
def test_a_candidate_placed_on_a_job_begins_where_the_process_says(people: People, prospects: bool, stage: str) -> None:
    team = Team(people)
    known = team.row(add_by_hand.add(team.rita, team.job, PROSPECT, KARI).application).candidate
    job = people.job((team.rita, TeamRole.RECRUITER), prospects=prospects)
    placed = applications.create(team.rita, job, known, CandidateSource("agency"))
    assert (placed.stage, placed.new) == (stage, True)
    again = applications.create(team.rita, job, known, CandidateSource("other"))
    assert (again.application, again.new) == (placed.application, False)
    with pytest.raises(NotFound):
        applications.create(team.rita, job, 10_000, CandidateSource("agency"))
