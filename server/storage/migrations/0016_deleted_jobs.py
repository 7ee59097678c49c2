"""What stays of deleted jobs, so that LinkedIn can be told and nothing else is called as they were."""

# mypy: allow-untyped-defs

from peewee import *


def up(migrator, db):
    class DeletedJob(Model):
        id = IntegerField(primary_key=True)
        job_id = CharField(max_length=40, unique=True)
        title = CharField(max_length=200)
        description = TextField(default="")
        location = CharField(max_length=200, default="")
        employment_type = CharField(max_length=80, null=True)
        seniority = CharField(max_length=80, null=True)
        activated_at = BigIntegerField(null=True)
        created_at = BigIntegerField()
        deleted_at = BigIntegerField()

        class Meta:
            database = db
            table_name = "deleted_job"

    db.create_tables([DeletedJob])


def down(migrator, db):
    migrator.migrate(migrator.drop_table("deleted_job"))
