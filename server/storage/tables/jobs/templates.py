"""Templates, from which a job takes its process."""

from peewee import BooleanField, CharField, ForeignKeyField, IntegerField

from server.storage.tables.account.users import User
from server.storage.tables.base import Table, created


class JobTemplate(Table):
    """A process to begin jobs with. At most one ``is_default``: what a job takes when nobody chooses (statement 151)."""

    name = CharField(max_length=120)
    owner = ForeignKeyField(User, null=True, on_delete="SET NULL", index=False)
    approval_needed = BooleanField(default=False)
    prospects_enabled = BooleanField(default=True)
    managers_see_prospects = BooleanField(default=True)
    is_default = BooleanField(default=False)
    created_at = created()
    updated_at = created()
    resume_required = BooleanField(default=False)

    class Meta:
        table_name = "job_template"
        indexes = ((("name", "id"), False),)


class TemplateStage(Table):
    """A stage of a template; jobs made from it get one like it, and go their own way (statement 199)."""

    template = ForeignKeyField(JobTemplate, on_delete="CASCADE", index=False)
    kind = CharField(max_length=20)
    name = CharField(max_length=80)
    position = IntegerField()

    class Meta:
        table_name = "template_stage"
        indexes = ((("template", "position"), True),)
