"""Templates and their stages."""

from collections.abc import Sequence
from typing import NamedTuple

from server.domain import clock
from server.domain.process import NEW_TEMPLATE, TemplateDraft
from server.domain.stages import StageOfJob
from server.storage.database import Statement
from server.storage.jobs.stage_rows import StageRows
from server.storage.tables import JobTemplate

_STAGES = StageRows("template_stage", "template_id")
_ROW = """select t.id, t.name, t.owner_id, u.name, t.approval_needed, t.prospects_enabled, t.managers_see_prospects,
    t.resume_required, t.is_default, t.updated_at from job_template t left join app_user u on u.id = t.owner_id"""
_BY_ID = Statement(f"{_ROW} where t.id = ?")
_DEFAULT = Statement(f"{_ROW} where t.is_default order by t.id limit 1")
_ALL = Statement(f"{_ROW} order by t.name, t.id limit ?")


class TemplateRow(NamedTuple):
    """A template; nobody owns one whose owner is gone."""

    id: int
    name: str
    owner: int | None
    owner_name: str | None
    approval_needed: bool
    prospects_enabled: bool
    managers_see_prospects: bool
    resume_required: bool
    is_default: bool
    updated_at: int


def by_id(template: int) -> TemplateRow | None:
    """The template with this id."""
    row = _BY_ID.row(template)
    return TemplateRow(*row) if row else None


def default() -> TemplateRow | None:
    """What jobs begin with when nobody chooses; None when no template was set for that."""
    row = _DEFAULT.row()
    return TemplateRow(*row) if row else None


def everything(limit: int) -> list[TemplateRow]:
    """Templates by name."""
    return [TemplateRow(*row) for row in _ALL.rows(limit)]


def stages(template: int) -> list[StageOfJob]:
    """The stages of one template in order."""
    return _STAGES.of(template)


def stages_of(templates: Sequence[int]) -> dict[int, list[StageOfJob]]:
    """The stages of several templates, each in order."""
    return _STAGES.of_many(templates)


def add(name: str, owner: int) -> int:
    """Keep a new template with the stages that each has (statement 193); its id."""
    id: int = JobTemplate.create(name=name, owner=owner).id
    _STAGES.add(id, NEW_TEMPLATE)
    return id


def change(template: int, draft: TemplateDraft) -> None:
    """Replace what a template says. Jobs made from it keep theirs (statement 199)."""
    JobTemplate.update(
        name=draft.name,
        approval_needed=draft.approval_needed,
        **draft.process.options(),
        updated_at=clock.now(),
    ).where(JobTemplate.id == template).execute()
    _STAGES.arrange(template, draft.process.stages)


def set_default(template: int | None) -> None:
    """Let jobs begin with this template when nobody chooses; with None it is none of them."""
    JobTemplate.update(is_default=JobTemplate.id == (template or 0)).execute()


def remove(template: int) -> None:
    """Delete a template; jobs made from it stay as they are."""
    JobTemplate.delete().where(JobTemplate.id == template).execute()
