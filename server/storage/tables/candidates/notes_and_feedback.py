"""What people write about a candidate: notes and interview feedback."""

from peewee import BooleanField, CharField, ForeignKeyField, TextField

from server.storage.tables.account.users import User
from server.storage.tables.base import InstantField, Table, created
from server.storage.tables.candidates.candidates import Application, Candidate
from server.storage.tables.jobs.jobs import Stage


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


class Feedback(Table):
    """One person's feedback on one application in one stage: saved, or submitted."""

    application = ForeignKeyField(Application, on_delete="CASCADE", index=False)
    author = ForeignKeyField(User, on_delete="CASCADE")
    status = CharField(max_length=20)
    recommendation = CharField(max_length=20, null=True)
    strengths = TextField(default="")
    weaknesses = TextField(default="")
    comment = TextField(default="")
    created_at = created()
    updated_at = created()
    submitted_at = InstantField(null=True)
    stage = ForeignKeyField(Stage, null=True, on_delete="SET NULL", index=False)

    class Meta:
        indexes = ((("application", "stage", "author"), True),)
