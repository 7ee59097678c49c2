"""What is left of people who were erased."""

from peewee import CharField

from server.storage.tables.base import Table


class SuppressedTrace(Table):
    """A digest by which an erased ``person`` is known again (domain.suppression_list); ``person`` is random and names nobody."""

    person = CharField(max_length=16, index=True)
    digest = CharField(max_length=60, index=True)

    class Meta:
        table_name = "suppressed_trace"
