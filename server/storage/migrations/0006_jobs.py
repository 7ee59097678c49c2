"""Templates, the words that describe jobs, approval and closing of jobs, and switches of features."""

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

    class Application(Model):
        class Meta:
            database = db
            table_name = "application"

    class JobTemplate(Model):
        name = CharField(max_length=120)
        owner = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
        approval_needed = BooleanField()
        prospects_enabled = BooleanField()
        managers_see_prospects = BooleanField()
        is_default = BooleanField()
        created_at = BigIntegerField()
        updated_at = BigIntegerField()

        class Meta:
            database = db
            table_name = "job_template"
            indexes = ((("name", "id"), False),)

    class TemplateStage(Model):
        template = ForeignKeyField(JobTemplate, on_delete="CASCADE", index=False)
        kind = CharField(max_length=20)
        name = CharField(max_length=80)
        position = IntegerField()

        class Meta:
            database = db
            table_name = "template_stage"
            indexes = ((("template", "position"), True),)

    class Word(Model):
        kind = CharField(max_length=20)
        key = CharField(max_length=120)
        name = CharField(max_length=80)

        class Meta:
            database = db
            table_name = "word"
            indexes = ((("kind", "key"), True),)

    class JobWord(Model):
        job = ForeignKeyField(Job, on_delete="CASCADE", index=False)
        word = ForeignKeyField(Word, on_delete="CASCADE")
        position = IntegerField()

        class Meta:
            database = db
            table_name = "job_word"
            indexes = ((("job", "word"), True),)

    class Approval(Model):
        job = ForeignKeyField(Job, on_delete="CASCADE", index=False)
        approver = ForeignKeyField(User, on_delete="CASCADE", index=False)
        state = CharField(max_length=20)
        comment = TextField()
        asked_by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
        created_at = BigIntegerField()
        asked_at = BigIntegerField(null=True)
        answered_at = BigIntegerField(null=True)
        reminded_at = BigIntegerField(null=True)

        class Meta:
            database = db
            table_name = "approval"
            indexes = (
                (("job", "approver"), True),
                (("approver", "state", "asked_at"), False),
                (("asked_by", "state", "asked_at"), False),
                (("state", "asked_at"), False),
            )

    class JobClosing(Model):
        job = ForeignKeyField(Job, on_delete="CASCADE", unique=True)
        reason = CharField(max_length=20)
        comment = TextField()
        hired = ForeignKeyField(Application, null=True, on_delete="SET NULL")
        closed_by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
        closed_at = BigIntegerField()

        class Meta:
            database = db
            table_name = "job_closing"

    class FeatureSwitch(Model):
        name = CharField(max_length=40, unique=True)
        on = BooleanField()
        changed_at = BigIntegerField()

        class Meta:
            database = db
            table_name = "feature_switch"

    db.create_tables([JobTemplate, TemplateStage, Word, JobWord, Approval, JobClosing, FeatureSwitch])
    template = ForeignKeyField(JobTemplate, field=JobTemplate.id, null=True, on_delete="SET NULL")
    migrator.migrate(
        migrator.add_column("job", "template_id", template),
        migrator.add_column("application", "offer_accepted_at", BigIntegerField(null=True)),
    )
    # In one statement: a table that is made anew, as the migrator would here on SQLite, loses the triggers of its search.
    kind, off = ("integer", "0") if isinstance(db, SqliteDatabase) else ("boolean", "false")
    db.execute_sql(f"alter table job add column approval_needed {kind} not null default {off}")


def down(migrator, db):
    migrator.migrate(
        migrator.drop_column("application", "offer_accepted_at"),
        migrator.drop_column("job", "approval_needed"),
        migrator.drop_column("job", "template_id"),
    )
    for table in ("feature_switch", "job_closing", "approval", "job_word", "word", "template_stage", "job_template"):
        migrator.migrate(migrator.drop_table(table))
