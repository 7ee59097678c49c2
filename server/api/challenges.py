"""What the API asks for where a bearer token is missing, bad or too weak (RFC 6750 section 3)."""

from server.domain.errors import AttractError, NotPermitted, SignedOut
from server.domain.i18n_marker import N_


class TokenMissing(SignedOut):
    """No token was sent at all."""


class InsufficientScope(NotPermitted):
    """The token was issued for less than this."""

    message = N_("This connection was not made for that. Disconnect, and connect to Attract again.")

    def __init__(self, scope: str) -> None:
        self.scope = scope
        super().__init__()


def challenge_of(error: AttractError) -> str | None:
    """The value of WWW-Authenticate for ``error``, if there is one."""
    if isinstance(error, TokenMissing):
        return "Bearer"  # no error code where no token was sent
    if isinstance(error, SignedOut):
        return 'Bearer error="invalid_token"'
    if isinstance(error, InsufficientScope):
        return f'Bearer error="insufficient_scope", scope="{error.scope}"'
    return None
