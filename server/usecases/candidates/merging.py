"""Making one candidate of two (design section 5.8); merge_undo takes it back.

All that hangs on either record becomes one person's; the other stays as an empty row that leads there. LinkedIn is told by the
marks of both: it loses the one before it hears of what moved to the other (usecases.linkedin.outgoing.reconcile).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from server.domain import candidate_query
from server.domain import merging as rules
from server.domain.contacts import KeyKind
from server.domain.errors import AlreadyMerged, EditConflict, MergedAway, NotFound, SameRecord
from server.domain.history import Change, Subject, UndoableActionKind, changed
from server.domain.linkedin.urns import PERSON
from server.domain.merging import Facts
from server.domain.permissions import Action
from server.domain.roles import Actor
from server.storage import history, sync_dirty
from server.storage.applications.applications import ApplicationRow
from server.storage.candidates import candidate_search, candidates, contacts, duplicates, merges, pool_texts
from server.storage.candidates.candidate_search import Filters, Summary
from server.storage.candidates.candidates import CandidateRow, Identity
from server.storage.candidates.duplicates import Hint
from server.storage.candidates.merges import SameJob
from server.storage.database import transaction
from server.storage.linkedin.tab import links
from server.usecases import access, edit_conflict
from server.usecases.access import CandidateAccess

MOST_MATCHES = 10  # of those whom a search finds; more words find fewer


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: what is chosen from, and what else is theirs."""

    row: CandidateRow
    facts: Facts
    applications: list[ApplicationRow]
    identities: list[Identity]
    documents: int
    notes: int


@dataclass(frozen=True, slots=True)
class MergeComparison:
    """Both candidates side by side. ``kept`` is whose record goes on; ``choices`` are what somebody has to choose.

    ``evidence`` is by what they may be one, ``two_members`` that LinkedIn knows them as two; ``version`` names this version.
    """

    kept: Side
    gone: Side
    choices: list[str]
    same_jobs: list[SameJob]
    evidence: tuple[str, ...]
    two_members: bool
    version: str


@dataclass(frozen=True, slots=True)
class Suggestions:
    """With whom a candidate could be made one: possible duplicates, and who is ``matches`` by what was typed."""

    row: CandidateRow
    hints: list[Hint]
    matches: list[Summary]


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of two: the candidate there is now, and the undoable action."""

    candidate: int
    name: str
    undoable_action: int


def suggestions(actor: Actor, candidate_id: int, query: str = "") -> Suggestions:
    """Who may be the same person, and at most ten who are found by the words ``query``. Raise NotFound, NotPermitted."""
    row = access.candidate(actor, candidate_id).row
    access.require(actor, Action.MERGE_CANDIDATES)
    return Suggestions(row, duplicates.of(candidate_id), _others(actor, candidate_id, query))


def _others(actor: Actor, candidate_id: int, query: str) -> list[Summary]:
    access.require(actor, Action.SEARCH_CANDIDATES)
    terms = candidate_query.terms(query)
    places = candidate_search.search(terms, Filters(), None, MOST_MATCHES + 1) if terms else []
    ids = [one.candidate for one in places if one.candidate != candidate_id][:MOST_MATCHES]
    rows = candidate_search.summaries(ids) if ids else {}
    return [rows[id] for id in ids if id in rows]


def check_named(actor: Actor, one: int, other: int) -> None:
    """Whether both can be shown side by side. Raise NotFound, NotPermitted, SameRecord, AlreadyMerged."""
    _both(actor, one, other)


def compare(actor: Actor, one: int, other: int) -> MergeComparison:
    """Both candidates side by side. Raise NotFound, NotPermitted, SameRecord, AlreadyMerged."""
    accesses = _both(actor, one, other)
    kept, gone = (accesses[id] for id in _order(one, other))
    sides = _sides(kept, gone)
    return MergeComparison(
        *sides,
        rules.differing(sides[0].facts, sides[1].facts),
        _shown(merges.same_jobs(kept.row.id, gone.row.id), *sides),
        _evidence(*sides),
        _two_members(*sides),
        _version(sides[0].facts, sides[1].facts),
    )


def merge(actor: Actor, one: int, other: int, chosen: Mapping[str, int], version: str) -> Merged:
    """Make one of two. ``chosen`` says whose is kept of what differs; what one of them lacks is taken from the other.

    Raise NotFound, NotPermitted, SameRecord, AlreadyMerged, and Overtaken when what was ``version`` changed since.
    """
    access.require(actor, Action.MERGE_CANDIDATES)
    with transaction():
        links.alone()
        held = candidates.hold(one, other)
        _both(actor, one, other)
        if not held:
            raise NotFound
        kept, gone = _order(one, other)
        return _merge(actor, kept, gone, frozenset(name for name, whose in chosen.items() if whose == gone), version)


def _merge(actor: Actor, kept: int, gone: int, from_gone: frozenset[str], version: str) -> Merged:
    before, rows = (merges.facts(kept), merges.facts(gone)), (merges.row(kept), merges.row(gone))
    if version != _version(*before):
        raise EditConflict(_told(before[0]))
    sync_dirty.candidate(kept, gone)
    same, new = merges.same_jobs(kept, gone), rules.joined(*before, from_gone)
    pools = pool_texts.search_texts_of([kept, gone])
    entries = merges.move(kept, gone, same)
    merges.empty(gone, kept)
    merges.keep(kept, new, min(rows, key=lambda row: int(row["created_at"])))
    links = [dict(facts.details.links) for facts in before]
    standing = [merges.standing(job) for job in same]
    data = {"steps": entries, "rows": rows, "links": links, "pools": pools, "described": _told(new), "same": standing}
    id = merges.add(kept, gone, actor.id, data)
    undoable_action = history.undoable_action(UndoableActionKind.MERGED, actor.id, {"merge": id}, candidate=kept)
    record = (f"{before[1].details.name} ({gone})", f"{new.details.name} ({kept})")
    changes = changed(_told(before[0]), _told(new)) | {"record": record}
    history.record(Subject.CANDIDATE, kept, Change.MERGED, actor.id, changes, candidate=kept, undoable_action=undoable_action)
    return Merged(kept, new.details.name, undoable_action)


def _both(actor: Actor, one: int, other: int) -> dict[int, CandidateAccess]:
    """Both candidates, for whoever may make them one."""
    try:
        accesses = {id: access.candidate(actor, id) for id in (one, other)}
    except MergedAway as merged:
        access.require(actor, Action.MERGE_CANDIDATES)
        raise AlreadyMerged from merged
    access.require(actor, Action.MERGE_CANDIDATES)
    if one == other:
        raise SameRecord
    return accesses


def _order(one: int, other: int) -> tuple[int, int]:
    """Whose record goes on, and whose does not: LinkedIn's acquaintance stays, else the older."""
    known = merges.known_to_linkedin(one, other)
    kept = min((one, other), key=lambda id: (id not in known, id))
    return kept, other if kept == one else one


def _sides(*candidate_access: CandidateAccess) -> tuple[Side, Side]:
    ids = (candidate_access[0].row.id, candidate_access[1].row.id)
    details, counts, identities = contacts.details_of(ids), merges.counts(*ids), candidates.identities_of_two(*ids)
    kept, gone = (
        Side(
            one.row,
            Facts(details[one.row.id], one.row.headline or "", one.row.company or ""),
            [application.row for application in one.applications],
            identities[one.row.id],
            *counts[one.row.id],
        )
        for one in candidate_access
    )
    return kept, gone


def _evidence(kept: Side, gone: Side) -> tuple[str, ...]:
    """By what they may be one: what both are found by, a link to a profile included."""
    one, other = (side.facts.details.keys() | {(KeyKind.PROFILE, link.key) for link in side.identities} for side in (kept, gone))
    return tuple(sorted({kind.value for kind, _ in one & other}))


def _shown(jobs: list[SameJob], *sides: Side) -> list[SameJob]:
    """The jobs of which the reader may know that both are on them."""
    known = {one.id for side in sides for one in side.applications}
    return [job for job in jobs if job.one.id in known and job.other.id in known]


def _two_members(*sides: Side) -> bool:
    """Whether each of them is linked to a member of LinkedIn, which is not the same."""
    members = [{one.key for one in side.identities if one.key.startswith(PERSON)} for side in sides]
    return all(members)


def _told(facts: Facts) -> dict[str, str]:
    return facts.details.fields() | {"headline": facts.headline, "company": facts.company}


def _version(kept: Facts, gone: Facts) -> str:
    return edit_conflict.token({"kept": _told(kept), "gone": _told(gone)})
