"""What people bring along: how to reach them, where they worked and learned, what they can, and their documents."""

from peewee import BlobField, BooleanField, CharField, ForeignKeyField, IntegerField, TextField

from server.storage.tables.account.users import User
from server.storage.tables.base import InstantField, Table, created
from server.storage.tables.candidates.candidates import Application, Candidate


class ContactKey(Table):
    """One way to reach a candidate as it is compared with others: ``kind`` is email, phone or profile (domain.contacts)."""

    candidate = ForeignKeyField(Candidate, on_delete="CASCADE")
    kind = CharField(max_length=10)
    key = CharField(max_length=2100)

    class Meta:
        table_name = "contact_key"
        indexes = ((("kind", "key", "candidate"), True),)


class SocialLink(Table):
    """A candidate's page on a network, one for each ``network`` (domain.contacts)."""

    candidate = ForeignKeyField(Candidate, on_delete="CASCADE", index=False)
    network = CharField(max_length=20)
    address = CharField(max_length=2000)

    class Meta:
        table_name = "social_link"
        indexes = ((("candidate", "network"), True),)


class WorkExperience(Table):
    """Where a candidate worked; months as 2021-04, empty where nobody said. ``current`` while they still do."""

    candidate = ForeignKeyField(Candidate, on_delete="CASCADE")
    title = CharField(max_length=300)
    organisation = CharField(max_length=300, default="")
    location = CharField(max_length=300, default="")
    description = TextField(default="")
    current = BooleanField(default=False)
    began = CharField(max_length=7, default="")
    ended = CharField(max_length=7, default="")

    class Meta:
        table_name = "work_experience"


class Education(Table):
    """Where a candidate learned; months as 2021-04, empty where nobody said."""

    candidate = ForeignKeyField(Candidate, on_delete="CASCADE")
    school = CharField(max_length=300)
    degree = CharField(max_length=300, default="")
    field = CharField(max_length=300, default="")
    grade = CharField(max_length=100, default="")
    description = TextField(default="")
    began = CharField(max_length=7, default="")
    ended = CharField(max_length=7, default="")


class Skill(Table):
    """Something a candidate can; ``key`` is its name folded (domain.search_text)."""

    candidate = ForeignKeyField(Candidate, on_delete="CASCADE", index=False)
    name = CharField(max_length=200)
    key = CharField(max_length=200)

    class Meta:
        indexes = ((("candidate", "key"), True), (("key", "candidate"), False))


class Document(Table):
    """A file about a candidate, with an application or in general; ``removed_at`` while its removal can be undone.

    ``text`` is what is written in it, once the worker has read it: ``reading`` is waiting, begun, done, none (a kind without
    words) or failed, and ``due_at`` when the worker looks at it.
    """

    candidate = ForeignKeyField(Candidate, on_delete="CASCADE", index=False)
    application = ForeignKeyField(Application, null=True, on_delete="SET NULL")
    kind = CharField(max_length=20)
    name = CharField(max_length=200)
    content_type = CharField(max_length=100)
    size = IntegerField()
    sha256 = CharField(max_length=64)
    uploaded_by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
    uploaded_at = created()
    removed_at = InstantField(null=True, index=True)
    reading = CharField(max_length=10)
    due_at = InstantField(null=True, index=True)
    tries = IntegerField(default=0)
    text = TextField(default="")

    class Meta:
        indexes = ((("candidate", "removed_at", "id"), False),)


class DocumentContent(Table):
    """The bytes of a document, apart from what lists show of it."""

    document = ForeignKeyField(Document, on_delete="CASCADE", unique=True)
    content = BlobField()

    class Meta:
        table_name = "document_content"


class Merge(Table):
    """Two candidates made one: ``gone`` stays as an empty row that leads to ``kept``.

    ``data`` (JSON) is what was moved and replaced, for taking it back; it goes when that is no longer possible.
    """

    kept = ForeignKeyField(Candidate, on_delete="CASCADE")
    gone = ForeignKeyField(Candidate, on_delete="CASCADE")
    by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
    at = created()
    data = TextField()
    undone_at = InstantField(null=True)

    class Meta:
        table_name = "candidate_merge"
