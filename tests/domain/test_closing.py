"""What closing a job asks for, as a table."""

import pytest

from server.domain.closing import ClosingReason, checked, reasons
from server.domain.errors import Invalid

CANCELLED, FILLED = ClosingReason.CANCELLED, ClosingReason.FILLED


@pytest.mark.statement(185, 186)
@pytest.mark.parametrize(("accepted", "offered"), [([], [CANCELLED]), ([7], [CANCELLED, FILLED]), ([7, 8], [CANCELLED, FILLED])])
def test_filled_is_offered_where_somebody_accepted_and_cancelled_any_time(
    accepted: list[int], offered: list[ClosingReason]
) -> None:
    assert reasons(accepted) == offered


@pytest.mark.parametrize(
    ("reason", "hired", "accepted", "answer"),
    [
        (CANCELLED, None, [], (CANCELLED, None)),
        (CANCELLED, 7, [7], (CANCELLED, None)),
        (FILLED, 7, [7, 8], (FILLED, 7)),
        pytest.param(FILLED, None, [7], "hired", marks=pytest.mark.statement(187)),
        pytest.param(FILLED, 9, [7], "hired", marks=pytest.mark.statement(187)),
        pytest.param(FILLED, 7, [], "reason", marks=pytest.mark.statement(186)),
        (None, 7, [7], "reason"),
    ],
)
def test_a_reason_is_needed_and_filled_needs_who_accepted(
    reason: ClosingReason | None, hired: int | None, accepted: list[int], answer: tuple[ClosingReason, int | None] | str
) -> None:
    if isinstance(answer, str):
        with pytest.raises(Invalid) as refused:
            checked(reason, hired, accepted)
        assert list(refused.value.errors) == [answer]
    else:
        assert checked(reason, hired, accepted) == answer
