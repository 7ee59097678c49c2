"""The process of a job (attract.md 4.4, 5.1 and 5.4)."""

from dataclasses import replace

import pytest

from server.domain.errors import EditConflict, Invalid, NotFound, NotPermitted, ProcessFrozen
from server.domain.jobs import JobStatus
from server.domain.process import StageDraft, moved, with_new, without
from server.domain.roles import TeamRole
from server.domain.stages import StageKind
from server.usecases import edit_conflict
from server.usecases.jobs import jobs, process
from tests.support.people import People, arrangement


@pytest.mark.statement(195)
def test_stages_are_renamed_and_prospects_switched_before_activation(people: People) -> None:
    manager = people.manager()
    job = people.job((manager, TeamRole.HIRING_MANAGER), status=JobStatus.DRAFT)
    draft = arrangement(
        manager,
        job,
        stage_0="Prospekt",
        stage_3=" Tilbud ",
        prospects_enabled=False,
        managers_see_prospects=False,
        resume_required=True,
    )
    process.change(manager, job, draft)
    kept = process.read(manager, job)
    assert [stage.name for stage in kept.stages] == ["Prospekt", "Application", "Interview", "Tilbud"]
    assert (kept.prospects_enabled, kept.managers_see_prospects, kept.resume_required, kept.may_edit) == (
        False,
        False,
        True,
        True,
    )


def test_stages_come_go_and_change_places_and_those_that_stay_keep_their_ids(people: People) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER), status=JobStatus.DRAFT)
    draft = process.read(recruiter, job).draft
    interview = draft.stages[2]
    stages = with_new(with_new(draft.stages, "Case"), "Screening")
    screening = next(stage for stage in stages if stage.name == "Screening")
    process.change(recruiter, job, replace(draft, stages=moved(stages, screening.key, -9)))
    kept = process.read(recruiter, job).stages
    assert [stage.name for stage in kept] == ["Prospect", "Application", "Screening", "Interview", "Case", "Offer"]
    assert [stage.position for stage in kept] == list(range(6))
    assert kept[3].id == interview.id
    again = process.read(recruiter, job).draft
    process.change(recruiter, job, replace(again, stages=without(again.stages, interview.key)))
    assert [stage.name for stage in process.read(recruiter, job).stages] == [
        "Prospect",
        "Application",
        "Screening",
        "Case",
        "Offer",
    ]


@pytest.mark.statement(194)
def test_prospect_application_and_offer_are_not_removed(people: People) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER), status=JobStatus.DRAFT)
    draft = process.read(recruiter, job).draft
    for kind in (StageKind.PROSPECT, StageKind.APPLICATION, StageKind.OFFER):
        less = replace(draft, stages=tuple(stage for stage in draft.stages if stage.kind is not kind))
        with pytest.raises(Invalid) as refused:
            process.change(recruiter, job, less)
        assert list(refused.value.errors) == ["stages"]
    assert process.read(recruiter, job).draft == draft


@pytest.mark.statement(164)
@pytest.mark.parametrize("status", [JobStatus.ACTIVE, JobStatus.CLOSED])
def test_the_process_is_frozen_after_activation(people: People, status: JobStatus) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER), status=status)
    before = process.read(recruiter, job)
    with pytest.raises(ProcessFrozen):
        process.change(recruiter, job, arrangement(recruiter, job, stage_0="Other"))
    with pytest.raises(ProcessFrozen):
        process.to_edit(recruiter, job)
    assert process.read(recruiter, job) == before
    assert (before.frozen, before.may_edit) == (True, False)


@pytest.mark.statement(164)
def test_activating_freezes(people: People) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER), status=JobStatus.DRAFT)
    draft = arrangement(recruiter, job, prospects_enabled=False)
    process.change(recruiter, job, draft)
    jobs.activate(recruiter, job)
    with pytest.raises(ProcessFrozen):
        process.change(recruiter, job, draft)


@pytest.mark.statement(171)
def test_a_changed_process_sends_an_approved_job_back_to_draft_and_an_unchanged_one_does_not(people: People) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER), status=JobStatus.APPROVED, approval=True)
    process.change(recruiter, job, arrangement(recruiter, job))
    assert jobs.read(recruiter, job).job.status == "approved"
    process.change(recruiter, job, arrangement(recruiter, job, stage_2="Talk"))
    assert jobs.read(recruiter, job).job.status == "draft"


def test_one_bad_name_changes_nothing_at_all(people: People) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER), status=JobStatus.DRAFT)
    before = process.read(recruiter, job)
    with pytest.raises(Invalid) as refused:
        process.change(recruiter, job, arrangement(recruiter, job, stage_0="Fine", stage_1=" ", prospects_enabled=False))
    assert list(refused.value.errors) == [f"stage-{before.stages[1].id}"]
    assert process.read(recruiter, job) == before


def test_stages_of_another_job_stay_untouched(people: People) -> None:
    recruiter = people.recruiter()
    job, other = (people.job((recruiter, TeamRole.RECRUITER), status=JobStatus.DRAFT) for _ in range(2))
    foreign = process.read(recruiter, other).stages[2].id
    draft = process.read(recruiter, job).draft
    stages = (*draft.stages[:2], StageDraft(str(foreign), "Mine"), draft.stages[3])
    process.change(recruiter, job, replace(draft, stages=stages))
    assert [stage.name for stage in process.read(recruiter, other).stages][2] == "Interview"


def test_who_saves_second_is_shown_both_versions_and_overwrites_nothing(people: People) -> None:
    recruiter = people.recruiter()
    job = people.job((recruiter, TeamRole.RECRUITER), status=JobStatus.DRAFT)
    seen = process.read(recruiter, job).version
    process.change(recruiter, job, arrangement(recruiter, job, stage_2="First"), seen)
    mine = arrangement(recruiter, job, stage_2="Second")
    with pytest.raises(EditConflict) as refused:
        process.change(recruiter, job, mine, seen)
    assert refused.value.present["stages"] == ["Prospect", "Application", "First", "Offer"]
    assert process.read(recruiter, job).stages[2].name == "First"
    process.change(recruiter, job, mine, edit_conflict.token(refused.value.present))
    assert process.read(recruiter, job).stages[2].name == "Second"


def test_readers_see_the_process_and_change_nothing(people: People) -> None:
    interviewer = people.recruiter()
    job = people.job((interviewer, TeamRole.INTERVIEWER), status=JobStatus.DRAFT)
    for actor in (interviewer, people.read_only()):
        assert not process.read(actor, job).may_edit
        with pytest.raises(NotPermitted):
            process.change(actor, job, arrangement(actor, job))
        with pytest.raises(NotPermitted):
            process.to_edit(actor, job)
    with pytest.raises(NotFound):
        process.read(people.recruiter(), job)
