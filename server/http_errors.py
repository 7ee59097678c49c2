"""Where errors become answers: what web and api share of the way out (design section 2)."""

from babel import Locale
from flask_babel import get_locale, gettext

from server.domain import errors
from server.domain.errors import AttractError
from server.domain.stages import DEFAULT_STAGES

_STATUS: dict[type[AttractError], int] = {
    errors.SignedOut: 401,
    errors.WrongCredentials: 401,
    errors.NotSigned: 401,
    errors.NotPermitted: 403,
    errors.NotFound: 404,
    errors.TooLarge: 413,
    errors.TooMany: 429,
    errors.Unavailable: 503,
    errors.LinkedInDown: 503,
    errors.LinkedInThrottled: 503,
    errors.KeyMissing: 400,
    errors.Invalid: 422,
    errors.NotAProfile: 422,
    errors.KeyReused: 422,
}

_PROGRAMS = ("/api/", "/oauth/", "/webhooks/", "/.well-known/", "/healthz", "/livez")


# A sign-in goes on to an address on this site of at most this many characters.
LONGEST_ONWARD = 4000


def answers_programs(path: str) -> bool:
    """Whether ``path`` belongs to the API and not to the pages: its errors are problems, and cookies mean nothing there."""
    return path.startswith(_PROGRAMS)


def transport_security(public_url: str) -> dict[str, str]:
    """The header that keeps browsers on https for a year, where this installation is opened by https."""
    return {"Strict-Transport-Security": "max-age=31536000"} if public_url.startswith("https:") else {}


def status_of(error: AttractError) -> int:
    """The HTTP status of ``error``."""
    return status_of_kind(type(error))


def status_of_kind(kind: type[AttractError]) -> int:
    """The HTTP status of a kind of error; what is nowhere named clashes with the present state of things: 409."""
    return next((_STATUS[base] for base in kind.__mro__ if base in _STATUS), 409)


def error_text(error: AttractError) -> str:
    """What ``error`` says to the user, in the reader's language."""
    return say(error.message, **error.params)


def say(message: str, **params: object) -> str:
    """A text of the domain (marked by N_) in the reader's language, its places filled.

    For an empty msgid a catalogue answers its own header.
    """
    return gettext(message, **params) if message else ""


def stage_names() -> "StageNames":
    """The names of the built-in stages in the reader's language; made once for each language."""
    language = get_locale()
    if language not in _NAMES:
        _NAMES[language] = StageNames((name, say(name)) for _, name in DEFAULT_STAGES)
    return _NAMES[language]


class StageNames(dict[str, str]):
    """What a stage is called: a built-in one in one language; a name that somebody gave stays as it is."""

    def __missing__(self, name: str) -> str:
        return name


_NAMES: dict[Locale | None, StageNames] = {}
