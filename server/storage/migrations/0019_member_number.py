"""The member's number that an id of LinkedIn holds: by it several ids of one member are found to be possibly the same."""

# mypy: allow-untyped-defs

import base64
import re

from peewee import *

_IDS = "select id, key from linkedin_identity where substr(key, 1, 7) = 'member:'"


def up(migrator, db):
    value = "?" if isinstance(db, SqliteDatabase) else "%s"
    migrator.migrate(migrator.add_column("linkedin_identity", "member_number", BigIntegerField(null=True, index=True)))
    for id, key in db.execute_sql(_IDS).fetchall():
        if number := _number(key.removeprefix("member:")):
            db.execute_sql(f"update linkedin_identity set member_number = {value} where id = {value}", (number, id))


def down(migrator, db):
    migrator.migrate(migrator.drop_column("linkedin_identity", "member_number"))


def _number(id):
    """As domain.member_id.number."""
    if re.fullmatch("[1-9][0-9]{0,11}", id, re.ASCII):
        return int(id)
    if not re.fullmatch(r"(?:AEMAA|AEEAA|ACoAA|ACwAA)[A-Za-z0-9_-]{25,}", id):
        return None
    return int.from_bytes(base64.urlsafe_b64decode(id[:12])[4:8], "big") or None
