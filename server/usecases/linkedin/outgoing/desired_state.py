"""What LinkedIn should have, worked out from what Attract has (design sections 5.3, 5.4 and 5.10). Nothing is sent from here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from hashlib import blake2b
from operator import attrgetter
from typing import get_args

from server.domain.linkedin import names, posting, refusals, urns
from server.domain.linkedin.kinds import RecordKind
from server.domain.linkedin.records import (
    AclRecord,
    ApplicationRecord,
    AssigneeRecord,
    CandidateRecord,
    FeedbackRecord,
    JobRecord,
    NoteRecord,
    Record,
    StageRecord,
)
from server.domain.stages import ApplicationStatus
from server.storage.linkedin.outgoing import sync_sources
from server.storage.linkedin.outgoing.sync_sources import (
    ApplicationSource,
    FeedbackSource,
    JobSource,
    NoteSource,
    SyncCandidateSource,
)

_NEUTRAL = frozenset({"key", "parent", "kind"})
_FIELDS = {kind.__name__: tuple(one.name for one in fields(kind) if one.name not in _NEUTRAL) for kind in get_args(Record)}
# The repr of a tuple costs a quarter of that of a dataclass.
_CONTENT = {kind.__name__: attrgetter(*(one.name for one in fields(kind) if one.name != "kind")) for kind in get_args(Record)}
_NOTHING = (None, "", ())
# Whoever left the running is in no stage: that they left is told in the place of one.
_LEFT = {ApplicationStatus.REJECTED: "Rejected", ApplicationStatus.WITHDRAWN: "Withdrew"}
_RESULTS = {"strong_hire": "Strong hire", "hire": "Hire", "undecided": "Undecided", "no_hire": "No hire"}


@dataclass(frozen=True, slots=True)
class DesiredRecord:
    """One record that LinkedIn should have: ``id`` is its kind and key, ``subject`` the id of its job, candidate or user.

    ``refusal`` is why it is not sent yet.
    """

    id: tuple[str, str]
    record: Record
    subject: int
    digest: str
    refusal: str | None = None
    renewals: int = 0

    @property
    def parent(self) -> str | None:
        """The key of the record it hangs on."""
        return self.record.candidate if isinstance(self.record, ApplicationRecord) else getattr(self.record, "parent", None)

    @property
    def fields(self) -> str:
        """The names of the fields that carry something."""
        record = self.record
        told = [(name, getattr(record, name)) for name in _FIELDS[type(record).__name__]]
        return ",".join([name for name, value in told if value or value not in _NOTHING])


DesiredState = dict[tuple[str, str], DesiredRecord]


class Scope(StrEnum):
    """How much of Attract LinkedIn should have."""

    EVERYTHING = "everything"
    POSTINGS = "postings"  # posting needs no Recruiter System Connect (statement 26)
    NOTHING = "nothing"  # the company leaves: all that was sent is taken back


def jobs(ids: Sequence[int], everyone: bool, scope: Scope, public_url: str) -> DesiredState:
    """The jobs with these ids, and who sees them unless ``everyone`` does (linkedin.md 8).

    Every job that was ever active is one LinkedIn should know, closed ones too. A job cannot be deleted there, so one that
    is not wanted any more is closed.
    """
    known = [job for job in sync_sources.jobs(ids) if job.activated_at is not None]
    if scope is Scope.POSTINGS:
        known = [job for job in known if job.was_posted]
    desired = [_job(job, public_url, scope) for job in known]
    if not everyone and scope is Scope.EVERYTHING:
        desired += _acls(known)
    return {one.id: one for one in desired}


def users(ids: Sequence[int], everyone: bool) -> DesiredState:
    """The groups of these users, one each: so nobody is in more than one of the ten that LinkedIn allows (linkedin.md 1.7)."""
    members = [] if everyone else sync_sources.members(ids)
    return {one.id: one for one in (_desired(_assignee(user, member), user) for user, member in members)}


def candidates(ids: Sequence[int], public_url: str) -> DesiredState:
    """Everything about the candidates with these ids that LinkedIn should know; nothing for who is only a prospect."""
    sources = _Sources.of(ids)
    desired = [one for candidate in sources.candidates for one in _candidate(candidate, sources, public_url)]
    return {one.id: one for one in desired}


@dataclass(slots=True)
class _Sources:
    candidates: list[SyncCandidateSource]
    keys: dict[int, list[tuple[str, str | None]]] = field(default_factory=dict)
    applications: dict[int, list[ApplicationSource]] = field(default_factory=dict)
    children: dict[int, list[Record]] = field(default_factory=dict)
    general: dict[int, list[NoteSource]] = field(default_factory=dict)

    @classmethod
    def of(cls, ids: Sequence[int]) -> "_Sources":
        sources = cls(sync_sources.candidates(ids))
        for id, key, address in sync_sources.identities(ids):
            sources.keys.setdefault(id, []).append((key, address))
        for application in sync_sources.applications(ids):
            sources.applications.setdefault(application.candidate, []).append(application)
        sources._read_children(ids)
        return sources

    def _read_children(self, ids: Sequence[int]) -> None:
        for stage_change in sync_sources.stages(ids):
            name = _LEFT.get(ApplicationStatus(stage_change.status), stage_change.name)
            stage = StageRecord(str(stage_change.id), str(stage_change.application), name, stage_change.at)
            self.children.setdefault(stage_change.application, []).append(stage)
        for note in sync_sources.notes(ids):
            if note.application is None:
                self.general.setdefault(note.candidate, []).append(note)
            else:
                self.children.setdefault(note.application, []).append(_note(note, RecordKind.APPLICATION_NOTE, note.application))
        for one in sync_sources.feedback(ids):
            self.children.setdefault(one.application, []).append(_feedback(one))


def _candidate(source: SyncCandidateSource, sources: _Sources, public_url: str) -> Iterable[DesiredRecord]:
    applications = sources.applications.get(source.id, [])
    keys = sources.keys.get(source.id, [])
    member = next((urns.person_urn(key) for key, _ in keys if key.startswith(urns.PERSON)), None)
    if not applications or (source.unlinked and member is None):
        return  # only a prospect (statement 84), or somebody said that LinkedIn had the wrong person (design 5.3)
    first, last = names.split(source.name, source.first_name, source.last_name)
    yield _desired(_person(source, first, last, member, keys, public_url), source.id)
    for note in sources.general.get(source.id, []):
        yield _desired(_note(note, RecordKind.CANDIDATE_NOTE, source.id), source.id)
    for application in applications:
        yield _desired(_application(application, first, last, source.email), source.id)
        for child in sources.children.get(application.id, []):
            yield _desired(child, source.id)


def _person(
    source: SyncCandidateSource,
    first: str,
    last: str,
    member: str | None,
    keys: list[tuple[str, str | None]],
    public_url: str,
) -> CandidateRecord:
    public = next((key.removeprefix("in:") for key, _ in keys if key.startswith("in:")), None)
    return CandidateRecord(
        key=str(source.id),
        first_name=first,
        last_name=last,
        emails=(source.email,) if source.email else (),
        phones=(source.phone,) if source.phone else (),
        profile_url=f"{public_url}/candidates/{source.id}",
        created_at=source.created_at,
        modified_at=max(source.updated_at, source.created_at),
        linkedin_url=f"https://www.linkedin.com/in/{public}" if public else None,
        company=source.company,
        member=member,
    )


def _application(source: ApplicationSource, first: str, last: str, email: str | None) -> ApplicationRecord:
    return ApplicationRecord(
        key=str(source.id),
        candidate=str(source.candidate),
        job=source.job,
        job_title=source.job_title,
        first_name=first,
        last_name=last,
        email=email,
        source=source.source,
        disposition=source.rejection_reason,
        created_at=source.created_at,
        modified_at=max(source.updated_at, source.created_at),
    )


def _note(source: NoteSource, kind: RecordKind, parent: int) -> NoteRecord:
    first, last = names.split(source.author)
    return NoteRecord(str(source.id), str(parent), source.text, first, last, source.created_at, kind)


def _feedback(source: FeedbackSource) -> FeedbackRecord:
    first, last = names.split(source.author)
    told = (
        ("Recommendation", _RESULTS.get(source.recommendation or "", "")),
        ("Strengths", source.strengths),
        ("Weaknesses", source.weaknesses),
    )
    evaluations = tuple((attribute, result) for attribute, result in told if result)
    return FeedbackRecord(str(source.id), str(source.application), source.comment, evaluations, first, last, source.submitted_at)


def _job(source: JobSource, public_url: str, scope: Scope) -> DesiredRecord:
    record = posting.job_record(source, public_url)
    if scope is Scope.NOTHING or (scope is Scope.POSTINGS and not source.posted):
        record = replace(record, open=False)
    return _desired(record, source.id, next(iter(posting.refusals(record)), None), source.renewals)


def _acls(jobs: Sequence[JobSource]) -> list[DesiredRecord]:
    names_of = {job.id: job.job_id for job in jobs}
    return [
        _desired(AclRecord(f"{names_of[job]}|{_group(user)}", names_of[job], _group(user)), job)
        for job, user in sync_sources.teams([*names_of])
    ]


def _assignee(user: int, member: str) -> AssigneeRecord:
    return AssigneeRecord(f"{_group(user)}|{member}", _group(user), member)


def _group(user: int) -> str:
    return f"user-{user}"


def _desired(record: Record, subject: int, refusal: str | None = None, renewals: int = 0) -> DesiredRecord:
    digest = blake2b(repr(_CONTENT[type(record).__name__](record)).encode(), digest_size=16).hexdigest()
    known = refusal if isinstance(record, JobRecord) else refusals.refusal(record)
    return DesiredRecord((str(record.kind), record.key), record, subject, digest, known, renewals)


def of_kind(desired: Mapping[tuple[str, str], DesiredRecord], kind: RecordKind) -> list[DesiredRecord]:
    """The records of one kind."""
    return [one for one in desired.values() if one.record.kind is kind]
