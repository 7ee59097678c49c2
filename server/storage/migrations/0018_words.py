"""Tables and columns in the field's own words."""

# mypy: allow-untyped-defs

from peewee import PostgresqlDatabase

TABLES = {
    "deed": "undoable_action",
    "pool_deed": "pool_undoable_action",
    "sync_mark": "sync_dirty",
    "duty": "lease",
    "sent_form": "form_submission",
    "arrival": "incoming_export",
    "erased_trace": "suppressed_trace",
    "word": "keyword",
    "job_word": "job_keyword",
}
COLUMNS = (
    ("history_entry", "deed_id", "undoable_action_id"),
    ("stage_change", "deed_id", "undoable_action_id"),
    ("pool_undoable_action", "deed_id", "undoable_action_id"),
    ("sync_dirty", "rehearsed", "dry_run_done"),
    ("sync_dirty", "marked_at", "dirty_at"),
    ("lease", "beat_at", "heartbeat_at"),
    ("job_keyword", "word_id", "keyword_id"),
    ("sync_record", "wanted", "desired"),
    ("posting", "wanted", "posted"),
)
VALUES = (("linkedin_account", "sync", "rehearsing", "dry_run"), ("undoable_action", "kind", "placed", "added_to_job"))


def up(migrator, db):
    """Beside tables and columns, on PostgreSQL also constraints and indexes, which are called after them there."""
    for old, new in TABLES.items():
        db.execute_sql(f'alter table "{old}" rename to "{new}"')
    for table, old, new in COLUMNS:
        db.execute_sql(f'alter table "{table}" rename column "{old}" to "{new}"')
    for table, column, old, new in VALUES:
        _replace(db, table, column, old, new)
    _name_after(db, TABLES, COLUMNS)


def down(migrator, db):
    for table, column, old, new in VALUES:
        _replace(db, table, column, new, old)
    for table, old, new in COLUMNS:
        db.execute_sql(f'alter table "{table}" rename column "{new}" to "{old}"')
    for old, new in TABLES.items():
        db.execute_sql(f'alter table "{new}" rename to "{old}"')
    back = {new: old for old, new in TABLES.items()}
    _name_after(db, back, [(back.get(table, table), new, old) for table, old, new in COLUMNS])


def _replace(db, table, column, before, after):
    db.execute_sql(f"update {table} set {column} = '{after}' where {column} = '{before}'")


def _name_after(db, tables, columns):
    if not isinstance(db, PostgresqlDatabase):
        return
    constraints = (
        "select conrelid::regclass::text, conname from pg_constraint where connamespace = current_schema()::regnamespace"
    )
    for table, name in db.execute_sql(constraints).fetchall():
        if (now := _named(name, tables, columns)) != name:
            db.execute_sql(f'alter table {table} rename constraint "{name}" to "{now}"')
    for (name,) in db.execute_sql("select indexname from pg_indexes where schemaname = current_schema()").fetchall():
        if (now := _named(name, tables, columns)) != name:
            db.execute_sql(f'alter index "{name}" rename to "{now}"')


def _named(name, tables, columns):
    for old, new in tables.items():
        if name.startswith(f"{old}_"):
            name = new + name.removeprefix(old)
            break
    for table, old, new in columns:
        if name.startswith(f"{table}_"):
            name = table + name.removeprefix(table).replace(f"_{old}", f"_{new}")
    return name
