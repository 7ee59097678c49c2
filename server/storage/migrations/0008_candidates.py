"""Contact details, work experience, education, skills, documents and merges of candidates; notes that can be changed."""

# mypy: allow-untyped-defs

import re
import unicodedata

from peewee import *


def up(migrator, db):
    class User(Model):
        class Meta:
            database = db
            table_name = "app_user"

    class Candidate(Model):
        class Meta:
            database = db
            table_name = "candidate"

    class Application(Model):
        class Meta:
            database = db
            table_name = "application"

    class ContactKey(Model):
        candidate = ForeignKeyField(Candidate, on_delete="CASCADE")
        kind = CharField(max_length=10)
        key = CharField(max_length=2100)

        class Meta:
            database = db
            table_name = "contact_key"
            indexes = ((("kind", "key", "candidate"), True),)

    class SocialLink(Model):
        candidate = ForeignKeyField(Candidate, on_delete="CASCADE", index=False)
        network = CharField(max_length=20)
        address = CharField(max_length=2000)

        class Meta:
            database = db
            table_name = "social_link"
            indexes = ((("candidate", "network"), True),)

    class WorkExperience(Model):
        candidate = ForeignKeyField(Candidate, on_delete="CASCADE")
        title = CharField(max_length=300)
        organisation = CharField(max_length=300)
        location = CharField(max_length=300)
        description = TextField()
        current = BooleanField()
        began = CharField(max_length=7)
        ended = CharField(max_length=7)

        class Meta:
            database = db
            table_name = "work_experience"

    class Education(Model):
        candidate = ForeignKeyField(Candidate, on_delete="CASCADE")
        school = CharField(max_length=300)
        degree = CharField(max_length=300)
        field = CharField(max_length=300)
        grade = CharField(max_length=100)
        description = TextField()
        began = CharField(max_length=7)
        ended = CharField(max_length=7)

        class Meta:
            database = db
            table_name = "education"

    class Skill(Model):
        candidate = ForeignKeyField(Candidate, on_delete="CASCADE", index=False)
        name = CharField(max_length=200)
        key = CharField(max_length=200)

        class Meta:
            database = db
            table_name = "skill"
            indexes = ((("candidate", "key"), True), (("key", "candidate"), False))

    class Document(Model):
        candidate = ForeignKeyField(Candidate, on_delete="CASCADE", index=False)
        application = ForeignKeyField(Application, null=True, on_delete="SET NULL")
        kind = CharField(max_length=20)
        name = CharField(max_length=200)
        content_type = CharField(max_length=100)
        size = IntegerField()
        sha256 = CharField(max_length=64)
        uploaded_by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
        uploaded_at = BigIntegerField()
        removed_at = BigIntegerField(null=True, index=True)
        reading = CharField(max_length=10)
        due_at = BigIntegerField(null=True, index=True)
        tries = IntegerField()
        text = TextField()

        class Meta:
            database = db
            table_name = "document"
            indexes = ((("candidate", "removed_at", "id"), False),)

    class DocumentContent(Model):
        document = ForeignKeyField(Document, on_delete="CASCADE", unique=True)
        content = BlobField()

        class Meta:
            database = db
            table_name = "document_content"

    class Merge(Model):
        kept = ForeignKeyField(Candidate, on_delete="CASCADE")
        gone = ForeignKeyField(Candidate, on_delete="CASCADE")
        by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
        at = BigIntegerField()
        data = TextField()
        undone_at = BigIntegerField(null=True)

        class Meta:
            database = db
            table_name = "candidate_merge"

    db.create_tables([ContactKey, SocialLink, WorkExperience, Education, Skill, Document, DocumentContent, Merge])
    merged_into = ForeignKeyField(Candidate, field=Candidate.id, null=True, on_delete="CASCADE")
    edited_by = ForeignKeyField(User, field=User.id, null=True, on_delete="SET NULL", index=False)
    migrator.migrate(
        migrator.add_column("candidate", "second_email", CharField(max_length=320, null=True)),
        migrator.add_column("candidate", "home_phone", CharField(max_length=60, null=True)),
        migrator.add_column("candidate", "work_phone", CharField(max_length=60, null=True)),
        migrator.add_column("candidate", "merged_into_id", merged_into),
        migrator.add_column("note", "edited_at", BigIntegerField(null=True)),
        migrator.add_column("note", "edited_by_id", edited_by),
        migrator.add_column("note", "removed_at", BigIntegerField(null=True, index=True)),
    )
    _keep_keys(db)


def _keep_keys(db):
    """How people who are here already can be reached."""
    keep = "insert into contact_key (candidate_id, kind, key)"
    db.execute_sql(f"{keep} select id, 'email', email_key from candidate where email_key is not null")
    phones = db.execute_sql("select id, phone from candidate where phone is not null").fetchall()
    keys = [(id, key) for id, phone in phones if (key := _phone_key(phone))]
    place = "?" if isinstance(db, SqliteDatabase) else "%s"
    for id, key in keys:
        db.execute_sql(f"{keep} values ({place}, 'phone', {place})", (id, key))


def _phone_key(phone):
    number = re.split(r"[^\W\d_]|[#;,]", re.sub(r"^\D+", "", phone), maxsplit=1)[0]
    digits = "".join(str(unicodedata.digit(char)) for char in number if unicodedata.digit(char, None) is not None)
    return digits.lstrip("0")[-8:]


def down(migrator, db):
    for column in ("removed_at", "edited_by_id", "edited_at"):
        migrator.migrate(migrator.drop_column("note", column))
    for column in ("merged_into_id", "work_phone", "home_phone", "second_email"):
        migrator.migrate(migrator.drop_column("candidate", column))
    for table in (
        "candidate_merge",
        "document_content",
        "document",
        "skill",
        "education",
        "work_experience",
        "social_link",
        "contact_key",
    ):
        migrator.migrate(migrator.drop_table(table))
