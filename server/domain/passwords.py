"""What a password must be; how it is kept is the business of usecases.account.users (argon2)."""

from server.domain.errors import Invalid
from server.domain.i18n_marker import N_

SHORTEST = 10
LONGEST = 200


def checked_password(password: str) -> str:
    """``password`` unchanged; raise Invalid when shorter than 10 or longer than 200 characters."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise Invalid({"password": N_("A password has 10 to 200 characters.")})
    return password
