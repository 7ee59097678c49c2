"""Notifications, outgoing mail, the reader's language, and the Feedback activity of a stage."""

# mypy: allow-untyped-defs

from peewee import *
from playhouse.migrate import make_index_name


def up(migrator, db):
    class User(Model):
        class Meta:
            database = db
            table_name = "app_user"

    class Candidate(Model):
        class Meta:
            database = db
            table_name = "candidate"

    class Stage(Model):
        class Meta:
            database = db
            table_name = "stage"

    class Application(Model):
        class Meta:
            database = db
            table_name = "application"

    class Notification(Model):
        user = ForeignKeyField(User, on_delete="CASCADE", index=False)
        kind = CharField(max_length=40)
        args = TextField()
        link = CharField(max_length=500)
        candidate = ForeignKeyField(Candidate, null=True, on_delete="CASCADE")
        created_at = BigIntegerField(index=True)
        read_at = BigIntegerField(null=True)

        class Meta:
            database = db
            table_name = "notification"
            indexes = ((("user", "id"), False), (("user", "read_at"), False))

    class NotificationChoice(Model):
        user = ForeignKeyField(User, on_delete="CASCADE", index=False)
        topic = CharField(max_length=40)
        in_app = BooleanField()
        mail = BooleanField()

        class Meta:
            database = db
            table_name = "notification_choice"
            indexes = ((("user", "topic"), True),)

    class OutgoingMail(Model):
        user = ForeignKeyField(User, null=True, on_delete="CASCADE", index=False)
        address = CharField(max_length=320)
        name = CharField(max_length=200)
        language = CharField(max_length=5, null=True)
        kind = CharField(max_length=40)
        args = TextField()
        link = CharField(max_length=2000)
        candidate = ForeignKeyField(Candidate, null=True, on_delete="CASCADE")
        key = CharField(max_length=40, unique=True)
        state = CharField(max_length=20)
        tries = IntegerField()
        due_at = BigIntegerField()
        trouble = TextField(null=True)
        created_at = BigIntegerField()
        sent_at = BigIntegerField(null=True)

        class Meta:
            database = db
            table_name = "outgoing_mail"
            indexes = ((("state", "due_at", "id"), False),)

    class FeedbackActivity(Model):
        stage = ForeignKeyField(Stage, unique=True, on_delete="CASCADE")
        active = BooleanField()
        inherit = BooleanField()
        see_others = BooleanField()
        edit_after = BooleanField()
        reminder = CharField(max_length=20)

        class Meta:
            database = db
            table_name = "feedback_activity"

    class FeedbackParticipant(Model):
        stage = ForeignKeyField(Stage, on_delete="CASCADE", index=False)
        user = ForeignKeyField(User, on_delete="CASCADE", index=False)

        class Meta:
            database = db
            table_name = "feedback_participant"
            indexes = ((("stage", "user"), True),)

    class FeedbackRequest(Model):
        application = ForeignKeyField(Application, on_delete="CASCADE", index=False)
        stage = ForeignKeyField(Stage, on_delete="CASCADE", index=False)
        user = ForeignKeyField(User, on_delete="CASCADE", index=False)
        asked_at = BigIntegerField()
        remind_at = BigIntegerField(null=True, index=True)
        reminded_at = BigIntegerField(null=True)
        done_at = BigIntegerField(null=True)

        class Meta:
            database = db
            table_name = "feedback_request"
            indexes = ((("application", "stage", "user"), True), (("user", "done_at", "id"), False))

    class StageEntry(Model):
        application = ForeignKeyField(Application, on_delete="CASCADE")

        class Meta:
            database = db
            table_name = "stage_entry"

    db.create_tables(
        [
            Notification,
            NotificationChoice,
            OutgoingMail,
            FeedbackActivity,
            FeedbackParticipant,
            FeedbackRequest,
            StageEntry,
        ]
    )
    for column in ("language", "browser_language"):
        migrator.migrate(migrator.add_column("app_user", column, CharField(max_length=5, null=True)))
    # Feedback belongs to a stage from now on; what was written before is about the stage its application is in.
    stage = ForeignKeyField(Stage, field=Stage.id, null=True, on_delete="SET NULL", index=False)
    migrator.migrate(migrator.add_column("feedback", "stage_id", stage))
    db.execute_sql("update feedback set stage_id = (select stage_id from application where id = feedback.application_id)")
    migrator.migrate(
        migrator.drop_index("feedback", make_index_name("feedback", ["application_id", "author_id"])),
        migrator.add_index("feedback", ("application_id", "stage_id", "author_id"), True),
    )


def down(migrator, db):
    migrator.migrate(
        migrator.drop_index("feedback", make_index_name("feedback", ["application_id", "stage_id", "author_id"])),
        migrator.drop_column("feedback", "stage_id"),
        migrator.add_index("feedback", ("application_id", "author_id"), True),
    )
    for column in ("language", "browser_language"):
        migrator.migrate(migrator.drop_column("app_user", column))
    for table in (
        "stage_entry",
        "feedback_request",
        "feedback_participant",
        "feedback_activity",
        "outgoing_mail",
        "notification_choice",
        "notification",
    ):
        migrator.migrate(migrator.drop_table(table))
