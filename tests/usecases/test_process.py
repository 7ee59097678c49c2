"""The process of a job (spec/attract.md sections 4.4, 5.1 and 5.4)."""

import pytest

from server.domain.errors import Invalid, NotFound, NotPermitted, ProcessFrozen
from server.domain.jobs import JobStatus
from server.domain.roles import TeamRole
from server.usecases import jobs, process
from tests.people import People


@pytest.mark.statement(195)
def test_stages_are_renamed_and_prospects_switched_before_activation(people: People) -> None:
    manager = people.manager()
    job = people.job((manager, TeamRole.HIRING_MANAGER), status=JobStatus.DRAFT)
    ids = [stage.id for stage in process.read(manager, job).stages]
    process.change(manager, job, {ids[0]: "Prospekt", ids[3]: " Tilbud "}, False, False)
    kept = process.read(manager, job)
    assert [stage.name for stage in kept.stages] == ["Prospekt", "Application", "Interview", "Tilbud"]
    assert (kept.prospects_enabled, kept.managers_see_prospects, kept.may_edit) == (False, False, True)


@pytest.mark.statement(164)
@pytest.mark.parametrize("status", [JobStatus.ACTIVE, JobStatus.CLOSED])
def test_the_process_is_frozen_after_activation(people: People, status: JobStatus) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER), status=status)
    before = process.read(recruiter, job)
    with pytest.raises(ProcessFrozen):
        process.change(recruiter, job, {before.stages[0].id: "Other"}, False, False)
    assert process.read(recruiter, job) == before
    assert (before.frozen, before.may_edit) == (True, False)


@pytest.mark.statement(164)
def test_activating_freezes(people: People) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER), status=JobStatus.DRAFT)
    process.change(recruiter, job, {}, True, True)
    jobs.activate(recruiter, job)
    with pytest.raises(ProcessFrozen):
        process.change(recruiter, job, {}, False, True)


def test_one_bad_name_changes_nothing_at_all(people: People) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER), status=JobStatus.DRAFT)
    before = process.read(recruiter, job)
    first, second, *_ = (stage.id for stage in before.stages)
    with pytest.raises(Invalid):
        process.change(recruiter, job, {first: "Fine", second: " "}, False, False)
    assert process.read(recruiter, job) == before


def test_stages_of_another_job_are_not_there(people: People) -> None:
    recruiter = people.recruiter()
    job, other = (people.job((recruiter, TeamRole.RECRUITER), status=JobStatus.DRAFT) for _ in range(2))
    foreign = process.read(recruiter, other).stages[0].id
    for stage in (foreign, 10**30):
        with pytest.raises(NotFound):
            process.change(recruiter, job, {stage: "Mine"}, True, True)
    assert process.read(recruiter, other).stages[0].name == "Prospect"


def test_readers_see_the_process_and_change_nothing(people: People) -> None:
    interviewer = people.recruiter()
    job = people.job((interviewer, TeamRole.INTERVIEWER), status=JobStatus.DRAFT)
    for actor in (interviewer, people.read_only()):
        assert not process.read(actor, job).may_edit
        with pytest.raises(NotPermitted):
            process.change(actor, job, {}, False, False)
    with pytest.raises(NotFound):
        process.read(people.recruiter(), job)
