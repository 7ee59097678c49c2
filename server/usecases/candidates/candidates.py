"""A candidate's page: profile and activity."""

from dataclasses import dataclass, field

from server.domain.contacts import ContactDetails
from server.domain.jobs import JobStatus
from server.domain.permissions import Action
from server.domain.resume import Resume
from server.domain.roles import Actor
from server.storage.applications import stage_changes as stored_stage_changes
from server.storage.applications.applications import ApplicationRow
from server.storage.applications.stage_changes import StageChangeRow
from server.storage.candidates import candidates, contacts, resumes
from server.storage.candidates.candidates import CandidateRow
from server.storage.candidates.candidates import Identity as Identity
from server.storage.candidates.duplicates import Hint
from server.storage.pools import pools
from server.storage.pools.pools import PoolRow
from server.usecases import access, stage_changes
from server.usecases.access import ApplicationAccess, CandidateAccess
from server.usecases.candidates import duplicates


@dataclass(frozen=True, slots=True)
class ApplicationView:
    """An application in somebody's history: ``may`` says what the reader can do with it, ``opens`` whether the job opens.

    ``path`` is empty where the reader may not read the activity; ``undoable`` is the step they can take back now.
    """

    row: ApplicationRow
    opens: bool
    may: frozenset[Action]
    path: list[StageChangeRow]
    undoable: StageChangeRow | None


@dataclass(frozen=True, slots=True)
class CandidateView:
    """A candidate with the applications the reader may know of, latest change first; ``linkedin`` offers the LinkedIn tab."""

    row: CandidateRow
    applications: list[ApplicationView]
    linkedin: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Profile(CandidateView):
    """The Profile tab, with the pools the reader may open (users.md 22); ``may`` says what they can do with the person.

    ``resume`` is shown and never changed here: only the person tells what they did and can (statement 246). ``duplicates`` are
    others who may be the same person.
    """

    identities: list[Identity]
    details: ContactDetails
    resume: Resume
    pools: list[PoolRow]
    may: frozenset[Action]
    duplicates: list[Hint]


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the Activity tab: a step, the application it belongs to, and whether the reader can take it back now."""

    stage_change: StageChangeRow
    application: ApplicationRow
    undoable: bool


@dataclass(frozen=True, slots=True)
class Activity(CandidateView):
    """The Activity tab, newest first."""

    events: list[Event]


_OFFERED_ON_PROFILE = (Action.EDIT_CANDIDATE, Action.ERASE_PERSON, Action.CREATE_POOL, Action.MERGE_CANDIDATES)
_OFFERED = (Action.ADVANCE_APPLICANT, Action.REJECT_APPLICANT, Action.WRITE_NOTES, Action.GIVE_FEEDBACK)


def profile(actor: Actor, candidate_id: int) -> Profile:
    """The Profile tab. Raise NotFound."""
    candidate_access = access.candidate(actor, candidate_id)
    return Profile(
        candidate_access.row,
        views(candidate_access),
        candidates.identities(candidate_id),
        contacts.details(candidate_id),
        resumes.of(candidate_id),
        pools_of(actor, candidate_id),
        frozenset(action for action in _OFFERED_ON_PROFILE if candidate_access.can(action)),
        duplicates.of(actor, candidate_id),
        linkedin=sees_linkedin(candidate_access),
    )


def pools_of(actor: Actor, candidate_id: int) -> list[PoolRow]:
    """The pools that a candidate is in, as far as the reader may open them (users.md 22)."""
    rows = pools.of_candidate(candidate_id, actor.id)
    return [row for row in rows if access.of_pool(actor, row).can(Action.READ_POOL)]


def activity(actor: Actor, candidate_id: int) -> Activity:
    """The Activity tab: every step of the applications whose activity the reader may read. Raise NotFound."""
    candidate_access = access.candidate(actor, candidate_id)
    shown = views(candidate_access)
    events = [event for view in shown for event in _events(view)]
    newest = sorted(events, key=lambda event: (event.stage_change.at, event.stage_change.id), reverse=True)
    return Activity(candidate_access.row, shown, newest, linkedin=sees_linkedin(candidate_access))


def sees_linkedin(candidate_access: CandidateAccess) -> bool:
    """Whether the candidate's page offers the reader the LinkedIn tab (attract.md 3.8: the hiring team's pages)."""
    return candidate_access.can(Action.SEE_LINKEDIN_TAB)


def views(candidate_access: CandidateAccess) -> list[ApplicationView]:
    """The applications of ``candidate_access`` with their paths and what its reader may do with each."""
    paths: dict[int, list[StageChangeRow]] = {}
    for stage_change in stored_stage_changes.paths(candidate_access.row.id):
        paths.setdefault(stage_change.application, []).append(stage_change)
    readable = {one.row.id for one in candidate_access.where(Action.READ_ACTIVITY)}
    return [_view(one, paths.get(one.row.id, []) if one.row.id in readable else []) for one in candidate_access.applications]


def _events(view: ApplicationView) -> list[Event]:
    return [Event(stage_change, view.row, stage_change == view.undoable) for stage_change in view.path]


def _undoable(one: ApplicationAccess, path: list[StageChangeRow]) -> StageChangeRow | None:
    standing = stage_changes.standing(path)
    latest = stage_changes.undoable(standing) if one.row.job.status != JobStatus.CLOSED else None
    return latest if latest and all(one.job.can(action) for action in stage_changes.needed_to_undo(standing)) else None


def _view(one: ApplicationAccess, path: list[StageChangeRow]) -> ApplicationView:
    may = frozenset(action for action in _OFFERED if one.in_view and one.job.can(action))
    return ApplicationView(one.row, one.job.can(Action.READ_JOB), may, path, _undoable(one, path))
