"""Interview feedback: what it holds and its two states (spec/attract.md section 12)."""

from dataclasses import dataclass
from enum import StrEnum

from server.domain.errors import Invalid, bounded
from server.domain.words import N_

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
