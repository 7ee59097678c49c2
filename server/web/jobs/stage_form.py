"""The form for the stages of a job or a template: sent to be saved, or by one of its buttons, which only arrange it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from flask_babel import gettext

from server.domain.errors import EditConflict
from server.domain.process import ProcessDraft, StageDraft, arranged, moved, with_new, without
from server.domain.stages import StageOfJob
from server.web import edit_conflict, form_input
from server.web.labels import unlabelled_stage
from server.web.language import stage_name

Data = dict[str, Any]
_BY = {"up": -1, "down": 1}


def draft(present: Sequence[StageOfJob]) -> ProcessDraft:
    """The process as it was typed; a name that still stands in the line for a new stage counts as added."""
    sent = _from_form(present)
    return replace(sent, stages=with_new(sent.stages, unlabelled_stage(form_input.text("new_stage"))))


def filled(draft: ProcessDraft, version: str) -> Data:
    """What the form needs to show a process as it is."""
    return {"draft": draft, "version": version, "new_stage": "", "errors": {}, "message": "", "focus": ""}


def refused(present: Sequence[StageOfJob], errors: dict[str, str]) -> Data:
    """What it needs to be shown again as it was sent, with what is wrong."""
    return filled(_from_form(present), form_input.text("version")) | {"new_stage": form_input.text("new_stage"), "errors": errors}


def conflicting(present: Sequence[StageOfJob], conflict: EditConflict, mine: Mapping[str, Any]) -> Data:
    """What it needs to show both versions when somebody else saved first; sent again, ``mine`` replaces theirs."""
    return refused(present, {}) | edit_conflict.shown(conflict, mine)


def pressed_step(present: Sequence[StageOfJob]) -> Data | None:
    """What it needs after one of its buttons: ``up:5``, ``down:5``, ``remove:5``, ``add``; None when it was sent to be saved.

    ``arrange`` is a list that was ordered by drag.
    """
    action, _, key = form_input.text("step").partition(":")
    sent = _from_form(present)
    name = next((stage_name(stage.name) for stage in sent.stages if stage.key == key), "")
    if action in _BY:
        stages = moved(sent.stages, key, _BY[action])
        return _arranged(sent, stages, _place(stages, key, name), f"{action}-{key}")
    if action == "remove":
        return _arranged(sent, without(sent.stages, key), gettext("%(name)s is removed.", name=name), "new_stage")
    if action == "add":
        name = form_input.text("new_stage").strip()[:80]
        message = gettext("%(name)s is added.", name=name) if name else ""
        return _arranged(sent, draft(present).stages, message, "new_stage") | {"new_stage": ""}
    return _arranged(sent, sent.stages, gettext("The stages are in another order."), "") if action == "arrange" else None


def _from_form(present: Sequence[StageOfJob]) -> ProcessDraft:
    keys = form_input.several("stage")
    names = [(key, unlabelled_stage(form_input.text(f"stage-{key}"))) for key in keys[:100]]
    return ProcessDraft(
        arranged(present, names), form_input.ticked("prospects"), form_input.ticked("managers"), form_input.ticked("resume")
    )


def _arranged(sent: ProcessDraft, stages: tuple[StageDraft, ...], message: str, focus: str) -> Data:
    """``focus`` is the id of what the reader goes on with."""
    shown = filled(replace(sent, stages=stages), form_input.text("version"))
    return shown | {"new_stage": form_input.text("new_stage"), "message": message, "focus": focus}


def _place(stages: tuple[StageDraft, ...], key: str, name: str) -> str:
    place = next((place for place, stage in enumerate(stages, 1) if stage.key == key), 0)
    return gettext("%(name)s is stage %(place)s of %(all)s.", name=name, place=place, all=len(stages))
