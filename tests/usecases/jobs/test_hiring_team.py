"""The hiring team and its delegates (attract.md 2.1, 4.3 and 31 I)."""

import pytest

from server.domain.errors import Invalid, NotFound, NotPermitted
from server.domain.jobs import JobDraft, JobStatus
from server.domain.permissions import Action
from server.domain.roles import Actor, Role, TeamRole
from server.storage import tables
from server.storage.jobs import hiring_team as stored_team
from server.usecases.applications import applications
from server.usecases.candidates import candidates
from server.usecases.jobs import hiring_team, jobs
from tests.support.people import DRAFT, People, advance


@pytest.fixture
def boss(people: People) -> Actor:
    return people.recruiter()


@pytest.fixture
def job(people: People, boss: Actor) -> int:
    return people.job((boss, TeamRole.RECRUITER))


def roles(job: int, user: Actor) -> list[str]:
    return [place.role for place in tables.TeamMember.select().where(tables.TeamMember.user == user.id) if place.job_id == job]


def place(reader: Actor, job: int, user: Actor, role: TeamRole | None = None) -> int:
    members = hiring_team.read(reader, job).members
    return next(one.id for one in members if one.user == user.id and role in (None, one.role))


@pytest.mark.statement(130, 131)
@pytest.mark.parametrize(("role", "held"), [(TeamRole.HIRING_MANAGER, Role.HIRING_MANAGER), (TeamRole.RECRUITER, Role.RECRUITER)])
def test_leading_a_job_asks_for_the_application_role(people: People, boss: Actor, job: int, role: TeamRole, held: Role) -> None:
    without = people.user(*(set(Role) - {held}))
    with pytest.raises(Invalid):
        hiring_team.add(boss, job, without.id, role)
    having = people.user(held)
    hiring_team.add(boss, job, having.id, role)
    assert (roles(job, without), roles(job, having)) == ([], [role])


@pytest.mark.statement(132)
def test_anybody_can_be_an_interviewer(people: People, boss: Actor, job: int) -> None:
    for user in (people.user(), people.read_only(), people.administrator()):
        hiring_team.add(boss, job, user.id, TeamRole.INTERVIEWER)
        assert roles(job, user) == [TeamRole.INTERVIEWER]


@pytest.mark.statement(135)
@pytest.mark.parametrize("role", [TeamRole.DELEGATE, TeamRole.RECRUITER, TeamRole.HIRING_MANAGER])
def test_a_read_only_user_is_named_for_nothing_that_writes(people: People, boss: Actor, job: int, role: TeamRole) -> None:
    reader = people.read_only()
    with pytest.raises(Invalid):
        hiring_team.add(boss, job, reader.id, role)
    assert roles(job, reader) == []
    both = people.user(Role.READ_ONLY, Role.RECRUITER)
    hiring_team.add(boss, job, both.id, TeamRole.DELEGATE)
    assert jobs.read(both, job).may == jobs.read(boss, job).may


@pytest.mark.statement(135)
@pytest.mark.parametrize("place", TeamRole)
def test_a_read_only_user_who_is_on_a_team_all_the_same_only_reads(
    people: People, boss: Actor, job: int, place: TeamRole
) -> None:
    reader = people.read_only()
    stored_team.add(job, reader.id, place, boss.id if place is TeamRole.DELEGATE else None)
    reads = {Action.VIEW_PROSPECTS, Action.VIEW_APPLICANTS, Action.READ_LINKEDIN_POSTING, Action.READ_HISTORY}
    reads |= {Action.READ_APPROVAL}
    assert jobs.read(reader, job).may == jobs.read(people.read_only(), job).may == reads
    applicant = people.applicant(boss, job)
    view = candidates.profile(reader, applicant.candidate).applications[0]
    assert view.may == frozenset()
    with pytest.raises(NotPermitted):
        advance(reader, applicant.application)


def test_somebody_who_may_not_sign_in_any_more_joins_no_team(people: People, boss: Actor, job: int) -> None:
    gone = people.user()
    tables.User.update(active=False).where(tables.User.id == gone.id).execute()
    with pytest.raises(Invalid):
        hiring_team.add(boss, job, gone.id, TeamRole.INTERVIEWER)
    with pytest.raises(Invalid):
        hiring_team.add(boss, job, 10**30, TeamRole.INTERVIEWER)


def test_adding_the_same_again_changes_nothing(people: People, boss: Actor, job: int) -> None:
    user = people.user()
    for _ in range(2):
        hiring_team.add(boss, job, user.id, TeamRole.INTERVIEWER)
        hiring_team.add(boss, job, user.id, TeamRole.DELEGATE)
    assert sorted(roles(job, user)) == ["delegate", "interviewer"]


@pytest.mark.statement(163)
def test_the_team_can_be_changed_after_activation(people: People, boss: Actor, job: int) -> None:
    user = people.user()
    hiring_team.add(boss, job, user.id, TeamRole.INTERVIEWER)
    hiring_team.remove(boss, job, place(boss, job, user))
    assert roles(job, user) == []


@pytest.mark.statement(137, 138)
@pytest.mark.parametrize(("role", "lead"), [(Role.RECRUITER, TeamRole.RECRUITER), (Role.HIRING_MANAGER, TeamRole.HIRING_MANAGER)])
def test_who_leads_a_job_names_delegates_for_themselves(people: People, role: Role, lead: TeamRole) -> None:
    leader, delegate = people.user(role), people.user(name="Dag")
    job = people.job((leader, lead))
    hiring_team.add(leader, job, delegate.id, TeamRole.DELEGATE)
    member = hiring_team.read(leader, job).members[-1]
    assert (member.name, member.role, member.named_by) == ("Dag", TeamRole.DELEGATE, leader.id)


@pytest.mark.statement(139)
def test_nobody_names_a_delegate_for_another_or_is_their_own(people: People, boss: Actor, job: int) -> None:
    administrator, user = people.administrator(), people.user()
    with pytest.raises(NotPermitted):
        hiring_team.add(administrator, job, user.id, TeamRole.DELEGATE)
    with pytest.raises(Invalid):
        hiring_team.add(boss, job, boss.id, TeamRole.DELEGATE)
    hiring_team.add(boss, job, user.id, TeamRole.DELEGATE)
    assert {one.named_by for one in hiring_team.read(boss, job).members if one.role is TeamRole.DELEGATE} == {boss.id}


def test_a_delegate_names_no_delegates(people: People, boss: Actor, job: int) -> None:
    delegate = people.user()
    hiring_team.add(boss, job, delegate.id, TeamRole.DELEGATE)
    with pytest.raises(NotPermitted):
        hiring_team.add(delegate, job, people.user().id, TeamRole.DELEGATE)


@pytest.mark.statement(140)
@pytest.mark.parametrize(("role", "lead"), [(Role.RECRUITER, TeamRole.RECRUITER), (Role.HIRING_MANAGER, TeamRole.HIRING_MANAGER)])
def test_a_delegate_may_on_that_job_what_the_one_who_named_them_may(people: People, role: Role, lead: TeamRole) -> None:
    leader, delegate = people.user(role), people.user()
    job = people.job((leader, lead))
    hiring_team.add(leader, job, delegate.id, TeamRole.DELEGATE)
    # Talent pools are a matter of roles, not of the job.
    assert jobs.read(delegate, job).may == jobs.read(leader, job).may - {Action.CREATE_POOL}
    applicant = people.export(delegate, job).application
    advance(delegate, applicant)
    if lead is TeamRole.HIRING_MANAGER:
        with pytest.raises(NotPermitted):
            applications.reject(delegate, applicant, "other")
    else:
        assert applications.reject(delegate, applicant, "other").application == applicant


@pytest.mark.statement(141)
def test_a_delegate_has_nothing_on_other_jobs(people: People, boss: Actor, job: int) -> None:
    delegate = people.user()
    other = people.job((boss, TeamRole.RECRUITER))
    hiring_team.add(boss, job, delegate.id, TeamRole.DELEGATE)
    with pytest.raises(NotFound):
        jobs.read(delegate, other)
    assert [row.id for row in jobs.list_jobs(delegate).page.rows] == [job]


@pytest.mark.statement(142, 143)
@pytest.mark.parametrize("also", [None, TeamRole.INTERVIEWER])
def test_a_delegate_removes_neither_another_delegate_nor_who_named_them(
    people: People, boss: Actor, job: int, also: TeamRole | None
) -> None:
    delegate, other, second = people.user(), people.user(), people.recruiter()
    hiring_team.add(boss, job, delegate.id, TeamRole.DELEGATE)
    hiring_team.add(boss, job, other.id, TeamRole.DELEGATE)
    hiring_team.add(boss, job, second.id, TeamRole.RECRUITER)
    if also:
        hiring_team.add(boss, job, delegate.id, also)
    for protected in (other, boss):
        with pytest.raises(NotPermitted):
            hiring_team.remove(delegate, job, place(boss, job, protected))
    hiring_team.remove(delegate, job, place(boss, job, second))
    assert (roles(job, other), roles(job, boss), roles(job, second)) == (["delegate"], ["recruiter"], [])


def test_what_is_said_to_be_removable_is_what_can_be_removed(people: People, boss: Actor, job: int) -> None:
    delegate = people.user()
    hiring_team.add(boss, job, delegate.id, TeamRole.DELEGATE)
    hiring_team.add(boss, job, people.recruiter().id, TeamRole.RECRUITER)
    hiring_team.add(boss, job, people.user().id, TeamRole.INTERVIEWER)
    for reader in (delegate, people.read_only(), people.administrator(), boss):
        team = hiring_team.read(reader, job)
        for member in team.members:
            if member.id not in team.removable:
                with pytest.raises(NotPermitted):
                    hiring_team.remove(reader, job, member.id)
    assert [len(hiring_team.read(reader, job).removable) for reader in (delegate, people.administrator(), boss)] == [2, 4, 4]


def test_the_last_one_who_leads_a_job_stays(people: People, boss: Actor, job: int) -> None:
    with pytest.raises(NotPermitted):
        hiring_team.remove(people.administrator(), job, place(boss, job, boss))


@pytest.mark.parametrize("remains", [None, TeamRole.INTERVIEWER])
def test_with_a_leader_go_the_delegates_they_named(people: People, boss: Actor, job: int, remains: TeamRole | None) -> None:
    delegate, second = people.user(), people.recruiter()
    hiring_team.add(boss, job, second.id, TeamRole.RECRUITER)
    hiring_team.add(boss, job, delegate.id, TeamRole.DELEGATE)
    if remains:
        hiring_team.add(boss, job, boss.id, remains)
    hiring_team.remove(second, job, place(boss, job, boss, TeamRole.RECRUITER))
    assert roles(job, delegate) == []
    with pytest.raises(NotFound):
        jobs.read(delegate, job)


@pytest.mark.statement(144, 145)
def test_strangers_find_no_team_and_interviewers_change_none(people: People, boss: Actor, job: int) -> None:
    interviewer = people.recruiter()
    hiring_team.add(boss, job, interviewer.id, TeamRole.INTERVIEWER)
    assert len(hiring_team.read(interviewer, job).members) == 2
    for actor, refusal in ((people.recruiter(), NotFound), (interviewer, NotPermitted), (people.read_only(), NotPermitted)):
        with pytest.raises(refusal):
            hiring_team.add(actor, job, people.user().id, TeamRole.INTERVIEWER)
        with pytest.raises(refusal):
            hiring_team.remove(actor, job, place(boss, job, boss))


def test_a_place_on_another_job_is_not_there_to_remove(people: People, boss: Actor, job: int) -> None:
    other = people.job((boss, TeamRole.RECRUITER))
    with pytest.raises(NotFound):
        hiring_team.remove(boss, job, place(boss, other, boss))


@pytest.mark.statement(127, 128)
def test_losing_the_role_keeps_the_jobs_one_leads_but_makes_no_new_ones(people: People) -> None:
    manager = people.manager()
    job = people.job((manager, TeamRole.HIRING_MANAGER))
    tables.UserRole.delete().where(tables.UserRole.user == manager.id).execute()
    demoted = Actor(manager.id, manager.name, manager.email, frozenset())
    assert Action.EDIT_JOB in jobs.read(demoted, job).may
    jobs.change(demoted, job, JobDraft("New title", "Text", "Oslo"))
    with pytest.raises(NotPermitted):
        jobs.create(demoted, DRAFT, TeamRole.HIRING_MANAGER)


def test_a_draft_has_its_maker_on_the_team(people: People, boss: Actor) -> None:
    job = jobs.create(boss, DRAFT, TeamRole.RECRUITER)
    assert roles(job, boss) == ["recruiter"]
    assert jobs.read(boss, job).job.status == JobStatus.DRAFT
