"""Job details and when a job takes people (spec/attract.md sections 4.2 and 4.5)."""

from dataclasses import replace

import pytest

from server.domain.errors import AttractError, Invalid, JobClosed, JobNotActive, ProspectsOff
from server.domain.jobs import JobDraft, JobStatus, check_takes_prospects, checked_stage_name

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


@pytest.mark.parametrize("name", ["", "  ", "x" * 81])
def test_a_stage_needs_a_name_of_at_most_80_characters(name: str) -> None:
    with pytest.raises(Invalid):
        checked_stage_name(name)
