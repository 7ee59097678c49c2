"""Skills, job functions and industries of jobs."""

from peewee import CharField, ForeignKeyField, IntegerField

from server.storage.tables.base import Table
from server.storage.tables.jobs.jobs import Job


class Keyword(Table):
    """A word that jobs were described with; ``key`` is what it is known again by (domain.job_keywords)."""

    kind = CharField(max_length=20)
    key = CharField(max_length=120)
    name = CharField(max_length=80)

    class Meta:
        indexes = ((("kind", "key"), True),)


class JobKeyword(Table):
    """A word of a job, in the order people gave."""

    job = ForeignKeyField(Job, on_delete="CASCADE", index=False)
    keyword = ForeignKeyField(Keyword, on_delete="CASCADE")
    position = IntegerField()

    class Meta:
        table_name = "job_keyword"
        indexes = ((("job", "keyword"), True),)
