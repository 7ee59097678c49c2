"""An application is complete only with a resume, where a job says so."""

# mypy: allow-untyped-defs

from peewee import *


def up(migrator, db):
    # In one statement: a table that is made anew, as the migrator would here on SQLite, loses the triggers of its search.
    kind, off = ("integer", "0") if isinstance(db, SqliteDatabase) else ("boolean", "false")
    for table in ("job", "job_template"):
        db.execute_sql(f"alter table {table} add column resume_required {kind} not null default {off}")


def down(migrator, db):
    for table in ("job", "job_template"):
        migrator.migrate(migrator.drop_column(table, "resume_required"))
