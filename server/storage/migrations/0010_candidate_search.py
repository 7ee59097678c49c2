"""The words that candidates are sought by, with full-text search over them, and the indexes of their list."""

# mypy: allow-untyped-defs

import re
import unicodedata

from peewee import *

_COLUMNS = "names, details, documents"
_OLD = "old.candidate_id, old.names, old.details, old.documents"
_NEW = "new.candidate_id, new.names, new.details, new.documents"
_DELETE = f"insert into candidate_search(candidate_search, rowid, {_COLUMNS}) values ('delete', {_OLD});"
_INSERT = f"insert into candidate_search(rowid, {_COLUMNS}) values ({_NEW});"
_SQLITE = (
    f"create virtual table candidate_search using fts5({_COLUMNS}, content='candidate_text', content_rowid='candidate_id',"
    " prefix='2 3')",
    f"create trigger candidate_search_insert after insert on candidate_text begin {_INSERT} end",
    f"create trigger candidate_search_delete after delete on candidate_text begin {_DELETE} end",
    f"create trigger candidate_search_update after update of {_COLUMNS} on candidate_text begin {_DELETE} {_INSERT} end",
)
_POSTGRESQL = tuple(
    f"create index candidate_search_{name} on candidate_text using gin (to_tsvector('simple', {columns}))"
    for name, columns in (
        ("names", "names"),
        ("details", "names || ' ' || details"),
        ("documents", "names || ' ' || details || ' ' || documents"),
    )
)
_KNOWN = "select id, name, email, phone, headline, company, location from candidate where merged_into_id is null order by id"
_KEEP = "insert into candidate_text (candidate_id, name_key, company_key, names, details, documents) values ({})"


def up(migrator, db):
    class Candidate(Model):
        class Meta:
            database = db
            table_name = "candidate"

    class CandidateText(Model):
        candidate = ForeignKeyField(Candidate, primary_key=True, on_delete="CASCADE")
        name_key = CharField(max_length=200)
        company_key = CharField(max_length=200)
        names = TextField()
        details = TextField()
        documents = TextField()

        class Meta:
            database = db
            table_name = "candidate_text"
            indexes = ((("name_key", "candidate"), False), (("company_key", "candidate"), False))

    db.create_tables([CandidateText])
    sqlite = isinstance(db, SqliteDatabase)
    for statement in _SQLITE if sqlite else _POSTGRESQL:
        db.execute_sql(statement)
    values = ", ".join("?" if sqlite else "%s" for _ in range(6))
    for id, name, email, phone, headline, company, location in db.execute_sql(_KNOWN).fetchall():
        digits = "".join(char for char in phone or "" if char.isdecimal())
        row = (id, _folded(name)[:200], _folded(company)[:200], _folded(name, email, digits))
        db.execute_sql(_KEEP.format(values), (*row, _folded(headline, company, location), ""))
    migrator.migrate(migrator.add_index("candidate", ("source", "id")), migrator.add_index("candidate", ("updated_at", "id")))


# As domain.search_text folds.
_WORD = re.compile(r"\w+")
_LETTERS = str.maketrans({"_": " ", "æ": "ae", "ø": "o", "ð": "d", "þ": "th", "ł": "l", "đ": "d"})


def _folded(*texts):
    joined = " ".join(text for text in texts if text)
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", joined).casefold())
    return " ".join(_WORD.findall("".join(char for char in parts if not unicodedata.combining(char)).translate(_LETTERS)))


def down(migrator, db):
    for columns in (("updated_at", "id"), ("source", "id")):
        migrator.migrate(migrator.drop_index("candidate", f"candidate_{'_'.join(columns)}"))
    if isinstance(db, SqliteDatabase):
        db.execute_sql("drop table candidate_search")
    migrator.migrate(migrator.drop_table("candidate_text"))
