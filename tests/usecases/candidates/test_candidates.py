"""Who may open whom, and what they see there (attract.md 2.4 and 2.5)."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from server import usecases
from server.domain.errors import NotFound
from server.domain.permissions import Action
from server.domain.roles import Actor, Role, TeamRole
from server.usecases.applications import applications, feedback
from server.usecases.candidates import candidates, notes
from server.usecases.jobs import hiring_team
from tests.support.people import People

TABS: list[Callable[[Actor, int], object]] = [candidates.profile, candidates.activity, notes.read, feedback.read]
ANY_TAB = pytest.mark.parametrize("tab", TABS, ids=["profile", "activity", "notes", "feedback"])


@ANY_TAB
@pytest.mark.parametrize("role", Role)
def test_holders_of_a_role_open_every_candidate(people: People, role: Role, tab: Callable[[Actor, int], object]) -> None:
    recruiter = people.recruiter()
    candidate = people.export(recruiter, people.job((recruiter, TeamRole.RECRUITER))).candidate
    assert tab(people.user(role), candidate) is not None


@ANY_TAB
def test_an_interviewer_opens_applicants_of_own_jobs_only(people: People, tab: Callable[[Actor, int], object]) -> None:
    recruiter, interviewer = people.recruiter(), people.user()
    own = people.job((recruiter, TeamRole.RECRUITER), (interviewer, TeamRole.INTERVIEWER))
    foreign = people.job((recruiter, TeamRole.RECRUITER))
    applicant = people.applicant(recruiter, own).candidate
    prospect = people.export(recruiter, own).candidate
    stranger = people.applicant(recruiter, foreign).candidate
    assert tab(interviewer, applicant) is not None
    for hidden in (prospect, stranger, 10_000, 10**30):
        with pytest.raises(NotFound):
            tab(interviewer, hidden)


def test_an_interviewer_knows_of_an_applicants_other_jobs_nothing(people: People) -> None:
    recruiter, interviewer = people.recruiter(), people.user()
    own = people.job((recruiter, TeamRole.RECRUITER), (interviewer, TeamRole.INTERVIEWER))
    person = people.person()
    candidate = people.applicant(recruiter, own, person).candidate
    people.applicant(recruiter, people.job((recruiter, TeamRole.RECRUITER)), person)
    view = candidates.profile(interviewer, candidate)
    assert [(one.row.job.id, one.opens, one.may) for one in view.applications] == [(own, True, frozenset({Action.GIVE_FEEDBACK}))]


def test_recruiters_know_where_else_somebody_applied_but_not_where_they_are_a_prospect(people: People) -> None:
    recruiter, reader = people.recruiter(), people.recruiter()
    person = people.person()
    applied, prospect = (people.job((recruiter, TeamRole.RECRUITER)) for _ in range(2))
    candidate = people.applicant(recruiter, applied, person).candidate
    people.export(recruiter, prospect, person)
    assert [(one.row.job.id, one.opens, one.may) for one in candidates.profile(reader, candidate).applications] == [
        (applied, False, frozenset())
    ]
    assert len(candidates.profile(recruiter, candidate).applications) == 2
    assert len(candidates.profile(people.administrator(), candidate).applications) == 2


def test_a_delegate_opens_the_people_of_that_job_and_nobody_else(people: People) -> None:
    recruiter, delegate = people.recruiter(), people.user()
    job, other = (people.job((recruiter, TeamRole.RECRUITER)) for _ in range(2))
    hiring_team.add(recruiter, job, delegate.id, TeamRole.DELEGATE)
    assert candidates.profile(delegate, people.export(recruiter, job).candidate)
    with pytest.raises(NotFound):
        candidates.profile(delegate, people.export(recruiter, other).candidate)


def test_who_is_turned_down_before_applying_stays_a_prospect_to_hiring_managers(people: People) -> None:
    recruiter, manager = people.recruiter(), people.manager()
    job = people.job((recruiter, TeamRole.RECRUITER), (manager, TeamRole.HIRING_MANAGER), managers_see=False)
    exported = people.export(recruiter, job)
    applications.reject(recruiter, exported.application, "other")
    assert candidates.profile(manager, exported.candidate).applications == []


@pytest.mark.parametrize("role", [None, *Role])
def test_what_happened_on_a_job_is_read_by_those_who_work_there_or_read_everything(people: People, role: Role | None) -> None:
    recruiter, person = people.recruiter(), people.person()
    foreign = people.applicant(recruiter, people.job((recruiter, TeamRole.RECRUITER)), person)
    applications.reject(recruiter, foreign.application, "experience", "Two years short.")
    reader = people.user(*([role] if role else []))
    own = people.job((recruiter, TeamRole.RECRUITER), (reader, TeamRole.INTERVIEWER))
    people.applicant(recruiter, own, person)
    told = candidates.activity(reader, foreign.candidate)
    both = role in (Role.ADMINISTRATOR, Role.READ_ONLY)
    assert {event.application.job.id for event in told.events} == ({own, foreign.job} if both else {own})
    assert {view.row.job.id for view in told.applications if view.path} == ({own, foreign.job} if both else {own})
    history = {view.row.job.id: view.row.status for view in candidates.profile(reader, foreign.candidate).applications}
    assert history.get(foreign.job) == (None if role is None else "rejected")


# Rows of the matrix for rooms of Attract that are still to be built; whatever is built asks for its row.
NOT_BUILT = {
    Action.READ_POSTINGS, Action.EDIT_POSTINGS, Action.POST_TO_BROADBEAN,
    Action.READ_EMAIL_TEMPLATES, Action.EDIT_EMAIL_TEMPLATES, Action.SEND_EMAIL, Action.VIEW_ANALYTICS, Action.SET_UP_OFFERS,
}  # fmt: skip


def test_every_action_that_is_built_is_asked_for_by_a_use_case() -> None:
    written = "".join(path.read_text() for path in Path(usecases.__path__[0]).rglob("*.py"))
    assert set(Action) - {Action[name] for name in re.findall(r"\bAction\.([A-Z_]+)", written)} == NOT_BUILT


@pytest.mark.statement(219)
def test_the_activity_is_every_step_of_every_job_newest_first(people: People) -> None:
    recruiter = people.recruiter()
    person = people.person()
    first, second = (people.job((recruiter, TeamRole.RECRUITER)) for _ in range(2))
    exported = people.applicant(recruiter, first, person)
    people.export(recruiter, second, person)
    events = candidates.activity(recruiter, exported.candidate).events
    assert [(event.stage_change.move, event.application.job.id) for event in events] == [
        ("exported", second),
        ("moved_to_application", first),
        ("exported", first),
    ]
