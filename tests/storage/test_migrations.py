"""The migrations make exactly the tables that the code means, on both databases."""

from functools import partial
from pathlib import Path

import pytest
from playhouse.schema_diff import diff_models

from server.domain.errors import Unavailable
from server.storage import database, migrate, tables
from server.usecases.account import health
from tests.support.at_once import at_once

NAMES = sorted(path.stem for path in Path(migrate.__file__).parent.glob("migrations/[0-9]*.py"))
# The indexes for full-text search stand in their migrations alone, in the language of PostgreSQL.
FULL_TEXT = {"job_search", *(f"candidate_search_{name}" for name in ("names", "details", "documents"))}


@pytest.fixture
def empty(empty_database_url: str) -> None:
    database.bind(empty_database_url)


def described() -> dict[str, object]:
    """Every table of the code as the database has it: columns, keys to other tables, indexes."""
    real = database.database.obj
    return {
        table._meta.table_name: (
            [column[:5] for column in real.get_columns(table._meta.table_name)],
            sorted(real.get_foreign_keys(table._meta.table_name)),
            sorted(
                (index.columns, index.unique) for index in real.get_indexes(table._meta.table_name) if index.name not in FULL_TEXT
            ),
        )
        for table in tables.ALL
    }


@pytest.mark.usefixtures("empty")
def test_an_empty_database_lacks_every_migration_and_then_none() -> None:
    assert migrate.pending() == NAMES
    assert migrate.migrate() == NAMES
    assert migrate.pending() == []


@pytest.mark.usefixtures("empty")
def test_migrating_again_applies_nothing() -> None:
    migrate.migrate()
    assert migrate.migrate() == []


@pytest.mark.usefixtures("empty")
def test_migrations_and_tables_of_the_code_do_not_differ() -> None:
    migrate.migrate()
    diff = diff_models(database.database.obj, tables.ALL)
    assert [index.name for index in diff.drop_indexes if index.name not in FULL_TEXT] == []
    assert not diff._replace(drop_indexes=[])


@pytest.mark.usefixtures("empty")
def test_every_column_key_and_index_is_as_the_code_would_make_it() -> None:
    migrate.migrate()
    migrated = described()
    database.database.drop_tables(tables.ALL)
    database.database.create_tables(tables.ALL)
    assert migrated == described()


def test_two_that_migrate_at_once_do_it_once(empty_postgresql_url: str) -> None:
    database.bind(empty_postgresql_url)
    assert sorted(at_once(*[partial(migrate.migrate)] * 3)) == [[], [], NAMES]


@pytest.mark.usefixtures("empty")
def test_an_installation_that_lacks_migrations_says_so() -> None:
    with pytest.raises(Unavailable, match=", ".join(NAMES)):
        health.check()
    migrate.migrate()
    health.check()
