"""Texts people write: notes, feedback, reasons, passwords; trimmed, bounded, keepable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain import clock, errors
from server.domain.errors import AttractError, Invalid, NotFound, NotInAts, TooMany, bounded, keepable, required
from server.domain.feedback import TEXT_LIMIT, FeedbackText, Recommendation
from server.domain.notes import NOTE_LIMIT, checked_note
from server.domain.passwords import checked_password


def test_a_note_keeps_its_lines_and_its_markup_as_text() -> None:
    assert checked_note(" <b>Good</b>\n\tand kind\x00 ") == "<b>Good</b>\n\tand kind"


@pytest.mark.parametrize("text", ["", " \n ", "\x00", "x" * (NOTE_LIMIT + 1)])
def test_a_note_is_neither_empty_nor_endless(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked_note(text)
    assert list(refused.value.errors) == ["note"]


def test_feedback_may_be_saved_without_a_recommendation_but_not_submitted() -> None:
    text = FeedbackText(None, strengths=" Asks well. ")
    assert text.checked(submit=False).strengths == "Asks well."
    with pytest.raises(Invalid) as refused:
        text.checked(submit=True)
    assert list(refused.value.errors) == ["recommendation"]


@pytest.mark.parametrize("field", ["strengths", "weaknesses", "comment"])
def test_each_text_of_feedback_is_bounded(field: str) -> None:
    with pytest.raises(Invalid) as refused:
        FeedbackText(Recommendation.HIRE, **{field: "x" * (TEXT_LIMIT + 1)}).checked(submit=True)
    assert list(refused.value.errors) == [field]


@pytest.mark.parametrize(("length", "fine"), [(9, False), (10, True), (200, True), (201, False)])
def test_a_password_has_10_to_200_characters_and_stays_as_typed(length: int, fine: bool) -> None:
    password = " " * length
    if fine:
        assert checked_password(password) == password
    else:
        with pytest.raises(Invalid):
            checked_password(password)


@given(st.text())
def test_what_is_kept_can_be_written_as_utf8_and_has_no_control_characters(text: str) -> None:
    kept = keepable(text + "\x00\ud800\x1b")
    kept.encode()
    assert all(char.isprintable() or not char.isascii() or char in "\t\n\r" for char in kept)
    assert keepable(kept) == kept


def test_required_and_bounded_name_their_field() -> None:
    for call in (lambda: required(" ", "title", 5), lambda: bounded("x" * 6, "title", 5)):
        with pytest.raises(Invalid) as refused:
            call()
        assert list(refused.value.errors) == ["title"]


def test_a_refusal_fills_its_places_and_keeps_its_code() -> None:
    error = AttractError("Hello %(name)s", name="Kari")
    assert (str(error), error.code, error.params) == ("Hello Kari", "error", {"name": "Kari"})
    assert (str(TooMany(61)), TooMany(61).retry_after) == ("Too many attempts. Try again in 2 minutes.", 61)
    assert issubclass(NotInAts, NotFound)


def test_every_refusal_has_a_code_of_its_own() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, AttractError)]
    codes = [kind.code for kind in kinds]
    assert len(kinds) > 15
    assert len(codes) == len(set(codes))


def test_instants_are_said_in_utc() -> None:
    assert clock.iso(1_795_000_000_999) == "2026-11-18T11:06:40Z"
    assert clock.as_datetime(0).isoformat() == "1970-01-01T00:00:00+00:00"
    assert clock.now() > 1_700_000_000_000
