"""The way through the stages (attract.md 5.2)."""

import pytest

from server.domain.errors import WrongStage
from server.domain.stages import DEFAULT_STAGES, StageKind, StageOfJob, next_stage, past_prospect

STAGES = [StageOfJob(10 + position, kind, name, position) for position, (kind, name) in enumerate(DEFAULT_STAGES)]


@pytest.mark.statement(193)
def test_the_default_process_begins_with_prospect_and_application_and_ends_with_offer() -> None:
    kinds = [kind for kind, _ in DEFAULT_STAGES]
    assert kinds == [StageKind.PROSPECT, StageKind.APPLICATION, StageKind.INTERVIEW, StageKind.OFFER]


@pytest.mark.parametrize("stages", [STAGES, STAGES[::-1]], ids=["in order", "in reverse"])
def test_advancing_goes_one_stage_on_by_position(stages: list[StageOfJob]) -> None:
    assert [next_stage(stages, id).id for id in (10, 11, 12)] == [11, 12, 13]


@pytest.mark.parametrize("current", [13, 99], ids=["the last", "none of them"])
def test_there_is_nothing_after_the_last_stage(current: int) -> None:
    with pytest.raises(WrongStage):
        next_stage(STAGES, current)


@pytest.mark.statement(84, 85)
def test_everybody_beyond_prospect_is_an_applicant() -> None:
    assert [kind for kind in StageKind if not past_prospect(kind)] == [StageKind.PROSPECT]
