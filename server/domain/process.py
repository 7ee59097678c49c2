"""Arranging the stages of a job or a template (attract.md 4.4, 5.1 and 5.2)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from server.domain.errors import Invalid, required
from server.domain.i18n_marker import N_
from server.domain.stages import StageKind, StageOfJob

# Always there and in their places: who is sourced begins in Prospect, who applies in Application, and Offer is the end.
_PLACES = {StageKind.PROSPECT: 0, StageKind.APPLICATION: 1, StageKind.OFFER: 3}
_FREE = 2
STAGES_LIMIT = 20
NAME_LIMIT = 80
TEMPLATE_NAME_LIMIT = 120
# Enable prospects and who sees them (section 5.4), and Resume required of the Application activity (section 5.3).
PROCESS_OPTIONS = ("prospects_enabled", "managers_see_prospects", "resume_required")
_NEW = re.compile(r"new-([0-9]{1,4})", re.ASCII)

NEW_TEMPLATE: tuple[tuple[StageKind, str], ...] = (  # statement 193
    (StageKind.PROSPECT, N_("Prospect")),
    (StageKind.APPLICATION, N_("Application")),
    (StageKind.OFFER, N_("Offer")),
)


@dataclass(frozen=True, slots=True)
class StageDraft:
    """A stage as somebody arranges it. ``key`` is the id of one that is there; that of a new one begins with "new"."""

    key: str
    name: str
    kind: StageKind = StageKind.INTERVIEW

    @property
    def id(self) -> int | None:
        """The id of a stage that is there already."""
        return int(self.key) if self.key.isdecimal() else None

    @property
    def fixed(self) -> bool:
        """Whether it keeps its place and cannot be removed (statement 194)."""
        return self.kind in _PLACES

    @property
    def field(self) -> str:
        """The field of the form that holds its name."""
        return f"stage-{self.key}"


@dataclass(frozen=True, slots=True)
class ProcessDraft:
    """A process as somebody arranges it."""

    stages: tuple[StageDraft, ...]
    prospects_enabled: bool = True
    managers_see_prospects: bool = True
    resume_required: bool = False

    def options(self) -> dict[str, bool]:
        """What it says beside its stages, by the names that jobs and templates keep it under."""
        return {name: getattr(self, name) for name in PROCESS_OPTIONS}

    def values(self) -> dict[str, object]:
        """What it says, by the names that history and two versions of it are shown under."""
        return {"stages": [stage.name.strip() for stage in self.stages], **self.options()}

    def checked(self) -> "ProcessDraft":
        """This draft with its names trimmed; raise Invalid by the field of each stage, or by ``stages`` (194, 195)."""
        return replace(self, stages=_checked(self.stages))


@dataclass(frozen=True, slots=True)
class TemplateDraft:
    """A template as somebody writes it."""

    name: str
    approval_needed: bool
    process: ProcessDraft

    def values(self) -> dict[str, object]:
        """What it says, by the names that two versions of it are shown under."""
        return {"name": self.name.strip(), "approval_needed": self.approval_needed} | self.process.values()

    def checked(self) -> "TemplateDraft":
        """This draft with its names trimmed; raise Invalid by field."""
        name = checked_template_name(self.name)
        return TemplateDraft(name, self.approval_needed, self.process.checked())


def checked_template_name(name: str) -> str:
    """What a template is called; raise Invalid when that is empty or too long."""
    return required(name, "name", TEMPLATE_NAME_LIMIT)


def drafts(stages: Sequence[StageOfJob]) -> tuple[StageDraft, ...]:
    """The stages that are there, as they can be arranged."""
    return tuple(StageDraft(str(stage.id), stage.name, stage.kind) for stage in stages)


def arranged(present: Sequence[StageOfJob], sent: Sequence[tuple[str, str]]) -> tuple[StageDraft, ...]:
    """The stages whose keys and names somebody ``sent``, in that order; the fixed ones in their places.

    A key that none of ``present`` has is a new stage, also when a colleague removed the one that had it meanwhile.
    """
    kinds = {str(stage.id): stage.kind for stage in present}
    stages: tuple[StageDraft, ...] = ()
    for key, name in sent:
        known = key in kinds or _NEW.fullmatch(key)
        if not known or any(stage.key == key for stage in stages):
            key = _unused(stages)
        stages += (StageDraft(key, name, kinds.get(key, StageKind.INTERVIEW)),)
    return _in_place(stages)


def moved(stages: Sequence[StageDraft], key: str, by: int) -> tuple[StageDraft, ...]:
    """The stages with one of them ``by`` places further on; none passes a fixed one, and a fixed one stays."""
    free = [stage for stage in stages if not stage.fixed]
    place = next((place for place, stage in enumerate(free) if stage.key == key), None)
    if place is not None:
        free.insert(min(max(place + by, 0), len(free) - 1), free.pop(place))
    return _in_place((*(stage for stage in stages if stage.fixed), *free))


def without(stages: Sequence[StageDraft], key: str) -> tuple[StageDraft, ...]:
    """The stages without one of them; a fixed one stays (statement 194)."""
    return tuple(stage for stage in stages if stage.key != key or stage.fixed)


def with_new(stages: Sequence[StageDraft], name: str) -> tuple[StageDraft, ...]:
    """The stages with one more before Offer; without a ``name`` there is none."""
    return _in_place((*stages, StageDraft(_unused(stages), name.strip()))) if name.strip() else tuple(stages)


def _in_place(stages: Sequence[StageDraft]) -> tuple[StageDraft, ...]:
    return tuple(sorted(stages, key=lambda stage: _PLACES.get(stage.kind, _FREE)))


def _unused(stages: Sequence[StageDraft]) -> str:
    numbers = [int(new_key[1]) for stage in stages if (new_key := _NEW.fullmatch(stage.key))]
    return f"new-{max(numbers, default=0) + 1}"


def _checked(stages: Sequence[StageDraft]) -> tuple[StageDraft, ...]:
    if [stage.kind for stage in stages if stage.fixed] != list(_PLACES):
        raise Invalid({"stages": N_("Prospect, Application and Offer can be renamed, but not removed.")})
    if len(stages) > STAGES_LIMIT:
        raise Invalid({"stages": N_("A process has at most 20 stages.")})
    drafts: list[StageDraft] = []
    errors: dict[str, str] = {}
    for stage in stages:
        try:
            name = required(stage.name, stage.field, NAME_LIMIT)
            if any(other.name.casefold() == name.casefold() for other in drafts):
                raise Invalid({stage.field: N_("Another stage has this name.")})
            drafts.append(replace(stage, name=name))
        except Invalid as invalid:
            errors |= invalid.errors
    if errors:
        raise Invalid(errors)
    return tuple(drafts)
