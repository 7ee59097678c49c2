"""Job details and when a job takes people (attract.md 4.2 and 4.5)."""

from dataclasses import replace

import pytest

from server.domain.errors import AttractError, Invalid, JobClosed, JobLocked, JobNotActive, ProspectsOff
from server.domain.jobs import (
    JobDraft,
    JobStatus,
    check_can_be_activated,
    check_takes_prospects,
    checked_job_id,
    status_after_edit,
)

DRAFT = JobDraft("Senior Data Engineer", "Builds the pipelines.", "Oslo")


@pytest.mark.parametrize(
    "field",
    [
        pytest.param("title", marks=pytest.mark.statement(152)),
        pytest.param("description", marks=pytest.mark.statement(153)),
        pytest.param("location", marks=pytest.mark.statement(154)),
    ],
)
@pytest.mark.parametrize("text", ["", " \n ", "\x00", "x" * 20_001], ids=["empty", "blank", "unkeepable", "too long"])
def test_a_job_needs_each_text_within_its_limit(field: str, text: str) -> None:
    with pytest.raises(Invalid) as refused:
        replace(DRAFT, **{field: text}).checked()  # type: ignore[arg-type]
    assert list(refused.value.errors) == [field]


def test_everything_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(Invalid) as refused:
        JobDraft("", "", "", 0).checked()
    assert set(refused.value.errors) == {"title", "description", "location", "openings"}


def test_a_title_has_at_most_200_characters() -> None:
    assert replace(DRAFT, title="x" * 200).checked().title == "x" * 200
    with pytest.raises(Invalid):
        replace(DRAFT, title="x" * 201).checked()


@pytest.mark.statement(155)
def test_openings_start_at_one() -> None:
    assert DRAFT.openings == 1


@pytest.mark.parametrize(("openings", "fine"), [(0, False), (-1, False), (1, True), (999, True), (1000, False)])
def test_openings_are_between_1_and_999(openings: int, fine: bool) -> None:
    draft = replace(DRAFT, openings=openings)
    if fine:
        assert draft.checked().openings == openings
    else:
        with pytest.raises(Invalid):
            draft.checked()


TAKES = {
    JobStatus.DRAFT: JobNotActive,
    JobStatus.PENDING: JobNotActive,
    JobStatus.APPROVED: JobNotActive,
    JobStatus.REJECTED: JobNotActive,
    JobStatus.CLOSED: JobClosed,
}


@pytest.mark.statement(65, 66, 181)
@pytest.mark.parametrize("prospects", [True, False])
@pytest.mark.parametrize(("status", "refusal"), TAKES.items())
def test_a_job_that_is_not_active_takes_nobody(status: JobStatus, refusal: type[AttractError], prospects: bool) -> None:
    with pytest.raises(refusal, match="REQ-7"):
        check_takes_prospects("REQ-7", status, prospects)


@pytest.mark.statement(67)
def test_an_active_job_takes_people_only_while_prospects_are_on() -> None:
    check_takes_prospects("REQ-7", JobStatus.ACTIVE, True)
    with pytest.raises(ProspectsOff):
        check_takes_prospects("REQ-7", JobStatus.ACTIVE, False)


def test_every_status_is_decided() -> None:
    assert {*TAKES, JobStatus.ACTIVE} == set(JobStatus)


EDITED = {
    JobStatus.DRAFT: JobStatus.DRAFT,
    JobStatus.PENDING: JobStatus.DRAFT,
    JobStatus.APPROVED: JobStatus.DRAFT,
    JobStatus.REJECTED: JobStatus.DRAFT,
    JobStatus.ACTIVE: JobStatus.ACTIVE,
    JobStatus.CLOSED: JobStatus.CLOSED,
}


@pytest.mark.statement(171, 178)
@pytest.mark.parametrize("approval", [True, False])
@pytest.mark.parametrize("status", JobStatus)
def test_an_edit_makes_a_job_a_draft_again_and_an_approved_and_activated_one_takes_none(
    status: JobStatus, approval: bool
) -> None:
    if approval and status in (JobStatus.ACTIVE, JobStatus.CLOSED):
        with pytest.raises(JobLocked, match="REQ-7"):
            status_after_edit("REQ-7", status, approval)
    else:
        assert status_after_edit("REQ-7", status, approval) is EDITED[status]


@pytest.mark.statement(170, 172, 173)
@pytest.mark.parametrize("approval", [True, False])
@pytest.mark.parametrize("status", JobStatus)
def test_a_job_is_activated_as_draft_without_approval_or_as_approved(status: JobStatus, approval: bool) -> None:
    if status is JobStatus.APPROVED or (status is JobStatus.DRAFT and not approval):
        check_can_be_activated("REQ-7", status, approval)
    else:
        with pytest.raises(JobNotActive, match="REQ-7"):
            check_can_be_activated("REQ-7", status, approval)


@pytest.mark.parametrize("job_id", ["", "REQ-7", "ØK_2.1", "x" * 40])
def test_a_job_id_is_a_plain_word_or_nothing(job_id: str) -> None:
    assert checked_job_id(f" {job_id} ") == job_id


@pytest.mark.parametrize("job_id", ["REQ 7", "a/b", "<b>", "x" * 41, "?"])
def test_what_cannot_stand_in_an_address_is_no_job_id(job_id: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked_job_id(job_id)
    assert list(refused.value.errors) == ["job_id"]
