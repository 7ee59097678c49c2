"""What has to be said to LinkedIn: what it should have, less what it acknowledged (design section 5.10)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from server.domain.i18n_marker import N_
from server.domain.linkedin import job_steps
from server.domain.linkedin.job_steps import SHAPE, JobStep
from server.domain.linkedin.kinds import ORDER, PARENT, RecordKind
from server.domain.linkedin.records import CandidateRecord, Gone, JobRecord
from server.storage.linkedin.outgoing.sync_records import ACCEPTED, ACKNOWLEDGED, FAILED, REFUSED, WAITING, WITHDRAWN, RecordRow
from server.usecases.linkedin.outgoing.desired_state import DesiredRecord, DesiredState

WAITS_FOR_JOB = N_("Waits until LinkedIn has the job.")
WAITS_FOR_PARENT = N_("Waits until LinkedIn has what it belongs to.")

_RANKS = {str(kind): rank for rank, kind in enumerate(ORDER)}

Rows = Mapping[tuple[str, str], RecordRow]


@dataclass(slots=True)
class RecordPut:
    """One record to put; ``sent`` is what the record will be acknowledged as, ``step`` the operation for a job."""

    desired: DesiredRecord
    digest: str
    sent: str
    step: JobStep | None = None


@dataclass(slots=True)
class Diff:
    """What there is to do for some subjects.

    ``blocked`` are records whose job LinkedIn does not have (yet), ``orphaned`` those whose candidate or application it will
    not have before somebody mends that one. ``anew`` are candidates to be sent as soon as they are taken back; ``there`` are
    closed jobs of which nothing more can be said. ``waiting`` are candidates of whom LinkedIn still has something as another's.
    """

    puts: list[RecordPut] = field(default_factory=list)
    orphaned: list[DesiredRecord] = field(default_factory=list)
    gone: list[Gone] = field(default_factory=list)
    refused: list[tuple[DesiredRecord, str]] = field(default_factory=list)
    blocked: list[DesiredRecord] = field(default_factory=list)
    anew: set[int] = field(default_factory=set)
    there: list[tuple[str, str]] = field(default_factory=list)
    undesired: list[tuple[str, str, bool]] = field(default_factory=list)
    waiting: set[int] = field(default_factory=set)


def between(desired: DesiredState, rows: Rows, jobs_there: set[str]) -> Diff:
    """Compare ``desired`` with ``rows``, what was sent and acknowledged of the same subjects."""
    differences = Diff(anew=_losing_their_member(desired, rows))
    desired = {id: desired_record for id, desired_record in desired.items() if desired_record.subject not in differences.anew}
    stuck: set[tuple[str, str]] = set()
    for desired_record in sorted(desired.values(), key=_rank):
        _compare(desired_record, rows.get(desired_record.id), jobs_there, differences, stuck)
    for id, row in rows.items():
        if id not in desired and (row.desired is not None or row.may_be_there or row.state != WITHDRAWN):
            differences.undesired.append((row.kind, row.key, row.may_be_there))
    there = [row for kind, key, may_be in differences.undesired if may_be for row in (rows[kind, key],)]
    going = {(row.kind, row.key) for row in there}
    # A job cannot be deleted at LinkedIn, and closing it needs what it was: it is closed before it goes (linkedin.md 17).
    differences.gone = [
        Gone(RecordKind(row.kind), row.key, row.parent)
        for row in there
        if row.kind != RecordKind.JOB and not _goes_with_parent(row, going)
    ]
    return differences


def _rank(desired_record: DesiredRecord) -> int:
    return _RANKS[desired_record.id[0]]


def _losing_their_member(desired: DesiredState, rows: Rows) -> set[int]:
    """Candidates who were sent with a member and have none now: LinkedIn may keep it until they are deleted (linkedin.md 5.1).

    Of who was erased nobody knows any more what was sent; a database may give their number to the next person.
    """
    without = [one for one in desired.values() if isinstance(one.record, CandidateRecord) and one.record.member is None]
    told = [(one, rows[one.id]) for one in without if one.id in rows]
    return {one.subject for one, row in told if row.may_be_there and (not row.fields or "member" in row.fields.split(","))}


def desired_digest(desired_record: DesiredRecord) -> str:
    """What the record should be acknowledged as."""
    if isinstance(desired_record.record, JobRecord):
        return job_steps.shape(desired_record.record, desired_record.renewals) + desired_record.digest
    return desired_record.digest


def _compare(
    desired_record: DesiredRecord, row: RecordRow | None, jobs_there: set[str], differences: Diff, stuck: set[tuple[str, str]]
) -> None:
    digest = desired_digest(desired_record)
    failed = row is not None and row.state == FAILED and row.desired == digest and bool(row.sent)
    if desired_record.refusal or failed:
        differences.refused += [(desired_record, digest)] if desired_record.refusal else []
        stuck |= set() if row and row.acknowledged else {desired_record.id}
        return  # refused as it is, by us or by LinkedIn: only a change or a person starts it again
    if row and (row.state == ACCEPTED or (row.state == ACKNOWLEDGED and row.acknowledged == digest)):
        return  # under way, or there: what was sent later and not answered may be there in its place
    if stuck and (parent_kind(desired_record), desired_record.parent) in stuck:
        differences.orphaned.append(desired_record)
        stuck.add(desired_record.id)
        return
    job = getattr(desired_record.record, "job", None)
    if job is not None and job not in jobs_there:
        differences.blocked.append(desired_record)
        return
    step = _job_step(desired_record, row)
    if isinstance(desired_record.record, JobRecord) and step is None:
        differences.there += [desired_record.id] if row and row.state != ACKNOWLEDGED else []
        return  # closed there already: nothing can be said of it any more
    differences.puts.append(RecordPut(desired_record, digest, step.shape + desired_record.digest if step else digest, step))


def parent_kind(desired_record: DesiredRecord) -> str:
    """The kind of the record that this one belongs to."""
    if desired_record.record.kind is RecordKind.APPLICATION:
        return RecordKind.CANDIDATE.value
    return str(PARENT.get(desired_record.record.kind, RecordKind.JOB))


def _job_step(desired_record: DesiredRecord, row: RecordRow | None) -> JobStep | None:
    if not isinstance(desired_record.record, JobRecord):
        return None
    there = row.acknowledged[:SHAPE] if row and row.acknowledged else None
    sent = row.sent[:SHAPE] if row and row.state == WAITING and row.sent else None
    if sent and there:
        there = _doubtful(there, sent)
    elif sent and sent[0] == "P" and not desired_record.record.public:
        # It may be public by now, and a public job has to be closed before it is private: first it is made sure to be there.
        return JobStep("CREATE", replace(desired_record.record, open=True, public=True), f"PO{sent[2:]}", False)
    return job_steps.next_step(there, desired_record.record, desired_record.renewals)


def _doubtful(there: str, sent: str) -> str:
    """The shape to go on from when nobody knows whether ``sent`` has replaced ``there``: public and open if it may be so."""
    return f"{'P' if 'P' in (there[0], sent[0]) else 'R'}{'O' if 'O' in (there[1], sent[1]) else 'C'}{there[2:]}"


def _goes_with_parent(row: RecordRow, going: set[tuple[str, str]]) -> bool:
    parent = PARENT.get(RecordKind(row.kind))
    return parent is not None and (parent.value, row.parent or "") in going


def desired_rows(subject: str, items: Iterable[tuple[DesiredRecord, str, str, str | None]]) -> list[tuple[Any, ...]]:
    """Rows for sync_records.keep_desired from record, state, digest and message."""
    return [
        (*one.id, one.parent, subject, one.subject, state, digest, one.fields, message) for one, state, digest, message in items
    ]


def claim_rows(subject: str, puts: Sequence[RecordPut]) -> list[tuple[Any, ...]]:
    """Rows for sync_records.claim."""
    return [
        (*one.desired.id, one.desired.parent, subject, one.desired.subject, one.digest, one.sent, one.desired.fields)
        for one in puts
    ]


def unsent_rows(subject: str, differences: Diff, rows: Rows) -> list[tuple[Any, ...]]:
    """Rows for what is not sent: refused by us, or blocked by a job. Those that stand so already are left out."""
    told = [(one, REFUSED, digest, one.refusal) for one, digest in differences.refused]
    told += [(one, WAITING, desired_digest(one), WAITS_FOR_JOB) for one in differences.blocked]
    told += [(one, WAITING, desired_digest(one), WAITS_FOR_PARENT) for one in differences.orphaned]
    return desired_rows(subject, [item for item in told if not _stands(rows.get(item[0].id), *item[1:])])


def _stands(row: RecordRow | None, state: str, digest: str, message: str | None) -> bool:
    return row is not None and (row.state, row.desired, row.message) == (state, digest, message)
