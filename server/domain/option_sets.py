"""The lists that administrators keep: rejection reasons and sources (attract.md 6, 8 and 23)."""

from enum import StrEnum
from typing import NamedTuple

from server.domain.errors import Invalid, required
from server.domain.i18n_marker import N_
from server.domain.search_text import folded

LABEL_LIMIT = 80
_CODE_LIMIT = 40


class OptionSet(StrEnum):
    """The lists there are."""

    REASON = "rejection_reason"
    SOURCE = "source"


class OptionName(NamedTuple):
    """What an entry is called, in English and in Norwegian where it has a name of its own there."""

    label: str
    label_nb: str | None


# What must not be altered: exports are LinkedIn's, a referral names a colleague, and what fits nowhere needs a place.
FIXED: dict[OptionSet, frozenset[str]] = {
    OptionSet.REASON: frozenset({"other"}),
    OptionSet.SOURCE: frozenset({"referral", "linkedin", "other"}),
}
REFERRAL, LINKEDIN, CAREER_SITE = "referral", "linkedin", "career_site"


def checked_label(label: str, field: str) -> str:
    """A label in one line; raise Invalid for ``field`` when it is empty or over 80 characters."""
    return required(" ".join(label.split()), field, LABEL_LIMIT)


def label_key(label: str) -> str:
    """A label as it is compared with others: no two of a list differ in case alone (statement 220)."""
    return " ".join(label.casefold().split())


def new_code(label: str, taken: set[str]) -> str:
    """A code for a new entry called ``label`` that is none of ``taken``."""
    base_code = folded(label).replace(" ", "_")[:_CODE_LIMIT] or "entry"
    numbered = (f"{base_code[: _CODE_LIMIT - 4]}_{number}" for number in range(2, 1000))
    return next(code for code in (base_code, *numbered) if code not in taken)


def check_alterable(option_set: OptionSet, code: str) -> None:
    """Raise Invalid for an entry that must stay as it is (section 8)."""
    if code in FIXED[option_set]:
        raise Invalid({"label": N_("This entry must stay as it is.")})
