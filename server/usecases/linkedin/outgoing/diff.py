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
from server.usecases.linkedin.outgoing.desired_state import Plan, Planned

WAITS_FOR_JOB = N_("Waits until LinkedIn has the job.")
WAITS_FOR_PARENT = N_("Waits until LinkedIn has what it belongs to.")

_RANKS = {str(kind): rank for rank, kind in enumerate(ORDER)}

Rows = Mapping[tuple[str, str], RecordRow]


@dataclass(slots=True)
class Sending:
    """One record to put; ``sent`` is what the record will be acknowledged as, ``step`` the operation for a job."""

    planned: Planned
    wanted: str
    sent: str
    step: JobStep | None = None


@dataclass(slots=True)
class Diff:
    """What there is to do for some subjects.

    ``blocked`` are records whose job LinkedIn does not have (yet), ``orphaned`` those whose candidate or application it will
    not have before somebody mends that one. ``anew`` are candidates to be sent as soon as they are taken back; ``there`` are
    closed jobs of which nothing more can be said. ``waiting`` are candidates of whom LinkedIn still has something as another's.
    """

    puts: list[Sending] = field(default_factory=list)
    orphaned: list[Planned] = field(default_factory=list)
    gone: list[Gone] = field(default_factory=list)
    refused: list[tuple[Planned, str]] = field(default_factory=list)
    blocked: list[Planned] = field(default_factory=list)
    anew: set[int] = field(default_factory=set)
    there: list[tuple[str, str]] = field(default_factory=list)
    unwanted: list[tuple[str, str, bool]] = field(default_factory=list)
    waiting: set[int] = field(default_factory=set)


def between(plan: Plan, rows: Rows, jobs_there: set[str]) -> Diff:
    """Compare ``plan`` with ``rows``, what was sent and acknowledged of the same subjects."""
    found = Diff(anew=_losing_their_member(plan, rows))
    plan = {id: planned for id, planned in plan.items() if planned.subject not in found.anew}
    stuck: set[tuple[str, str]] = set()
    for planned in sorted(plan.values(), key=_rank):
        _compare(planned, rows.get(planned.id), jobs_there, found, stuck)
    for id, row in rows.items():
        if id not in plan and (row.wanted is not None or row.may_be_there or row.state != WITHDRAWN):
            found.unwanted.append((row.kind, row.key, row.may_be_there))
    there = [row for kind, key, may_be in found.unwanted if may_be for row in (rows[kind, key],)]
    going = {(row.kind, row.key) for row in there}
    # A job cannot be deleted at LinkedIn, and closing it needs what it was: it is closed before it goes (linkedin.md 17).
    found.gone = [
        Gone(RecordKind(row.kind), row.key, row.parent)
        for row in there
        if row.kind != RecordKind.JOB and not _goes_with_parent(row, going)
    ]
    return found


def _rank(planned: Planned) -> int:
    return _RANKS[planned.id[0]]


def _losing_their_member(plan: Plan, rows: Rows) -> set[int]:
    """Candidates who were sent with a member and have none now: LinkedIn may keep it until they are deleted (linkedin.md 5.1).

    Of who was erased nobody knows any more what was sent; a database may give their number to the next person.
    """
    without = [one for one in plan.values() if isinstance(one.record, CandidateRecord) and one.record.member is None]
    told = [(one, rows[one.id]) for one in without if one.id in rows]
    return {one.subject for one, row in told if row.may_be_there and (not row.fields or "member" in row.fields.split(","))}


def wanted_of(planned: Planned) -> str:
    """What the record should be acknowledged as."""
    if isinstance(planned.record, JobRecord):
        return job_steps.shape(planned.record, planned.renewals) + planned.digest
    return planned.digest


def _compare(planned: Planned, row: RecordRow | None, jobs_there: set[str], found: Diff, stuck: set[tuple[str, str]]) -> None:
    wanted = wanted_of(planned)
    failed = row is not None and row.state == FAILED and row.wanted == wanted and bool(row.sent)
    if planned.refusal or failed:
        found.refused += [(planned, wanted)] if planned.refusal else []
        stuck |= set() if row and row.acknowledged else {planned.id}
        return  # refused as it is, by us or by LinkedIn: only a change or a person starts it again
    if row and (row.state == ACCEPTED or (row.state == ACKNOWLEDGED and row.acknowledged == wanted)):
        return  # under way, or there: what was sent later and not answered may be there in its place
    if stuck and (parent_kind(planned), planned.parent) in stuck:
        found.orphaned.append(planned)
        stuck.add(planned.id)
        return
    job = getattr(planned.record, "job", None)
    if job is not None and job not in jobs_there:
        found.blocked.append(planned)
        return
    step = _job_step(planned, row)
    if isinstance(planned.record, JobRecord) and step is None:
        found.there += [planned.id] if row and row.state != ACKNOWLEDGED else []
        return  # closed there already: nothing can be said of it any more
    found.puts.append(Sending(planned, wanted, step.shape + planned.digest if step else wanted, step))


def parent_kind(planned: Planned) -> str:
    """The kind of the record that this one belongs to."""
    if planned.record.kind is RecordKind.APPLICATION:
        return RecordKind.CANDIDATE.value
    return str(PARENT.get(planned.record.kind, RecordKind.JOB))


def _job_step(planned: Planned, row: RecordRow | None) -> JobStep | None:
    if not isinstance(planned.record, JobRecord):
        return None
    there = row.acknowledged[:SHAPE] if row and row.acknowledged else None
    sent = row.sent[:SHAPE] if row and row.state == WAITING and row.sent else None
    if sent and there:
        there = _doubtful(there, sent)
    elif sent and sent[0] == "P" and not planned.record.public:
        # It may be public by now, and a public job has to be closed before it is private: first it is made sure to be there.
        return JobStep("CREATE", replace(planned.record, open=True, public=True), f"PO{sent[2:]}", False)
    return job_steps.next_step(there, planned.record, planned.renewals)


def _doubtful(there: str, sent: str) -> str:
    """The shape to go on from when nobody knows whether ``sent`` has replaced ``there``: public and open if it may be so."""
    return f"{'P' if 'P' in (there[0], sent[0]) else 'R'}{'O' if 'O' in (there[1], sent[1]) else 'C'}{there[2:]}"


def _goes_with_parent(row: RecordRow, going: set[tuple[str, str]]) -> bool:
    parent = PARENT.get(RecordKind(row.kind))
    return parent is not None and (parent.value, row.parent or "") in going


def plan_rows(subject: str, items: Iterable[tuple[Planned, str, str, str | None]]) -> list[tuple[Any, ...]]:
    """Rows for sync_records.plan from record, state, what is wanted, and message."""
    return [
        (*one.id, one.parent, subject, one.subject, state, wanted, one.fields, message) for one, state, wanted, message in items
    ]


def claim_rows(subject: str, sendings: Sequence[Sending]) -> list[tuple[Any, ...]]:
    """Rows for sync_records.claim."""
    return [
        (*one.planned.id, one.planned.parent, subject, one.planned.subject, one.wanted, one.sent, one.planned.fields)
        for one in sendings
    ]


def planned_rows(subject: str, found: Diff, rows: Rows) -> list[tuple[Any, ...]]:
    """Rows for what is not sent: refused by us, or blocked by a job. Those that stand so already are left out."""
    told = [(one, REFUSED, wanted, one.refusal) for one, wanted in found.refused]
    told += [(one, WAITING, wanted_of(one), WAITS_FOR_JOB) for one in found.blocked]
    told += [(one, WAITING, wanted_of(one), WAITS_FOR_PARENT) for one in found.orphaned]
    return plan_rows(subject, [item for item in told if not _stands(rows.get(item[0].id), *item[1:])])


def _stands(row: RecordRow | None, state: str, wanted: str, message: str | None) -> bool:
    return row is not None and (row.state, row.wanted, row.message) == (state, wanted, message)
