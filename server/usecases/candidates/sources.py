"""Where somebody comes from, as whoever adds them says; administrators keep the list (attract.md 8)."""

from dataclasses import dataclass

from server.domain.errors import Invalid
from server.domain.i18n_marker import N_
from server.domain.option_sets import REFERRAL, OptionName, OptionSet
from server.domain.permissions import Action
from server.domain.person import email_key
from server.domain.roles import Actor
from server.storage.account import users
from server.storage.account.users import UserRow
from server.usecases import access
from server.usecases.account import option_sets

SUGGESTED = 200  # colleagues to choose from at once; any other is named by their address


@dataclass(frozen=True, slots=True)
class CandidateSource:
    """A source that was chosen; ``referred_by`` is the colleague when it is a referral, and None otherwise."""

    code: str
    referred_by: int | None = None


@dataclass(frozen=True, slots=True)
class Offered:
    """A source to choose; ``group`` is what the entry is called that it belongs under."""

    code: str
    name: OptionName
    group: OptionName | None


def options(actor: Actor) -> list[Offered]:
    """The sources to choose from, in their order, what belongs under one right after it (statement 256)."""
    access.require(actor, Action.OPEN_ATTRACT)
    rows = option_sets.offered(OptionSet.SOURCE)
    names = {row.code: row.name for row in rows}
    return [Offered(row.code, row.name, names[row.parent] if row.parent else None) for row in rows]


def colleagues(actor: Actor) -> list[UserRow]:
    """The first 200 by name of those who can have referred somebody (statement 257)."""
    access.require(actor, Action.OPEN_ATTRACT)
    return users.named([], SUGGESTED)


def checked(code: str, referrer: str = "") -> CandidateSource:
    """What was chosen; ``referrer`` is the e-mail address of a colleague, needed for a referral and ignored otherwise.

    Raise Invalid for no source of the list ("source"), or for nobody who works here ("referrer").
    """
    if code not in {row.code for row in option_sets.offered(OptionSet.SOURCE)}:
        raise Invalid({"source": N_("Choose a source.")})
    if code != REFERRAL:
        return CandidateSource(code)
    colleague = users.by_email(email_key(referrer))
    if colleague is None:
        raise Invalid({"referrer": N_("Name the colleague who referred this person by their e-mail address.")})
    return CandidateSource(code, colleague.id)
