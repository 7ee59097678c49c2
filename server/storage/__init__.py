"""Everything kept: tables, migrations, and queries named for what they mean. The only room that knows peewee."""
