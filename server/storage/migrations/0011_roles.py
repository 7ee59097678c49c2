"""Guests, whom nobody puts on a team, and what the organisation is called."""

# mypy: allow-untyped-defs

from peewee import *


def up(migrator, db):
    class CompanyInformation(Model):
        name = CharField(max_length=200)
        website = CharField(max_length=500, null=True)
        updated_at = BigIntegerField()

        class Meta:
            database = db
            table_name = "company_information"

    migrator.migrate(migrator.add_column("app_user", "guest", BooleanField(default=False)))
    db.create_tables([CompanyInformation])


def down(migrator, db):
    migrator.migrate(migrator.drop_table("company_information"))
    migrator.migrate(migrator.drop_column("app_user", "guest"))
