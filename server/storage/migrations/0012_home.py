"""When each user was on their Home page, and what of history they had seen."""

# mypy: allow-untyped-defs

from peewee import *


def up(migrator, db):
    class User(Model):
        class Meta:
            database = db
            table_name = "app_user"

    class HomeVisit(Model):
        user = ForeignKeyField(User, on_delete="CASCADE", unique=True)
        seen_entry = IntegerField()
        seen_at = BigIntegerField(null=True)
        shown_entry = IntegerField()
        shown_at = BigIntegerField()

        class Meta:
            database = db
            table_name = "home_visit"

    db.create_tables([HomeVisit])


def down(migrator, db):
    migrator.migrate(migrator.drop_table("home_visit"))
