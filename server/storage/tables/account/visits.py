"""When somebody was on their Home page."""

from peewee import ForeignKeyField, IntegerField

from server.storage.tables.account.users import User
from server.storage.tables.base import InstantField, Table


class HomeVisit(Table):
    """What a user has seen of history, and what their Home page showed last (domain.visits); one row each."""

    user = ForeignKeyField(User, on_delete="CASCADE", unique=True)
    seen_entry = IntegerField()
    seen_at = InstantField(null=True)
    shown_entry = IntegerField()
    shown_at = InstantField()

    class Meta:
        table_name = "home_visit"
