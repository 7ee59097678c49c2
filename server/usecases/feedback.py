"""Interview feedback on an application."""

from dataclasses import dataclass

from server.domain.errors import CannotUndo, NotFound
from server.domain.feedback import FeedbackStatus, FeedbackText
from server.domain.permissions import Action, Fact
from server.domain.roles import Actor
from server.domain.words import N_
from server.storage import writings
from server.storage.database import transaction
from server.storage.writings import FeedbackRow
from server.usecases import access
from server.usecases.access import CandidateAccess
from server.usecases.candidates import ApplicationView, CandidateView, sees_linkedin, views


@dataclass(frozen=True, slots=True)
class FeedbackTab(CandidateView):
    """The Feedback tab: what others submitted, the reader's own by application, and where the reader may give some."""

    feedback: list[FeedbackRow]
    own: dict[int, FeedbackRow]
    subjects: list[ApplicationView]


def read(actor: Actor, candidate_id: int) -> FeedbackTab:
    """Feedback the reader may see (spec/attract.md section 2.4: interviewers see others' after their own). Raise NotFound."""
    found = access.candidate(actor, candidate_id)
    rows = writings.feedback(candidate_id, actor.id)
    own = {row.application: row for row in rows if row.author == actor.id}
    readable = _readable(found, own)
    shown = [
        row for row in rows if row.status == FeedbackStatus.SUBMITTED and (row.application in readable or row.author == actor.id)
    ]
    applications = views(found)
    subjects = [view for view in applications if Action.GIVE_FEEDBACK in view.may and view.row.past_prospect]
    return FeedbackTab(found.row, applications, shown, own, subjects, linkedin=sees_linkedin(found))


def keep(actor: Actor, application_id: int, text: FeedbackText, submit: bool) -> int:
    """Save or submit the actor's feedback; the candidate's id. Raise NotFound, NotPermitted, Invalid.

    Submitted feedback stands: saving over it is refused.
    """
    text = text.checked(submit)
    with transaction():
        found = access.application_to_change(actor, application_id, Action.GIVE_FEEDBACK)
        if not found.row.past_prospect:
            raise NotFound
        mine = [row for row in writings.feedback(found.row.candidate, actor.id) if row.author == actor.id]
        if any(row.application == application_id and row.status == FeedbackStatus.SUBMITTED for row in mine):
            raise CannotUndo(N_("Your feedback is submitted already and cannot be changed."))
        writings.keep_feedback(application_id, actor.id, text, submit)
    return found.row.candidate


def _readable(found: CandidateAccess, own: dict[int, FeedbackRow]) -> set[int]:
    def shared(application: int) -> tuple[Fact, ...]:
        mine = own.get(application)
        return (Fact.FEEDBACK_IS_SHARED,) if mine and mine.status == FeedbackStatus.SUBMITTED else ()

    return {one.row.id for one in found.applications if one.in_view and one.job.can(Action.READ_FEEDBACK, *shared(one.row.id))}
