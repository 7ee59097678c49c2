"""The connection with LinkedIn: the installation's, its users', and what came in through it. Secrets are kept encrypted."""

from peewee import BooleanField, CharField, ForeignKeyField, IntegerField, TextField

from server.storage.tables.account.users import User
from server.storage.tables.base import InstantField, Table, created
from server.storage.tables.candidates.candidates import Application, Candidate
from server.storage.tables.jobs.jobs import Job


class LinkedInAccount(Table):
    """The one row that says how this installation is connected; what ends in ``_sealed`` is encrypted (storage.encryption).

    ``public_url`` is the address of the installation that was connected: a copy of its database elsewhere is locked.
    ``sync`` is off, dry_run (a dry run), running, paused or withdrawing; ``viewers`` is everybody or hiring_team
    (linkedin.md 8).
    """

    company_name = CharField(max_length=200, default="")
    company_id = CharField(max_length=30, default="")
    environment = CharField(max_length=20, default="")
    public_url = CharField(max_length=500, default="")
    partner_id = CharField(max_length=200, default="")
    partner_secret_sealed = TextField(null=True)
    app_urn = CharField(max_length=200, default="")
    client_id = CharField(max_length=200, default="")
    client_secret_sealed = TextField(null=True)
    earlier_secret_sealed = TextField(null=True)
    token_sealed = TextField(null=True)
    token_expires_at = InstantField(null=True)
    callback_token = CharField(max_length=64, default="", index=True)
    connected_by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
    connected_at = InstantField(null=True)
    sync = CharField(max_length=20, default="off")
    sync_started_at = InstantField(null=True)
    first_sync_ended_at = InstantField(null=True)
    viewers = CharField(max_length=20, default="everybody")
    trouble = TextField(null=True)
    trouble_at = InstantField(null=True)

    class Meta:
        table_name = "linkedin_account"


class LinkedInIntegration(Table):
    """One integration of linkedin.md 3.2 as LinkedIn last described it; ``raw`` is its answer."""

    type = CharField(max_length=60)
    context = CharField(max_length=120)
    name = CharField(max_length=200, default="")
    status = CharField(max_length=20)
    raw = TextField(default="")  # type: ignore[assignment]  # a column by the name of a method of peewee that nobody calls
    checked_at = created()

    class Meta:
        table_name = "linkedin_integration"
        indexes = ((("type", "context"), True),)


class LinkedInSeat(Table):
    """A seat of a contract. ``user`` is whose it is: found by ``member``, or chosen by an administrator (``by_hand``)."""

    seat = CharField(max_length=60, unique=True)
    contract = CharField(max_length=120)
    member = CharField(max_length=120, null=True, index=True)
    first_name = CharField(max_length=200, default="")
    last_name = CharField(max_length=200, default="")
    email = CharField(max_length=320, null=True)
    state = CharField(max_length=20)
    kind = CharField(max_length=20)
    user = ForeignKeyField(User, null=True, on_delete="SET NULL")
    by_hand = BooleanField(default=False)
    seen_at = created()

    class Meta:
        table_name = "linkedin_seat"


class LinkedInConnection(Table):
    """A user who connected their own LinkedIn account; ``member`` is their person URN. No token is kept."""

    user = ForeignKeyField(User, on_delete="CASCADE", unique=True)
    user_id: int
    member = CharField(max_length=120)
    connected_at = created()

    class Meta:
        table_name = "linkedin_connection"


class LinkedInMember(Table):
    """What LinkedIn has told about a member; ``name_key`` is the folded name, for the list of possible people."""

    member = CharField(max_length=120, unique=True)
    name_key = CharField(max_length=200, index=True)
    first_name = CharField(max_length=200, default="")
    last_name = CharField(max_length=200, default="")
    headline = CharField(max_length=300, null=True)
    company = CharField(max_length=300, null=True)
    location = CharField(max_length=300, null=True)
    profile_url = CharField(max_length=2000, null=True)
    email = CharField(max_length=320, null=True)
    seen_at = created()

    class Meta:
        table_name = "linkedin_member"


class LinkedInMatch(Table):
    """Who LinkedIn takes a candidate for: ``members`` (JSON, person URNs), asked again at ``due_at`` (linkedin.md 5.2, 5.4).

    ``record`` is the row of the candidate's sync record: LinkedIn can only be asked about whom it was sent.
    """

    candidate = ForeignKeyField(Candidate, on_delete="CASCADE", unique=True)
    record = IntegerField(default=0, index=True)
    members = TextField(default="[]")
    tries = IntegerField(default=0)
    due_at = InstantField(null=True, index=True)
    asked_at = InstantField(null=True)

    class Meta:
        table_name = "linkedin_match"


class Unlinking(Table):
    """Somebody said that a candidate is not this member; ``keys`` (JSON) are what the candidate lost by it, for linking again."""

    candidate = ForeignKeyField(Candidate, on_delete="CASCADE", index=False)
    member = CharField(max_length=120)
    keys = TextField(default="[]")
    by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
    at = created()

    class Meta:
        indexes = ((("candidate", "member"), True),)


class InMailEvent(Table):
    """One InMail of a seat holder with ``member``. ``text`` is for the holder of ``seat`` alone (statements 45-48)."""

    event = CharField(max_length=200)
    seat = CharField(max_length=60)
    thread = CharField(max_length=200, null=True)
    author = CharField(max_length=120, null=True)
    member = CharField(max_length=120)
    type = CharField(max_length=40, default="")
    subject = TextField(null=True)
    text = TextField(null=True)
    at = InstantField()

    class Meta:
        table_name = "inmail_event"
        indexes = ((("seat", "event"), True), (("member", "at"), False))


class ProspectNote(Table):
    """A recruiter's note in LinkedIn Recruiter; a private one is for the holder of ``owner`` alone (statements 41-44)."""

    note = CharField(max_length=200, unique=True)
    owner = CharField(max_length=60)
    member = CharField(max_length=120, index=True)
    text = TextField()
    private = BooleanField(default=True)
    created_at = InstantField()
    modified_at = InstantField()

    class Meta:
        table_name = "prospect_note"


class RecruiterNote(Table):
    """A note written on the LinkedIn tab in Attract: private unless made public (statement 41)."""

    candidate = ForeignKeyField(Candidate, on_delete="CASCADE")
    author = ForeignKeyField(User, on_delete="CASCADE", index=False)
    text = TextField()
    private = BooleanField(default=True)
    created_at = created()
    updated_at = created()

    class Meta:
        table_name = "recruiter_note"


class MailStub(Table):
    """A member who agreed to share their profile. ``candidate`` is who it made or joined; None while it is undecided."""

    stub = CharField(max_length=200, unique=True)
    member = CharField(max_length=120, null=True)
    owner = CharField(max_length=60, null=True)
    candidate = ForeignKeyField(Candidate, null=True, on_delete="SET NULL")
    state = CharField(max_length=20)
    raw = TextField(default="")  # type: ignore[assignment]  # a column by the name of a method of peewee that nobody calls
    shared_at = InstantField()

    class Meta:
        table_name = "mail_stub"
        indexes = ((("state", "id"), False),)


class IncomingExport(Table):
    """A notification from LinkedIn: kept before it is answered, looked at until ``state`` is done or refused.

    ``code`` names the refusal (a class of domain.errors, or linkedin.incoming exports), ``raw`` is what LinkedIn answered.
    """

    notification = CharField(max_length=255, unique=True)
    type = CharField(max_length=60)
    state = CharField(max_length=20)
    expires_at = InstantField(null=True)
    received_at = created()
    due_at = InstantField(null=True, index=True)
    tries = IntegerField(default=0)
    times = IntegerField(default=1)
    code = CharField(max_length=60, default="")
    message = TextField(default="")
    job_id = CharField(max_length=200, null=True)
    exporter = CharField(max_length=120, null=True)
    person_name = CharField(max_length=200, null=True)
    candidate = ForeignKeyField(Candidate, null=True, on_delete="SET NULL")
    application = ForeignKeyField(Application, null=True, on_delete="SET NULL")
    raw = TextField(default="")  # type: ignore[assignment]  # a column by the name of a method of peewee that nobody calls
    settled_at = InstantField(null=True)

    class Meta:
        indexes = ((("state", "id"), False),)


class Cursor(Table):
    """How far a stream from LinkedIn was read: everything before ``until`` is here. ``subject`` is a seat or contract."""

    stream = CharField(max_length=30)
    subject = CharField(max_length=120)
    until = InstantField()
    due_at = InstantField()
    tries = IntegerField(default=0)
    trouble = TextField(null=True)
    read_at = InstantField(null=True)

    class Meta:
        table_name = "linkedin_cursor"
        indexes = ((("stream", "subject"), True), (("due_at",), False))


class ClosedProfile(Table):
    """A member who was exported and closed their account; ``state`` is open, erased or kept (linkedin.md 15)."""

    member = CharField(max_length=120)
    profile_url = CharField(max_length=2000, null=True)
    candidate = ForeignKeyField(Candidate, null=True, on_delete="SET NULL")
    candidate_id: int | None
    state = CharField(max_length=20)
    closed_at = InstantField()
    seen_at = created()
    decided_by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
    decided_at = InstantField(null=True)

    class Meta:
        table_name = "closed_profile"
        indexes = ((("member", "closed_at"), True), (("state", "id"), False))


class Erasure(Table):
    """The receipt of an erasure, without personal data (design section 5.9). ``candidate`` is the number they had."""

    candidate = IntegerField()
    reason = CharField(max_length=40)
    by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
    at = created()
    records = IntegerField(default=0)
    withdrawn_at = InstantField(null=True)


class Posting(Table):
    """The wish to have a job on LinkedIn. ``posted`` goes off on Unpost; how far it is, the job's sync record says."""

    job = ForeignKeyField(Job, on_delete="CASCADE", index=False)
    job_id: int
    channel = CharField(max_length=20)
    posted = BooleanField()
    apply_by = CharField(max_length=20)
    apply_url = CharField(max_length=2000, null=True)
    renewals = IntegerField(default=0)
    by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
    at = created()

    class Meta:
        indexes = ((("job", "channel"), True),)
