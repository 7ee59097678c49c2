"""Interview feedback, and the Feedback activity of a stage: its options, who takes part, and whom it asked about whom."""

from peewee import BooleanField, CharField, ForeignKeyField, TextField

from server.storage.tables.account.users import User
from server.storage.tables.base import InstantField, Table, created
from server.storage.tables.candidates.candidates import Application
from server.storage.tables.jobs.jobs import Stage


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


class FeedbackActivity(Table):
    """The options of a stage (attract.md 5.3 and 12); a stage without a row asks nobody."""

    stage = ForeignKeyField(Stage, unique=True, on_delete="CASCADE")
    active = BooleanField()
    inherit = BooleanField()
    see_others = BooleanField()
    edit_after = BooleanField()
    reminder = CharField(max_length=20)

    class Meta:
        table_name = "feedback_activity"


class FeedbackParticipant(Table):
    """Who takes part beside, or instead of, the hiring team."""

    stage = ForeignKeyField(Stage, on_delete="CASCADE", index=False)
    user = ForeignKeyField(User, on_delete="CASCADE", index=False)

    class Meta:
        table_name = "feedback_participant"
        indexes = ((("stage", "user"), True),)


class FeedbackRequest(Table):
    """Somebody was asked for feedback on an application in a stage; ``done_at`` is when they submitted it.

    ``remind_at`` is when the worker reminds them, once; ``reminded_at`` when anybody did.
    """

    application = ForeignKeyField(Application, on_delete="CASCADE", index=False)
    application_id: int
    stage = ForeignKeyField(Stage, on_delete="CASCADE", index=False)
    user = ForeignKeyField(User, on_delete="CASCADE", index=False)
    user_id: int
    asked_at = created()
    remind_at = InstantField(null=True, index=True)
    reminded_at = InstantField(null=True)
    done_at = InstantField(null=True)

    class Meta:
        table_name = "feedback_request"
        indexes = ((("application", "stage", "user"), True), (("user", "done_at", "id"), False))


class StageEntry(Table):
    """An application that came to a stage with a Feedback activity, or whose team grew: the worker asks and deletes the row."""

    application = ForeignKeyField(Application, on_delete="CASCADE")

    class Meta:
        table_name = "stage_entry"
