"""The ledger of a person: what LinkedIn was told about them, when, and what LinkedIn said to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from server.domain.errors import NotFound
from server.domain.linkedin.kinds import PARENT, RecordKind
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.storage.candidates import candidates
from server.storage.candidates.candidates import CandidateRow
from server.storage.linkedin.outgoing import sync_ledger
from server.storage.linkedin.outgoing.sync_ledger import LedgerLine, NamedJob
from server.storage.linkedin.outgoing.sync_records import ACCEPTED, WAITING, WITHDRAWN
from server.usecases import access


class LedgerStanding(StrEnum):
    """How a record stands: what LinkedIn has, what it gives back, or why it never had it."""

    ACKNOWLEDGED = "acknowledged"
    WAITING = "waiting"
    LEAVING = "leaving"
    FAILED = "failed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One record: ``name`` is a stage ("" for a rejection) or an author, None where it is gone or needs none."""

    kind: RecordKind
    name: str | None
    fields: Sequence[str]
    standing: LedgerStanding
    message: str | None
    first_sent_at: int | None
    sent_at: int | None
    acknowledged_at: int | None


@dataclass(frozen=True, slots=True)
class Part:
    """The person themselves, or one ``application``; ``job`` is None for the former, and for an application that is gone."""

    application: str | None
    job: NamedJob | None
    entries: list[LedgerEntry]


@dataclass(frozen=True, slots=True)
class Ledger:
    """What LinkedIn was told about a candidate; ``candidate`` is None once they are gone."""

    id: int
    candidate: CandidateRow | None
    parts: list[Part]

    @property
    def entries(self) -> list[LedgerEntry]:
        """All records."""
        return [entry for part in self.parts for entry in part.entries]


def read(actor: Actor, candidate: int) -> Ledger:
    """What LinkedIn was told about a candidate, withdrawn records too. Raise NotPermitted, NotFound."""
    access.require(actor, Action.SET_UP_LINKEDIN)
    lines, row = sync_ledger.lines(candidate), candidates.by_id(candidate)
    if row is None and not lines:
        raise NotFound
    return Ledger(candidate, row, _parts(lines, sync_ledger.jobs(candidate), sync_ledger.names(candidate)))


def _parts(lines: Iterable[LedgerLine], jobs: dict[str, NamedJob], names: dict[tuple[str, str], str]) -> list[Part]:
    parts: dict[str | None, Part] = {}
    for line in lines:
        application = _application(line)
        part = parts.setdefault(application, Part(application, jobs.get(application or ""), []))
        part.entries.append(_entry(line, names.get((line.kind, line.key))))
    return sorted(parts.values(), key=lambda part: part.application is not None)


def _application(line: LedgerLine) -> str | None:
    """The key of the application a record is, or hangs on."""
    if line.kind == RecordKind.APPLICATION:
        return line.key
    return line.parent if PARENT.get(RecordKind(line.kind)) is RecordKind.APPLICATION else None


def _entry(line: LedgerLine, name: str | None) -> LedgerEntry:
    fields = tuple(one for one in line.fields.split(",") if one)
    times = (line.first_sent_at, line.sent_at, line.acknowledged_at)
    return LedgerEntry(RecordKind(line.kind), name, fields, _standing(line), line.message, *times)


def _standing(line: LedgerLine) -> LedgerStanding:
    if line.state == WITHDRAWN:
        return LedgerStanding.WITHDRAWN if line.first_sent_at else LedgerStanding.NEVER
    if line.state in (WAITING, ACCEPTED):
        return LedgerStanding.WAITING if line.desired else LedgerStanding.LEAVING
    return LedgerStanding(line.state)
