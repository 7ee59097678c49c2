"""Talent pools that people make and share, who put whom into them, and the import of people from Excel files."""

# mypy: allow-untyped-defs

from peewee import *


def up(migrator, db):
    class User(Model):
        class Meta:
            database = db
            table_name = "app_user"

    class TalentPool(Model):
        class Meta:
            database = db
            table_name = "talent_pool"

    class PoolContributor(Model):
        pool = ForeignKeyField(TalentPool, on_delete="CASCADE")
        user = ForeignKeyField(User, on_delete="CASCADE", index=False)
        added_at = BigIntegerField()

        class Meta:
            database = db
            table_name = "pool_contributor"
            indexes = ((("user", "pool"), True),)

    class Deed(Model):
        class Meta:
            database = db
            table_name = "deed"

    class PoolDeed(Model):
        pool = ForeignKeyField(TalentPool, on_delete="CASCADE", index=False)
        deed = ForeignKeyField(Deed, on_delete="CASCADE")

        class Meta:
            database = db
            table_name = "pool_deed"
            indexes = ((("pool", "id"), False),)

    class PoolImport(Model):
        pool = ForeignKeyField(TalentPool, on_delete="CASCADE")
        user = ForeignKeyField(User, on_delete="CASCADE", index=False)
        state = CharField(max_length=20)
        file_name = CharField(max_length=200)
        people = TextField()
        total = IntegerField()
        done = IntegerField()
        outcome = TextField()
        created_at = BigIntegerField()
        ended_at = BigIntegerField(null=True)

        class Meta:
            database = db
            table_name = "pool_import"
            indexes = ((("state", "id"), False),)

    def user():
        return ForeignKeyField(User, User.id, null=True, on_delete="SET NULL", index=False)

    for column in (
        migrator.add_column("talent_pool", "name_key", CharField(max_length=400, null=True, unique=True)),
        migrator.add_column("talent_pool", "search_text", TextField(default="")),
        migrator.add_column("talent_pool", "people", IntegerField(default=0)),
        migrator.add_column("talent_pool", "deleted_at", BigIntegerField(null=True)),
        migrator.add_column("pool_member", "sort_name", CharField(max_length=200, default="")),
        migrator.add_column("pool_member", "added_by_id", user()),
        migrator.add_column("pool_member", "source", CharField(max_length=40, null=True)),
        migrator.add_column("pool_member", "referred_by_id", user()),
        migrator.add_index("pool_member", ("pool_id", "sort_name", "id")),
    ):
        migrator.migrate(column)
    db.create_tables([PoolContributor, PoolDeed, PoolImport])
    db.execute_sql("update pool_member set sort_name = substr(search_text, 1, 200)")
    db.execute_sql("update talent_pool set people = (select count(*) from pool_member m where m.pool_id = talent_pool.id)")
    for statement in _SQLITE if isinstance(db, SqliteDatabase) else _POSTGRESQL:
        db.execute_sql(statement)


# Whatever brings members and takes them away, erasing and merging people included, the number of a pool's people follows.
_SQLITE = (
    "create trigger pool_member_came after insert on pool_member begin"
    " update talent_pool set people = people + 1 where id = new.pool_id; end",
    "create trigger pool_member_went after delete on pool_member begin"
    " update talent_pool set people = people - 1 where id = old.pool_id; end",
)
# Once a statement, not once a row: each update of a row in PostgreSQL leaves its former version behind.
_COUNT = """create function pool_member_{what}() returns trigger language plpgsql as $$ begin
    update talent_pool p set people = p.people {sign} c.changed
    from (select pool_id, count(*) as changed from changed group by pool_id) c where p.id = c.pool_id;
    return null; end $$"""
_POSTGRESQL = (
    _COUNT.format(what="came", sign="+"),
    _COUNT.format(what="went", sign="-"),
    "create trigger pool_member_came after insert on pool_member referencing new table as changed"
    " for each statement execute function pool_member_came()",
    "create trigger pool_member_went after delete on pool_member referencing old table as changed"
    " for each statement execute function pool_member_went()",
)


def down(migrator, db):
    if not isinstance(db, SqliteDatabase):
        db.execute_sql("drop function pool_member_came() cascade")
        db.execute_sql("drop function pool_member_went() cascade")
    else:
        db.execute_sql("drop trigger pool_member_came")
        db.execute_sql("drop trigger pool_member_went")
    migrator.migrate(migrator.drop_table("pool_import"))
    migrator.migrate(migrator.drop_table("pool_deed"))
    migrator.migrate(migrator.drop_table("pool_contributor"))
    for table, columns in (
        ("pool_member", ("referred_by_id", "source", "added_by_id", "sort_name")),
        ("talent_pool", ("deleted_at", "people", "search_text", "name_key")),
    ):
        for column in columns:
            migrator.migrate(migrator.drop_column(table, column))
