"""Who did what when, and what of it can be taken back."""

from peewee import CharField, ForeignKeyField, IntegerField, TextField

from server.storage.tables.account.users import User
from server.storage.tables.base import InstantField, Table, created
from server.storage.tables.candidates.candidates import Candidate
from server.storage.tables.jobs.jobs import Job


class UndoableAction(Table):
    """Something that can be taken back for 30 days; ``data`` (JSON) holds the ids that this needs, and nothing about people.

    ``size`` says how many things it changed; ``candidate`` is set where it is about one person, and goes with them.
    """

    kind = CharField(max_length=30)
    by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
    at = created()
    job = ForeignKeyField(Job, null=True, on_delete="SET NULL", index=False)
    candidate = ForeignKeyField(Candidate, null=True, on_delete="CASCADE")
    size = IntegerField(default=1)
    data = TextField()
    undone_at = InstantField(null=True)
    undone_by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)


class HistoryEntry(Table):
    """One change of a job, an application or a candidate; what tells of a person goes with them when they are erased.

    ``changes`` (JSON) holds for each field what it was and what it is. ``subject_id`` outlives what it names.
    """

    subject = CharField(max_length=20)
    subject_id = IntegerField()
    change = CharField(max_length=30)
    by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
    by_id: int | None
    at = created()
    job = ForeignKeyField(Job, null=True, on_delete="SET NULL", index=False)
    job_id: int | None
    candidate = ForeignKeyField(Candidate, null=True, on_delete="CASCADE", index=False)
    candidate_id: int | None
    undoable_action = ForeignKeyField(UndoableAction, null=True, on_delete="SET NULL")
    undoable_action_id: int | None
    changes = TextField(default="{}")

    class Meta:
        table_name = "history_entry"
        indexes = (
            (("job", "id"), False),
            (("candidate", "id"), False),
            (("subject", "id"), False),
            (("by", "id"), False),
        )
