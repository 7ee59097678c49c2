"""In ATS: what the company already knows about a person on LinkedIn (attract.md 3.10, design section 5.3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from server.domain import clock
from server.domain.errors import NotAProfile, NotInAts
from server.domain.feedback import FeedbackStatus
from server.domain.hosts import HostMode
from server.domain.permissions import Action
from server.domain.profile_url import member_key, profile_key
from server.domain.roles import Actor
from server.domain.stages import Move
from server.storage.account import hosts
from server.storage.applications import applications
from server.storage.applications import feedback as stored_feedback
from server.storage.applications import stage_changes as stored_stage_changes
from server.storage.applications.applications import ApplicationRow
from server.storage.applications.feedback import FeedbackRow
from server.storage.applications.stage_changes import StageChangeRow
from server.storage.candidates import candidates, in_ats
from server.storage.candidates import notes as stored_notes
from server.storage.candidates.candidates import CandidateRow
from server.storage.candidates.notes import NoteRow
from server.usecases import access
from server.usecases.stage_changes import standing

LOOK_UP_LIMIT = 100


@dataclass(frozen=True, slots=True)
class ProfileQuery:
    """One profile of a page; ``ref`` is the asker's own name for it."""

    ref: str
    profile_url: str | None
    member_id: str | None


@dataclass(frozen=True, slots=True)
class ProfileMatch:
    """The answer for one profile: the candidate when they are past Prospect; ``problem`` when the address was none."""

    ref: str
    candidate: int | None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class CardJob:
    """A job past Prospect with the path there; ``opens`` says whether the reader may open it in Attract."""

    application: ApplicationRow
    opens: bool
    path: list[StageChangeRow]


@dataclass(frozen=True, slots=True)
class InAtsCard:
    """Everything the card shows; feedback and notes refer to applications by id.

    ``opens`` says whether the reader may open the candidate's page.
    """

    candidate: CandidateRow
    opens: bool
    as_of: int
    jobs: list[CardJob]
    feedback: list[FeedbackRow]
    notes: list[NoteRow]


def look_up(actor: Actor, profiles: Sequence[ProfileQuery]) -> list[ProfileMatch]:
    """Who of up to 100 profiles is past Prospect on any job, in the order asked. Raise NotPermitted."""
    access.require(actor, Action.SEE_IN_ATS)
    rules = hosts.all_rules()
    keys = [_keys(one, rules) for one in profiles]
    known = in_ats.past_prospect([key for profile_keys in keys for key in profile_keys or ()])
    return [_match(one.ref, profile_keys, known) for one, profile_keys in zip(profiles, keys, strict=True)]


def card(actor: Actor, candidate_id: int) -> InAtsCard:
    """The card of a candidate. Raise NotPermitted, or NotInAts when they are past Prospect nowhere (statements 84-86)."""
    access.require(actor, Action.SEE_IN_ATS)
    rows = [row for row in applications.of_candidate(candidate_id, actor.id) if row.past_prospect]
    candidate = candidates.by_id(candidate_id) if rows else None
    if candidate is None:
        raise NotInAts
    past = {row.id for row in rows}
    stage_changes = stored_stage_changes.paths(candidate_id)
    return InAtsCard(
        candidate,
        access.can(actor, Action.READ_CANDIDATE),
        clock.now(),
        [CardJob(row, access.of_job(actor, row.job).can(Action.READ_JOB), path_of(row.id, stage_changes)) for row in rows],
        [
            one
            for one in stored_feedback.of_candidate(candidate_id, actor.id)
            if one.status == FeedbackStatus.SUBMITTED and one.application in past
        ],
        [one for one in stored_notes.of_candidate(candidate_id, actor.id) if one.application is None or one.application in past],
    )


def path_of(application: int, stage_changes: Sequence[StageChangeRow]) -> list[StageChangeRow]:
    """The stages one application came to, as its way stands; leaving the running is told by the status and is no stage."""
    way = standing([stage_change for stage_change in stage_changes if stage_change.application == application])
    return [stage_change for stage_change in way if stage_change.move not in (Move.REJECTED, Move.WITHDRAWN)]


def _keys(one: ProfileQuery, rules: Mapping[str, HostMode]) -> list[str] | None:
    try:
        keys = [member_key(one.member_id)] if one.member_id else []
        return keys + ([profile_key(one.profile_url, rules)] if one.profile_url else [])
    except NotAProfile:
        return None


def _match(ref: str, keys: list[str] | None, known: dict[str, int]) -> ProfileMatch:
    if not keys:
        return ProfileMatch(ref, None, NotAProfile.code)
    return ProfileMatch(ref, next((known[key] for key in keys if key in known), None))
