"""What the organisation is called."""

from peewee import CharField

from server.storage.tables.base import Table, created


class CompanyInformation(Table):
    """One row: how the organisation's name stands on its public pages, and where its own website is."""

    name = CharField(max_length=200)
    website = CharField(max_length=500, null=True)
    updated_at = created()

    class Meta:
        table_name = "company_information"
