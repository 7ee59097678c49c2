"""Talent pools. The LinkedIn pool is the system's own: nobody made it, renames it or deletes it (design section 5.6)."""

from peewee import CharField, ForeignKeyField, IntegerField, TextField

from server.storage.tables.account.users import User
from server.storage.tables.base import InstantField, Table, created
from server.storage.tables.candidates.candidates import Candidate
from server.storage.tables.history import UndoableAction


class TalentPool(Table):
    """A pool; ``source`` is linkedin for the system's, internal for those people make. ``name`` is empty for the system's.

    ``name_key`` is what makes names unique; a pool that was deleted has none, so that its name is free, and is kept for as
    long as that can be undone. Triggers of the database keep ``people``, the number of members.
    """

    name = CharField(max_length=120, default="")
    source = CharField(max_length=20)
    owner = ForeignKeyField(User, null=True, on_delete="CASCADE")
    created_at = created()
    name_key = CharField(max_length=400, null=True, unique=True)
    search_text = TextField(default="")
    people = IntegerField(default=0)
    deleted_at = InstantField(null=True)

    class Meta:
        table_name = "talent_pool"
        indexes = ((("source", "id"), False),)


class PoolContributor(Table):
    """Somebody with whom the owner shares a pool."""

    pool = ForeignKeyField(TalentPool, on_delete="CASCADE")
    user = ForeignKeyField(User, on_delete="CASCADE", index=False)
    added_at = created()

    class Meta:
        table_name = "pool_contributor"
        indexes = ((("user", "pool"), True),)


class PoolMember(Table):
    """A candidate in a pool; ``search_text`` is what they are called, here and on LinkedIn, folded, and ``sort_name`` the name.

    ``source`` is where they came from when somebody added them by hand, ``referred_by`` the colleague of a referral.
    """

    pool = ForeignKeyField(TalentPool, on_delete="CASCADE", index=False)
    candidate = ForeignKeyField(Candidate, on_delete="CASCADE")
    candidate_id: int
    search_text = TextField(default="")
    added_at = created()
    sort_name = CharField(max_length=200, default="")
    added_by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
    added_by_id: int | None
    source = CharField(max_length=40, null=True)
    referred_by = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
    referred_by_id: int | None

    class Meta:
        table_name = "pool_member"
        indexes = (
            (("pool", "candidate"), True),
            (("pool", "added_at", "id"), False),
            (("pool", "sort_name", "id"), False),
        )


class PoolUndoableAction(Table):
    """A undoable action that changed who is in a pool; the pool's history lists it."""

    pool = ForeignKeyField(TalentPool, on_delete="CASCADE", index=False)
    undoable_action = ForeignKeyField(UndoableAction, on_delete="CASCADE")

    class Meta:
        table_name = "pool_undoable_action"
        indexes = ((("pool", "id"), False),)


class PoolImport(Table):
    """An Excel file that was read without an error: ``people`` are its rows as JSON, of which ``done`` are in the pool.

    ``outcome`` counts as JSON what became of them. The rows go once the import has ended.
    """

    pool = ForeignKeyField(TalentPool, on_delete="CASCADE")
    user = ForeignKeyField(User, on_delete="CASCADE", index=False)
    state = CharField(max_length=20)
    file_name = CharField(max_length=200)
    people = TextField()
    total = IntegerField()
    done = IntegerField(default=0)
    outcome = TextField(default="{}")
    created_at = created()
    ended_at = InstantField(null=True)

    class Meta:
        table_name = "pool_import"
        indexes = ((("state", "id"), False),)
