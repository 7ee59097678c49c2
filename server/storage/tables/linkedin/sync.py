"""What LinkedIn should know and what it acknowledged (design section 5.10)."""

from peewee import BooleanField, CharField, IntegerField, TextField

from server.storage.tables.base import InstantField, Table


class SyncDirty(Table):
    """A job, candidate or user to be compared with what LinkedIn has; ``version`` counts the changes since the last look.

    ``rank`` 0 is a change of today, 1 is history. ``due_at`` None is one that waits for a person to mend something.
    ``dry_run_done`` says that the dry run has looked at this version.
    """

    subject = CharField(max_length=10)
    subject_id = IntegerField()
    version = IntegerField(default=1)
    rank = IntegerField(default=0)
    dry_run_done = BooleanField(default=False)
    tries = IntegerField(default=0)
    due_at = InstantField(null=True)
    dirty_at = InstantField()

    class Meta:
        table_name = "sync_dirty"
        indexes = ((("subject", "subject_id"), True), (("subject", "rank", "due_at"), False))


class SyncRecord(Table):
    """One record on LinkedIn's side: what should be there (``desired``, a hash; None for nothing) and what was acknowledged.

    ``may_be_there`` holds from before the first request until a deletion is acknowledged. ``state`` is waiting, accepted
    (a job task is under way), acknowledged, failed (LinkedIn's word), refused (ours, never sent) or withdrawn.
    """

    kind = CharField(max_length=20)
    key = CharField(max_length=160)
    parent = CharField(max_length=160, null=True)
    subject = CharField(max_length=10)
    subject_id = IntegerField()
    state = CharField(max_length=20)
    desired = CharField(max_length=40, null=True)
    sent = CharField(max_length=40, null=True)
    acknowledged = CharField(max_length=40, null=True)
    may_be_there = BooleanField(default=False)
    fields = TextField(default="")
    message = TextField(null=True)
    task = CharField(max_length=200, null=True)
    task_due_at = InstantField(null=True, index=True)
    first_sent_at = InstantField(null=True)
    sent_at = InstantField(null=True)
    acknowledged_at = InstantField(null=True)

    class Meta:
        table_name = "sync_record"
        indexes = (
            (("kind", "key"), True),
            (("subject", "subject_id"), False),
            (("kind", "state", "id"), False),
        )


class LinkedInQuota(Table):
    """Requests spent on one resource on one UTC day, as LinkedIn counts them; ``parked_until`` after a 429."""

    resource = CharField(max_length=60)
    day = CharField(max_length=10)
    requests = IntegerField(default=0)
    records = IntegerField(default=0)
    parked_until = InstantField(null=True)

    class Meta:
        table_name = "linkedin_quota"
        indexes = ((("resource", "day"), True),)


class Lease(Table):
    """Who does a duty that one process alone may do, until when; ``heartbeat_at`` is when it last did it."""

    name = CharField(max_length=40, unique=True)
    holder = CharField(max_length=80, null=True)
    until = InstantField(default=0)
    heartbeat_at = InstantField(null=True)
