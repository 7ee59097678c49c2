"""The exports that brought people in."""

from peewee import BooleanField, CharField, ForeignKeyField, TextField

from server.storage.tables.account.users import User
from server.storage.tables.base import InstantField, Table, created
from server.storage.tables.candidates.candidates import Application, Candidate
from server.storage.tables.candidates.notes import Note
from server.storage.tables.jobs.jobs import Job


class Export(Table):
    """An export that was asked for, and its answer: the same key again gets the same answer, whenever it comes.

    ``candidate_created``, ``application_created`` and ``learned`` say what this export brought, for its undo.
    """

    user = ForeignKeyField(User, on_delete="CASCADE", index=False)
    idempotency_key = CharField(max_length=200)
    request_hash = CharField(max_length=64)
    job = ForeignKeyField(Job, on_delete="CASCADE")
    candidate = ForeignKeyField(Candidate, null=True, on_delete="SET NULL")
    application = ForeignKeyField(Application, null=True, on_delete="SET NULL")
    note = ForeignKeyField(Note, null=True, on_delete="SET NULL")
    candidate_created = BooleanField()
    application_created = BooleanField()
    learned = TextField(default="[]")
    answer = TextField()
    created_at = created()
    undone_at = InstantField(null=True)

    class Meta:
        indexes = ((("user", "idempotency_key"), True), (("user", "job", "created_at"), False))
