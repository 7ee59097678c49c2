"""The approval of jobs before they are activated, and how jobs were closed (attract.md 4.6 and 4.8)."""

from peewee import CharField, ForeignKeyField, TextField

from server.storage.tables.account.users import User
from server.storage.tables.base import InstantField, Table, created
from server.storage.tables.candidates.candidates import Application
from server.storage.tables.jobs.jobs import Job


class Approval(Table):
    """One approver of one job. ``asked_at`` is empty until the job is sent to its approvers, by ``asked_by``.

    ``message`` is what ``asked_by`` wrote to all of them, ``comment`` the approver's; ``reminded_at`` is the last time they were
    told that they have not answered.
    """

    job = ForeignKeyField(Job, on_delete="CASCADE", index=False)
    approver = ForeignKeyField(User, on_delete="CASCADE", index=False)
    state = CharField(max_length=20)
    comment = TextField(default="")
    asked_by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
    created_at = created()
    asked_at = InstantField(null=True)
    answered_at = InstantField(null=True)
    reminded_at = InstantField(null=True)
    message = TextField(null=True)

    class Meta:
        indexes = (
            (("job", "approver"), True),
            (("approver", "state", "asked_at"), False),
            (("asked_by", "state", "asked_at"), False),
            (("state", "asked_at"), False),
        )


class JobClosing(Table):
    """Why and when a job was closed; ``hired`` is the application of whoever accepted the offer."""

    job = ForeignKeyField(Job, on_delete="CASCADE", unique=True)
    reason = CharField(max_length=20)
    comment = TextField(default="")
    hired = ForeignKeyField(Application, null=True, on_delete="SET NULL")
    closed_by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
    closed_at = created()

    class Meta:
        table_name = "job_closing"
