"""Arranging the stages of a process (attract.md 4.4 and 5.1)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.errors import Invalid
from server.domain.process import (
    NEW_TEMPLATE,
    STAGES_LIMIT,
    ProcessDraft,
    StageDraft,
    TemplateDraft,
    arranged,
    drafts,
    moved,
    with_new,
    without,
)
from server.domain.stages import DEFAULT_STAGES, StageKind, StageOfJob

STAGES = [StageOfJob(10 + position, kind, name, position) for position, (kind, name) in enumerate(DEFAULT_STAGES)]
PRESENT = drafts(STAGES)
MANY = with_new(with_new(PRESENT, "Case"), "References")


def names(stages: tuple[StageDraft, ...]) -> list[str]:
    return [stage.name for stage in stages]


@pytest.mark.parametrize(
    ("key", "by", "order"),
    [
        ("12", 1, ["Case", "Interview", "References"]),
        ("12", 9, ["Case", "References", "Interview"]),
        ("12", -1, ["Interview", "Case", "References"]),
        ("new-2", -1, ["Interview", "References", "Case"]),
        ("new-2", -9, ["References", "Interview", "Case"]),
        ("10", 1, ["Interview", "Case", "References"]),
        ("13", -1, ["Interview", "Case", "References"]),
        ("99", 1, ["Interview", "Case", "References"]),
    ],
)
def test_a_stage_moves_among_its_like_and_the_fixed_ones_stay(key: str, by: int, order: list[str]) -> None:
    assert names(moved(MANY, key, by)) == ["Prospect", "Application", *order, "Offer"]


def test_a_new_stage_comes_before_offer_and_has_a_key_of_its_own() -> None:
    assert names(MANY) == ["Prospect", "Application", "Interview", "Case", "References", "Offer"]
    assert [(stage.key, stage.id) for stage in MANY[3:]] == [("new-1", None), ("new-2", None), ("13", 13)]
    assert with_new(PRESENT, "  ") == PRESENT


@pytest.mark.statement(194)
def test_only_stages_that_are_not_fixed_go() -> None:
    assert names(without(PRESENT, "12")) == ["Prospect", "Application", "Offer"]
    for key in ("10", "11", "13", "99", ""):
        assert without(PRESENT, key) == PRESENT


def test_what_was_typed_has_its_order_and_a_key_of_nothing_is_new() -> None:
    result = arranged(STAGES, [("13", "End"), ("12", "Talk"), ("77", "Gone"), ("12", "Twice"), ("11", "In"), ("10", "First")])
    assert names(result) == ["First", "In", "Talk", "Gone", "Twice", "End"]
    assert [stage.id for stage in result] == [10, 11, 12, None, None, 13]
    assert len({stage.key for stage in result}) == 6


@pytest.mark.statement(194)
@pytest.mark.parametrize("missing", [0, 1, 3])
def test_a_process_without_a_fixed_stage_is_refused(missing: int) -> None:
    with pytest.raises(Invalid) as refused:
        ProcessDraft(PRESENT[:missing] + PRESENT[missing + 1 :]).checked()
    assert list(refused.value.errors) == ["stages"]


@pytest.mark.statement(195)
def test_every_stage_can_be_renamed_and_names_are_trimmed() -> None:
    renamed = tuple(StageDraft(stage.key, f" {stage.name} x ", stage.kind) for stage in PRESENT)
    assert names(ProcessDraft(renamed).checked().stages) == ["Prospect x", "Application x", "Interview x", "Offer x"]


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "oFFer"])
def test_a_stage_needs_a_name_of_its_own_of_at_most_80_characters(name: str) -> None:
    stages = tuple(StageDraft(stage.key, name if stage.key == "12" else stage.name, stage.kind) for stage in PRESENT)
    with pytest.raises(Invalid) as refused:
        ProcessDraft(stages).checked()
    assert set(refused.value.errors) <= {"stage-12", "stage-13"}


def test_a_process_has_at_most_20_stages() -> None:
    stages = PRESENT
    while len(stages) < STAGES_LIMIT:
        stages = with_new(stages, f"Stage {len(stages)}")
    assert len(ProcessDraft(stages).checked().stages) == 20
    with pytest.raises(Invalid):
        ProcessDraft(with_new(stages, "One more")).checked()


@pytest.mark.statement(193)
def test_a_new_template_has_prospect_application_and_offer() -> None:
    assert [kind for kind, _ in NEW_TEMPLATE] == [StageKind.PROSPECT, StageKind.APPLICATION, StageKind.OFFER]


@pytest.mark.parametrize("name", ["", " ", "x" * 121])
def test_a_template_needs_a_name(name: str) -> None:
    with pytest.raises(Invalid) as refused:
        TemplateDraft(name, True, ProcessDraft(PRESENT)).checked()
    assert list(refused.value.errors) == ["name"]


@given(st.lists(st.tuples(st.sampled_from(["10", "11", "12", "13", "new-1", "new-2", "", "x", "9"]), st.text(max_size=5))))
def test_whatever_is_sent_the_fixed_stages_are_in_their_places_and_keys_differ(typed: list[tuple[str, str]]) -> None:
    result = arranged(STAGES, typed)
    fixed = [place for place, stage in enumerate(result) if stage.kind in (StageKind.PROSPECT, StageKind.APPLICATION)]
    assert fixed == list(range(len(fixed)))
    assert all(stage.kind is not StageKind.OFFER for stage in result[:-1])
    assert len({stage.key for stage in result}) == len(result) == len(typed)
