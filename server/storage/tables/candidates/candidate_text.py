"""What candidates are sought by."""

from peewee import CharField, ForeignKeyField, TextField

from server.storage.tables.base import Table
from server.storage.tables.candidates.candidates import Candidate


class CandidateText(Table):
    """The words of one candidate, folded (domain.search_text): what they are called and how they are reached; what else is known
    of them; what is written in their documents. ``name_key`` and ``company_key`` are what lists are sorted by.
    """

    candidate = ForeignKeyField(Candidate, primary_key=True, on_delete="CASCADE")
    name_key = CharField(max_length=200)
    company_key = CharField(max_length=200)
    names = TextField()
    details = TextField(default="")
    documents = TextField(default="")

    class Meta:
        table_name = "candidate_text"
        indexes = ((("name_key", "candidate"), False), (("company_key", "candidate"), False))
