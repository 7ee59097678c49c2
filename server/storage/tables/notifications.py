"""What people are told: notifications in Attract, what each chose about them, and the mail that is on its way or was sent."""

from peewee import BooleanField, CharField, ForeignKeyField, IntegerField, TextField

from server.storage.tables.account.users import User
from server.storage.tables.base import InstantField, Table, created
from server.storage.tables.candidates.candidates import Candidate


class Notification(Table):
    """One thing a user is told; ``kind`` and ``args`` (JSON) become words in the reader's language when they read it.

    Whatever names a candidate goes with them when they are erased.
    """

    user = ForeignKeyField(User, on_delete="CASCADE", index=False)
    user_id: int
    kind = CharField(max_length=40)
    args = TextField()
    link = CharField(max_length=500)
    candidate = ForeignKeyField(Candidate, null=True, on_delete="CASCADE")
    created_at = InstantField(index=True)
    read_at = InstantField(null=True)

    class Meta:
        indexes = ((("user", "id"), False), (("user", "read_at"), False))


class NotificationChoice(Table):
    """Where a user wants to be told about ``topic``, once they chose; until then the defaults of the domain count."""

    user = ForeignKeyField(User, on_delete="CASCADE", index=False)
    topic = CharField(max_length=40)
    in_app = BooleanField()
    mail = BooleanField()

    class Meta:
        table_name = "notification_choice"
        indexes = ((("user", "topic"), True),)


class OutgoingMail(Table):
    """A letter. ``due_at`` is when it may be tried, or tried again if whoever took it (state sending) never came back.

    ``key`` makes its Message-ID, the same at every try. ``language`` is that of a person who is no user.
    """

    user = ForeignKeyField(User, null=True, on_delete="CASCADE", index=False)
    user_id: int | None
    address = CharField(max_length=320)
    name = CharField(max_length=200)
    language = CharField(max_length=5, null=True)
    kind = CharField(max_length=40)
    args = TextField()
    link = CharField(max_length=2000)
    candidate = ForeignKeyField(Candidate, null=True, on_delete="CASCADE")
    candidate_id: int | None
    key = CharField(max_length=40, unique=True)
    state = CharField(max_length=20)
    tries = IntegerField(default=0)
    due_at = InstantField()
    trouble = TextField(null=True)
    created_at = created()
    sent_at = InstantField(null=True)

    class Meta:
        table_name = "outgoing_mail"
        indexes = ((("state", "due_at", "id"), False),)
