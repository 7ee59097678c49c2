"""Notes about candidates."""

from peewee import BooleanField, ForeignKeyField, TextField

from server.storage.tables.account.users import User
from server.storage.tables.base import InstantField, Table, created
from server.storage.tables.candidates.candidates import Application, Candidate


class Note(Table):
    """A note about a candidate, on one application or in general; a private one is its author's alone.

    ``edited_by`` is who changed it last; ``removed_at`` while its removal can be undone.
    """

    candidate = ForeignKeyField(Candidate, on_delete="CASCADE")
    application = ForeignKeyField(Application, null=True, on_delete="CASCADE")
    author = ForeignKeyField(User, on_delete="CASCADE")
    text = TextField()
    private = BooleanField(default=False)
    created_at = created()
    edited_at = InstantField(null=True)
    edited_by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
    removed_at = InstantField(null=True, index=True)
