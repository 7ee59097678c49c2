"""The way that applications took."""

from peewee import BooleanField, CharField, ForeignKeyField, TextField

from server.storage.tables.account.users import User
from server.storage.tables.base import Table, created
from server.storage.tables.candidates.candidates import Application
from server.storage.tables.history import UndoableAction
from server.storage.tables.jobs.jobs import Stage


class StageChange(Table):
    """One step of an application's way; the rows of one application, in order of id, are its path.

    ``reason`` and ``comment`` are those of a rejection or a withdrawal; ``undoable_action`` is what taking the step back names.
    """

    application = ForeignKeyField(Application, on_delete="CASCADE")
    move = CharField(max_length=20)
    stage = ForeignKeyField(Stage)
    status = CharField(max_length=20)
    by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
    by_id: int | None
    at = created()
    undone = BooleanField(default=False)
    reason = CharField(max_length=80, null=True)
    comment = TextField(null=True)
    undoable_action = ForeignKeyField(UndoableAction, null=True, on_delete="SET NULL")
