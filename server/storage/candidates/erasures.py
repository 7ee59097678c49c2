"""Erasing what is known of a person, and the receipts that it was done (design section 5.9)."""

import json
from typing import NamedTuple

from server.domain import clock
from server.storage.database import Statement
from server.storage.tables import Erasure, Export, SyncRecord

_COUNTS = Statement(
    """select
         (select count(*) from application where candidate_id = ?),
         (select count(*) from note where candidate_id = ?),
         (select count(*) from feedback f join application a on a.id = f.application_id where a.candidate_id = ?),
         (select count(*) from recruiter_note where candidate_id = ?),
         (select count(*) from linkedin_identity where candidate_id = ?),
         (select count(*) from document where candidate_id = ?),
         (select count(*) from sync_record where subject = 'candidate' and subject_id = ? and may_be_there)"""
)
_EXPORTS = Statement("select id, answer from export where candidate_id = ? order by id")
_LATEST = Statement(
    """select e.id, e.candidate, e.reason, u.name, e.at, e.records, e.withdrawn_at
       from erasure e left join app_user u on u.id = e.by_id order by e.id desc limit ?"""
)
_UNSETTLED = Statement("select 1 from erasure where withdrawn_at is null limit 1")
# The mark goes when LinkedIn was compared with what is here, the records as each withdrawal is acknowledged.
_SETTLE = Statement(
    """update erasure set withdrawn_at = ? where withdrawn_at is null
         and not exists (select 1 from sync_record r where r.subject = 'candidate' and r.subject_id = erasure.candidate
                         and r.may_be_there)
         and not exists (select 1 from sync_dirty m where m.subject = 'candidate' and m.subject_id = erasure.candidate)"""
)


class ErasureCounts(NamedTuple):
    """How much there is about a person; ``records`` is what LinkedIn may have."""

    applications: int
    notes: int
    feedback: int
    recruiter_notes: int
    identities: int
    documents: int
    records: int


class ErasureRow(NamedTuple):
    """The receipt of an erasure; ``withdrawn_at`` is None while LinkedIn still has some of ``records``."""

    id: int
    candidate: int
    reason: str
    by: str | None
    at: int
    records: int
    withdrawn_at: int | None


def counts(candidate: int) -> ErasureCounts:
    """How much there is about a candidate."""
    row = _COUNTS.row(*[candidate] * 7)
    return ErasureCounts(*row) if row else ErasureCounts(*[0] * 7)


def clear_exports(candidate: int) -> None:
    """Take the name and the profiles out of the answers that exports of a candidate still give."""
    for id, answer in _EXPORTS.rows(candidate):
        emptied = json.dumps(json.loads(answer) | {"candidate_name": ""})
        Export.update(answer=emptied, learned="[]").where(Export.id == id).execute()


def clear_records(candidate: int) -> None:
    """LinkedIn's words about the records of a candidate may name them."""
    theirs = (SyncRecord.subject == "candidate") & (SyncRecord.subject_id == candidate)
    SyncRecord.update(message=None, fields="").where(theirs).execute()


def add(candidate: int, reason: str, user: int, records: int) -> int:
    """Keep the receipt; its id."""
    return int(Erasure.create(candidate=candidate, reason=reason, by=user, records=records).id)


def any_unsettled() -> bool:
    """Whether a receipt waits for LinkedIn."""
    return _UNSETTLED.row() is not None


def settle() -> bool:
    """Complete the receipts whose person LinkedIn has nothing of any more; whether there were any."""
    return _SETTLE.run(clock.now()) > 0


def latest(limit: int) -> list[ErasureRow]:
    """The latest receipts, newest first."""
    return [ErasureRow(*row) for row in _LATEST.rows(limit)]
