"""Where errors become answers: what web and api share of the way out (design section 2)."""

from flask_babel import gettext

from server.domain import errors
from server.domain.errors import AttractError
from server.domain.stages import DEFAULT_STAGES

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

_STAGE_NAMES = frozenset(name for _, name in DEFAULT_STAGES)
_PROGRAMS = ("/api/", "/oauth/", "/.well-known/", "/healthz", "/livez")


def answers_programs(path: str) -> bool:
    """Whether ``path`` belongs to the API and not to the pages: its errors are problems, and cookies mean nothing there."""
    return path.startswith(_PROGRAMS)


def status_of(error: AttractError) -> int:
    """The HTTP status of ``error``."""
    return status_of_kind(type(error))


def status_of_kind(kind: type[AttractError]) -> int:
    """The HTTP status of a kind of error; what is nowhere named clashes with the present state of things: 409."""
    return next((_STATUS[base] for base in kind.__mro__ if base in _STATUS), 409)


def words_of(error: AttractError) -> str:
    """What ``error`` says to the user, in the reader's language."""
    return say(error.message, **error.params)


def say(message: str, **params: object) -> str:
    """A text of the domain (marked by N_) in the reader's language, its places filled."""
    return gettext(message, **params)


def stage_name(name: str) -> str:
    """The name of a stage: one of the built-in ones in the reader's language, a name somebody gave as it is."""
    return say(name) if name in _STAGE_NAMES else name
