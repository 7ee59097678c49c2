"""E-mail addresses are sought as one word each."""

# mypy: allow-untyped-defs

import re
import unicodedata

from peewee import *

_KNOWN = """select c.id, c.email, c.second_email from candidate c join candidate_text t on t.candidate_id = c.id
    where c.email is not null or c.second_email is not null"""


def up(migrator, db):
    value = "?" if isinstance(db, SqliteDatabase) else "%s"
    for id, *addresses in db.execute_sql(_KNOWN).fetchall():
        words = " ".join(_as_one_word(address) for address in addresses if address)
        db.execute_sql(f"update candidate_text set names = names || ' ' || {value} where candidate_id = {value}", (words, id))


def down(migrator, db):
    pass  # a word more in the index is in nobody's way


# As domain.search_text folds.
_WORD = re.compile(r"\w+")
_LETTERS = str.maketrans({"_": " ", "æ": "ae", "ø": "o", "ð": "d", "þ": "th", "ł": "l", "đ": "d"})


def _as_one_word(address):
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", address).casefold())
    plain = "".join(char for char in parts if not unicodedata.combining(char)).translate(_LETTERS)
    return "".join(_WORD.findall(plain))
