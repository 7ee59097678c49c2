"""Who of a hiring team hears that somebody came onto a job: the others on it, as far as they may see the person."""

from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from server.domain.jobs import JobDraft
from server.domain.linkedin.posting import ApplyBy
from server.domain.newcomer import Newcomer
from server.domain.notifications import told
from server.domain.person import Person
from server.domain.roles import Actor, TeamRole
from server.domain.stages import StageKind
from server.storage import notifications
from server.storage.candidates import candidates
from server.storage.database import transaction
from server.storage.jobs import hiring_team, jobs
from server.usecases import undo
from server.usecases.applications import add_by_hand, add_to_job, applications, exports
from server.usecases.applications.add_by_hand import NewPerson
from server.usecases.candidates import identity
from server.usecases.careers import careers
from server.usecases.linkedin import postings
from server.usecases.linkedin.postings import ApplyChoice
from tests.support.linkedin_company import LinkedInCompany
from tests.support.people import People
from tests.support.queries import queries

_numbers = count(1)
WELDER = JobDraft("Welder", "Welds what the others only draw, on land and at sea, in every weather. " * 3, "Oslo, Norway")


@dataclass
class Team:
    """Rita and Ruth are recruiters, Hans is hiring manager, Ida interviewer; Olga is on another team."""

    people: People
    rita: Actor
    ruth: Actor
    hans: Actor
    ida: Actor
    olga: Actor
    job: int

    def heard(self) -> dict[str, list[str]]:
        """What each was told, latest first, in English; only who was told something."""
        everybody = (self.rita, self.ruth, self.hans, self.ida, self.olga)
        said = {
            one.name: [told(row.kind, row.args, str).title for row in notifications.page(one.id, None, 9)] for one in everybody
        }
        return {name: texts for name, texts in said.items() if texts}

    def put(self, kind: StageKind, name: str = "Kari Nordmann", actor: Actor | None = None) -> int:
        first, _, last = name.partition(" ")
        new = NewPerson(first, last, source="agency")
        return add_by_hand.add(actor or self.rita, self.job, kind, new, form_key=f"k{next(_numbers)}").application


@pytest.fixture
def team(people: People) -> Team:
    rita, ruth = people.recruiter("Rita"), people.recruiter("Ruth")
    hans, ida, olga = people.manager("Hans"), people.user(name="Ida"), people.recruiter("Olga")
    recruiters, hans_leads = ((rita, TeamRole.RECRUITER), (ruth, TeamRole.RECRUITER)), (hans, TeamRole.HIRING_MANAGER)
    job = people.job(*recruiters, hans_leads, (ida, TeamRole.INTERVIEWER), draft=WELDER, job_id="REQ-7")
    people.job((olga, TeamRole.RECRUITER))
    return Team(people, rita, ruth, hans, ida, olga, job)


def each(names: tuple[str, ...], text: str) -> dict[str, list[str]]:
    """The same for each of them."""
    return {name: [text] for name in names}


ADDED = "Rita added Kari Nordmann to the job Welder (REQ-7)."


def test_the_others_on_the_team_are_told_of_an_applicant(team: Team) -> None:
    team.put(StageKind.APPLICATION)
    assert team.heard() == each(("Ruth", "Hans", "Ida"), ADDED)
    (row,) = notifications.page(team.hans.id, None, 9)
    assert row.link.startswith("/candidates/")


def test_of_a_prospect_only_those_are_told_who_may_see_prospects(team: Team) -> None:
    team.put(StageKind.PROSPECT)
    assert team.heard() == each(("Ruth", "Hans"), ADDED)
    jobs.set_options(team.job, prospects_enabled=True, managers_see_prospects=False)
    team.put(StageKind.PROSPECT, "Per Berg")
    assert team.heard()["Hans"] == [ADDED]
    assert team.heard()["Ruth"] == ["Rita added Per Berg to the job Welder (REQ-7).", ADDED]


def test_a_delegate_hears_what_whoever_named_them_hears(team: Team) -> None:
    dora = team.people.recruiter("Dora")
    hiring_team.add(team.job, dora.id, TeamRole.DELEGATE, team.hans.id)
    team.put(StageKind.PROSPECT)
    assert [row.kind for row in notifications.page(dora.id, None, 9)] == ["candidate_added"]


def test_an_export_is_told_once_however_often_it_is_repeated(team: Team) -> None:
    person = team.people.person("Kari Nordmann")
    for _ in range(2):
        team.people.export(team.rita, team.job, person)
    assert team.heard() == each(("Ruth", "Hans"), ADDED)


def test_an_export_by_nobody_known_here_is_linkedins(team: Team) -> None:
    person = Person("Kari Nordmann", "https://www.linkedin.com/in/kari")
    with transaction():
        result = identity.identify(None, person, "linkedin", None)
        exports.put_on_job(team.job, result, person, None)
    assert team.heard() == each(("Rita", "Ruth", "Hans"), "LinkedIn added Kari Nordmann to the job Welder (REQ-7).")


def test_who_applies_is_told_of_as_applying_and_a_prospect_who_does_too(team: Team, tmp_path: Path) -> None:
    LinkedInCompany(tmp_path).connect()
    postings.post(team.rita, team.job, ApplyChoice(ApplyBy.ATTRACT))
    careers.apply("REQ-7", Newcomer("Kari", "Nordmann", "kari@example.org"), "192.0.2.1")
    applied = "Kari Nordmann applied for the job Welder (REQ-7)."
    assert team.heard() == each(("Rita", "Ruth", "Hans", "Ida"), applied)
    careers.apply("REQ-7", Newcomer("Kari", "Nordmann", "kari@example.org"), "192.0.2.1")
    assert len(team.heard()["Rita"]) == 1
    prospect = NewPerson("Per", "Berg", "per@example.org", source="agency")
    add_by_hand.add(team.ruth, team.job, StageKind.PROSPECT, prospect)
    careers.apply("REQ-7", Newcomer("Per", "Berg", "per@example.org"), "192.0.2.1")
    assert team.heard()["Rita"][:2] == [
        "Per Berg applied for the job Welder (REQ-7).",
        "Ruth added Per Berg to the job Welder (REQ-7).",
    ]


def test_of_many_at_once_there_is_one_notification_with_their_number(team: Team) -> None:
    with transaction():
        ids = [candidates.add(Person(f"Person {number}"), "agency", team.rita.id) for number in range(5)]
    add_to_job.add(team.rita, team.job, ids[:1])
    with queries() as few:
        add_to_job.add(team.rita, team.job, ids[1:2])
    with queries() as lot:
        added = add_to_job.add(team.rita, team.job, ids)
    assert len(lot) <= len(few)
    (several, *single) = team.heard()["Hans"]
    assert several == "Rita added several candidates (3) to the job Welder (REQ-7)."
    assert single == [f"Rita added Person {number} to the job Welder (REQ-7)." for number in (1, 0)]
    undo.undo_action(team.rita, added.undoable_action or 0)
    assert len(team.heard()["Hans"]) == 3


def test_moving_on_is_no_news_of_somebody_new(team: Team) -> None:
    applications.move_to_application(team.rita, team.put(StageKind.PROSPECT))
    assert "Ida" not in team.heard()
    assert len(team.heard()["Ruth"]) == 1
