"""What whoever asks for an approval writes to the approvers."""

# mypy: allow-untyped-defs

from peewee import *


def up(migrator, db):
    migrator.migrate(migrator.add_column("approval", "message", TextField(null=True)))


def down(migrator, db):
    migrator.migrate(migrator.drop_column("approval", "message"))
