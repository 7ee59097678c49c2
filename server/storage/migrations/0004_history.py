"""History of jobs, applications and candidates, and what can be taken back."""

# mypy: allow-untyped-defs

from peewee import *


def up(migrator, db):
    class User(Model):
        class Meta:
            database = db
            table_name = "app_user"

    class Job(Model):
        class Meta:
            database = db
            table_name = "job"

    class Candidate(Model):
        class Meta:
            database = db
            table_name = "candidate"

    class Deed(Model):
        kind = CharField(max_length=30)
        by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
        at = BigIntegerField()
        job = ForeignKeyField(Job, null=True, on_delete="SET NULL", index=False)
        candidate = ForeignKeyField(Candidate, null=True, on_delete="CASCADE")
        size = IntegerField()
        data = TextField()
        undone_at = BigIntegerField(null=True)
        undone_by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)

        class Meta:
            database = db
            table_name = "deed"

    class HistoryEntry(Model):
        subject = CharField(max_length=20)
        subject_id = IntegerField()
        change = CharField(max_length=30)
        by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
        at = BigIntegerField()
        job = ForeignKeyField(Job, null=True, on_delete="SET NULL", index=False)
        candidate = ForeignKeyField(Candidate, null=True, on_delete="CASCADE", index=False)
        deed = ForeignKeyField(Deed, null=True, on_delete="SET NULL")
        changes = TextField()

        class Meta:
            database = db
            table_name = "history_entry"
            indexes = (
                (("job", "id"), False),
                (("candidate", "id"), False),
                (("subject", "id"), False),
                (("by", "id"), False),
            )

    db.create_tables([Deed, HistoryEntry])


def down(migrator, db):
    for table in ("history_entry", "deed"):
        migrator.migrate(migrator.drop_table(table))
