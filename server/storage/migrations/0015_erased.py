"""Digests by which erased people are known again."""

# mypy: allow-untyped-defs

from peewee import *


def up(migrator, db):
    class ErasedTrace(Model):
        person = CharField(max_length=16, index=True)
        digest = CharField(max_length=60, index=True)

        class Meta:
            database = db
            table_name = "erased_trace"

    db.create_tables([ErasedTrace])


def down(migrator, db):
    migrator.migrate(migrator.drop_table("erased_trace"))
