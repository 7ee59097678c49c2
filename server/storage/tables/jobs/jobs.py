"""Jobs, their process and their hiring team."""

from peewee import BooleanField, CharField, ForeignKeyField, IntegerField, TextField

from server.storage.tables.account.users import User
from server.storage.tables.base import InstantField, Table, created
from server.storage.tables.jobs.templates import JobTemplate


class Job(Table):
    """A job; ``job_id`` is what people call it (REQ-1042), ``search_text`` title and Job ID folded for search."""

    job_id = CharField(max_length=40, unique=True)
    title = CharField(max_length=200)
    description = TextField()
    location = CharField(max_length=200)
    status = CharField(max_length=20)
    openings = IntegerField(default=1)
    prospects_enabled = BooleanField(default=True)
    managers_see_prospects = BooleanField(default=True)
    search_text = TextField()
    created_by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
    created_at = created()
    updated_at = created()
    activated_at = InstantField(null=True)
    employment_type = CharField(max_length=80, null=True)
    seniority = CharField(max_length=80, null=True)
    template = ForeignKeyField(JobTemplate, null=True, on_delete="SET NULL")
    approval_needed = BooleanField(default=False)
    resume_required = BooleanField(default=False)

    class Meta:
        indexes = ((("status", "updated_at", "id"), False), (("updated_at", "id"), False))


class DeletedJob(Table):
    """What stays of a deleted job: its id and Job ID, which no other job gets, and what closing it at LinkedIn needs.

    A job cannot be deleted there (linkedin.md 17). The texts are empty where LinkedIn never knew of it.
    """

    id = IntegerField(primary_key=True)
    job_id = CharField(max_length=40, unique=True)
    title = CharField(max_length=200)
    description = TextField(default="")
    location = CharField(max_length=200, default="")
    employment_type = CharField(max_length=80, null=True)
    seniority = CharField(max_length=80, null=True)
    activated_at = InstantField(null=True)
    created_at = InstantField()
    deleted_at = created()

    class Meta:
        table_name = "deleted_job"


class Stage(Table):
    """A stage of a job's process; candidates will read its name."""

    job = ForeignKeyField(Job, on_delete="CASCADE", index=False)
    kind = CharField(max_length=20)
    name = CharField(max_length=80)
    position = IntegerField()

    class Meta:
        indexes = ((("job", "position"), True),)


class TeamMember(Table):
    """A place on a hiring team; ``named_by`` is set for a delegate and says whose privileges they have."""

    job = ForeignKeyField(Job, on_delete="CASCADE", index=False)
    job_id: int
    user = ForeignKeyField(User, on_delete="CASCADE", index=False)
    role = CharField(max_length=20)
    named_by = ForeignKeyField(User, null=True, on_delete="CASCADE")
    created_at = created()

    class Meta:
        indexes = ((("user", "job", "role", "named_by"), True), (("job", "user"), False))
