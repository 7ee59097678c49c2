"""Interview feedback on an application, one of each person for each stage (attract.md 12)."""

from collections.abc import Mapping
from dataclasses import dataclass

from server.domain.errors import CannotUndo, NotFound
from server.domain.feedback import FeedbackOptions, FeedbackStatus, FeedbackText
from server.domain.i18n_marker import N_
from server.domain.permissions import Action, Fact
from server.domain.roles import Actor
from server.storage.applications import feedback as stored_feedback
from server.storage.applications import feedback_requests
from server.storage.applications.feedback import FeedbackRow
from server.storage.applications.feedback_requests import FeedbackRequestRow, OpenRequest
from server.storage.database import transaction
from server.storage.jobs import feedback_activities
from server.usecases import access
from server.usecases.access import ApplicationAccess, CandidateAccess
from server.usecases.candidates.candidates import ApplicationView, CandidateView, sees_linkedin, views
from server.usecases.paging import PAGE

Place = tuple[int, int | None]  # an application, and the stage of it that feedback is about
NO_ACTIVITY = FeedbackOptions()


@dataclass(frozen=True, slots=True)
class FeedbackForm:
    """What the reader may write about an application in a stage: ``mine`` is already written, ``requested`` when asked."""

    application: ApplicationView
    stage: int
    stage_name: str
    mine: FeedbackRow | None
    options: FeedbackOptions
    requested: bool


@dataclass(frozen=True, slots=True)
class FeedbackTab(CandidateView):
    """The Feedback tab: what the reader may read and write, and where they may remind, who was asked.

    ``remindable`` are the requests to others that are wanted still.
    """

    feedback: list[FeedbackRow]
    forms: list[FeedbackForm]
    requests: list[FeedbackRequestRow]
    remindable: frozenset[int]


@dataclass(frozen=True, slots=True)
class ToGive:
    """Feedback that is wanted of the reader, the oldest request first; ``after`` is where the next page begins."""

    rows: list[OpenRequest]
    after: int | None


def to_give(actor: Actor, after: int | None = None, limit: int = PAGE) -> ToGive:
    """My feedback to give. Raise NotPermitted."""
    access.require(actor, Action.OPEN_ATTRACT)
    rows = feedback_requests.to_give(actor.id, after or 0, limit + 1)
    return ToGive(rows[:limit], rows[limit - 1].id if len(rows) > limit else None)


def read(actor: Actor, candidate_id: int) -> FeedbackTab:
    """The Feedback tab. Raise NotFound."""
    candidate_access = access.candidate(actor, candidate_id)
    tab = _Reading(
        candidate_access, stored_feedback.of_candidate(candidate_id, actor.id), feedback_requests.of_candidate(candidate_id)
    )
    applications = views(candidate_access)
    remind_ids = tab.requests_where(Action.REMIND_OF_FEEDBACK)
    others = [one.id for one in remind_ids if one.user != actor.id]
    remindable = frozenset(one.id for one in feedback_requests.open_ones(others)) if others else frozenset()
    return FeedbackTab(
        candidate_access.row,
        applications,
        tab.readable(),
        tab.forms(applications),
        remind_ids,
        remindable,
        linkedin=sees_linkedin(candidate_access),
    )


def keep(actor: Actor, application_id: int, text: FeedbackText, submit: bool, stage_id: int | None = None) -> int:
    """Save or submit the actor's feedback in a stage, where none is named in the present one; the candidate's id.

    Submitted feedback stands, unless the stage lets people edit theirs (statement 266). Raise NotFound, NotPermitted,
    Invalid, CannotUndo.
    """
    text = text.checked(submit)
    with transaction():
        application_access = access.application_to_change(actor, application_id, Action.GIVE_FEEDBACK)
        stage = _stage(actor, application_access, stage_id)
        mine = [row for row in stored_feedback.of_candidate(application_access.row.candidate, actor.id) if row.author == actor.id]
        if any((row.application, row.stage) == (application_id, stage) and _stands(row) for row in mine):
            _check_editable(stage, submit)
        stored_feedback.keep(application_id, actor.id, text, submit, stage)
        if submit:
            feedback_requests.done(application_id, stage, actor.id)
    return application_access.row.candidate


def _stage(actor: Actor, application_access: ApplicationAccess, stage: int | None) -> int:
    if not application_access.row.past_prospect:
        raise NotFound
    if stage in (None, application_access.row.stage):
        return application_access.row.stage
    requests = feedback_requests.of_candidate(application_access.row.candidate)
    if any((one.application, one.stage, one.user) == (application_access.row.id, stage, actor.id) for one in requests):
        return stage or application_access.row.stage
    raise NotFound


def _check_editable(stage: int, submit: bool) -> None:
    if not feedback_activities.of_stage(stage).editable:
        raise CannotUndo(N_("Your feedback is submitted already and cannot be changed."))
    if not submit:
        raise CannotUndo(N_("Your feedback is submitted already. Submit it again to change it."))


def _stands(row: FeedbackRow) -> bool:
    return row.status == FeedbackStatus.SUBMITTED


class _Reading:
    """What the Feedback tab of ``found`` is made of."""

    def __init__(self, candidate_access: CandidateAccess, rows: list[FeedbackRow], requests: list[FeedbackRequestRow]) -> None:
        self.access, self.rows, self.requests = candidate_access, rows, requests
        self.me = candidate_access.actor.id
        self.options: Mapping[int, FeedbackOptions] = feedback_activities.of_candidate(candidate_access.row.id)
        self.own: dict[Place, FeedbackRow] = {(row.application, row.stage): row for row in rows if row.author == self.me}
        self.open: set[Place] = {(one.application, one.stage) for one in requests if one.user == self.me and not one.done_at}

    def readable(self) -> list[FeedbackRow]:
        """Submitted feedback that the reader may see, their own included."""
        jobs = {one.row.id: one for one in self.access.applications if one.in_view}
        return [row for row in self.rows if _stands(row) and (row.author == self.me or self._may_read(jobs, row))]

    def forms(self, applications: list[ApplicationView]) -> list[FeedbackForm]:
        """What the reader may write: where they were asked, and where they stand by with nothing written yet."""
        able = [view for view in applications if Action.GIVE_FEEDBACK in view.may and view.row.past_prospect]
        return [form for view in able for form in self._forms_of(view)]

    def requests_where(self, action: Action) -> list[FeedbackRequestRow]:
        """Whom the applications were asked about on whose jobs the reader may do ``action``."""
        there = {one.row.id for one in self.access.where(action)}
        return [one for one in self.requests if one.application in there]

    def _may_read(self, jobs: Mapping[int, ApplicationAccess], row: FeedbackRow) -> bool:
        one = jobs.get(row.application)
        facts = (Fact.FEEDBACK_IS_SHARED,) if self._shared((row.application, row.stage)) else ()
        return one is not None and one.job.can(Action.READ_FEEDBACK, *facts)

    def _shared(self, place: Place) -> bool:
        """Whether an interviewer reads what others wrote there: the stage lets them, or they have submitted theirs (265)."""
        if self.options.get(place[1] or 0, NO_ACTIVITY).open:
            return True
        mine = {where for where, row in self.own.items() if where[0] == place[0] and _stands(row)}
        return place in mine or (bool(mine) and place not in self.open)

    def _forms_of(self, view: ApplicationView) -> list[FeedbackForm]:
        here, names = view.row.id, {one.stage: one.stage_name for one in self.requests}
        names |= {view.row.stage: view.row.stage_name}
        names |= {row.stage: row.stage_name for row in self.own.values() if row.stage and row.stage_name}
        wrote = [where for where in self.own if where[0] == here]
        begun = [where for where in wrote if not _stands(self.own[where])]
        again = [where for where in wrote if self.options.get(where[1] or 0, NO_ACTIVITY).editable]
        here_open = [where for where in self.open if where[0] == here]
        present = [] if wrote or here_open else [(here, view.row.stage)]
        places = sorted({(one, stage) for one, stage in (*here_open, *begun, *again, *present) if stage in names and stage})
        return [self._form(view, stage, names[stage]) for _, stage in places if stage is not None]

    def _form(self, view: ApplicationView, stage: int, name: str) -> FeedbackForm:
        place, options = (view.row.id, stage), self.options.get(stage, NO_ACTIVITY)
        return FeedbackForm(view, stage, name, self.own.get(place), options, place in self.open)
