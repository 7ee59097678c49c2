"""People, what ties them to LinkedIn, and their applications."""

from peewee import BigIntegerField, BooleanField, CharField, ForeignKeyField, TextField

from server.storage.tables.account.users import User
from server.storage.tables.base import InstantField, Table, created
from server.storage.tables.jobs.jobs import Job, Stage


class Candidate(Table):
    """A person. The e-mail address may be missing (statement 96); ``email_key`` is it in lower case.

    ``first_name`` and ``last_name`` are there where LinkedIn or the person told them apart; ``name`` is both. ``phone`` is the
    mobile one. ``merged_into`` leads from an empty row to the candidate that this one was made one with. ``referred_by`` is the
    colleague who brought somebody whose source is a referral.
    """

    name = CharField(max_length=200)
    email = CharField(max_length=320, null=True)
    email_key = CharField(max_length=320, null=True, index=True)
    phone = CharField(max_length=60, null=True)
    headline = CharField(max_length=300, null=True)
    company = CharField(max_length=300, null=True)
    location = CharField(max_length=300, null=True)
    source = CharField(max_length=40)
    created_by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
    created_by_id: int | None
    created_at = created()
    updated_at = created()
    first_name = CharField(max_length=200, null=True)
    last_name = CharField(max_length=200, null=True)
    referred_by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
    referred_by_id: int | None
    second_email = CharField(max_length=320, null=True)
    home_phone = CharField(max_length=60, null=True)
    work_phone = CharField(max_length=60, null=True)
    merged_into = ForeignKeyField("self", null=True, on_delete="CASCADE")
    merged_into_id: int | None

    class Meta:
        indexes = ((("source", "id"), False), (("updated_at", "id"), False))


class LinkedInIdentity(Table):
    """A canonical profile key (domain.profile_url) that belongs to exactly one candidate.

    ``member_number`` is the one that a member id holds: several ids of one member have the same.
    """

    candidate = ForeignKeyField(Candidate, on_delete="CASCADE")
    key = CharField(max_length=2100, unique=True)
    profile_url = CharField(max_length=2000, null=True)
    linked_by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
    linked_at = created()
    member_number = BigIntegerField(null=True, index=True)

    class Meta:
        table_name = "linkedin_identity"


class Application(Table):
    """A candidate on a job. ``past_prospect`` repeats what the stage's kind says: In ATS asks for it on every row.

    ``offer_accepted_at`` is when they took the offer: then the job can be closed as filled by them (statement 186).
    ``silver_at`` is set for a silver medalist, ``invited_at`` for a prospect who was invited to apply; both say when.
    """

    job = ForeignKeyField(Job, on_delete="CASCADE", index=False)
    job_id: int
    candidate = ForeignKeyField(Candidate, on_delete="CASCADE", index=False)
    candidate_id: int
    stage = ForeignKeyField(Stage, index=False)
    stage_id: int
    status = CharField(max_length=20)
    past_prospect = BooleanField()
    source = CharField(max_length=40)
    created_by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
    created_at = created()
    updated_at = created()
    rejection_reason = CharField(max_length=80, null=True)
    rejection_comment = TextField(null=True)
    offer_accepted_at = InstantField(null=True)
    referred_by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
    referred_by_id: int | None
    silver_at = InstantField(null=True, index=True)
    silver_by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
    invited_at = InstantField(null=True)

    class Meta:
        indexes = (
            (("candidate", "job"), True),
            (("candidate", "past_prospect"), False),
            (("job", "past_prospect", "updated_at", "id"), False),
            (("job", "past_prospect", "status", "updated_at", "id"), False),
            (("stage", "status", "updated_at", "id"), False),
        )
