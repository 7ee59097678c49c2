"""Forms that were sent and made something, so that the same again makes nothing more."""

from server.storage.database import Statement
from server.storage.tables import FormSubmission

_MADE = Statement("select made from form_submission where user_id = ? and form_hash = ?")


def made(user: int, form_hash: str) -> int | None:
    """The id of what this form of ``user`` made, if it came before."""
    row = _MADE.row(user, form_hash)
    return int(row[0]) if row else None


def add(user: int, form_hash: str, made: int) -> None:
    """Keep what a form made."""
    FormSubmission.create(user=user, form_hash=form_hash, made=made)


def sweep(before: int) -> int:
    """Forget forms that were sent before ``before``; how many rows went."""
    return int(FormSubmission.delete().where(FormSubmission.created_at < before).execute())
