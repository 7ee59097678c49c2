"""Talent pools. The LinkedIn pool is the system's own: nobody made it, renames it or deletes it (design section 5.6)."""

from peewee import CharField, ForeignKeyField, TextField

from server.storage.tables.base import Table, created
from server.storage.tables.candidates import Candidate
from server.storage.tables.people import User


class TalentPool(Table):
    """A pool; ``source`` is linkedin for the system's, internal for those people make. ``name`` is empty for the system's."""

    name = CharField(max_length=120, default="")
    source = CharField(max_length=20)
    owner = ForeignKeyField(User, null=True, on_delete="CASCADE")
    created_at = created()

    class Meta:
        table_name = "talent_pool"
        indexes = ((("source", "id"), False),)


class PoolMember(Table):
    """A candidate in a pool; ``search_text`` is what they are called, here and on LinkedIn, folded."""

    pool = ForeignKeyField(TalentPool, on_delete="CASCADE", index=False)
    candidate = ForeignKeyField(Candidate, on_delete="CASCADE")
    search_text = TextField(default="")
    added_at = created()

    class Meta:
        table_name = "pool_member"
        indexes = ((("pool", "candidate"), True), (("pool", "added_at", "id"), False))
