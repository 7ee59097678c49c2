"""Why a job is closed, and what that asks for (attract.md 4.8)."""

from collections.abc import Collection
from enum import StrEnum

from server.domain.errors import Invalid
from server.domain.i18n_marker import N_

COMMENT_LIMIT = 2000


class ClosingReason(StrEnum):
    """Why a job ends."""

    CANCELLED = "cancelled"
    FILLED = "filled"


# What the reasons are called where they are chosen and where they stand.
REASON_NAMES: dict[str, str] = {ClosingReason.CANCELLED: N_("Job cancelled"), ClosingReason.FILLED: N_("Position filled")}


def reasons(accepted: Collection[int]) -> list[ClosingReason]:
    """What is offered: a job is only filled by somebody who ``accepted`` an offer, and cancelled any time (185, 186)."""
    return [ClosingReason.CANCELLED, *([ClosingReason.FILLED] if accepted else [])]


def checked(reason: ClosingReason | None, hired: int | None, accepted: Collection[int]) -> tuple[ClosingReason, int | None]:
    """The reason and who took the position. Raise Invalid without a reason, or unless they accepted (statements 186, 187).

    ``hired`` and ``accepted`` are applications.
    """
    if reason not in reasons(accepted):
        raise Invalid({"reason": N_("Choose a reason.")})
    if reason is ClosingReason.CANCELLED:
        return ClosingReason.CANCELLED, None
    if hired not in accepted:
        raise Invalid({"hired": N_("Choose who accepted the offer.")})
    return ClosingReason.FILLED, hired
