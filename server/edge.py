"""Where errors become answers: what web and api share of the way out (design section 2)."""

from flask_babel import gettext

from server.domain import errors
from server.domain.errors import AttractError

_STATUS: dict[type[AttractError], int] = {
    errors.SignedOut: 401,
    errors.WrongCredentials: 401,
    errors.NotPermitted: 403,
    errors.NotFound: 404,
    errors.TooMany: 429,
    errors.Unavailable: 503,
    errors.KeyMissing: 400,
    errors.Invalid: 422,
    errors.NotAProfile: 422,
    errors.KeyReused: 422,
}


def status_of(error: AttractError) -> int:
    """The HTTP status of ``error``; what is nowhere named clashes with the present state of things: 409."""
    return next((_STATUS[kind] for kind in type(error).__mro__ if kind in _STATUS), 409)


def words_of(error: AttractError) -> str:
    """What ``error`` says to the user, in the reader's language."""
    return say(error.message, **error.params)


def say(message: str, **params: object) -> str:
    """A text of the domain (marked by N_) in the reader's language, its places filled."""
    return gettext(message, **params)
