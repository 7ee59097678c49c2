"""The way of an application through the stages of its job (attract.md 5.2)."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from server.domain.errors import WrongStage
from server.domain.i18n_marker import N_


class StageKind(StrEnum):
    """What a stage is for; the name people read is free."""

    PROSPECT = "prospect"
    APPLICATION = "application"
    INTERVIEW = "interview"
    OFFER = "offer"


class ApplicationStatus(StrEnum):
    """Whether an application is still in the running."""

    ACTIVE = "active"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"  # the candidate withdrew


class Move(StrEnum):
    """What happened to an application; one row of its stage history each."""

    EXPORTED = "exported"
    ADDED = "added"
    MOVED_TO_APPLICATION = "moved_to_application"
    ADVANCED = "advanced"
    MOVED = "moved"  # to a stage somebody chose, forth or back
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    REOPENED = "reopened"
    UNDONE = "undone"


DEFAULT_STAGES: tuple[tuple[StageKind, str], ...] = (
    (StageKind.PROSPECT, N_("Prospect")),
    (StageKind.APPLICATION, N_("Application")),
    (StageKind.INTERVIEW, N_("Interview")),
    (StageKind.OFFER, N_("Offer")),
)


@dataclass(frozen=True, slots=True)
class StageOfJob:
    """One stage of a job's process; ``position`` counts from 0."""

    id: int
    kind: StageKind
    name: str
    position: int


def next_stage(stages: Sequence[StageOfJob], current: int) -> StageOfJob:
    """The stage after the one with id ``current``; raise WrongStage when it is the last (attract.md 5.2: one at a time)."""
    ordered = sorted(stages, key=lambda stage: stage.position)
    for stage, following in itertools.pairwise(ordered):
        if stage.id == current:
            return following
    raise WrongStage


def stage_with(stages: Sequence[StageOfJob], id: int) -> StageOfJob:
    """The stage with this id; raise WrongStage when the job has none."""
    for stage in stages:
        if stage.id == id:
            return stage
    raise WrongStage


def past_prospect(kind: StageKind) -> bool:
    """Whether somebody in such a stage is an applicant: the gate of In ATS and sync (statements 84-86, design 5.3)."""
    return kind is not StageKind.PROSPECT
