"""Full-text search in the words of each database; the words themselves come folded from domain.search_text."""

from collections.abc import Sequence

JOB_MATCHES = "j.id in (select rowid from job_search where job_search match ?)"
JOB_MATCHES_POSTGRESQL = "to_tsvector('simple', j.search_text) @@ to_tsquery('simple', ?)"


def query_text(words: Sequence[str], sqlite: bool) -> str:
    """All of ``words`` as beginnings, in the query language of the database."""
    if sqlite:
        return " ".join(f'"{word}"*' for word in words)
    return " & ".join(f"'{word}':*" for word in words)
