"""The lists that administrators keep."""

from peewee import BooleanField, CharField, IntegerField

from server.storage.tables.base import Table


class Option(Table):
    """An entry of a list (domain.option_sets); rows elsewhere keep its ``code``, which never changes.

    ``label_nb`` is the label in Norwegian where there is one; ``parent`` the code of the entry that this one belongs under.
    A ``retired`` entry is not offered any more and still named where it was chosen.
    """

    option_set = CharField(max_length=20)
    code = CharField(max_length=40)
    label = CharField(max_length=80)
    label_key = CharField(max_length=240)
    label_nb = CharField(max_length=80, null=True)
    parent = CharField(max_length=40, null=True)
    position = IntegerField()
    retired = BooleanField(default=False)

    class Meta:
        indexes = ((("option_set", "code"), True), (("option_set", "label_key"), True))
