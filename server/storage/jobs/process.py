"""The stages of a job's process."""

from collections.abc import Sequence

from server.domain.process import StageDraft
from server.domain.stages import StageKind, StageOfJob
from server.storage.jobs.stage_rows import StageRows

_ROWS = StageRows("stage", "job_id")


def stages(job: int) -> list[StageOfJob]:
    """The stages of ``job`` in order."""
    return _ROWS.of(job)


def add(job: int, stages: Sequence[tuple[StageKind, str]]) -> None:
    """Give a new job its stages."""
    _ROWS.add(job, stages)


def arrange(job: int, stages: Sequence[StageDraft]) -> None:
    """Let the stages of ``job``, on which nobody is yet, be these in this order."""
    _ROWS.arrange(job, stages)
