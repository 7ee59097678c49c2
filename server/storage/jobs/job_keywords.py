"""The words that describe jobs, and the company's vocabulary that they make up."""

from collections.abc import Mapping, Sequence

from server.domain.job_keywords import WordKind, word_key
from server.storage.database import Statement
from server.storage.tables import JobWord

_OF_JOB = Statement(
    "select w.kind, w.name from job_word j join word w on w.id = j.word_id where j.job_id = ? order by j.position, j.id"
)
_KNOW = Statement("insert into word (kind, key, name) values (?, ?, ?) on conflict (kind, key) do nothing")
_ADD = Statement("insert into job_word (job_id, word_id, position) select ?, id, ? from word where kind = ? and key = ?")
# The vocabulary of a company is small; what people type may hold what LIKE takes for something else.
_BEGIN = Statement(
    "select name from word where kind = ? and (key like ? escape '!' or key like ? escape '!') order by key limit ?"
)


def of_job(job: int) -> dict[WordKind, tuple[str, ...]]:
    """The words of a job by kind, in the order people gave."""
    rows = _OF_JOB.rows(job)
    return {kind: tuple(name for other, name in rows if other == kind) for kind in WordKind}


def replace(job: int, words: Mapping[WordKind, Sequence[str]]) -> None:
    """Let the words of ``job`` be these."""
    JobWord.delete().where(JobWord.job == job).execute()
    add(job, words)


def add(job: int, words: Mapping[WordKind, Sequence[str]]) -> None:
    """Describe a new job with these."""
    named = [(kind.value, word_key(name), name) for kind, names in words.items() for name in names]
    _KNOW.each(named)
    _ADD.each([(job, place, kind, key) for place, (kind, key, _) in enumerate(named)])


def beginning(kind: WordKind, text: str, limit: int) -> list[str]:
    """Words of the vocabulary of which one of their words begins with ``text``."""
    sought = word_key(text)
    for special in "!%_":
        sought = sought.replace(special, f"!{special}")
    return [name for (name,) in _BEGIN.rows(kind.value, f"{sought}%", f"% {sought}%", limit)]
