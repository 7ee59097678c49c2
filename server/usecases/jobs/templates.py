"""Templates: the processes that jobs begin with (attract.md 5.1, and 2.5 for who may what)."""

from dataclasses import dataclass

from server.domain.errors import NotFound
from server.domain.features import Feature
from server.domain.permissions import Action, Fact
from server.domain.process import PROCESS_OPTIONS, ProcessDraft, TemplateDraft, checked_template_name, drafts
from server.domain.roles import Actor
from server.domain.stages import DEFAULT_STAGES, StageKind, StageOfJob
from server.storage.database import lock, transaction
from server.storage.jobs import templates
from server.storage.jobs.templates import TemplateRow
from server.usecases import access, edit_conflict, form_idempotency
from server.usecases.account import features

SHOWN = 200  # cards on one page


@dataclass(frozen=True, slots=True)
class Template:
    """A template with its stages and what the reader may do with it."""

    row: TemplateRow
    stages: list[StageOfJob]
    may_edit: bool

    @property
    def draft(self) -> TemplateDraft:
        """The template as the form for it has it."""
        row = self.row
        options = {name: bool(getattr(row, name)) for name in PROCESS_OPTIONS}
        process = ProcessDraft(drafts(self.stages), **options)
        return TemplateDraft(row.name, bool(row.approval_needed), process)

    @property
    def version(self) -> str:
        """What a form carries that was filled with it."""
        return edit_conflict.token(self.draft.values())


@dataclass(frozen=True, slots=True)
class Templates:
    """The first 200 templates by name. ``built_in`` is the process of a job while no template is the default."""

    cards: list[Template]
    more: bool
    built_in_is_default: bool
    may_create: bool
    may_set_default: bool


def read_all(actor: Actor) -> Templates:
    """The Templates page. Raise NotPermitted."""
    access.require(actor, Action.READ_TEMPLATES)
    rows = templates.everything(SHOWN + 1)
    managed = features.is_on(Feature.TEMPLATE_MANAGEMENT)
    stages = templates.stages_of([row.id for row in rows[:SHOWN]])
    return Templates(
        [Template(row, stages[row.id], _may_edit(actor, row.owner, managed)) for row in rows[:SHOWN]],
        len(rows) > SHOWN,
        not any(row.is_default for row in rows),
        _may_edit(actor, actor.id, managed),
        access.can(actor, Action.SET_DEFAULT_TEMPLATE),
    )


def read(actor: Actor, template_id: int) -> Template:
    """One template. Raise NotFound, NotPermitted."""
    access.require(actor, Action.READ_TEMPLATES)
    row = templates.by_id(template_id)
    if row is None:
        raise NotFound
    return Template(row, templates.stages(row.id), _may_edit(actor, row.owner, features.is_on(Feature.TEMPLATE_MANAGEMENT)))


def to_edit(actor: Actor, template_id: int) -> Template:
    """One template for who may change it. Raise NotFound, NotPermitted (statements 190, 191)."""
    template_view = read(actor, template_id)
    access.require(
        actor, Action.EDIT_TEMPLATES, *_facts(actor, template_view.row.owner, features.is_on(Feature.TEMPLATE_MANAGEMENT))
    )
    return template_view


def create(actor: Actor, name: str, form_key: str = "") -> int:
    """Make a template of one's own with Prospect, Application and Offer (statements 190-193); its id.

    The same again with the same ``form_key`` makes no other one. Raise NotPermitted, Invalid.
    """
    access.require(actor, Action.EDIT_TEMPLATES, *_facts(actor, actor.id, features.is_on(Feature.TEMPLATE_MANAGEMENT)))
    name = checked_template_name(name)
    with transaction():
        return form_idempotency.once(actor, form_key, ("template", name), lambda: templates.add(name, actor.id))


def change(actor: Actor, template_id: int, draft: TemplateDraft, version: str | None = None) -> None:
    """Replace what a template says; ``version`` names the version that the reader saw.

    Raise NotFound, NotPermitted, Invalid, Overtaken.
    """
    with transaction():
        lock(f"template:{template_id}")
        template_view = to_edit(actor, template_id)
        draft = draft.checked()
        if draft != template_view.draft:
            edit_conflict.check(version, template_view.draft.values())
            templates.change(template_id, draft)


def set_default(actor: Actor, template_id: int | None) -> None:
    """Let jobs begin with this template when nobody chooses, or with the built-in process (None); statement 192.

    Raise NotFound, NotPermitted.
    """
    access.require(actor, Action.SET_DEFAULT_TEMPLATE)
    with transaction():
        if template_id is not None and templates.by_id(template_id) is None:
            raise NotFound
        templates.set_default(template_id)


def remove(actor: Actor, template_id: int) -> None:
    """Delete a template; jobs made from it stay as they are. Raise NotFound, NotPermitted."""
    with transaction():
        to_edit(actor, template_id)
        templates.remove(template_id)


def chosen(template_id: int | None) -> tuple[TemplateRow | None, list[tuple[StageKind, str]]]:
    """What a new job begins with, for the use case that makes it: the chosen template, or by None the default (151).

    Raise NotFound.
    """
    row = templates.default() if template_id is None else templates.by_id(template_id)
    if row is None and template_id is not None:
        raise NotFound
    stages = [(stage.kind, stage.name) for stage in templates.stages(row.id)] if row else list(DEFAULT_STAGES)
    return row, stages


def _facts(actor: Actor, owner: int | None, managed: bool) -> tuple[Fact, ...]:
    return (Fact.OWN_AND_TEMPLATE_MANAGEMENT,) if managed and owner == actor.id else ()


def _may_edit(actor: Actor, owner: int | None, managed: bool) -> bool:
    return access.can(actor, Action.EDIT_TEMPLATES, *_facts(actor, owner, managed))
