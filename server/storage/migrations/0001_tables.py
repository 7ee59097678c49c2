"""The first tables, frozen as they were when this migration was written."""

# mypy: allow-untyped-defs

from peewee import *


def up(migrator, db):
    class User(Model):
        email = CharField(max_length=320)
        email_key = CharField(unique=True, max_length=320)
        name = CharField(max_length=200)
        password_hash = TextField()
        active = BooleanField(default=True)
        search_text = TextField()
        created_at = BigIntegerField()

        class Meta:
            database = db
            table_name = "app_user"
            indexes = ((("name", "id"), False),)

    db.create_tables([User])

    class ExtensionSession(Model):
        user = ForeignKeyField(User, on_delete="CASCADE")
        client_id = CharField(max_length=100)
        device = CharField(max_length=100)
        scope = CharField(max_length=200)
        refresh_hash = CharField(unique=True, max_length=64)
        previous_refresh_hash = CharField(unique=True, null=True, max_length=64)
        rotated_at = BigIntegerField()
        created_at = BigIntegerField()
        last_used_at = BigIntegerField()
        expires_at = BigIntegerField()
        revoked_at = BigIntegerField(null=True)

        class Meta:
            database = db
            table_name = "extension_session"

    db.create_tables([ExtensionSession])

    class AccessToken(Model):
        session = ForeignKeyField(ExtensionSession, on_delete="CASCADE")
        token_hash = CharField(unique=True, max_length=64)
        scope = CharField(max_length=200)
        expires_at = BigIntegerField(index=True)

        class Meta:
            database = db
            table_name = "access_token"

    db.create_tables([AccessToken])

    class Job(Model):
        job_id = CharField(unique=True, max_length=40)
        title = CharField(max_length=200)
        description = TextField()
        location = CharField(max_length=200)
        status = CharField(max_length=20)
        openings = IntegerField(default=1)
        prospects_enabled = BooleanField(default=True)
        managers_see_prospects = BooleanField(default=True)
        search_text = TextField()
        created_by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
        created_at = BigIntegerField()
        updated_at = BigIntegerField()
        activated_at = BigIntegerField(null=True)

        class Meta:
            database = db
            table_name = "job"
            indexes = ((("status", "updated_at", "id"), False), (("updated_at", "id"), False))

    db.create_tables([Job])

    class Candidate(Model):
        name = CharField(max_length=200)
        email = CharField(null=True, max_length=320)
        email_key = CharField(index=True, null=True, max_length=320)
        phone = CharField(null=True, max_length=60)
        headline = CharField(null=True, max_length=300)
        company = CharField(null=True, max_length=300)
        location = CharField(null=True, max_length=300)
        source = CharField(max_length=40)
        created_by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
        created_at = BigIntegerField()
        updated_at = BigIntegerField()

        class Meta:
            database = db
            table_name = "candidate"

    db.create_tables([Candidate])

    class Stage(Model):
        job = ForeignKeyField(Job, on_delete="CASCADE", index=False)
        kind = CharField(max_length=20)
        name = CharField(max_length=80)
        position = IntegerField()

        class Meta:
            database = db
            table_name = "stage"
            indexes = ((("job", "position"), True),)

    db.create_tables([Stage])

    class Application(Model):
        job = ForeignKeyField(Job, on_delete="CASCADE", index=False)
        candidate = ForeignKeyField(Candidate, on_delete="CASCADE", index=False)
        stage = ForeignKeyField(Stage)
        status = CharField(max_length=20)
        past_prospect = BooleanField()
        source = CharField(max_length=40)
        created_by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
        created_at = BigIntegerField()
        updated_at = BigIntegerField()
        rejection_reason = CharField(null=True, max_length=80)
        rejection_comment = TextField(null=True)

        class Meta:
            database = db
            table_name = "application"
            indexes = (
                (("candidate", "job"), True),
                (("candidate", "past_prospect"), False),
                (("job", "past_prospect", "updated_at", "id"), False),
            )

    db.create_tables([Application])

    class AuthorizationCode(Model):
        code_hash = CharField(unique=True, max_length=64)
        user = ForeignKeyField(User, on_delete="CASCADE")
        client_id = CharField(max_length=100)
        redirect_uri = CharField(max_length=500)
        scope = CharField(max_length=200)
        challenge = CharField(max_length=128)
        expires_at = BigIntegerField(index=True)
        used = BooleanField(default=False)
        session = ForeignKeyField(ExtensionSession, null=True, on_delete="CASCADE")

        class Meta:
            database = db
            table_name = "authorization_code"

    db.create_tables([AuthorizationCode])

    class Note(Model):
        candidate = ForeignKeyField(Candidate, on_delete="CASCADE")
        application = ForeignKeyField(Application, null=True, on_delete="CASCADE")
        author = ForeignKeyField(User, on_delete="CASCADE")
        text = TextField()
        private = BooleanField(default=False)
        created_at = BigIntegerField()

        class Meta:
            database = db
            table_name = "note"

    db.create_tables([Note])

    class Export(Model):
        user = ForeignKeyField(User, on_delete="CASCADE", index=False)
        idempotency_key = CharField(max_length=200)
        request_hash = CharField(max_length=64)
        job = ForeignKeyField(Job, on_delete="CASCADE")
        candidate = ForeignKeyField(Candidate, null=True, on_delete="SET NULL")
        application = ForeignKeyField(Application, null=True, on_delete="SET NULL")
        note = ForeignKeyField(Note, null=True, on_delete="SET NULL")
        candidate_created = BooleanField()
        application_created = BooleanField()
        learned = TextField(default="[]")
        answer = TextField()
        created_at = BigIntegerField()
        undone_at = BigIntegerField(null=True)

        class Meta:
            database = db
            table_name = "export"
            indexes = ((("user", "idempotency_key"), True), (("user", "job", "created_at"), False))

    db.create_tables([Export])

    class Feedback(Model):
        application = ForeignKeyField(Application, on_delete="CASCADE", index=False)
        author = ForeignKeyField(User, on_delete="CASCADE")
        status = CharField(max_length=20)
        recommendation = CharField(null=True, max_length=20)
        strengths = TextField(default="")
        weaknesses = TextField(default="")
        comment = TextField(default="")
        created_at = BigIntegerField()
        updated_at = BigIntegerField()
        submitted_at = BigIntegerField(null=True)

        class Meta:
            database = db
            table_name = "feedback"
            indexes = ((("application", "author"), True),)

    db.create_tables([Feedback])

    class HostRule(Model):
        host = CharField(unique=True, max_length=260)
        mode = CharField(max_length=20)
        updated_by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
        updated_at = BigIntegerField()

        class Meta:
            database = db
            table_name = "host_rule"

    db.create_tables([HostRule])

    class LinkedInIdentity(Model):
        candidate = ForeignKeyField(Candidate, on_delete="CASCADE")
        key = CharField(unique=True, max_length=2100)
        profile_url = CharField(null=True, max_length=2000)
        linked_by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
        linked_at = BigIntegerField()

        class Meta:
            database = db
            table_name = "linkedin_identity"

    db.create_tables([LinkedInIdentity])

    class SentForm(Model):
        user = ForeignKeyField(User, on_delete="CASCADE", index=False)
        form_hash = CharField(max_length=64)
        made = IntegerField()
        created_at = BigIntegerField()

        class Meta:
            database = db
            table_name = "sent_form"
            indexes = ((("user", "form_hash"), True),)

    db.create_tables([SentForm])

    class SignIn(Model):
        user = ForeignKeyField(User, on_delete="CASCADE")
        token_hash = CharField(unique=True, max_length=64)
        created_at = BigIntegerField()
        last_seen_at = BigIntegerField()

        class Meta:
            database = db
            table_name = "sign_in"

    db.create_tables([SignIn])

    class SignInFailure(Model):
        bucket = CharField(max_length=64)
        at = BigIntegerField()

        class Meta:
            database = db
            table_name = "sign_in_failure"
            indexes = ((("bucket", "at"), False),)

    db.create_tables([SignInFailure])

    class StageChange(Model):
        application = ForeignKeyField(Application, on_delete="CASCADE")
        move = CharField(max_length=20)
        stage = ForeignKeyField(Stage)
        status = CharField(max_length=20)
        by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
        at = BigIntegerField()
        undone = BooleanField(default=False)

        class Meta:
            database = db
            table_name = "stage_change"

    db.create_tables([StageChange])

    class TeamMember(Model):
        job = ForeignKeyField(Job, on_delete="CASCADE", index=False)
        user = ForeignKeyField(User, on_delete="CASCADE", index=False)
        role = CharField(max_length=20)
        named_by = ForeignKeyField(User, null=True, on_delete="CASCADE")
        created_at = BigIntegerField()

        class Meta:
            database = db
            table_name = "team_member"
            indexes = ((("user", "job", "role", "named_by"), True), (("job", "user"), False))

    db.create_tables([TeamMember])

    class UserRole(Model):
        user = ForeignKeyField(User, on_delete="CASCADE", index=False)
        role = CharField(max_length=20)

        class Meta:
            database = db
            table_name = "user_role"
            indexes = ((("user", "role"), True),)

    db.create_tables([UserRole])


def down(migrator, db):
    migrator.migrate(migrator.drop_table("user_role"))
    migrator.migrate(migrator.drop_table("team_member"))
    migrator.migrate(migrator.drop_table("stage_change"))
    migrator.migrate(migrator.drop_table("sign_in_failure"))
    migrator.migrate(migrator.drop_table("sign_in"))
    migrator.migrate(migrator.drop_table("sent_form"))
    migrator.migrate(migrator.drop_table("linkedin_identity"))
    migrator.migrate(migrator.drop_table("host_rule"))
    migrator.migrate(migrator.drop_table("feedback"))
    migrator.migrate(migrator.drop_table("export"))
    migrator.migrate(migrator.drop_table("note"))
    migrator.migrate(migrator.drop_table("authorization_code"))
    migrator.migrate(migrator.drop_table("application"))
    migrator.migrate(migrator.drop_table("stage"))
    migrator.migrate(migrator.drop_table("candidate"))
    migrator.migrate(migrator.drop_table("job"))
    migrator.migrate(migrator.drop_table("access_token"))
    migrator.migrate(migrator.drop_table("extension_session"))
    migrator.migrate(migrator.drop_table("app_user"))
