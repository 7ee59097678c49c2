"""Whether this installation can work."""

from server.domain.errors import Unavailable
from server.domain.i18n_marker import N_
from server.storage import migrate


def check() -> None:
    """Raise Unavailable, with the reason, when the database cannot be reached or lacks migrations."""
    if pending := migrate.pending():
        raise Unavailable(N_("The database lacks migrations: %(names)s. Run `attract migrate`."), names=", ".join(pending))
