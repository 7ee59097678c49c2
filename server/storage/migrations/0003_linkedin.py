"""The connection with LinkedIn, what is kept in step with it, and talent pools with the one that LinkedIn fills."""

# mypy: allow-untyped-defs

import time

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

    class Application(Model):
        class Meta:
            database = db
            table_name = "application"

    class LinkedInAccount(Model):
        company_name = CharField(max_length=200)
        company_id = CharField(max_length=30)
        environment = CharField(max_length=20)
        public_url = CharField(max_length=500)
        partner_id = CharField(max_length=200)
        partner_secret_sealed = TextField(null=True)
        app_urn = CharField(max_length=200)
        client_id = CharField(max_length=200)
        client_secret_sealed = TextField(null=True)
        earlier_secret_sealed = TextField(null=True)
        token_sealed = TextField(null=True)
        token_expires_at = BigIntegerField(null=True)
        callback_token = CharField(max_length=64, index=True)
        connected_by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
        connected_at = BigIntegerField(null=True)
        sync = CharField(max_length=20)
        sync_started_at = BigIntegerField(null=True)
        first_sync_ended_at = BigIntegerField(null=True)
        viewers = CharField(max_length=20)
        trouble = TextField(null=True)
        trouble_at = BigIntegerField(null=True)

        class Meta:
            database = db
            table_name = "linkedin_account"

    class LinkedInIntegration(Model):
        type = CharField(max_length=60)
        context = CharField(max_length=120)
        name = CharField(max_length=200)
        status = CharField(max_length=20)
        raw = TextField()
        checked_at = BigIntegerField()

        class Meta:
            database = db
            table_name = "linkedin_integration"
            indexes = ((("type", "context"), True),)

    class LinkedInSeat(Model):
        seat = CharField(max_length=60, unique=True)
        contract = CharField(max_length=120)
        member = CharField(max_length=120, null=True, index=True)
        first_name = CharField(max_length=200)
        last_name = CharField(max_length=200)
        email = CharField(max_length=320, null=True)
        state = CharField(max_length=20)
        kind = CharField(max_length=20)
        user = ForeignKeyField(User, null=True, on_delete="SET NULL")
        by_hand = BooleanField()
        seen_at = BigIntegerField()

        class Meta:
            database = db
            table_name = "linkedin_seat"

    class LinkedInConnection(Model):
        user = ForeignKeyField(User, on_delete="CASCADE", unique=True)
        member = CharField(max_length=120)
        connected_at = BigIntegerField()

        class Meta:
            database = db
            table_name = "linkedin_connection"

    class LinkedInMember(Model):
        member = CharField(max_length=120, unique=True)
        name_key = CharField(max_length=200, index=True)
        first_name = CharField(max_length=200)
        last_name = CharField(max_length=200)
        headline = CharField(max_length=300, null=True)
        company = CharField(max_length=300, null=True)
        location = CharField(max_length=300, null=True)
        profile_url = CharField(max_length=2000, null=True)
        email = CharField(max_length=320, null=True)
        seen_at = BigIntegerField()

        class Meta:
            database = db
            table_name = "linkedin_member"

    class LinkedInMatch(Model):
        candidate = ForeignKeyField(Candidate, on_delete="CASCADE", unique=True)
        record = IntegerField(index=True)
        members = TextField()
        tries = IntegerField()
        due_at = BigIntegerField(null=True, index=True)
        asked_at = BigIntegerField(null=True)

        class Meta:
            database = db
            table_name = "linkedin_match"

    class Unlinking(Model):
        candidate = ForeignKeyField(Candidate, on_delete="CASCADE", index=False)
        member = CharField(max_length=120)
        keys = TextField()
        by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
        at = BigIntegerField()

        class Meta:
            database = db
            table_name = "unlinking"
            indexes = ((("candidate", "member"), True),)

    class InMailEvent(Model):
        event = CharField(max_length=200)
        seat = CharField(max_length=60)
        thread = CharField(max_length=200, null=True)
        author = CharField(max_length=120, null=True)
        member = CharField(max_length=120)
        type = CharField(max_length=40)
        subject = TextField(null=True)
        text = TextField(null=True)
        at = BigIntegerField()

        class Meta:
            database = db
            table_name = "inmail_event"
            indexes = ((("seat", "event"), True), (("member", "at"), False))

    class ProspectNote(Model):
        note = CharField(max_length=200, unique=True)
        owner = CharField(max_length=60)
        member = CharField(max_length=120, index=True)
        text = TextField()
        private = BooleanField()
        created_at = BigIntegerField()
        modified_at = BigIntegerField()

        class Meta:
            database = db
            table_name = "prospect_note"

    class RecruiterNote(Model):
        candidate = ForeignKeyField(Candidate, on_delete="CASCADE")
        author = ForeignKeyField(User, on_delete="CASCADE", index=False)
        text = TextField()
        private = BooleanField()
        created_at = BigIntegerField()
        updated_at = BigIntegerField()

        class Meta:
            database = db
            table_name = "recruiter_note"

    class MailStub(Model):
        stub = CharField(max_length=200, unique=True)
        member = CharField(max_length=120, null=True)
        owner = CharField(max_length=60, null=True)
        candidate = ForeignKeyField(Candidate, null=True, on_delete="SET NULL")
        state = CharField(max_length=20)
        raw = TextField()
        shared_at = BigIntegerField()

        class Meta:
            database = db
            table_name = "mail_stub"
            indexes = ((("state", "id"), False),)

    class Arrival(Model):
        notification = CharField(max_length=255, unique=True)
        type = CharField(max_length=60)
        state = CharField(max_length=20)
        expires_at = BigIntegerField(null=True)
        received_at = BigIntegerField()
        due_at = BigIntegerField(null=True, index=True)
        tries = IntegerField()
        times = IntegerField()
        code = CharField(max_length=60)
        message = TextField()
        job_id = CharField(max_length=200, null=True)
        exporter = CharField(max_length=120, null=True)
        person_name = CharField(max_length=200, null=True)
        candidate = ForeignKeyField(Candidate, null=True, on_delete="SET NULL")
        application = ForeignKeyField(Application, null=True, on_delete="SET NULL")
        raw = TextField()
        settled_at = BigIntegerField(null=True)

        class Meta:
            database = db
            table_name = "arrival"
            indexes = ((("state", "id"), False),)

    class Cursor(Model):
        stream = CharField(max_length=30)
        subject = CharField(max_length=120)
        until = BigIntegerField()
        due_at = BigIntegerField()
        tries = IntegerField()
        trouble = TextField(null=True)
        read_at = BigIntegerField(null=True)

        class Meta:
            database = db
            table_name = "linkedin_cursor"
            indexes = ((("stream", "subject"), True), (("due_at",), False))

    class ClosedProfile(Model):
        member = CharField(max_length=120)
        profile_url = CharField(max_length=2000, null=True)
        candidate = ForeignKeyField(Candidate, null=True, on_delete="SET NULL")
        state = CharField(max_length=20)
        closed_at = BigIntegerField()
        seen_at = BigIntegerField()
        decided_by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
        decided_at = BigIntegerField(null=True)

        class Meta:
            database = db
            table_name = "closed_profile"
            indexes = ((("member", "closed_at"), True), (("state", "id"), False))

    class Erasure(Model):
        candidate = IntegerField()
        reason = CharField(max_length=40)
        by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
        at = BigIntegerField()
        records = IntegerField()
        withdrawn_at = BigIntegerField(null=True)

        class Meta:
            database = db
            table_name = "erasure"

    class Posting(Model):
        job = ForeignKeyField(Job, on_delete="CASCADE", index=False)
        channel = CharField(max_length=20)
        wanted = BooleanField()
        apply_by = CharField(max_length=20)
        apply_url = CharField(max_length=2000, null=True)
        renewals = IntegerField()
        by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
        at = BigIntegerField()

        class Meta:
            database = db
            table_name = "posting"
            indexes = ((("job", "channel"), True),)

    class SyncMark(Model):
        subject = CharField(max_length=10)
        subject_id = IntegerField()
        version = IntegerField()
        rank = IntegerField()
        rehearsed = BooleanField()
        tries = IntegerField()
        due_at = BigIntegerField(null=True)
        marked_at = BigIntegerField()

        class Meta:
            database = db
            table_name = "sync_mark"
            indexes = ((("subject", "subject_id"), True), (("subject", "rank", "due_at"), False))

    class SyncRecord(Model):
        kind = CharField(max_length=20)
        key = CharField(max_length=160)
        parent = CharField(max_length=160, null=True)
        subject = CharField(max_length=10)
        subject_id = IntegerField()
        state = CharField(max_length=20)
        wanted = CharField(max_length=40, null=True)
        sent = CharField(max_length=40, null=True)
        acknowledged = CharField(max_length=40, null=True)
        may_be_there = BooleanField()
        fields = TextField()
        message = TextField(null=True)
        task = CharField(max_length=200, null=True)
        task_due_at = BigIntegerField(null=True, index=True)
        first_sent_at = BigIntegerField(null=True)
        sent_at = BigIntegerField(null=True)
        acknowledged_at = BigIntegerField(null=True)

        class Meta:
            database = db
            table_name = "sync_record"
            indexes = (
                (("kind", "key"), True),
                (("subject", "subject_id"), False),
                (("kind", "state", "id"), False),
            )

    class LinkedInQuota(Model):
        resource = CharField(max_length=60)
        day = CharField(max_length=10)
        requests = IntegerField()
        records = IntegerField()
        parked_until = BigIntegerField(null=True)

        class Meta:
            database = db
            table_name = "linkedin_quota"
            indexes = ((("resource", "day"), True),)

    class Duty(Model):
        name = CharField(max_length=40, unique=True)
        holder = CharField(max_length=80, null=True)
        until = BigIntegerField()
        beat_at = BigIntegerField(null=True)

        class Meta:
            database = db
            table_name = "duty"

    class TalentPool(Model):
        name = CharField(max_length=120)
        source = CharField(max_length=20)
        owner = ForeignKeyField(User, null=True, on_delete="CASCADE")
        created_at = BigIntegerField()

        class Meta:
            database = db
            table_name = "talent_pool"
            indexes = ((("source", "id"), False),)

    class PoolMember(Model):
        pool = ForeignKeyField(TalentPool, on_delete="CASCADE", index=False)
        candidate = ForeignKeyField(Candidate, on_delete="CASCADE")
        search_text = TextField()
        added_at = BigIntegerField()

        class Meta:
            database = db
            table_name = "pool_member"
            indexes = ((("pool", "candidate"), True), (("pool", "added_at", "id"), False))

    db.create_tables(
        [
            LinkedInAccount,
            LinkedInIntegration,
            LinkedInSeat,
            LinkedInConnection,
            LinkedInMember,
            LinkedInMatch,
            Unlinking,
            InMailEvent,
            ProspectNote,
            RecruiterNote,
            MailStub,
            Arrival,
            Cursor,
            ClosedProfile,
            Erasure,
            Posting,
            SyncMark,
            SyncRecord,
            LinkedInQuota,
            Duty,
            TalentPool,
            PoolMember,
        ]
    )
    for table, column, length in _ADDED:
        migrator.migrate(migrator.add_column(table, column, CharField(max_length=length, null=True)))
    TalentPool.insert(name="", source="linkedin", created_at=time.time_ns() // 1_000_000).execute()


_ADDED = (
    ("job", "employment_type", 80),
    ("job", "seniority", 80),
    ("candidate", "first_name", 200),
    ("candidate", "last_name", 200),
)


def down(migrator, db):
    for table, column, _ in reversed(_ADDED):
        migrator.migrate(migrator.drop_column(table, column))
    for table in (
        "pool_member",
        "talent_pool",
        "duty",
        "linkedin_quota",
        "sync_record",
        "sync_mark",
        "posting",
        "erasure",
        "closed_profile",
        "linkedin_cursor",
        "arrival",
        "mail_stub",
        "recruiter_note",
        "prospect_note",
        "inmail_event",
        "unlinking",
        "linkedin_match",
        "linkedin_member",
        "linkedin_connection",
        "linkedin_seat",
        "linkedin_integration",
        "linkedin_account",
    ):
        migrator.migrate(migrator.drop_table(table))
