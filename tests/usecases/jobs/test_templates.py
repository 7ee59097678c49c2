"""Templates: who may what, what a job takes from one, and that both go their own ways (attract.md 5.1)."""

from dataclasses import replace

import pytest

from server.domain.errors import EditConflict, Invalid, NotFound, NotPermitted
from server.domain.features import Feature
from server.domain.process import TemplateDraft, with_new
from server.domain.roles import Actor, Role, TeamRole
from server.domain.stages import DEFAULT_STAGES
from server.usecases.account import features
from server.usecases.jobs import jobs, process, templates
from tests.support.people import DRAFT, People, arrangement


def with_stage(actor: Actor, template: int, stage: str, **changes: object) -> TemplateDraft:
    """The template as it is with one stage more, and ``changes`` of its name and approval."""
    draft = templates.read(actor, template).draft
    stages = with_new(draft.process.stages, stage)
    return replace(draft, process=replace(draft.process, stages=stages), **changes)  # type: ignore[arg-type]


def names(actor: Actor, job: int) -> list[str]:
    return [stage.name for stage in process.read(actor, job).stages]


def switch(people: People, on: bool) -> None:
    features.switch(people.administrator(), {Feature.TEMPLATE_MANAGEMENT: on})


@pytest.mark.statement(193)
def test_a_new_template_has_three_stages_no_approval_and_prospects_on(people: People) -> None:
    rita = people.recruiter()
    templates_view = templates.read(rita, templates.create(rita, " Engineers "))
    assert (templates_view.row.name, templates_view.row.owner_name, templates_view.may_edit) == ("Engineers", rita.name, True)
    assert [stage.name for stage in templates_view.stages] == ["Prospect", "Application", "Offer"]
    assert (templates_view.draft.approval_needed, templates_view.draft.process.prospects_enabled) == (False, True)


@pytest.mark.statement(190)
@pytest.mark.parametrize("role", [Role.RECRUITER, Role.HIRING_MANAGER])
def test_with_template_management_recruiters_and_managers_change_their_own_templates_only(people: People, role: Role) -> None:
    owner, other, admin = people.user(role), people.user(role), people.administrator()
    mine, theirs = templates.create(owner, "Mine"), templates.create(other, "Theirs")
    templates.change(owner, mine, with_stage(owner, mine, "Case"))
    assert [stage.name for stage in templates.read(owner, mine).stages] == ["Prospect", "Application", "Case", "Offer"]
    assert not templates.read(owner, theirs).may_edit
    for call in (templates.to_edit, templates.remove):
        with pytest.raises(NotPermitted):
            call(owner, theirs)
    with pytest.raises(NotPermitted):
        templates.change(owner, theirs, templates.read(owner, theirs).draft)
    templates.change(admin, theirs, with_stage(admin, theirs, "Case", name="Everybody's"))
    assert {card.row.name: card.may_edit for card in templates.read_all(owner).cards} == {"Everybody's": False, "Mine": True}


@pytest.mark.statement(191)
def test_without_template_management_administrators_alone_make_and_change_templates(people: People) -> None:
    rita, admin = people.recruiter(), people.administrator()
    mine = templates.create(rita, "Mine")
    switch(people, False)
    assert (templates.read_all(rita).may_create, templates.read(rita, mine).may_edit) == (False, False)
    with pytest.raises(NotPermitted):
        templates.create(rita, "Another")
    with pytest.raises(NotPermitted):
        templates.change(rita, mine, templates.read(rita, mine).draft)
    templates.change(admin, mine, with_stage(admin, mine, "Case"))
    assert templates.create(admin, "The company's")
    switch(people, True)
    assert templates.create(rita, "Another")


def test_template_management_is_on_unless_switched_and_administrators_alone_switch(people: People) -> None:
    assert features.read(people.administrator()) == {Feature.TEMPLATE_MANAGEMENT: True}
    for actor in (people.recruiter(), people.read_only(), people.user()):
        with pytest.raises(NotPermitted):
            features.switch(actor, {Feature.TEMPLATE_MANAGEMENT: False})
        with pytest.raises(NotPermitted):
            features.read(actor)
    switch(people, False)
    assert features.read(people.administrator()) == {Feature.TEMPLATE_MANAGEMENT: False}


@pytest.mark.statement(192)
def test_only_an_administrator_sets_the_default_template(people: People) -> None:
    rita, admin = people.recruiter(), people.administrator()
    first, second = templates.create(rita, "First"), templates.create(rita, "Second")
    for actor in (rita, people.manager(), people.read_only(), people.user()):
        with pytest.raises(NotPermitted):
            templates.set_default(actor, first)
    assert templates.read_all(rita).built_in_is_default
    for template in (first, second):
        templates.set_default(admin, template)
        assert [card.row.id for card in templates.read_all(rita).cards if card.row.is_default] == [template]
    templates.set_default(admin, None)
    assert templates.read_all(rita).built_in_is_default
    with pytest.raises(NotFound):
        templates.set_default(admin, 10_000)


@pytest.mark.statement(151)
def test_a_job_takes_its_process_from_the_chosen_template_else_from_the_default_else_the_built_in(
    people: People,
) -> None:
    rita, admin = people.recruiter(), people.administrator()
    chosen, usual = templates.create(rita, "Chosen"), templates.create(rita, "Usual")
    templates.change(rita, chosen, with_stage(rita, chosen, "Case", approval_needed=True))
    draft = with_stage(rita, usual, "Trial day")
    options = replace(draft.process, prospects_enabled=False, managers_see_prospects=False, resume_required=True)
    templates.change(rita, usual, replace(draft, process=options))
    built_in = jobs.create(rita, DRAFT, TeamRole.RECRUITER)
    templates.set_default(admin, usual)
    skipped, taken = (jobs.create(rita, DRAFT, TeamRole.RECRUITER, template=template) for template in (None, chosen))
    assert names(rita, built_in) == [name for _, name in DEFAULT_STAGES]
    assert names(rita, skipped) == ["Prospect", "Application", "Trial day", "Offer"]
    assert names(rita, taken) == ["Prospect", "Application", "Case", "Offer"]
    view = process.read(rita, skipped)
    assert (view.prospects_enabled, view.managers_see_prospects, view.resume_required) == (False, False, True)
    assert [bool(jobs.read(rita, job).job.approval_needed) for job in (built_in, skipped, taken)] == [False, False, True]
    assert [jobs.read(rita, job).template for job in (built_in, skipped, taken)] == [None, "Usual", "Chosen"]


@pytest.mark.statement(199)
def test_a_job_and_its_template_go_their_own_ways(people: People) -> None:
    rita = people.recruiter()
    template = templates.create(rita, "Ours")
    job = jobs.create(rita, DRAFT, TeamRole.RECRUITER, template=template)
    process.change(rita, job, arrangement(rita, job, stage_2="Contract", prospects_enabled=False))
    templates_view = templates.read(rita, template)
    assert [stage.name for stage in templates_view.stages] == ["Prospect", "Application", "Offer"]
    assert templates_view.draft.process.prospects_enabled
    templates.change(rita, template, with_stage(rita, template, "Case", approval_needed=True))
    assert names(rita, job) == ["Prospect", "Application", "Contract"]
    assert not jobs.read(rita, job).job.approval_needed
    templates.remove(rita, template)
    assert (names(rita, job), jobs.read(rita, job).template) == (["Prospect", "Application", "Contract"], None)


def test_a_deleted_default_leaves_the_built_in_process(people: People) -> None:
    rita = people.recruiter()
    template = templates.create(rita, "Ours")
    templates.set_default(people.administrator(), template)
    templates.remove(rita, template)
    assert templates.read_all(rita).built_in_is_default
    assert names(rita, jobs.create(rita, DRAFT, TeamRole.RECRUITER)) == [name for _, name in DEFAULT_STAGES]


def test_a_template_that_is_gone_is_refused_and_no_job_is_made(people: People) -> None:
    rita = people.recruiter()
    with pytest.raises(Invalid) as refused:
        jobs.create(rita, DRAFT, TeamRole.RECRUITER, template=10_000)
    assert list(refused.value.errors) == ["template"]
    assert jobs.list_jobs(rita).page.rows == []


def test_read_only_users_read_templates_and_interviewers_see_none(people: People) -> None:
    template = templates.create(people.recruiter(), "Ours")
    reader = people.read_only()
    assert not templates.read(reader, template).may_edit
    assert (templates.read_all(reader).may_create, templates.read_all(reader).may_set_default) == (False, False)
    with pytest.raises(NotPermitted):
        templates.create(reader, "Mine")
    for call in (lambda actor: templates.read_all(actor), lambda actor: templates.read(actor, template)):
        with pytest.raises(NotPermitted):
            call(people.user())


def test_two_who_change_a_template_overwrite_nothing_of_each_other(people: People) -> None:
    rita, admin = people.recruiter(), people.administrator()
    template = templates.create(rita, "Ours")
    seen = templates.read(rita, template).version
    templates.change(admin, template, with_stage(admin, template, "Case", name="Theirs"), seen)
    with pytest.raises(EditConflict) as refused:
        templates.change(rita, template, replace(templates.read(rita, template).draft, name="Mine"), seen)
    assert refused.value.present["name"] == "Theirs"
    assert templates.read(rita, template).row.name == "Theirs"


def test_the_same_form_makes_one_template(people: People) -> None:
    rita = people.recruiter()
    assert len({templates.create(rita, "Ours", "key") for _ in range(2)}) == 1
    assert len(templates.read_all(rita).cards) == 1


@pytest.mark.parametrize("name", ["", "  ", "x" * 121])
def test_a_template_needs_a_name(people: People, name: str) -> None:
    with pytest.raises(Invalid):
        templates.create(people.recruiter(), name)


@pytest.mark.parametrize("template", [0, 10_000, 10**30])
def test_a_template_that_is_not_there_is_not_found(people: People, template: int) -> None:
    for call in (templates.read, templates.to_edit, templates.remove):
        with pytest.raises(NotFound):
            call(people.administrator(), template)
