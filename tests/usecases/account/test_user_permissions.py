"""Who holds which role, and what giving and taking roles does (statements 124-129, 133)."""

import pytest

from server.domain.errors import Invalid, NotFound, NotPermitted
from server.domain.permissions import Action
from server.domain.roles import Actor, Role, TeamRole
from server.storage.account import users as stored
from server.storage.tables import Notification
from server.usecases.account import user_permissions, users
from server.usecases.jobs import hiring_team, jobs
from tests.support.people import DRAFT, People


@pytest.fixture
def admin(people: People) -> Actor:
    return people.user(Role.ADMINISTRATOR, name="Ada Admin")


def roles(user: Actor) -> frozenset[Role]:
    row = stored.by_id(user.id)
    assert row
    return row.actor().roles


@pytest.mark.statement(124)
@pytest.mark.parametrize("role", [None, Role.RECRUITER, Role.HIRING_MANAGER, Role.READ_ONLY])
def test_only_an_administrator_assigns_roles(people: People, admin: Actor, role: Role | None) -> None:
    other = people.user(*([role] if role else []))
    with pytest.raises(NotPermitted):
        user_permissions.assign(other, other.id, frozenset({Role.ADMINISTRATOR}))
    with pytest.raises(NotPermitted):
        user_permissions.holders(other)
    user_permissions.assign(admin, other.id, frozenset({Role.RECRUITER}))
    assert roles(other) == {Role.RECRUITER}


@pytest.mark.statement(125)
def test_users_are_sought_by_name_and_address_and_holders_are_listed(people: People, admin: Actor) -> None:
    ivar = people.user(name="Ivar Interviewer")
    assert [one.id for one in user_permissions.everybody(admin, "ivar").rows] == [ivar.id]
    assert [one.id for one in user_permissions.everybody(admin, ivar.email).rows] == [ivar.id]
    assert [one.id for one in user_permissions.holders(admin).rows] == [admin.id]


def test_the_list_is_paged_by_name(people: People, admin: Actor) -> None:
    for number in range(30):
        people.recruiter(f"Recruiter {number:02}")
    first = user_permissions.holders(admin)
    second = user_permissions.holders(admin, after=first.after)
    names = [one.name for one in [*first.rows, *second.rows]]
    assert (len(first.rows), len(names), names) == (25, 31, sorted(names))


@pytest.mark.statement(126)
def test_removing_permissions_leaves_the_user(people: People, admin: Actor) -> None:
    rita = people.recruiter()
    user_permissions.assign(admin, rita.id, frozenset())
    assert roles(rita) == frozenset()
    assert [one.id for one in user_permissions.everybody(admin, rita.email).rows] == [rita.id]


@pytest.mark.statement(127, 128)
def test_who_loses_hiring_manager_keeps_the_jobs_and_makes_no_new_one(people: People, admin: Actor) -> None:
    manager = people.manager()
    job = people.job((people.recruiter(), TeamRole.RECRUITER), (manager, TeamRole.HIRING_MANAGER))
    user_permissions.assign(admin, manager.id, frozenset())
    row = stored.by_id(manager.id)
    assert row
    now = row.actor()
    assert {Action.EDIT_JOB, Action.ADVANCE_APPLICANT} <= jobs.read(now, job).may
    with pytest.raises(NotPermitted):
        jobs.create(now, DRAFT, TeamRole.HIRING_MANAGER)


@pytest.mark.statement(129)
def test_an_administrator_alone_makes_no_job(people: People, admin: Actor) -> None:
    with pytest.raises(NotPermitted):
        jobs.create(admin, DRAFT, TeamRole.RECRUITER)
    both = user_permissions.assign(admin, admin.id, frozenset({Role.ADMINISTRATOR, Role.RECRUITER}))
    assert jobs.create(both, DRAFT, TeamRole.RECRUITER)


@pytest.mark.statement(133)
def test_a_guest_is_not_found_by_the_people_picker(people: People) -> None:
    rita = people.recruiter()
    job = people.job((rita, TeamRole.RECRUITER))
    users.add_user("gunn@elsewhere.example", "Gunn Guest", "a-long-password", frozenset(), guest=True)
    assert hiring_team.read(rita, job, "gunn").colleagues.people == []
    assert hiring_team.read(rita, job, rita.name).colleagues.people


def test_the_last_administrator_stays_one(people: People, admin: Actor) -> None:
    with pytest.raises(Invalid):
        user_permissions.assign(admin, admin.id, frozenset({Role.RECRUITER}))
    assert roles(admin) == {Role.ADMINISTRATOR}
    people.administrator()
    user_permissions.assign(admin, admin.id, frozenset({Role.RECRUITER}))
    assert roles(admin) == {Role.RECRUITER}


def test_whose_roles_change_is_told_once(people: People, admin: Actor) -> None:
    rita = people.recruiter()
    for _ in range(2):
        user_permissions.assign(admin, rita.id, frozenset({Role.READ_ONLY}))
    assert Notification.select().where(Notification.user == rita.id).count() == 1


def test_nobody_there_is_not_found(admin: Actor) -> None:
    with pytest.raises(NotFound):
        user_permissions.assign(admin, 10**6, frozenset())
