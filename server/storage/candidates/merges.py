"""Two candidates made one: the record of it, and what it did to their own rows."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from server.domain import clock
from server.domain.feedback import FeedbackStatus
from server.domain.merging import Facts, OnSameJob
from server.storage import sync_dirty
from server.storage.candidates import candidate_search, contacts, merging, pool_texts
from server.storage.candidates.merging import Journal
from server.storage.database import Statement
from server.storage.tables import Application, Candidate, Feedback, FeedbackRequest, LinkedInMatch, Merge

_FACTS = Statement("select headline, company from candidate where id = ?")
_KNOWN_TO_LINKEDIN = Statement(
    "select distinct subject_id from sync_record where subject = 'candidate' and subject_id in (?, ?) and may_be_there"
)
_COUNTS = Statement(
    """select c.id, (select count(*) from document d where d.candidate_id = c.id and d.removed_at is null),
         (select count(*) from note n where n.candidate_id = c.id and n.removed_at is null and not n.private)
       from candidate c where c.id in (?, ?)"""
)
_SAME_JOBS = Statement(
    """select j.id, j.title, j.job_id,
         a.id, a.offer_accepted_at is not null, a.status = 'active', a.past_prospect, s.position, a.updated_at, s.name, a.status,
         b.id, b.offer_accepted_at is not null, b.status = 'active', b.past_prospect, t.position, b.updated_at, t.name, b.status
       from application a join application b on b.job_id = a.job_id and b.candidate_id = ?
         join job j on j.id = a.job_id join stage s on s.id = a.stage_id join stage t on t.id = b.stage_id
       where a.candidate_id = ? order by a.id"""
)
_STANDING = Statement("select stage_id, status from application where id = ?")
_ADD = Statement("insert into candidate_merge (kept_id, gone_id, by_id, at, data) values (?, ?, ?, ?, ?) returning id")
_ONE = Statement("select id, kept_id, gone_id, at, data, undone_at from candidate_merge where id = ?")
_INTO = Statement("select gone_id from candidate_merge where kept_id = ? and undone_at is null")
_SWEEP = Statement("update candidate_merge set data = '{}' where at < ? and data <> '{}'")


class SameJob(NamedTuple):
    """A job that both candidates are on, with the two applications and where they stand."""

    job: int
    title: str
    job_id: str
    one: OnSameJob
    one_stage: str
    one_status: str
    other: OnSameJob
    other_stage: str
    other_status: str


class MergeRow(NamedTuple):
    """A merge; ``data`` is empty once it can no longer be taken back."""

    id: int
    kept: int
    gone: int
    at: int
    data: dict[str, Any]
    undone_at: int | None


def facts(candidate: int) -> Facts:
    """What is chosen from, of one candidate."""
    headline, company = _FACTS.row(candidate) or ("", "")
    return Facts(contacts.details(candidate), headline or "", company or "")


def known_to_linkedin(one: int, other: int) -> set[int]:
    """Whom of the two LinkedIn may have."""
    return {id for (id,) in _KNOWN_TO_LINKEDIN.rows(one, other)}


def counts(one: int, other: int) -> dict[int, tuple[int, int]]:
    """How many documents, and notes that are not private, each of the two has."""
    return {id: (documents, notes) for id, documents, notes in _COUNTS.rows(one, other)}


def same_jobs(one: int, other: int) -> list[SameJob]:
    """The jobs that both candidates are on."""
    return [_same_job(row) for row in _SAME_JOBS.rows(other, one)]


def _same_job(row: tuple[Any, ...]) -> SameJob:
    one, other = (OnSameJob(at[0], *map(bool, at[1:4]), *at[4:]) for at in (row[3:9], row[11:17]))
    return SameJob(row[0], row[1], row[2], one, row[9], row[10], other, row[17], row[18])


def row(candidate: int) -> dict[str, Any]:
    """A candidate's own row, whole, for putting it back."""
    return dict(Candidate.select().where(Candidate.id == candidate).dicts()[0])


def keep(candidate: int, facts: Facts, first: Mapping[str, Any]) -> None:
    """Let a candidate be described by ``facts``, and known since the older of both, whose row is ``first``."""
    since = {name: first[name] for name in ("created_at", "source", "created_by")}
    about = {"headline": facts.headline or None, "company": facts.company or None}
    Candidate.update(**about, **since).where(Candidate.id == candidate).execute()
    contacts.keep(candidate, facts.details)


def empty(candidate: int, into: int) -> None:
    """Leave nothing of a candidate but the way to the one they were made one with."""
    contacts.clear(candidate)
    kept = ("id", "created_at", "source", "merged_into")
    nothing = {name: None for name in Candidate._meta.fields if name not in kept and Candidate._meta.fields[name].null}
    Candidate.update(**nothing, name="", merged_into=into, updated_at=clock.now()).where(Candidate.id == candidate).execute()
    LinkedInMatch.update(due_at=None).where(LinkedInMatch.candidate == candidate).execute()
    candidate_search.renew(candidate)


def put_back(row: Mapping[str, Any], links: Mapping[str, str]) -> None:
    """Let a candidate's own row and ``links`` be as they were."""
    values = {name: value for name, value in row.items() if name != "id"}
    Candidate.update(**values | {"updated_at": clock.now()}).where(Candidate.id == row["id"]).execute()
    contacts.put_links_back(row["id"], links)
    told = LinkedInMatch.get_or_none(LinkedInMatch.candidate == row["id"])
    if told is not None:
        contacts.keep_members({row["id"]: json.loads(told.members)})
    candidate_search.renew(row["id"])
    sync_dirty.candidate(row["id"])


def move(kept: int, gone: int, same: Sequence[SameJob]) -> list[dict[str, Any]]:
    """Let everything that hangs on ``gone`` hang on ``kept``; what was done, step by step.

    Of ``same`` the application that is further on stays, submitted feedback rather than saved, and of two requests for it the
    one that was answered.
    """
    stays = {job.one.id: job.one.further_than(job.other) for job in same}

    def prefers(table: type[Any], ours: int, theirs: int) -> bool:
        if table in _ANSWERED:
            return _answered(table, ours) or not _answered(table, theirs)
        return stays.get(ours, True) if table is Application else True

    pool_texts.found_by_both(kept, gone)
    journal = Journal(prefers)
    journal.move(Candidate, gone, kept)
    return journal.entries


_ANSWERED: Mapping[type[Any], Any] = {
    Feedback: Feedback.status == FeedbackStatus.SUBMITTED,
    FeedbackRequest: FeedbackRequest.done_at.is_null(False),
}


def _answered(table: type[Any], id: int) -> bool:
    return bool(table.select().where((table.id == id) & _ANSWERED[table]).exists())


def standing(same: SameJob) -> dict[str, Any]:
    """Where the application stands that was kept of two, for seeing later whether it went on."""
    kept = same.one if same.one.further_than(same.other) else same.other
    stage, status = _STANDING.row(kept.id) or (None, None)
    return {"application": kept.id, "job": f"{same.title} ({same.job_id})", "stage": stage, "status": status}


def undo(merge: MergeRow) -> None:
    """Put both candidates back as they were."""
    merging.undo(merge.data["steps"])
    for row, links in zip(merge.data["rows"], merge.data["links"], strict=True):
        put_back(row, links)
    pool_texts.seek_again_by(merge.data["pools"])
    mark_undone(merge.id)


def add(kept: int, gone: int, user: int, data: Mapping[str, Any]) -> int:
    """Keep the record of a merge; its id."""
    return _ADD.new_id(kept, gone, user, clock.now(), json.dumps(data))


def by_id(merge: int) -> MergeRow | None:
    """The merge with this id."""
    row = _ONE.row(merge)
    return MergeRow._make((*row[:4], json.loads(row[4]), row[5])) if row else None


def mark_undone(merge: int) -> None:
    """Say of a merge that it was taken back; what that needed is not kept any longer."""
    Merge.update(undone_at=clock.now(), data="{}").where(Merge.id == merge).execute()


def made_one_with(candidate: int) -> list[int]:
    """Everybody who was made one with this candidate."""
    return [id for (id,) in _INTO.rows(candidate)]


def sweep(before: int) -> None:
    """Forget what taking back the merges of before ``before`` needed."""
    _SWEEP.run(before)


def described(candidate: int) -> dict[str, str]:
    """What a candidate is described by, field by field: whether somebody changed it shows by comparing."""
    candidate_facts = facts(candidate)
    return candidate_facts.details.fields() | {"headline": candidate_facts.headline, "company": candidate_facts.company}
