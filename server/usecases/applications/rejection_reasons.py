"""Rejection reasons as forms offer them; administrators keep the list (attract.md 6)."""

from server.domain.errors import Invalid
from server.domain.i18n_marker import N_
from server.domain.option_sets import OptionSet
from server.storage.account.option_sets import OptionRow
from server.usecases.account import option_sets


def options() -> list[OptionRow]:
    """The reasons to choose from, in their order."""
    return option_sets.offered(OptionSet.REASON)


def checked(code: str) -> str:
    """``code`` when it names a reason to choose from; raise Invalid otherwise (statement 218)."""
    if code not in {row.code for row in options()}:
        raise Invalid({"reason": N_("Choose a reason.")})
    return code
