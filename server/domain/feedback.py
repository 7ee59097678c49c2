"""Interview feedback: what it holds and its two states (attract.md 12)."""

from dataclasses import dataclass
from enum import StrEnum

from server.domain import clock
from server.domain.errors import Invalid, bounded
from server.domain.i18n_marker import N_

TEXT_LIMIT = 5000


class FeedbackStatus(StrEnum):
    """Saved feedback is its author's alone; submitted feedback goes to In ATS (statements 81, 82)."""

    SAVED = "saved"
    SUBMITTED = "submitted"


class Recommendation(StrEnum):
    """Whether to go on with the applicant."""

    STRONG_HIRE = "strong_hire"
    HIRE = "hire"
    UNDECIDED = "undecided"
    NO_HIRE = "no_hire"


@dataclass(frozen=True, slots=True)
class FeedbackText:
    """What an interviewer writes; ``recommendation`` may stay open while it is only saved."""

    recommendation: Recommendation | None
    strengths: str = ""
    weaknesses: str = ""
    comment: str = ""

    def checked(self, submit: bool) -> "FeedbackText":
        """This text, trimmed; raise Invalid when too long, or submitted without recommendation."""
        if submit and self.recommendation is None:
            raise Invalid({"recommendation": N_("Choose a recommendation before you submit.")})
        texts = {name: bounded(getattr(self, name).strip(), name, TEXT_LIMIT) for name in ("strengths", "weaknesses", "comment")}
        return FeedbackText(self.recommendation, **texts)


class Reminder(StrEnum):
    """How long after they were asked those who did not answer are reminded, once (attract.md 12)."""

    NONE = "none"
    HALF_DAY = "half_day"
    ONE_DAY = "one_day"
    TWO_DAYS = "two_days"
    THREE_DAYS = "three_days"
    ONE_WEEK = "one_week"


DELAYS: dict[str, int] = {
    Reminder.HALF_DAY: clock.DAY // 2,
    Reminder.ONE_DAY: clock.DAY,
    Reminder.TWO_DAYS: 2 * clock.DAY,
    Reminder.THREE_DAYS: 3 * clock.DAY,
    Reminder.ONE_WEEK: 7 * clock.DAY,
}


@dataclass(frozen=True, slots=True)
class FeedbackOptions:
    """The Feedback activity of a stage (attract.md 5.3 and 12). Where it is off nobody is asked, and the strict rules hold:
    others' feedback is read after one's own, and what is submitted stands."""

    active: bool = False
    inherit: bool = True
    see_others: bool = False
    edit_after: bool = False
    reminder: Reminder = Reminder.NONE

    @property
    def open(self) -> bool:
        """Whether everybody on the team reads what others submitted before they submitted their own."""
        return self.active and self.see_others

    @property
    def editable(self) -> bool:
        """Whether what somebody submitted may be changed by them."""
        return self.active and self.edit_after


def remind_at(asked_at: int, reminder: str) -> int | None:
    """When somebody asked at ``asked_at`` is reminded, or None."""
    delay = DELAYS.get(reminder)
    return asked_at + delay if delay else None
