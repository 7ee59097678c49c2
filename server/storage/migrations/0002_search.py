"""Full-text search over jobs: FTS5 on SQLite, a GIN index over a tsvector on PostgreSQL; both over ``search_text``."""

# mypy: allow-untyped-defs

from peewee import SqliteDatabase

_SQLITE = (
    "create virtual table job_search using fts5(search_text, content='job', content_rowid='id', prefix='2 3')",
    "create trigger job_search_insert after insert on job begin"
    " insert into job_search(rowid, search_text) values (new.id, new.search_text); end",
    "create trigger job_search_delete after delete on job begin"
    " insert into job_search(job_search, rowid, search_text) values ('delete', old.id, old.search_text); end",
    "create trigger job_search_update after update of search_text on job begin"
    " insert into job_search(job_search, rowid, search_text) values ('delete', old.id, old.search_text);"
    " insert into job_search(rowid, search_text) values (new.id, new.search_text); end",
)
_POSTGRESQL = ("create index job_search on job using gin (to_tsvector('simple', search_text))",)


def up(migrator, db):
    for statement in _SQLITE if isinstance(db, SqliteDatabase) else _POSTGRESQL:
        db.execute_sql(statement)
