"""The words that describe jobs, and the company's vocabulary that they make up."""

from collections.abc import Mapping, Sequence

from server.domain.job_keywords import KeywordKind, keyword_key
from server.storage.database import Statement
from server.storage.tables import JobKeyword

_OF_JOB = Statement(
    "select k.kind, k.name from job_keyword j join keyword k on k.id = j.keyword_id where j.job_id = ? order by j.position, j.id"
)
_KNOW = Statement("insert into keyword (kind, key, name) values (?, ?, ?) on conflict (kind, key) do nothing")
_ADD = Statement("insert into job_keyword (job_id, keyword_id, position) select ?, id, ? from keyword where kind = ? and key = ?")
# The vocabulary of a company is small; what people type may hold what LIKE takes for something else.
_BEGIN = Statement(
    "select name from keyword where kind = ? and (key like ? escape '!' or key like ? escape '!') order by key limit ?"
)


def of_job(job: int) -> dict[KeywordKind, tuple[str, ...]]:
    """The words of a job by kind, in the order people gave."""
    rows = _OF_JOB.rows(job)
    return {kind: tuple(name for other, name in rows if other == kind) for kind in KeywordKind}


def replace(job: int, keywords: Mapping[KeywordKind, Sequence[str]]) -> None:
    """Let the words of ``job`` be these."""
    JobKeyword.delete().where(JobKeyword.job == job).execute()
    add(job, keywords)


def add(job: int, keywords: Mapping[KeywordKind, Sequence[str]]) -> None:
    """Describe a new job with these."""
    named = [(kind.value, keyword_key(name), name) for kind, names in keywords.items() for name in names]
    _KNOW.each(named)
    _ADD.each([(job, place, kind, key) for place, (kind, key, _) in enumerate(named)])


def beginning(kind: KeywordKind, text: str, limit: int) -> list[str]:
    """Words of the vocabulary of which one of their words begins with ``text``."""
    key = keyword_key(text)
    for special in "!%_":
        key = key.replace(special, f"!{special}")
    return [name for (name,) in _BEGIN.rows(kind.value, f"{key}%", f"% {key}%", limit)]
