"""The stages of a job's process."""

from collections.abc import Sequence

from server.domain.stages import Stage as DomainStage
from server.domain.stages import StageKind
from server.storage.database import Statement
from server.storage.tables import Stage

_OF_JOB = Statement("select id, kind, name, position from stage where job_id = ? order by position")


def stages(job: int) -> list[DomainStage]:
    """The stages of ``job`` in order."""
    return [DomainStage(id, StageKind(kind), name, position) for id, kind, name, position in _OF_JOB.rows(job)]


def add(job: int, stages: Sequence[tuple[StageKind, str]]) -> None:
    """Give a new job its stages."""
    for position, (kind, name) in enumerate(stages):
        Stage.create(job=job, kind=kind, name=name, position=position)


def rename(job: int, stage: int, name: str) -> None:
    """Call a stage of ``job`` something else (statement 195)."""
    Stage.update(name=name).where((Stage.id == stage) & (Stage.job == job)).execute()
