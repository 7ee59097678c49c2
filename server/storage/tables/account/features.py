"""Features that an administrator switched on or off."""

from peewee import BooleanField, CharField

from server.storage.tables.base import InstantField, Table


class FeatureSwitch(Table):
    """One feature as it was decided; what stands here not is as domain.features has it."""

    name = CharField(max_length=40, unique=True)
    on = BooleanField()
    changed_at = InstantField()

    class Meta:
        table_name = "feature_switch"
